"""The names of what can be shown in place of this, the present one in brackets; a click leads there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from tracker.frozen import Frozen
from tracker.tui.marks import UNICODE as MARKS
from tracker.tui.messages import Pressed
from tracker.tui.widgets.columns import fitted


class Tab(Frozen):
    label: str
    action: str
    """What a click asks for."""

    is_present: bool = False


class TabBar(Widget):
    def __init__(self, tabs: Sequence[Tab]) -> None:
        super().__init__()
        self._tabs = tuple(tabs)

    def show(self, tabs: Sequence[Tab]) -> None:
        self._tabs = tuple(tabs)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        del y
        text = " " + "".join(text for _, text in self._seen())
        text = fitted(text.rstrip(), self.size.width, MARKS.cut)
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(self.size.width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        end = 1
        for tab, text in self._seen():
            end += cell_len(text)
            if event.x < end:
                self.post_message(Pressed(tab.action))
                return

    def _seen(self) -> Iterator[tuple[Tab, str]]:
        """The tabs with their texts, from the first that leaves room for the present one."""
        written = [(tab, f"[{tab.label}] " if tab.is_present else f" {tab.label}  ") for tab in self._tabs]
        present = next((place for place, tab in enumerate(self._tabs) if tab.is_present), 0)
        first = 0
        while first < present and sum(cell_len(text) for _, text in written[first : present + 1]) > self.size.width - 1:
            first += 1
        yield from written[first:]
