"""The kinds of reports: one call that composes any of them."""

from __future__ import annotations

from collections.abc import Callable

from tracker.language.catalogue import Catalogue
from tracker.reports.composers import progress
from tracker.reports.report import Kind, Report
from tracker.reports.subject import Subject
from tracker.reports.words import Words

_COMPOSERS: dict[Kind, Callable[[Subject, Words], Report]] = {
    Kind.PROGRESS: progress.compose,
}


def compose(kind: Kind, subject: Subject, catalogue: Catalogue) -> Report:
    """The report of that kind on one plan, in the language of the catalogue."""
    return _COMPOSERS[kind](subject, Words(catalogue))
