"""One office's work points for one year: a tree of items with their notes, as one frozen value.

The tree is kept flat, so that an edit copies two dictionaries of references and not a hundred
thousand items. Every mapping here is read-only by agreement: an edit goes through `tracker.model.change`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from tracker.errors import ItemMissing
from tracker.frozen import Frozen
from tracker.model.item import Extra, Item, Note

ROOT = ""
"""The id that stands for the plan itself where the parent of a point is asked for."""

_LONGEST_PLACE = 10
"""Digits; keeps a hostile number from being turned into a huge int."""

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Plan(Frozen):
    id: str
    """The same in every copy of the plan, so that two copies can be joined."""

    title: str
    org: str
    """The office; empty when nobody said."""

    year: int
    items: Mapping[str, Item] = _NOTHING
    """By id, in no particular order; `walk` gives the order of the plan."""

    children: Mapping[str, tuple[str, ...]] = _NOTHING
    """The ids below each parent, in plan order; `ROOT` has the points. A leaf has no entry."""

    parents: Mapping[str, str] = _NOTHING
    """The id above each item; `ROOT` above a point."""

    notes: Mapping[str, tuple[Note, ...]] = _NOTHING
    """By item id, oldest first by the day they tell of, then as recorded. No entry means no notes."""

    extra: Extra = ()

    @property
    def first_day(self) -> date:
        return date(self.year, 1, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, 12, 31)

    def item(self, item_id: str) -> Item:
        """Raises ItemMissing when there is no such item."""
        found = self.items.get(item_id)
        if found is None:
            raise ItemMissing(item=item_id)
        return found

    def below(self, item_id: str) -> tuple[str, ...]:
        """The ids of the children in plan order; empty for a leaf."""
        return self.children.get(item_id, ())

    def is_leaf(self, item_id: str) -> bool:
        return item_id not in self.children

    def above(self, item_id: str) -> Iterator[str]:
        """The ids from the parent up to the point; nothing for a point."""
        parent = self.parents[item_id]
        while parent != ROOT:
            yield parent
            parent = self.parents[parent]

    def depth(self, item_id: str) -> int:
        """1 for a point."""
        return 1 + sum(1 for _ in self.above(item_id))

    def walk(self, top: str = ROOT) -> Iterator[tuple[str, int]]:
        """Every item below `top` with its depth below it (from 1), in plan order, parents first."""
        rows = [iter(self.below(top))]
        while rows:
            for item_id in rows[-1]:
                yield item_id, len(rows)
                if item_id in self.children:
                    rows.append(iter(self.children[item_id]))
                    break
            else:
                rows.pop()

    def leaves(self, top: str = ROOT) -> Iterator[str]:
        """The leaves below `top` in plan order; `top` itself when it is a leaf."""
        if top != ROOT and self.is_leaf(top):
            yield top
            return
        parents = self.children
        yield from (item_id for item_id, _ in self.walk(top) if item_id not in parents)

    def notes_on(self, item_id: str) -> tuple[Note, ...]:
        """Oldest first; empty when there are none."""
        return self.notes.get(item_id, ())

    def number(self, item_id: str) -> str:
        """The ordinal path that addresses the item: `3.2` is the second child of the third point."""
        path = [item_id, *self.above(item_id)]
        return ".".join(str(self.below(self.parents[each]).index(each) + 1) for each in reversed(path))

    def numbers(self) -> dict[str, str]:
        """The number of every item by id, in one pass where `number` would need a search an item."""
        numbered: dict[str, str] = {}
        pending = [ROOT]
        while pending:
            parent = pending.pop()
            prefix = numbered[parent] + "." if parent else ""
            ids = self.below(parent)
            numbered |= {child: f"{prefix}{place}" for place, child in enumerate(ids, 1)}
            pending.extend(child for child in ids if child in self.children)
        return numbered

    def at(self, number: str) -> str | None:
        """The id of the item with that number, or None."""
        item_id = ROOT
        for part in number.split("."):
            siblings = self.below(item_id)
            if not (
                part.isascii() and part.isdigit() and len(part) < _LONGEST_PLACE and 0 < int(part) <= len(siblings)
            ):
                return None
            item_id = siblings[int(part) - 1]
        return item_id
