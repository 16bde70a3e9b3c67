"""The report for a terminal: wrapped to its width, lights and bars in colour where it has colours.

The words say everything that the colours say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from tracker.frozen import Frozen
from tracker.model.progress import Light
from tracker.reports.cells import cell_words
from tracker.reports.numbering import annex_name
from tracker.reports.renderers.fitting import Grid, Paint, Piece
from tracker.reports.renderers.grid import ascii_bar
from tracker.reports.renderers.text import BLANK_LINES, signature, trend_line
from tracker.reports.renderers.wrapping import wrapped
from tracker.reports.report import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Paragraph,
    Report,
    Row,
    Section,
    Signal,
    Table,
)
from tracker.reports.words import Words
from tracker.text.width import columns

_NARROWEST = 20
_INDENT = "  "
_LONG_BAR, _SHORT_BAR = 8, 5
"""Columns of a coloured bar; one of characters has its brackets besides."""

_ROOMY = 100
"""Columns from which on bars need not be short."""

_RIGHT = frozenset({ColumnKind.COUNT, ColumnKind.SHARE})
_WRAPPING = frozenset({ColumnKind.TEXT, ColumnKind.LIGHT})

# Parameters of Select Graphic Rendition, ECMA-48 8.3.117.
_BOLD, _DIM, _BAR, _BAR_REST = "1", "2", "46", "100"
_LIGHTS = {Light.RED: "1;31", Light.YELLOW: "33", Light.GREEN: "32"}


def render(report: Report, words: Words, *, width: int, colour: bool) -> str:
    """Lines no wider than `width` columns unless a table cannot be narrower; no escape sequence unless `colour`."""
    paper = _Paper(words, max(width, _NARROWEST), colour)
    return BLANK_LINES.sub("\n\n", "\n".join(paper.lines(report))).rstrip("\n") + "\n"


class _Paper(Frozen):
    words: Words
    width: int
    colour: bool

    def lines(self, report: Report) -> Iterator[str]:
        yield from self._centred(report.title, _BOLD)
        yield from self._centred(report.subtitle, "")
        yield ""
        if report.addressee:
            yield from wrapped(self.words("addressee", name=report.addressee), self.width)
        for section in report.sections:
            yield from self._section(section)
        for text in signature(report, self.words):
            yield " " * (self.width - columns(text)) + text
        for place, annex in enumerate(report.annexes, 1):
            yield ""
            yield self._styled(f"{annex_name(self.words, place, len(report.annexes))}  {annex.caption}", _BOLD)
            yield from self._table(annex)

    def _section(self, section: Section) -> Iterator[str]:
        if section.heading:
            style = _BOLD if section.level == 1 else ""
            yield from (self._styled(line, style) for line in wrapped(section.heading, self.width))
        for block in section.blocks:
            yield from self._block(block)
        yield ""

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph():
                yield from self._paragraph(block)
            case Table():
                yield ""
                yield from self._table(block)
                yield ""
            case _:
                yield block.caption
                for point in block.points:
                    yield f"{_INDENT}{ascii_bar(point.progress)}  {trend_line(point, self.words)}"

    def _paragraph(self, paragraph: Paragraph) -> Iterator[str]:
        lines = wrapped(paragraph.label + paragraph.text, self.width - len(_INDENT))
        labelled = len(paragraph.label)
        for line in lines:
            rest = self._styled(line[labelled:], _DIM if paragraph.is_remark else "")
            yield _INDENT + self._styled(line[:labelled], _BOLD) + rest
            labelled = max(0, labelled - len(line))

    def _centred(self, text: str, style: str) -> Iterator[str]:
        for line in wrapped(text, self.width):
            yield " " * ((self.width - columns(line)) // 2) + self._styled(line, style)

    def _styled(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.colour and style and text else text

    def _table(self, table: Table) -> Iterator[str]:
        rows = [self._cells(row, table.columns) for row in table.rows]
        grid = Grid(
            heads=[self._piece(column.title, _BOLD) for column in table.columns],
            rows=rows,
            wraps=[column.kind in _WRAPPING for column in table.columns],
            aligns_right=[column.kind in _RIGHT for column in table.columns],
        )
        return grid.lines(self.width) if grid.fits(self.width) else self._cards(table, rows)

    def _cards(self, table: Table, rows: Iterable[Sequence[Piece]]) -> Iterator[str]:
        """A row as lines of its own, for a table with more columns than fit beside one another."""
        for row in rows:
            for column, piece in zip(table.columns, row, strict=True):
                if piece.text:
                    yield from self._paragraph(Paragraph(piece.text, self.words("card", head=column.title)))
            yield ""

    def _cells(self, row: Row, heads: tuple[Column, ...]) -> list[Piece]:
        style = _BOLD if row.is_total else ""
        return [self._cell(cell, column, style) for cell, column in zip(row.cells, heads, strict=True)]

    def _cell(self, cell: Cell, column: Column, style: str) -> Piece:
        text = cell_words(cell, column, self.words)
        match cell:
            case Signal():
                return self._piece(text, _LIGHTS.get(cell.light, style))
            case Fraction() if column.kind is ColumnKind.BAR:
                return self._bar(cell, text)
            case _:
                return self._piece(text, style)

    def _piece(self, text: str, style: str) -> Piece:
        return Piece(text, lambda padded: self._styled(padded, style)) if self.colour and style else Piece(text)

    def _bar(self, share: Fraction, label: str) -> Piece:
        parts = _LONG_BAR if self.width >= _ROOMY else _SHORT_BAR
        if not self.colour:
            return Piece(f"{ascii_bar(share, parts=parts)} {label:>6}")
        return Piece(f"{' ' * parts} {label:>6}", self._painted_bar(int(share * parts), parts))

    def _painted_bar(self, filled: int, parts: int) -> Paint:
        def paint(padded: str) -> str:
            bar, rest = padded[:parts], padded[parts:]
            return self._styled(bar[:filled], _BAR) + self._styled(bar[filled:], _BAR_REST) + rest

        return paint
