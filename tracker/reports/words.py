"""The words of a report in one language, and the joining of them into sentences.

Whatever comes from the plan passes through `line`: a report carries no character that a reader
cannot see, whichever store the plan came from.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.frozen import Frozen
from tracker.language.catalogue import Catalogue
from tracker.language.wording import day_words, exact_percent_words, month_words
from tracker.model.plan import Plan
from tracker.model.progress import Light
from tracker.model.status import Status
from tracker.text.cleaning import clean_line

SENTENCE_ENDS = "。；;.，, "

line = clean_line
_INNER_MARKS = str.maketrans("《》", "〈〉")


class Words(Frozen):
    catalogue: Catalogue

    def __call__(self, key: str, /, **fields: object) -> str:
        """The catalogue's entry `report.<key>`."""
        return self.catalogue(f"report.{key}", **fields)

    def day(self, day: date) -> str:
        return day_words(day, self.catalogue)

    def short_day(self, day: date, year: int) -> str:
        """Without the year where that is `year`, which the report is about."""
        return day_words(day, self.catalogue, year=year)

    def period(self, since: date, day: date, *, year: int | None = None) -> str:
        """`2026年6月1日至30日`: what both ends have in common is said once, the year not at all where it is `year`."""
        if since.year != day.year:
            return self("span", since=self.day(since), day=self.day(day))
        span = self._within_year(since, day)
        return span if day.year == year else self("span_of_year", year=day.year, span=span)

    def _within_year(self, since: date, day: date) -> str:
        last = self.short_day(day, day.year)
        if since == day:
            return last
        if since.month == day.month:
            month = month_words(day, self.catalogue)
            return self("span_of_month", month=month, first=since.day, last=day.day)
        return self("span", since=self.short_day(since, day.year), day=last)

    def percent(self, share: Fraction | None) -> str:
        """One decimal; a dash for nothing that counts."""
        return exact_percent_words(share)

    def status(self, status: Status) -> str:
        return self.catalogue(f"status.{status.value}")

    def light(self, light: Light) -> str:
        return self.catalogue(f"light.{light.value}")

    def sentence(self, text: str) -> str:
        """Somebody's words as one sentence with its stop, whatever they end with."""
        return self("sentence", text=line(text).rstrip(SENTENCE_ENDS))

    def dated(self, text: str, day: date, year: int) -> str:
        return self("dated", text=line(text).rstrip(SENTENCE_ENDS), day=self.short_day(day, year))

    def run(self, *sentences: str) -> str:
        """Sentences one after another; empty ones are left out."""
        return self("between_sentences").join(filter(None, sentences))

    def names(self, names: Iterable[str]) -> str:
        return self("name_separator").join(line(name) for name in names)

    def listed(self, parts: Iterable[str]) -> str:
        return self.catalogue("list.comma").join(parts)

    def listed_loosely(self, parts: Iterable[str]) -> str:
        """With semicolons, for parts that have commas of their own."""
        return self.catalogue("list.semicolon").join(parts)


def plan_name(plan: Plan, words: Words) -> str:
    """The plan's name with its office: `《某办公室2026年工作要点》`.

    Book title marks around the whole title are not doubled; those inside become `〈〉` (GB/T 15834-2011, 4.15).
    """
    title = _unmarked(line(plan.title)) or words("untitled", year=plan.year)
    org = line(plan.org)
    return words("plan", title=title) if not org or org in title else words("plan_of", org=org, title=title)


def _unmarked(title: str) -> str:
    inner = title[1:-1]
    is_whole = title.startswith("《") and title.endswith("》") and "》" not in inner.partition("《")[0]
    return (inner if is_whole else title).translate(_INNER_MARKS)


def points_words(points: Decimal) -> str:
    """Percentage points without a sign: `5.2`."""
    return str(abs(points))
