"""What all views write alike: columns of text, bars, lights."""

from __future__ import annotations

from fractions import Fraction

from rich.cells import cell_len, set_cell_size

from tracker.model.plan import Plan
from tracker.model.progress import Light
from tracker.text.cleaning import clean_line
from tracker.tui.marks import with_plain_bullets
from tracker.tui.rows import Entry, Ink, Part

LIGHT_INK = {Light.NONE: Ink.MUTED, Light.GREEN: Ink.GREEN, Light.YELLOW: Ink.YELLOW, Light.RED: Ink.RED}
BAR_INK = {Light.NONE: Ink.BAR_NONE, Light.GREEN: Ink.BAR_GREEN, Light.YELLOW: Ink.BAR_YELLOW, Light.RED: Ink.BAR_RED}
TIME_MARK = "|"
_MOST_READ = 400
"""Characters of a title that can matter for a line."""


def column(text: str, width: int, ink: str = Ink.PLAIN) -> Part:
    """`text` in exactly `width` columns."""
    taken = cell_len(text)
    if taken > width:
        return Part(set_cell_size(text, max(width - 2, 0)) + ".."[:width], ink)
    return Part(text + " " * (width - taken), ink)


def bar_beside_time(share: Fraction | None, elapsed: Fraction, width: int, ink: str) -> tuple[Part, ...]:
    """What is reached and what is missing, with a sign where the time stands; the figures must stand beside it.

    Args:
        share: None where nothing counts, which is an empty bar.
    """
    filled = _columns_of(share or Fraction(0), width)
    place = min(round(elapsed * width), width - 1)
    before, behind = min(filled, place), max(filled - place - 1, 0)
    return (
        Part(" " * before, ink),
        Part(" " * (place - before), Ink.TRACK),
        Part(TIME_MARK, Ink.STRONG),
        Part(" " * behind, ink),
        Part(" " * (width - place - 1 - behind), Ink.TRACK),
    )


def _columns_of(share: Fraction, width: int) -> int:
    """At least one for what was begun, and not all before it is whole."""
    return min(max(round(share * width), 1 if share > 0 else 0), width if share >= 1 else width - 1)


def name_of(plan: Plan, item_id: str) -> str:
    item = plan.items[item_id]
    return clean_line(with_plain_bullets(item.marker + item.title[:_MOST_READ]))


def heading(text: str) -> Entry:
    return Entry((Part(text, Ink.LABEL),))


BLANK = Entry()
