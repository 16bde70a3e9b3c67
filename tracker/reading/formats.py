"""Which reader turns a kind of document into blocks. Readers with a library stay unimported until used."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from importlib import import_module
from typing import cast

from tracker.reading.kinds import Kind
from tracker.reading.lines import Block

_MODULES = {Kind.DOCX: "docx", Kind.XLSX: "xlsx", Kind.HTML: "html", Kind.PDF: "pdf"}


BROKEN_ARCHIVE = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError)
"""What `zipfile` raises for parts that are torn, packed in an unknown way, or locked one by one."""


class Damaged(ValueError):
    """The content is not what its kind promises."""


class Locked(ValueError):
    """The content needs a password."""


class Pictures(ValueError):
    """Pages, but no text on them."""


class TooLarge(ValueError):
    """More cells than any plan has."""


def blocks_of(kind: Kind, content: bytes) -> tuple[Block, ...]:
    """The blocks of a document that takes a library to read.

    Raises:
        Damaged, Locked, Pictures, TooLarge: It cannot be read, and why.
    """
    module = import_module(f"tracker.reading.format_{_MODULES[kind]}")
    read = cast("Callable[[bytes], tuple[Block, ...]]", module.blocks_of)
    return read(content)
