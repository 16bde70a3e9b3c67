"""A report as values: what is said, in order, with the figures still unprinted.

Sentences are already words, written by the composer from the `Tally` that the report carries along.
Cells of tables are values, which each renderer prints its own way: a share is `30.8%` in a text, a
number with a format in a workbook, and a fraction in JSON.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from tracker.frozen import Frozen
from tracker.model.progress import Light, Reason
from tracker.model.status import Status


class Kind(Enum):
    """The reports there are. The value is what a user types and what stands in JSON."""

    PROGRESS = "progress"
    """进展情况报告"""
    LEDGER = "ledger"
    """台账"""
    BREAKDOWN = "breakdown"
    """任务分解表"""
    BULLETIN = "bulletin"
    """通报"""
    SUMMARY = "summary"
    """工作总结, a draft from the year's notes"""
    UNIT = "unit"
    """One unit's tasks."""
    LEADER = "leader"
    """一页纸"""
    BRIEF = "brief"
    """A short plain text for a chat message."""
    ROLLUP = "rollup"
    """Several plans side by side."""

    @property
    def is_addressed(self) -> bool:
        """Whether it has a line for whom it goes to (主送机关)."""
        return self in (Kind.PROGRESS, Kind.BULLETIN, Kind.UNIT)


class ColumnKind(Enum):
    """What the cells of a column are, which decides how they are printed and aligned."""

    NUMBER = "number"
    """The ordinal path of an item, a text: `3.2`."""
    TEXT = "text"
    COUNT = "count"
    SHARE = "share"
    """A fraction from 0 to 1, printed as per cent with one decimal."""
    BAR = "bar"
    """The same, printed with a bar."""
    DATE = "date"
    STATUS = "status"
    LIGHT = "light"


class Signal(Frozen):
    """A light with what it needs beside its colour."""

    light: Light
    reason: Reason
    where: str = ""
    """The number of the item below that a parent warns of; empty for an item's own light and for a good one."""


Cell = str | int | Fraction | date | Status | Signal | None
"""None stands for nothing that counts (a dash), or no date (empty)."""


class Column(Frozen):
    key: str
    """Names the column in JSON and for renderers that look for one (`deadline`, `title`)."""

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 8
    """Columns of the page that it would like (汉 takes two), relative to the other columns."""

    merges: bool = False
    """Whether equal cells below one another are one cell where the format can do that."""

    optional: bool = False
    """Whether the column is left out where all its cells are empty."""


class Row(Frozen):
    cells: tuple[Cell, ...]
    """One a column."""

    item: str = ""
    """The id of the item it tells of; empty for a total or a unit."""

    is_total: bool = False


class Table(Frozen):
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""


class Paragraph(Frozen):
    text: str
    label: str = ""
    """What the paragraph begins with and is about, set off from the rest (`1. 题目：`); may be all there is."""

    item: str = ""
    """The id of the item it tells of, if it tells of one."""

    is_remark: bool = False
    """How figures are counted and the like: smaller where the format has sizes."""


class TrendPoint(Frozen):
    day: date
    progress: Fraction
    elapsed: Fraction


class Trend(Frozen):
    """Progress against the elapsed share over time; a picture where the format has pictures."""

    caption: str
    points: tuple[TrendPoint, ...]
    """In the order of days, at least two."""


Block = Paragraph | Table | Trend


class Section(Frozen):
    heading: str
    """With its number (`一、总体情况`); empty for what stands before the first heading."""

    blocks: tuple[Block, ...]
    level: int = 1
    """1 for a main section, 2 for a part of the section before it."""


class Share(Frozen):
    """How many of the counted leaves have a status, and their part in per cent."""

    status: Status
    items: int
    percent: Decimal
    """One decimal. All shares of a tally together are 100.0, or 0.0 when nothing counts."""


class Tally(Frozen):
    """The totals of a report."""

    points: int
    items: int
    """All leaves."""

    done: int
    counted: int
    progress: Fraction | None
    """None when nothing counts."""

    elapsed: Fraction
    """Of the plan's year."""

    shares: tuple[Share, ...]
    """Of done, in progress, blocked and not started, in this order; those with no items too."""

    outside: tuple[tuple[Status, int], ...]
    """Standing and cancelled leaves, which are not counted."""

    lights: tuple[tuple[Light, int], ...]
    """Leaves by light: red, yellow, green."""

    overdue: int
    near: int

    @property
    def rate(self) -> Fraction | None:
        """Done over counted; None when nothing counts."""
        return Fraction(self.done, self.counted) if self.counted else None


class Report(Frozen):
    kind: Kind
    title: str
    day: date
    """The day that the figures are of."""

    plan: str
    """The id of the plan; empty for several plans."""

    tally: Tally | None
    """The totals; None for several plans side by side, which are not added up."""

    sections: tuple[Section, ...]
    since: date | None = None
    """The first day of the period that it tells of; None means from the start."""

    subtitle: str = ""
    addressee: str = ""
    """主送机关, without the colon; empty when it goes to nobody in particular."""

    office: str = ""
    """Who signs; empty leaves the signature out."""

    annexes: tuple[Table, ...] = ()
    """Tables that follow the signature, each with a caption, on pages of their own where there are pages."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table in order, those of the sections before the annexes."""
        inside = (block for section in self.sections for block in section.blocks if isinstance(block, Table))
        return (*inside, *self.annexes)
