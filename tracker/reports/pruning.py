"""A plan narrowed to some of its leaves, so that the arithmetic of the whole serves for the part."""

from __future__ import annotations

from collections.abc import Collection

from tracker.frozen import replace
from tracker.model.plan import ROOT, Plan
from tracker.model.progress import Progress


def pruned(progress: Progress, kept: Collection[str]) -> Progress:
    """The figures of the same plan with these items alone, and with those above them.

    An item with others below it stands for all of these, unless some of them are named too: then only
    those are meant. Items that the plan lacks are passed over.
    """
    plan, named = progress.plan, frozenset(kept)
    leaves = [leaf for each in kept if each in plan.items for leaf in _meant(plan, each, named)]
    items = dict.fromkeys(leaves)
    for leaf in leaves:
        items.update(dict.fromkeys(plan.above(leaf)))
    children = {
        parent: tuple(child for child in plan.below(parent) if child in items)
        for parent in (ROOT, *items)
        if not plan.is_leaf(parent)
    }
    narrowed = replace(
        plan,
        items={each: plan.items[each] for each in items},
        children=children,
        parents={each: plan.parents[each] for each in items},
        notes={each: plan.notes[each] for each in items if each in plan.notes},
    )
    return Progress(narrowed, progress.today, progress.rules)


def _meant(plan: Plan, item_id: str, named: frozenset[str]) -> list[str]:
    leaves = list(plan.leaves(item_id))
    return [leaf for leaf in leaves if leaf in named] or leaves
