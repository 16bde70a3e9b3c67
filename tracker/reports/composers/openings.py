"""What a report begins with: the line under its title, and the sentence that says what it tells of."""

from __future__ import annotations

from tracker.reports.report import Kind, Paragraph
from tracker.reports.subject import Subject
from tracker.reports.words import Words, line, plan_name


def heading_line(subject: Subject, words: Words) -> str:
    """What of the plan it is about, and the day or the period, as it stands under the title."""
    part = {"scope": line(subject.scope)} if subject.scope else {}
    key = "_part" if part else ""
    if subject.since is None:
        return words(f"as_of{key}", day=words.day(subject.today), **part)
    return words(f"period{key}", period=words.period(subject.since, subject.today), **part)


def opening(subject: Subject, kind: Kind, words: Words) -> Paragraph:
    """What is told of, and up to when or for which period."""
    plan = plan_name(subject.plan, words)
    if subject.since is None:
        return Paragraph(words(f"{kind.value}.opening", plan=plan, day=words.day(subject.today)))
    period = words.period(subject.since, subject.today)
    return Paragraph(words(f"{kind.value}.opening_period", plan=plan, period=period))
