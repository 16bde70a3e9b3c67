"""Small documents, each with one trap: a file a case in `cases/`.

A case says its trap in the first line, then the document, the outline that a careful clerk would load
(`depth marker title | deadline @ lead|units`, `-` for no marker), and the problems (`line key`). A
document without a year of its own is read as one of 2021.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tracker.reading.opening import read_document
from tracker.reading.outline import Node

CASES = sorted((Path(__file__).parent / "cases").glob("*.case"))


@dataclass(frozen=True)
class Case:
    document: str
    outline: list[str]
    problems: list[str]


def read_case(path: Path) -> Case:
    parts = re.split(r"^--- (?:document|outline|problems)\n", path.read_text(encoding="utf-8"), flags=re.M)
    _, document, outline, problems = parts
    return Case(document, outline.split("\n")[:-1], [line for line in problems.split("\n") if line])


def written(node: Node, like: str) -> str:
    """The node as the case writes it: units only where the case speaks of them."""
    line = f"{node.depth} {node.marker or '-'} {node.title}"
    if node.deadline:
        line += f" | {node.deadline.day}"
    return f"{line} @ {'、'.join(node.lead)}|{'、'.join(node.units)}" if " @ " in like else line


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_document_gives_the_outline_that_a_clerk_would_load(path: Path) -> None:
    case = read_case(path)
    year = None if re.search(r"20\d\d|二〇二一", case.document) else 2021

    outline = read_document(case.document.encode(), name="document.txt", year=year)

    expected = [line.removesuffix(" | -") for line in case.outline]
    likes = [*expected, *[""] * len(outline.nodes)]
    assert [written(node, like) for node, like in zip(outline.nodes, likes, strict=False)] == expected
    assert [f"{each.line_number} {each.key}" for each in outline.problems] == case.problems


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_no_character_of_the_plan_is_lost(path: Path) -> None:
    """From the first item to the last everything stands in some node, in order, and nothing stands twice."""
    document = "".join(read_case(path).document.split())
    nodes = read_document(read_case(path).document.encode(), name="document.txt", year=2021).nodes

    told = "".join("".join(node.text.split()) for node in nodes)

    assert told in re.sub("[\u200b\u202e\ufeff\u00ad]", "", document)


def test_there_are_at_least_sixty_cases() -> None:
    assert len(CASES) >= 60
