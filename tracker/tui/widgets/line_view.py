"""A scrolling list of lines with one selected, drawn line by line.

Only lines on the screen are ever asked for, and what was drawn is kept until it changes: a list of
100 000 lines costs what a list of 40 costs. What the lines are is the subclass' business.
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip


def jumped(action: str, *, at: int, count: int, page: int) -> int:
    """Where a move of `keys.JUMPING` leads from `at`; may be beyond the ends.

    Args:
        count: How many lines there are.
        page: How many of them are seen at once.
    """
    steps = {"up": -1, "down": 1, "page_up": -page, "page_down": page}
    if action in steps:
        return at + steps[action]
    return 0 if action == "first" else count - 1


class LineView(ScrollView, can_focus=True):
    """Subclasses answer `count`, `draw` and where they have one `draw_heading`, and hear `moved`."""

    heading_height: ClassVar[int] = 0
    """Lines that stay at the top while the others scroll."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.at = 0
        """The index of the selected line; means nothing while there are none."""

        self._drawn: dict[tuple[int, bool], Strip] = {}
        self._drawn_width = 0

    def count(self) -> int:
        raise NotImplementedError

    def draw(self, place: int, width: int, *, is_selected: bool) -> Strip:
        """The line at index `place`; only asked for a line that there is."""
        raise NotImplementedError

    def draw_heading(self, width: int) -> Strip:
        return Strip.blank(width)

    def draw_beyond(self, place: int, width: int) -> Strip:
        """What stands behind the last line; `place` goes on counting."""
        del place
        return Strip.blank(width, self.rich_style)

    def moved(self) -> None:
        """The user selected another line."""

    @property
    def page_height(self) -> int:
        """Lines seen at once, at least one."""
        return max(self.scrollable_content_region.height - self.heading_height, 1)

    def go_to(self, place: int) -> None:
        """Selects the line at `place`, or the first or last where that is beyond, because the user went there."""
        before = self.at
        self.settle(place)
        if self.at != before:
            self.moved()

    def settle(self, place: int) -> None:
        """The same because the lines changed, which `moved` does not hear of."""
        before = self.at
        self.at = min(max(place, 0), max(self.count() - 1, 0))
        for changed in {before, self.at}:
            self.refresh_line(changed + self.heading_height)
        self._bring_into_sight()

    def redraw(self) -> None:
        """Draws all lines anew, because any of them may have changed."""
        self._drawn.clear()
        self.virtual_size = Size(self.scrollable_content_region.width, self.count() + self.heading_height)
        self.refresh()

    def place_at(self, event: events.MouseEvent) -> int | None:
        """The index of the line under the mouse; None where there is none."""
        place = event.y - self.heading_height + self.scroll_offset.y
        return place if event.y >= self.heading_height and place < self.count() else None

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        if y < self.heading_height:
            return self.draw_heading(width)
        place = y - self.heading_height + self.scroll_offset.y
        if place >= self.count():
            return self.draw_beyond(place, width)
        if width != self._drawn_width:
            self._drawn.clear()
            self._drawn_width = width
        key = (place, place == self.at)
        if key not in self._drawn:
            self._drawn[key] = self.draw(place, width, is_selected=place == self.at)
        return self._drawn[key]

    def on_resize(self) -> None:
        self.redraw()
        self._bring_into_sight()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._drawn.clear()

    def ink(self, *names: str) -> Style:
        """The Rich style of a component class of this widget, without the background it stands on."""
        return self.get_component_rich_style(*names, partial=True)

    def line(self, stretches: list[tuple[str, Style]], width: int, under: Style) -> Strip:
        """Stretches of text side by side over the style `under`, in exactly `width` columns."""
        segments = [Segment(text, under + style) for text, style in stretches if text]
        return Strip(segments).adjust_cell_length(width, under)

    def _bring_into_sight(self) -> None:
        top = self.scroll_offset.y
        lowest_top = self.at - self.page_height + 1
        if self.at < top:
            self.scroll_to(y=self.at, animate=False)
        elif lowest_top > top:
            self.scroll_to(y=lowest_top, animate=False)
