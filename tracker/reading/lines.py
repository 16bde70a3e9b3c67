"""What every format is turned into before its structure is sought: lines, some of them known as headings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    """From 1, in the text that the document was turned into."""

    text: str
    """Cleaned and without white space at its ends; empty for a blank line."""

    heading: int | None = None
    """The level that the format itself gives it (1 for `<h1>`); None where it says nothing."""

    nesting: int = 0
    """How many lists of the format it stands in; 0 where the format knows no lists."""


@dataclass(frozen=True, slots=True)
class Table:
    number: int
    """The line number that its first row would have."""

    rows: tuple[tuple[str, ...], ...]
    """Cells cleaned, from the top; every row as long as the longest. A merged cell's words stand in its first cell."""


Block = Line | Table


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a cleaned plain text."""
    return tuple(Line(number, line.strip()) for number, line in enumerate(text.split("\n"), 1))
