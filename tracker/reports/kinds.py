"""The kinds of reports: one call that composes any of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from tracker.errors import BadValue
from tracker.language.catalogue import Catalogue
from tracker.reports.composers import breakdown, brief, bulletin, leader, ledger, progress, rollup, summary, unit
from tracker.reports.report import Kind, Report
from tracker.reports.subject import Subject
from tracker.reports.words import Words

_COMPOSERS: dict[Kind, Callable[[Subject, Words], Report]] = {
    Kind.PROGRESS: progress.compose,
    Kind.LEDGER: ledger.compose,
    Kind.BREAKDOWN: breakdown.compose,
    Kind.BULLETIN: bulletin.compose,
    Kind.SUMMARY: summary.compose,
    Kind.UNIT: unit.compose,
    Kind.LEADER: leader.compose,
    Kind.BRIEF: brief.compose,
}

KINDS = tuple(_COMPOSERS)
"""The kinds on one plan, as `compose` takes them."""


def kind_named(name: str) -> Kind:
    """Raises BadValue when there is none of that name."""
    try:
        return Kind(name.strip().lower())
    except ValueError as unknown:
        raise BadValue(field="kind", value=name, example=", ".join(kind.value for kind in Kind)) from unknown


def compose(kind: Kind, subject: Subject, catalogue: Catalogue) -> Report:
    """The report on one plan, of any kind in `KINDS`, in the language of the catalogue.

    Raises:
        BadValue: A unit's report was asked for without naming the unit.
        NothingMatches: The plan does not name the unit.
    """
    return _COMPOSERS[kind](subject, Words(catalogue))


def compose_rollup(
    subjects: Sequence[Subject], catalogue: Catalogue, *, today: date, since: date | None = None
) -> Report:
    """The roll-up of several plans; see `composers.rollup`."""
    return rollup.compose(subjects, Words(catalogue), today=today, since=since)
