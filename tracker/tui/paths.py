"""Paths as people type and paste them: in quotes, with escaped spaces, as a URL, and completed from the disk."""

from __future__ import annotations

import os
import re
from itertools import islice
from pathlib import Path
from urllib.parse import unquote

_MOST_LOOKED_AT = 5_000
"""Entries of a folder; what lies beyond is not completed."""

_QUOTES = re.compile(r"""(["'“”‘’])(.*)(["'“”‘’])""")


def path_typed(text: str) -> str:
    """The path that was meant by what a user typed, or a file manager or a terminal pasted."""
    path = text.strip()
    if quoted := _QUOTES.fullmatch(path):
        return quoted[2]
    if path.startswith("file://"):
        return unquote(path.removeprefix("file://"))
    return path if os.sep == "\\" or os.path.lexists(path) else re.sub(r"\\(.)", r"\1", path)


_LINK = re.compile(r"[a-z][a-z0-9+.-]+://|www[.]|mailto:", re.IGNORECASE)
_LIKE_A_FILE = re.compile(r"[/\\]|[.][A-Za-z0-9]{1,5}$")


def is_missing(text: str) -> bool:
    """Whether `text` looks like the path of a file, of which there is none; a link or plain words never are."""
    path = path_typed(text)
    if not path or _LINK.match(path) or not _LIKE_A_FILE.search(path):
        return False
    try:
        return not Path(path).expanduser().exists()
    except (OSError, ValueError, RuntimeError):  # as below
        return True


def completed(text: str) -> str | None:
    """`text` with the rest of the first name in its folder that goes on from it; None when none does.

    A folder ends with a separator, so that completing goes on inside it. Hidden names are completed only
    where their dot was typed.
    """
    folder, begun = os.path.split(text)
    if not text.strip():
        return None
    try:
        with os.scandir(Path(folder or ".").expanduser()) as entries:
            names = sorted(
                entry.name + (os.sep if entry.is_dir() else "")
                for entry in islice(entries, _MOST_LOOKED_AT)
                if entry.name.startswith(begun) and (begun or not entry.name.startswith("."))
            )
    except (OSError, ValueError, RuntimeError):  # not there, a NUL in it, a home that nobody has
        return None
    further = (name for name in names if name != begun)
    name = next(further, None)
    return text + name[len(begun) :] if name is not None else None
