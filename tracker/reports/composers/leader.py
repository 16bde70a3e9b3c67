"""一页纸: what a leader must know, and nothing that does not fit on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.model.item import Note, NoteKind
from tracker.reports.composers import parts
from tracker.reports.composers.comparison import comparison
from tracker.reports.numbering import entry
from tracker.reports.report import Kind, Paragraph, Report
from tracker.reports.subject import Subject
from tracker.reports.tally import tally_of
from tracker.reports.words import Words, plan_name

_AT_MOST = 3
"""Entries in a list of the page; how many more there are is said."""


def compose(subject: Subject, words: Words) -> Report:
    tally = tally_of(subject)
    # How many tasks there are is in the table; who signs is on the letter that the page goes with.
    total = (
        *parts.overall(subject, tally, words)[1:],
        *comparison(subject, words),
        parts.points_table(subject, tally, words),
        Paragraph(words("method_short"), is_remark=True),
    )
    alarming = [parts.named(subject, leaf, place, words) for place, leaf in enumerate(subject.alarming(), 1)]
    sections = (
        (words("leader.overall"), total),
        (words("leader.attention"), _shortened(alarming, words("nothing_late"), words)),
        (words("leader.decide"), _shortened(list(_to_decide(subject, words)), words("nothing_to_decide"), words)),
        (words("leader.news"), _shortened(list(_news(subject, words)), words("nothing_recorded"), words)),
    )
    return Report(
        kind=Kind.LEADER,
        title=words("leader.title", plan=plan_name(subject.plan, words)),
        subtitle=parts.heading_line(subject, words),
        day=subject.today,
        plan=subject.plan.id,
        since=subject.since,
        tally=tally,
        sections=tuple(parts.numbered(sections, words)),
    )


def _shortened(entries: Sequence[Paragraph], nothing: str, words: Words) -> tuple[Paragraph, ...]:
    more = len(entries) - _AT_MOST
    kept = parts.any_or(entries[:_AT_MOST], nothing)
    return (*kept, Paragraph(words("and_more", count=more))) if more > 0 else kept


def _to_decide(subject: Subject, words: Words) -> Iterator[Paragraph]:
    """What is blocked, which somebody above must resolve."""
    blocked = (row for row in subject.rows() if subject.blocked(row))
    for place, leaf in enumerate(blocked, 1):
        told = parts.problem(subject, leaf, words)
        yield Paragraph(told, entry(words, place, subject.item(leaf).title), leaf)


def _news(subject: Subject, words: Words) -> Iterator[Paragraph]:
    """The latest progress, the newest first."""
    latest = ((each, subject.latest(each, NoteKind.PROGRESS)) for each in subject.told)
    noted = sorted(((note, each) for each, note in latest if note), key=lambda pair: _newest_first(pair[0]))
    for place, (note, item_id) in enumerate(noted, 1):
        told = words.dated(note.text, note.on, subject.plan.year)
        yield Paragraph(told, entry(words, place, subject.item(item_id).title), item_id)


def _newest_first(note: Note) -> tuple[int, float]:
    return -note.on.toordinal(), -note.at.timestamp()
