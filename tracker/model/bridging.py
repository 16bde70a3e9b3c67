"""From one state of a plan to another that some hand has made of it: the changes that nobody recorded."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.frozen import field_names
from tracker.model import edits
from tracker.model.arranging import arrangement
from tracker.model.change import Change, SetField, SetNote, SetPlanField, applied
from tracker.model.item import Item, Note
from tracker.model.plan import Plan
from tracker.model.revision import Revision

_FIELDS = tuple(name for name in field_names(Item) if name not in ("id", "extra"))


def bridge(before: Plan, after: Plan) -> Revision:
    """What leads from `before` to `after`, both with the same ids for the same items and notes.

    What only a newer version knows of an item (`Item.extra`) is no change: it stays as in `before`.
    """
    arranging = arrangement(before, after.children, after)
    gone = [item_id for item_id, _ in before.walk() if item_id not in after.items]
    changes = (
        *_plan_changes(before, after),
        *arranging,
        *edits.remove(applied(before, arranging), gone),
        *_field_changes(before, after),
        *_note_changes(before, after),
    )
    return Revision(before, applied(before, changes), changes, pairs={}, worked=(), kept=(), declined=())


def _plan_changes(before: Plan, after: Plan) -> Iterator[Change]:
    for field in ("title", "org", "year"):
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            yield SetPlanField(field, old, new)


def _field_changes(before: Plan, after: Plan) -> Iterator[Change]:
    for item_id in _in_both(before, after):
        old, new = before.items[item_id], after.items[item_id]
        if old == new:
            continue
        for field in _FIELDS:
            values = getattr(old, field), getattr(new, field)
            if values[0] != values[1]:
                yield SetField(item_id, field, *values)


def _note_changes(before: Plan, after: Plan) -> Iterator[Change]:
    for item_id in _in_both(before, after):
        old, new = _by_id(before, item_id), _by_id(after, item_id)
        for note_id in (*old, *(each for each in new if each not in old)):
            if old.get(note_id) != new.get(note_id):
                yield SetNote(old.get(note_id), new.get(note_id))


def _in_both(before: Plan, after: Plan) -> Iterator[str]:
    return (item_id for item_id, _ in after.walk() if item_id in before.items)


def _by_id(plan: Plan, item_id: str) -> dict[str, Note]:
    return {note.id: note for note in plan.notes_on(item_id)}
