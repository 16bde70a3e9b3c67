"""Documents where the user has them: a file, or standard input, as an outline."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tracker.errors import DocumentMissing, DocumentTooLarge, DocumentUnreadable
from tracker.reading.opening import LARGEST_BYTES, Document, read_document, read_with_lines
from tracker.reading.outline import Outline

STDIN = "-"
_OFFICE_PROGRAMS = ("soffice", "libreoffice")


def outline_of(path: str, *, year: int | None = None) -> Outline:
    """What the document in a file, or on standard input for `-`, was understood to say.

    Raises:
        ReadingError: It is not there, may not be read, is too large, or is no document.
    """
    return read_document(content_of(path), name=Path(path).name, year=year, office=office_program())


def document_in(content: bytes, path: str, *, year: int | None = None) -> Document:
    """The same of what `content_of` read there, with the text, for who wants to see one beside the other."""
    return read_with_lines(content, name=Path(path).name, year=year, office=office_program())


def content_of(path: str) -> bytes:
    """No more than a document may have is read of anything, be it endless."""
    if path == STDIN:
        return _limited(sys.stdin.buffer.read(LARGEST_BYTES + 1), path)
    try:
        file = Path(path).expanduser()
        if file.exists() and not file.is_file():
            raise DocumentUnreadable(path=path)
        with file.open("rb") as document:
            return _limited(document.read(LARGEST_BYTES + 1), path)
    except (FileNotFoundError, RuntimeError) as error:  # RuntimeError: the home of a user whom nobody knows
        raise DocumentMissing(path=path) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise DocumentUnreadable(path=path) from error


def office_program() -> Path | None:
    """LibreOffice's program, for kinds that only it reads; None when it is not installed."""
    return next((Path(found) for name in _OFFICE_PROGRAMS if (found := shutil.which(name))), None)


def _limited(content: bytes, path: str) -> bytes:
    if len(content) > LARGEST_BYTES:
        raise DocumentTooLarge(path=path, size=f"> {LARGEST_BYTES // 2**20} MB", limit=f"{LARGEST_BYTES // 2**20} MB")
    return content
