"""Comma-separated text as a table."""

from __future__ import annotations

import csv
import io

from tracker.reading.formats import Damaged
from tracker.reading.lines import Block, Table

_SEPARATORS = ",\t;，"
_LOOK = 4000


def blocks_of(text: str) -> tuple[Block, ...]:
    """One table, its empty rows left out; nothing for a text without words.

    The separator is the one that the first lines hold most of. Quotes that never close end with the text.

    Raises:
        Damaged: A cell is longer than any cell is (131 072 characters, the limit of `csv`).
    """
    head = text[:_LOOK]
    separator = max(_SEPARATORS, key=head.count)
    found = csv.reader(io.StringIO(text), delimiter=separator)
    try:
        rows = [tuple(cell.strip() for cell in row) for row in found if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise Damaged(str(error)) from error
    width = max(map(len, rows), default=0)
    filled = tuple(row + ("",) * (width - len(row)) for row in rows)
    return (Table(1, filled),) if filled else ()
