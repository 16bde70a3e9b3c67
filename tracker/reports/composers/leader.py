"""一页纸: what a leader must know, and nothing that does not fit on one page."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.model.item import Note
from tracker.reports.composers import parts
from tracker.reports.composers.achievements import news, news_words
from tracker.reports.composers.comparison import comparison
from tracker.reports.composers.cutting import besides_the_worst, worst
from tracker.reports.composers.openings import heading_line
from tracker.reports.report import Kind, Paragraph, Report
from tracker.reports.subject import Subject
from tracker.reports.tally import tally_of
from tracker.reports.words import Words, plan_name

_AT_MOST = 3
"""Entries in a list of the page; how many more of the bad ones there are is said."""


def compose(subject: Subject, words: Words) -> Report:
    tally = tally_of(subject)
    # How many tasks there are is in the table; who signs is on the letter that the page goes with.
    total = (
        *parts.overall(subject, tally, words)[1:],
        *comparison(subject, words),
        parts.points_table(subject, tally, words),
        Paragraph(words("method_short"), is_remark=True),
    )
    sections = (
        (words("leader.overall"), total),
        (words("leader.attention"), parts.any_or(parts.late(subject, words, at_most=_AT_MOST), words("nothing_late"))),
        (words("leader.decide"), parts.any_or(_to_decide(subject, words), words("nothing_to_decide"))),
        (words("leader.news"), parts.any_or(_news(subject, words), words("nothing_recorded"))),
    )
    return Report(
        kind=Kind.LEADER,
        title=words("leader.title", plan=plan_name(subject.plan, words)),
        subtitle=heading_line(subject, words),
        day=subject.today,
        plan=subject.plan.id,
        since=subject.since,
        tally=tally,
        sections=tuple(parts.numbered(sections, words)),
    )


def _to_decide(subject: Subject, words: Words) -> Iterator[Paragraph]:
    """What is blocked, which somebody above must resolve; the worst of it."""
    blocked = [row for row in subject.rows() if subject.blocked(row)]
    told = worst(subject, blocked, _AT_MOST)
    yield from parts.entries(subject, words, told, parts.problem)
    yield from besides_the_worst(len(told), len(blocked), words)


def _news(subject: Subject, words: Words) -> Iterator[Paragraph]:
    """The latest progress, the newest first."""
    latest = ((each, news(subject, each, words)) for each in subject.told)
    noted = sorted(((note, each) for each, note in latest if note), key=lambda pair: _newest_first(pair[0]))
    yield from parts.entries(subject, words, [each for _, each in noted[:_AT_MOST]], news_words)


def _newest_first(note: Note) -> tuple[int, float]:
    return -note.on.toordinal(), -note.at.timestamp()
