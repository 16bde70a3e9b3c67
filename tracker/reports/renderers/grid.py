"""Tables as aligned lines of plain text, cut nowhere: a pipe and a file have no width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from tracker.reports.cells import cell_words
from tracker.reports.report import Cell, Column, ColumnKind, Row, Table
from tracker.reports.words import Words
from tracker.text.width import columns

_WIDEST_COLUMN = 44
"""What is wider stands out of line by itself: one long title must not pad ten thousand rows."""

_BAR_CHARACTERS = 10
_RIGHT = frozenset({ColumnKind.COUNT, ColumnKind.SHARE})
_GAP = "  "


def aligned(table: Table, words: Words) -> Iterator[str]:
    """The heads, a rule, and a line a row."""
    heads = [column.title for column in table.columns]
    rows = [heads, *(_cells(row, table.columns, words) for row in table.rows)]
    taken = [[columns(cell) for cell in row] for row in rows]
    widths = [min(max(column), _WIDEST_COLUMN) for column in zip(*taken, strict=True)]
    aligns_right = [column.kind in _RIGHT for column in table.columns]
    lines = (_line(*parts, widths, aligns_right) for parts in zip(rows, taken, strict=True))
    yield next(lines)
    yield _GAP.join("-" * width for width in widths)
    yield from lines


def ascii_bar(share: Fraction, *, parts: int = _BAR_CHARACTERS) -> str:
    """`[####------]`: block characters take one or two columns, as each terminal likes."""
    filled = int(share * parts)
    return f"[{'#' * filled}{'-' * (parts - filled)}]"


def _cells(row: Row, heads: Sequence[Column], words: Words) -> list[str]:
    return [_cell(cell, column, words) for cell, column in zip(row.cells, heads, strict=True)]


def _cell(cell: Cell, column: Column, words: Words) -> str:
    text = cell_words(cell, column, words)
    if column.kind is ColumnKind.BAR and isinstance(cell, Fraction):
        return f"{ascii_bar(cell)} {text:>6}"
    return text


def _line(cells: Sequence[str], taken: Sequence[int], widths: Sequence[int], aligns_right: Sequence[bool]) -> str:
    padded: list[str] = []
    for cell, columns_taken, width, right in zip(cells, taken, widths, aligns_right, strict=True):
        spaces = " " * (width - columns_taken)
        padded.append(spaces + cell if right else cell + spaces)
    return _GAP.join(padded).rstrip()
