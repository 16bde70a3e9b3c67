"""Fields of text, one a line, of which only the one that is edited has a box: it moves from line to line.

A box for each of 21 fields, with its label and their row, took 800 000 calls to open, a tenth of a second on
an idle core.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.containers import Vertical
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Input

from tracker.text.width import cut
from tracker.tui.marks import UNICODE
from tracker.tui.widgets.columns import fitted
from tracker.tui.widgets.drawn import strip_of
from tracker.tui.widgets.lazily_styled import LazilyStyled
from tracker.tui.widgets.one_line import OneLine

_LABEL_WIDTH = 17
"""Columns; the style sheet takes the same off the width of the box."""


class FieldList(Vertical):
    def __init__(self, labels: Sequence[str], values: Sequence[str]) -> None:
        """Args:
        values: What stands in each field to begin with, in the order of `labels`; at least one.
        """
        self.labels = tuple(labels)
        self._values = list(values)
        self.at = 0
        """The index of the field that has the box."""

        self.box = OneLine(values[0], compact=True, select_on_focus=False)
        super().__init__(_FieldLines(self), self.box, id="fields")

    @property
    def values(self) -> tuple[str, ...]:
        return (*self._values[: self.at], self.box.value, *self._values[self.at + 1 :])

    def go_to(self, place: int, *, column: int | None = None) -> None:
        """Edits the field at index `place`.

        Args:
            column: The column of its text that the cursor is put to; None for behind its end.
        """
        self._values, self.at = list(self.values), place
        text = self._values[place]
        with self.box.prevent(Input.Changed):
            self.box.value = text
        self.box.forget()
        self.box.cursor_position = len(text if column is None else cut(text, column, ellipsis=""))
        self.box.styles.offset = (_LABEL_WIDTH, place)
        self.box.focus(scroll_visible=False)
        self.scroll_to_region(Region(0, place, 1, 1), animate=False, force=True)
        self.on_descendant_focus()

    def on_descendant_focus(self) -> None:
        self.query_one(_FieldLines).refresh()

    def on_descendant_blur(self) -> None:
        self.query_one(_FieldLines).refresh()


class _FieldLines(LazilyStyled):
    """Before the label of the field that is being edited stands `>`, for who sees no colours."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"field-lines--label", "field-lines--value"}

    def __init__(self, fields: FieldList) -> None:
        super().__init__()
        self._fields = fields
        self.styles.height = len(fields.labels)

    def render_line(self, y: int) -> Strip:
        fields, under = self._fields, self.rich_style
        mark = ">" if y == fields.at and fields.box.has_focus else " "
        label = strip_of([(f"{mark} {fields.labels[y]}", self._ink("label"))], _LABEL_WIDTH, under)
        width = max(self.size.width - _LABEL_WIDTH, 0)
        text = fitted(fields.values[y], max(width - 2, 0), UNICODE.cut)
        value = under + self._ink("value")
        return Strip.join([label, strip_of([(f" {text}", value)], width, value)])

    def on_click(self, event: events.Click) -> None:
        self._fields.go_to(event.y, column=max(event.x - _LABEL_WIDTH - 1, 0))

    def _ink(self, name: str) -> Style:
        return self.ink(f"field-lines--{name}")
