"""A view of the plan other than the outline: lines that speak of items, which can be worked on there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult

from tracker.frozen import Frozen
from tracker.tui.keys import OF_ONE_ITEM, Group, bindings_named, keys_for
from tracker.tui.marks import UNICODE, Marks
from tracker.tui.messages import Asked
from tracker.tui.rows import Entry
from tracker.tui.screens.covering import CoveringScreen
from tracker.tui.widgets.bars import Hint, KeyBar, StatusLine
from tracker.tui.widgets.entries import EntryLines
from tracker.tui.widgets.tab_bar import Tab, TabBar


class Listing(Frozen):
    """All that the screen shows of one state of the plan in one language."""

    tabs: Sequence[Tab]
    entries: Sequence[Entry]
    hints: Sequence[Hint]


class ListingScreen(CoveringScreen):
    WORKING: ClassVar[tuple[str, ...]] = tuple(key.action for key in keys_for(OF_ONE_ITEM | {Group.VIEW}))
    BINDINGS = bindings_named(WORKING, "ask")

    def __init__(
        self, view: str, make: Callable[[int, Callable[[], None]], Listing | None], marks: Marks = UNICODE
    ) -> None:
        """Args:
        make: What is shown on a screen of so many columns, of the plan as it is then; None while that is worked
            out: what is there stays, and the second argument is to be called then.
        """
        super().__init__()
        self.view = view
        self._make = make
        self._is_made_beside = False
        self._marks = marks

    def compose(self) -> ComposeResult:
        yield TabBar(())
        yield EntryLines(self._marks)
        yield StatusLine()
        yield KeyBar(())

    def on_mount(self) -> None:
        self.query_one(EntryLines).focus()

    def on_resize(self) -> None:
        self.renew()

    def turn_to(self, other: ListingScreen) -> None:
        """Becomes that view, from its first line, as if it had opened in place of this one; that took 15 ms more."""
        self.view, self._make, self._is_made_beside = other.view, other._make, False
        self.status.idle("")
        self.query_one(EntryLines).show(())
        self.renew()

    def renew(self) -> None:
        """Shows the plan as it is now, at once or when that has been worked out."""
        if self._is_made_beside:
            return
        listing = self._make(self.size.width, self._made)
        if listing is None:
            self._is_made_beside = True
            return
        self.query_one(TabBar).show(listing.tabs)
        self.query_one(EntryLines).show(listing.entries)
        self.query_one(KeyBar).show(listing.hints)

    def _made(self) -> None:
        self._is_made_beside = False
        if self.is_running:
            self.renew()

    @property
    def selected(self) -> str:
        """The item of the selected line; empty for a line that speaks of none."""
        return self.query_one(EntryLines).selected

    @property
    def wanted(self) -> str:
        return self.query_one(EntryLines).wanted

    def action_ask(self, action: str) -> None:
        if action == "back":
            self.dismiss()
            return
        self.post_message(Asked(action, (self.selected,) if self.selected else ()))
