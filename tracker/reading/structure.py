"""Lines into an outline: markers, their levels, the plan within the document, and each node's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tracker.reading.annotations import ANNOTATED
from tracker.reading.contents import without_contents
from tracker.reading.facts import facts_of
from tracker.reading.front import Front, end_of_plan, ends_the_page, front_of, is_signature, title_lines, unsigned
from tracker.reading.headings import placed_heads
from tracker.reading.levels import Placed
from tracker.reading.lines import Line
from tracker.reading.markers import Found, markers_in
from tracker.reading.outline import Node, Outline, Problem
from tracker.reading.sections import Section, plan_sections

_TITLE = re.compile(r"(?:[^。；;\n（(]++|[（(][^（()）。\n]{0,40}[）)]|[（(])*+")
_TITLE_END = "，,：:、.．！!？? \t\u3000—-"


def outline_of(lines: Sequence[Line], *, year: int | None = None) -> Outline:
    """The outline of a document without tables of its own.

    Args:
        year: The plan's, where the reader knows it; None to find it in the document.
    """
    lines = without_contents(lines)
    counted, doubtful = markers_in(lines)
    placed = _before_attachments(lines, placed_heads(lines, counted))
    if not placed:
        return _unnumbered(lines, year)
    first = placed[0].head.index
    name = title_lines(lines, first)
    title = "".join(line.text for line in lines[name[0] : name[1] + 1]) if name else ""
    sections = _sections(lines, placed)
    chosen = plan_sections(sections, title)
    kept = _kept(placed, chosen)
    headings = [section.title for section in chosen] if len(chosen) < len(sections) else []
    front = front_of(lines, kept[0][0].head.index, first, year=year, headings=headings)
    return _outline(lines, kept, front, doubtful)


def _before_attachments(lines: Sequence[Line], placed: Sequence[Placed]) -> Sequence[Placed]:
    """The heads without those of attachments: what follows the signature of a document with a plan of its own.

    A part of the document (`2021年工作要点`) may follow a signature too.
    """
    for number, (above, after) in enumerate(pairwise(placed), 1):
        between = range(above.head.index + 1, after.head.index)
        may_end = number >= _A_PLAN_HAS and after.head.heading is None
        if may_end and any(is_signature(lines[at].text) or ends_the_page(lines[at].text) for at in between):
            return placed[:number]
    return placed


_A_PLAN_HAS = 3
"""Heads; a covering letter has fewer, and its attachment is the plan."""


def _kept(placed: Sequence[Placed], chosen: Sequence[Section]) -> list[tuple[Placed, Placed | None]]:
    """The heads of the plan, depths from 1, each with the head that follows it in the document."""
    following = [*placed[1:], None]
    pairs = [
        pair
        for each in chosen
        for pair in zip(placed[each.first : each.after], following[each.first : each.after], strict=True)
    ]
    is_mere_part = len(chosen) == 1 and not chosen[0].is_marked and len(pairs) > 1
    return [(replace(head, depth=head.depth - 1), after) for head, after in pairs[1:]] if is_mere_part else pairs


def _sections(lines: Sequence[Line], placed: Sequence[Placed]) -> list[Section]:
    tops = [at for at, each in enumerate(placed) if each.depth == 1]
    ends = [*tops[1:], len(placed)]
    following = [*placed[1:], None]
    return [
        Section(
            _title(lines, placed[at], _passage(lines, placed[at], following[at], len(lines))),
            at,
            end,
            *_marking(placed[at]),
        )
        for at, end in zip(tops, ends, strict=True)
    ]


def _marking(placed: Placed) -> tuple[bool, bool]:
    """Whether a section has a marker, and whether that stands inside a paragraph."""
    found = placed.head.found
    return found is not None, found is not None and not found.is_at_head


def _outline(
    lines: Sequence[Line], kept: Sequence[tuple[Placed, Placed | None]], front: Front, doubtful: Sequence[Found]
) -> Outline:
    end = end_of_plan(lines, kept[-1][0].head.index)
    nodes: list[Node] = []
    problems = _doubts(lines, doubtful, kept[0][0].head.index, end)
    for placed, following in kept:
        passage = _passage(lines, placed, following, end)
        found, title, number = placed.head.found, _title(lines, placed, passage), lines[placed.head.index].number
        marker = found.enumerator.marker if found else ""
        words = _own_words(passage, following, is_last=placed is kept[-1][0])
        facts, unclear = facts_of(words, title, front)
        nodes.append(Node(placed.depth, marker, title, passage, number, **facts))
        if unclear:
            problems.append(Problem(number, unclear, "no_such_day"))
        if placed.problem:
            problems.append(Problem(number, f"{marker}{title}", placed.problem))
    problems.sort(key=lambda problem: problem.line_number)
    return Outline(front.title, front.org, front.year, tuple(nodes), tuple(problems))


def _passage(lines: Sequence[Line], placed: Placed, following: Placed | None, end: int) -> str:
    """From the head to the next head or the plan's end, blank lines left out."""
    head, after = placed.head, following.head if following else None
    if after and after.index == head.index:
        return lines[head.index].text[head.start : after.start].strip()
    last = after.index if after else max(end, head.index + 1)
    parts = [lines[head.index].text[head.start :], *(lines[at].text for at in range(head.index + 1, last))]
    if after and after.start:
        parts.append(lines[after.index].text[: after.start])
    return "\n".join(stripped for part in parts if (stripped := part.strip()))


