"""Which doubts belong to which row, and edits that are taken back and made again."""

from __future__ import annotations

from functools import partial

import pytest

from tracker.language.catalogue import load_catalogue
from tracker.reading import editing
from tracker.reading.editing import Draft
from tracker.reading.lines import Line
from tracker.reading.opening import Document, read_with_lines
from tracker.reading.outline import Node, Outline, Problem
from tracker.tui.drafts import Mark
from tracker.tui.keyboard import Keyboard
from tracker.tui.reviewing import DraftRows, Review

WORDS = load_catalogue("zh").naming_keys(Keyboard().named)


def rows(lines: list[str], nodes: list[tuple[str, int]], problems: list[tuple[str, int]]) -> DraftRows:
    """The rows of nodes and problems, each a text and the number of its line."""
    outline = Outline(
        "要点",
        "",
        2026,
        tuple(Node(1, "", text, text, number) for text, number in nodes),
        tuple(Problem(number, text, "doubtful_marker") for text, number in problems),
    )
    document = Document(outline, tuple(Line(number, text) for number, text in enumerate(lines, 1)))
    return DraftRows(document, Draft(outline), WORDS)


def doubtful(found: DraftRows) -> list[list[str]]:
    """By row the texts of its doubts."""
    return [[each.text for each in found.doubts(place)] for place in range(len(found))]


@pytest.mark.parametrize(
    ("nodes", "problems", "by_row"),
    [
        pytest.param([("甲", 2), ("乙", 4)], [("题", 1)], [["题"], []], id="before the first row"),
        pytest.param([("甲", 2), ("乙", 4)], [("丙", 3)], [["丙"], []], id="between two rows"),
        pytest.param([("甲", 2), ("乙", 4)], [("乙", 4), ("丁", 5)], [[], ["乙", "丁"]], id="behind the last"),
        pytest.param([("甲", 2), ("乙", 2), ("丙", 2)], [("乙", 2)], [[], ["乙"], []], id="one of several in a line"),
        pytest.param([("甲", 2), ("乙", 2)], [("别的", 2)], [["别的"], []], id="none of several in a line"),
        pytest.param([("甲", 1), ("乙", 2), ("丙", 2)], [("丁", 1)], [["丁"], [], []], id="the line before"),
        pytest.param([("甲", 1), ("乙", 2), ("丙", 2)], [("丁", 3)], [[], [], ["丁"]], id="a line below several"),
    ],
)
def test_every_doubt_belongs_to_a_row(
    nodes: list[tuple[str, int]], problems: list[tuple[str, int]], by_row: list[list[str]]
) -> None:
    assert doubtful(rows(["题", "甲乙丙", "丙", "乙", "丁"], nodes, problems)) == by_row


def test_what_is_doubtful_is_marked_within_the_passage() -> None:
    found = rows(["一、修路。2.种树"], [("一、修路。2.种树", 1)], [("2.种树", 1), ("不在这里", 1), ("", 1)])

    assert list(found.passage(0)) == [Mark(0, 0, 9), Mark(0, 5, 9, is_doubt=True)]


def test_a_row_says_where_it_stands_and_what_was_found() -> None:
    text = "某局2026年工作要点\n一、6月底前修路不少于12公里（责任单位：建设科）。\n三、绿化。"
    document = read_with_lines(text.encode(), name="要点.txt")

    found = DraftRows(document, editing.drop(Draft(document.outline), 1), WORDS)

    assert found.told(0) == "第2行  2026-06-30（6月底前） 建设科 12公里"
    assert found.told(1) == f"第3行  不载入，按 x 取回；{WORDS('problem.missing_number')}"


def test_edits_are_made_again_on_the_document_read_anew() -> None:
    read = partial(read_with_lines, "要点\n一、修路。6月底前通车。\n二、绿化。".encode(), name="要点.txt")
    review = Review("要点.txt", b"", read(year=2026))
    review.make(partial(editing.split, at=0), 0)
    review.make(partial(editing.drop, at=2), 2)
    review.undo()

    review.take_over(read(year=2027))

    days = [str(node.deadline.day) for node in review.draft.nodes if node.deadline]
    assert (days, review.draft.dropped, review.edit_count) == (["2027-06-30"], frozenset(), 1)
    assert review.redo() == 2
    assert review.draft.dropped == {2}
