"""A plan narrowed to some of its leaves, so that the arithmetic of the whole serves for the part."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from tracker.model.plan import ROOT
from tracker.model.progress import Progress


def pruned(progress: Progress, leaves: Collection[str]) -> Progress:
    """The figures of the same plan with these leaves and the items above them alone.

    Leaves that it lacks are passed over.
    """
    plan = progress.plan
    kept: dict[str, None] = dict.fromkeys(each for each in leaves if each in plan.items)
    for leaf in tuple(kept):
        kept.update(dict.fromkeys(plan.above(leaf)))
    children = {
        parent: tuple(child for child in plan.below(parent) if child in kept)
        for parent in (ROOT, *kept)
        if not (parent in leaves or plan.is_leaf(parent))
    }
    narrowed = replace(
        plan,
        items={each: plan.items[each] for each in kept},
        children=children,
        parents={each: plan.parents[each] for each in kept},
        notes={each: plan.notes[each] for each in kept if each in plan.notes},
    )
    return Progress(narrowed, progress.today, progress.rules)
