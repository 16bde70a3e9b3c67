"""The items that a filter lets through.

A filter is words and terms, all of which must hold; a `-` before one turns it round, and the keys may be Chinese
(`状态:`, `灯:`, `时限:`, `单位:`). `EXAMPLES` has the terms; help and README tell what each lets through.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from tracker.errors import BadValue
from tracker.frozen import Frozen
from tracker.model.item import Item, Note, NoteKind
from tracker.model.plan import Plan
from tracker.model.progress import Light, Progress, answerable, deadline_of
from tracker.model.reference import as_number
from tracker.model.sought import Nearness, Sought, Texts
from tracker.model.status import Status
from tracker.text.folding import fold
from tracker.text.pinyin import Stretch

Words = Mapping[str, Status | Light]
"""The words of every language for statuses and lights, folded, as a user may type them."""

Test = Callable[[Progress, str], bool]


class Filter(Frozen):
    """What a filter text asks for; an empty one lets everything through."""

    sought: tuple[Sought, ...] = ()
    """The words that an item must have."""

    tests: tuple[Test, ...] = ()
    """What must hold besides; words that it must not have are among them."""

    def among(self, progress: Progress, items: Sequence[str]) -> Sequence[str]:
        """Those of `items` that pass, in their order."""
        for each in self.sought:
            items = each.among(progress.plan, items)
        for test in self.tests:
            items = [item for item in items if test(progress, item)]
        return items

    def narrows(self, other: Filter) -> bool:
        """Whether all that passes is known to pass `other` too, so that nothing else need be looked through."""
        return (
            not (self.tests or other.tests)
            and len(self.sought) >= len(other.sought)
            and all(one.narrows(two) for one, two in zip(self.sought, other.sought, strict=False))
        )

    def look_in(self, texts: Texts) -> None:
        """Looks words up in `texts`, which other filters may share."""
        for each in self.sought:
            each.texts = texts

    def nearness(self, plan: Plan, item_id: str) -> Nearness:
        """How well an item that passes answers the words, the worst answered of them."""
        return max((each.nearness(plan, item_id) for each in self.sought), default=Nearness.NAMED)

    def words_read(self, text: str) -> tuple[str, ...]:
        """The words of `text` that were meant by pinyin."""
        return tuple(word for each in self.sought for word in each.words_in(text))

    def stretches(self, text: str) -> Sequence[Stretch]:
        """Where the words stand in `text`, from left to right, none over another."""
        found: list[Stretch] = []
        for start, end in sorted(stretch for each in self.sought for stretch in each.stretches(text)):
            if not found or found[-1][1] <= start:
                found.append((start, end))
        return found


def read_filter(text: str, words: Words) -> Filter:
    """Raises BadValue for a term whose value cannot be understood."""
    terms = _terms(text)
    sought = tuple(Sought(value) for negated, key, value in terms if not key and not negated)
    others = tuple(_test(negated, key, value, words) for negated, key, value in terms if key or negated)
    return Filter(sought, others)


def matching(progress: Progress, wanted: Filter) -> tuple[str, ...]:
    """The ids of the items that pass, in plan order."""
    texts = Texts()
    wanted.look_in(texts)
    if wanted.sought:
        deque(texts.make_ready(progress.plan), maxlen=0)
    return tuple(wanted.among(progress, [item_id for item_id, _ in progress.plan.walk()]))


_TERM = re.compile(r'(-?)(?:([a-z]+|[\u4e00-\u9fff]{1,4})[:：])?("[^"]*"|\S+)')
KEYS_IN_CHINESE = {
    "状态": "status", "灯": "light", "时限": "due", "完成时限": "due", "单位": "unit", "责任人": "unit", "有": "has",
    "要点": "point",
}  # fmt: skip


def _terms(text: str) -> list[tuple[bool, str, str]]:
    """Each term as (negated, key or empty, value); a key that is none stays part of the words."""
    found: list[tuple[bool, str, str]] = []
    for term in _TERM.finditer(text.replace("“", '"').replace("”", '"')):
        minus, written, value = term[1], term[2] or "", term[3].strip('"')
        key = KEYS_IN_CHINESE.get(written, written)
        if key not in _TESTS:
            key, value = "", f"{written}:{value}"
        if value.strip("-"):
            found.append((bool(minus), key, value))
    return found


def _test(negated: bool, key: str, value: str, words: Words) -> Test:  # noqa: FBT001 -- the three parts of a term
    test = _TESTS[key](value, words)
    if not negated:
        return test
    return lambda progress, item_id: not test(progress, item_id)


def _by_text(value: str, words: Words) -> Test:
    del words
    sought = Sought(value)
    return lambda progress, item_id: sought.is_in(progress.plan, item_id)


def _by_status(value: str, words: Words) -> Test:
    asked = fold(value)
    if asked == "open":
        return lambda progress, item_id: progress.of(item_id).status.is_open
    status = words.get(asked)
    if not isinstance(status, Status):
        raise BadValue(field="status", value=value, example="status:in_progress, status:open")
    return lambda progress, item_id: progress.of(item_id).status is status


def _by_light(value: str, words: Words) -> Test:
    light = words.get(fold(value))
    if not isinstance(light, Light):
        raise BadValue(field="light", value=value, example="light:red, light:yellow, light:green")
    return lambda progress, item_id: progress.of(item_id).light is light


def _by_unit(value: str, words: Words) -> Test:
    del words
    wanted = fold(value)

    def test(progress: Progress, item_id: str) -> bool:
        lead, units, person = answerable(progress.plan, item_id)
        return any(wanted in fold(name) for name in (*lead, *units, person))

    return test


def _by_place(value: str, words: Words) -> Test:
    del words
    wanted = as_number(value)
    if not wanted:
        raise BadValue(field="under", value=value, example="under:3.2")

    def test(progress: Progress, item_id: str) -> bool:
        top = progress.plan.at(wanted)
        return top is not None and (item_id == top or top in progress.plan.above(item_id))

    return test


_DUE = re.compile(r"(<=|>=|<|>|=)?(?:(\d{1,5})([dwm])|(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?)")
_DAYS_IN = {"d": 1, "w": 7, "m": 30}


def _by_deadline(value: str, words: Words) -> Test:
    del words
    asked = fold(value)
    if asked == "none":
        return lambda progress, item_id: deadline_of(progress.plan, item_id) is None
    if asked == "over":
        over = _within(lambda day, today: day < today)
        return lambda progress, item_id: progress.of(item_id).status.is_open and over(progress, item_id)
    found = _DUE.fullmatch(asked)
    if found is None:
        raise BadValue(field="due", value=value, example="due:<30d, due:2021-06, due:<=2021-06-30, due:over, due:none")
    sign, count, unit, *parts = found.groups()
    try:
        if count:
            return _within(_relative(sign, int(count) * _DAYS_IN[unit]))
        holds = _absolute(sign, parts)
        return _within(lambda day, _: holds(day))
    except ValueError as wrong:
        raise BadValue(field="due", value=value, example="due:2021-06-30") from wrong


def calendar_days(asked: str) -> Callable[[date], bool] | None:
    """Whether a day lies in `2021`, `2021-06` or `2021-06-30`, or on the side of it that `<`, `<=`, `>`, `>=` names.

    None when it cannot be understood.
    """
    found = _DUE.fullmatch(asked)
    if found is None or found[2]:
        return None
    try:
        return _absolute(found[1], found.groups()[3:])
    except ValueError:
        return None


def _within(holds: Callable[[date, date], bool]) -> Test:
    def test(progress: Progress, item_id: str) -> bool:
        deadline = deadline_of(progress.plan, item_id)
        return deadline is not None and holds(deadline.day, progress.today)

    return test


def _relative(sign: str | None, days: int) -> Callable[[date, date], bool]:
    """`<30d` asks for what is due from today on within 30 days; `>30d` for what is due later."""
    if sign in (">", ">="):
        return lambda day, today: (day - today).days >= days + (sign == ">")
    last = days - (sign == "<" and days > 0)
    return lambda day, today: 0 <= (day - today).days <= last


def _absolute(sign: str | None, parts: Sequence[str | None]) -> Callable[[date], bool]:
    first, last = _stretch(*(int(part) if part else None for part in parts))
    tests: dict[str | None, Callable[[date], bool]] = {
        "<": lambda day: day < first,
        "<=": lambda day: day <= last,
        ">": lambda day: day > last,
        ">=": lambda day: day >= first,
    }
    return tests.get(sign, lambda day: first <= day <= last)


def _stretch(year: int | None, month: int | None = None, day: int | None = None) -> tuple[date, date]:
    """The first and last day of a year, month or day. Raises ValueError for one that does not exist."""
    assert year is not None, "the pattern always has a year"
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if month == 12 and day is None:
        return date(year, 12, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month + 1, 1) - timedelta(days=1)
    return date(year, month, day), date(year, month, day)


def _by_having(value: str, words: Words) -> Test:
    del words
    has = _HAVING.get(fold(value))
    if has is None:
        raise BadValue(field="has", value=value, example=", ".join(f"has:{each}" for each in _HAVING))
    return lambda progress, item_id: has(progress.plan.items[item_id], progress.plan.notes_on(item_id))


_HAVING: dict[str, Callable[[Item, Sequence[Note]], bool]] = {
    "note": lambda _, notes: bool(notes),
    "problem": lambda _, notes: any(note.kind is NoteKind.PROBLEM for note in notes),
    "reminder": lambda _, notes: any(note.kind is NoteKind.REMINDER for note in notes),
    "evidence": lambda _, notes: any(note.evidence for note in notes),
    "deadline": lambda item, _: item.deadline is not None,
    "target": lambda item, _: item.target is not None,
    "number": lambda item, _: bool(item.document_number),
    "reason": lambda item, _: bool(item.reason),
}

WHAT_ONE_HAS = tuple(_HAVING)
"""The values of `has:`."""

_TESTS: dict[str, Callable[[str, Words], Test]] = {
    "": _by_text,
    "status": _by_status,
    "light": _by_light,
    "due": _by_deadline,
    "unit": _by_unit,
    "has": _by_having,
    "point": _by_place,
    "under": _by_place,
}

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "words": ("换届", "hj", '"两个 词"'),
    "status": ("status:受阻", "status:in_progress", "status:open"),
    "light": ("light:red", "灯:黄"),
    "due": ("due:<30d", "due:2021-06", "due:<=2021-06-30", "due:over", "due:none"),
    "unit": ("unit:宁化",),
    "has": tuple(f"has:{each}" for each in WHAT_ONE_HAS),
    "point": ("point:3", "under:3.2"),
    "without": ("-status:done",),
}
"""What can be typed, by what it asks for."""
