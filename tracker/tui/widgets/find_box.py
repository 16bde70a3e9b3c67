"""The box below the outline in which one types what to find; it stays open while a search is in force."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Self

from textual import on
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Input

from tracker.tui.messages import Typed
from tracker.tui.rows import Offer
from tracker.tui.widgets.retractable import RetractableInput


class FindBox(RetractableInput):
    """Posts `Typed` for every change by hand, and `Left` when the user is done typing.

    While something is offered, Tab, or → behind the last letter, takes it, and ↑↓ choose another.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "take", show=False),
        Binding("up", "choose(-1)", show=False),
        Binding("down", "choose(1)", show=False),
    ]

    offers: Sequence[Offer] = ()
    at = 0
    """The index of the chosen offer."""

    was_chosen = False
    """Whether the user moved to it, so that Enter takes it too."""

    class Offered(Message):
        """Other offers, or another one chosen; none while nothing is offered."""

        def __init__(self, offers: Sequence[Offer], at: int) -> None:
            super().__init__()
            self.offers = offers
            self.at = at

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
        self.offer(())
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

    def offer(self, offers: Sequence[Offer]) -> None:
        if offers or self.offers:
            self.offers, self.at, self.was_chosen = tuple(offers), 0, False
            self.post_message(self.Offered(self.offers, 0))

    def take(self, at: int) -> None:
        """Types what is offered there."""
        self.value = self.offers[at].text
        self.cursor_position = len(self.value)

    def action_take(self) -> None:
        if self.offers:
            self.take(self.at)
        else:
            self.screen.focus_next()

    def action_choose(self, by: int) -> None:
        if self.offers:
            self.at, self.was_chosen = (self.at + by) % len(self.offers), True
            self.post_message(self.Offered(self.offers, self.at))

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 -- Textual's signature
        if self.offers and self.cursor_position == len(self.value):
            self.take(self.at)
        else:
            super().action_cursor_right(select)

    @on(Input.Changed)
    def _pass_on(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(Typed(event.value))

    @on(Input.Submitted)
    def _leave(self, event: Input.Submitted) -> None:
        event.stop()
        if self.offers and self.was_chosen:
            self.take(self.at)
            return
        self.offer(())
        self.post_message(self.Left())
