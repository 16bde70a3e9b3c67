"""The signs that stand in aligned columns.

None of them has ambiguous width (Unicode Standard Annex 11, class A): a terminal set to Chinese draws
those, `█ ■ ● √ … ─` among them, two columns wide and the columns behind them slip. A bar is therefore
drawn as coloured spaces, and the plain signs are ASCII throughout.
"""

from __future__ import annotations

import re

from tracker.frozen import Frozen, replace
from tracker.model.status import Status


class Marks(Frozen):
    folded: str
    unfolded: str
    bar: str
    """One column of what is reached."""

    track: str
    """One column of what is missing."""

    boxes: dict[Status, str]
    """Three columns for each status."""

    cursor: str = ">"
    chosen: str = "*"
    cut: str = ".."


_BOXES = {
    Status.NOT_STARTED: "[ ]",
    Status.IN_PROGRESS: "[~]",
    Status.BLOCKED: "[!]",
    Status.STANDING: "[=]",
    Status.CANCELLED: "[-]",
}
UNICODE = Marks("▸", "▾", " ", " ", {**_BOXES, Status.DONE: "[✓]"})
ASCII = Marks("+", "-", "#", ".", {**_BOXES, Status.DONE: "[x]"})


FEW_COLOURS = frozenset({"standard", "windows"})
"""What Rich calls a terminal of 16 colours: in these a bar and what is missing of it may be the same grey."""


def marks_for(*, ascii_only: bool, has_colours: bool) -> Marks:
    """Without enough colours a bar is drawn in signs, since coloured spaces could not be told apart."""
    marks = ASCII if ascii_only else UNICODE
    return marks if has_colours else replace(marks, bar="#", track="-")


def with_plain_bullets(text: str) -> str:
    """`text` with `-` for the bullet that begins a line: those of documents are of ambiguous width too."""
    return _BULLET.sub("-", text)


_BULLET = re.compile(r"^[●•■◆▪◇○□★※➢❖·]", re.MULTILINE)
