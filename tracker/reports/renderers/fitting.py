"""Tables as lines of a terminal: every cell whole, wrapped inside its column where the width demands it.

Made by hand because Rich's table, besides its import of 100 ms and 0.35 ms a row, crops a Chinese cell
for which it finds no room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from tracker.reports.renderers.wrapping import wrapped
from tracker.text.width import columns

_GAP = "  "
_NARROWEST = 8
"""Columns that a cell of words needs to be worth reading."""

_SHORT_HEAD = 6
"""Columns up to which a Chinese head is not folded into two lines."""

Paint = Callable[[str], str]


def plain(text: str) -> str:
    """No colour."""
    return text


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell: its text, and how to colour a padded line of it."""

    text: str
    paint: Paint = plain


@dataclass(slots=True)
class Grid:
    """Heads and rows of as many cells each."""

    heads: Sequence[Piece]
    rows: Sequence[Sequence[Piece]]
    wraps: Sequence[bool]
    """For each column whether its cells may go over several lines."""

    aligns_right: Sequence[bool]
    _body_widths: list[int] = field(init=False)
    """The widest cell below each head; measured once, since it is most of the work on a long table."""

    def __post_init__(self) -> None:
        cells = zip(*self.rows, strict=True) if self.rows else [()] * len(self.heads)
        self._body_widths = [max((columns(cell.text) for cell in column), default=0) for column in cells]

    def fits(self, width: int) -> bool:
        """Whether the columns stand beside one another in `width`, wrapped where they may be."""
        heads = [Piece(_folded(head.text)) for head in self.heads]
        return _total(self._shrunk(self._widths(heads), width)) <= width

    def lines(self, width: int) -> Iterator[str]:
        """The heads, a rule and the rows; wider than `width` where that does not fit."""
        heads, widths = self.heads, self._widths(self.heads)
        if _total(widths) > width:
            heads = [Piece(_folded(head.text), head.paint) for head in heads]
            widths = self._shrunk(self._widths(heads), width)
        yield from self._row(heads, widths)
        yield "-" * min(_total(widths), width)
        for row in self.rows:
            yield from self._row(row, widths)

    def _widths(self, heads: Sequence[Piece]) -> list[int]:
        return [
            max(below, *map(columns, head.text.split("\n")))
            for below, head in zip(self._body_widths, heads, strict=True)
        ]

    def _shrunk(self, widths: list[int], room: int) -> list[int]:
        """The columns that wrap made narrower, the widest first, until the table fits or all are narrow."""
        shrunk = list(widths)
        flexible = [place for place, wraps in enumerate(self.wraps) if wraps]
        while (over := _total(shrunk) - room) > 0:
            widest = max(flexible, key=lambda place: shrunk[place], default=None)
            if widest is None or shrunk[widest] <= _NARROWEST:
                break
            others = max((shrunk[place] for place in flexible if place != widest), default=0)
            shrunk[widest] -= min(over, max(1, shrunk[widest] - max(others, _NARROWEST)))
        return shrunk

    def _row(self, row: Sequence[Piece], widths: Sequence[int]) -> Iterator[str]:
        parts = [
            cell.text.split("\n") if columns(cell.text) <= width else _broken(cell.text, width)
            for cell, width in zip(row, widths, strict=True)
        ]
        for line in zip_longest(*parts, fillvalue=""):
            padded = map(_padded, line, widths, self.aligns_right)
            painted = (cell.paint(text) if text.strip() else text for cell, text in zip(row, padded, strict=True))
            yield _GAP.join(painted).rstrip()


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _padded(text: str, width: int, right: bool) -> str:  # noqa: FBT001 -- mapped over columns
    spaces = " " * (width - columns(text))
    return spaces + text if right else text + spaces


def _broken(text: str, width: int) -> list[str]:
    return [line for part in text.split("\n") for line in wrapped(part, width)]


def _folded(head: str) -> str:
    """A long Chinese head in two lines of equal length."""
    if head.isascii() or columns(head) <= _SHORT_HEAD:
        return head
    half = (len(head) + 1) // 2
    return f"{head[:half]}\n{head[half:]}"
