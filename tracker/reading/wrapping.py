"""Lines that were broken by the width of a page or a mail, joined into paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.reading.lines import Line
from tracker.text.enumerators import enumerator_at
from tracker.text.width import columns

_ENDS = re.compile(r"[。；;：:！？!?]$")
_NARROWEST, _WIDEST = 20, 120
"""Columns; a text with wider lines was never broken."""

_SAMPLE = 500
_FULL = 0.9
_MANY = 0.4


def unwrapped(lines: Sequence[str]) -> tuple[Line, ...]:
    """The paragraphs of `lines`, each numbered as its first line.

    A line as wide as the widest that ends no sentence goes on in the next, unless that is blank or
    begins with a marker.
    """
    widest = max(map(columns, lines), default=0)
    paragraphs: list[tuple[int, list[str]]] = []
    goes_on = False
    for number, line in enumerate(lines, 1):
        if goes_on and line and enumerator_at(line) is None:
            paragraphs[-1][1].append(line if _is_wide(line[0]) else f" {line}")
        else:
            paragraphs.append((number, [line]))
        goes_on = columns(line) >= widest * _FULL and _ENDS.search(line) is None
    return tuple(Line(number, "".join(parts)) for number, parts in paragraphs)


def _is_wide(character: str) -> bool:
    """Whether it follows without a space, as in Chinese."""
    return not character.isascii()


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether a text looks broken by width: many of its lines are about as wide as the widest."""
    widths = [columns(line) for line in lines[:_SAMPLE] if line]
    widest = max(widths, default=0)
    if len(widths) < 10 or not _NARROWEST < widest <= _WIDEST:
        return False
    return sum(width >= widest * _FULL for width in widths) > len(widths) * _MANY
