"""The checklist as an aligned table: what it draws. What it does on keys and clicks is in `outline`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.geometry import Region
from textual.strip import Strip

from tracker.text.pinyin import Stretch
from tracker.tui.marks import UNICODE, Marks
from tracker.tui.rows import Headings, Row, RowSource
from tracker.tui.widgets.cells import BOX_WIDTH, FOLD_WIDTH, STYLES, State, fold_column, heading_of, line_of
from tracker.tui.widgets.columns import share_out
from tracker.tui.widgets.drawn import strip_of
from tracker.tui.widgets.line_view import LineView
from tracker.tui.widgets.lines import Lines


def nowhere(_name: str) -> Sequence[Stretch]:
    return ()


class OutlineTable(LineView[tuple[Row, State]]):
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

        self.stretches: Callable[[str], Sequence[Stretch]] = nowhere
        """Where in a name what is looked for stands."""

        self._signs = marks

    @property
    def selected(self) -> str | None:
        """The id of the selected item; None when there is no line."""
        return self.lines.shown[self.at][0] if self.at < self.count() else None

    @property
    def marked(self) -> tuple[str, ...]:
        """The marked items that have a line, in plan order."""
        return tuple(item for item, _ in self.lines.shown if item in self.marks) if self.marks else ()

    @property
    def chosen(self) -> tuple[str, ...]:
        """What an act is done to: the marked items, else the selected one."""
        return self.marked or ((self.selected,) if self.selected is not None else ())

    def count(self) -> int:
        return len(self.lines.shown)

    def draw_heading(self, width: int) -> Strip:
        text = heading_of(self.headings, share_out(width, self.headings), self._signs, self._path())
        return strip_of([(text, self.ink("outline--heading"))], width, self.ground)

    def title_region(self, marker: str) -> Region:
        """Where on the screen the title of the selected line stands, behind its marker, to the end of the line."""
        _, depth = self.lines.shown[self.at]
        left = fold_column(depth) + FOLD_WIDTH + BOX_WIDTH + cell_len(marker)
        y = self.at - self.scroll_offset.y + self.heading_height
        return Region(self.region.x + left, self.region.y + y, max(self.line_width - left, 0), 1)

    def _path(self) -> Sequence[str]:
        """The names from the point down to the branch that is looked into; empty while all is shown."""
        top = self.lines.top
        if not top:
            return ()
        return [self.source.row(each).name for each in (*reversed(self.source.above(top)), top)]

    def look(self, place: int) -> tuple[Row, State]:
        item, depth = self.lines.shown[place]
        row, is_unfolded = self.source.row(item), self.lines.is_unfolded(item)
        found = tuple(self.stretches(row.name))
        return row, State(depth, is_unfolded, place == self.at, item in self.marks, found)

    def draw(self, look: tuple[Row, State], width: int) -> Strip:
        row, state = look
        stretches = line_of(row, state, share_out(width, self.headings), self._signs)
        under = self.ground + self.ink("outline--selected") if state.is_selected else self.ground
        return strip_of([(text, self.ink(f"outline--{name}")) for text, name in stretches], width, under)

    def draw_beyond(self, place: int, width: int) -> Strip:
        told = self.headings.empty if not self.count() else ()
        text = f"  {told[place]}" if place < len(told) else ""
        return strip_of([(text, self.ink("outline--muted"))], width, self.ground)
