"""What all views write alike: columns of text, bars, lights."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from tracker.model.plan import Plan
from tracker.model.progress import Light
from tracker.text.cleaning import clean_line
from tracker.tui.rows import Entry, Ink, Part

LIGHT_INK = {Light.NONE: Ink.MUTED, Light.GREEN: Ink.GREEN, Light.YELLOW: Ink.YELLOW, Light.RED: Ink.RED}
BAR_INK = {Light.NONE: Ink.BAR_NONE, Light.GREEN: Ink.BAR_GREEN, Light.YELLOW: Ink.BAR_YELLOW, Light.RED: Ink.BAR_RED}
_MOST_READ = 400
"""Characters of a title that can matter for a line."""


def column(text: str, width: int, ink: str = Ink.PLAIN) -> Part:
    """`text` in exactly `width` columns."""
    taken = cell_len(text)
    if taken > width:
        return Part(set_cell_size(text, max(width - 2, 0)) + ".."[:width], ink)
    return Part(text + " " * (width - taken), ink)


def bar(share: float, width: int, ink: str) -> tuple[Part, Part]:
    """What is reached and what is missing. Drawn as coloured columns, so the figure must stand beside it."""
    filled = min(max(round(share * width), 1 if share > 0 else 0), width if share >= 1 else width - 1)
    return Part(" " * filled, ink), Part(" " * (width - filled), Ink.TRACK)


def name_of(plan: Plan, item_id: str) -> str:
    item = plan.items[item_id]
    return clean_line(item.marker + item.title[:_MOST_READ])


def heading(text: str) -> Entry:
    return Entry((Part(text, Ink.LABEL),))


BLANK = Entry()
