"""Lists that end where nobody reads on: the worst are told, and a sentence says how many more the ledger has."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.model.progress import gravity
from tracker.reports.report import Paragraph
from tracker.reports.subject import Subject
from tracker.reports.words import Words

LISTED_AT_MOST = 50
"""Tasks told one after another, on four pages."""

TOLD_OF_A_POINT = 30
"""Achievements of one point."""

ROWS_AT_MOST = 100
"""Rows of an annex that is cut."""


def worst(subject: Subject, items: Sequence[str], most: int) -> Sequence[str]:
    """All of them as they stand where there are no more than `most`; else that many, the worst first."""
    if len(items) <= most:
        return items
    return sorted(items, key=lambda each: gravity(subject.progress.of(each)), reverse=True)[:most]


def and_more(told: int, of: int, words: Words) -> tuple[Paragraph, ...]:
    """How many are not told; nothing when all are."""
    return (Paragraph(words("and_more", count=of - told)),) if told < of else ()


def besides_the_worst(told: int, of: int, words: Words) -> tuple[Paragraph, ...]:
    """The same behind those that `worst` left."""
    return (Paragraph(words("besides_the_worst", told=told, count=of - told)),) if told < of else ()
