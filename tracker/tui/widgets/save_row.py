"""The row below the fields of a form that keeps them: Ctrl+S for who has no Ctrl, and for the mouse."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from tracker.tui.messages import Pressed


class SaveRow(Widget, can_focus=True):
    """Posts `Pressed("save")`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", show=False)]

    def __init__(self, label: str) -> None:
        super().__init__()
        self._words = label

    def render(self) -> Content:
        return Content(f"{'>' if self.has_focus else ' '} [{self._words}]")

    def action_press(self) -> None:
        self.post_message(Pressed("save"))

    def on_click(self) -> None:
        self.action_press()
