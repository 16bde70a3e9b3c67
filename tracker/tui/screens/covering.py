"""What a page and a view have in common: they cover the outline, with keys of their own and a line that tells."""

from __future__ import annotations

from typing import ClassVar

from textual.screen import ModalScreen

from tracker.tui.messages import Pressed
from tracker.tui.screens.renewable import Renewable
from tracker.tui.screens.styled_once import StyledOnce
from tracker.tui.widgets.bars import StatusLine


class CoveringScreen(Renewable, StyledOnce, ModalScreen[None]):
    """Who asks what lies over the outline knows this, so that the outline opens without pages and views."""

    WORKING: ClassVar[tuple[str, ...]] = ()
    """The actions whose keys work here, moving or scrolling and going back aside."""

    view = ""
    """The name of the view that is shown; empty for a page."""

    is_leaving = False
    """Whether nothing told here would be seen any more."""

    @property
    def wanted(self) -> str:
        """The filter for what is selected; empty where nothing is counted."""
        return ""

    @property
    def status(self) -> StatusLine:
        return self.query_one(StatusLine)

    def action_ask(self, action: str) -> None:
        raise NotImplementedError

    def on_pressed(self, event: Pressed) -> None:
        self.action_ask(event.action)
