"""What an act of the user becomes in changes: ticking, setting a status, adding, moving, removing.

Each function looks at the plan as it is and answers the changes of one step; an empty tuple means
that nothing is to be done. None of them applies anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tracker.errors import (
    ChangeRefused,
    MovedIntoItself,
    MoveNotAllowed,
    ParentHasItsOwn,
    PercentBesideTarget,
    UnitsDiffer,
    UnknownField,
)
from tracker.frozen import field_names, replace
from tracker.model.amount import Amount
from tracker.model.change import AddItem, Branch, Change, Draft, MoveItem, RemoveItem, SetField, SetNote, Value
from tracker.model.item import Item, Note, NoteKind
from tracker.model.plan import ROOT, Plan
from tracker.model.status import Status

LEAF_ONLY = frozenset({"status", "reason", "actual", "target", "percent"})
"""Fields that a parent has from its children or not at all."""

_SETTABLE = frozenset(field_names(Item)) - {"id", "extra", "origin"}


def set_field(plan: Plan, item_id: str, field: str, value: Value) -> tuple[Change, ...]:
    """Raises UnknownField, ParentHasItsOwn, ItemMissing."""
    item = plan.item(item_id)
    if field not in _SETTABLE:
        raise UnknownField(field=field, known=", ".join(sorted(_SETTABLE)))
    if field in LEAF_ONLY and not plan.is_leaf(item_id):
        raise ParentHasItsOwn(title=item.title, field=field)
    old = getattr(item, field)
    return (SetField(item_id, field, old, value),) if old != value else ()


def enter_field(plan: Plan, item_id: str, field: str, value: Value) -> tuple[Change, ...]:
    """As `set_field`, for a value that somebody has typed: one that would be kept and do nothing is refused.

    Raises:
        PercentBesideTarget, UnitsDiffer: See `tracker.errors`; and what `set_field` raises.
    """
    return enter_fields(plan, item_id, {field: value})


def enter_fields(plan: Plan, item_id: str, values: Mapping[str, Value]) -> tuple[Change, ...]:
    """The same for several fields of one item, measured by the target that is among them."""
    item = plan.item(item_id)
    target = values.get("target", item.target)
    measured = replace(item, target=target) if isinstance(target, Amount | None) else item
    return tuple(
        change
        for field, value in values.items()
        for change in set_field(plan, item_id, field, _in_its_measure(measured, field, value))
    )


def with_begun(plan: Plan, changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes, and that items not started are in progress of which something is reached by them.

    Only where they do not set the item's status themselves.
    """
    made = tuple(changes)
    fields = [change for change in made if isinstance(change, SetField)]
    told = {change.item for change in fields if change.field == "status"}
    reached = dict.fromkeys(change.item for change in fields if change.item not in told and _is_reached(change))
    begun = (item for item in reached if plan.items[item].status is Status.NOT_STARTED)
    return (*made, *(SetField(item, "status", Status.NOT_STARTED, Status.IN_PROGRESS) for item in begun))


def set_status(plan: Plan, item_ids: Iterable[str], status: Status, *, reason: str = "") -> tuple[Change, ...]:
    """Sets the status of leaves; for a parent, that of the leaves below it that are open.

    A leaf named itself must be allowed the move; below a parent, leaves that are not open stay as
    they are, and where none is open, all that may make the move do (so a finished parent can be reopened).

    Args:
        item_ids: May overlap; every leaf is set once.
        reason: Kept with BLOCKED and CANCELLED; every other status clears it.

    Raises:
        MoveNotAllowed: A leaf named itself, or every leaf below a parent, does not allow it.
    """
    chosen: dict[str, None] = {}
    for item_id in item_ids:
        chosen.update(dict.fromkeys(affected_leaves(plan, item_id, status)))
    kept = reason if status in (Status.BLOCKED, Status.CANCELLED) else ""
    return tuple(change for leaf in chosen for change in _status_changes(plan.items[leaf], status, kept))


def affected_leaves(plan: Plan, item_id: str, status: Status) -> tuple[str, ...]:
    """The leaves that `set_status` on this item would set, in plan order; what a confirmation counts."""
    item = plan.item(item_id)
    leaves = [plan.items[leaf] for leaf in plan.leaves(item_id)]
    movable = [leaf for leaf in leaves if leaf.status.may_become(status)]
    if not movable:
        raise MoveNotAllowed(title=item.title, old=leaves[0].status, new=status)
    open_ones = [leaf for leaf in movable if leaf.status.is_open]
    return tuple(leaf.id for leaf in open_ones or movable)


def tick(plan: Plan, item_ids: Iterable[str]) -> tuple[Change, ...]:
    return set_status(plan, item_ids, Status.DONE)


def untick(plan: Plan, item_ids: Iterable[str]) -> tuple[Change, ...]:
    """Reopens what is done: to in progress where something was reached before, else to not started."""
    leaves = dict.fromkeys(leaf for item_id in item_ids for leaf in plan.leaves(plan.item(item_id).id))
    done = [plan.items[leaf] for leaf in leaves if plan.items[leaf].status is Status.DONE]
    return tuple(
        SetField(leaf.id, "status", leaf.status, Status.IN_PROGRESS if _was_begun(plan, leaf) else Status.NOT_STARTED)
        for leaf in done
    )


