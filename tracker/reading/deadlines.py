"""Deadlines: those that a sentence mentions, and the one that somebody types.

The ways of naming a day are rows of `deadline_rules.RULES`. Here they are put to work: ranges are
joined (`7月至9月` ends in September), and what the words around say against a deadline is heeded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tracker.model.deadline import Deadline, Precision
from tracker.reading.calendar import FESTIVALS, month_end
from tracker.reading.deadline_rules import LAST_YEAR, RULES, Frame, Named, Rule
from tracker.text.cleaning import clean_line
from tracker.text.numerals import NUMERAL_CHARACTERS, number_of


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a text that names a time to be ready by."""

    start: int
    end: int
    deadline: Deadline | None
    """None when the words name no day that the calendar knows (`放假前`)."""

    is_firm: bool
    """Whether the words say "by" (`5月底前`, a range) and not just "in" (`5月`)."""


def deadlines_in(text: str, *, year: int | None, issued: date | None = None) -> tuple[Mention, ...]:
    """What `text` sets as deadlines, in its order; starts, past events and recurrences are left out.

    Args:
        year: The plan's, for dates without a year. None means unknown: those are then left out too.
        issued: The day of the document, for `印发之日起30日内`. None when it does not say.
    """
    if not _WORTH_READING.search(text):
        return ()
    frame = Frame(_in_the_calendar(year), issued)
    spans = _spans(text, frame)
    return tuple(_mention(text, span) for span in spans if _sets_a_deadline(text, span, frame))


def _in_the_calendar(year: int | None) -> int | None:
    return year if year is not None and 0 < year <= LAST_YEAR else None


def recurrence_in(text: str) -> str:
    """The first words for what comes again (`每月`, `每季度末`); empty when nothing does."""
    found = _RECURRENCE.search(text)
    return found[0] if found else ""


def deadline_entered(text: str, *, year: int, today: date) -> Deadline | None:
    """The deadline that somebody typed; None when it cannot be read as one.

    Documents' phrases (`6月底`, `上半年`, `国庆前`), dates (`2021-06-30`, `6.30`, `6/30`, `20210630`),
    and days from today (`+30d`, `+2w`, `+3m`, `明天`, `月底`), in half or full width. Only a document's
    phrase is kept as the deadline's phrase.

    Args:
        year: The plan's, for what is typed without a year.
        today: Where `+30d` and `明天` count from.
    """
    try:
        named = _from_today(_typed(text), today)
    except OverflowError:  # the calendar ends before
        return None
    return Deadline(*named) if named else deadline_named(text, year=year)


def deadline_named(text: str, *, year: int | None) -> Deadline | None:
    """What `deadline_entered` reads without knowing today; the phrases and the dates.

    Args:
        year: None means unknown: then only what names its own year is read.
    """
    typed = _typed(text)
    named = _by_figures(typed, year)
    return Deadline(*named) if named else _by_phrase(typed, clean_line(text), year)


def _typed(text: str) -> str:
    return clean_line(unicodedata.normalize("NFKC", clean_line(text))).lower()


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    named: Named | None
    rule: Rule
    is_range: bool = False


_WORTH_READING = re.compile(r"[月年日号季节期前后]|\d[-/.．]\d")
_RANGE = re.compile(r"\s{0,3}(?:开始|启动|起)?\s{0,3}[，,]?\s{0,3}(?:至|到|—{1,3}|–|－|-|~|～|―)\s{0,3}")
_RECURRENCE = re.compile(
    r"(?<!人)每(?:个)?(?:半年|季度|学期|[月季周年旬])(?:度|末|底|初)?(?:\d{1,2}[日号])?(?:之前|以前|前)?|[按逐](?:月|季度?)"
)
_SPEAKS_AGAINST_BEFORE = re.compile(
    r"(?:原定|原计划|本应|原拟)[于在]?$|每个?$|每年的?$|往年$|历年$|截至$|早在$|曾[于在]?$"
)
_SINCE = re.compile(r"[自从由]$")
_IS_A_NAMED_DAY = re.compile(r"(?:是|为|的)?[“]?(?:全国|世界|国际|中国|国家|第)|是|为")
_STARTS = re.compile(r"[（(]?含?[)）]?(?:起|以来|之后|以后|开始|后(?!期|续|勤))")
_BARE_MONTH_NAMES = re.compile(r"(?:主题|学|刊|版|活动|报|大|会|产|例|度)")
_FIRM_RULES = frozenset({"after issue", "full date", "days of a month", "months", "to a year"})
_FIRM = re.compile(r"前|底|末|内|止|旬|季度|半年|期间|初")


