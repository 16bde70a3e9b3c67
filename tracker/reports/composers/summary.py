"""工作总结: a draft in the order of the plan, from the year's progress notes, one point a part."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.model.item import NoteKind
from tracker.model.plan import ROOT
from tracker.model.progress import Cause
from tracker.reports.composers import parts
from tracker.reports.composers.achievements import is_finished_anew, is_idle, news, reached
from tracker.reports.composers.openings import heading_line
from tracker.reports.numbering import heading, ordinal
from tracker.reports.report import Kind, Paragraph, Report, Section, Tally
from tracker.reports.subject import Subject
from tracker.reports.tally import tally_of
from tracker.reports.words import Words, line, plan_name


def compose(subject: Subject, words: Words) -> Report:
    tally = tally_of(subject)
    plan, org = subject.plan, line(subject.office)
    opening = words.run(
        words("summary.opening", year=plan.year, plan=plan_name(plan, words)),
        _figures(subject, tally, words),
        words("summary.follows"),
    )
    done, *rest = parts.numbered(
        (
            (words("summary.achievements"), ()),
            (words("summary.problems"), parts.any_or(_problems(subject, words), words("no_problems"))),
            (words("summary.next_year"), parts.any_or(_next_year(subject, words), words("no_next_steps"))),
        ),
        words,
    )
    return Report(
        kind=Kind.SUMMARY,
        title=title(org, plan.year, words),
        subtitle=heading_line(subject, words) if subject.since else "",
        day=subject.today,
        plan=subject.plan.id,
        since=subject.since,
        tally=tally,
        office=org,
        sections=(Section("", (Paragraph(opening),)), done, *_points(subject, words), *rest),
    )


def _points(subject: Subject, words: Words) -> Iterator[Section]:
    for place, point in enumerate(subject.plan.below(ROOT), 1):
        told = parts.any_or(_point(subject, point, words), words("nothing_recorded"))
        yield Section(heading(words, place, line(subject.item(point).title), level=2), told, level=2)


def title(org: str, year: int, words: Words) -> str:
    """With the office where there is one."""
    return words("summary.title_of", org=org, year=year) if org else words("summary.title", year=year)


def _figures(subject: Subject, tally: Tally, words: Words) -> str:
    """Empty where nothing counts."""
    if not tally.counted:
        return ""
    return words(
        "summary.figures",
        day=words.short_day(subject.today, subject.plan.year),
        count=tally.counted,
        done=tally.done,
        rate=words.percent(tally.rate),
        progress=words.percent(tally.progress),
    )


def _point(subject: Subject, point: str, words: Words) -> Iterator[Paragraph]:
    """What the point itself says, then a paragraph for each of its items that has something to tell."""
    own = _told(subject, subject.meant_by(point), words)
    if own:
        yield Paragraph(own, item=point)
    items = subject.plan.below(point) if subject.level != 1 else ()
    told = [(item_id, _told(subject, _branch(subject, item_id), words)) for item_id in items]
    said = [(item_id, text) for item_id, text in told if text]
    for place, (item_id, text) in enumerate(said, 1):
        title = words.sentence(subject.item(item_id).title) + words("between_sentences")
        yield Paragraph(text, ordinal(words, place, among=len(said)) + title, item_id)


def _branch(subject: Subject, item_id: str) -> tuple[str, ...]:
    return (item_id, *(below for below, _ in subject.plan.walk(item_id)))


def _told(subject: Subject, items: tuple[str, ...], words: Words) -> str:
    """The year's progress notes on these items, oldest first within each, and what was finished without one.

    Notes on the items below the first are begun by the title of theirs.
    """
    told = [_noted(subject, item_id, words, is_named=item_id != items[0]) for item_id in items]
    silent = [
        subject.item(item_id).title
        for item_id, said in zip(items, told, strict=True)
        if not said and subject.plan.is_leaf(item_id) and is_finished_anew(subject, item_id)
    ]
    return words.run(*told, parts.shortened(silent, "summary.finished", words))


def _noted(subject: Subject, item_id: str, words: Words, *, is_named: bool) -> str:
    item, year = subject.item(item_id), subject.plan.year
    notes = (note for note in subject.own_notes(item_id, NoteKind.PROGRESS) if note.on.year == year)
    texts = [note.text for note in notes if not is_idle(note, words)]
    if not texts:
        return ""
    if is_named:
        texts[0] = words("summary.task", title=line(item.title), text=texts[0])
    return words.run(*map(words.sentence, texts), reached(item, words))


def _problems(subject: Subject, words: Words) -> Iterator[Paragraph]:
    """What was noted, and what is overdue or far behind without a word said about it."""
    yield from parts.problems(subject, words)
    silent = [row for row in subject.rows() if not parts.has_problem(subject, row)]
    for cause in (Cause.OVERDUE, Cause.FAR_BEHIND):
        late = [subject.item(row).title for row in silent if subject.progress.of(row).reason.cause is cause]
        if late:
            yield Paragraph(parts.shortened(late, f"summary.{cause.value}", words))


def _is_overtaken(subject: Subject, item_id: str, words: Words) -> bool:
    """Whether there was progress after its next step was noted, which has been taken then, or is another now."""
    step, since = subject.latest(item_id, NoteKind.NEXT_STEP), news(subject, item_id, words)
    return step is not None and since is not None and since.on > step.on


def _next_year(subject: Subject, words: Words) -> Iterator[Paragraph]:
    yield from parts.next_steps(
        subject, words, (each for each in subject.told if not _is_overtaken(subject, each, words))
    )
    unfinished = [subject.item(row).title for row in subject.rows() if subject.progress.of(row).status.is_open]
    if unfinished:
        yield Paragraph(parts.shortened(unfinished, "summary.unfinished", words))
