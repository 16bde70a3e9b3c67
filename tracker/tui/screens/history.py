"""The history as a view that can be looked through: a box for words and terms, and a list of usual ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tracker.tui.keys import bindings_named
from tracker.tui.marks import UNICODE, Marks
from tracker.tui.messages import Typed
from tracker.tui.screens.listing import Listing, ListingScreen
from tracker.tui.widgets.entries import EntryLines
from tracker.tui.widgets.find_box import FindBox


class HistoryScreen(ListingScreen):
    """Escape gives up what is looked for first, then the view."""

    WORKING: ClassVar[tuple[str, ...]] = (*ListingScreen.WORKING, "find", "filter")
    BINDINGS: ClassVar[list[BindingType]] = bindings_named(("find", "filter"), "ask")

    def __init__(
        self,
        make: Callable[[int, str], Listing],
        choose: Callable[[HistoryScreen], None],
        prompt: str,
        marks: Marks = UNICODE,
    ) -> None:
        """Args:
        make: What is shown on a screen of so many columns of the changes that pass a filter.
        choose: Offers the usual filters.
        """
        self.sought = ""
        """The filter in force."""

        super().__init__("history", lambda width, _: make(width, self.sought), marks)
        self._choose = choose
        self._prompt = prompt

    def compose(self) -> ComposeResult:
        *above, keys = super().compose()
        yield from above
        yield FindBox(placeholder=self._prompt, select_on_focus=False)
        yield keys

    def look_for(self, sought: str) -> None:
        """Shows what passes, with the filter in the box."""
        self.query_one(FindBox).put(sought)
        self._sift(sought)

    def action_ask(self, action: str) -> None:
        box = self.query_one(FindBox)
        if action == "find":
            box.open()
        elif action == "filter":
            self._choose(self)
        elif action == "back" and box.is_open:
            self.look_for("")
        else:
            super().action_ask(action)

    def on_typed(self, event: Typed) -> None:
        event.stop()
        self._sift(event.words)

    def on_find_box_left(self) -> None:
        self.query_one(EntryLines).focus()

    def _sift(self, sought: str) -> None:
        self.sought = sought
        self.renew()
