"""A workbook to work in: a sheet a table, and one with the sentences.

Heads stay in sight and come again on every printed page; dates are dates, shares are percentages; the
status is chosen from a list; lights colour themselves by the word in the cell, also when somebody
changes it. Text is never a formula.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportAttributeAccessIssue=false, reportOptionalMemberAccess=false, reportArgumentType=false
# (openpyxl comes without types)

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.formatting.rule import DataBarRule, FormulaRule, Rule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tracker.model.progress import Light
from tracker.model.status import Status
from tracker.reports.cells import cell_words
from tracker.reports.marks import ID_HEAD, MARKS_HEAD, marks_of
from tracker.reports.renderers.xlsx_charts import chart_of, rows_below, trend_table
from tracker.reports.report import Block, Column, ColumnKind, Paragraph, Report, Row, Table, Trend
from tracker.reports.words import Words
from tracker.text.width import columns

_TITLE_ROW, _SUBTITLE_ROW, _HEAD_ROW = 1, 2, 3
_FIRST_DAY = date(1900, 3, 1)
"""Excel knows no day before 1900, and counts a 29 February in that year."""

_LONGEST_CELL = 32_767
"""Characters; Excel cuts what is longer without a word."""

_LONGEST_SHEET_NAME = 31
_LINE_POINTS, _HIGHEST_ROW = 15.0, 409.0
"""Of 11-point text; Excel knows no higher row."""

_TEXT_WIDTH, _TEXT_LINE_POINTS = 88, 20.0
"""Of the sheet with the sentences: columns of a line, and points from line to line."""

_WIDEST_ON_A4 = 140
"""Widths of columns; a wider table is made for A3."""

_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_RISKY = ("=", "+", "-", "@", "'")
_LIGHT_FILLS = {Light.RED: ("FDE0DC", "A40000"), Light.YELLOW: ("FFF3C4", "6B4E00"), Light.GREEN: ("DFF2E1", "14591D")}
_THIN = Side(style="thin", color="B9B9B9")
_FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_SHARES = frozenset({ColumnKind.SHARE, ColumnKind.BAR})
_CENTRED = _SHARES | {ColumnKind.NUMBER, ColumnKind.COUNT, ColumnKind.DATE, ColumnKind.STATUS}


def render(report: Report, words: Words) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for style in _styles():
        book.add_named_style(style)
    book.properties.creator = report.office
    book.properties.title = report.title
    for table in (*report.tables, *_trends(report, words)):
        _TableSheet(_sheet(book, table.caption), report, table, words).fill()
    _fill_text(_sheet(book, words("sheet_text")), report, words)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _trends(report: Report, words: Words) -> Iterator[Table]:
    blocks = (block for section in report.sections for block in section.blocks)
    return (trend_table(block, words) for block in blocks if isinstance(block, Trend))


def _styles() -> Iterator[NamedStyle]:
    centre = Alignment(horizontal="center", vertical="center", wrap_text=True)
    left = Alignment(horizontal="left", vertical="center", wrap_text=True)
    yield NamedStyle("report-title", font=Font(name="方正小标宋简体", size=18), alignment=centre)
    yield NamedStyle("report-subtitle", font=Font(name="楷体", size=12), alignment=centre)
    head = PatternFill("solid", fgColor="F1F3F5")
    yield NamedStyle("report-head", font=Font(name="黑体", size=11), alignment=centre, border=_FRAME, fill=head)
    yield NamedStyle("report-heading", font=Font(name="黑体", size=14), alignment=left)
    yield NamedStyle("report-paragraph", font=Font(name="宋体", size=12), alignment=left)
    body = Font(name="宋体", size=11)
    yield NamedStyle("report-words", font=body, alignment=left, border=_FRAME, number_format="@")
    yield NamedStyle("report-centred", font=body, alignment=centre, border=_FRAME)
    yield NamedStyle("report-date", font=body, alignment=centre, border=_FRAME, number_format="yyyy-mm-dd")
    yield NamedStyle("report-share", font=body, alignment=centre, border=_FRAME, number_format="0.0%")


def _sheet(book: Workbook, name: str) -> Worksheet:
    """A new sheet whose name Excel takes and that no other sheet has."""
    wanted = _NOT_IN_SHEET_NAMES.sub(" ", name).strip("' ")[:_LONGEST_SHEET_NAME] or "1"
    taken, place = {each.lower() for each in book.sheetnames}, 2
    free = wanted
    while free.lower() in taken:
        free = f"{wanted[: _LONGEST_SHEET_NAME - 3]} {place}"
        place += 1
    return book.create_sheet(free)


def _write_text(cell: SheetCell, text: str) -> None:
    """Text as text, whatever it looks like, marked where it was cut."""
    cell.value = text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1]}…"
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(_RISKY)


def _fill_text(sheet: Worksheet, report: Report, words: Words) -> None:
    """The title and the sentences, a paragraph a row; of a table where it is."""
    sheet.column_dimensions["A"].width = _TEXT_WIDTH
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.column_dimensions["B"].width = 1  # LibreOffice cuts a lone column that is wider than the page
    lines = [(report.title, "report-title"), (report.subtitle, "report-subtitle")]
    for section in report.sections:
        lines += [(section.heading, "report-heading")]
        lines += [(_block_words(block, words), "report-paragraph") for block in section.blocks]
    shown = [(text, style) for text, style in lines if text]
    for row, (text, style) in enumerate(shown, 1):
        cell = sheet.cell(row, 1)
        _write_text(cell, text)
        cell.style = style
        lines = columns(text) // _TEXT_WIDTH + 1
        sheet.row_dimensions[row].height = min(_TEXT_LINE_POINTS * lines, _HIGHEST_ROW)
    sheet.print_area = f"A1:B{len(shown)}"


def _block_words(block: Block, words: Words) -> str:
    return block.label + block.text if isinstance(block, Paragraph) else words("see_sheet", sheet=block.caption)


@dataclass(frozen=True, slots=True)
class _TableSheet:
    """One sheet being filled with one table."""

    sheet: Worksheet
    report: Report
    table: Table
    words: Words

    @property
    def last_row(self) -> int:
        return _HEAD_ROW + len(self.table.rows)

    @property
    def last_column(self) -> int:
        return len(self.table.columns)

    def fill(self) -> None:
        self._write_heads()
        self._write_rows()
        self._merge()
        self._set_up_page()
        for place, column in enumerate(self.table.columns, 1):
            self._help_with(column, get_column_letter(place))
        self._draw()

    def _write_heads(self) -> None:
        for row, text, style in (
            (_TITLE_ROW, self.report.title, "report-title"),
            (_SUBTITLE_ROW, self.report.subtitle, "report-subtitle"),
        ):
            self.sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=self.last_column)
            _write_text(self.sheet.cell(row, 1), text)
            self.sheet.cell(row, 1).style = style
        self.sheet.row_dimensions[_TITLE_ROW].height = 36
        for place, column in enumerate(self.table.columns, 1):
            cell = self.sheet.cell(_HEAD_ROW, place)
            _write_text(cell, column.title)
            cell.style = "report-head"
            self.sheet.column_dimensions[get_column_letter(place)].width = column.width + 3
        self._write_ids()

    def _write_ids(self) -> None:
        """The items' ids and the marks of the cells in hidden columns, for when a ledger comes back filled in."""
        if not any(row.item for row in self.table.rows):
            return
        for place, head in enumerate((ID_HEAD, MARKS_HEAD), self.last_column + 1):
            _write_text(self.sheet.cell(_HEAD_ROW, place), head)
            self.sheet.column_dimensions[get_column_letter(place)].hidden = True
        for number, row in enumerate(self.table.rows, _HEAD_ROW + 1):
            _write_text(self.sheet.cell(number, self.last_column + 1), row.item)
            _write_text(self.sheet.cell(number, self.last_column + 2), marks_of(row, self.table.columns))

    def _write_rows(self) -> None:
        for number, row in enumerate(self.table.rows, _HEAD_ROW + 1):
            for place, (value, column) in enumerate(zip(row.cells, self.table.columns, strict=True), 1):
                cell = self.sheet.cell(number, place)
                cell.style = _style(column.kind)
                if value is None:
                    continue
                if column.kind in _SHARES:
                    cell.value = float(value)
                elif column.kind is ColumnKind.COUNT or (isinstance(value, date) and value >= _FIRST_DAY):
                    cell.value = value
                else:
                    _write_text(cell, cell_words(value, column, self.words))
            self.sheet.row_dimensions[number].height = self._height(row)

    def _height(self, row: Row) -> float:
        """Points for all lines of the fullest cell: LibreOffice does not look for itself."""
        cells = zip(row.cells, self.table.columns, strict=True)
        lines = max(columns(cell_words(cell, column, self.words)) // (column.width + 1) + 1 for cell, column in cells)
        return min(_LINE_POINTS * lines + 4, _HIGHEST_ROW)

    def _merge(self) -> None:
        """Equal cells below one another become one, each keeping its value, so that the filter finds every row."""
        outer: list[object] = [()] * len(self.table.rows)
        for place, column in enumerate(self.table.columns):
            if not column.merges:
                continue
            keys = [(above, row.cells[place]) for above, row in zip(outer, self.table.rows, strict=True)]
            letter = get_column_letter(place + 1)
            for first, last in _runs(keys):
                if last > first and self.table.rows[first].cells[place]:
                    self.sheet.merged_cells.add(f"{letter}{_HEAD_ROW + 1 + first}:{letter}{_HEAD_ROW + 1 + last}")
            outer = list(keys)

    def _set_up_page(self) -> None:
        sheet, last = self.sheet, f"{get_column_letter(self.last_column)}{self.last_row}"
        sheet.freeze_panes = f"B{_HEAD_ROW + 1}"
        if self.table.rows and not any(row.is_total for row in self.table.rows):
            has_ids = any(row.item for row in self.table.rows)  # a row that is sorted takes id and marks along
            widest = get_column_letter(self.last_column + 2 * has_ids)
            sheet.auto_filter.ref = f"A{_HEAD_ROW}:{widest}{self.last_row}"
        sheet.print_area = f"A1:{last}"
        sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
        sheet.page_setup.orientation = "landscape"
        is_wide = sum(column.width for column in self.table.columns) > _WIDEST_ON_A4
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A3 if is_wide else sheet.PAPERSIZE_A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_options.horizontalCentered = True
        sheet.oddFooter.center.text = self.words("sheet_footer", page="&P", pages="&N")

    def _help_with(self, column: Column, letter: str) -> None:
        """What a column of that kind needs beside its values."""
        cells = f"{letter}{_HEAD_ROW + 1}:{letter}{max(self.last_row, _HEAD_ROW + 1)}"
        match column.kind:
            case ColumnKind.STATUS:
                choice = ",".join(self.words.status(status) for status in Status)
                statuses = DataValidation(type="list", formula1=f'"{choice}"', allow_blank=True)
                statuses.add(cells)
                self.sheet.add_data_validation(statuses)
            case ColumnKind.LIGHT:
                for light, (fill, ink) in _LIGHT_FILLS.items():
                    self.sheet.conditional_formatting.add(cells, self._light_rule(light, letter, fill, ink))
            case ColumnKind.BAR:
                bar = DataBarRule("num", 0, "num", 1, color="7FA8C9", showValue=True)
                self.sheet.conditional_formatting.add(cells, bar)
            case _:
                pass

    def _light_rule(self, light: Light, letter: str, fill: str, ink: str) -> Rule:
        word = self.words.light(light)
        formula = f'LEFT({letter}{_HEAD_ROW + 1},{len(word)})="{word}"'
        return FormulaRule([formula], fill=PatternFill(bgColor=fill), font=Font(color=ink))

    def _draw(self) -> None:
        """The table's chart below it, on the same printed page."""
        chart = chart_of(self.sheet, self.table, self.words, head_row=_HEAD_ROW)
        if chart is None:
            return
        self.sheet.add_chart(chart, f"A{self.last_row + 2}")
        self.sheet.print_area = f"A1:{get_column_letter(self.last_column)}{self.last_row + rows_below(chart)}"
        self.sheet.page_setup.fitToHeight = 1


def _style(kind: ColumnKind) -> str:
    if kind in _SHARES:
        return "report-share"
    if kind is ColumnKind.DATE:
        return "report-date"
    return "report-centred" if kind in _CENTRED else "report-words"


def _runs(keys: list[object]) -> Iterator[tuple[int, int]]:
    """First and last place of every stretch of equal neighbours."""
    first = 0
    for place in range(1, len(keys) + 1):
        if place == len(keys) or keys[place] != keys[first]:
            yield first, place - 1
            first = place
