"""A real terminal for tests: a shell inside tmux, keys pressed in it, its screen read back."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

WHY_NOT = "a real terminal needs tmux, which is not installed (Debian package: tmux)"
IS_HERE = shutil.which("tmux") is not None

_LONGEST_S = 60.0
"""Of one wait; a test that meets it fails. A start takes 2 s here with idle cores."""

_LOOK_EVERY_S = 0.05


class Terminal:
    """A shell of its own in tmux, seen and typed into as by a user."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket

    def tmux(self, *arguments: str) -> str:
        command = ["tmux", "-u", "-S", str(self._socket), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def screen(self) -> str:
        return self.tmux("capture-pane", "-p", "-t", "test")

    def press(self, *keys: str) -> None:
        """By tmux's names: `Enter`, `Escape`, `C-s`, `j`."""
        for key in keys:
            self.tmux("send-keys", "-t", "test", key)

    def type(self, text: str) -> None:
        self.tmux("send-keys", "-t", "test", "-l", text)

    def expect(self, *texts: str) -> str:
        """The screen as soon as it shows all of `texts`."""
        return self.expect_that(lambda screen: all(text in screen for text in texts), " + ".join(texts))

    def expect_that(self, holds: Callable[[str], bool], what: str) -> str:
        screen = ""
        for _ in range(round(_LONGEST_S / _LOOK_EVERY_S)):
            screen = self.screen()
            if holds(screen):
                return screen
            Event().wait(_LOOK_EVERY_S)
        raise AssertionError(f"the screen never showed {what}:\n{screen}")


@contextmanager
def terminal(folder: Path, *, columns: int = 80, rows: int = 24) -> Generator[Terminal]:
    """A shell in `folder`, with nothing of the user's own set up."""
    found = Terminal(folder / "tmux")
    environment = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "TRACKER_HOME": str(folder / "home"), "PS1": "$ "}
    settings = [part for name, value in environment.items() for part in ("-e", f"{name}={value}")]
    size = ["-x", str(columns), "-y", str(rows)]
    found.tmux("-f", os.devnull, "new-session", "-d", "-s", "test", *size, "-c", str(folder), *settings, "sh")
    try:
        yield found
    finally:
        found.tmux("kill-server")


def tracker(*arguments: str) -> str:
    """The command line that starts the program, in Chinese, on a day of the bundled plan's year."""
    return shlex.join([sys.executable, "-m", "tracker", "--lang", "zh", "--on", "2021-07-10", *arguments])
