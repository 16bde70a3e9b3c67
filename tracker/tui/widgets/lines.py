"""Which items have a line in the outline: the tree as it is folded, or what a filter lets through.

Kept apart from the drawing, and without a line of Textual, so that folding a branch of 100 000 items
is a splice of a list and can be tested as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

ROOT = ""

Tree = Mapping[str, Sequence[str]]


_MOST_SPLICED = 8
"""Parents whose lines are made anew one by one after an edit; after a larger one all lines are."""

Line = tuple[str, int]
"""An item and its depth, 1 for a point. A plain tuple: 100 000 named ones took 30 ms more to make."""


class Lines:
    def __init__(self, unfolded: Iterable[str] = ()) -> None:
        self.tree: Tree = {}
        self.unfolded = set(unfolded)
        """Parents whose children have lines; what is not here is folded."""

        self.only: frozenset[str] | None = None
        """The items that may have a line. None means all."""

        self.stays_folded = False
        """Whether the folding holds for `only` too; otherwise they all stand unfolded."""

        self.top = ROOT
        """The item whose branch alone has lines, its own the first; `ROOT` for the whole tree."""

        self.shown: list[Line] = []

    def show(self, tree: Tree, *, near: int = 0) -> None:
        """Takes over another state of the tree; what was unfolded stays so.

        It is copied into a dictionary, which every line then asks; a mapping in layers took ten times as long.
        The first is not: a large plan reads its branches when it is asked for them.

        Args:
            near: The index of a line close to which it differs, if anywhere.
        """
        before, self.tree = self.tree, dict(tree) if self.tree else tree
        if len(self.tree) == len(before) and self.tree == before:
            return
        changed = _differing(before, self.tree) if before else {ROOT}
        if len(changed) > _MOST_SPLICED or (ROOT in changed and self.top == ROOT):
            self.rebuild()
            return
        places = [place for each in changed if (place := self.place_of(each, near=near)) is not None]
        for place in sorted(places, reverse=True):
            self._renew_below(place)

    def restrict(self, only: frozenset[str] | None, *, stays_folded: bool = False) -> None:
        self.only, self.stays_folded = only, stays_folded
        self.rebuild()

    def rebuild(self) -> None:
        if self.top == ROOT:
            self.shown = self._below(ROOT, 0)
        else:
            self.shown = [(self.top, 1), *(self._below(self.top, 1) if self.is_unfolded(self.top) else ())]

    def look_into(self, top: str) -> None:
        """Gives lines to the branch of `top` alone, unfolded; to everything for `ROOT`."""
        self.top = top
        self.unfolded.update({top} & self.tree.keys() - {ROOT})
        self.rebuild()

    def is_unfolded(self, item: str) -> bool:
        return self._stands_open or item in self.unfolded

    @property
    def _stands_open(self) -> bool:
        return self.only is not None and not self.stays_folded

    def place_of(self, item: str, *, near: int = 0) -> int | None:
        """The index of the item's line; None when it has none. The closer to `near`, the sooner it is found."""
        shown = self.shown
        if self.only is not None and item not in self.only and item != self.top:
            return None
        behind, before = range(near, len(shown)), range(min(near, len(shown)) - 1, -1, -1)
        for places in zip_longest(behind, before):
            for place in places:
                if place is not None and shown[place][0] == item:
                    return place
        return None

    def parent_of(self, place: int) -> int | None:
        """The index of the line of the item above; None for a point."""
        depth = self.shown[place][1]
        above = (each for each in range(place - 1, -1, -1) if self.shown[each][1] < depth)
        return next(above, None) if depth > 1 else None

    def fold(self, place: int) -> int:
        """Folds the line, or where it is folded already goes up; answers the index to go to."""
        item = self.shown[place][0]
        if item in self.tree and item in self.unfolded and not self._stands_open:
            self.unfolded.discard(item)
            del self.shown[place + 1 : self._end_of(place)]
            return place
        parent = self.parent_of(place)
        return place if parent is None else parent

    def unfold(self, place: int) -> int:
        """Unfolds the line, or where it is unfolded already goes down; answers the index to go to."""
        item = self.shown[place][0]
        if item not in self.tree:
            return place
        if self.is_unfolded(item):
            return place + 1
        self.unfolded.add(item)
        self._renew_below(place)
        return place

    def fold_all(self, place: int) -> int:
        """Leaves the points alone; answers the index of the one that `place` belongs to."""
        if self._stands_open:
            return place
        point = sum(depth == 1 for _, depth in self.shown[: place + 1]) - 1
        self.unfolded.intersection_update({self.top})
        self.rebuild()
        return point

    def unfold_all(self, place: int) -> int:
        """Unfolds everything; answers the new index of the line at `place`."""
        item = self.shown[place][0]
        self.unfolded.update(self.tree)
        self.rebuild()
        return self.place_of(item) or 0

    def unfold_to_fit(self, height: int) -> None:
        """Unfolds as many levels as `height` lines can show, so that a plan opens as an overview."""
        level = list(self.tree.get(ROOT, ()))
        needed = len(level)
        while level:
            below = [child for item in level for child in self.tree.get(item, ())]
            needed += len(below)
            if not below or needed > height:
                break
            self.unfolded.update(item for item in level if item in self.tree)
            level = below
        self.rebuild()

    def reveal(self, above: Sequence[str], *, near: int = 0) -> None:
        """Unfolds the items `above` one, the outermost last, so that it has a line."""
        folded = [each for each in above if each not in self.unfolded]
        self.unfolded.update(folded)
        if folded and not self._stands_open:
            places = (self.place_of(each, near=near) for each in reversed(folded))
            outermost = next((place for place in places if place is not None), None)
            if outermost is not None:
                self._renew_below(outermost)

    def _renew_below(self, place: int) -> None:
        item, depth = self.shown[place]
        below = self._below(item, depth) if self.is_unfolded(item) else ()
        self.shown[place + 1 : self._end_of(place)] = below

    def _end_of(self, place: int) -> int:
        """The index behind the last line that lies below the one at `place`."""
        depth = self.shown[place][1]
        behind = range(place + 1, len(self.shown))
        return next((each for each in behind if self.shown[each][1] <= depth), len(self.shown))

    def _below(self, top: str, depth: int) -> list[Line]:
        """The lines below `top`, which itself stands at `depth`. Local names: a third of the time at 100 000."""
        tree, only, lines = self.tree, self.only, list[Line]()
        unfolded = tree if self._stands_open else self.unfolded
        pending = [iter(tree.get(top, ()))]
        while pending:
            below = depth + len(pending)
            for child in pending[-1]:
                if only is None or child in only:
                    lines.append((child, below))
                    if child in tree and child in unfolded:
                        pending.append(iter(tree[child]))
                        break
            else:
                pending.pop()
        return lines


def _differing(one: Tree, other: Tree) -> set[str]:
    """The parents below which the two have other items."""
    return {each for each in one.keys() | other.keys() if one.get(each) != other.get(each)}
