"""A document broken into rows for a width, none before it is asked for.

How many rows a document of 10 MB has would take seconds to find out. So a row is not addressed by its
number but by its place: a block, which is a line or a part of a long one, and a row within the block.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from rich.cells import chop_cells

from tracker.frozen import Frozen
from tracker.tui.drafts import SourceLine

_LONGEST = 2_000
"""Characters of a block."""

_MOST_KEPT = 500
"""Blocks whose rows are kept; beyond that all are forgotten at once."""

Place = tuple[int, int]


class TextRow(Frozen):
    index: int
    """Of the line, from 0."""

    offset: int
    """Of its first character in the line."""

    text: str


class BrokenText:
    def __init__(self, lines: Sequence[SourceLine] = (), width: int = 2) -> None:
        """Args:
        width: Columns, at least two.
        """
        self.lines = lines
        self._width = width
        self._blocks = [
            (index, start) for index, line in enumerate(lines) for start in range(0, max(len(line.text), 1), _LONGEST)
        ]
        """The line and the first character of every block."""

        self.broken: dict[int, tuple[TextRow, ...]] = {}
        """The rows of the blocks that were asked for lately."""

    def of_width(self, width: int) -> BrokenText:
        """The same text for another width."""
        return self if width == self._width else BrokenText(self.lines, width)

    def rows(self, top: Place) -> Iterator[TextRow]:
        """The rows from a place to the end."""
        first, skipped = top
        for block in range(first, len(self._blocks)):
            yield from self._rows_of(block)[skipped:]
            skipped = 0

    def moved(self, place: Place, by: int) -> Place:
        """The place so many rows further down, or up where `by` is negative; at most the first or last row."""
        block, row = place[0], place[1] + by
        while row < 0 and block > 0:
            block -= 1
            row += len(self._rows_of(block))
        while block < len(self._blocks) - 1 and row >= len(self._rows_of(block)):
            row -= len(self._rows_of(block))
            block += 1
        return block, min(max(row, 0), len(self._rows_of(block)) - 1)

    def place_of(self, index: int, offset: int) -> Place:
        """Where a character of a line stands."""
        block = max(bisect_right(self._blocks, (index, offset)) - 1, 0)
        offsets = [row.offset for row in self._rows_of(block)]
        return block, max(bisect_right(offsets, offset) - 1, 0)

    @property
    def end(self) -> Place:
        """The last row."""
        last = max(len(self._blocks) - 1, 0)
        return last, len(self._rows_of(last)) - 1

    def lowest_top(self, height: int) -> Place:
        """From where so many rows, the last of them the last of all, fill a screen."""
        return self.moved(self.end, 1 - height)

    def _rows_of(self, block: int) -> tuple[TextRow, ...]:
        found = self.broken.get(block)
        if found is None:
            if len(self.broken) > _MOST_KEPT:
                self.broken.clear()
            found = self.broken[block] = tuple(self._break(block))
        return found

    def _break(self, block: int) -> Iterator[TextRow]:
        """One row at least; a tab is a space."""
        if not self._blocks:
            yield TextRow(0, 0, "")
            return
        index, offset = self._blocks[block]
        text = self.lines[index].text[offset : offset + _LONGEST].replace("\t", " ")
        start = 0
        while start < len(text) or start == 0:
            end = start + row_end(text[start : start + self._width + 1], self._width)
            yield TextRow(index, offset + start, text[start:end])
            start = max(end, 1)


_NEVER_FIRST = frozenset("。，、；：？！）》〉」』】〕”’…—·.,;:?!)]}%％")
_LONGEST_WORD = 20
"""Letters; a longer word is broken."""


def row_end(text: str, width: int) -> int:
    """How much of `text` stands in a row: no punctuation that ends something begins the next, no word is broken."""
    end = len(chop_cells(text, width)[0]) if text else 0
    if end == len(text):
        return end
    wanted = end
    while wanted > 1 and text[wanted] in _NEVER_FIRST and end - wanted < _MOST_MOVED:
        wanted -= 1
    if text[wanted] not in _NEVER_FIRST:
        end = wanted
    word = _WORD_BEFORE.search(text[:end])
    return word.start() if word and word.start() and text[end].isascii() and text[end].isalnum() else end


_MOST_MOVED = 3
"""Characters that go to the next row with the punctuation behind them."""

_WORD_BEFORE = re.compile(rf"(?<![A-Za-z0-9])[A-Za-z0-9]{{1,{_LONGEST_WORD}}}$")
