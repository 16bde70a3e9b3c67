"""Several plans side by side: counties of one year, or years of one office."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from tracker.model.change import Loaded
from tracker.model.plan import ROOT
from tracker.model.progress import elapsed_share
from tracker.reports.alarms import signal_of
from tracker.reports.report import Column, ColumnKind, Kind, Paragraph, Report, Row, Section, Table
from tracker.reports.subject import Subject
from tracker.reports.words import Words, line, plan_name


def compose(subjects: Sequence[Subject], words: Words, *, today: date, since: date | None = None) -> Report:
    """A row a plan, the one with the highest completion rate first.

    Args:
        since: Plans in which nothing was recorded from this day on are named as silent; None names none.
    """
    ranked = sorted(subjects, key=_standing, reverse=True)
    names = _names(ranked, words)
    table = Table(_columns(words), tuple(_rows(ranked, names)), words("caption.rollup"))
    silent = [
        name for name, each in zip(names, ranked, strict=True) if since and (last_recorded(each) or date.min) < since
    ]
    named = words.names(silent)
    blocks = [Paragraph(words("rollup.scale", count=len(ranked), day=words.day(today))), table]
    if since and silent:
        blocks.append(Paragraph(words("rollup.silent", since=words.day(since), count=len(silent), names=named)))
    blocks.append(Paragraph(words("method_short"), is_remark=True))
    return Report(
        kind=Kind.ROLLUP,
        title=words("rollup.title"),
        subtitle=words("as_of", day=words.day(today)),
        day=today,
        plan="",
        since=since,
        tally=None,
        sections=(Section("", tuple(blocks)),),
    )


def last_recorded(subject: Subject) -> date | None:
    """The last day up to today for which a note or an edit counts; None when nothing was ever recorded."""
    noted = (note.on for notes in subject.plan.notes.values() for note in notes)
    edited = (step.on for step in subject.steps if not all(isinstance(change, Loaded) for change in step.changes))
    return max((day for day in (*noted, *edited) if day <= subject.today), default=None)


def _standing(subject: Subject) -> tuple[Fraction, Fraction]:
    """By completion rate, then by progress; a plan in which nothing counts comes last."""
    whole = subject.progress.whole
    if whole.progress is None:
        return Fraction(-1), Fraction(-1)
    return Fraction(whole.done, whole.counted), whole.progress


def _names(subjects: Sequence[Subject], words: Words) -> list[str]:
    """What tells the plans apart: the offices of one year, the years of one office, or their whole names."""
    orgs, years = {line(each.plan.org) for each in subjects}, {each.plan.year for each in subjects}
    if len(years) == 1 and len(orgs - {""}) == len(subjects):
        return [line(each.plan.org) for each in subjects]
    if len(orgs) == 1 and len(years) == len(subjects):
        return [words("rollup.year", year=each.plan.year) for each in subjects]
    return [line(plan_name(each.plan, words)) for each in subjects]


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        Column("rank", words("column.rank"), ColumnKind.COUNT, 5),
        Column("plan", words("column.plan"), width=30),
        Column("counted", words("column.counted"), ColumnKind.COUNT, 8),
        Column("done", words("column.done_short"), ColumnKind.COUNT, 6),
        Column("rate", words("column.rate"), ColumnKind.SHARE, 7),
        Column("progress", words("column.progress"), ColumnKind.BAR, 16),
        Column("elapsed", words("column.elapsed"), ColumnKind.SHARE, 8),
        Column("light", words("column.light"), ColumnKind.LIGHT, 18),
        Column("last", words("column.last_recorded"), ColumnKind.DATE, 13),
    )


def _rows(ranked: Sequence[Subject], names: Sequence[str]) -> Iterable[Row]:
    standings = [_standing(each) for each in ranked]
    for subject, name, standing in zip(ranked, names, standings, strict=True):
        whole = subject.progress.whole
        yield Row(
            (
                standings.index(standing) + 1,
                name,
                whole.counted,
                whole.done,
                Fraction(whole.done, whole.counted) if whole.counted else None,
                whole.progress,
                elapsed_share(subject.plan, ROOT, today=subject.today),
                signal_of(subject, ROOT),
                last_recorded(subject),
            )
        )
