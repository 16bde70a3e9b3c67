"""The line over a screen: what it is about, and figures that stay in sight however long that is."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tracker.tui.marks import UNICODE as MARKS
from tracker.tui.widgets.columns import fitted


class HeadLine(Widget):
    def __init__(self, title: str, figures: str) -> None:
        super().__init__()
        self._told = (title, figures)

    def show(self, title: str, figures: str) -> None:
        if (title, figures) != self._told:
            self._told = (title, figures)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        del y
        title, figures = self._told
        room = max(self.size.width - cell_len(figures), 0)
        return Strip([Segment(fitted(title, room, MARKS.cut) + figures, self.rich_style)]).adjust_cell_length(
            self.size.width, self.rich_style
        )
