"""A few lines for who is here for the first time, below the outline; closed to begin with."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from tracker.tui.messages import Pressed


class TourPanel(Static):
    """Posts `Pressed("tour")` for a click."""

    def __init__(self, text: str) -> None:
        super().__init__(Content(text))
        self._text = text

    @property
    def is_open(self) -> bool:
        return self.has_class("-open")

    def turn(self) -> None:
        self.toggle_class("-open")

    def say(self, text: str) -> None:
        if text != self._text:  # Textual (8.2.8) lays the screen out anew for what is not even shown
            self._text = text
            self.update(Content(text))

    def on_click(self) -> None:
        self.post_message(Pressed("tour"))
