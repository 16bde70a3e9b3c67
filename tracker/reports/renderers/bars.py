"""What the pictures of a table show: a bar a row, beside the elapsed share where the table has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tracker.reports.report import ColumnKind, Table


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    share: Fraction
    elapsed: Fraction | None


def bars_of(table: Table) -> tuple[Bar, ...]:
    """What a table with a column of bars shows, totals left out; empty for a table without."""
    kinds = [column.kind for column in table.columns]
    if ColumnKind.BAR not in kinds:
        return ()
    bar, label = kinds.index(ColumnKind.BAR), kinds.index(ColumnKind.TEXT)
    elapsed = next((place for place, column in enumerate(table.columns) if column.key == "elapsed"), None)
    return tuple(_bars(table, label, bar, elapsed))


def _bars(table: Table, label: int, bar: int, elapsed: int | None) -> Iterator[Bar]:
    for row in table.rows:
        share, mark = row.cells[bar], row.cells[elapsed] if elapsed is not None else None
        if isinstance(share, Fraction) and not row.is_total:
            yield Bar(str(row.cells[label]), share, mark if isinstance(mark, Fraction) else None)
