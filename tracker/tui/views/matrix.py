"""Items down, units across: what each unit has to do where, and how that stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from rich.cells import cell_len

from tracker.language.catalogue import Catalogue
from tracker.model.plan import ROOT
from tracker.model.progress import Light, Progress, answerable
from tracker.model.status import Status
from tracker.text.cleaning import clean_line
from tracker.tui.rows import Cell, Entry, Ink, Part
from tracker.tui.views.writing import LIGHT_INK, column, name_of

_NARROWEST_CELL, _WIDEST_CELL = 12, 18
_NARROWEST_NAME, _WIDEST_NAME = 30, 52
_DEEPEST = 2
"""Rows are points and the items below them; what lies deeper is counted into its row."""


def entries(progress: Progress, words: Catalogue, width: int) -> tuple[Entry, ...]:
    leaves_of = _leaves_by_unit(progress)
    if not leaves_of:
        return (Entry((Part(f" {words('views.no_units')}", Ink.MUTED),)),)
    units = [unit for unit, _ in Counter({unit: len(leaves) for unit, leaves in leaves_of.items()}).most_common()]
    cell_width = min(max(_NARROWEST_CELL, *(cell_len(unit) + 2 for unit in units)), _WIDEST_CELL)
    room = width - cell_width * len(units) - 2
    name_width = min(max(room, _NARROWEST_NAME), _WIDEST_NAME, max(width - cell_width - 2, 1))
    legend = Entry((Part(f" {words('views.matrix_legend', count=len(units))}", Ink.MUTED),))
    head = Entry((column(f" {words('screen.name')}", name_width, Ink.LABEL),), cells=_unit_cells(units, cell_width))
    return tuple(chain((legend, head), _rows(progress, leaves_of, units, (name_width, cell_width), words)))


def _leaves_by_unit(progress: Progress) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for leaf in progress.plan.leaves():
        lead, units, _ = answerable(progress.plan, leaf)
        for unit in (*lead, *units):
            found.setdefault(clean_line(unit), set()).add(leaf)
    return found


def _unit_cells(units: Sequence[str], width: int) -> tuple[Cell, ...]:
    return tuple(Cell(column(f" {unit}", width, Ink.STRONG), f'unit:"{unit}"') for unit in units)


def _rows(
    progress: Progress,
    leaves_of: Mapping[str, set[str]],
    units: Sequence[str],
    widths: tuple[int, int],
    words: Catalogue,
) -> Iterator[Entry]:
    plan, numbers = progress.plan, progress.plan.numbers()
    name_width, cell_width = widths
    for item, depth in plan.walk(ROOT):
        if depth > _DEEPEST:
            continue
        below = set(plan.leaves(item))
        cells = tuple(
            Cell(
                _counts(progress, below & leaves_of[unit], cell_width, words),
                f'unit:"{unit}" under:{numbers[item]}' if below & leaves_of[unit] else "",
            )
            for unit in units
        )
        ink = Ink.TITLE if depth == 1 else Ink.PLAIN
        yield Entry((column(" " + "  " * (depth - 1) + name_of(plan, item), name_width, ink),), item, cells)


def _counts(progress: Progress, leaves: set[str], width: int, words: Catalogue) -> Part:
    """Done of counted with the worst light's word; nothing where the unit has nothing to do."""
    if not leaves:
        return Part(" " * width)
    figures = [progress.of(leaf) for leaf in leaves]
    light = max((each.light for each in figures), key=lambda each: each.severity, default=Light.NONE)
    done = sum(each.status is Status.DONE for each in figures)
    counted = sum(each.counted for each in figures)
    return column(f" {done}/{counted} {words(f'screen.light_{light.value}')}", width, LIGHT_INK[light])
