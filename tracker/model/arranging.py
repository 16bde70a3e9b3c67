"""The fewest moves and additions that bring the items of a plan into another order."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence

from tracker.model.change import AddItem, Branch, Change, MoveItem
from tracker.model.item import Item, Note
from tracker.model.plan import ROOT, Plan

Rows = Mapping[str, Sequence[str]]
"""By parent (`ROOT` for the points) the ids below it, in order."""


def arrangement(plan: Plan, wanted: Rows, newcomers: Plan) -> tuple[Change, ...]:
    """The changes after which the items stand as in `wanted`.

    Args:
        wanted: Every item that is to be there. One that is not stays where it is, or where the item
            above it goes.
        newcomers: Has the items and notes of those in `wanted` that the plan has not.
    """
    return tuple(_Arranging(plan, wanted, newcomers).changes())


class _Arranging:
    """The rows as they are after the changes so far."""

    def __init__(self, plan: Plan, wanted: Rows, newcomers: Plan) -> None:
        self._wanted, self._newcomers = wanted, newcomers
        self._rows = {parent: list(children) for parent, children in plan.children.items()}
        self._parents = dict(plan.parents)

    def changes(self) -> Iterator[Change]:
        """From the top down: an item goes below one that stands in its place already, never below itself."""
        pending = [ROOT]
        while pending:
            parent = pending.pop()
            yield from self._arrange(parent)
            pending.extend(reversed(self._wanted.get(parent, ())))

    def _arrange(self, parent: str) -> Iterator[Change]:
        wanted = self._wanted.get(parent, ())
        row = self._rows.setdefault(parent, [])
        ranks = {item_id: rank for rank, item_id in enumerate(wanted)}
        staying = longest_rising([ranks[each] for each in row if each in ranks])
        place = 0
        for rank, item_id in enumerate(wanted):
            if rank in staying:
                place = row.index(item_id, place) + 1
                continue
            is_here = item_id in self._parents
            yield self._move(item_id, parent, place) if is_here else self._add(item_id, parent, place)
            place = row.index(item_id, max(place - 1, 0)) + 1

    def _move(self, item_id: str, parent: str, place: int) -> MoveItem:
        old_parent = self._parents[item_id]
        old_row = self._rows[old_parent]
        old_place = old_row.index(item_id)
        del old_row[old_place]
        if old_parent == parent and old_place < place:
            place -= 1
        self._rows[parent].insert(place, item_id)
        self._parents[item_id] = parent
        return MoveItem(item_id, old_parent, old_place, parent, place)

    def _add(self, item_id: str, parent: str, place: int) -> AddItem:
        """With every newcomer below it that only newcomers lie between."""
        self._rows[parent].insert(place, item_id)
        self._parents[item_id] = parent
        items: list[Item] = []
        parents: list[int] = []
        notes: list[Note] = []
        pending = [(item_id, -1)]
        while pending:
            each, above = pending.pop()
            below = [child for child in self._wanted.get(each, ()) if child not in self._parents]
            self._rows[each] = below
            self._parents.update(dict.fromkeys(below, each))
            items.append(self._newcomers.items[each])
            parents.append(above)
            notes.extend(self._newcomers.notes_on(each))
            pending.extend((child, len(items) - 1) for child in reversed(below))
        return AddItem(Branch(tuple(items), tuple(parents), tuple(notes)), parent, place)


def longest_rising(numbers: Sequence[int]) -> set[int]:
    """The numbers of a longest rising run within `numbers`, which are all different, gaps allowed."""
    ends: list[int] = []
    end_places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect(ends, number)
        before.append(end_places[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        end_places[length : length + 1] = [place]
    rising: set[int] = set()
    place = end_places[-1] if end_places else -1
    while place >= 0:
        rising.add(numbers[place])
        place = before[place]
    return rising
