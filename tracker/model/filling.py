"""A table of the plan that somebody has filled in and sent back: its cells against the plan as it stands.

A table speaks of single cells and never of the plan as a whole: an item that is not in it stays as it is,
and so does a cell that cannot be taken over, which is told instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from tracker.errors import ChangeRefused
from tracker.frozen import Frozen
from tracker.model import edits
from tracker.model.change import Change, SetField, Value, applied
from tracker.model.item import Note
from tracker.model.plan import Plan
from tracker.model.revision import Revision
from tracker.model.status import Status


class Hindrance(Enum):
    """Why a filled cell is not taken over. The value is what stands in JSON."""

    CHANGED_HERE = "changed_here"
    """The plan says another thing there than when the table was made."""

    FILLED_TWICE = "filled_twice"
    """Two rows of the item say two things."""

    NOT_ALLOWED = "not_allowed"
    """The item cannot have that value: a status that may not follow, a percentage beside a target."""


class Filled(Frozen):
    """A cell that is another than it was when the table was made."""

    item: str
    field: str
    """Of Item."""

    value: Value
    reason: str = ""
    """Why, for a status that has a reason; empty for every other cell."""

    is_changed_here: bool = False
    """Whether the plan too says another thing there than when the table was made."""


class Left(Frozen):
    cell: Filled
    ours: Value
    why: Hindrance
    error: ChangeRefused | None = None
    """What refused it, for NOT_ALLOWED."""


class Filling(Frozen):
    revision: Revision
    """What is taken over, as one step."""

    left: tuple[Left, ...]
    """In the order of the table."""

    @property
    def disputed(self) -> int:
        """How many values stay as they are here although the table too has another."""
        return sum(each.why is Hindrance.CHANGED_HERE for each in self.left)


def filling(plan: Plan, cells: Sequence[Filled], notes: Iterable[Note], *, overwrites: bool = False) -> Filling:
    """What the filled cells and the new notes make of `plan`.

    Args:
        notes: Each with an id of its own, on items of the plan.
        overwrites: Take over too what was changed here since.
    """
    taking = _Taking(plan, overwrites=overwrites)
    taking.take([each for each in cells if each.field == "target"])
    taking.take([each for each in cells if each.field != "target"])
    written = [change for note in notes for change in edits.add_note(plan, note)]
    changes = (*taking.changes, *written)
    order = {id(cell): place for place, cell in enumerate(cells)}
    return Filling(
        Revision(plan, applied(taking.plan, written), changes, pairs={}, worked=(), kept=(), declined=()),
        tuple(sorted(taking.left, key=lambda each: order[id(each.cell)])),
    )


def by_day(
    changes: Sequence[Change], finished: Mapping[str, date], *, today: date
) -> tuple[tuple[date, tuple[Change, ...]], ...]:
    """The changes by the day that they count for, the earliest first; each day's may go before the next one's.

    Args:
        finished: By item, the day that its being done counts for; everything else counts for `today`.
    """
    parted: dict[date, list[Change]] = {}
    for change in changes:
        day = today
        if isinstance(change, SetField) and change.field in ("status", "reason"):
            day = finished.get(change.item, today)
        parted.setdefault(day, []).append(change)
    return tuple((day, tuple(parted[day])) for day in sorted(parted))


@dataclass(slots=True)
class _Taking:
    plan: Plan
    overwrites: bool
    changes: list[Change] = field(default_factory=list[Change])
    left: list[Left] = field(default_factory=list[Left])

    def take(self, cells: Sequence[Filled]) -> None:
        """All of them against the plan as it is before the first."""
        cell_by_cell = (change for cell in self._undisputed(cells) for change in self._changes(cell))
        found = edits.with_begun(self.plan, cell_by_cell)
        self.plan = applied(self.plan, found)
        self.changes += found

    def _undisputed(self, cells: Sequence[Filled]) -> Iterator[Filled]:
        said: dict[tuple[str, str], list[Filled]] = {}
        for cell in cells:
            said.setdefault((cell.item, cell.field), []).append(cell)
        for same in said.values():
            if any(each.value != same[0].value for each in same):
                self._leave(same, Hindrance.FILLED_TWICE)
            elif same[0].is_changed_here and not self.overwrites:
                self._leave(same[:1], Hindrance.CHANGED_HERE)
            else:
                yield same[0]

    def _changes(self, cell: Filled) -> tuple[Change, ...]:
        try:
            if cell.field == "status" and self.plan.is_leaf(cell.item):
                assert isinstance(cell.value, Status), "what a status is"
                return edits.set_status(self.plan, [cell.item], cell.value, reason=cell.reason)
            return edits.enter_field(self.plan, cell.item, cell.field, cell.value)
        except ChangeRefused as refused:
            self._leave([cell], Hindrance.NOT_ALLOWED, refused)
            return ()

    def _leave(self, cells: Iterable[Filled], why: Hindrance, error: ChangeRefused | None = None) -> None:
        self.left += [Left(each, getattr(self.plan.items[each.item], each.field), why, error) for each in cells]
