"""The app that is started on a damaged plan: it shows what can be had back, and goes on with what is chosen."""

from __future__ import annotations

from tracker.language.catalogue import Catalogue
from tracker.tui.acts import rescuing
from tracker.tui.acts.accident import Told
from tracker.tui.app import TrackerApp
from tracker.workspace import Workspace


class RescueApp(TrackerApp):
    def __init__(
        self, lost: rescuing.Lost, workspace: Workspace, words: Catalogue, told: Told, *, ascii_only: bool = False
    ) -> None:
        """Args:
        workspace: Stands in for the plan that cannot be opened.
        """
        super().__init__(workspace, words, told, ascii_only=ascii_only)
        self._lost = lost
        self._stand_in = workspace

    @property
    def is_rescued(self) -> bool:
        return self.desk.workspace is not self._stand_in

    def on_mount(self) -> None:
        """Textual calls that of the superclass besides."""
        self.call_later(rescuing.begin, self.desk, self._lost)
