"""A scrolling list of lines with one selected, drawn line by line.

Only lines on the screen are ever asked for, what was drawn is kept, and after a change only the lines
that look different are painted: a list of 100 000 lines costs what a list of 40 costs. What the lines
are is the subclass' business.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.strip import Strip

from tracker.tui.widgets.drawn import Drawn

_MOST_KEPT = 2_000
"""Drawn lines; beyond that they are forgotten all at once."""


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


Look = TypeVar("Look", bound=Hashable)


class Lined(Drawn, Generic[Look]):
    """What a list of lines answers of itself."""

    heading_height: ClassVar[int] = 0
    """Lines that stay at the top while the others scroll."""

    CLICKS: ClassVar[int] = 2
    """How many open a line."""

    def count(self) -> int:
        raise NotImplementedError

    def look(self, place: int) -> Look:
        """All that decides how the line at index `place` is drawn; only asked for a line that there is."""
        raise NotImplementedError

    def draw(self, look: Look, width: int) -> Strip:
        raise NotImplementedError

    def draw_heading(self, width: int) -> Strip:
        return Strip.blank(width)

    def draw_beyond(self, place: int, width: int) -> Strip:
        """What stands behind the last line; `place` goes on counting."""
        del place
        return Strip.blank(width, self.ground)

    def moved(self) -> None:
        """The user selected another line."""

    def opened(self) -> None:
        """The user clicked the selected line `CLICKS` times."""


class LineView(Lined[Look]):
    """Scrolls the lines, one of them selected, and paints those that have changed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.at = 0
        """The index of the selected line; means nothing while there are none."""

        self._drawn: dict[tuple[int, Look], Strip] = {}
        self._seen: dict[int, Look] = {}
        """How the line at each height of the screen looked when it was last painted."""

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
        """Paints the lines that look different from what was painted last."""
        self.set_line_count(self.count() + self.heading_height)
        top = self.scroll_offset.y
        for y in range(self.heading_height, self.scrollable_content_region.height):
            place = y - self.heading_height + top
            look = self.look(place) if place < self.count() else None
            if look is None or look != self._seen.get(y):
                self.refresh_line(y + top)

    def place_at(self, event: events.MouseEvent) -> int | None:
        """The index of the line under the mouse; None where there is none."""
        place = event.y - self.heading_height + self.scroll_offset.y
        return place if event.y >= self.heading_height and place < self.count() else None

    def action_go(self, action: str) -> None:
        """A move of `keys.JUMPING`."""
        self.go_to(jumped(action, at=self.at, count=self.count(), page=self.page_height))

    def on_click(self, event: events.Click) -> None:
        place = self.place_at(event)
        if place is not None:
            self.clicked(place, event)

    def clicked(self, place: int, event: events.Click) -> None:
        self.go_to(place)
        if event.chain == self.CLICKS:
            self.opened()

    def render_line(self, y: int) -> Strip:
        width = self.line_width
        if y < self.heading_height:
            return self.draw_heading(width)
        place = y - self.heading_height + self.scroll_offset.y
        if place >= self.count():
            self._seen.pop(y, None)
            return self.draw_beyond(place, width)
        look = self._seen[y] = self.look(place)
        found = self._drawn.get((width, look))
        if found is None:
            if len(self._drawn) > _MOST_KEPT:
                self._drawn.clear()
            found = self._drawn[width, look] = self.draw(look, width)
        return found

    def watch_has_focus(self, _has_focus: bool) -> None:  # noqa: FBT001 -- Textual's signature
        """It looks the same with and without; Textual would work out all its styles anew, 8 ms."""

    def on_resize(self) -> None:
        self.redraw()
        self._bring_into_sight()

    def forget_styles(self) -> None:
        super().forget_styles()
        self._drawn.clear()

    def _bring_into_sight(self) -> None:
        top = self.scroll_offset.y
        lowest_top = self.at - self.page_height + 1
        if self.at < top:
            self.scroll_to(y=self.at, animate=False)
        elif lowest_top > top:
            self.scroll_to(y=lowest_top, animate=False)
