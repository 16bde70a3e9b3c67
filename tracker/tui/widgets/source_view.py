"""The text of a document with a passage marked: the other half of the load preview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import ClassVar

from rich.cells import chop_cells
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from tracker.tui.drafts import Mark, SourceLine
from tracker.tui.keys import JUMPING, bindings_named
from tracker.tui.widgets.broken_text import BrokenText, Place, TextRow
from tracker.tui.widgets.columns import fitted
from tracker.tui.widgets.lazily_styled import LazilyStyled
from tracker.tui.widgets.line_view import jumped

_WHEEL = 3
"""Rows for a step of the mouse wheel."""

_ABOVE = 2
"""Rows seen before a passage that is brought into sight."""


Stretch = tuple[str, str]
"""A text and the name of its style."""


class SourceView(LazilyStyled, can_focus=True):
    """Shows lines below a heading; posts `Pointed` for a click on their text."""

    class Pointed(Message):
        def __init__(self, index: int, offset: int) -> None:
            super().__init__()
            self.index = index
            """Of the line, from 0."""

            self.offset = offset

    BINDINGS = bindings_named(JUMPING, "go")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"source--{name}" for name in ("heading", "number", "text", "passage", "doubt")
    }

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._heading = heading
        self._text = BrokenText()
        self._marks: Sequence[Mark] = ()
        self._top: Place = (0, 0)
        self._gutter = 0
        """Columns of the line numbers, the space behind them included."""

    @property
    def marked(self) -> tuple[str, ...]:
        """The marked words, what is doubtful in them aside."""
        lines = self._text.lines
        return tuple(lines[each.index].text[each.start : each.end] for each in self._marks if not each.is_doubt)

    def head(self, heading: str) -> None:
        self._heading = heading
        self.refresh()

    def show(self, lines: Sequence[SourceLine], marks: Sequence[Mark]) -> None:
        """Marks a passage and brings it into sight; nothing moves while it is seen whole."""
        if lines is not self._text.lines:
            self._gutter = len(str(lines[-1].number)) + 1 if lines else 0
            self._text, self._top = BrokenText(lines, self._room), (0, 0)
        self._marks = marks
        self._bring_into_sight()
        self.refresh()

    def on_resize(self) -> None:
        first = next(self._text.rows(self._top), None)
        self._text = self._text.of_width(self._room)
        self._top = self._text.place_of(first.index, first.offset) if first else (0, 0)
        self._bring_into_sight()

    def action_go(self, action: str) -> None:
        if action in ("first", "last"):
            self._top = (0, 0) if action == "first" else self._text.lowest_top(self._height)
            self.refresh()
        else:
            self._scroll(jumped(action, at=0, count=0, page=self._height))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._scroll(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._scroll(-_WHEEL)

    def on_click(self, event: events.Click) -> None:
        row = next(islice(self._text.rows(self._top), max(event.y - 1, 0), None), None)
        if row is None or event.y < 1:
            return
        room = event.x - self._gutter
        before = chop_cells(row.text, room)[0] if room > 0 and row.text else ""
        self.post_message(self.Pointed(row.index, row.offset + len(before)))

    def render_line(self, y: int) -> Strip:
        under = self.rich_style
        segments = [Segment(text, under + self.ink(f"source--{name}")) for text, name in self._stretches(y)]
        return Strip(segments).adjust_cell_length(self.size.width, under)

    def _stretches(self, y: int) -> Iterator[Stretch]:
        row = next(islice(self._text.rows(self._top), max(y - 1, 0), None), None)
        lines = self._text.lines
        if y == 0:
            where = f"{lines[row.index].number}/{lines[-1].number}" if row else ""
            yield fitted(f" {self._heading}  {where}", self.size.width, ".."), "heading"
        elif row is not None:
            number = str(lines[row.index].number) if row.offset == 0 else ""
            yield f"{number:>{self._gutter - 1}} ", "number"
            yield from _inked(row, [each for each in self._marks if each.index == row.index])

    @property
    def _height(self) -> int:
        """Rows seen at once, at least one."""
        return max(self.size.height - 1, 1)

    @property
    def _room(self) -> int:
        return max(self.size.width - self._gutter - 1, 2)

    def _scroll(self, by: int) -> None:
        self._top = min(self._text.moved(self._top, by), max(self._text.lowest_top(self._height), self._top))
        self.refresh()

    def _bring_into_sight(self) -> None:
        if not (self._marks and self.size.height):
            return
        first = self._text.place_of(self._marks[0].index, self._marks[0].start)
        end = max((each.index, each.end) for each in self._marks)
        last = self._text.place_of(end[0], max(end[1] - 1, 0))
        bottom = self._text.moved(self._top, self._height - 1)
        if first < self._top or last > bottom:
            self._top = self._text.moved(first, -min(_ABOVE, self._height - 1))


def _inked(row: TextRow, marks: Sequence[Mark]) -> Iterator[Stretch]:
    """The text of a row.

    Args:
        marks: Those of its line.
    """
    first, last = row.offset, row.offset + len(row.text)
    ends = {first, last, *(end for each in marks for end in (each.start, each.end) if first < end < last)}
    for start, end in pairwise(sorted(ends)):
        over = [each for each in marks if each.start <= start and end <= each.end]
        name = "doubt" if any(each.is_doubt for each in over) else "passage" if over else "text"
        yield row.text[start - first : end - first], name
