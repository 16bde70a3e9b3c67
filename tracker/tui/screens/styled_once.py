"""What screens over the outline have in common that are made anew whenever they are opened."""

from __future__ import annotations

from textual.events import ScreenResume


class StyledOnce:
    def on_screen_resume(self, event: ScreenResume) -> None:
        """Its styles were worked out when it was made; Textual would do so again, a tenth of the time of opening it."""
        event.refresh_styles = False
