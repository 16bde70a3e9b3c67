"""The user's own editor, run on a file as other programs run it: $VISUAL, else $EDITOR, without a shell."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

from tracker.cli.asking import can_ask
from tracker.errors import EditorFailed, NoEditor

_WINDOWS = os.name == "nt"
_COMMON = ("notepad",) if _WINDOWS else ("nano", "vi")
"""For who has named none: what is easiest first."""


def edit_file(path: Path) -> None:
    """Returns when the editor is closed.

    Raises:
        NoEditor: None is named, and none of the common ones is there.
        EditorFailed: It cannot be started, or says that it failed.
    """
    command = editor_command()
    try:
        done = subprocess.run([*command, str(path)], check=False)
    except OSError as error:
        raise EditorFailed(editor=command[0], why=error.strerror or str(error)) from error
    if done.returncode:
        raise EditorFailed(editor=command[0], why=f"exit {done.returncode}")


def editor_command() -> list[str]:
    """The words of the command, the name of the file still missing.

    None but a named one is taken where no terminal is: a script may edit so, and `vi` would wait for ever.
    """
    named = next((named for name in ("VISUAL", "EDITOR") if (named := os.environ.get(name, "").strip())), "")
    if named:
        return _words(named)
    found = next((path for name in _COMMON if can_ask() and (path := shutil.which(name))), None)
    if found is None:
        raise NoEditor
    return [found]


def _words(command: str) -> list[str]:
    """On Windows a backslash is part of a path, and quotes are taken off by hand."""
    try:
        words = shlex.split(command, posix=not _WINDOWS)
    except ValueError as error:
        raise EditorFailed(editor=command, why=str(error)) from error
    return [word.strip('"') for word in words] if _WINDOWS else words
