"""The workbook inside a chart, so that `Edit data` works in Word: one sheet, by ECMA-376 Part 1, 18.

Written by hand since it must be the same bytes each time, and openpyxl dates what it saves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

SHEET = "Sheet1"

Value = str | date | Fraction

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_BEFORE_DAY_ONE = date(1899, 12, 30)
"""Serial days of a workbook count from here, for days after February 1900 (ECMA-376 Part 1, 18.17.4.1)."""

_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_WORKBOOK_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_WORKBOOK_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_WORKBOOK_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>'
    '<xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}
_DATE_STYLE, _SHARE_STYLE = 1, 2
"""Places in `cellXfs`; the formats 14 and 10 are built in: a date, and per cent with two decimals."""


def workbook(rows: Sequence[Sequence[Value]]) -> bytes:
    """The rows from A1 on."""
    sheet = "".join(_row(number, row) for number, row in enumerate(rows, 1))
    parts = _PARTS | {
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet}</sheetData></worksheet>'
    }
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, xml in parts.items():
            archive.writestr(ZipInfo(name), _HEAD + xml, ZIP_DEFLATED)
    return out.getvalue()


def serial(day: date) -> int:
    """A day as workbooks and charts count it."""
    return (day - _BEFORE_DAY_ONE).days


def _row(number: int, values: Sequence[Value]) -> str:
    return f'<row r="{number}">{"".join(_cells(number, values))}</row>'


def _cells(number: int, values: Sequence[Value]) -> Iterator[str]:
    for column, value in zip("ABCDEFGH", values, strict=False):
        place = f'r="{column}{number}"'
        match value:
            case date():
                yield f'<c {place} s="{_DATE_STYLE}"><v>{serial(value)}</v></c>'
            case Fraction():
                yield f'<c {place} s="{_SHARE_STYLE}"><v>{float(value)!r}</v></c>'
            case _:
                yield f'<c {place} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
