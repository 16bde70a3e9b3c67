"""What is offered while something is typed, a line each above the box; the keys stay with the box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.message import Message
from textual.strip import Strip

from tracker.tui.rows import Offer
from tracker.tui.widgets.columns import fitted
from tracker.tui.widgets.drawn import strip_of
from tracker.tui.widgets.line_view import LineView


class OfferLines(LineView[tuple[Offer, bool]]):
    """Posts `Taken` for a click."""

    CLICKS: ClassVar[int] = 1
    COMPONENT_CLASSES: ClassVar[set[str]] = {"offer--chosen", "offer--label", "offer--hint"}

    class Taken(Message):
        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self) -> None:
        super().__init__()
        self.can_focus = False
        self._offers: Sequence[Offer] = ()

    def show(self, offers: Sequence[Offer], at: int) -> None:
        """Other offers, or another one chosen; the list is as high as it must be."""
        if len(offers) != len(self._offers):
            self.styles.height = len(offers)
        self._offers = offers
        self.set_class(bool(offers), "-open")
        self.redraw()
        self.settle(at)

    def count(self) -> int:
        return len(self._offers)

    def look(self, place: int) -> tuple[Offer, bool]:
        return self._offers[place], place == self.at

    def draw(self, look: tuple[Offer, bool], width: int) -> Strip:
        offer, is_chosen = look
        under = self.ground + self.ink("offer--chosen") if is_chosen else self.ground
        label = (f" {'>' if is_chosen else ' '} {offer.label}  ", self.ink("offer--label"))
        return strip_of([label, (fitted(offer.hint, width, ".."), self.ink("offer--hint"))], width, under)

    def opened(self) -> None:
        self.post_message(self.Taken(self.at))
