"""What a step comes to for somebody who is to agree to it: an entry a difference, each with old and new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cached_property

from tracker.frozen import Frozen
from tracker.model.change import AddItem, Change, MoveItem, RemoveItem, SetField, SetNote, SetPlanField, Value
from tracker.model.item import Item, Note
from tracker.model.plan import ROOT, Plan


class Kind(Enum):
    """The value is what stands in JSON; the order is that in which differences are shown."""

    PLAN = "plan"
    """A field of the plan itself."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    """Among its siblings or below another parent; whoever is only pushed along is not moved."""

    RENUMBERED = "renumbered"
    """The marker alone."""

    REWORDED = "reworded"
    DEADLINE = "deadline"
    FIELD = "field"
    NOTE = "note"


class Entry(Frozen):
    kind: Kind
    item: str
    """Its id; `ROOT` for the plan itself."""

    title: str
    """As it is now, or was before it was removed."""

    field: str
    """Which one; empty for what is no field."""

    old: Value | Note
    """The number for ADDED, REMOVED and MOVED, the note for NOTE, else the value of the field. None: there was none."""

    new: Value | Note


def differences(before: Plan, after: Plan, changes: Iterable[Change]) -> tuple[Entry, ...]:
    """What `changes`, which lead from `before` to `after`, come to, in the order of `Kind`, then of the changes.

    An item that is added or removed counts with nothing more; each item below it is an entry too.
    """
    telling = _Telling(before, after)
    order = {kind: place for place, kind in enumerate(Kind)}
    found = [entry for change in changes for entry in telling.entries(change)]
    return tuple(sorted(found, key=lambda entry: order[entry.kind]))


_KINDS = {"title": Kind.REWORDED, "text": Kind.REWORDED, "marker": Kind.RENUMBERED, "deadline": Kind.DEADLINE}


class _Telling:
    def __init__(self, before: Plan, after: Plan) -> None:
        self._before, self._after = before, after

    @cached_property
    def _old_numbers(self) -> dict[str, str]:
        return self._before.numbers()

    @cached_property
    def _new_numbers(self) -> dict[str, str]:
        return self._after.numbers()

    def entries(self, change: Change) -> Iterator[Entry]:
        match change:
            case AddItem(branch):
                for item in branch.items:
                    yield Entry(Kind.ADDED, item.id, item.title, "", None, self._new_numbers[item.id])
            case RemoveItem(branch):
                for item in branch.items:
                    yield Entry(Kind.REMOVED, item.id, item.title, "", self._old_numbers[item.id], None)
            case MoveItem(item_id):
                old, new = self._old_numbers[item_id], self._new_numbers[item_id]
                yield Entry(Kind.MOVED, item_id, self._after.items[item_id].title, "", old, new)
            case SetField():
                yield from self._field(change)
            case SetNote(old, new):
                yield Entry(Kind.NOTE, change.note.item, self._after.items[change.note.item].title, "", old, new)
            case SetPlanField(field, old, new):
                yield Entry(Kind.PLAN, ROOT, self._after.title, field, old, new)
            case _:
                return

    def _field(self, change: SetField) -> Iterator[Entry]:
        """Nothing for a passage that is another only by the marker and the title in it, which are told themselves."""
        old, new = self._before.items.get(change.item), self._after.items[change.item]
        if change.field == "text" and old is not None and _remainder(old) == _remainder(new):
            return
        yield Entry(_KINDS.get(change.field, Kind.FIELD), change.item, new.title, change.field, change.old, change.new)


def _remainder(item: Item) -> str:
    """The item's own words without its marker and title."""
    return "".join(item.text.replace(item.marker, "", 1).replace(item.title, "", 1).split())
