"""Items down, units across: what each unit has to do where, and how that stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from tracker.language.catalogue import Catalogue
from tracker.model.plan import ROOT
from tracker.model.progress import Light, Progress, answerable
from tracker.model.status import Status
from tracker.text.cleaning import clean_line
from tracker.tui.rows import Entry, Ink, Part
from tracker.tui.views.writing import BLANK, LIGHT_INK, column, name_of

_CELL = 12
_DEEPEST = 2
"""Rows are points and the items below them; what lies deeper is counted into its row."""


def entries(progress: Progress, words: Catalogue, width: int) -> tuple[Entry, ...]:
    leaves_of = _leaves_by_unit(progress)
    if not leaves_of:
        return (BLANK, Entry((Part(words("views.no_units"), Ink.MUTED),)))
    room = max((width - 30) // _CELL, 1)
    units = [unit for unit, _ in Counter({unit: len(leaves) for unit, leaves in leaves_of.items()}).most_common(room)]
    name_width = max(width - _CELL * len(units) - 2, 16)
    return tuple(chain(_head(units, name_width, words), _rows(progress, units, leaves_of, name_width, words)))


def _leaves_by_unit(progress: Progress) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for leaf in progress.plan.leaves():
        lead, units, _ = answerable(progress.plan, leaf)
        for unit in (*lead, *units):
            found.setdefault(clean_line(unit), set()).add(leaf)
    return found


def _head(units: Sequence[str], name_width: int, words: Catalogue) -> Iterator[Entry]:
    cells = (column(f" {unit}", _CELL, Ink.STRONG) for unit in units)
    yield Entry((column(f" {words('screen.name')}", name_width, Ink.LABEL), *cells))


def _rows(
    progress: Progress, units: Sequence[str], leaves_of: dict[str, set[str]], name_width: int, words: Catalogue
) -> Iterator[Entry]:
    plan = progress.plan
    for item, depth in plan.walk(ROOT):
        if depth > _DEEPEST:
            continue
        below = set(plan.leaves(item))
        cells = [_cell(progress, below & leaves_of[unit], words) for unit in units]
        ink = Ink.TITLE if depth == 1 else Ink.PLAIN
        yield Entry((column(" " + "  " * (depth - 1) + name_of(plan, item), name_width, ink), *cells), item)


def _cell(progress: Progress, leaves: set[str], words: Catalogue) -> Part:
    """Done of counted with the worst light's word; a dot of nothing where the unit has nothing to do."""
    if not leaves:
        return Part(" " * _CELL)
    figures = [progress.of(leaf) for leaf in leaves]
    light = max((each.light for each in figures), key=lambda each: each.severity, default=Light.NONE)
    done = sum(each.status is Status.DONE for each in figures)
    counted = sum(each.counted for each in figures)
    return column(f" {done}/{counted} {words(f'screen.light_{light.value}')}", _CELL, LIGHT_INK[light])
