"""Which items have a line in the outline: the tree as it is folded, or what a filter lets through.

Kept apart from the drawing, and without a line of Textual, so that folding a branch of 100 000 items
is a splice of a list and can be tested as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

ROOT = ""

Tree = Mapping[str, Sequence[str]]


class Line(NamedTuple):
    item: str
    depth: int
    """1 for a point."""


@dataclass(slots=True)
class Lines:
    tree: Tree = field(default_factory=dict[str, Sequence[str]])
    unfolded: set[str] = field(default_factory=set[str])
    """Parents whose children have lines; what is not here is folded."""

    only: frozenset[str] | None = None
    """The items that may have a line; they stand unfolded. None means all."""

    shown: list[Line] = field(default_factory=list[Line])

    def show(self, tree: Tree) -> None:
        """Takes over another state of the tree; what was unfolded stays so."""
        unchanged = tree == self.tree
        self.tree = tree
        if not unchanged:
            self.rebuild()

    def restrict(self, only: frozenset[str] | None) -> None:
        self.only = only
        self.rebuild()

    def rebuild(self) -> None:
        self.shown = list(self._below(ROOT, 0))

    def is_unfolded(self, item: str) -> bool:
        return self.only is not None or item in self.unfolded

    def place_of(self, item: str | None) -> int | None:
        """The index of the item's line; None when it has none."""
        return next((place for place, line in enumerate(self.shown) if line.item == item), None)

    def parent_of(self, place: int) -> int | None:
        """The index of the line of the item above; None for a point."""
        depth = self.shown[place].depth
        above = (each for each in range(place - 1, -1, -1) if self.shown[each].depth < depth)
        return next(above, None) if depth > 1 else None

    def fold(self, place: int) -> int:
        """Folds the line, or where it is folded already goes up; answers the index to go to."""
        item = self.shown[place].item
        if item in self.tree and item in self.unfolded and self.only is None:
            self.unfolded.discard(item)
            del self.shown[place + 1 : self._end_of(place)]
            return place
        parent = self.parent_of(place)
        return place if parent is None else parent

    def unfold(self, place: int) -> int:
        """Unfolds the line, or where it is unfolded already goes down; answers the index to go to."""
        line = self.shown[place]
        if line.item not in self.tree:
            return place
        if self.is_unfolded(line.item):
            return place + 1
        self.unfolded.add(line.item)
        self.shown[place + 1 : place + 1] = self._below(line.item, line.depth)
        return place

    def fold_all(self, place: int) -> int:
        """Leaves the points alone; answers the index of the one that `place` belongs to."""
        if self.only is not None:
            return place
        point = sum(line.depth == 1 for line in self.shown[: place + 1]) - 1
        self.unfolded.clear()
        self.rebuild()
        return point

    def unfold_all(self, place: int) -> int:
        """Unfolds everything; answers the new index of the line at `place`."""
        item = self.shown[place].item
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

    def reveal(self, above: Sequence[str]) -> None:
        """Unfolds the items `above` one, so that it has a line."""
        if not self.unfolded.issuperset(above):
            self.unfolded.update(above)
            self.rebuild()

    def _end_of(self, place: int) -> int:
        """The index behind the last line that lies below the one at `place`."""
        depth = self.shown[place].depth
        behind = range(place + 1, len(self.shown))
        return next((each for each in behind if self.shown[each].depth <= depth), len(self.shown))

    def _below(self, top: str, depth: int) -> Iterator[Line]:
        pending = [Line(child, depth + 1) for child in reversed(self.tree.get(top, ()))]
        while pending:
            line = pending.pop()
            if self.only is not None and line.item not in self.only:
                continue
            yield line
            if self.is_unfolded(line.item):
                pending.extend(Line(child, line.depth + 1) for child in reversed(self.tree.get(line.item, ())))
