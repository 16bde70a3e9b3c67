"""通报: the whole, unit by unit, the late ones by name, and what is asked of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tracker.model.progress import Cause
from tracker.reports.alarms import alarming_leaves
from tracker.reports.composers import parts
from tracker.reports.composers.by_unit import units_table
from tracker.reports.composers.comparison import comparison
from tracker.reports.composers.openings import heading_line, opening
from tracker.reports.numbering import ordinal
from tracker.reports.report import Block, Kind, Paragraph, Report, Section
from tracker.reports.subject import Subject
from tracker.reports.tally import tally_of
from tracker.reports.words import Words, line, plan_name


def compose(subject: Subject, words: Words) -> Report:
    tally = tally_of(subject)
    plan = plan_name(subject.plan, words)
    total = (*parts.overall(subject, tally, words), *comparison(subject, words), parts.counting_method(subject, words))
    units = units_table(subject, words)
    by_unit: list[Block] = [units, Paragraph(words("units_method"), is_remark=True)] if units.rows else []
    sections = (
        (words("bulletin.overall"), total),
        (words("bulletin.by_point"), (parts.points_table(subject, tally, words), *parts.trend(subject, words))),
        *([(words("bulletin.by_unit"), by_unit)] if by_unit else []),
        (words("bulletin.late"), parts.any_or(parts.late(subject, words), words("nothing_late"))),
        (words("bulletin.demands"), tuple(_demands(subject, words))),
    )
    return Report(
        kind=Kind.BULLETIN,
        title=words("bulletin.title", plan=plan),
        subtitle=heading_line(subject, words),
        day=subject.today,
        plan=subject.plan.id,
        since=subject.since,
        tally=tally,
        addressee=line(subject.addressee),
        office=line(subject.office),
        sections=(
            Section("", (opening(subject, Kind.BULLETIN, words),)),
            *parts.numbered(sections, words),
        ),
    )


def _demands(subject: Subject, words: Words) -> Iterator[Paragraph]:
    """One for each thing that is wrong, and one for everybody."""
    causes = Counter(reason.cause for leaf in alarming_leaves(subject) for reason in subject.progress.of(leaf).reasons)
    behind = causes[Cause.BEHIND] + causes[Cause.FAR_BEHIND]
    asked = {
        "overdue": causes[Cause.OVERDUE],
        "behind": behind,
        "blocked": causes[Cause.BLOCKED],
        "near": causes[Cause.NEAR],
        "all": 1,
    }
    wanted = [(demand, count) for demand, count in asked.items() if count]
    for place, (demand, count) in enumerate(wanted, 1):
        yield Paragraph(words(f"demand.{demand}", count=count), ordinal(words, place, among=len(wanted)))
