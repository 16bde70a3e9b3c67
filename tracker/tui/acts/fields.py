"""The fields of an item as they stand in a form: what was there before, in the words in which it can be typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tracker.entry import value_entered
from tracker.errors import BadValue, TrackerError
from tracker.language.catalogue import Catalogue
from tracker.language.wording import deadline_words, error_words
from tracker.model.change import Value
from tracker.model.deadline import Deadline
from tracker.model.item import Item
from tracker.text.cleaning import clean_line
from tracker.text.folding import fold
from tracker.tui.acts.desk import Desk
from tracker.tui.screens.line import LineDialog

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
        return _deadline_typed(value)
    if isinstance(value, tuple):
        return "、".join(value)
    return "" if value is None else str(value)


def _deadline_typed(deadline: Deadline) -> str:
    return deadline.phrase or str(deadline.day)


def ask_for_deadline(
    desk: Desk, name: str, before: Deadline | None, keep: Callable[[Deadline | None], str | None], *, year: int
) -> None:
    """In words or as a date; says while it is typed what is understood.

    Args:
        name: Of what it is a deadline.
        year: What a month without one is meant in.
    """
    read = partial(value_entered, "deadline", year=year, today=desk.workspace.today)
    examples = desk.words("dialog.deadline_examples")

    def understood(text: str) -> str:
        try:
            value = read(text)
        except TrackerError:
            return examples
        return desk.words("dialog.understood", value=deadline_told(value, desk.words))

    def keep_typed(text: str) -> str | None:
        try:
            value = read(text)
        except TrackerError as error:
            return error_words(error, desk.words)
        assert value is None or isinstance(value, Deadline), "what a deadline is read as"
        return keep(value)

    question = desk.words("dialog.deadline", name=name)
    typed = _deadline_typed(before) if before else ""
    desk.stage.open_screen(
        LineDialog(question, keep_typed, desk.words, value=typed, example=examples, understood=understood)
    )


def deadline_told(value: Value, words: Catalogue) -> str:
    """What a typed deadline is understood as."""
    return deadline_words(value) if isinstance(value, Deadline) else words("dialog.no_deadline")


def year_typed(typed: str, *, example: str) -> int:
    """The year of a plan. Raises BadValue, with `example` for what would do."""
    year = fold(clean_line(typed))
    if not (year.isdecimal() and len(year) == _YEAR_DIGITS):
        raise BadValue(field="year", value=year, example=example)
    return int(year)
