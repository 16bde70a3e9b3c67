"""What a field of an item can hold, as JSON and back, cleaned on its way in.

Every reader answers the value, or raises one of `NOT_UNDERSTOOD` for what this version cannot read.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from tracker.model.amount import Amount
from tracker.model.change import Value
from tracker.model.deadline import Deadline, Precision
from tracker.model.status import Status
from tracker.text.cleaning import clean

Doc = dict[str, Any]
"""A JSON object."""

NOT_UNDERSTOOD = (ValueError, KeyError, ArithmeticError)
"""The last is what `Decimal` says of words that are no number."""

encode: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
"""One document as one line of JSON."""


def encoded(doc: object) -> bytes:
    """As `encode`, in UTF-8; half a surrogate pair, which no text can hold, becomes a question mark."""
    return encode(doc).encode("utf-8", "replace")


def value_doc(value: Value) -> Any:
    match value:
        case Status():
            return value.value
        case Deadline():
            return {"day": value.day.isoformat(), "precision": value.precision.value, "phrase": value.phrase}
        case Amount():
            return {"value": value.number, "unit": value.unit}
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case _:
            return value


def words(raw: Any) -> str:
    if not isinstance(raw, str):
        raise ValueError(f"not a text: {raw!r}")  # noqa: TRY004 -- one error for whatever a document has wrong
    return raw if raw.isprintable() else clean(raw)


def line(raw: Any) -> str:
    if type(raw) is str and raw.isprintable():
        return raw  # nearly always, and ten times in every step of a history
    return words(raw).replace("\n", " ")


def _list_of(raw: Any) -> list[Any]:
    if not isinstance(raw, list):
        raise ValueError(f"not a list: {raw!r}")  # noqa: TRY004 -- as above
    return raw  # pyright: ignore[reportUnknownVariableType] -- its elements are checked one by one


def _names(raw: Any) -> tuple[str, ...]:
    return tuple(map(line, _list_of(raw)))


def whole_number(raw: Any, least: int, most: int) -> int:
    if type(raw) is not int or not least <= raw <= most:
        raise ValueError(f"not a whole number from {least} to {most}: {raw!r}")
    return raw


def _percent(raw: Any) -> int | None:
    return None if raw is None else whole_number(raw, 0, 100)


def _weight(raw: Any) -> int:
    return whole_number(raw, 1, 1_000_000)


def day(raw: Any) -> date:
    return date.fromisoformat(line(raw))


def _start(raw: Any) -> date | None:
    return None if raw is None else day(raw)


def moment(raw: Any) -> datetime:
    """In UTC; a time without a zone is taken as UTC."""
    read = datetime.fromisoformat(line(raw))
    try:
        return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
    except OverflowError as error:
        raise ValueError(f"not a time: {raw!r}") from error


def _status(raw: Any) -> Status:
    return _STATUSES[line(raw)]


_STATUSES = {status.value: status for status in Status}  # calling the class takes five times as long
_OF_A_DEADLINE = frozenset({"day", "precision", "phrase"})
_OF_AN_AMOUNT = frozenset({"value", "unit"})


def _deadline(raw: Any) -> Deadline | None:
    if raw is None:
        return None
    doc = doc_of(raw, only=_OF_A_DEADLINE)
    return _due(line(doc["day"]), line(doc.get("precision", "day")), line(doc.get("phrase", "")))


@cache
def _due(written: str, precision: str, phrase: str) -> Deadline:
    """Read once for all items that are due alike: a third of the time of reading thousands of them."""
    return Deadline(day(written), Precision(precision), phrase)


_MOST_DIGITS = 30
"""Before or behind the point: written out, 1E999999999 would fill the memory."""


def _amount(raw: Any) -> Amount | None:
    if raw is None:
        return None
    from decimal import Decimal  # 1 ms that a plan without amounts does not pay

    doc = doc_of(raw, only=_OF_AN_AMOUNT)
    value = Decimal(line(doc["value"]))
    if not value.is_finite() or value < 0 or abs(value.adjusted()) > _MOST_DIGITS:
        raise ValueError(f"not an amount: {raw!r}")
    return Amount(value, line(doc.get("unit", "")))


def doc_of(raw: Any, *, only: AbstractSet[str] | None = None) -> Doc:
    if not isinstance(raw, dict) or (only is not None and not raw.keys() <= only):
        raise ValueError(f"not an object of known fields: {raw!r}")
    return raw  # pyright: ignore[reportUnknownVariableType] -- JSON objects have text as keys


def docs_of(raw: Any) -> list[Doc]:
    return [doc_of(each) for each in _list_of(raw)]


READERS: dict[str, Callable[[Any], Value]] = {
    "id": line,
    "title": line,
    "marker": line,
    "text": words,
    "status": _status,
    "reason": words,
    "start": _start,
    "deadline": _deadline,
    "recurrence": line,
    "target": _amount,
    "actual": _amount,
    "percent": _percent,
    "weight": _weight,
    "lead": _names,
    "units": _names,
    "person": line,
    "document_number": line,
    "origin": line,
}
