"""Several items moved as one, in the order that they stand in: one behind another that cannot go on stays too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tracker.model import edits
from tracker.model.change import Change, applied
from tracker.model.plan import Plan


def shift(plan: Plan, item_ids: Sequence[str], by: int) -> tuple[Change, ...]:
    """Each up (-1) or down (1) among its siblings.

    Args:
        item_ids: In plan order, here and below; what lies below another of them goes with that.
    """
    tops = edits.tops(plan, item_ids)
    return _one_by_one(plan, tops if by < 0 else tops[::-1], lambda now, each: _shifted(now, each, by, tops))


def indent(plan: Plan, item_ids: Sequence[str]) -> tuple[Change, ...]:
    """Each under the sibling before them."""
    tops = edits.tops(plan, item_ids)
    return _one_by_one(plan, tops, lambda now, each: () if _beside(now, each, -1) in tops else edits.indent(now, each))


def outdent(plan: Plan, item_ids: Sequence[str]) -> tuple[Change, ...]:
    """Each behind its parent."""
    return _one_by_one(plan, edits.tops(plan, item_ids)[::-1], edits.outdent)


def _shifted(plan: Plan, item_id: str, by: int, tops: Sequence[str]) -> tuple[Change, ...]:
    return () if _beside(plan, item_id, by) in tops else edits.shift(plan, item_id, by)


def _beside(plan: Plan, item_id: str, by: int) -> str | None:
    """The sibling so many places behind an item; None beyond the end of the row."""
    siblings = plan.below(plan.parents[item_id])
    place = siblings.index(item_id) + by
    return siblings[place] if 0 <= place < len(siblings) else None


def _one_by_one(
    plan: Plan, item_ids: Iterable[str], build: Callable[[Plan, str], tuple[Change, ...]]
) -> tuple[Change, ...]:
    """What `build` makes of each, on the plan as those before have left it."""
    changes: list[Change] = []
    for item_id in item_ids:
        made = build(plan, item_id)
        plan = applied(plan, made)
        changes.extend(made)
    return tuple(changes)
