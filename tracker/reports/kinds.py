"""The kinds of reports: one call that composes any of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib import import_module
from typing import Protocol, cast

from tracker.language.catalogue import Catalogue
from tracker.reports.report import Kind, Report
from tracker.reports.subject import Subject
from tracker.reports.words import Words

KINDS = tuple(kind for kind in Kind if kind is not Kind.ROLLUP)
"""The kinds on one plan, as `compose` takes them."""


def compose(kind: Kind, subject: Subject, catalogue: Catalogue) -> Report:
    """The report on one plan, of any kind in `KINDS`, in the language of the catalogue.

    Raises:
        BadValue: A unit's report was asked for without naming the unit.
        NothingMatches: The plan does not name the unit.
    """
    return _composer(kind).compose(subject, Words(catalogue))


def compose_rollup(
    subjects: Sequence[Subject], catalogue: Catalogue, *, today: date, since: date | None = None
) -> Report:
    """The roll-up of several plans; see `composers.rollup`."""
    from tracker.reports.composers import rollup

    return rollup.compose(subjects, Words(catalogue), today=today, since=since)


class _Composer(Protocol):
    """What each module of a kind on one plan is."""

    def compose(self, subject: Subject, words: Words) -> Report: ...


def _composer(kind: Kind) -> _Composer:
    """Only the one asked for is imported: all of them are a fifth of a short report's time."""
    return cast("_Composer", import_module(f"tracker.reports.composers.{kind.value}"))
