"""The box below the outline in which one types what to find; it stays open while a search is in force."""

from __future__ import annotations

from typing import Self

from textual import on
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Input

from tracker.tui.messages import Typed


class FindBox(Input):
    """Posts `Typed` for every change by hand, and `Left` when the user is done typing."""

    class Left(Message):
        """The keys belong to the outline again; what was typed stays in force."""

    @property
    def is_open(self) -> bool:
        return self.has_class("-open")

    def open(self) -> None:
        """Shows the box with what was typed there before."""
        self.add_class("-open")
        self.focus()

    def put(self, text: str) -> None:
        """Shows `text` as if it had been typed, without posting it; closes the box when it is empty."""
        with self.prevent(Input.Changed):
            self.value = text
        self.set_class(bool(text), "-open")
        self.post_message(self.Left())

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Lays the screen out anew only when the box opens or closes; Textual does at every letter, 8 ms."""
        opens_or_closes = self.is_open != bool(self.size)
        return super().refresh(*regions, repaint=repaint, layout=layout and opens_or_closes, recompose=recompose)

    @on(Input.Changed)
    def _pass_on(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(Typed(event.value))

    @on(Input.Submitted)
    def _leave(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Left())
