"""One unit's tasks: those that it leads and those that it has a part in."""

from __future__ import annotations

from tracker.errors import BadValue, NothingMatches
from tracker.model.item import NoteKind
from tracker.model.progress import answerable
from tracker.reports.alarms import signal_of
from tracker.reports.composers import parts
from tracker.reports.composers.by_unit import figures_by_unit, leading
from tracker.reports.composers.comparison import comparison
from tracker.reports.composers.openings import heading_line
from tracker.reports.composers.tasks import Value, task_table
from tracker.reports.report import Column, ColumnKind, Kind, Report
from tracker.reports.subject import Subject, narrowed
from tracker.reports.tally import tally_of
from tracker.reports.words import Words, line, plan_name
from tracker.text.folding import fold


def compose(subject: Subject, words: Words) -> Report:
    """Raises BadValue when no unit was named, NothingMatches when the plan does not name it."""
    own = narrowed(subject, tuple(_tasks_of(subject)))
    unit = line(subject.unit)
    tally = tally_of(own)
    tasks = task_table(own, words, _columns(words, subject.unit), words("caption.unit", unit=unit))
    total = (*parts.overall(own, tally, words), *comparison(own, words), parts.counting_method(own, words))
    sections = (
        (words("unit.overall"), total),
        (words("unit.tasks"), (tasks,)),
        (words("unit.attention"), parts.any_or(parts.late(own, words), words("nothing_late"))),
        (words("progress.problems"), parts.any_or(parts.problems(own, words), words("no_problems"))),
        (words("progress.next_steps"), parts.what_comes_next(own, words)),
    )
    return Report(
        kind=Kind.UNIT,
        title=words("unit.title", unit=unit, plan=plan_name(subject.plan, words)),
        subtitle=heading_line(own, words),
        day=own.today,
        plan=own.plan.id,
        since=own.since,
        tally=tally,
        addressee=line(subject.addressee),
        office=line(subject.office),
        sections=tuple(parts.numbered(sections, words)),
    )


def _tasks_of(subject: Subject) -> list[str]:
    wanted = fold(subject.unit)
    if not wanted:
        raise BadValue(field="unit", value="", example=" · ".join(filter(None, figures_by_unit(subject))))
    found = [leaf for leaf in subject.leaves() if _names(subject, leaf, wanted)]
    if not found:
        raise NothingMatches(ref=subject.unit)
    return found


def _names(subject: Subject, leaf: str, wanted: str) -> bool:
    lead, units, person = answerable(subject.plan, leaf)
    return any(wanted in fold(name) for name in (*lead, *units, person))


def _columns(words: Words, unit: str) -> tuple[tuple[Column, Value], ...]:
    def column(key: str, kind: ColumnKind = ColumnKind.TEXT, width: int = 8) -> Column:
        return Column(key, words(f"column.{key}"), kind, width)

    wanted = fold(unit)

    def role(leads: tuple[str, ...]) -> str:
        return words("role.leads" if any(wanted in fold(name) for name in leads) else "role.helps")

    return (
        (column("number", ColumnKind.NUMBER, 6), lambda task: task.subject.numbers[task.id]),
        (column("measure", width=28), lambda task: line(task.item.title)),
        (column("role"), lambda task: role(leading(task.subject.plan, task.id))),
        (column("deadline", ColumnKind.DATE, 12), lambda task: task.due),
        (column("status", ColumnKind.STATUS), lambda task: task.status),
        (column("progress", ColumnKind.BAR, 16), lambda task: task.figures.progress),
        (column("light", ColumnKind.LIGHT, 16), lambda task: signal_of(task.subject, task.id)),
        (column("progress_note", width=24), lambda task: task.said(NoteKind.PROGRESS)),
    )
