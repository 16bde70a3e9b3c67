"""The tree of a file: its items, the children and the parents; of a large one a branch at a time.

Items stand in plan order, so that those below one item stand in few stretches, most in one. To find the
stretches takes 25 ms at 100 000 items, to read them all 170, and neither the first screen nor a tick by
number asks for more than a few. Whoever asks for what no branch read so far has, reads all.
"""

from __future__ import annotations

import re
from _thread import RLock  # threading alone takes 4 ms to import
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tracker.errors import Damaged
from tracker.model.item import Item
from tracker.store.records import item_of
from tracker.store.tiny.rows import doc_of_row, tree_of

LARGE_BYTES = 4 << 20
"""From here on it is worth it; reading all takes at most 40 ms below."""

_TEXT = rb'"([^"\\\n]*)"'
"""An id as it stands in a line that need not be read whole to know it."""

_HEAD = rb'"\d+": \{"id": ' + _TEXT
_ID = _HEAD + rb".*\n?"
_STRETCH = _HEAD + rb'(?:, "parent": ' + _TEXT + rb"(?:.*\n" + _HEAD + rb', "parent": "\2")*|(?!, "parent")).*(?:\n|\Z)'
"""Lines of items below the same one, or the line of a point. Compiled when a large file is first met."""

_Stretches = Mapping[str, list[tuple[int, int]]]
"""By parent where its stretches begin and end in the section."""


class Branches:
    """What has been read so far. Several threads may read on: each reads the same."""

    def __init__(self, section: bytes, path: Path) -> None:
        """Raises Damaged; of a large section only when all of it is read."""
        self.rows: dict[str, bytes | None] = {}
        """The line of each item, as in the file; None once it has been read: an item keeps all that it says."""

        self.children: dict[str, tuple[str, ...]] = {}
        self.parents: dict[str, str] = {}
        self.is_whole = False
        """Whether the three hold all there is."""

        self._section, self._path, self._reading_all = section, path, RLock()
        self.stretches = (_stretches_of(section) if len(section) > LARGE_BYTES else None) or {}
        self.count = _number_of_last(section) if self.stretches else len(self.whole().rows)
        """How many items there are."""

    def whole(self) -> Branches:
        """The same with all there is."""
        if not self.is_whole:
            with self._reading_all:
                if not self.is_whole:  # pragma: no branch -- another thread has read it this moment; met by chance
                    self._read_all()
        return self

    def below(self, parent: str) -> tuple[str, ...]:
        """Raises KeyError for a leaf."""
        section = self._section  # before looking: all may be read, and this be given up, at any moment
        found = self.children.get(parent)
        return self._read(parent, section) if found is None else found

    def _read(self, parent: str, section: bytes) -> tuple[str, ...]:
        ids: list[str] = []
        for start, end in self.stretches[parent]:
            lines = section[start:end]
            here = [_text(found) for found in re.findall(_ID, lines)]
            self.rows.update(zip(here, lines.split(b"\n"), strict=False))
            ids += here
        self.parents.update(dict.fromkeys(ids, parent))
        self.children[parent] = tuple(ids)
        return self.children[parent]

    def _read_all(self) -> None:
        try:
            rows, children, parents = tree_of(self._section)
        except (ValueError, KeyError, TypeError) as error:
            raise Damaged(path=self._path, line=0) from error
        read = [item_id for item_id, row in list(self.rows.items()) if row is None]
        self.rows, self.children, self.parents = {**rows, **dict.fromkeys(read)}, children, parents
        self.is_whole, self._section = True, b""


class ItemRows(Mapping[str, Item]):
    """The items by id, in plan order, each read from its line when somebody asks for it.

    One tick among 10 000 items looks at a handful of them; reading every item takes 45 ms there.
    """

    __slots__ = ("_branches", "_items", "_path")

    def __init__(self, branches: Branches, path: Path) -> None:
        self._branches = branches
        self._items: dict[str, Item] = {}
        self._path = path

    @property
    def rows(self) -> dict[str, bytes | None]:
        """As `Branches.rows`, of all items."""
        return self._branches.whole().rows

    def __getitem__(self, item_id: str) -> Item:
        item = self._items.get(item_id)
        if item is None:
            rows = self._branches.rows
            if item_id not in rows:
                rows = self.rows
            row = rows[item_id]
            if row is None:  # pragma: no cover -- another thread has read it this moment; met by chance
                return self._items[item_id]
            item = self._items[item_id] = self._read(row)
            rows[item_id] = None
        return item

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._branches.rows or item_id in self.rows

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return self._branches.count

    def _read(self, row: bytes) -> Item:
        try:
            return item_of(doc_of_row(row))
        except ValueError as error:
            raise Damaged(path=self._path, line=0) from error


class ChildrenRead(Mapping[str, tuple[str, ...]]):
    """As `Plan.children`."""

    __slots__ = ("_branches",)

    def __init__(self, branches: Branches) -> None:
        self._branches = branches

    def __getitem__(self, parent: str) -> tuple[str, ...]:
        return self._branches.below(parent)

    def get(self, parent: str, default: Any = None) -> Any:
        """Without raising on the way: most items have nothing below them."""
        return self._branches.below(parent) if parent in self._branches.stretches else default

    def __contains__(self, parent: object) -> bool:
        return parent in self._branches.stretches

    def __iter__(self) -> Iterator[str]:
        return iter(self._branches.stretches)

    def __len__(self) -> int:
        return len(self._branches.stretches)


class ParentsRead(Mapping[str, str]):
    """As `Plan.parents`."""

    __slots__ = ("_branches",)

    def __init__(self, branches: Branches) -> None:
        self._branches = branches

    def __getitem__(self, item_id: str) -> str:
        found = self._branches.parents.get(item_id)
        return self._branches.whole().parents[item_id] if found is None else found

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._branches.parents or item_id in self._branches.whole().parents

    def __iter__(self) -> Iterator[str]:
        return iter(self._branches.whole().parents)

    def __len__(self) -> int:
        return self._branches.count


def _text(found: bytes) -> str:
    """What is no text is met when its line is read."""
    return found.decode(errors="replace")


def _number_of_last(section: bytes) -> int:
    """Lines are numbered from 1."""
    return int(section[section.rfind(b"\n") + 1 :].split(b'"', 2)[1])


def _stretches_of(section: bytes) -> _Stretches | None:
    """None when it has lines that only reading them whole can tell of."""
    found: dict[str, list[tuple[int, int]]] = {}
    end = 0
    for match in re.finditer(_STRETCH, section):
        if match.start() != end:
            return None
        found.setdefault(_text(match[2] or b""), []).append(match.span())
        end = match.end()
    return found if end == len(section) else None