def add_item(plan: Plan, item: Item, *, parent: str = ROOT, index: int | None = None) -> tuple[Change, ...]:
    """None as index means the end."""
    return add_branch(plan, Branch((item,), (-1,)), parent=parent, index=index)


def add_branch(plan: Plan, branch: Branch, *, parent: str = ROOT, index: int | None = None) -> tuple[Change, ...]:
    if parent != ROOT:
        plan.item(parent)
    return (AddItem(branch, parent, len(plan.below(parent)) if index is None else index),)


def remove(plan: Plan, item_ids: Sequence[str]) -> tuple[Change, ...]:
    """Takes items out with all below them; one that lies below another one named goes with that."""
    draft = Draft(plan)
    changes: list[Change] = []
    for item_id in tops(plan, item_ids):
        parent = draft.parents[item_id]
        change = RemoveItem(draft.branch(item_id), parent, draft.children[parent].index(item_id))
        change.apply_to(draft)
        changes.append(change)
    return tuple(changes)


def move(plan: Plan, item_id: str, *, parent: str, index: int | None = None) -> tuple[Change, ...]:
    """Puts an item under `parent` at `index`, counted without the item itself; None means the end.

    Raises:
        MovedIntoItself: `parent` is the item or lies below it.
    """
    item = plan.item(item_id)
    if parent != ROOT and (parent == item_id or item_id in plan.above(plan.item(parent).id)):
        raise MovedIntoItself(title=item.title)
    old_parent = plan.parents[item_id]
    old_index = plan.below(old_parent).index(item_id)
    last = len(plan.below(parent)) - (old_parent == parent)
    new_index = last if index is None else min(max(index, 0), last)
    if (old_parent, old_index) == (parent, new_index):
        return ()
    return (MoveItem(item_id, old_parent, old_index, parent, new_index),)


def shift(plan: Plan, item_id: str, by: int) -> tuple[Change, ...]:
    """Moves an item up (negative) or down among its siblings; nothing at the end of the row."""
    plan.item(item_id)
    parent = plan.parents[item_id]
    place = plan.below(parent).index(item_id)
    return move(plan, item_id, parent=parent, index=place + by)


def indent(plan: Plan, item_id: str) -> tuple[Change, ...]:
    """Puts an item under the sibling before it, as its last child; nothing for a first child."""
    plan.item(item_id)
    siblings = plan.below(plan.parents[item_id])
    place = siblings.index(item_id)
    return move(plan, item_id, parent=siblings[place - 1]) if place else ()


def outdent(plan: Plan, item_id: str) -> tuple[Change, ...]:
    """Puts an item right behind its parent; nothing for a point."""
    plan.item(item_id)
    parent = plan.parents[item_id]
    if parent == ROOT:
        return ()
    above = plan.parents[parent]
    return move(plan, item_id, parent=above, index=plan.below(above).index(parent) + 1)


def add_note(plan: Plan, note: Note) -> tuple[Change, ...]:
    plan.item(note.item)
    return (SetNote(None, note),)


def rewrite_note(plan: Plan, old: Note, new: Note | None) -> tuple[Change, ...]:
    """
    Args:
        new: With the id and the item of the old one; None takes that away.
    """
    plan.item(old.item)
    return (SetNote(old, new),) if new != old else ()


def restore(plan: Plan, branch: Branch, *, parent: str, index: int) -> tuple[Change, ...]:
    """Brings a removed branch back to its place, or to the end of the plan when that is gone."""
    if branch.top.id in plan.items:
        raise ChangeRefused(title=branch.top.title)
    if parent != ROOT and parent not in plan.items:
        return add_branch(plan, branch)
    return add_branch(plan, branch, parent=parent, index=index)


def tops(plan: Plan, item_ids: Iterable[str]) -> list[str]:
    """Those that lie below none of the others, each once."""
    chosen = dict.fromkeys(plan.item(each).id for each in item_ids)
    return [each for each in chosen if not any(above in chosen for above in plan.above(each))]


def _in_its_measure(item: Item, field: str, value: Value) -> Value:
    """An actual without a unit has that of its target; one with another unit cannot be set against it."""
    if field == "percent" and value is not None and item.target is not None:
        raise PercentBesideTarget(title=item.title, target=item.target)
    if field != "actual" or not isinstance(value, Amount) or item.target is None:
        return value
    if value.unit not in ("", item.target.unit):
        raise UnitsDiffer(title=item.title, target=item.target, actual=value)
    return replace(value, unit=item.target.unit)


def _is_reached(change: SetField) -> bool:
    value = change.new.value if isinstance(change.new, Amount) else change.new
    return change.field in ("actual", "percent") and bool(value)


def _status_changes(leaf: Item, status: Status, reason: str) -> Iterable[Change]:
    if leaf.status is not status:
        yield SetField(leaf.id, "status", leaf.status, status)
    if leaf.reason != reason:
        yield SetField(leaf.id, "reason", leaf.reason, reason)


def _was_begun(plan: Plan, leaf: Item) -> bool:
    return bool(leaf.actual or leaf.percent) or any(note.kind is NoteKind.PROGRESS for note in plan.notes_on(leaf.id))
