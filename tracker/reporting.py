"""From an open plan to a report that is handed in: what the command line and the app's preview share."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from pathlib import Path

from tracker.entry import status_and_light_words
from tracker.issued import Issued, remember
from tracker.language.catalogue import Catalogue
from tracker.model.query import matching, read_filter
from tracker.reports.formats import Format, Layout, file_bytes, printed
from tracker.reports.kinds import compose
from tracker.reports.report import Kind, Report
from tracker.reports.subject import subject_of
from tracker.store.disk import write_atomically
from tracker.workspace import Workspace


class Period(Enum):
    """What offices report on. The value is what a user types."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half"
    YEAR = "year"

    def first_day(self, day: date) -> date:
        """The first day of the period that `day` lies in."""
        months = _MONTHS[self]
        return date(day.year, (day.month - 1) // months * months + 1, 1)


_MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Order:
    """The report that somebody wants."""

    kind: Kind = Kind.PROGRESS
    form: Format = Format.TERMINAL
    since: date | None = None
    """The first day of the period; None means everything up to today."""

    only: str = ""
    """A filter; empty means the whole plan."""

    unit: str = ""


def composed(workspace: Workspace, order: Order, words: Catalogue) -> Report:
    """Raises BadValue for a filter that cannot be understood, NothingMatches for a unit that is not there."""
    subject = subject_of(
        workspace.progress,
        steps=workspace.history(),
        since=order.since,
        only=_chosen(workspace, order),
        unit=order.unit,
        with_trend=order.form.draws,
    )
    return compose(order.kind, subject, words)


def hand_in(
    workspace: Workspace, report: Report, order: Order, words: Catalogue, *, path: Path, layout: Layout
) -> None:
    """Writes the report into a file, whole or not at all, and remembers that it was handed in.

    Raises:
        StoreError: It could not be written; what was there before still is.
    """
    write_atomically(path, file_bytes(report, order.form, words, layout))
    remember_it(workspace, report, order, words, file=str(path))


def remember_it(workspace: Workspace, report: Report, order: Order, words: Catalogue, *, file: str) -> None:
    whole = workspace.progress.whole
    issued = Issued(
        at=workspace.clock(),
        on=workspace.today,
        kind=order.kind.value,
        since=order.since,
        file=file,
        done=whole.done,
        counted=whole.counted,
        text=printed(report, Format.TEXT, words),
    )
    remember(workspace.file, issued)


def day_after(issued: Issued) -> date:
    """Where the period of a report begins that follows on `issued`."""
    return issued.on + timedelta(days=1)


def _chosen(workspace: Workspace, order: Order) -> Collection[str] | None:
    if not order.only:
        return None
    return matching(workspace.progress, read_filter(order.only, status_and_light_words()))
