"""Tables of a Word document, written as XML: python-docx takes seconds for a thousand rows, this takes none.

The head comes again on every page, rows are not torn, widths stand on the grid and on every cell (Word
and LibreOffice each look at the other one). A bar is a stretch of shaded cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls

from tracker.model.progress import Light
from tracker.reports.cells import cell_words
from tracker.reports.report import Cell, Column, ColumnKind, Signal, Table
from tracker.reports.words import Words
from tracker.text.width import columns

_BAR_PARTS = 10
"""Grid columns of a bar."""

_SIZES = (10.5, 9, 7.5)
"""Points; each has its style, `Report Table 9` and so on."""

_SHORT = 12
"""Rows of a table that is kept on one page."""

_FIRST_ROWS = 3
"""Rows of any table that stay with its head, so that none begins with one row at the end of a page."""

_FILLS = {Light.RED: "FDE0DC", Light.YELLOW: "FFF3C4", Light.GREEN: "DFF2E1"}
_HEAD_FILL, _BAR_FILL = "EDEFF1", "B8D0E3"
_UNBROKEN = frozenset({ColumnKind.NUMBER, ColumnKind.DATE, ColumnKind.SHARE, ColumnKind.STATUS, ColumnKind.BAR})
_LATIN_EM, _BOLD_EM, _ROOM_TWIPS = 0.6, 0.7, 100
"""Of a digit in the widest font that stands in for the official ones, and a cell's margins with some air."""

_CENTRED = frozenset(ColumnKind) - {ColumnKind.TEXT, ColumnKind.LIGHT, ColumnKind.BAR}
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_INSIDE_TWIPS = {"top": 20, "left": 40, "bottom": 20, "right": 40}
_MARGINS = "".join(f'<w:{side} w:w="{twips}" w:type="dxa"/>' for side, twips in _INSIDE_TWIPS.items())
_BORDERS = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for edge in _EDGES)


@dataclass(frozen=True, slots=True)
class _Part:
    """A cell as it is drawn."""

    text: str
    width: int
    """Twips."""

    span: int = 1
    fill: str = ""
    is_centred: bool = False
    merge: str = ""
    """`restart` for the first of merged cells, `continue` for those below it; empty for a cell of its own."""

    open_side: str = ""
    """The side without a border, between the two parts of a bar."""


_LONGEST_CELL = 600
"""Characters: in a narrow column a page; the whole note stands in the text and in a workbook.

One note of 100 000 characters in a row that is not to be torn kept LibreOffice busy for over two minutes.
"""


@dataclass(frozen=True, slots=True)
class _Look:
    """What the cells of a row have in common."""

    style: str
    is_bold: bool = False
    is_head: bool = False
    keeps_next: bool = False
    """Whether the row stays on one page with the next one."""


def points_for(table: Table, width_twips: int) -> float:
    """The largest size of text in which the columns have the characters that they wish for."""
    a_character = width_twips / 20 / sum(column.width for column in table.columns) * 2
    return next((points for points in _SIZES if points <= a_character), _SIZES[-1])


def table_xml(table: Table, words: Words, *, style: str, width_twips: int, stays_whole: bool) -> str:
    """The element `w:tbl`.

    Args:
        style: The id of the paragraph style of its cells.
        stays_whole: Whether a table of few rows goes to the next page sooner than being torn.
    """
    widths = _widths(table, width_twips, words)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _grid(table.columns, widths))
    heads = [_head(column, width) for column, width in zip(table.columns, widths, strict=True)]
    head = _row(heads, _Look(style, is_bold=True, is_head=True, keeps_next=bool(table.rows)))
    body = "".join(_body(table, widths, style, words, stays_whole=stays_whole))
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{width_twips}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"
    )


def _body(table: Table, widths: Sequence[int], style: str, words: Words, *, stays_whole: bool) -> Iterator[str]:
    columns = list(zip(table.columns, widths, strict=True))
    merges = zip(*(_merges(table, place) for place in range(len(columns))), strict=True)
    last = len(table.rows) - 1
    for place, (row, merged) in enumerate(zip(table.rows, merges, strict=True)):
        keeps_next = place < last and (place < _FIRST_ROWS - 1 or (stays_whole and last < _SHORT))
        parts = [
            part
            for cell, (column, width), merge in zip(row.cells, columns, merged, strict=True)
            for part in _parts(cell, column, width, merge, words)
        ]
        yield _row(parts, _Look(style, is_bold=row.is_total, keeps_next=keeps_next))


