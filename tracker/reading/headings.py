"""Headings without a marker, and the heads of all items in document order.

Some formats say what a heading is. In plain text a short line counts as one only where the numbering
shows it: the list after it starts again at one, which without a heading in between it would not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from tracker.reading.front import is_about_the_document, is_signature, title_lines
from tracker.reading.levels import Head, Placed, place
from tracker.reading.lines import Line
from tracker.reading.markers import Family, Found
from tracker.text.enumerators import enumerator_at
from tracker.text.numerals import NUMERAL_CHARACTERS

_LONGEST = 30
_SENTENCE = re.compile(r"[。；;！!？?，,]|[：:、]$")
_MONTH = re.compile(
    rf"(?:\d{{4}}年)?(?:\d{{1,2}}|[{NUMERAL_CHARACTERS}]{{1,3}})月份?"
    r"(?:(?:工作|活动)?(?:安排|计划|重点|主题)?(?:[：:]|$)|[（(][^（()）]{1,20}[）)]$)"
)
_PART = re.compile(
    r"(?:(?:19|20)\d{2}年|下一?步|明年|今后|新的一年).{0,14}(?:要点|计划|打算|思路|安排|重点|任务|设想)$"
)
_FINISHED = re.compile(r"[。；;！!]$")
_LEAD_IN = re.compile(r"[：:]$")


def placed_heads(lines: Sequence[Line], counted: Sequence[Found]) -> tuple[Placed, ...]:
    """The heads of the items with their depths: the markers, and the headings without one between them."""
    marked = [
        Head(found.index, found.start, found, follows_lead_in=_follows_lead_in(lines, found)) for found in counted
    ]
    if not marked:
        return tuple(place(_without_title(_told_by_format(lines, 0, set()))))
    placed = tuple(place(marked))
    taken = {found.index for found in counted if found.is_at_head}
    first = marked[0].index
    title = title_lines(lines, first)
    headings = _told_by_format(lines, title[1] + 1 if title else first, taken) or _told_by_numbers(lines, placed, title)
    if not headings:
        return placed
    return tuple(place(sorted((*marked, *headings), key=lambda head: (head.index, head.start))))


def _follows_lead_in(lines: Sequence[Line], found: Found) -> bool:
    if not found.is_at_head:
        return False
    above = _line_above(lines, found.index)
    return above is not None and _LEAD_IN.search(lines[above].text) is not None


def _told_by_format(lines: Sequence[Line], first: int, taken: set[int]) -> list[Head]:
    return [
        Head(index, 0, heading=line.heading)
        for index, line in enumerate(lines)
        if line.heading is not None and index >= first and index not in taken and line.text
    ]


def _without_title(headings: list[Head]) -> list[Head]:
    """Without the first, when it alone is of the highest level."""
    levels = [head.heading or 0 for head in headings]
    return headings[1:] if levels[:1] == [1] and 1 not in levels[1:] else headings


def _told_by_numbers(lines: Sequence[Line], placed: Sequence[Placed], title: tuple[int, int] | None) -> list[Head]:
    """Months, and the short lines right above lists that start again, or that go on below several of them."""
    marked = [each.head for each in placed]
    parts = [
        Head(at, 0, heading=1)
        for at in range(marked[1].index if len(marked) > 1 else len(lines), len(lines))
        if _names_a_part(lines[at].text)
    ]
    if parts:
        return parts
    months = [Head(at, 0, closes=_next_family(marked, at)) for at, line in enumerate(lines) if _MONTH.match(line.text)]
    if len(months) > 1:
        return months
    restarts = (at for at, each in enumerate(placed) if each.restarts)
    found = [head for at in restarts if (head := _heading_before(lines, marked, at)) is not None]
    first = _shaped(lines, range(marked[0].index - 1, title[1] if title else -1, -1))
    adjacent = first is not None and all(not lines[at].text for at in range(first + 1, marked[0].index))
    if found and first is not None and adjacent:
        found.insert(0, Head(first, 0, closes=found[0].closes))
    return found or _above_one_numbering(lines, marked, title)


def _next_family(marked: Sequence[Head], index: int) -> Family | None:
    """The family of the first marker from the line at `index` on."""
    place = bisect_left(marked, index, key=lambda head: head.index)
    found = marked[place].found if place < len(marked) else None
    return found.family if found else None


def _above_one_numbering(lines: Sequence[Line], marked: Sequence[Head], title: tuple[int, int] | None) -> list[Head]:
    """Headings over parts of a list that runs on below them.

    Two or more, each between a finished sentence and an item, and over fewer than half of the items: a
    short line below every item is its body.
    """
    families = [each.found.family for each in marked if each.found]
    above: dict[Family, list[Head]] = {}
    for each in marked:
        at = _line_above(lines, each.index)
        if each.found is None or not each.found.is_at_head or at is None or at <= (title[1] if title else -1):
            continue
        before = _line_above(lines, at)
        finished = before is None or _FINISHED.search(lines[before].text) is not None
        if finished and _is_shaped(lines[at].text) and enumerator_at(lines[at].text) is None:
            above.setdefault(each.found.family, []).append(Head(at, 0, closes=each.found.family))
    told = [heads for family, heads in above.items() if 1 < len(heads) < families.count(family) / 2]
    return max(told, key=len) if told else []


def _line_above(lines: Sequence[Line], index: int) -> int | None:
    return next((at for at in range(index - 1, -1, -1) if lines[at].text), None)


def _names_a_part(text: str) -> bool:
    """Whether a plan begins here, after the summary that a document opened with."""
    return _is_shaped(text) and _PART.match(text) is not None


def _heading_before(lines: Sequence[Line], marked: Sequence[Head], at: int) -> Head | None:
    family = marked[at].found
    assert family is not None
    index = _shaped(lines, range(marked[at].index - 1, marked[at - 1].index, -1))
    return None if index is None else Head(index, 0, closes=family.family)


def _shaped(lines: Sequence[Line], indexes: range) -> int | None:
    """The first of `indexes` whose line has the shape of a heading."""
    return next((index for index in indexes if _is_shaped(lines[index].text)), None)


def _is_shaped(text: str) -> bool:
    short = 1 < len(text) <= _LONGEST and _SENTENCE.search(text) is None
    return short and not is_about_the_document(text) and not is_signature(text)
