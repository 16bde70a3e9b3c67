"""How the figures and headings of a report read, in the language of the catalogue.

Whatever comes from the plan passes through `line`: a report carries no character that a reader
cannot see, whichever store the plan came from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.language.catalogue import Catalogue
from tracker.language.wording import DASH, exact_percent_words, reason_words
from tracker.model.plan import Plan
from tracker.model.progress import Cause, Light, in_percent
from tracker.model.status import Status
from tracker.reports.report import Cell, Column, ColumnKind, Signal
from tracker.text.cleaning import clean_line
from tracker.text.numerals import numeral

_LAST_NUMERAL = 999
_SENTENCE_ENDS = "。；;.，, "

line = clean_line


@dataclass(frozen=True, slots=True)
class Words:
    catalogue: Catalogue

    def __call__(self, key: str, /, **fields: object) -> str:
        """The catalogue's entry `report.<key>`."""
        return self.catalogue(f"report.{key}", **fields)

    def day(self, day: date) -> str:
        return self("date", year=day.year, month=day.month, day=day.day)

    def short_day(self, day: date, year: int) -> str:
        """Without the year where that is `year`, which the report is about."""
        return self("day_in_year", month=day.month, day=day.day) if day.year == year else self.day(day)

    def percent(self, share: Fraction | None) -> str:
        """One decimal; a dash for nothing that counts."""
        return exact_percent_words(share)

    def points(self, share: Fraction | Decimal) -> str:
        """Percentage points without a sign: `5.2`."""
        return str(abs(in_percent(share) if isinstance(share, Fraction) else share))

    def status(self, status: Status) -> str:
        return self.catalogue(f"status.{status.value}")

    def light(self, light: Light) -> str:
        return self.catalogue(f"light.{light.value}")

    def signal(self, signal: Signal) -> str:
        """The light's word, the reason, and where it comes from: `红 逾期5天（3.2）`."""
        word = self.light(signal.light)
        if signal.reason.cause is Cause.NOT_COUNTED:
            return word
        reason = reason_words(signal.reason, self.catalogue)
        return f"{word} {self('where', reason=reason, number=signal.where) if signal.where else reason}"

    def cell(self, cell: Cell, column: Column) -> str:
        """A cell on one line as people read it; the percentage alone for a bar."""
        match cell:
            case str():
                return cell
            case Status():
                return self.status(cell)
            case Signal():
                return self.signal(cell)
            case Fraction():
                return self.percent(cell)
            case None:
                return DASH if column.kind in (ColumnKind.SHARE, ColumnKind.BAR) else ""
            case _:
                return str(cell)

    def plan(self, plan: Plan) -> str:
        """The plan's name with its office: `《某办公室2026年工作要点》`."""
        title = line(plan.title) or self("untitled", year=plan.year)
        org = line(plan.org)
        return self("plan", title=title) if not org or org in title else self("plan_of", org=org, title=title)

    def heading(self, place: int, title: str, *, level: int = 1) -> str:
        """Numbered as official documents are: `一、` on the first level, `（一）` on the second."""
        return self(f"heading_{level}", place=self._place(place), title=title)

    def entry(self, place: int, title: str) -> str:
        """What a numbered paragraph begins with: `1. 题目：`."""
        return self("entry", place=place, title=line(title).rstrip(_SENTENCE_ENDS))

    def ordinal(self, place: int, *, among: int) -> str:
        """What one of several paragraphs begins with: `一是`; empty where there is only one."""
        if among == 1:
            return ""
        return self("ordinal", place=self._place(place))

    def annex(self, place: int, among: int) -> str:
        """`附件1`; without the number where there is only one."""
        return self("annex", place=place if among > 1 else "").rstrip()

    def sentence(self, text: str) -> str:
        """Somebody's words as one sentence with its stop, whatever they end with."""
        return self("sentence", text=line(text).rstrip(_SENTENCE_ENDS))

    def dated(self, text: str, day: date, year: int) -> str:
        return self("dated", text=line(text).rstrip(_SENTENCE_ENDS), day=self.short_day(day, year))

    def listed(self, parts: Iterable[str]) -> str:
        return self.catalogue("list.comma").join(parts)

    def listed_loosely(self, parts: Iterable[str]) -> str:
        """With semicolons, for parts that have commas of their own."""
        return self.catalogue("list.semicolon").join(parts)

    def run(self, *sentences: str) -> str:
        """Sentences one after another; empty ones are left out."""
        return self("between_sentences").join(filter(None, sentences))

    def names(self, names: Iterable[str]) -> str:
        return self("name_separator").join(line(name) for name in names)

    def _place(self, place: int) -> str:
        return numeral(place) if self.catalogue.language == "zh" and place <= _LAST_NUMERAL else str(place)
