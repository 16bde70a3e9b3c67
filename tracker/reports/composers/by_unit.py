"""How each unit stands with the tasks that it leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from tracker.model.plan import Plan
from tracker.model.progress import Figures, Light, answerable
from tracker.reports.report import Column, ColumnKind, Row, Table
from tracker.reports.subject import Subject
from tracker.reports.words import Words, line


@dataclass(slots=True)
class UnitFigures:
    """Summed up leaf by leaf."""

    leaves: list[Figures] = field(default_factory=list[Figures])

    @property
    def counted(self) -> int:
        return sum(each.counted for each in self.leaves)

    @property
    def done(self) -> int:
        return sum(each.done for each in self.leaves)

    @property
    def progress(self) -> Fraction | None:
        """The plain mean of the unit's tasks; None when none of them counts."""
        known = [each.progress for each in self.leaves if each.progress is not None]
        return sum(known, Fraction(0)) / len(known) if known else None

    def lit(self, light: Light) -> int:
        return sum(each.light is light for each in self.leaves)


def leading(plan: Plan, item_id: str) -> tuple[str, ...]:
    """Who leads an item: the lead units, without one the responsible units, without those the person."""
    lead, units, person = answerable(plan, item_id)
    return lead or units or ((person,) if person else ())


def figures_by_unit(subject: Subject) -> Mapping[str, UnitFigures]:
    """In the order in which the plan first names them; at the end, under "", what nobody answers for."""
    found: dict[str, UnitFigures] = {}
    for leaf in subject.leaves():
        for unit in leading(subject.plan, leaf) or ("",):
            found.setdefault(unit, UnitFigures()).leaves.append(subject.progress.of(leaf))
    return dict(sorted(found.items(), key=lambda each: not each[0]))


def units_table(subject: Subject, words: Words) -> Table:
    """A row a unit; none when the plan names no unit at all."""
    columns = (
        Column("unit", words("column.unit"), width=20),
        Column("counted", words("column.counted"), ColumnKind.COUNT, 8),
        Column("done", words("column.done"), ColumnKind.COUNT, 6),
        Column("rate", words("column.rate"), ColumnKind.SHARE, 7),
        Column("progress", words("column.progress"), ColumnKind.BAR, 16),
        Column("red", words("column.red"), ColumnKind.COUNT, 6),
        Column("yellow", words("column.yellow"), ColumnKind.COUNT, 6),
    )
    found = figures_by_unit(subject)
    rows = tuple(_rows(found.items(), words)) if any(found) else ()
    return Table(columns, rows, words("caption.units"))


def _rows(found: Iterable[tuple[str, UnitFigures]], words: Words) -> Iterator[Row]:
    for unit, figures in found:
        yield Row(
            (
                line(unit) or words("no_unit"),
                figures.counted,
                figures.done,
                Fraction(figures.done, figures.counted) if figures.counted else None,
                figures.progress,
                figures.lit(Light.RED),
                figures.lit(Light.YELLOW),
            )
        )
