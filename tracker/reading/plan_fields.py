"""What brackets in plan text say of an item: the name of each field, how it is written and how it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.model.amount import Amount
from tracker.model.deadline import Deadline, Precision
from tracker.model.item import Item, NoteKind
from tracker.model.status import Status
from tracker.reading.amounts import amount_entered
from tracker.reading.deadlines import deadline_named
from tracker.reading.escapes import escaped_value, split, trimmed, unescaped

STATUS_WORDS: Mapping[str, Status] = {
    "未启动": Status.NOT_STARTED,
    "推进中": Status.IN_PROGRESS,
    "受阻": Status.BLOCKED,
    "已完成": Status.DONE,
    "长期坚持": Status.STANDING,
    "已取消": Status.CANCELLED,
}
"""One word a status; ledgers know more, in `columns`."""

NOTE_WORDS: Mapping[str, NoteKind] = {
    "进展": NoteKind.PROGRESS,
    "问题": NoteKind.PROBLEM,
    "下一步": NoteKind.NEXT_STEP,
    "备注": NoteKind.REMARK,
    "催办": NoteKind.REMINDER,
}

_PRECISION_WORDS: Mapping[str, Precision] = {
    "日": Precision.DAY,
    "旬": Precision.TEN_DAYS,
    "月": Precision.MONTH,
    "季度": Precision.QUARTER,
    "半年": Precision.HALF_YEAR,
    "年": Precision.YEAR,
}
_MOVED_DEADLINE = re.compile(rf"(\d{{4}}-\d\d-\d\d)（({'|'.join(_PRECISION_WORDS)})(?:，(.*))?）", re.DOTALL)
_LIST = "、，,"

Value = str | int | date | Deadline | Amount | Status | tuple[str, ...]


class Unreadable(ValueError):
    """A value in brackets that its field cannot take; told as a problem by the reader."""


@dataclass(frozen=True, slots=True)
class Field:
    attribute: str
    """Of Item and of Node."""

    write: Callable[[Item, int], str]
    """From an item of a plan of that year; empty when there is nothing to say. Already escaped."""

    read: Callable[[str, int | None], Value]
    """From the raw value in a plan of that year. Raises Unreadable."""


def written_deadline(deadline: Deadline, year: int) -> str:
    """By its words when they still name its day, else by its day, with the words behind."""
    if deadline_named(deadline.phrase, year=year) == deadline:
        return escaped_value(deadline.phrase)
    day = deadline.day.isoformat()
    if deadline == Deadline(deadline.day):
        return day
    (word,) = (word for word, precision in _PRECISION_WORDS.items() if precision is deadline.precision)
    return escaped_value(f"{day}（{word}{f'，{deadline.phrase}' if deadline.phrase else ''}）")


def read_deadline(raw: str, year: int | None) -> Deadline:
    value = unescaped(raw)
    if moved := _MOVED_DEADLINE.fullmatch(value):
        return Deadline(_day(moved[1]), _PRECISION_WORDS[moved[2]], moved[3] or "")
    named = deadline_named(value, year=year)
    if named is None:
        raise Unreadable(value)
    return named


def written_amount(amount: Amount) -> str:
    """With a space before the unit where number and unit would run together."""
    plain = str(amount)
    return escaped_value(plain if amount_entered(plain) == amount else f"{amount.number} {amount.unit}")


def read_amount(raw: str, _year: int | None) -> Amount:
    value = unescaped(raw)
    number, space, unit = value.partition(" ")
    apart = Amount(Decimal(number), unit) if space and number.replace(".", "", 1).isdecimal() else None
    amount = apart or amount_entered(value)
    if amount is None:
        raise Unreadable(value)
    return amount


def written_units(units: tuple[str, ...]) -> str:
    return "、".join(escaped_value(each, "；;" + _LIST) for each in units)


def read_units(raw: str, _year: int | None) -> tuple[str, ...]:
    return tuple(unescaped(each) for each in split(raw, _LIST) if trimmed(each))


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise Unreadable(value) from error


def _read_start(raw: str, year: int | None) -> date:
    return read_deadline(raw, year).day


def _read_number(raw: str, low: int, high: int) -> int:
    digits = unescaped(raw).removesuffix("%").removesuffix("％").strip()
    if not (digits.isdecimal() and len(digits) < 7 and low <= int(digits) <= high):
        raise Unreadable(digits)
    return int(digits)


def _read_status(raw: str, _year: int | None) -> Status:
    status = STATUS_WORDS.get(unescaped(raw))
    if status is None:
        raise Unreadable(raw)
    return status


def _written_status(item: Item, _year: int) -> str:
    """Nothing for the two that the box tells."""
    told_by_box = item.status in (Status.NOT_STARTED, Status.DONE)
    return "" if told_by_box else next(word for word, status in STATUS_WORDS.items() if status is item.status)


def _words(attribute: str) -> Field:
    def write(item: Item, _year: int) -> str:
        return escaped_value(getattr(item, attribute))

    def read(raw: str, _year: int | None) -> str:
        return unescaped(raw)

    return Field(attribute, write, read)


FIELDS: Mapping[str, Field] = {
    "牵头单位": Field("lead", lambda item, _: written_units(item.lead), read_units),
    "责任单位": Field("units", lambda item, _: written_units(item.units), read_units),
    "责任人": _words("person"),
    "开始": Field("start", lambda item, _: item.start.isoformat() if item.start else "", _read_start),
    "完成时限": Field(
        "deadline", lambda item, year: written_deadline(item.deadline, year) if item.deadline else "", read_deadline
    ),
    "周期": _words("recurrence"),
    "目标": Field("target", lambda item, _: written_amount(item.target) if item.target else "", read_amount),
    "完成数": Field("actual", lambda item, _: written_amount(item.actual) if item.actual else "", read_amount),
    "进度": Field(
        "percent",
        lambda item, _: "" if item.percent is None else f"{item.percent}%",
        lambda raw, _: _read_number(raw, 0, 100),
    ),
    "权重": Field(
        "weight",
        lambda item, _: "" if item.weight == 1 else str(item.weight),
        lambda raw, _: _read_number(raw, 1, 999_999),
    ),
    "状态": Field("status", _written_status, _read_status),
    "原因": _words("reason"),
    "文号": _words("document_number"),
    "来源": _words("origin"),
}
"""In the order in which they are written."""

MARKER = "序号"
ORG, YEAR = "单位", "年份"
EVIDENCE = "依据"
