"""Reading with a library, in a process of its own that may fail, hang or swell without harm."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

from tracker.errors import (
    DocumentDamaged,
    DocumentIsPictures,
    DocumentLocked,
    DocumentTooHeavy,
    DocumentTooLarge,
    ReadingError,
)
from tracker.reading.kinds import Kind
from tracker.reading.lines import Block, Line, Table

_TIMEOUT_S = 20
_ROOT = Path(__file__).parent.parent.parent
_ERRORS: dict[str, type[ReadingError]] = {
    "damaged": DocumentDamaged,
    "locked": DocumentLocked,
    "pictures": DocumentIsPictures,
    "heavy": DocumentTooHeavy,
}


def confined_blocks(kind: Kind, content: bytes, *, path: str) -> tuple[Block, ...]:
    """What `formats.blocks_of` gives, asked of a child.

    Raises:
        DocumentDamaged, DocumentLocked, DocumentIsPictures, DocumentTooLarge: As the child found it.
        DocumentTooHeavy: The child took more time or memory than any plan needs.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tracker.reading.child", kind.value],
            input=content,
            capture_output=True,
            timeout=_TIMEOUT_S,
            cwd=_ROOT,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentTooHeavy(path=path) from error
    if done.returncode != 0:
        raise DocumentTooHeavy(path=path)
    answer = json.loads(done.stdout)
    if answer == "large":
        raise DocumentTooLarge(path=path, size=kind.value, limit="200000")
    if isinstance(answer, str):
        raise _ERRORS[answer](path=path)
    return tuple(_block(each) for each in answer)


def _block(plain: list[Any]) -> Block:
    if isinstance(plain[1], list):
        return Table(plain[0], tuple(tuple(row) for row in cast("list[list[str]]", plain[1])))
    return Line(*plain)
