"""The fields of an item as they stand in a form: what was there before, in the words in which it can be typed."""

from __future__ import annotations

from tracker.errors import BadValue
from tracker.language.catalogue import Catalogue
from tracker.language.wording import deadline_words
from tracker.model.change import Value
from tracker.model.deadline import Deadline
from tracker.model.item import Item
from tracker.text.cleaning import clean_line
from tracker.text.folding import fold

_YEAR_DIGITS = 4

EDITABLE = (
    "title", "marker", "deadline", "start", "recurrence", "target", "actual", "percent", "lead", "units", "person",
    "document_number", "weight",
)  # fmt: skip
"""In the order of the form. Status and reason have their own keys."""


def as_typed(item: Item, field: str) -> str:
    """The field's value as a user would type it; empty for none."""
    value: Value = getattr(item, field)
    if isinstance(value, Deadline):
        return value.phrase or str(value.day)
    if isinstance(value, tuple):
        return "、".join(value)
    return "" if value is None else str(value)


def deadline_told(value: Value, words: Catalogue) -> str:
    """What a typed deadline is understood as."""
    return deadline_words(value) if isinstance(value, Deadline) else words("dialog.no_deadline")


def year_typed(typed: str, *, example: str) -> int:
    """The year of a plan. Raises BadValue, with `example` for what would do."""
    year = fold(clean_line(typed))
    if not (year.isdecimal() and len(year) == _YEAR_DIGITS):
        raise BadValue(field="year", value=year, example=example)
    return int(year)
