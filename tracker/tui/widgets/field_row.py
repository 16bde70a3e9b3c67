"""One field of a form: its label, and behind it what it is typed into."""

from __future__ import annotations

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static


class FieldRow(Horizontal):
    """Before the label of the field that is being edited stands `>`, for who sees no colours."""

    def __init__(self, label: str, box: Widget) -> None:
        self._words = label
        self._label = Static(Content(f"  {label}"), classes="label")
        super().__init__(self._label, box, classes="field")

    def on_descendant_focus(self) -> None:
        self._label.update(Content(f"> {self._words}"))

    def on_descendant_blur(self) -> None:
        self._label.update(Content(f"  {self._words}"))
