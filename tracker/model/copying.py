"""Branches taken from one place of a plan and put into another, as copies or as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tracker.model import edits
from tracker.model.change import Branch, Change, Draft, applied
from tracker.model.item import Item
from tracker.model.plan import Plan
from tracker.model.status import Status


def branches_of(plan: Plan, item_ids: Iterable[str]) -> tuple[Branch, ...]:
    """The items with all below them; one that lies below another one named goes with that."""
    draft = Draft(plan)
    return tuple(draft.branch(item_id) for item_id in edits.tops(plan, item_ids))


def copied(branch: Branch, *, new_id: Callable[[], str]) -> Branch:
    """The same work planned once more: under new ids, without notes, nothing of it begun."""
    return Branch(tuple(_unbegun(item, new_id()) for item in branch.items), branch.parents)


def put(plan: Plan, branches: Sequence[Branch], *, parent: str, behind: str | None) -> tuple[Change, ...]:
    """Adds the branches below `parent`, one after another behind the child `behind`; None means at the end."""
    row = plan.below(parent)
    first = len(row) if behind is None else row.index(behind) + 1
    return tuple(
        change
        for place, branch in enumerate(branches, first)
        for change in edits.add_branch(plan, branch, parent=parent, index=place)
    )


def move_all(plan: Plan, item_ids: Iterable[str], *, parent: str, behind: str | None) -> tuple[Change, ...]:
    """Moves items with all below them, and with their notes, to where `put` would add them.

    Raises:
        MovedIntoItself: `parent` is one of them or lies below one.
    """
    changes: list[Change] = []
    for item_id in edits.tops(plan, item_ids):
        if item_id != behind:
            moved = edits.move(plan, item_id, parent=parent, index=_place(plan, item_id, parent, behind))
            plan = applied(plan, moved)
            changes.extend(moved)
        behind = item_id if behind is not None else None
    return tuple(changes)


def _place(plan: Plan, item_id: str, parent: str, behind: str | None) -> int | None:
    """Counted without the item itself, as a move counts."""
    row = [each for each in plan.below(parent) if each != item_id]
    return None if behind is None else row.index(behind) + 1


def _unbegun(item: Item, item_id: str) -> Item:
    status = Status.STANDING if item.status is Status.STANDING else Status.NOT_STARTED
    return replace(item, id=item_id, status=status, reason="", actual=None, percent=None, origin="", extra=())
