"""Where the items of a revised document are to stand in a plan that somebody has rearranged by hand.

As in the document, but for what was moved by hand and stands in the document where documents had it
before: that stays where it was put. What was removed by hand is not brought back; what is new below it
moves up. What only the plan has and keeps stays behind its old neighbour.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from tracker.model.arranging import longest_rising
from tracker.model.plan import ROOT, Plan


def wanted_rows(
    plan: Plan, document: Plan, basis: Plan, pairs: Mapping[str, str], kept: Collection[str]
) -> dict[str, list[str]]:
    """By parent the ids below it, those of the plan for what it has and those of the document for what is new.

    Args:
        basis: What the documents before said, with the ids of the plan.
        pairs: By the id of an item of the document its id in the plan or, when it was removed, in `basis`.
        kept: What stays though the document does not have it; with each the item above it, if not the document's.
    """
    rows = _rows_of(plan, document, pairs)
    above = {child: parent for parent, row in rows.items() for child in row} | {
        each: plan.parents[each] for each in kept
    }
    moved = set(_moved_by_hand(plan, document, basis, pairs, above))
    settled = moved.union(kept)
    rows = {parent: [each for each in row if each not in moved] for parent, row in rows.items()}
    for parent in dict.fromkeys(plan.parents[each] for each in settled):
        _insert(rows.setdefault(parent, []), plan.below(parent), settled)
    return rows


def _rows_of(plan: Plan, document: Plan, pairs: Mapping[str, str]) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    nearest: dict[str, str] = {ROOT: ROOT}
    """By item of the document the id that what is below it goes below: its own, or that of an item above."""
    for new_id, _ in document.walk():
        above, item_id = nearest[document.parents[new_id]], pairs.get(new_id, new_id)
        was_removed = new_id in pairs and item_id not in plan.items
        nearest[new_id] = above if was_removed else item_id
        if not was_removed:
            rows.setdefault(above, []).append(item_id)
    return rows


def _moved_by_hand(
    plan: Plan, document: Plan, basis: Plan, pairs: Mapping[str, str], above: dict[str, str]
) -> Iterator[str]:
    """From the top of the plan down; `above`, the parents as they are to be, is brought up to date.

    A place below an item that goes, or that is to stand below the moved one itself, cannot be kept.
    """
    if basis is plan:
        return
    now = {old: pairs.get(document.parents[new], document.parents[new]) for new, old in pairs.items()}
    reordered = set(_reordered(plan, basis))
    for item_id, _ in plan.walk():
        parent, before = plan.parents[item_id], basis.parents.get(item_id)
        is_elsewhere = parent != before or item_id in reordered
        is_for_us_to_say = before is not None and now.get(item_id) == before
        if (
            is_elsewhere
            and is_for_us_to_say
            and (parent == ROOT or parent in above)
            and not _is_below(parent, item_id, above)
        ):
            above[item_id] = parent
            yield item_id


def _reordered(plan: Plan, basis: Plan) -> Iterator[str]:
    """Those that stand below the same parent as before, in another order; as few as say it."""
    for parent, children in plan.children.items():
        ranks = {each: rank for rank, each in enumerate(basis.below(parent))}
        rising = longest_rising([ranks[each] for each in children if each in ranks])
        yield from (each for each in children if each in ranks and ranks[each] not in rising)


def _is_below(item_id: str, top: str, above: Mapping[str, str]) -> bool:
    while item_id not in (top, ROOT):
        item_id = above[item_id]
    return item_id == top


def _insert(row: list[str], neighbours: Collection[str], settled: Collection[str]) -> None:
    """Puts each of `neighbours` that is settled into `row`, behind the one before it that is there."""
    present = set(row)
    place = 0
    for item_id in neighbours:
        if item_id in settled:
            row.insert(place, item_id)
            place += 1
        elif item_id in present:
            place = row.index(item_id) + 1
