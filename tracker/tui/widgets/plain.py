"""A widget without border, padding and title that draws its own lines, and keeps them.

Textual (8.2.8) asks a widget for all its lines whenever any line of the screen is painted: of a screen of 45
lines a move of the cursor changes two, and drawing the others again was a third of its time.
"""

from __future__ import annotations

from typing import Any, Self

from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tracker.tui.widgets.lazily_styled import LazilyStyled


class Plain(LazilyStyled):
    """Subclasses answer `render_line`, and `refresh` the lines, or all, for which the answer has changed."""

    def __init__(self, *children: Widget, **named: Any) -> None:
        super().__init__(*children, **named)
        self._ground: Style | None = None
        self._kept: dict[int, Strip] = {}
        """The lines as they were painted last, by their height in the widget."""

        self._kept_size = Size()

    @property
    def ground(self) -> Style:
        """The style on which everything is written; Textual's own property took 40 µs a line to work it out."""
        if self._ground is None:
            self._ground = self.rich_style
        return self._ground

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        if not regions and repaint:
            self._kept.clear()
        for y in {y for region in regions for y in region.line_range}:
            self._kept.pop(y, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """What Textual does, without the border, padding and title that this widget does not have."""
        size = self.region.size
        if size != self._kept_size:
            self._kept_size = size
            self._kept.clear()
        missing = [y for y in crop.line_range if y not in self._kept]
        if missing:
            self._kept.update(zip(missing, self._painted(missing, size.width), strict=True))
        lines = [self._kept[y] for y in crop.line_range]
        is_whole = crop.column_span == (0, size.width)
        return lines if is_whole else [line.crop(*crop.column_span) for line in lines]

    def forget_styles(self) -> None:
        """Another theme, or focus: what was drawn in the old colours goes."""
        self._ground = None
        self._kept.clear()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.forget_styles()

    def _painted(self, heights: list[int], width: int) -> list[Strip]:
        lines = [self.render_line(y).adjust_cell_length(width, self.ground) for y in heights]
        background = self.background_colors[1]
        for line_filter in self.get_line_filters():
            lines = [line.apply_filter(line_filter, background) for line in lines]
        return lines
