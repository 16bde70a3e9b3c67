"""How deep each item stands, told from the order of its markers alone.

Offices mix their numberings freely, so no kind has a fixed depth. A marker that goes on with an open
list belongs to it; a first one opens a list below the item before. The rest is the exceptions that
documents are full of: numbers that run on across sections, that are missing, or that are used twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from tracker.reading.markers import Family, Found
from tracker.text.enumerators import MarkerKind

K = MarkerKind


@dataclass(frozen=True, slots=True)
class Head:
    """Where an item begins: at a marker, or at a line that is a heading without one."""

    index: int
    """Of its line."""

    start: int
    found: Found | None = None
    heading: int | None = None
    """The level that the format gives a heading without marker; None for one that the numbers show."""

    closes: Family | None = None
    """For a heading that the numbers show: the family whose list is over with it."""

    follows_lead_in: bool = False
    """Whether an unmarked line that ends with a colon stands right before it (`共分四个阶段：`)."""


@dataclass(frozen=True, slots=True)
class Placed:
    head: Head
    depth: int
    """From 1."""

    problem: str | None = None
    """A problem's key; None where the number is as it should be."""

    restarts: bool = False
    """Whether its list starts again at one although no item above has gone on."""


_RANKS = {
    kind: rank
    for rank, kinds in enumerate(
        ((K.PART,), (K.CHAPTER,), (K.SECTION,), (K.ARTICLE, K.CHINESE), (K.CHINESE_BRACKET,), (K.ARABIC,))
    )
    for kind in kinds
}
"""The kinds that nobody sets under a lower one: once 一、 comes, an open list of （一） or 1. is over."""


@dataclass(slots=True)
class _Open:
    """A list that may still go on."""

    family: Family | None
    """None for headings without marker."""

    style: str
    ordinal: int
    heading: int = 0
    """The level that the format gives its headings; 0 where they are none."""

    is_inside: bool = False
    """Whether it began inside a paragraph, with which it ends unless its numbers go on."""


def _opened(found: Found, ordinal: int) -> _Open:
    style = _style(found.enumerator.marker)
    return _Open(found.family, style, ordinal, found.heading or 0, is_inside=not found.is_at_head)


@dataclass(slots=True)
class _Levels:
    open: list[_Open] = field(default_factory=list[_Open])
    last: dict[Family, int] = field(default_factory=dict[Family, int])
    """The number that each family used last, wherever that was: lists run on across sections."""

    def place(self, head: Head) -> Placed:
        if head.found is None:
            return self._under_headings(head)
        family, ordinal = head.found.family, _ordinal(head.found, self.open)
        level = self._open_level(family, ordinal, _style(head.found.enumerator.marker))
        problem, restarts = None, False
        if level is None:
            problem = self._start(head, family, ordinal)
        elif ordinal == 1 and self._opens_a_list_below(head.found, level):
            self.open.append(_opened(head.found, 1))
        else:
            if family[0] is not K.BULLET:
                restarts, problem = ordinal == 1, _gap(self.open[level].ordinal, ordinal)
            del self.open[level + 1 :]
            self.open[level].ordinal = ordinal
            self.open[level].style = _style(head.found.enumerator.marker)
            self.open[level].heading = head.found.heading or 0
        self.last[family] = ordinal
        return Placed(head, len(self.open), problem, restarts)

    def _under_headings(self, head: Head) -> Placed:
        if head.heading is not None:
            while self.open and not 0 < self.open[-1].heading < head.heading:
                self.open.pop()
        else:
            beside = self._deepest(None)
            over = self._deepest(head.closes) if beside is None else beside
            del self.open[len(self.open) if over is None else over :]
        self.open.append(_Open(None, "", 0, head.heading or 0))
        return Placed(head, len(self.open))

    def _open_level(self, family: Family, ordinal: int, style: str) -> int | None:
        """The open list that fits best: by number and punctuation, by one of them, else the deepest."""
        levels = [level for level, each in enumerate(self.open) if each.family == family]
        if len(levels) < 2:
            return levels[0] if levels else None
        return max(levels, key=lambda level: (*self._fit(level, ordinal, style), level))

    def _deepest(self, family: Family | None) -> int | None:
        levels = (level for level in range(len(self.open) - 1, -1, -1) if self.open[level].family == family)
        return next(levels, None)

    def _fit(self, level: int, ordinal: int, style: str) -> tuple[bool, bool]:
        return self.open[level].ordinal + 1 == ordinal, self.open[level].style == style

    def _start(self, head: Head, family: Family, ordinal: int) -> str | None:
        """Open a list below the item before, or beside the one whose list is over."""
        assert head.found is not None
        if head.found.is_at_head:
            while self.open and self.open[-1].is_inside:
                self.open.pop()
        rank = _RANKS.get(family[0])
        if rank is not None:
            lower = (at for at, each in enumerate(self.open) if each.family and _RANKS.get(each.family[0], -1) > rank)
            del self.open[next(lower, len(self.open)) :]
        if family[0] is K.STAGE and head.follows_lead_in and self.open and self.open[-1].ordinal > 1:
            self.open.pop()
        self.open.append(_opened(head.found, ordinal))
        runs_on = ordinal == self.last.get(family, 0) + 1
        return None if ordinal == 1 or runs_on else "missing_number"

    def _opens_a_list_below(self, found: Found, level: int) -> bool:
        """Whether a second 1. is the first of a list inside the last item: its style must differ."""
        is_last = level == len(self.open) - 1
        return is_last and found.is_at_head and self.open[level].style != _style(found.enumerator.marker)


def place(heads: Iterable[Head]) -> Iterator[Placed]:
    """The depth of each head, in order."""
    levels = _Levels()
    return (levels.place(head) for head in heads)


@lru_cache(maxsize=1024)
def _style(marker: str) -> str:
    """The marker's punctuation: 1. and 1、 may be two lists, one inside the other."""
    return "".join(each for each in marker if not each.isalnum())


def _ordinal(found: Found, opened: list[_Open]) -> int:
    """The number; 最后 has the one that comes next."""
    if found.enumerator.kind is K.SEQUENCE and found.enumerator.ordinal == 99:
        return next((level.ordinal + 1 for level in reversed(opened) if level.family == found.family), 1)
    return found.enumerator.ordinal


def _gap(last: int, ordinal: int) -> str | None:
    if ordinal == last:
        return "repeated_number"
    return None if ordinal in (1, last + 1) else "missing_number"
