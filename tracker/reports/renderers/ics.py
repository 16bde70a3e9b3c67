"""Deadlines for a calendar, by RFC 5545: an all-day event for every open task with a deadline.

An event that begins on a day and has no end takes that one day (3.6.1), so none is written: 31 December
9999 has no day after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracker.model.status import Status
from tracker.reports.cells import cell_words
from tracker.reports.report import Cell, ColumnKind, Report, Table
from tracker.reports.words import Words

_LONGEST_LINE = 75
"""Octets before the line break (RFC 5545, 3.1)."""

_TITLES = ("title", "measure")
_TOLD = frozenset({ColumnKind.STATUS, ColumnKind.LIGHT})


def render(report: Report, words: Words) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//tracker//{report.kind.value}//{words.catalogue.language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(report.title)}",
        *_events(report, words),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _events(report: Report, words: Words) -> Iterator[str]:
    """One for each item, also when several tables tell of it."""
    told: set[str] = set()
    for table in report.tables:
        for item, facts in _deadlines(table):
            if item not in told:
                told.add(item)
                yield from _event(report, item, table, facts, words)


def _deadlines(table: Table) -> Iterator[tuple[str, dict[str, Cell]]]:
    keys = [column.key for column in table.columns]
    if "deadline" not in keys or not any(title in keys for title in _TITLES):
        return
    for row in table.rows:
        facts = dict(zip(keys, row.cells, strict=True))
        status = facts.get("status")
        is_open = not isinstance(status, Status) or status.is_open
        if row.item and is_open and isinstance(facts["deadline"], date):
            yield row.item, facts


def _event(report: Report, item: str, table: Table, facts: dict[str, Cell], words: Words) -> Iterator[str]:
    day = facts["deadline"]
    assert isinstance(day, date), "rows without a deadline were left out"
    title = next(str(facts[key]) for key in _TITLES if key in facts)
    number = facts.get("number", "")
    told = [
        cell_words(facts[column.key], column, words)
        for column in table.columns
        if column.kind in _TOLD or column.key in ("lead", "units")
    ]
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(item)}@{_escaped(report.plan)}"
    yield f"DTSTAMP:{_digits(report.day)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_digits(day)}"
    yield f"SUMMARY:{_escaped(f'{number} {title}'.strip())}"
    yield f"DESCRIPTION:{_escaped(words.listed_loosely(filter(None, told)))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _digits(day: date) -> str:
    """Four digits for every year, which `strftime` leaves to the platform."""
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    """RFC 5545, 3.3.11."""
    for character in "\\;,":
        text = text.replace(character, f"\\{character}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 octets, those after the first begun by a space; no character is torn apart."""
    kept, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > _LONGEST_LINE:
            yield kept
            kept, octets = " ", 1
        kept, octets = kept + character, octets + size
    yield kept
