"""A box for typing in which Ctrl+Z takes back what was typed."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input


class RetractableInput(Input):
    """Takes back, and with Ctrl+Y brings again, a run of letters or of deletions at a time.

    Textual's own box (8.2.8) cannot, and hands the key on: in the box for finding it undid a step of the plan.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "turn(-1)", show=False),
        Binding("ctrl+y", "turn(1)", show=False),
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._states = [""]
        self._at = 0
        self._grew: bool | None = None
        """Whether the last change made the text longer; None where the next one begins a run in any case."""

        super().__init__(*args, **kwargs)
        self.forget()

    def forget(self) -> None:
        """Takes what stands there now for what stood there to begin with."""
        self._states, self._at, self._grew = [self.value], 0, None

    def watch_value(self, before: str, after: str) -> None:
        if after == self._states[self._at]:
            return
        grows = len(after) > len(before)
        del self._states[self._at + (self._grew is not grows) :]
        self._states.append(after)
        self._at, self._grew = len(self._states) - 1, grows

    def action_turn(self, by: int) -> None:
        if 0 <= self._at + by < len(self._states):
            self._at, self._grew = self._at + by, None
            self.value = self._states[self._at]
            self.cursor_position = len(self.value)
