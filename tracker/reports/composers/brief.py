"""A few lines of plain text for a chat message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.language.wording import reason_words
from tracker.model.progress import Light
from tracker.reports.alarms import alarming_rows
from tracker.reports.composers import parts
from tracker.reports.composers.comparison import comparison
from tracker.reports.composers.cutting import worst
from tracker.reports.composers.openings import heading_line
from tracker.reports.report import Kind, Paragraph, Report, Section
from tracker.reports.subject import Subject
from tracker.reports.tally import tally_of
from tracker.reports.words import Words, line, plan_name

_NAMED_AT_MOST = 5


def compose(subject: Subject, words: Words) -> Report:
    tally = tally_of(subject)
    blocks = (
        *parts.pace(tally, words),
        *comparison(subject, words),
        *_lit(subject, words),
        *_coming(subject, words),
        Paragraph(words("method_short"), is_remark=True),
    )
    return Report(
        kind=Kind.BRIEF,
        title=words("brief.title", plan=plan_name(subject.plan, words)),
        subtitle=heading_line(subject, words),
        day=subject.today,
        plan=subject.plan.id,
        since=subject.since,
        tally=tally,
        sections=(Section("", blocks),),
    )


def _lit(subject: Subject, words: Words) -> Iterator[Paragraph]:
    """The red ones and the yellow ones, the worst of them by name and reason."""
    for light in (Light.RED, Light.YELLOW):
        rows = [row for row in alarming_rows(subject) if subject.progress.of(row).light is light]
        if rows:
            count = sum(subject.progress.of(leaf).light is light for leaf in subject.leaves())
            worst_ones = worst(subject, rows, _NAMED_AT_MOST)
            named = [_with(words, subject, row, _reason(subject, row, words)) for row in worst_ones]
            text = words("brief.lit", light=words.light(light), items=count, names=_listed(named, rows, words))
            yield Paragraph(text)


def _coming(subject: Subject, words: Words) -> Iterator[Paragraph]:
    """What is due within the days that count as near."""
    near_days = range(subject.progress.rules.near_days + 1)
    open_ones = [leaf for leaf in subject.leaves() if subject.item(leaf).status.is_open]
    due = [(day, leaf) for leaf in open_ones if (day := parts.due_day(subject, leaf))]
    near = [leaf for day, leaf in sorted(due, key=lambda each: each[0]) if (day - subject.today).days in near_days]
    if near:
        named = [_with(words, subject, leaf, _day(subject, leaf, words)) for leaf in near[:_NAMED_AT_MOST]]
        yield Paragraph(words("brief.coming", items=len(near), names=_listed(named, near, words)))


def _with(words: Words, subject: Subject, leaf: str, told: str) -> str:
    return words("where", reason=line(subject.item(leaf).title), number=told)


def _reason(subject: Subject, leaf: str, words: Words) -> str:
    return reason_words(subject.progress.of(leaf).reason, words.catalogue)


def _day(subject: Subject, leaf: str, words: Words) -> str:
    day = parts.due_day(subject, leaf)
    assert day is not None, "only what has a deadline is near"
    return words.short_day(day, subject.plan.year)


def _listed(named: Sequence[str], all_of_them: Sequence[str], words: Words) -> str:
    names = words.listed_loosely(named)
    return words("brief.and_others", names=names) if len(all_of_them) > len(named) else names
