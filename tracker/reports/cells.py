"""How the values in tables read."""

from __future__ import annotations

from fractions import Fraction

from tracker.language.wording import DASH, exact_percent_words, reason_words
from tracker.model.progress import Cause
from tracker.model.status import Status
from tracker.reports.report import Cell, Column, ColumnKind, Signal
from tracker.reports.words import Words


def cell_words(cell: Cell, column: Column, words: Words) -> str:
    """A cell on one line; the percentage alone for a bar."""
    match cell:
        case str():
            return cell
        case Status():
            return words.status(cell)
        case Signal():
            return signal_words(cell, words)
        case Fraction():
            return exact_percent_words(cell)
        case None:
            return DASH if column.kind in (ColumnKind.SHARE, ColumnKind.BAR) else ""
        case _:
            return str(cell)


def signal_words(signal: Signal, words: Words) -> str:
    """The light's word, the reason, and where it comes from: `红 逾期5天（3.2）`."""
    word = words.light(signal.light)
    if signal.reason.cause is Cause.NOT_COUNTED:
        return word
    reason = reason_words(signal.reason, words.catalogue)
    return f"{word} {words('where', reason=reason, number=signal.where) if signal.where else reason}"
