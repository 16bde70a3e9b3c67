"""An item of a plan split into steps by the sentences of its own words, as the load preview splits a draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tracker.model.change import AddItem, Branch, Change, SetField
from tracker.model.item import Item
from tracker.model.plan import Plan
from tracker.reading.editing import Draft, split
from tracker.reading.outline import Node, Outline
from tracker.reading.plans import item_from

_SAID = ("deadline", "recurrence", "lead", "units", "person", "target", "document_number")


def steps_of(plan: Plan, item_id: str, *, new_id: Callable[[], str]) -> tuple[Change, ...]:
    """A child for each sentence but the first that has none yet, before those that are there.

    What a later sentence says (a deadline, units, a target) goes to its step. The item keeps its own
    words whole. Steps of a leaf are as far as the leaf was.

    Args:
        new_id: Gives another id at each call.
    """
    item = plan.item(item_id)
    head, *nodes = split(Draft(Outline(plan.title, plan.org, plan.year, (_node(item),))), 0).nodes
    present = {plan.items[each].title for each in plan.below(item_id)}
    steps = [item_from(node, new_id()) for node in nodes if node.title not in present]
    if plan.is_leaf(item_id):
        steps = [replace(step, status=item.status, reason=item.reason) for step in steps]
    left = (SetField(item_id, name, getattr(item, name), getattr(head, name)) for name in _SAID)
    return (
        *(AddItem(Branch((step,), (-1,)), item_id, place) for place, step in enumerate(steps)),
        *(change for change in left if change.old != change.new),
    )


def _node(item: Item) -> Node:
    """With its title for one that was typed in by hand, which has no other words."""
    return Node(
        1,
        item.marker,
        item.title,
        item.text or item.marker + item.title,
        1,
        deadline=item.deadline,
        recurrence=item.recurrence,
        lead=item.lead,
        units=item.units,
        person=item.person,
        target=item.target,
        document_number=item.document_number,
    )
