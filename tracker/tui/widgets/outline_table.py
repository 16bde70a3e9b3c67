"""The checklist as an aligned table: what it draws. What it does on keys and clicks is in `outline`."""

from __future__ import annotations

from typing import ClassVar

from textual.strip import Strip

from tracker.tui.marks import UNICODE, Marks
from tracker.tui.rows import Headings, RowSource
from tracker.tui.widgets.cells import STYLES, State, heading_of, line_of
from tracker.tui.widgets.columns import share_out
from tracker.tui.widgets.line_view import LineView
from tracker.tui.widgets.lines import Lines


class OutlineTable(LineView):
    """The lines of a `RowSource` in columns, one of them selected, any of them marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"outline--{name}" for name in (*STYLES, "selected")}
    heading_height = 1

    def __init__(self, source: RowSource, headings: Headings, marks: Marks = UNICODE) -> None:
        super().__init__()
        self.source = source
        self.headings = headings
        self.lines = Lines()
        self.marks: set[str] = set()
        """The marked items, also those that have no line just now."""

        self._signs = marks

    @property
    def selected(self) -> str | None:
        """The id of the selected item; None when there is no line."""
        return self.lines.shown[self.at].item if self.at < self.count() else None

    @property
    def marked(self) -> tuple[str, ...]:
        """The marked items that have a line, in plan order."""
        return tuple(line.item for line in self.lines.shown if line.item in self.marks) if self.marks else ()

    @property
    def chosen(self) -> tuple[str, ...]:
        """What an act is done to: the marked items, else the selected one."""
        return self.marked or ((self.selected,) if self.selected is not None else ())

    def count(self) -> int:
        return len(self.lines.shown)

    def draw_heading(self, width: int) -> Strip:
        text = heading_of(self.headings, share_out(width, self.headings), self._signs)
        return self.line([(text, self.ink("outline--heading"))], width, self.rich_style)

    def draw(self, place: int, width: int, *, is_selected: bool) -> Strip:
        line = self.lines.shown[place]
        state = State(line.depth, self.lines.is_unfolded(line.item), is_selected, line.item in self.marks)
        stretches = line_of(self.source.row(line.item), state, share_out(width, self.headings), self._signs)
        under = self.rich_style + self.ink("outline--selected") if is_selected else self.rich_style
        return self.line([(text, self.ink(f"outline--{name}")) for text, name in stretches], width, under)

    def draw_beyond(self, place: int, width: int) -> Strip:
        told = self.headings.empty if not self.count() else ()
        text = f"  {told[place]}" if place < len(told) else ""
        return self.line([(text, self.ink("outline--muted"))], width, self.rich_style)
