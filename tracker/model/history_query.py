"""The changes of a history that a filter lets through.

A filter is words and terms, all of which must hold; a `-` before one turns it round:

| term | lets through |
|---|---|
| `验收`, `ys` | what is told of the change, or why it was done, holds it; letters also as pinyin or its initials |
| `by:李` | the author's name holds it |
| `kind:note` | the kind of change, by its value or its word in any language |
| `in:3.2` | what concerns the item or something below it |
| `on:2026-03`, `on:>=2026-03-01`, `on:7d` | the day that it counts for; `7d` means the last seven days |
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum

from tracker.errors import BadValue
from tracker.frozen import Frozen
from tracker.model.change import AddItem, Change, Loaded, MoveItem, RemoveItem, SetField, SetNote
from tracker.model.history import Step
from tracker.model.plan import Plan
from tracker.model.query import calendar_days
from tracker.model.reference import as_number
from tracker.model.sought import Sought
from tracker.text.folding import fold


class ChangeKind(Enum):
    """What a change is about. The value is a catalogue key under `change_kind.`."""

    STATUS = "status"
    NOTE = "note"
    DEADLINE = "deadline"
    FIELD = "field"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    LOADED = "loaded"


KindWords = Mapping[str, ChangeKind]
"""The words of every language for kinds, folded, as a user may type them."""


class Passage(Frozen):
    """One change as a filter looks at it."""

    step: Step
    change: Change
    told: Callable[[], str]
    """The words about it; asked for last, since telling takes longest."""

    plan: Plan
    today: date


Test = Callable[[Passage], bool]


def kind_of(change: Change) -> ChangeKind:
    match change:
        case SetField(field=("status" | "reason")):
            return ChangeKind.STATUS
        case SetField(field="deadline"):
            return ChangeKind.DEADLINE
        case SetNote():
            return ChangeKind.NOTE
        case _:
            return _STRUCTURE.get(type(change), ChangeKind.FIELD)


_STRUCTURE: Mapping[type[object], ChangeKind] = {
    AddItem: ChangeKind.ADDED,
    RemoveItem: ChangeKind.REMOVED,
    MoveItem: ChangeKind.MOVED,
    Loaded: ChangeKind.LOADED,
}


class HistoryFilter:
    def __init__(self, text: str, kinds: KindWords) -> None:
        """Raises BadValue for a term whose value cannot be understood."""
        found = [_test(term, kinds) for term in _TERM.finditer(text.replace("“", '"').replace("”", '"'))]
        self._tests = [test for _, test in sorted(found, key=lambda each: each[0])]

    @property
    def is_open(self) -> bool:
        """Whether everything passes."""
        return not self._tests

    def lets_through(self, passage: Passage) -> bool:
        return all(test(passage) for test in self._tests)


_TERM = re.compile(r'(-?)(?:(by|kind|in|on|谁|类|项|日)[:：])?("[^"]*"|\S+)')
_KEYS_IN_CHINESE = {"谁": "by", "类": "kind", "项": "in", "日": "on"}


def _test(term: re.Match[str], kinds: KindWords) -> tuple[int, Test]:
    """The test, with its turn: words come last."""
    is_negated, written, value = bool(term[1]), term[2] or "", term[3].strip('"')
    key = _KEYS_IN_CHINESE.get(written, written)
    test = _READERS[key](value, kinds)
    return len(_READERS) * (not key), (lambda passage: not test(passage)) if is_negated else test


def _by_author(value: str, kinds: KindWords) -> Test:
    del kinds
    wanted = fold(value)
    return lambda passage: wanted in fold(passage.step.author)


def _by_kind(value: str, kinds: KindWords) -> Test:
    wanted = kinds.get(fold(value))
    if wanted is None:
        raise BadValue(field="kind", value=value, example=", ".join(f"kind:{kind.value}" for kind in ChangeKind))
    return lambda passage: kind_of(passage.change) is wanted


def _by_place(value: str, kinds: KindWords) -> Test:
    del kinds
    wanted = as_number(value)
    if not wanted:
        raise BadValue(field="under", value=value, example="in:3.2")

    def test(passage: Passage) -> bool:
        plan, top = passage.plan, passage.plan.at(wanted)
        return top is not None and any(
            item == top or (item in plan.items and top in plan.above(item)) for item in passage.change.concerns()
        )

    return test


_LAST_DAYS = re.compile(r"<?(\d{1,5})d")


def _by_day(value: str, kinds: KindWords) -> Test:
    del kinds
    asked = fold(value)
    recent = _LAST_DAYS.fullmatch(asked)
    if recent:
        days = int(recent[1])
        return lambda passage: 0 <= (passage.today - passage.step.on).days < days
    holds = calendar_days(asked)
    if holds is None:
        raise BadValue(field="on", value=value, example="on:2026-03, on:>=2026-03-01, on:7d")
    return lambda passage: holds(passage.step.on)


def _by_words(value: str, kinds: KindWords) -> Test:
    del kinds
    sought = Sought(value)
    return lambda passage: bool(sought.stretches(f"{passage.told()}\n{passage.step.why}"))


_READERS: dict[str, Callable[[str, KindWords], Test]] = {
    "by": _by_author,
    "kind": _by_kind,
    "in": _by_place,
    "on": _by_day,
    "": _by_words,
}
