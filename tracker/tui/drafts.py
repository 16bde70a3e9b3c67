"""What the load preview shows: the document's lines, and what was understood of them, ready for the screen.

As with the plan's rows, everything is made above the widgets; texts come from documents and are drawn as
they are, never as markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tracker.frozen import Frozen


class DraftRow(Frozen):
    """One line of the outline that is being looked over."""

    depth: int
    """1 for a point."""

    name: str
    """Marker and title on one line."""

    deadline: str
    units: str
    remark: str
    """A word or two: that it is dropped, or that something about it is doubtful; empty for neither."""

    is_dropped: bool = False
    is_doubtful: bool = False


class SourceLine(Protocol):
    @property
    def number(self) -> int:
        """From 1, rising; some may be missing."""
        ...

    @property
    def text(self) -> str: ...


class Mark(Frozen):
    """A stretch of a source line that is marked."""

    index: int
    """Of the line, from 0."""

    start: int
    end: int
    is_doubt: bool = False
    """Whether it is what is doubtful about the passage, not the passage itself."""


class DraftSource(Protocol):
    """The outline and its document, a row or a passage only when it is drawn. A source never changes."""

    @property
    def lines(self) -> Sequence[SourceLine]:
        """The same object for every draft of a document."""
        ...

    def __len__(self) -> int:
        """How many rows there are."""
        ...

    def row(self, place: int) -> DraftRow: ...

    def passage(self, place: int) -> Sequence[Mark]:
        """Where the words of a row stand, from the top; doubts behind what they lie in."""
        ...

    def place_of(self, index: int, offset: int) -> int | None:
        """The row whose words stand at `offset` of the line at `index`; None where none do."""
        ...

    def told(self, place: int) -> str:
        """A line about the row: where it stands, and what is doubtful about it."""
        ...


class DraftWords(Frozen):
    """The words around the two panes."""

    head: str
    """What plan it would become; is cut where there is no room."""

    figures: str
    """Of which office and year, how many items, how much to check; at most half a narrow screen."""

    name: str
    deadline: str
    units: str
    remark: str
    source: str
    """The heading of the document."""

    widest_remark: int
    """Columns of the longest remark."""
