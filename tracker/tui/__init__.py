"""The app for the terminal: the only part of the program that knows Textual."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tracker.frozen import Frozen

if TYPE_CHECKING:
    from tracker.errors import Damaged
    from tracker.language.catalogue import Catalogue
    from tracker.reading.opening import Document
    from tracker.request import Request
    from tracker.settings import Settings
    from tracker.tui.acts.accident import Told
    from tracker.tui.app import TrackerApp

# With the kitty keyboard protocol several terminals hand keys to programs past the input method, so that
# Chinese cannot be typed. Textual reads this when it is first imported, which is why it stands here.
os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"


class Reviewed(Frozen):
    """A document that the load preview is opened on."""

    path: str
    content: bytes
    document: Document
    name: str
    """What the plan is to be kept under; empty for a name made of office and title."""


def run(request: Request, settings: Settings, words: Catalogue, told: Told, *, ascii_only: bool = False) -> int:
    """Opens the plan in the app until the user quits; answers the exit code.

    Args:
        told: Notes the details of what nobody foresaw and answers the words for the user.

    Raises:
        TrackerError: The plan cannot be opened.
        Exception: What nobody foresaw broke the app; the terminal is restored.
    """
    from tracker.tui.app import TrackerApp
    from tracker.workspace import open_workspace

    workspace = open_workspace(request, settings)
    app = TrackerApp(workspace, words, told, ascii_only=ascii_only)
    app.begins_with_tour = settings.shows_tour
    return _until_left(app)


def run_review(
    reviewed: Reviewed, request: Request, settings: Settings, words: Catalogue, told: Told, *, ascii_only: bool = False
) -> int:
    """Shows what a document would become, and when it is accepted, the plan; otherwise as `run`."""
    from tracker.tui.review_app import ReviewApp
    from tracker.tui.reviewing import Review
    from tracker.workspace import blank_workspace

    review = Review(reviewed.path, reviewed.content, reviewed.document, reviewed.name, is_whole_app=True)
    return _until_left(ReviewApp(review, blank_workspace(request, settings), words, told, ascii_only=ascii_only))


def run_rescue(
    error: Damaged, request: Request, settings: Settings, words: Catalogue, told: Told, *, ascii_only: bool = False
) -> int:
    """Shows what can be had back of a damaged plan, and when something was, the plan; otherwise as `run`."""
    from tracker.request import plan_file
    from tracker.tui.acts.rescuing import Lost
    from tracker.tui.rescue_app import RescueApp
    from tracker.workspace import blank_workspace

    path, who = plan_file(request, settings)
    lost = Lost(path, who, request.plan or path.stem, error, is_whole_app=True)
    app = RescueApp(lost, blank_workspace(request, settings), words, told, ascii_only=ascii_only)
    code = _until_left(app)
    return code if app.is_rescued else error.exit_code


def _until_left(app: TrackerApp) -> int:
    from tracker.tui.escaping import hear_escape

    hear_escape()
    try:
        app.run()
    finally:
        app.desk.workspace.close()
    if app.accident is not None:
        raise app.accident
    return app.return_code or 0
