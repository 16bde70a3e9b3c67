"""Months across: when each item begins and ends, and where today stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from tracker.language.catalogue import Catalogue
from tracker.model.progress import Progress, span_of
from tracker.tui.rows import Entry, Ink, Later, MadeWhenSeen, Part
from tracker.tui.views.writing import LIGHT_INK, column, name_of

_DEEPEST = 3
_TODAY, _SPAN, _DEADLINE, _UNDATED = "|", "=", "#", "-"
"""Signs, so that the line can be read without colours: `====#`, and today's `|` through all lines."""


def entries(progress: Progress, words: Catalogue, width: int) -> Sequence[Entry]:
    month_width = max(min((width - 28) // 12, 9), 2)
    name_width = max(width - 12 * month_width - 3, 10)
    legend = Entry((Part(f" {words('views.legend')}", Ink.MUTED),))
    head = (legend, _head(name_width, month_width, words))
    items = (item for item, depth in progress.plan.walk() if depth <= _DEEPEST)
    rows = (Later(item, partial(_row, progress, item, name_width, month_width)) for item in items)
    return MadeWhenSeen((*head, *rows))


def _head(name_width: int, month_width: int, words: Catalogue) -> Entry:
    each = 1 if month_width > len("12") else 2
    months = "".join(str(month).ljust(each * month_width) for month in range(1, 13, each))
    return Entry((column(f" {words('views.month')}", name_width, Ink.LABEL), Part(months, Ink.LABEL)))


def _row(progress: Progress, item: str, name_width: int, month_width: int) -> Entry:
    depth = progress.plan.depth(item)
    name = " " + "  " * (depth - 1) + name_of(progress.plan, item)
    ink = Ink.TITLE if depth == 1 else Ink.PLAIN
    return Entry((column(name, name_width - 1, ink), Part(" "), *_line(progress, item, month_width)), item)


def _line(progress: Progress, item: str, month_width: int) -> Iterator[Part]:
    """The year: before the item's time, its time, after it."""
    span = span_of(progress.plan, item)
    year, days = progress.plan.year, 12 * month_width
    begin, end = (_place(each, year, month_width) for each in (span.start, span.end))
    today = _place(progress.today, year, month_width)
    ink = LIGHT_INK[progress.of(item).light] if span.deadline else Ink.MUTED
    signs = [" "] * days
    signs[max(begin, 0) : end + 1] = (_SPAN if span.deadline else _UNDATED) * (min(end, days - 1) - max(begin, 0) + 1)
    if span.deadline and 0 <= end < days:
        signs[end] = _DEADLINE
    if 0 <= today < days:
        signs[today] = _TODAY
    line = "".join(signs)
    yield Part(line[: max(begin, 0)], Ink.MUTED)
    yield Part(line[max(begin, 0) : end + 1], ink)
    yield Part(line[end + 1 :], Ink.MUTED)


def _place(day: date, year: int, month_width: int) -> int:
    """The column in which a day stands; before the year -1, after it beyond the last."""
    if day.year != year:
        return -1 if day.year < year else 12 * month_width
    return (day.month - 1) * month_width + (day.day - 1) * month_width // 31