def _title(lines: Sequence[Line], placed: Placed, passage: str) -> str:
    """Of an item that is all steps, `（一）一是…；二是…。`, the sentence that they make."""
    found, head = placed.head.found, placed.head
    if found is None:
        return line_title(passage)
    marker = found.enumerator.marker
    if words := passage[len(marker) :].lstrip():
        return line_title(words)
    sentence = lines[head.index].text[head.start :].strip()[len(marker) :].partition("。")[0].strip()
    return sentence or line_title(passage)


def _own_words(passage: str, following: Placed | None, *, is_last: bool) -> str:
    """What of a node's passage speaks of the node itself.

    That of the last: a line that is a heading alone has its body below it; one that carries its body is
    followed by the document's closing. A line broken off before its sentence ends goes on. Above a heading
    without marker a letter may have been signed.
    """
    if following and not is_last:
        return passage if following.head.found else unsigned(passage)
    paragraphs = _paragraphs(passage)
    first = paragraphs[0] if paragraphs else ""
    has_body = re.search(r"[。；;].", first) is not None
    return first if has_body else passage


_BROKEN_OFF = re.compile(r"[^。；;：:！!？?”）)》]$")


def _paragraphs(passage: str) -> list[str]:
    paragraphs: list[str] = []
    for line in passage.split("\n"):
        if paragraphs and len(paragraphs[-1]) > 25 and _BROKEN_OFF.search(paragraphs[-1]):
            paragraphs[-1] += line
        else:
            paragraphs.append(line)
    return paragraphs


def _doubts(lines: Sequence[Line], doubtful: Sequence[Found], first: int, end: int) -> list[Problem]:
    return [
        Problem(lines[each.index].number, lines[each.index].text[:60], "doubtful_marker")
        for each in doubtful
        if first < each.index < end
    ]


def _unnumbered(lines: Sequence[Line], year: int | None) -> Outline:
    """Headings and paragraphs as they come, since nothing is numbered."""
    front = front_of(lines, len(lines), len(lines), year=year)
    name = title_lines(lines, len(lines))
    after_title = name[1] + 1 if name else 0
    end = end_of_plan(lines, after_title - 1)
    told = [line for line in lines[after_title:end] if line.text]
    nodes = [_paragraph(line, front) for line in told]
    problems = (Problem(told[0].number, told[0].text[:60], "no_plan_found"),) if told else ()
    return Outline(front.title, front.org, front.year, tuple(nodes), problems)


def _paragraph(line: Line, front: Front) -> Node:
    title = line_title(line.text)
    return Node(1, "", title, line.text, line.number, **facts_of(line.text, title, front)[0])


def line_title(text: str) -> str:
    """To the first 。 or ； or the line's end, without end punctuation; all of `text` where that leaves nothing.

    It does not end within a short bracket; one that says who answers, by when or how much is no part of it.
    """
    match = _TITLE.match(text)
    assert match is not None
    return ANNOTATED.split(match[0], maxsplit=1)[0].strip().rstrip(_TITLE_END) or text
