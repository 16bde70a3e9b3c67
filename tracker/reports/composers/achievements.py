"""What was done: the progress notes of a period, what was finished in it and the amounts that were reached."""

from __future__ import annotations

from tracker.model.item import Item, Note, NoteKind
from tracker.model.status import Status
from tracker.reports.composers.cutting import TOLD_OF_A_POINT, and_more
from tracker.reports.composers.parts import entries
from tracker.reports.report import Paragraph
from tracker.reports.subject import Subject
from tracker.reports.words import Words


def achievements(subject: Subject, words: Words, top: str) -> tuple[Paragraph, ...]:
    """What was done for `top` and below: the latest progress note of each item, in plan order.

    Where there is too much to tell, what somebody wrote about goes before what was merely finished.
    """
    achieved = [
        each for each in subject.telling(subject.told_of(top), Status.DONE) if _has_achievement(subject, each, words)
    ]
    told = achieved
    if len(achieved) > TOLD_OF_A_POINT:
        noted_first = sorted(achieved, key=lambda each: news(subject, each, words) is None)
        kept = frozenset(noted_first[:TOLD_OF_A_POINT])
        told = [each for each in achieved if each in kept]
    return (*entries(subject, words, told, achievement), *and_more(len(told), len(achieved), words))


def achievement(subject: Subject, item_id: str, words: Words) -> str:
    """What was reached for one item in the period, in a sentence or two; empty for nothing."""
    item, note = subject.item(item_id), news(subject, item_id, words)
    day = subject.finished_on(item_id)
    is_told = note is not None and (not subject.plan.is_leaf(item_id) or day is None or note.on >= day)
    finished = _finished(subject, item_id, words) if _is_row(subject, item_id) and not is_told else ""
    noted = news_words(subject, item_id, words)
    has_reached = note is not None or _has_reached(subject, item_id)
    return words.run(noted, finished, reached(item, words) if has_reached else "")


def news(subject: Subject, item_id: str, words: Words) -> Note | None:
    """The latest progress note that tells of any."""
    told = [note for note in subject.notes(item_id, NoteKind.PROGRESS) if not is_idle(note, words)]
    return told[-1] if told else None


def is_idle(note: Note, words: Words) -> bool:
    """Whether it only says that nothing has changed, as one key of the app has it say."""
    return note.text == words.catalogue("dialog.no_change")


def news_words(subject: Subject, item_id: str, words: Words) -> str:
    """With the day; empty for none."""
    note = news(subject, item_id, words)
    return words.dated(note.text, note.on, subject.plan.year) if note else ""


def reached(item: Item, words: Words) -> str:
    if item.actual is None:
        return ""
    target = item.target
    if target is None:
        return words("reached", actual=item.actual)
    missing = target.value - item.actual.value if target.unit == item.actual.unit else 1
    key = "reached_of" if missing > 0 else "reached_all" if missing == 0 else "reached_over"
    return words(key, actual=item.actual, target=target)


def _has_achievement(subject: Subject, item_id: str, words: Words) -> bool:
    """Whether `achievement` says anything."""
    if news(subject, item_id, words):
        return True
    return _has_reached(subject, item_id) or (_is_row(subject, item_id) and is_finished_anew(subject, item_id))


def _has_reached(subject: Subject, item_id: str) -> bool:
    """Whether an amount was reached in the period; one that was reached before is no news."""
    before = subject.before.plan.items.get(item_id) if subject.before else None
    actual = subject.item(item_id).actual
    return actual is not None and (before is None or before.actual != actual)


def _is_row(subject: Subject, item_id: str) -> bool:
    return subject.plan.is_leaf(item_id) or len(subject.meant_by(item_id)) > 1


def _finished(subject: Subject, item_id: str, words: Words) -> str:
    """That it was finished, where that falls into the period; of a group how much of it is."""
    figures = subject.progress.of(item_id)
    if not is_finished_anew(subject, item_id):
        return ""
    if figures.status is not Status.DONE:
        return words("finished_part", done=figures.done, counted=figures.counted)
    day = subject.finished_on(item_id)
    return words("finished_on", day=words.short_day(day, subject.plan.year)) if day else words("finished")


def is_finished_anew(subject: Subject, item_id: str) -> bool:
    """Whether it, or a part of it, is finished and was not already before the period."""
    figures, earlier = subject.progress.of(item_id), subject.figures_before(item_id)
    if figures.status is Status.DONE:
        return earlier is None or earlier.status is not Status.DONE
    return figures.done > 0
