"""From an open plan to a report that is handed in: what the command line and the app's preview share."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Generator, Iterator
from contextlib import contextmanager
from datetime import date
from enum import Enum
from errno import ENAMETOOLONG
from pathlib import Path

from tracker.errors import (
    FolderInTheWay,
    FolderMissing,
    GivenUp,
    Gone,
    NameTooLong,
    NothingToReport,
    NotWritable,
    OpenElsewhere,
    ReportNotWritable,
    StoreError,
    WouldOverwrite,
)
from tracker.frozen import Frozen
from tracker.issued import Issued, issued_reports, remember
from tracker.language.catalogue import Catalogue
from tracker.model.history import as_of
from tracker.model.progress import Progress
from tracker.reports.formats import Format, Layout, file_bytes, printed
from tracker.reports.kinds import compose
from tracker.reports.report import Kind, Report
from tracker.reports.subject import subject_of
from tracker.store.disk import failures, write_atomically
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


class Order(Frozen):
    """The report that somebody wants."""

    kind: Kind = Kind.PROGRESS
    form: Format = Format.TERMINAL
    since: date | None = None
    """The first day of the period; None means everything up to today."""

    only: str = ""
    """A filter; empty means the whole plan."""

    unit: str = ""

    level: int | None = None
    """How many levels are told of; None means all."""

    scope: str = ""
    """What the filter narrows the plan to, in the words of the report."""

    addressee: str = ""
    """Whom it goes to, on one line; only for kinds that are addressed."""


def composed(workspace: Workspace, order: Order, words: Catalogue) -> Report:
    """The report on the state of its day: what counts for a later day is not in it.

    Raises:
        BadValue: A filter that cannot be understood.
        NothingToReport: The filter leaves nothing.
        NothingMatches: The plan does not name the unit that a unit's report is for.
    """
    progress = state_of_the_day(workspace)
    subject = subject_of(
        progress,
        steps=workspace.store.history(),
        now=workspace.store.plan,
        since=order.since,
        only=_chosen(workspace, progress, order),
        addressee=order.addressee,
        unit=order.unit,
        with_trend=order.form.draws,
        level=order.level,
        scope=order.scope,
        cuts_annexes=order.form.cuts_annexes,
    )
    return compose(order.kind, subject, words)


def state_of_the_day(workspace: Workspace) -> Progress:
    """The figures of the state as it was at the end of `today`, which `--on` may have set back."""
    steps = workspace.store.history()
    today = workspace.today
    if workspace.request.as_of is not None or all(step.on <= today for step in steps):
        return workspace.progress
    return Progress(as_of(workspace.store.plan, steps, today), today, workspace.settings.rules)


def hand_in(
    workspace: Workspace,
    report: Report,
    order: Order,
    words: Catalogue,
    *,
    path: Path,
    layout: Layout,
    overwrite: bool = False,
) -> bool:
    """Writes the report into a file, whole or not at all, and remembers that it was handed in.

    Returns:
        Whether it could be remembered; the file is there in any case.

    Raises:
        FolderMissing, WouldOverwrite, OpenElsewhere: As `may_write`, which is not asked when `overwrite`.
        FolderInTheWay: It is a folder.
        StoreError, NameTooLong: It could not be written; what was there before still is.
        GivenUp: Nobody waits for it any more; nothing was written.
    """
    put_into(workspace, path, lambda: _content(report, order, words, layout), overwrite=overwrite)
    return remember_it(workspace, report, order, words, file=path)


def _content(report: Report, order: Order, words: Catalogue, layout: Layout) -> bytes:
    content = file_bytes(report, order.form, words, layout)
    if layout.is_given_up():
        raise GivenUp
    return content


def put_into(workspace: Workspace, path: Path, content: Callable[[], bytes], *, overwrite: bool = False) -> None:
    """Writes what `content` makes, which is asked for only when it may go there; raises as `hand_in`."""
    with _refusals(path):
        if path.is_dir():
            raise FolderInTheWay(path=path)
        if not overwrite:
            may_write(workspace, path)
        is_new = not path.exists()
        write_atomically(path, content())
        if is_new:
            path.chmod(0o666 & ~_umask())  # a plan is for its owner alone, a report is for whoever the system says


@contextmanager
def _refusals(path: Path) -> Generator[None]:
    """What the system refuses, told of a report and not of a plan."""
    try:
        with failures(path, writing=True):
            yield
    except (NotWritable, Gone) as error:
        raise ReportNotWritable(path=path) from error
    except StoreError as error:
        if isinstance(error.__cause__, OSError) and error.__cause__.errno == ENAMETOOLONG:
            raise NameTooLong(path=path) from error
        raise


def may_write(workspace: Workspace, path: Path) -> None:
    """Whether a report may go there: a new file, or one that was handed in before.

    Raises:
        FolderMissing: Its folder is not there.
        WouldOverwrite: Something else stands there, such as the document that the plan came from.
        OpenElsewhere: An office program has it open.
    """
    if not path.parent.is_dir():
        raise FolderMissing(path=path.parent)
    if path.exists() and str(path.resolve()) not in {each.file for each in issued_reports(workspace.file)}:
        raise WouldOverwrite(path=path)
    if path.exists() and any((path.parent / name).exists() for name in _lock_names(path.name)):
        raise OpenElsewhere(path=path)


def _lock_names(name: str) -> Iterator[str]:
    """The files beside an open one: Word drops up to two letters of a long name, LibreOffice adds a hash."""
    yield from (f"~${name[dropped:]}" for dropped in range(3))
    yield f".~lock.{name}#"


def remember_it(workspace: Workspace, report: Report, order: Order, words: Catalogue, *, file: Path | None) -> bool:
    """Notes that the report was handed in, on paper (no file) or as a file; answers whether that could be noted."""
    tally = report.tally
    issued = Issued(
        at=workspace.clock(),
        on=workspace.today,
        kind=order.kind.value,
        since=order.since,
        file=str(file.resolve()) if file else "",
        done=tally.done if tally else 0,
        counted=tally.counted if tally else 0,
        text=printed(report, Format.TEXT, words),
    )
    try:
        remember(workspace.file, issued)
    except StoreError:
        return False
    return True


def _chosen(workspace: Workspace, progress: Progress, order: Order) -> Collection[str] | None:
    """The leaves that pass the filter; a parent that passes says nothing about what is below it."""
    if not order.only:
        return None
    from tracker.model.query import matching  # 3 ms that a report on everything does not pay

    plan = progress.plan
    found = matching(progress, workspace.wanted(order.only))
    leaves = [item_id for item_id in found if plan.is_leaf(item_id)]
    if not leaves:
        raise NothingToReport(only=order.only)
    return leaves


def font_notice(form: Format, layout: Layout, words: Catalogue) -> str:
    """Which of the official fonts are drawn as others here; empty where none is, or another format or template asks."""
    if form not in (Format.DOCX, Format.PDF) or layout.template is not None:
        return ""
    from tracker.fonts import missing_fonts  # with what starts programs, which a printed report needs not

    missing = missing_fonts()
    return words(f"report.fonts_{form.value}", fonts=words("report.name_separator").join(missing)) if missing else ""


def _umask() -> int:
    """The only way to ask for it is to set it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
