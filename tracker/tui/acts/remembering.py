"""What is chosen in passing, such as the colours, and stays so at the next start."""

from __future__ import annotations

from tracker.errors import TrackerError
from tracker.language.wording import error_words
from tracker.settings.changing import change_settings
from tracker.tui.acts.desk import Desk


def remember(desk: Desk, name: str, value: str) -> str:
    """Keeps a setting that holds already; the words about why it could not be kept, else nothing.

    Without a data folder, as for a plan that lies somewhere else, nothing is remembered.
    """
    home = desk.workspace.request.home
    if not home.is_dir():
        return ""
    try:
        desk.workspace.settings = change_settings(home, {name: value})
    except TrackerError as error:
        return error_words(error, desk.words)
    return ""


def set_now(desk: Desk, name: str, value: str, told: str) -> str | None:
    """Sets what the user asked for, which is told; the words about why it could not be."""
    try:
        settings = change_settings(desk.workspace.request.home, {name: value})
    except TrackerError as error:
        return error_words(error, desk.words)
    desk.workspace.settings = settings
    desk.stage.tell(told)
    return None
