"""A scrolling widget that draws its own lines, and therefore quickly."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from tracker.tui.widgets.plain import Plain
from tracker.tui.widgets.sized_once import Bar


class Drawn(ScrollView, Plain, can_focus=True):  # pyright: ignore[reportIncompatibleMethodOverride] -- Textual's own
    """Subclasses answer `render_line` in exactly `self.line_width` columns."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._scrolled_through = (Size(), Size())
        """The lines and the room for them that the scroll bar was last drawn for."""

    @property
    def line_width(self) -> int:
        """Columns of a line, the scroll bar's aside."""
        return self.scrollable_content_region.width

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = Bar(name="vertical", thickness=self.scrollbar_size_vertical)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)  # pyright: ignore[reportPrivateUsage, reportUnknownMemberType] -- as Textual does it
        return self._vertical_scrollbar

    def set_line_count(self, count: int) -> None:
        """How many lines can be scrolled through.

        Setting `virtual_size` itself would lay out the whole screen anew, 8 ms; here only the scroll bar changes.
        """
        size = Size(self.line_width, count)
        if size != self.virtual_size:
            self.set_reactive(Drawn.virtual_size, size)  # pyright: ignore[reportArgumentType] -- declared as either
            self._scroll_update(size)

    def _scroll_update(self, virtual_size: Size) -> None:
        """Textual does this whenever the screen is laid out, and paints the scroll bar, where nothing has changed."""
        wanted = (virtual_size, self.container_size)
        if wanted != self._scrolled_through:
            self._scrolled_through = wanted
            super()._scroll_update(virtual_size)


def strip_of(stretches: list[tuple[str, Style]], width: int, under: Style) -> Strip:
    """Stretches of text side by side over the style `under`, in exactly `width` columns.

    Spaces before a text stand apart from it, because programs that draw pictures of a screen drop them.
    """
    segments: list[Segment] = []
    for text, style in stretches:
        words = text.lstrip(" ")
        if words and len(words) < len(text):
            segments.append(Segment(text[: len(text) - len(words)], under))
        if text:
            segments.append(Segment(words or text, under + style))
    return Strip(segments).adjust_cell_length(width, under)
