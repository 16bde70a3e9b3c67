"""What can be had back of a plan, and how it differs from what is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from enum import Enum

from tracker.frozen import Frozen, field_names
from tracker.model.history import Step
from tracker.model.item import Item
from tracker.model.plan import ROOT, Plan


class Source(Enum):
    """Where a state comes from. The value is a catalogue key under `recovered.`."""

    PRESENT = "present"
    """What opens now, with the journal up to its first damage."""

    SALVAGED = "salvaged"
    """The newest backup that can be read, with every step that can still be read from the damaged files."""

    LINES = "lines"
    """What the lines of the damaged file itself say; nearer to the last edit, but parts may be missing."""

    BACKUP = "backup"

    OPEN = "open"
    """What a program that had the plan open still holds, with every edit."""


class State(Frozen):
    plan: Plan
    steps: tuple[Step, ...]


class Candidate:
    """One state that can be restored, which is read when it is asked for: there may be forty of a large plan."""

    def __init__(
        self, name: str, source: Source, at: datetime | None, read: Callable[[], State], unplaced: int = 0
    ) -> None:
        """Args:
        name: What it is asked for by: `present`, `salvaged`, `lines`, or the name of the backup.
        at: When a backup was made, or the last step recorded; None when there is no step.
        unplaced: Changes that were read and did not fit; they cannot be had back.
        """
        self.name, self.source, self.at, self.unplaced = name, source, at, unplaced
        self._read = read

    @classmethod
    def held(cls, name: str, source: Source, at: datetime | None, state: State, *, unplaced: int = 0) -> Candidate:
        """One whose state is in memory already."""
        return cls(name, source, at, lambda: state, unplaced)

    @property
    def state(self) -> State:
        """Read anew each time. Raises StoreError where it can be read no longer."""
        return self._read()

    @property
    def plan(self) -> Plan:
        return self.state.plan


class FieldDifference(Frozen):
    item: Item
    """As it is in the plan that is there."""

    field: str
    there: object
    restored: object


class Difference(Frozen):
    """What restoring would do to the plan that is there."""

    added: tuple[Item, ...]
    removed: tuple[Item, ...]
    changed: tuple[FieldDifference, ...]
    notes_added: int
    notes_removed: int

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.removed or self.changed or self.notes_added or self.notes_removed)


def difference(there: Plan, restored: Plan) -> Difference:
    """Items in plan order, fields in that of `Item`; `parent` stands for the title of the item above."""
    added = tuple(restored.items[item_id] for item_id, _ in restored.walk() if item_id not in there.items)
    removed = tuple(there.items[item_id] for item_id, _ in there.walk() if item_id not in restored.items)
    common = [item_id for item_id, _ in there.walk() if item_id in restored.items]
    changed = tuple(each for item_id in common for each in _changed(there, restored, item_id))
    old, new = _notes(there), _notes(restored)
    return Difference(added, removed, changed, len(new - old), len(old - new))


def _changed(there: Plan, restored: Plan, item_id: str) -> Iterator[FieldDifference]:
    before, after = there.items[item_id], restored.items[item_id]
    if there.parents[item_id] != restored.parents[item_id]:
        yield FieldDifference(before, "parent", _above(there, item_id), _above(restored, item_id))
    if before == after:
        return
    for name in field_names(Item):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield FieldDifference(before, name, old, new)


def _above(plan: Plan, item_id: str) -> str:
    """Empty for a point."""
    above = plan.parents[item_id]
    return plan.items[above].title if above != ROOT else ""


def _notes(plan: Plan) -> frozenset[object]:
    return frozenset(note for item_id in plan.notes for note in plan.notes[item_id])
