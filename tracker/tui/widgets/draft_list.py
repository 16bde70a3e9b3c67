"""What was understood of a document, a node a line: the outline of the load preview."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.message import Message
from textual.strip import Strip

from tracker.tui.drafts import DraftRow, DraftSource, DraftWords
from tracker.tui.keys import JUMPING, bindings_named
from tracker.tui.marks import UNICODE as MARKS
from tracker.tui.messages import Asked
from tracker.tui.widgets.columns import GAP, fitted
from tracker.tui.widgets.drawn import strip_of
from tracker.tui.widgets.line_view import LineView

_INDENT, _DEEPEST_INDENT = 2, 8
_DEADLINE, _UNITS = 10, 14
_TITLE_NEEDS = 30
"""Columns; a narrower title sends the units away, then the deadline."""


class DraftList(LineView[tuple[DraftRow, bool]]):
    """Shows the rows of a `DraftSource`; posts `Pointed` when the user goes to another."""

    class Pointed(Message):
        """Another row is the selected one."""

    BINDINGS = bindings_named(JUMPING, "go")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"draft--{name}" for name in ("heading", "selected", "mark", "point", "item", "muted", "dropped", "doubt")
    }
    heading_height = 1

    def __init__(self, source: DraftSource, words: DraftWords) -> None:
        super().__init__()
        self._source = source
        self._words = words

    def show(self, source: DraftSource, words: DraftWords, at: int) -> None:
        """Takes over another draft and selects the row at `at`."""
        self._source, self._words = source, words
        self.redraw()
        self.settle(at)

    def count(self) -> int:
        return len(self._source)

    def look(self, place: int) -> tuple[DraftRow, bool]:
        return self._source.row(place), place == self.at

    def moved(self) -> None:
        self.post_message(self.Pointed())

    def opened(self) -> None:
        self.post_message(Asked("review_rename"))

    def draw_heading(self, width: int) -> Strip:
        name, deadline, units, remark = self._widths(width)
        words = self._words
        line = fitted(f"  {words.name}", name, MARKS.cut)
        for room, text in ((deadline, words.deadline), (units, words.units), (remark, words.remark)):
            line += self._cell(text, room)
        return strip_of([(line, self.ink("draft--heading"))], width, self.ground)

    def draw(self, look: tuple[DraftRow, bool], width: int) -> Strip:
        row, is_selected = look
        under = self.ground + self.ink("draft--selected") if is_selected else self.ground
        name, deadline, units, remark = self._widths(width)
        indent = " " * (_INDENT * (min(row.depth, _DEEPEST_INDENT) - 1))
        pointer = f"{MARKS.cursor if is_selected else ' '} {indent}"
        stretches = [
            (pointer, self.ink("draft--mark")),
            (fitted(row.name, max(name - len(pointer), 0), MARKS.cut), self.ink(self._title_ink(row))),
            (self._cell(row.deadline, deadline), self.ink("draft--muted")),
            (self._cell(row.units, units), self.ink("draft--muted")),
            (self._cell(row.remark, remark), self.ink("draft--muted" if row.is_dropped else "draft--doubt")),
        ]
        return strip_of(stretches, width, under)

    def _title_ink(self, row: DraftRow) -> str:
        if row.is_dropped:
            return "draft--dropped"
        return "draft--point" if row.depth == 1 else "draft--item"

    def _cell(self, text: str, room: int) -> str:
        return " " * GAP + fitted(text, room, MARKS.cut) if room else ""

    def _widths(self, width: int) -> tuple[int, int, int, int]:
        """Of the title, the deadline, the units and the remark, without the gaps; 0 for what has no room."""
        remark = max(self._words.widest_remark, cell_len(self._words.remark))
        left = width - remark - GAP
        units = _UNITS if left - _UNITS - _DEADLINE - 2 * GAP >= _TITLE_NEEDS else 0
        left -= units + GAP if units else 0
        deadline = _DEADLINE if left - _DEADLINE - GAP >= _TITLE_NEEDS else 0
        left -= deadline + GAP if deadline else 0
        return max(left, 1), deadline, units, remark