# Looked at before the rules are tried: five times as fast over ordinary text.
_FIRST_CHARACTERS = '“‘"「○自本意通方办文规决要计印发公下施实今当明次翌后去上前第年到新学开放寒暑汛入期'
_FIRST = rf"[\d{NUMERAL_CHARACTERS}{_FIRST_CHARACTERS}{''.join(sorted({name[0] for name in FESTIVALS}))}]"


@cache
def _finder() -> re.Pattern[str]:
    """All rules at once; compiled when the first text is read, since it takes 10 ms."""
    unnamed = (re.sub(r"\(\?P<\w+>", "(?:", _without_references(rule.pattern)) for rule in RULES)
    either = "|".join(f"(?P<r{index}>{pattern})" for index, pattern in enumerate(unnamed))
    return re.compile(f"(?={_FIRST})(?:{either})")


def _without_references(pattern: str) -> str:
    return pattern.replace("(?P=sep)", "[-/.．]")


@cache
def _pattern(rule: Rule) -> re.Pattern[str]:
    return re.compile(rule.pattern)


def _spans(text: str, frame: Frame) -> Iterator[_Span]:
    """Every time that `text` names, ranges as one."""
    matches = _moments(text)
    index = 0
    while index < len(matches):
        rule, match = matches[index]
        index += 1
        named = rule.resolve(match, frame)
        span = _Span(match.start(), match.end(), named, rule)
        if index < len(matches) and _RANGE.fullmatch(text, match.end(), matches[index][1].start()):
            span = _to_its_end(span, match, matches[index], frame)
            index += 1
        if span.rule.stands_alone or span.is_range:
            yield span


def _moments(text: str) -> list[tuple[Rule, re.Match[str]]]:
    found: list[tuple[Rule, re.Match[str]]] = []
    for match in _finder().finditer(text):
        assert match.lastgroup is not None
        rule = RULES[int(match.lastgroup[1:])]
        again = _pattern(rule).match(text, match.start())
        if again is not None:
            found.append((rule, again))
    return found


def _to_its_end(start: _Span, first: re.Match[str], last: tuple[Rule, re.Match[str]], frame: Frame) -> _Span:
    rule, match = last
    named = rule.resolve(match, frame.narrowed(first, start.named[0]) if start.named else frame)
    if named and start.named and named[0] < start.named[0] and "年" not in match[0]:
        named = _a_year_later(named)
    return _Span(start.start, match.end(), named, rule, is_range=True)


def _a_year_later(named: Named) -> Named | None:
    day, precision = named
    is_month_end = day == month_end(day.year, day.month)
    return (month_end(day.year + 1, day.month) if is_month_end else day.replace(year=day.year + 1)), precision


def _sets_a_deadline(text: str, span: _Span, frame: Frame) -> bool:
    before = text[max(0, span.start - 8) : span.start]
    if span.named and frame.year is not None and span.named[0].year < frame.year:
        return False
    if span.named is None and span.rule.name != "no day":
        return False
    if _SPEAKS_AGAINST_BEFORE.search(before) or _STARTS.match(text, span.end):
        return False
    if not span.is_range and (_SINCE.search(before) or _is_part_of_a_name(text, span)):
        return False
    return not _is_in_a_title(text, span.start)


def _is_part_of_a_name(text: str, span: _Span) -> bool:
    """Whether the bare month or day names something else (`5月主题党日`, `12月4日国家宪法日`)."""
    last = text[span.end - 1]
    if span.rule.name == "day" and last in "日号":
        return _IS_A_NAMED_DAY.match(text, span.end) is not None
    return span.rule.name == "month" and last == "月" and _BARE_MONTH_NAMES.match(text, span.end) is not None


def _is_in_a_title(text: str, place: int) -> bool:
    """Whether `place` stands inside 《》; a title longer than 80 characters is taken for a slip."""
    window = text[max(0, place - 80) : place]
    return window.rfind("《") > window.rfind("》")


def _mention(text: str, span: _Span) -> Mention:
    phrase = text[span.start : span.end].strip()
    deadline = Deadline(span.named[0], span.named[1], phrase) if span.named else None
    firm = span.is_range or span.rule.name in _FIRM_RULES or bool(_FIRM.search(phrase))
    return Mention(span.start, span.end, deadline, firm)


