"""Leaving the app by Ctrl+Q, which Textual hears before any screen does: nothing typed is lost by it without a word."""

from __future__ import annotations

from textual.screen import Screen

from tracker.tui.acts.desk import Desk
from tracker.tui.keys import shown
from tracker.tui.screens.dialog import Dialog
from tracker.tui.screens.preview import PreviewScreen
from tracker.tui.screens.waiting import WaitingScreen


def quit_from(screen: Screen[object], desk: Desk) -> None:
    """Quits, unless what is done on the screen on top keeps the user here first."""
    if isinstance(screen, WaitingScreen) and not screen.may_be_left:
        desk.stage.tell(desk.words("tell.being_saved"), is_error=True)
        return
    if isinstance(screen, Dialog) and not screen.may_leave(shown("ctrl+q")):
        return
    has_edited_draft = desk.review is not None and desk.review.edit_count > 0
    if not has_edited_draft or not isinstance(screen, Dialog | PreviewScreen):
        desk.stage.exit()
        return
    if not isinstance(screen, PreviewScreen):
        screen.dismiss()
    desk.stage.ask("review_leave", ())
