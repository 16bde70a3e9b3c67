"""进展情况报告: where the plan stands, what was done point by point, problems, next steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.model.plan import ROOT
from tracker.reports.composers import parts
from tracker.reports.composers.achievements import achievements
from tracker.reports.composers.comparison import changes_table, comparison
from tracker.reports.composers.openings import heading_line, opening
from tracker.reports.numbering import annex_name, heading
from tracker.reports.report import Kind, Paragraph, Report, Section, Table
from tracker.reports.subject import Subject
from tracker.reports.tally import tally_of
from tracker.reports.words import Words, line, plan_name


def compose(subject: Subject, words: Words) -> Report:
    tally = tally_of(subject)
    plan, annexes = plan_name(subject.plan, words), _annexes(subject, words)
    total = (
        *parts.overall(subject, tally, words),
        *comparison(subject, words),
        *_see(tuple(annexes), words),
        parts.points_table(subject, tally, words),
        *parts.trend(subject, words),
        parts.counting_method(subject, words),
    )
    return Report(
        kind=Kind.PROGRESS,
        title=words("progress.title", plan=plan),
        subtitle=heading_line(subject, words),
        day=subject.today,
        plan=subject.plan.id,
        since=subject.since,
        tally=tally,
        addressee=line(subject.addressee),
        office=line(subject.office),
        sections=(
            Section("", (opening(subject, Kind.PROGRESS, words),)),
            Section(heading(words, 1, words("progress.overall")), total),
            Section(heading(words, 2, words("progress.achievements")), ()),
            *_points(subject, words),
            Section(
                heading(words, 3, words("progress.problems")),
                parts.any_or(parts.problems(subject, words), words("no_problems")),
            ),
            Section(
                heading(words, 4, words("progress.next_steps")),
                parts.what_comes_next(subject, words),
            ),
        ),
        annexes=tuple(annexes.values()),
    )


def _points(subject: Subject, words: Words) -> Iterator[Section]:
    for place, point in enumerate(subject.plan.below(ROOT), 1):
        told = parts.any_or(achievements(subject, words, point), words("nothing_recorded"))
        yield Section(heading(words, place, line(subject.item(point).title), level=2), told, level=2)


def _annexes(subject: Subject, words: Words) -> dict[str, Table]:
    """By what they hold; captions also say how much was cut."""
    tables = {"alarming": parts.alarming_table(subject, words), "changes": changes_table(subject, words)}
    return {words(f"caption.{name}"): table for name, table in tables.items() if table.rows}


def _see(annexes: Sequence[str], words: Words) -> tuple[Paragraph, ...]:
    """Which annex holds what; nothing where there is none."""
    if not annexes:
        return ()
    named = [
        words("see_annex", annex=annex_name(words, place, len(annexes)), caption=caption)
        for place, caption in enumerate(annexes, 1)
    ]
    return (Paragraph(words.sentence(words.listed_loosely(named))),)
