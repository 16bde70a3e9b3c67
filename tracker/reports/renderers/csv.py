"""CSV for spreadsheets and scripts: every table of the report, its text safe from being run as a formula."""

from __future__ import annotations

import csv
from io import StringIO

from tracker.reports.cells import cell_words
from tracker.reports.report import Report, Row, Table
from tracker.reports.words import Words

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take as the beginning of a formula (OWASP, CSV Injection)."""


def render(report: Report, words: Words) -> str:
    """Tables one below the other with an empty line between, captions only where there are several."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for place, table in enumerate(report.tables):
        if place:
            writer.writerow([])
        if len(report.tables) > 1:
            writer.writerow([safe(table.caption)])
        writer.writerow(safe(column.title) for column in table.columns)
        writer.writerows(_cells(table, row, words) for row in table.rows)
    return out.getvalue()


def safe(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet might run it."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def unguarded(text: str) -> str:
    """The text that `safe` was given."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA_STARTS) else text


def _cells(table: Table, row: Row, words: Words) -> list[str]:
    return [safe(cell_words(cell, column, words)) for cell, column in zip(row.cells, table.columns, strict=True)]
