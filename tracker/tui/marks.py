"""The signs that stand in aligned columns.

None of them has ambiguous width (Unicode Standard Annex 11, class A): a terminal set to Chinese draws
those, `█ ■ ● √ … ─` among them, two columns wide and the columns behind them slip. A bar is therefore
drawn as coloured spaces, and the plain signs are ASCII throughout.
"""

from __future__ import annotations

from dataclasses import dataclass

from tracker.model.status import Status


@dataclass(frozen=True, slots=True)
class Marks:
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
