"""What screens have in common whose styles stay as they were worked out when they were made."""

from __future__ import annotations

from textual.events import ScreenResume


class StyledOnce:
    def on_screen_resume(self, event: ScreenResume) -> None:
        """Textual (8.2.8) works all styles out anew as soon as a screen has been made: 4 ms, with every dialog too."""
        event.refresh_styles = False
