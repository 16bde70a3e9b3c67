"""A file that the user names, read beside the app."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from tracker.documents import STDIN
from tracker.text.cleaning import clean_line
from tracker.tui.acts.desk import Desk
from tracker.tui.acts.waiting import wait
from tracker.tui.paths import completed, path_typed
from tracker.tui.screens.path import LoadDialog
from tracker.tui.screens.waiting import Then

Read = Callable[[Desk, str, Callable[[str], None]], Then]
"""Reads the file at a path; may ask for another one, saying what is wrong with this one."""


def ask_file(desk: Desk, question: str, read: Read, typed: str = "", wrong: str = "") -> None:
    """
    Args:
        question: A catalogue key under `dialog.`.
        typed: What stands in the box to begin with.
        wrong: Why it was not taken; empty at first.
    """

    def keep(typed: str) -> str | None:
        path = path_typed(clean_line(typed))
        if not path:
            return desk.words("dialog.nothing_typed")
        if path == STDIN:  # the keys that are being typed come from there
            path = f"./{path}"
        ask_again = partial(ask_file, desk, question, read, typed)
        wait(desk, desk.words("review.reading", name=Path(path).name), partial(read, desk, path, ask_again))
        return None

    words = desk.words(f"dialog.{question}")
    desk.stage.open_screen(LoadDialog(words, keep, desk.words, completed=completed, typed=typed, wrong=wrong))
