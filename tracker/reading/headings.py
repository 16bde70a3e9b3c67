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
    if not counted:
        return tuple(place(_without_title(_told_by_format(lines, 0, set()))))
    taken = {found.index for found in counted if found.is_at_head}
    marked = [
        Head(found.index, found.start, found, follows_lead_in=_follows_lead_in(lines, found, taken))
        for found in counted
    ]
    placed = tuple(place(marked))
    first = counted[0].index
    title = title_lines(lines, first)
    restarts = [at for at, each in enumerate(placed) if each.restarts]
    headings = _told_by_format(lines, title[1] + 1 if title else first, taken) or _told_by_numbers(
        lines, counted, restarts, title[1] if title else -1
    )
    if not headings:
        return placed
    return tuple(place(sorted((*marked, *headings), key=lambda head: (head.index, head.start))))


def _follows_lead_in(lines: Sequence[Line], found: Found, taken: set[int]) -> bool:
    above = _line_above(lines, found.index) if found.is_at_head else None
    return above is not None and above not in taken and _LEAD_IN.search(lines[above].text) is not None


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


def _told_by_numbers(
    lines: Sequence[Line], counted: Sequence[Found], restarts: Sequence[int], title: int
) -> list[Head]:
    """Months, and the short lines right above lists that start again, or that go on below several of them.

    Args:
        restarts: The places in `counted` where a list starts again.
        title: The index of its last line; -1 without one.
    """
    parts = [
        Head(at, 0, heading=1)
        for at in range(counted[1].index if len(counted) > 1 else len(lines), len(lines))
        if _names_a_part(lines[at].text)
    ]
    if parts:
        return parts
    months = [Head(at, 0, closes=_next_family(counted, at)) for at, line in enumerate(lines) if _MONTH.match(line.text)]
    if len(months) > 1:
        return months
    found = [head for at in restarts if (head := _heading_before(lines, counted[at - 1], counted[at])) is not None]
    first = _shaped(lines, range(counted[0].index - 1, title, -1))
    if found and first is not None and first == _line_above(lines, counted[0].index):
        found.insert(0, Head(first, 0, closes=found[0].closes))
    return found or _above_one_numbering(lines, counted, title)


def _next_family(counted: Sequence[Found], index: int) -> Family | None:
    """The family of the first marker from the line at `index` on."""
    place = bisect_left(counted, index, key=lambda found: found.index)
    return counted[place].family if place < len(counted) else None


def _above_one_numbering(lines: Sequence[Line], counted: Sequence[Found], title: int) -> list[Head]:
    """Headings over parts of a list that runs on below them.

    Two or more, each between a finished sentence and an item, and over fewer than half of the items: a
    short line below every item is its body.
    """
    families = [each.family for each in counted]
    above: dict[Family, list[Head]] = {}
    for each in counted:
        at = _line_above(lines, each.index)
        if not each.is_at_head or at is None or at <= title:
            continue
        before = _line_above(lines, at)
        finished = before is None or _FINISHED.search(lines[before].text) is not None
        if finished and _is_shaped(lines[at].text) and enumerator_at(lines[at].text) is None:
            above.setdefault(each.family, []).append(Head(at, 0, closes=each.family))
    told = [heads for family, heads in above.items() if 1 < len(heads) < families.count(family) / 2]
    return max(told, key=len) if told else []


def _line_above(lines: Sequence[Line], index: int) -> int | None:
    return next((at for at in range(index - 1, -1, -1) if lines[at].text), None)


def _names_a_part(text: str) -> bool:
    """Whether a plan begins here, after the summary that a document opened with."""
    return _is_shaped(text) and _PART.match(text) is not None


def _heading_before(lines: Sequence[Line], above: Found, found: Found) -> Head | None:
    index = _shaped(lines, range(found.index - 1, above.index, -1))
    return None if index is None else Head(index, 0, closes=found.family)


def _shaped(lines: Sequence[Line], indexes: range) -> int | None:
    """The first of `indexes` whose line has the shape of a heading."""
    return next((index for index in indexes if _is_shaped(lines[index].text)), None)


def _is_shaped(text: str) -> bool:
    short = 1 < len(text) <= _LONGEST and _SENTENCE.search(text) is None
    return short and not is_about_the_document(text) and not is_signature(text)