_AROUND_A_PHRASE = re.compile(r"^(?:在|于|到|至|截止到?|限于?|不迟于)\s*|\s*(?:完成|结束|为止|截止)$")


def _by_phrase(typed: str, written: str, year: int | None) -> Deadline | None:
    core = _AROUND_A_PHRASE.sub("", typed)
    for attempt in (core, core + "前"):
        spans = tuple(_spans(attempt, Frame(_in_the_calendar(year))))
        if len(spans) == 1 and spans[0].named and spans[0].end - spans[0].start == len(attempt):
            return Deadline(spans[0].named[0], spans[0].named[1], written)
    return None


_FIGURES = re.compile(r"(?:(\d{4})[-/.])?(\d{1,2})[-/.](\d{1,2})日?|(\d{4})(\d{2})(\d{2})")
_MONTH_FIGURES = re.compile(r"(\d{4})[-/.](\d{1,2})")
_WHOLE_YEAR = re.compile(r"(?:(\d{4})年?|全年|今年|本年|全年完成)")


def _by_figures(typed: str, year: int | None) -> Named | None:
    if found := _MONTH_FIGURES.fullmatch(typed):
        month, its_year = int(found[2]), int(found[1])
        return (month_end(its_year, month), Precision.MONTH) if 1 <= month <= 12 and its_year else None
    if found := _FIGURES.fullmatch(typed):
        figures = [int(each) for each in found.groups() if each is not None]
        return _on(*(figures if len(figures) == 3 else (year or 0, *figures)))
    if found := _WHOLE_YEAR.fullmatch(typed):
        its_year = int(found[1] or year or 0)
        return (date(its_year, 12, 31), Precision.YEAR) if its_year else None
    return None


def _on(year: int, month: int, day: int) -> Named | None:
    try:
        return date(year, month, day), Precision.DAY
    except ValueError:
        return None


_DAY_WORDS = {
    "今天": 0,
    "今日": 0,
    "today": 0,
    "明天": 1,
    "明日": 1,
    "tomorrow": 1,
    "后天": 2,
    "大后天": 3,
}
_FROM_TODAY = re.compile(
    rf"\+?(?P<count>\d{{1,4}}|[{NUMERAL_CHARACTERS}]{{1,3}})\s*(?:个)?"
    r"(?P<unit>(?<=\d)d|(?<=\d)w|(?<=\d)m|(?<=\d)y|天|日|周|星期|礼拜|月)(?:之内|以内|内|后|之后)?"
)
_UNIT_DAYS = {"d": 1, "天": 1, "日": 1, "w": 7, "周": 7, "星": 7, "礼": 7}
_WEEKDAY = re.compile(r"(本|这|下)?(?:周|星期|礼拜)([一二三四五六日天末])")


def _from_today(typed: str, today: date) -> Named | None:
    if typed in _DAY_WORDS:
        return today + timedelta(days=_DAY_WORDS[typed]), Precision.DAY
    if typed in {"月底", "本月底", "本月", "本月内"}:
        return month_end(today.year, today.month), Precision.MONTH
    if typed in {"下月底", "下月", "下个月", "下个月底"}:
        following = month_end(today.year, today.month) + timedelta(days=1)
        return month_end(following.year, following.month), Precision.MONTH
    if found := _WEEKDAY.fullmatch(typed):
        return _on_weekday(found, today), Precision.DAY
    found = _FROM_TODAY.fullmatch(typed)
    counts = found and (typed.startswith("+") or typed[-1] in "内后")
    return _after(found, today) if found and counts else None


def _on_weekday(found: re.Match[str], today: date) -> date:
    """The coming such day, today included; with 下 the one in the week after this."""
    weekday = "一二三四五六日".find(found[2].replace("天", "日").replace("末", "日"))
    if found[1] == "下":
        return today + timedelta(days=7 - today.weekday() + weekday)
    ahead = weekday - today.weekday()
    return today + timedelta(days=ahead if ahead >= 0 or found[1] else ahead + 7)


def _after(found: re.Match[str], today: date) -> Named:
    count = int(found["count"]) if found["count"].isdecimal() else number_of(found["count"]) or 0
    unit = found["unit"][0]
    if unit in _UNIT_DAYS:
        return today + timedelta(days=count * _UNIT_DAYS[unit]), Precision.DAY
    months = today.month - 1 + count * (12 if unit == "y" else 1)
    year, month = today.year + months // 12, months % 12 + 1
    if year > date.max.year:
        raise OverflowError(year)
    return date(year, month, min(today.day, month_end(year, month).day)), Precision.DAY
