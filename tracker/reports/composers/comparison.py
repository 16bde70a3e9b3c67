"""What has changed since the beginning of the period, in a sentence and in a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.model.progress import deadline_of, in_percent
from tracker.reports.changes import Changes, Moved, Movement, changes_of, moved_rows
from tracker.reports.composers.cutting import ROWS_AT_MOST
from tracker.reports.report import Column, ColumnKind, Paragraph, Row, Table
from tracker.reports.subject import Subject
from tracker.reports.words import Words, line, points_words


def comparison(subject: Subject, words: Words) -> tuple[Paragraph, ...]:
    """Nothing for a report without a period."""
    if subject.before is None:
        return ()
    assert subject.since is not None, "it is what there is a state before"
    period = words.period(subject.since, subject.today, year=subject.plan.year)
    text = words("comparison", period=period, parts=words.listed(_counts(changes_of(subject), words)))
    return (Paragraph(words.run(text, _gain(subject, words))),)


def _counts(changes: Changes, words: Words) -> Iterator[str]:
    """How many were finished, if only that none were; of all else only what there is."""
    counts = {
        "done": changes.count(Movement.DONE),
        "advanced": changes.advanced,
        "blocked": changes.newly_blocked,
        "overdue": changes.count(Movement.OVERDUE),
        "reopened": changes.count(Movement.REOPENED),
        "added": changes.count(Movement.ADDED),
        "deadline": changes.count(Movement.DEADLINE),
        "notes": changes.notes,
    }
    if not counts["done"]:
        yield words("in_period.none_done")
    yield from (words(f"in_period.{key}", count=count) for key, count in counts.items() if count)


def changes_table(subject: Subject, words: Words) -> Table:
    """A row an item that has changed, the weightiest alone where the annex is cut; none without a period."""
    columns = (
        Column("number", words("column.number"), ColumnKind.NUMBER, 6),
        Column("change", words("column.change"), width=10),
        Column("before", words("column.before"), ColumnKind.STATUS, 8),
        Column("status", words("column.now"), ColumnKind.STATUS, 8),
        Column("progress_before", words("column.progress_before"), ColumnKind.SHARE, 8),
        Column("progress", words("column.progress_now"), ColumnKind.SHARE, 8),
        Column("title", words("column.task"), width=36),
    )
    moved = moved_rows(subject)
    told = _weightiest(moved) if subject.cuts_annexes else moved
    caption = words("caption.changes")
    if len(told) < len(moved):
        caption = words("caption.some_of", caption=caption, count=len(moved), told=len(told))
    return Table(columns, tuple(_row(subject, each, words) for each in told), caption)


def _weightiest(moved: Sequence[Moved]) -> Sequence[Moved]:
    """All in plan order where they are few; else what went wrong, then what was finished, then the others."""
    if len(moved) <= ROWS_AT_MOST:
        return moved
    return sorted(moved, key=lambda each: _WEIGHT.index(each.movement))[:ROWS_AT_MOST]


_WEIGHT = (
    Movement.OVERDUE,
    Movement.REOPENED,
    Movement.DONE,
    Movement.ADDED,
    Movement.STATUS,
    Movement.DEADLINE,
    Movement.PROGRESS,
)


def _row(subject: Subject, moved: Moved, words: Words) -> Row:
    before, now = moved.before, moved.now
    return Row(
        (
            subject.numbers[moved.item],
            _movement(subject, moved, words),
            before.status if before else None,
            now.status,
            before.progress if before else None,
            now.progress,
            line(subject.item(moved.item).title),
        ),
        item=moved.item,
    )


def _movement(subject: Subject, moved: Moved, words: Words) -> str:
    """What is said of it; of a deadline also from when to when."""
    said = words(f"movement.{moved.movement.value}")
    if moved.movement is not Movement.DEADLINE:
        return said
    days = (moved.deadline_before, deadline_of(subject.plan, moved.item))
    was, due = (words.short_day(each.day, subject.plan.year) if each else words("no_day") for each in days)
    return words("movement_days", said=said, was=was, due=due)


def _gain(subject: Subject, words: Words) -> str:
    """How far the whole plan has moved, as the difference of the printed figures; empty where one is a dash."""
    assert subject.before is not None, "there is a period"
    before, now = subject.before.whole.progress, subject.progress.whole.progress
    if before is None or now is None:
        return ""
    gain = in_percent(now) - in_percent(before)
    way = "up" if gain > 0 else "down" if gain < 0 else "level"
    eve = words.short_day(subject.before.today, subject.plan.year)
    return words(f"gain.{way}", eve=eve, points=points_words(gain))
