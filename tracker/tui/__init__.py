"""The app for the terminal: the only part of the program that knows Textual."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.language.catalogue import Catalogue
    from tracker.settings import Settings
    from tracker.tui.app import Told
    from tracker.workspace import Wish

# With the kitty keyboard protocol several terminals hand keys to programs past the input method, so that
# Chinese cannot be typed. Textual reads this when it is first imported, which is why it stands here.
os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"


def run(wish: Wish, settings: Settings, words: Catalogue, told: Told, *, ascii_only: bool = False) -> int:
    """Opens the plan in the app until the user quits; answers the exit code.

    Args:
        told: Notes the details of what nobody foresaw and answers the words for the user.

    Raises:
        TrackerError: The plan cannot be opened.
        Exception: What nobody foresaw broke the app; the terminal is restored.
    """
    from tracker.tui.app import TrackerApp
    from tracker.workspace import open_workspace

    workspace = open_workspace(wish, settings)
    try:
        app = TrackerApp(workspace, words, told, ascii_only=ascii_only)
        app.run()
    finally:
        workspace.close()
    if app.accident is not None:
        raise app.accident
    return app.return_code or 0