def _widths(table: Table, whole: int, words: Words) -> list[int]:
    """Twips, together exactly `whole`: numbers and days have room for one line, the others share what is left."""
    wishes = [column.width for column in table.columns]
    shares = [wish * whole // sum(wishes) for wish in wishes]
    needs = (_need(table, place, points_for(table, whole), words) for place in range(len(wishes)))
    taken = {place: need for place, need in enumerate(needs) if need > shares[place]}
    free, wished = whole - sum(taken.values()), sum(wish for place, wish in enumerate(wishes) if place not in taken)
    if free * 2 > whole and wished:
        shares = [taken.get(place, wish * free // wished) for place, wish in enumerate(wishes)]
    shares[wishes.index(max(wishes))] += whole - sum(shares)
    return shares


def _need(table: Table, place: int, points: float, words: Words) -> int:
    """The twips that the longest cell of a column takes in one line; 0 where cells may be broken."""
    column = table.columns[place]
    if column.kind not in _UNBROKEN:
        return 0
    taken = [_ems(columns(cell_words(row.cells[place], column, words)), is_bold=row.is_total) for row in table.rows]
    need = _ROOM_TWIPS + int(max(taken, default=0) * points * 20)
    return need * 2 if column.kind is ColumnKind.BAR else need  # a bar has its figure in a half of it


def _ems(characters: int, *, is_bold: bool) -> float:
    return characters * (_BOLD_EM if is_bold else _LATIN_EM)


def _grid(columns: Sequence[Column], widths: Sequence[int]) -> Iterator[int]:
    for column, width in zip(columns, widths, strict=True):
        yield from _bar_grid(width) if column.kind is ColumnKind.BAR else [width]


def _bar_grid(width: int) -> list[int]:
    part = width // _BAR_PARTS
    return [part] * (_BAR_PARTS - 1) + [width - part * (_BAR_PARTS - 1)]


def _head(column: Column, width: int) -> _Part:
    span = _BAR_PARTS if column.kind is ColumnKind.BAR else 1
    return _Part(column.title, width, span, _HEAD_FILL, is_centred=True)


def _parts(cell: Cell, column: Column, width: int, merge: str, words: Words) -> Iterator[_Part]:
    if column.kind is ColumnKind.BAR:
        yield from _bar(cell, cell_words(cell, column, words), width)
        return
    fill = _FILLS.get(cell.light, "") if isinstance(cell, Signal) else ""
    text = "" if merge == "continue" else _shortened(cell_words(cell, column, words))
    yield _Part(text, width, fill=fill, is_centred=column.kind in _CENTRED, merge=merge)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1]}…"


def _bar(cell: Cell, text: str, width: int) -> Iterator[_Part]:
    """A shaded and an empty part, the figure in the wider one."""
    filled = int(cell * _BAR_PARTS) if isinstance(cell, Fraction) else 0
    if filled in (0, _BAR_PARTS):
        yield _Part(text, width, _BAR_PARTS, _BAR_FILL if filled else "")
        return
    grid, inside = _bar_grid(width), filled * 2 >= _BAR_PARTS
    yield _Part(text if inside else "", sum(grid[:filled]), filled, _BAR_FILL, open_side="right")
    yield _Part("" if inside else text, sum(grid[filled:]), _BAR_PARTS - filled, open_side="left")


def _merges(table: Table, place: int) -> list[str]:
    """For every row whether its cell in that column begins or goes on with a merged one."""
    if not table.columns[place].merges:
        return [""] * len(table.rows)
    outer = [each for each in range(place + 1) if table.columns[each].merges]
    keys = [tuple(row.cells[each] for each in outer) for row in table.rows]
    goes_on = [number > 0 and bool(key[-1]) and key == keys[number - 1] for number, key in enumerate(keys)]
    begins = [not on and following for on, following in zip(goes_on, [*goes_on, False][1:], strict=True)]
    return ["continue" if on else "restart" if first else "" for on, first in zip(goes_on, begins, strict=True)]


def _row(parts: Sequence[_Part], look: _Look) -> str:
    cells = "".join(_cell(part, look) for part in parts)
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if look.is_head else ''}</w:trPr>{cells}</w:tr>"


def _cell(part: _Part, look: _Look) -> str:
    properties = f'<w:tcW w:w="{part.width}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{part.span}"/>' if part.span > 1 else ""
    properties += f'<w:vMerge w:val="{part.merge}"/>' if part.merge else ""
    properties += f'<w:tcBorders><w:{part.open_side} w:val="nil"/></w:tcBorders>' if part.open_side else ""
    properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{part.fill}"/>' if part.fill else ""
    paragraph = f'<w:pStyle w:val="{look.style}"/>'
    paragraph += "<w:keepNext/>" if look.keeps_next else ""
    paragraph += '<w:jc w:val="center"/>' if part.is_centred else ""
    run = _run(part.text, is_bold=look.is_bold) if part.text else ""
    return (
        f'<w:tc><w:tcPr>{properties}<w:vAlign w:val="center"/></w:tcPr>'
        f"<w:p><w:pPr>{paragraph}</w:pPr>{run}</w:p></w:tc>"
    )


def _run(text: str, *, is_bold: bool) -> str:
    properties = '<w:rFonts w:hint="eastAsia"/>' + ("<w:b/>" if is_bold else "")
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
