"""Workbooks: every sheet that is shown, as a table."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false, reportPrivateUsage=false, reportMissingModuleSource=false
# pyright: reportUnknownParameterType=false, reportUnknownLambdaType=false, reportAttributeAccessIssue=false
# (the library ships no types, or partial ones; what leaves this module is typed)

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import ParseError

from lxml.etree import XMLSyntaxError
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from tracker.reading.formats import BROKEN_ARCHIVE, Damaged, TooLarge
from tracker.reading.lines import Block, Table
from tracker.text.cleaning import clean

_ODD_XML = (KeyError, ValueError, TypeError, AttributeError, IndexError)
"""What openpyxl falls over when well-formed XML lacks what it takes for granted."""

_MOST_CELLS = 200_000
"""A ledger of ten thousand rows has fewer; one cell in the last corner of a sheet spans 17 billion."""


def blocks_of(content: bytes) -> tuple[Block, ...]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that are no text
        try:
            workbook = load_workbook(io.BytesIO(content), data_only=True)
        except (*BROKEN_ARCHIVE, InvalidFileException, XMLSyntaxError, ParseError, *_ODD_XML) as error:
            raise Damaged(str(error)) from error
    return tuple(_tables(workbook))


def _tables(workbook: Any) -> Iterator[Table]:
    number = 1
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            continue
        if sheet.max_row * sheet.max_column > _MOST_CELLS:
            raise TooLarge(f"{sheet.max_row} x {sheet.max_column}")
        rows = _without_margins([tuple(map(_text, row)) for row in sheet.iter_rows()])
        if rows:
            yield Table(number, rows)
            number += len(rows)


def _text(cell: Any) -> str:
    """What the cell shows, near enough: dates as ISO days, shares in percent, whole numbers without a point."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        shown = value * 100 if "%" in cell.number_format else value
        return f"{shown:.10g}%" if "%" in cell.number_format else f"{shown:.15g}"
    return clean(str(value)).strip()


def _without_margins(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Without empty rows and without columns that are empty throughout."""
    filled = [row for row in rows if any(row)]
    columns = [at for at in range(len(filled[0])) if any(row[at] for row in filled)] if filled else []
    return tuple(tuple(row[at] for at in columns) for row in filled)
