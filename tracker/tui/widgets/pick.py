"""A few words side by side of which one is picked: with the arrow keys, the space bar, or a click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.strip import Strip

from tracker.tui.widgets.lazily_styled import LazilyStyled


class Pick(LazilyStyled, can_focus=True):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "pick(-1)", show=False),
        Binding("right", "pick(1)", show=False),
        Binding("space", "pick(1)", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"pick--picked", "pick--other"}

    def __init__(self, labels: Sequence[str], picked: int = 0, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._labels = tuple(labels)
        self.picked = picked
        """The index of the picked word."""

    def render_line(self, y: int) -> Strip:
        del y
        under = self.rich_style
        styles = [under + self.ink(f"pick--{name}") for name in ("other", "picked")]
        segments = [Segment(text, styles[place == self.picked]) for place, text in enumerate(self._texts())]
        return Strip(segments).adjust_cell_length(self.size.width, under)

    def action_pick(self, by: int) -> None:
        self.picked = (self.picked + by) % len(self._labels)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        end = 0
        for place, text in enumerate(self._texts()):
            end += cell_len(text)
            if event.x < end:
                self.picked = place
                self.refresh()
                return

    def _texts(self) -> list[str]:
        """Brackets tell what is picked where no colour does. Where there is little room the words move together."""
        room = self.size.width - sum(cell_len(label) + 2 for label in self._labels)
        gap = " " if room >= len(self._labels) else ""
        texts = (f"[{label}]" if place == self.picked else f" {label} " for place, label in enumerate(self._labels))
        return [text + gap for text in texts]
