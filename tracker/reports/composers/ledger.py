"""台账: every task with who answers for it, when it is due, how it stands and what was said of it."""

from __future__ import annotations

from tracker.model.item import NoteKind
from tracker.reports.alarms import signal_of
from tracker.reports.composers import parts
from tracker.reports.composers.comparison import comparison
from tracker.reports.composers.openings import heading_line
from tracker.reports.composers.tasks import Value, task_table
from tracker.reports.report import Column, ColumnKind, Kind, Report, Section
from tracker.reports.subject import Subject
from tracker.reports.tally import tally_of
from tracker.reports.words import Words, line, plan_name


def compose(subject: Subject, words: Words) -> Report:
    tally = tally_of(subject)
    has_targets = any(subject.item(row).target for row in subject.rows())
    table = task_table(subject, words, _columns(words, has_targets=has_targets), words("caption.ledger"))
    total = (*parts.overall(subject, tally, words), *comparison(subject, words))
    blocks = (*total, table, parts.counting_method(subject, words))
    return Report(
        kind=Kind.LEDGER,
        title=words("ledger.title", plan=plan_name(subject.plan, words)),
        subtitle=heading_line(subject, words),
        day=subject.today,
        plan=subject.plan.id,
        since=subject.since,
        tally=tally,
        office=line(subject.office),
        sections=(Section("", blocks),),
    )


def _columns(words: Words, *, has_targets: bool) -> tuple[tuple[Column, Value], ...]:
    """Where there are targets, what was reached of them can be filled in."""

    def text(key: str, width: int, *, merges: bool = False, optional: bool = False) -> Column:
        return Column(key, words(f"column.{key}"), width=width, merges=merges, optional=optional)

    def typed(key: str, kind: ColumnKind, width: int) -> Column:
        return Column(key, words(f"column.{key}"), kind, width)

    return (
        (typed("number", ColumnKind.NUMBER, 6), lambda task: task.subject.numbers[task.id]),
        (text("point", 10, merges=True), lambda task: task.point),
        (text("group", 14, merges=True, optional=True), lambda task: task.group),
        (text("measure", 22), lambda task: line(task.item.title)),
        (text("target", 7, optional=True), lambda task: str(task.item.target or "")),
        (text("actual", 7, optional=not has_targets), lambda task: str(task.item.actual or "")),
        (text("lead", 9, optional=True), lambda task: task.lead),
        (text("units", 9), lambda task: task.units),
        (text("person", 7), lambda task: task.person),
        (typed("deadline", ColumnKind.DATE, 12), lambda task: task.due),
        (text("progress_note", 20), lambda task: task.said(NoteKind.PROGRESS)),
        (text("problem", 14), lambda task: task.problem),
        (text("next_step", 14), lambda task: task.next_step),
        (typed("status", ColumnKind.STATUS, 9), lambda task: task.status),
        (typed("progress", ColumnKind.SHARE, 8), lambda task: task.figures.progress),
        (typed("light", ColumnKind.LIGHT, 13), lambda task: signal_of(task.subject, task.id)),
        (typed("finished_on", ColumnKind.DATE, 12), lambda task: task.finished_on),
    )
