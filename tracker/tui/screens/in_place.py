"""A line of the outline edited where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

from textual.app import ComposeResult
from textual.geometry import Region
from textual.widgets import Input, Static

from tracker.language.catalogue import Catalogue
from tracker.tui.screens.line import LineDialog


class InPlaceDialog(LineDialog):
    """Without a frame: the box lies over the words that it changes, and what is said of it in the last line."""

    def __init__(
        self, where: Callable[[], Region], keep: Callable[[str], str | None], words: Catalogue, *, value: str
    ) -> None:
        """Args:
        where: Where on the screen the words stand, which may be somewhere else after a change of its size.
        """
        super().__init__("", keep, words, value=value)
        self._where = where
        self._put_at = Region()

    def compose(self) -> ComposeResult:
        yield from self.fields()
        yield Static("", id="told", markup=False)

    def on_mount(self) -> None:
        self._put()

    def on_resize(self) -> None:
        self.call_after_refresh(self._put)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Regions are those in which the screen below has changed, perhaps because it has been laid out anew."""
        if regions and self.is_mounted:
            self.call_next(self._put)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _put(self) -> None:
        region = self._where()
        if region != self._put_at:
            self._put_at = region
            box = self.query_one(Input)
            box.styles.offset = (region.x, region.y)
            box.styles.width = region.width
