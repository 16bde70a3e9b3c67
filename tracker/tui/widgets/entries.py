"""The lines of a view, one of them selected, and of a line of many columns one column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip

from tracker.tui.keys import JUMPING, OF_CELLS, bindings_for, bindings_named
from tracker.tui.marks import UNICODE, Marks
from tracker.tui.messages import Pressed
from tracker.tui.rows import BAR_INKS, INKS, Entry, Ink, Part, items_of
from tracker.tui.widgets.drawn import strip_of
from tracker.tui.widgets.line_view import LineView

_NO_COLUMN = -1
_HEAD = 2
"""Lines, one of which has all the cells that any line has."""


class Look(NamedTuple):
    """All that decides how a line is drawn."""

    entry: Entry
    is_selected: bool
    column: int
    """The index of the selected cell; -1 for none."""

    first: int
    """The index of the first cell that is shown."""


class EntryLines(LineView[Look]):
    """Shows entries; posts `Pressed("open")` for a double click, on a cell of what that counts."""

    BINDINGS = [*bindings_named(JUMPING, "go"), *bindings_for(OF_CELLS, "turn")]  # noqa: RUF012 -- Textual's way
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"entry--{ink}" for ink in INKS),
        "entry--selected",
        "entry--cell",
        "entry--plain",
    }

    def __init__(self, marks: Marks = UNICODE) -> None:
        super().__init__()
        self._marks = marks
        self._entries: Sequence[Entry] = ()
        self._column, self._first = _NO_COLUMN, 0

    @property
    def selected(self) -> str:
        """The item of the selected line; empty for a line that speaks of none."""
        return self._entries[self.at].item if self.at < len(self._entries) else ""

    @property
    def wanted(self) -> str:
        """The filter for what the selected cell counts; empty for none."""
        cells = self._entries[self.at].cells if self.at < len(self._entries) else ()
        return cells[self._column].wanted if 0 <= self._column < len(cells) else ""

    def show(self, entries: Sequence[Entry]) -> None:
        """Other entries; the same item stays selected where it still has a line."""
        item, place = self.selected, self.at
        self._entries = entries
        items = items_of(entries)
        wanted = items.index(item) if item in items else place
        if not item:
            wanted = next((each for each, spoken_of in enumerate(items) if spoken_of), 0)
        self._turn_to(self._column)
        self.redraw()
        self.settle(wanted)

    def count(self) -> int:
        return len(self._entries)

    def look(self, place: int) -> Look:
        is_selected = place == self.at
        return Look(self._entries[place], is_selected, self._column if is_selected else _NO_COLUMN, self._first)

    def draw(self, look: Look, width: int) -> Strip:
        entry = look.entry
        under = self.ground + self.ink("entry--selected") if look.is_selected else self.ground
        written = [(">" if look.is_selected else " ", self.ink("entry--title"))]
        written += [(self._drawn_text(part), self.ink(f"entry--{part.ink or 'plain'}")) for part in entry.parts]
        for place, cell in enumerate(entry.cells[look.first :], look.first):
            style = self.ink(f"entry--{cell.part.ink or 'plain'}")
            if place == look.column:
                written += [(">", self.ink("entry--title")), (cell.part.text[1:], style + self.ink("entry--cell"))]
            else:
                written.append((cell.part.text, style))
        if entry.cells or cell_len("".join(text for text, _ in written).rstrip()) <= width:
            return strip_of(written, width, under)
        sign = Segment(self._marks.cut, under + self.ink("entry--muted"))
        return Strip([*strip_of(written, max(width - len(sign.text), 0), under), sign])

    def _drawn_text(self, part: Part) -> str:
        """A bar in the signs of bars, anything else as it is."""
        if part.ink in BAR_INKS:
            return self._marks.bar * len(part.text)
        return self._marks.track * len(part.text) if part.ink == Ink.TRACK else part.text

    def action_turn(self, action: str) -> None:
        """To the next cell or the one before; before the first no cell is selected, but the whole line."""
        self._turn_to(self._column + (1 if action == "next_cell" else -1))
        self.redraw()
        self.refresh()

    def clicked(self, place: int, event: events.Click) -> None:
        entry = self._entries[place]
        left = _name_width(entry)
        if entry.cells:
            width = cell_len(entry.cells[0].part.text)
            self._turn_to(self._first + (event.x - left) // width if event.x >= left else _NO_COLUMN)
            self.refresh()
        super().clicked(place, event)

    def opened(self) -> None:
        self.post_message(Pressed("open"))

    def _turn_to(self, column: int) -> None:
        """Selects a cell and brings it into sight."""
        widest = max(islice(self._entries, _HEAD), key=lambda each: len(each.cells), default=Entry())
        self._column = max(min(column, len(widest.cells) - 1), _NO_COLUMN)
        if not widest.cells:
            return
        room = max((self.line_width - _name_width(widest)) // cell_len(widest.cells[0].part.text), 1)
        least, most = max(self._column - room + 1, 0), max(self._column, 0)
        self._first = min(max(self._first, least), most)


def _name_width(entry: Entry) -> int:
    """Columns before the first cell."""
    return 1 + sum(cell_len(part.text) for part in entry.parts)
