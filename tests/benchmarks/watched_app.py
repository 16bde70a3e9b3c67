"""The app, with a note of when it last painted."""

from __future__ import annotations

from time import perf_counter, process_time

from rich.console import RenderableType
from textual._compositor import CompositorUpdate  # pyright: ignore[reportPrivateUsage] -- what a paint is made of
from textual.screen import Screen

from tracker.language.catalogue import load_catalogue
from tracker.tui.app import TrackerApp
from tracker.workspace import Workspace


class Watched(TrackerApp):
    def __init__(self, workspace: Workspace, *, leaves_at_once: bool = False) -> None:
        """Args:
        leaves_at_once: Whether the app ends when the outline has been painted.
        """
        super().__init__(workspace, load_catalogue("zh"), lambda error, _: str(error))
        self.painted_at = 0.0
        """By the clock, in seconds."""

        self.painted_cpu = 0.0
        """The same in seconds of work of this process."""

        self._leaves_at_once = leaves_at_once

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Makes what a terminal would be sent, which without a terminal is not made, and notes the time."""
        super()._display(screen, renderable)  # pyright: ignore[reportUnknownMemberType] -- screens of any result
        if isinstance(renderable, CompositorUpdate):
            renderable.render_segments(self.console)
            self.painted_at, self.painted_cpu = perf_counter(), process_time()
            if self._leaves_at_once and self.screen is not self.screen_stack[0]:
                self.exit()
