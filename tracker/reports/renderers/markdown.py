"""Markdown that shows the plan's words as they are, whatever they look like.

Text of the plan can hold anything that Markdown or the HTML in it would act on; every such character
is escaped (CommonMark 0.31, section 2.4), so that no link, heading or tag comes from a title or a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tracker.reports.cells import cell_words
from tracker.reports.numbering import annex_name
from tracker.reports.renderers.text import signature, trend_line
from tracker.reports.report import Block, Cell, Column, ColumnKind, Paragraph, Report, Table
from tracker.reports.words import Words

_ACTIVE = re.compile(r"[\\`*_\[\]<>&|~]")
_ACTIVE_AT_START = re.compile(r"[#+=-]|\d+(?=[.)](?:\s|$))")
_BAR_CHARACTERS = 10
_ALIGNMENT = {ColumnKind.COUNT: "---:", ColumnKind.SHARE: "---:"}


def render(report: Report, words: Words) -> str:
    return "\n\n".join(_blocks(report, words)) + "\n"


def escaped(text: str) -> str:
    """One line of text that reads as itself in the middle of a line, or in a cell."""
    return _ACTIVE.sub(lambda found: f"\\{found[0]}", text)


def paragraph(text: str) -> str:
    """One line of text that reads as itself as a paragraph."""
    safe = escaped(text)
    start = _ACTIVE_AT_START.match(safe)
    if start is None:
        return safe
    at = start.end() if start[0].isdigit() else 0
    return f"{safe[:at]}\\{safe[at:]}"


def _blocks(report: Report, words: Words) -> Iterator[str]:
    yield f"# {escaped(report.title)}"
    if report.subtitle:
        yield paragraph(report.subtitle)
    if report.addressee:
        yield paragraph(words("addressee", name=report.addressee))
    for section in report.sections:
        if section.heading:
            yield f"{'#' * (section.level + 1)} {escaped(section.heading)}"
        for block in section.blocks:
            yield from _block(block, words)
    yield from map(paragraph, signature(report, words))
    for place, annex in enumerate(report.annexes, 1):
        yield f"## {annex_name(words, place, len(report.annexes))}  {escaped(annex.caption)}"
        yield _table(annex, words)


def _block(block: Block, words: Words) -> Iterator[str]:
    match block:
        case Paragraph(label=""):
            yield f"*{escaped(block.text)}*" if block.is_remark else paragraph(block.text)
        case Paragraph():
            yield f"**{escaped(block.label.rstrip())}** {escaped(block.text)}".rstrip()
        case Table():
            yield _table(block, words)
        case _:
            yield "\n".join(f"- {escaped(trend_line(point, words))}" for point in block.points)


def _table(table: Table, words: Words) -> str:
    lines = [
        _row(column.title for column in table.columns),
        _row(_ALIGNMENT.get(column.kind, "---") for column in table.columns),
    ]
    for row in table.rows:
        cells = (_cell(cell, column, words) for cell, column in zip(row.cells, table.columns, strict=True))
        lines.append(_row(f"**{cell}**" if row.is_total and cell else cell for cell in cells))
    return "\n".join(lines)


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell, column: Column, words: Words) -> str:
    text = escaped(cell_words(cell, column, words))
    if column.kind is ColumnKind.BAR and isinstance(cell, Fraction):
        filled = int(cell * _BAR_CHARACTERS)
        return f"{'█' * filled}{'░' * (_BAR_CHARACTERS - filled)} {text}"
    return text
