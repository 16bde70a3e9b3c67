"""How many terminal columns a text takes, and cutting and padding by columns.

The headless commands align their output without importing Rich; a test holds `columns` against
`rich.cells.cell_len`, so that command line and app agree.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

ELLIPSIS = "…"

_CHINESE = "\u3000-\u3029\u4e00-\u9fff\uff01-\uff60"
"""What takes two columns for sure."""


def columns(text: str) -> int:
    """汉 takes two; marks that combine with the character before them take none."""
    if text.isascii():
        return len(text)
    if _plain().fullmatch(text):
        return (len(text) + len(text.encode())) // 2
    others = _chinese().sub("", text)
    taken_by_others = len(others) if others.isascii() else sum(map(_character_columns, others))
    return 2 * (len(text) - len(others)) + taken_by_others


def cut(text: str, width: int, *, ellipsis: str = ELLIPSIS) -> str:
    """`text`, or as much of it as fits `width` columns with `ellipsis` at its end."""
    if columns(text) <= width:
        return text
    room = width - columns(ellipsis)
    if room < 0:
        return ""
    end = 0
    while (room := room - _character_columns(text[end])) >= 0:
        end += 1
    return text[:end] + ellipsis


def pad(text: str, width: int, *, right: bool = False) -> str:
    """`text` cut to `width` columns and filled up with spaces, on its left when `right`."""
    taken = columns(text)
    if taken > width:
        text = cut(text, width)
        taken = columns(text)
    spaces = " " * (width - taken)
    return spaces + text if right else text + spaces


@cache
def _plain() -> re.Pattern[str]:
    """ASCII, which takes a byte of UTF-8 and a column each, and Chinese, which takes three and two."""
    return re.compile(f"[\x00-\x7f{_CHINESE}]*")


@cache
def _chinese() -> re.Pattern[str]:
    """Looking at each character of a title took four times as long."""
    return re.compile(f"[{_CHINESE}]+")


@cache
def _character_columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
