"""The lines of a view, one of them selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.strip import Strip

from tracker.tui.keys import JUMPING, bindings_named
from tracker.tui.marks import UNICODE, Marks
from tracker.tui.messages import Pressed
from tracker.tui.rows import BAR_INKS, INKS, Entry, Ink, Part
from tracker.tui.widgets.drawn import strip_of
from tracker.tui.widgets.line_view import LineView, jumped


class EntryLines(LineView[tuple[Entry, bool]]):
    """Shows entries; posts `Pressed("open")` for a double click."""

    BINDINGS = bindings_named(JUMPING, "go")
    COMPONENT_CLASSES: ClassVar[set[str]] = {*(f"entry--{ink}" for ink in INKS), "entry--selected", "entry--plain"}

    def __init__(self, marks: Marks = UNICODE) -> None:
        super().__init__()
        self._marks = marks
        self._entries: Sequence[Entry] = ()

    @property
    def selected(self) -> str:
        """The item of the selected line; empty for a line that speaks of none."""
        return self._entries[self.at].item if self.at < len(self._entries) else ""

    def show(self, entries: Sequence[Entry]) -> None:
        """Other entries; the same item stays selected where it still has a line."""
        item, place = self.selected, self.at
        self._entries = entries
        places = (each for each, entry in enumerate(entries) if entry.item == item)
        if not item:
            place = next((each for each, entry in enumerate(entries) if entry.item), 0)
        self.redraw()
        self.settle(next(places, place) if item else place)

    def count(self) -> int:
        return len(self._entries)

    def look(self, place: int) -> tuple[Entry, bool]:
        return self._entries[place], place == self.at

    def draw(self, look: tuple[Entry, bool], width: int) -> Strip:
        entry, is_selected = look
        under = self.ground + self.ink("entry--selected") if is_selected else self.ground
        pointer = (">" if is_selected else " ", self.ink("entry--title"))
        written = [(self._drawn_text(part), self.ink(f"entry--{part.ink or 'plain'}")) for part in entry.parts]
        return strip_of([pointer, *written], width, under)

    def _drawn_text(self, part: Part) -> str:
        """A bar in the signs of bars, anything else as it is."""
        if part.ink in BAR_INKS:
            return self._marks.bar * len(part.text)
        return self._marks.track * len(part.text) if part.ink == Ink.TRACK else part.text

    def action_go(self, action: str) -> None:
        self.go_to(jumped(action, at=self.at, count=self.count(), page=self.page_height))

    def on_click(self, event: events.Click) -> None:
        place = self.place_at(event)
        if place is None:
            return
        self.go_to(place)
        if event.chain == 2:
            self.post_message(Pressed("open"))
