"""The app that is started to look over one document, and ends when that is not loaded."""

from __future__ import annotations

from tracker.language.catalogue import Catalogue
from tracker.tui.acts import loading
from tracker.tui.acts.accident import Told
from tracker.tui.app import TrackerApp
from tracker.tui.reviewing import Review
from tracker.workspace import Workspace


class ReviewApp(TrackerApp):
    def __init__(
        self, review: Review, workspace: Workspace, words: Catalogue, told: Told, *, ascii_only: bool = False
    ) -> None:
        """Args:
        workspace: Stands in for the plan that is not there yet.
        """
        super().__init__(workspace, words, told, ascii_only=ascii_only)
        self._review = review

    def on_mount(self) -> None:
        """Textual calls that of the superclass besides."""
        self.call_later(loading.begin, self.desk, self._review)
