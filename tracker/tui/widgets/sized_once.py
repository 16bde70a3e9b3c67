"""Widgets for whose new size the screen is not laid out a second time.

Textual (8.2.8) tells a container and a scroll bar their size while it lays out the screen, takes that for a
change, and lays out and paints all of it once more: 10 ms whenever the box for finding opened or closed.
"""

from __future__ import annotations

from textual.containers import Horizontal
from textual.geometry import Size
from textual.scrollbar import ScrollBar
from textual.widget import Widget


class _SizedOnce(Widget):
    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:  # noqa: FBT001, FBT002 -- Textual's signature
        del layout
        return super()._size_updated(size, virtual_size, container_size, layout=False)


class Body(Horizontal, _SizedOnce):
    """What stands side by side between the bars."""


class Bar(ScrollBar, _SizedOnce):
    """Of a widget that scrolls its own lines."""
