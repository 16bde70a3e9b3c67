"""What a user types, as values of the model: the name of a field, and a value for it.

Both languages are understood whatever the program speaks, since a clerk copies words from wherever
they stand: `set 3.2 完成时限=6月底` and `set 3.2 deadline=6月底` are the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tracker.errors import BadValue, UnknownField, UnknownStatus
from tracker.language.catalogue import catalogues
from tracker.model.change import Value
from tracker.model.item import NoteKind
from tracker.model.progress import Light
from tracker.model.status import Status
from tracker.text.cleaning import clean, clean_line
from tracker.text.folding import fold

if TYPE_CHECKING:
    from tracker.model.history_query import KindWords
    from tracker.model.query import Words

FIELDS = (
    "title", "marker", "text", "status", "reason", "start", "deadline", "recurrence", "target", "actual", "percent",
    "weight", "lead", "units", "person", "document_number",
)  # fmt: skip
"""The fields of an item that a user may set, in the order in which they are shown."""

_ALIASES = {"due": "deadline", "progress": "percent", "unit": "units", "note": "text", "name": "title"}
_PERCENT, _WEIGHT = re.compile(r"(\d{1,3})%?"), re.compile(r"\d{1,4}")


def words_of_filters(light_names: Mapping[Light, str]) -> Words:
    """Every word for a status or a light, also what the office calls its lights, and its value, all folded."""
    return {fold(name): light for light, name in light_names.items()} | dict(status_and_light_words())


@cache
def status_and_light_words() -> Words:
    """Every word of every language for a status or a light, and its value, all folded."""
    kinds: dict[str, type[Status] | type[Light]] = {"status": Status, "light": Light}
    found: dict[str, Status | Light] = {}
    for kind, members in kinds.items():
        for member in members:
            names = (member.value, *(words(f"{kind}.{member.value}") for words in catalogues()))
            found.update((fold(name), member) for name in names)
    return found


@cache
def change_kind_words() -> KindWords:
    """Every word of every language for a kind of change, and its value, all folded."""
    from tracker.model.history_query import ChangeKind  # for who looks through a history

    names = ((kind.value, *(words(f"change_kind.{kind.value}") for words in catalogues())) for kind in ChangeKind)
    return {fold(name): kind for kind, each in zip(ChangeKind, names, strict=True) for name in each}


def status_entered(text: str) -> Status:
    """The status of that word in any language, of its value, or of what ledgers say for it. Raises UnknownStatus."""
    asked = fold(clean_line(text)).replace(" ", "_").replace("-", "_")
    found = status_and_light_words().get(asked) or status_and_light_words().get(asked.replace("_", " "))
    if isinstance(found, Status):
        return found
    from tracker.reading.columns import is_status, status_named  # for who writes another word than ours

    if is_status(asked):
        return status_named(asked)
    raise UnknownStatus(value=clean_line(text))


def note_kind_entered(text: str) -> NoteKind:
    """The kind of note of that word in any language, or value. Raises BadValue."""
    asked = fold(clean_line(text))
    for kind in NoteKind:
        if asked in (kind.value, *(fold(words(f"note_kind.{kind.value}")) for words in catalogues())):
            return kind
    raise BadValue(
        field="kind", value=clean_line(text), example="进展, 问题, 下一步, 备注, 催办 (progress, problem, …)"
    )


def field_entered(text: str) -> str:
    """The field of that name in any language. Raises UnknownField, which names those there are."""
    asked = fold(clean_line(text))
    for field in FIELDS:
        if asked in (field, *(fold(words(f"field.{field}")) for words in catalogues())):
            return field
    if asked in _ALIASES:
        return _ALIASES[asked]
    raise UnknownField(field=clean_line(text), known=", ".join(FIELDS))


def value_entered(field: str, text: str, *, year: int, today: date) -> Value:
    """The value of `field` that `text` says; nothing typed clears what may be empty.

    Raises:
        BadValue: It says none; the error carries an example that would do.
    """
    typed = clean_line(text)
    if field == "text":
        return clean(text).strip()
    if field in _FIELDS_READ:
        return _read(_FIELDS_READ[field], field, typed, year, today)
    if not typed and field == "title":
        raise BadValue(field=field, value=typed, example="召开换届大会")
    return typed


class _Reader(NamedTuple):
    """How a field that is more than text is read."""

    read: Callable[[str, int, date], Value]
    """By what was typed, the plan's year and today; None when it is no value."""

    example: str
    """A value that would do."""

    empty: Value = None
    """The value for nothing typed."""


def _read(reader: _Reader, field: str, typed: str, year: int, today: date) -> Value:
    if not typed:
        return reader.empty
    value = reader.read(typed, year, today)
    if value is None:
        raise BadValue(field=field, value=typed, example=reader.example)
    return value


def _deadline(typed: str, year: int, today: date) -> Value:
    from tracker.reading.deadlines import deadline_entered  # a tick needs no deadline rules

    return deadline_entered(typed, year=year, today=today)


def _day(typed: str, year: int, today: date) -> Value:
    from tracker.reading.deadlines import deadline_entered  # as above

    found = deadline_entered(typed, year=year, today=today)
    return found.day if found else None


def _amount(typed: str, *_: object) -> Value:
    from tracker.reading.amounts import amount_entered  # as above

    return amount_entered(typed)


def _percent(typed: str, *_: object) -> Value:
    found = _PERCENT.fullmatch(fold(typed))
    return int(found[1]) if found and int(found[1]) <= 100 else None


def _weight(typed: str, *_: object) -> Value:
    return int(fold(typed)) or None if _WEIGHT.fullmatch(fold(typed)) else None


def _names(typed: str, *_: object) -> Value:
    return tuple(name for part in re.split(r"[、,，;；]", typed) if (name := part.strip())) or None


def _status(typed: str, *_: object) -> Value:
    return status_entered(typed)


_FIELDS_READ = {
    "status": _Reader(_status, "推进中", Status.NOT_STARTED),
    "start": _Reader(_day, "2021-03-01"),
    "deadline": _Reader(_deadline, "6月底, 2021-06-30, +30d"),
    "target": _Reader(_amount, "11部"),
    "actual": _Reader(_amount, "6部"),
    "percent": _Reader(_percent, "40%"),
    "weight": _Reader(_weight, "2", 1),
    "lead": _Reader(_names, "办公室、宣传部", ()),
    "units": _Reader(_names, "办公室、宣传部", ()),
}
