"""Paragraphs and tables that several kinds of report have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from tracker.language.wording import reason_words
from tracker.model.item import Item, NoteKind
from tracker.model.plan import ROOT
from tracker.model.progress import answerable, deadline_of, elapsed_share, in_percent
from tracker.model.status import Status
from tracker.reports.alarms import alarming_rows, signal_of
from tracker.reports.composers.cutting import (
    LISTED_AT_MOST,
    ROWS_AT_MOST,
    besides_the_worst,
    worst,
)
from tracker.reports.numbering import entry, heading
from tracker.reports.report import Block, Column, ColumnKind, Paragraph, Row, Section, Table, Tally, Trend
from tracker.reports.subject import Subject
from tracker.reports.words import SENTENCE_ENDS, Words, line, plan_name, points_words

_BECAUSE = re.compile(r"(?:因为|由于|因(?![素果]))[，,：:]?")
"""What the sentence around a reason says already."""

_NAMED_AT_MOST = 10
"""Titles in one sentence."""


def overall(subject: Subject, tally: Tally, words: Words) -> tuple[Paragraph, ...]:
    """Counts, shares, rate against elapsed share, what to think of it, and lights, in sentences."""
    counts = Paragraph(_counts(subject, tally, words))
    if not tally.counted:
        return (counts,)
    judged = (Paragraph(words.run(each.text, _assessment(subject, tally, words))) for each in pace(tally, words))
    return (counts, *judged, Paragraph(_lights(tally, words)))


def scale(subject: Subject, tally: Tally, words: Words) -> str:
    """How many points and tasks it is about."""
    points, tasks = words("points", count=tally.points), words("tasks", count=tally.items)
    key = "scale_of_part" if subject.is_part else "scale"
    return words(key, plan=plan_name(subject.plan, words), points=points, tasks=tasks)


def pace(tally: Tally, words: Words) -> tuple[Paragraph, ...]:
    """Rate and progress against the elapsed share; nothing when nothing counts."""
    return (Paragraph(_pace(tally, words)),) if tally.progress is not None else ()


def late(subject: Subject, words: Words, *, at_most: int = LISTED_AT_MOST) -> tuple[Paragraph, ...]:
    """The rows that show red or yellow by name, red ones first; the worst where there are more than `at_most`."""
    alarming = alarming_rows(subject)
    named = worst(subject, alarming, at_most)
    return (*entries(subject, words, named, _lateness), *besides_the_worst(len(named), len(alarming), words))


def _lateness(subject: Subject, leaf: str, words: Words) -> str:
    """The light of a late task and why, by when it was due, and who answers for it."""
    figures, deadline = subject.progress.of(leaf), due_day(subject, leaf)
    told = [words("lamp", light=words.light(figures.light))]
    told += [reason_words(reason, words.catalogue) for reason in figures.reasons]
    told += [words("due", day=words.short_day(deadline, subject.plan.year))] if deadline else []
    told += [words("answers", units=units)] if (units := unit_words(subject, leaf, words)) else []
    return words.sentence(words.listed(told))


def counting_method(subject: Subject, words: Words) -> Paragraph:
    """口径: how the figures are counted, with the thresholds of the lights as set."""
    rules = subject.progress.rules
    text = words("method", behind=rules.behind_points, far_behind=rules.far_behind_points, near=rules.near_days)
    return Paragraph(text, is_remark=True)


def points_table(subject: Subject, tally: Tally, words: Words) -> Table:
    """A row a point, and a total."""
    columns = (
        Column("number", words("column.number"), ColumnKind.NUMBER, 5),
        Column("title", words("column.point"), width=14),
        Column("counted", words("column.counted"), ColumnKind.COUNT, 8),
        Column("done", words("column.done"), ColumnKind.COUNT, 7),
        Column("rate", words("column.rate"), ColumnKind.SHARE, 7),
        Column("progress", words("column.progress"), ColumnKind.BAR, 12),
        Column("elapsed", words("column.elapsed"), ColumnKind.SHARE, 8),
        Column("light", words("column.light"), ColumnKind.LIGHT, 32),
    )
    rows = tuple(_point_row(subject, point) for point in subject.plan.below(ROOT))
    total = Row(
        (
            "",
            words("total"),
            tally.counted,
            tally.done,
            tally.rate,
            tally.progress,
            tally.elapsed,
            signal_of(subject, ROOT),
        ),
        is_total=True,
    )
    return Table(columns, (*rows, total), words("caption.points"))


def trend(subject: Subject, words: Words) -> tuple[Trend, ...]:
    """Nothing where the trend was not asked for."""
    return (Trend(words("caption.trend"), subject.trend),) if subject.trend else ()


def alarming_table(subject: Subject, words: Words) -> Table:
    """What shows red or yellow: overdue, behind, blocked, near; the worst alone where the annex is cut."""
    columns = (
        Column("number", words("column.number"), ColumnKind.NUMBER, 6),
        Column("light", words("column.light"), ColumnKind.LIGHT, 24),
        Column("deadline", words("column.deadline"), ColumnKind.DATE, 12),
        Column("status", words("column.status"), ColumnKind.STATUS, 8),
        Column("units", words("column.answerable"), width=14),
        Column("title", words("column.task"), width=36),
    )
    alarming = alarming_rows(subject)
    told = worst(subject, alarming, ROWS_AT_MOST) if subject.cuts_annexes else alarming
    caption = words("caption.alarming")
    if len(told) < len(alarming):
        caption = words("caption.worst_of", caption=caption, count=len(alarming), told=len(told))
    rows = (
        Row(
            (
                subject.numbers[leaf],
                signal_of(subject, leaf),
                due_day(subject, leaf),
                subject.progress.of(leaf).status,
                unit_words(subject, leaf, words),
                line(subject.item(leaf).title),
            ),
            item=leaf,
        )
        for leaf in told
    )
    return Table(columns, tuple(rows), caption)


def due_day(subject: Subject, item_id: str) -> date | None:
    deadline = deadline_of(subject.plan, item_id)
    return deadline.day if deadline else None


def unit_words(subject: Subject, item_id: str, words: Words) -> str:
    """Lead units before the other units; the person where nobody named a unit."""
    lead, units, person = answerable(subject.plan, item_id)
    return words.names((*lead, *units)) or line(person)


def problems(subject: Subject, words: Words) -> tuple[Paragraph, ...]:
    """The latest problem of items that are not over, and why items are blocked; of the worst where there are many."""
    return _of_the_worst(
        subject,
        words,
        [each for each in subject.telling(subject.told, Status.BLOCKED) if has_problem(subject, each)],
        problem,
    )


def next_steps(subject: Subject, words: Words, items: Iterable[str]) -> tuple[Paragraph, ...]:
    """The latest next step of those that are not over; of the worst where there are many."""
    noted = [each for each in subject.telling(items) if _has_next_step(subject, each)]
    return _of_the_worst(subject, words, noted, _next_step)


def what_comes_next(subject: Subject, words: Words) -> tuple[Paragraph, ...]:
    """The next steps; where nobody noted any, what is due next."""
    told = next_steps(subject, words, subject.told) or due_next(subject, words)
    return any_or(told, words("no_next_steps"))


def due_next(subject: Subject, words: Words) -> tuple[Paragraph, ...]:
    """The unfinished tasks with the next deadline, by name; nothing where no deadline is to come."""
    unfinished = (row for row in subject.rows() if subject.progress.of(row).status.is_open)
    due = [(day, row) for row in unfinished if (day := due_day(subject, row)) and day >= subject.today]
    if not due:
        return ()
    first = min(day for day, _ in due)
    titles = [subject.item(row).title for day, row in due if day == first]
    return (Paragraph(shortened(titles, "due_next", words, day=words.short_day(first, subject.plan.year))),)


def shortened(titles: Sequence[str], key: str, words: Words, **fields: object) -> str:
    """A sentence that names them all, or the first few and how many there are; empty for none.

    Args:
        key: Of the sentence in the catalogue; with `_many` behind it for more than are named.
    """
    if not titles:
        return ""
    names = words.listed_loosely(map(line, titles[:_NAMED_AT_MOST]))
    return words(f"{key}_many" if len(titles) > _NAMED_AT_MOST else key, names=names, count=len(titles), **fields)


def any_or(paragraphs: Iterable[Paragraph], nothing: str) -> tuple[Paragraph, ...]:
    """The paragraphs, or the one sentence that says there are none."""
    return tuple(paragraphs) or (Paragraph(nothing),)


def numbered(parts: Iterable[tuple[str, Iterable[Block]]], words: Words) -> Iterator[Section]:
    """Main sections in order, with their numbers."""
    for place, (title, blocks) in enumerate(parts, 1):
        yield Section(heading(words, place, title), tuple(blocks))


def _point_row(subject: Subject, point: str) -> Row:
    figures, item = subject.progress.of(point), subject.item(point)
    return Row(
        (
            subject.numbers[point],
            line(item.title),
            figures.counted,
            figures.done,
            Fraction(figures.done, figures.counted) if figures.counted else None,
            figures.progress,
            elapsed_share(subject.plan, point, today=subject.today),
            signal_of(subject, point),
        ),
        item=point,
    )


def _counts(subject: Subject, tally: Tally, words: Words) -> str:
    told = [share for share in tally.shares if share.items or share.status is Status.DONE]
    shares = words.listed_loosely(
        words("share", status=words.status(each.status), items=each.items, percent=each.percent) for each in told
    )
    day = words.day(subject.today)
    counts = words("counts", day=day, count=tally.counted, shares=shares) if tally.counted else words("no_counts")
    parts = [
        words("outside_part", status=words.status(status), items=items) for status, items in tally.outside if items
    ]
    return words.run(scale(subject, tally, words), counts, words("outside", parts=words.listed(parts)) if parts else "")


def _pace(tally: Tally, words: Words) -> str:
    assert tally.progress is not None, "something counts"
    gap = in_percent(tally.progress) - in_percent(tally.elapsed)
    verdict = "ahead" if gap > 0 else "behind" if gap < 0 else "level"
    return words(
        "pace",
        rate=words.percent(tally.rate),
        done=tally.done,
        counted=tally.counted,
        progress=words.percent(tally.progress),
        elapsed=words.percent(tally.elapsed),
        verdict=words(f"verdict.{verdict}", points=points_words(gap)),
    )


def _lights(tally: Tally, words: Words) -> str:
    lit = words.listed(words("light_part", light=words.light(light), items=n) for light, n in tally.lights if n)
    among = {"among_overdue": tally.overdue, "among_near": tally.near}
    told = words.listed(words(key, count=count) for key, count in among.items() if count)
    return words("lights_among", parts=lit, among=told) if told else words("lights", parts=lit)


def _assessment(subject: Subject, tally: Tally, words: Words) -> str:
    """One sentence on the whole, from the same thresholds as the lights; none on the first day of the year."""
    assert tally.progress is not None, "something counts"
    gap = (tally.progress - tally.elapsed) * 100
    if tally.done == tally.counted:
        return words("assessment.done")
    if not tally.progress and not gap:
        return ""
    if gap >= 0:
        return words("assessment.late", count=tally.overdue) if tally.overdue else words("assessment.good")
    return words("assessment.slow" if -gap < subject.progress.rules.behind_points else "assessment.behind")


Teller = Callable[[Subject, str, Words], str]


def _of_the_worst(subject: Subject, words: Words, items: Sequence[str], tell: Teller) -> tuple[Paragraph, ...]:
    told = worst(subject, items, LISTED_AT_MOST)
    return (*entries(subject, words, told, tell), *besides_the_worst(len(told), len(items), words))


def entries(subject: Subject, words: Words, items: Sequence[str], tell: Teller) -> Iterator[Paragraph]:
    """A paragraph an item, numbered where there are several."""
    for place, item_id in enumerate(items, 1):
        label = entry(words, place, subject.item(item_id).title, among=len(items))
        yield Paragraph(tell(subject, item_id, words), label, item_id)


def is_over(subject: Subject, item_id: str) -> bool:
    return subject.progress.of(item_id).status in (Status.DONE, Status.CANCELLED)


def problem(subject: Subject, item_id: str, words: Words) -> str:
    """Why one item is blocked, and the latest problem noted on it; empty when it has none, or is over."""
    if not has_problem(subject, item_id):
        return ""
    note = subject.latest(item_id, NoteKind.PROBLEM)
    why = (blocked(subject.item(each), words) for each in subject.blocked(item_id))
    return words.run(*why, words.dated(note.text, note.on, subject.plan.year) if note else "")


def has_problem(subject: Subject, item_id: str) -> bool:
    if subject.blocked(item_id):
        return True
    return subject.latest(item_id, NoteKind.PROBLEM) is not None and not is_over(subject, item_id)


def blocked(item: Item, words: Words) -> str:
    """That it is blocked, and why as far as anybody said."""
    told = line(item.reason).rstrip(SENTENCE_ENDS)
    begun = _BECAUSE.match(told)
    reason = told[begun.end() :] if begun else told
    return words("blocked_because", reason=reason) if reason else words("blocked")


def _next_step(subject: Subject, item_id: str, words: Words) -> str:
    note = subject.latest(item_id, NoteKind.NEXT_STEP)
    assert note is not None, "only what has one is told of"
    return words.sentence(note.text)


def _has_next_step(subject: Subject, item_id: str) -> bool:
    return subject.latest(item_id, NoteKind.NEXT_STEP) is not None and not is_over(subject, item_id)
