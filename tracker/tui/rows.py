"""What widgets show: frozen values whose words and figures are ready for the screen.

They are made above the widgets, from the plan and its figures, so that a widget neither computes nor
looks anything up. Texts come from users and documents: a widget draws them as they are, never as markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol, overload

from tracker.frozen import Frozen
from tracker.model.progress import Light
from tracker.model.status import Status


class Row(Frozen):
    """One line of the outline."""

    id: str
    name: str
    """Marker and title on one line."""

    is_parent: bool
    status: Status
    status_word: str
    light: Light
    light_word: str
    reason: str
    """Why it has its light, in a few words; empty where the light says it all."""

    share: float | None
    """How long the bar is, 0 to 1; None for no bar (nothing counts, or nobody measures it)."""

    rate: str
    """`2/5` for a parent, `6/11部` for a leaf with a target, else empty."""

    short_rate: str
    """The same without its unit, for where that has no room."""

    deadline: str
    """The whole date; empty for none."""

    short_deadline: str
    """At most five columns."""

    is_inherited: bool
    """Whether the deadline is that of an item above."""

    notes: int


class RowSource(Protocol):
    """The plan as the outline asks for it: the tree as a whole, a row only when its line is drawn.

    A source never changes; after an edit the outline is given another one.
    """

    @property
    def children(self) -> Mapping[str, Sequence[str]]:
        """The ids below each parent in plan order, the points under the empty id. A leaf has no entry."""
        ...

    def __contains__(self, item_id: str) -> bool: ...

    def row(self, item_id: str) -> Row: ...

    def above(self, item_id: str) -> Sequence[str]:
        """The ids from the parent up to the point; empty for an item that is not there."""
        ...


class Headings(Frozen):
    """The words over the columns of the outline, and the widest that stand below them."""

    name: str
    progress: str
    deadline: str
    status: str
    light: str
    widest_status: int
    """Columns of the longest status word."""

    widest_light: int
    """Columns of the longest light word."""

    widest_rate: int
    """Columns of the longest `n/m` of the plan."""

    empty: tuple[str, ...] = ()
    """What an outline without lines says instead: what is the matter and what to do, a line each."""

    has_years: bool = False
    """Whether deadlines name their year on a narrow screen too."""


class Banner(Frozen):
    """What stands over everything: which plan, which day, how much of the year and of the work is over."""

    title: str
    day: str
    is_set: bool
    """Whether the day was set by the user and is not simply today."""

    elapsed: float
    elapsed_words: str
    progress: float | None
    progress_words: str
    rate_words: str
    hidden_words: str = ""
    """Said while what is done is hidden."""


class Ink:
    """Names of the styles in which a `Part` is written; the widgets' stylesheet gives them colours."""

    PLAIN = ""
    TITLE = "title"
    LABEL = "label"
    MUTED = "muted"
    STRONG = "strong"
    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    BAR_NONE = "bar-none"
    BAR_GREEN = "bar-green"
    BAR_YELLOW = "bar-yellow"
    BAR_RED = "bar-red"
    TRACK = "track"
    TIME = "time"


INKS = tuple(value for name, value in vars(Ink).items() if name.isupper() and value)
"""Every ink but plain."""


BAR_INKS = frozenset({Ink.BAR_NONE, Ink.BAR_GREEN, Ink.BAR_YELLOW, Ink.BAR_RED, Ink.TIME})
"""Those of what is reached; `Ink.TRACK` is what is missing. A bar is made of spaces, which the widget draws."""


class Part(Frozen):
    """A stretch of text in one ink."""

    text: str
    ink: str = Ink.PLAIN


class Paragraph(Frozen):
    """Text without line breaks, to be broken into lines that fit."""

    parts: tuple[Part, ...]
    indent: int = 0
    """Columns before every line but the first; the first has them in its text or not at all."""


Page = tuple[Paragraph, ...]
"""Text to read and scroll: an item's detail, help, a report."""


def paragraph(text: str, ink: str = Ink.PLAIN, *, indent: int = 0) -> Paragraph:
    return Paragraph((Part(text, ink),), indent)


class Cell(Frozen):
    """One of many columns of a line, which can be selected by itself."""

    part: Part
    wanted: str = ""
    """The filter that lists what it counts; empty where there is nothing to list."""


class Offer(Frozen):
    """What can be typed next."""

    text: str
    """All that stands in the box when it is taken."""

    label: str
    hint: str = ""


class Entry(Frozen):
    """One line of a view; what is too long for the screen is cut."""

    parts: tuple[Part, ...] = ()
    item: str = ""
    """The item it speaks of, which can be opened and worked on there; empty for a heading or a note."""

    cells: tuple[Cell, ...] = ()
    """What stands behind the parts, all equally wide; of more than there is room for, some are shown at a time."""


class Later(NamedTuple):
    """An entry that is made when it is first seen."""

    item: str
    make: Callable[[], Entry]


class MadeWhenSeen(Sequence[Entry]):
    """Entries of which some are made when they are asked for: of 10 000 a screen shows 40."""

    def __init__(self, lines: Iterable[Entry | Later]) -> None:
        self._lines = list(lines)
        self.items = [line.item for line in self._lines]
        """What each line speaks of; empty for one that speaks of none."""

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, place: int) -> Entry: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Entry]: ...

    def __getitem__(self, place: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(place, slice):
            return [self[each] for each in range(len(self))[place]]
        line = self._lines[place]
        if isinstance(line, Later):
            line = self._lines[place] = line.make()
        return line


def items_of(entries: Sequence[Entry]) -> Sequence[str]:
    """What each line speaks of; empty for one that speaks of none."""
    return entries.items if isinstance(entries, MadeWhenSeen) else [entry.item for entry in entries]
