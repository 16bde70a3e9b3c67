"""Marks that tell, when a table comes back filled in, which of its cells are another than when it went out.

The mark of a cell is a digest of its value in the one form in which it comes back from any spreadsheet: a
day by its date however it is shown, a status by what it means, a share by one decimal, words without
white space. So a cell that nobody has touched is known also when the plan has changed meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from hashlib import blake2s

from tracker.model.item import NoteKind
from tracker.model.progress import in_percent
from tracker.model.status import Status
from tracker.reports.report import Cell, Column, Row

FIELDS: Mapping[str, str] = {
    "status": "status",
    "progress": "percent",
    "target": "target",
    "actual": "actual",
    "deadline": "deadline",
    "lead": "lead",
    "units": "units",
    "person": "person",
}
"""By the key of a column that may be filled in, the field of the item that it shows."""

NOTES: Mapping[str, NoteKind] = {
    "progress_note": NoteKind.PROGRESS,
    "problem": NoteKind.PROBLEM,
    "next_step": NoteKind.NEXT_STEP,
}
"""By the key of a column that may be filled in, the kind of note that it shows the latest of."""

ID_HEAD, MARKS_HEAD = "id", "tracker"
"""Over the columns with the ids of the items and with the marks, in every language."""

_DIGEST_BYTES = 4
_LONGEST = 32_766
"""Characters that a cell of a workbook keeps."""


def plain(value: Cell) -> str:
    """The value in the form that its mark is made of; empty for nothing."""
    match value:
        case None:
            return ""
        case Status():
            return value.value
        case Fraction():
            return f"{in_percent(value)}%"
        case date():
            return value.isoformat()
        case _:
            return "".join(str(value)[:_LONGEST].split())


def marks_of(row: Row, columns: tuple[Column, ...]) -> str:
    """The marks of the cells that may be filled in: `status=5fe1 deadline=03ab`."""
    cells = zip((column.key for column in columns), row.cells, strict=True)
    return " ".join(f"{key}={mark(cell)}" for key, cell in cells if key in FIELDS or key in NOTES)


def marks_in(written: str) -> dict[str, str]:
    """By the key of the column the mark of its cell, from what `marks_of` has written."""
    pairs = (each.partition("=") for each in written.split())
    return {key: found for key, _, found in pairs if found}


def mark(value: Cell) -> str:
    return blake2s(plain(value).encode("utf-8", "replace"), digest_size=_DIGEST_BYTES).hexdigest()
