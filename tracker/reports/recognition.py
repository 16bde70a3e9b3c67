"""Whether a document is one of our own reports, by the title that a report has in every format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from tracker.model.plan import Plan
from tracker.reports.composers import summary
from tracker.reports.report import Kind
from tracker.reports.words import Words, line, plan_name
from tracker.text.folding import fold

_TITLE_WITHIN = 4
"""Lines that are not empty; a Word document sets a long title in two or three."""

_ANY = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a unit until the title is a pattern; `re.escape` leaves it as it is."""


def is_report_on(plan: Plan, lines: Sequence[str], languages: Iterable[Words]) -> bool:
    """Whether the lines begin as a report of any kind on that plan does, in one of the languages."""
    begun = _folded("".join(islice(filter(None, lines), _TITLE_WITHIN)))
    return any(re.search(title, begun) for words in languages for title in _titles(plan, words))


def _titles(plan: Plan, words: Words) -> Iterator[str]:
    """Patterns of the titles of all reports on one plan, whatever unit one is for."""
    yield re.escape(_folded(summary.title(line(plan.org), plan.year, words)))
    for kind in frozenset(Kind) - {Kind.SUMMARY, Kind.ROLLUP}:
        title = words(f"{kind.value}.title", plan=plan_name(plan, words), unit=_ANY)
        yield re.escape(_folded(title)).replace(_ANY, ".+")


def _folded(text: str) -> str:
    return fold("".join(text.split()))
