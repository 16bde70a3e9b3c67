"""How the width of the outline is shared out among its columns, and how a cell is filled.

The title has what the others leave. Where it would get less than it needs, the columns that can be
missed give way, the least needed first: the bar, the reason of the light, the deadline, the light, the
rate. The status word stays longest, since the box beside the title says the same in one sign only.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len, set_cell_size

from tracker.frozen import Frozen, replace
from tracker.tui.rows import Headings

GAP = 2
"""Columns between two columns."""

_TITLE_NEEDS = 48
_TITLE_LEAST = 24
"""Behind indent, fold mark, box and marker room for most headings of work points; on a narrow screen less will do."""

_LONG_DATE, _SHORT_DATE = 10, 5
_LONG_BAR, _SHORT_BAR = 10, 6
_LONG_RATE, _SHORT_RATE = 10, 7
"""Room for a target with its unit too: `3/11公里`."""

_REASON = 19
"""Room for the longest: `严重滞后100个百分点`."""

_WIDE = 116
"""From this width on there is room for long bars and whole dates."""


class Columns(Frozen):
    """The width of each column; 0 for one that is not shown."""

    name: int
    bar: int
    rate: int
    deadline: int
    status: int
    light: int
    reason: int

    @property
    def has_long_dates(self) -> bool:
        return self.deadline >= _LONG_DATE

    @property
    def headed(self) -> Sequence[tuple[str, int]]:
        """What each heading but that of the title is of, with its width; 0 for one that is not shown."""
        progress = self.bar + self.rate + bool(self.bar and self.rate)
        return ("progress", progress), ("deadline", self.deadline), ("status", self.status), ("light", self.light)

    def at(self, x: int) -> str:
        """What the heading over column `x` is of; the gap before a heading belongs to it."""
        end, found = self.name, "name"
        for name, width in self.headed:
            if width and x >= end:
                found = name
            end += width + GAP if width else 0
        return found

    def taken(self) -> int:
        """What all columns but the title take, with the gaps before them."""
        others = (self.bar, self.rate, self.deadline, self.status, self.light, self.reason)
        return sum(width + GAP for width in others if width) - self._joined()

    def _joined(self) -> int:
        """The bar and its rate, and the light and its reason, stand one column apart."""
        return (GAP - 1) * (bool(self.bar and self.rate) + bool(self.light and self.reason))


@lru_cache(maxsize=8)
def share_out(width: int, headings: Headings) -> Columns:
    """The columns for a line of `width` columns."""
    is_wide = width >= _WIDE
    columns = Columns(
        name=0,
        bar=_LONG_BAR if is_wide else _SHORT_BAR,
        rate=max(headings.widest_rate, _LONG_RATE if is_wide else _SHORT_RATE),
        deadline=_LONG_DATE if is_wide or headings.has_years else max(_SHORT_DATE, cell_len(headings.deadline)),
        status=max(headings.widest_status, cell_len(headings.status)),
        light=max(headings.widest_light, cell_len(headings.light)),
        reason=_REASON,
    )
    for name in ("reason", "bar", "deadline", "light", "rate", "status"):
        if width - columns.taken() >= max(min(_TITLE_NEEDS, width * 2 // 5), min(_TITLE_LEAST, width * 3 // 5)):
            break
        columns = replace(columns, **{name: 0})
        if columns.rate:
            columns = replace(columns, rate=max(columns.rate, cell_len(headings.progress)))
    return replace(columns, name=max(width - columns.taken(), 1))


def fitted(text: str, width: int, cut: str, *, right: bool = False) -> str:
    """`text` in exactly `width` columns: cut with `cut` at its end, or filled up with spaces.

    Only what can fit is looked at, so that a hostile title of 100 000 characters costs no more than another.
    """
    text = text[: width + 1]
    taken = cell_len(text)
    if taken > width:
        return set_cell_size(text, max(width - len(cut), 0)) + cut[:width]
    spaces = " " * (width - taken)
    return spaces + text if right else text + spaces
