"""任务分解表: who is to do what by when; no word on how it stands."""

from __future__ import annotations

from tracker.reports.composers import parts
from tracker.reports.composers.tasks import Value, task_table
from tracker.reports.report import Column, ColumnKind, Kind, Paragraph, Report, Section
from tracker.reports.subject import Subject
from tracker.reports.tally import tally_of
from tracker.reports.words import Words, line, plan_name


def compose(subject: Subject, words: Words) -> Report:
    tally = tally_of(subject)
    plan = plan_name(subject.plan, words)
    table = task_table(subject, words, _columns(words), words("caption.breakdown"))
    return Report(
        kind=Kind.BREAKDOWN,
        title=words("breakdown.title", plan=plan),
        subtitle=words("as_of", day=words.day(subject.today)),
        day=subject.today,
        plan=subject.plan.id,
        tally=tally,
        office=line(subject.office),
        sections=(Section("", (Paragraph(parts.scale(subject, tally, words)), table)),),
    )


def _columns(words: Words) -> tuple[tuple[Column, Value], ...]:
    def text(key: str, width: int, *, merges: bool = False, optional: bool = False) -> Column:
        return Column(key, words(f"column.{key}"), width=width, merges=merges, optional=optional)

    number = Column("number", words("column.number"), ColumnKind.NUMBER, 7)
    deadline = Column("deadline", words("column.deadline"), ColumnKind.DATE, 12)
    return (
        (number, lambda task: task.subject.numbers[task.id]),
        (text("point", 16, merges=True), lambda task: task.point),
        (text("group", 22, merges=True, optional=True), lambda task: task.group),
        (text("measure", 34), lambda task: line(task.item.title)),
        (text("target", 8, optional=True), lambda task: str(task.item.target or "")),
        (text("lead", 14), lambda task: task.lead),
        (text("units", 14), lambda task: task.units),
        (text("person", 10), lambda task: task.person),
        (text("requirement", 12, optional=True), lambda task: task.requirement),
        (deadline, lambda task: task.due),
    )
