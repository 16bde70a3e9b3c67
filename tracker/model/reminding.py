"""Reminders 催办 on an item, and which of them say how pressing it has become."""

from __future__ import annotations

from datetime import date

from tracker.model.item import Note, NoteKind
from tracker.model.plan import Plan
from tracker.model.progress import Progress, answerable


def reminders_on(plan: Plan, item_id: str, *, until: date) -> tuple[Note, ...]:
    """The reminders sent up to the day `until`, oldest first."""
    return tuple(note for note in plan.notes_on(item_id) if note.kind is NoteKind.REMINDER and note.on <= until)


def to_be_reminded(progress: Progress, item_id: str) -> tuple[str, ...]:
    """Whom a reminder goes to: the lead units, without them the other units, without those the person."""
    lead, units, person = answerable(progress.plan, item_id)
    return lead or units or ((person,) if person else ())
