"""A revised document against the plan: what is another in it, and the one step that takes it over.

The document decides which items there are, where they stand and what they are called. It knows nothing
of the work: statuses, reasons, what was reached and notes stay on their items. And what somebody has
entered, added, moved or removed by hand stays so until the document says something new about it. So
three plans are compared: the plan, the new document, and what the documents before it said
(`history.from_documents`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from tracker.frozen import Frozen, replace
from tracker.model import edits
from tracker.model.arranging import arrangement
from tracker.model.change import Change, SetField, SetPlanField, applied
from tracker.model.differences import Entry, differences
from tracker.model.item import Item
from tracker.model.matching import matched
from tracker.model.placing import wanted_rows
from tracker.model.plan import Plan

DOCUMENT_FIELDS = (
    "title", "marker", "text", "start", "deadline", "recurrence", "target", "weight", "lead", "units", "person",
    "document_number",
)  # fmt: skip
"""What a document says of an item."""

DOCUMENT_PLAN_FIELDS = ("title", "org")


class Revision(Frozen):
    before: Plan
    after: Plan
    changes: tuple[Change, ...]
    """One step that leads from `before` to `after`; empty when the document says nothing new."""

    pairs: Mapping[str, str]
    """By the id of an item of the document, the id of the item of the plan that it is; without those that are new."""

    worked: tuple[str, ...]
    """The items among those removed that are more than the document said: somebody has begun them,
    written on them or added them. In the order of `before`."""

    kept: tuple[str, ...]
    """The items that the document does not have and that stay, in the order of `before`."""

    declined: tuple[Item, ...]
    """The items that the document has, as those before it, and that somebody has removed; they stay out."""

    def entries(self) -> tuple[Entry, ...]:
        return differences(self.before, self.after, self.changes)


def revision(
    plan: Plan,
    document: Plan,
    *,
    said: Plan | None = None,
    fields: Sequence[str] = DOCUMENT_FIELDS,
    plan_fields: Sequence[str] = DOCUMENT_PLAN_FIELDS,
    keeps_worked: bool = False,
) -> Revision:
    """What `document` makes of `plan`.

    An item that only the plan has goes, unless it was added by hand below one that stays.

    Args:
        document: Its ids are new; those of items that the plan does not have are taken over.
        said: What the documents before said, with the ids of the plan; what this one leaves empty of the
            plan's own fields is kept. None: all that the plan says, and this document is whole.
        fields: What the document is asked for; other fields are left alone.
        plan_fields: Likewise of the plan itself; its title is never emptied.
        keeps_worked: Keep what would be removed and carries work, with the items above it.
    """
    basis = said or plan
    found = _matched(plan, document, basis, partial(_values, fields=fields))
    pairs = {new: old for new, old in found.items() if old in plan.items}
    gone = _without(plan, pairs.values())
    by_hand = {each for each in gone if each not in basis.items}
    worked = [each for each in gone if each in by_hand or carries_work(plan, each)]
    kept = _kept(plan, gone, by_hand, worked if keeps_worked else ())
    changes = [
        *_plan_changes(plan, document, said, plan_fields),
        *arrangement(plan, wanted_rows(plan, document, basis, found, kept), document),
        *_field_changes(plan, document, basis, pairs, fields),
    ]
    arranged = applied(plan, changes)
    removals = edits.remove(arranged, [each for each in gone if each not in kept])
    return Revision(
        before=plan,
        after=applied(arranged, removals),
        changes=(*changes, *removals),
        pairs=pairs,
        worked=tuple(each for each in worked if each not in kept),
        kept=tuple(each for each in gone if each in kept),
        declined=tuple(document.items[each] for each in found if each not in pairs),
    )


def _matched(plan: Plan, document: Plan, basis: Plan, same: Callable[[Item], Hashable]) -> dict[str, str]:
    """Document against document first; what is new in this one may have been added to the plan by hand."""
    known = matched(basis, document, same=same)
    if len(known) == len(document.items) or not plan.items.keys() - basis.items.keys():
        return known
    as_said = replace(plan, items={each: basis.items.get(each, item) for each, item in plan.items.items()})
    return matched(as_said, document, same=same, known=known)


def carries_work(plan: Plan, item_id: str) -> bool:
    """Whether somebody has recorded on the item itself that something was done or happened."""
    item = plan.items[item_id]
    return item.status.is_begun or bool(item.actual or item.percent or plan.notes_on(item_id))


def _without(plan: Plan, ids: Collection[str]) -> list[str]:
    """The items that are not among `ids`, in plan order."""
    named = set(ids)
    return [] if len(named) == len(plan.items) else [each for each, _ in plan.walk() if each not in named]


def _kept(plan: Plan, gone: Sequence[str], by_hand: Collection[str], wanted: Sequence[str]) -> set[str]:
    """Those of `gone` that stay: `wanted` with what is above them, and what hangs by hand on something that stays."""
    leaving = set(gone)
    kept: set[str] = set()
    for item_id in wanted:
        kept.update(each for each in (item_id, *plan.above(item_id)) if each in leaving)
    for item_id in gone:
        parent = plan.parents[item_id]
        if item_id in by_hand and (parent not in leaving or parent in kept):
            kept.add(item_id)
    return kept


def _plan_changes(plan: Plan, document: Plan, said: Plan | None, fields: Sequence[str]) -> Iterator[Change]:
    for field in fields:
        ours, theirs = getattr(plan, field), getattr(document, field)
        may_be_empty = said is None and field != "title"
        if theirs not in (ours, getattr(said or plan, field)) and (theirs or may_be_empty):
            yield SetPlanField(field, ours, theirs)


def _field_changes(
    plan: Plan, document: Plan, basis: Plan, pairs: Mapping[str, str], fields: Sequence[str]
) -> Iterator[Change]:
    for new_id, _ in document.walk():
        item_id = pairs.get(new_id)
        if item_id is None:
            continue
        item, theirs = plan.items[item_id], document.items[new_id]
        before = basis.items.get(item_id) or Item(item_id, "")
        if _values(theirs, fields) == _values(item, fields):
            continue
        for field in fields:
            ours, new = getattr(item, field), getattr(theirs, field)
            if new not in (ours, getattr(before, field)):
                yield SetField(item_id, field, ours, new)


def _values(item: Item, fields: Sequence[str]) -> tuple[Any, ...]:
    return tuple(getattr(item, field) for field in fields)
