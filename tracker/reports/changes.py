"""What has changed since the beginning of the period, leaf by leaf."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum

from tracker.frozen import Frozen
from tracker.model.deadline import Deadline
from tracker.model.progress import Cause, Figures, deadline_of
from tracker.model.status import Status
from tracker.reports.subject import Subject


class Movement(Enum):
    """The one thing that is said of a leaf that has changed, the first that holds."""

    DONE = "done"
    REOPENED = "reopened"
    ADDED = "added"
    OVERDUE = "overdue"
    STATUS = "status"
    PROGRESS = "progress"
    DEADLINE = "deadline"


class Moved(Frozen):
    item: str
    movement: Movement
    before: Figures | None
    """None for a leaf that was not there, or had children then."""

    now: Figures
    deadline_before: Deadline | None = None
    """What was another at the beginning of the period, where DEADLINE is said."""

    @property
    def is_advance(self) -> bool:
        if self.before is None or self.movement not in (Movement.STATUS, Movement.PROGRESS):
            return False
        was, now = self.before, self.now
        is_begun = was.status is Status.NOT_STARTED and now.status is Status.IN_PROGRESS
        return is_begun or (now.progress or 0) > (was.progress or 0)


class Changes(Frozen):
    moved: tuple[Moved, ...]
    """In plan order."""

    notes: int
    """Notes that tell of a day in the period."""

    def count(self, movement: Movement) -> int:
        return Counter(each.movement for each in self.moved)[movement]

    @property
    def newly_blocked(self) -> int:
        return sum(each.movement is Movement.STATUS and each.now.status is Status.BLOCKED for each in self.moved)

    @property
    def advanced(self) -> int:
        """Those that were begun or went on, without being finished."""
        return sum(each.is_advance for each in self.moved)


def changes_of(subject: Subject) -> Changes:
    """Nothing for a subject without a period."""
    if subject.before is None or subject.since is None:
        return Changes((), 0)
    first, last = subject.since, subject.today
    notes = sum(first <= note.on <= last for notes in subject.plan.notes.values() for note in notes)
    return Changes(tuple(_moved(subject, subject.leaves())), notes)


def moved_rows(subject: Subject) -> tuple[Moved, ...]:
    """The rows that have changed, in plan order; nothing for a subject without a period."""
    return tuple(_moved(subject, subject.rows())) if subject.before else ()


def _moved(subject: Subject, items: Iterable[str]) -> Iterator[Moved]:
    for item_id in items:
        before, now = subject.figures_before(item_id), subject.progress.of(item_id)
        movement = _movement(before, now)
        if movement:
            yield Moved(item_id, movement, before, now)
        elif before and subject.before:
            due, was = deadline_of(subject.plan, item_id), deadline_of(subject.before.plan, item_id)
            if (due and due.day) != (was and was.day):
                yield Moved(item_id, Movement.DEADLINE, before, now, was)


def _movement(before: Figures | None, now: Figures) -> Movement | None:
    if before is None:
        return Movement.DONE if now.status is Status.DONE else Movement.ADDED
    if now.status is not before.status and Status.DONE in (now.status, before.status):
        return Movement.DONE if now.status is Status.DONE else Movement.REOPENED
    if is_overdue(now) and not is_overdue(before):
        return Movement.OVERDUE
    if now.status is not before.status:
        return Movement.STATUS
    return Movement.PROGRESS if now.progress != before.progress else None


def is_overdue(figures: Figures) -> bool:
    return any(reason.cause is Cause.OVERDUE for reason in figures.reasons)
