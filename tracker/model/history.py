"""The changes of a plan in order: what undo, the log and the state of a past day are read from.

Nothing is ever taken out of a history. Undo appends the inverse of a step and redo the inverse of
that, so the history itself says what can be undone or redone next, also after a restart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from tracker.errors import ChangeRefused
from tracker.frozen import Frozen, replace
from tracker.model.change import AddItem, Branch, Change, Draft, Loaded, RemoveItem
from tracker.model.idle_change import UnreadChange
from tracker.model.plan import Plan


class Step(Frozen):
    """The changes of one edit: recorded together, undone together."""

    id: str
    at: datetime
    """When it was recorded, in UTC; steps are ordered and copies joined by this, then by id."""

    on: date
    """The day it counts for, which trend, periods and the state as of a day go by."""

    author: str
    changes: tuple[Change, ...]
    why: str = ""
    undoes: str = ""
    """The id of the step that it takes back (a redo takes back an undo); empty for a step of its own."""


def next_undo(steps: Iterable[Step], author: str) -> Step | None:
    """The step that undo takes back: the last of `author`'s own that still stands; None when there is none."""
    undo, _ = _stacks(steps, author)
    return undo[-1] if undo else None


def next_redo(steps: Iterable[Step], author: str) -> Step | None:
    """The undo that redo takes back; None when there is none or `author` has changed something since."""
    _, redo = _stacks(steps, author)
    return redo[-1] if redo else None


def inverse(step: Step) -> tuple[Change, ...]:
    """What takes the step back, in the order to apply it."""
    return tuple(change.inverted() for change in reversed(step.changes))


def rewound(plan: Plan, steps: Sequence[Step]) -> Plan:
    """The plan as it came in, before all `steps`, which must lead to `plan`.

    Raises:
        ChangeRefused: They do not lead to this plan.
    """
    draft = Draft(plan)
    for step in reversed(steps):
        for change in inverse(step):
            change.apply_to(draft)
    return draft.plan()


def replayed(origin: Plan, steps: Iterable[Step]) -> Plan:
    """`origin` after all `steps`.

    Raises:
        ChangeRefused: They do not start from this plan.
    """
    draft = Draft(origin)
    for step in steps:
        for change in step.changes:
            change.apply_to(draft)
    return draft.plan()


def as_of(plan: Plan, steps: Sequence[Step], day: date) -> Plan:
    """The plan in the state of the end of `day`: only the steps that count for `day` or earlier.

    They are applied in the order in which they were recorded. What was recorded for the day before
    the item that it speaks of was in the plan is left out. What only a newer version knows, or another
    program did without a step, cannot be taken back: there the plan stays as it is now.
    """
    draft = Draft(_beginning(plan, steps), tolerant=True)
    for step in steps:
        if step.on <= day:
            _apply_what_fits(draft, step.changes)
    return draft.plan()


def from_documents(plan: Plan, steps: Sequence[Step]) -> Plan:
    """The plan as documents have made it, what was edited by hand left out.

    A step that took over a revised document bears `Loaded` too, and so does one that took that back. The
    plan itself where its history does not lead to it.
    """
    try:
        draft = Draft(rewound(plan, steps), tolerant=True)
    except ChangeRefused:
        return plan
    for step in steps:
        if any(isinstance(change, Loaded) for change in step.changes):
            _apply_what_fits(draft, step.changes)
    return draft.plan()


def removed(steps: Iterable[Step]) -> tuple[tuple[Step, Branch], ...]:
    """The bin: what was removed and not brought back, the last removed first, with the step that did it."""
    found: dict[str, tuple[Step, Branch]] = {}
    for step in steps:
        for change in step.changes:
            if isinstance(change, RemoveItem):
                found.pop(change.branch.top.id, None)
                found[change.branch.top.id] = (step, change.branch)
            elif isinstance(change, AddItem):
                found.pop(change.branch.top.id, None)
    return tuple(reversed(found.values()))


def concerning(steps: Iterable[Step], item_id: str) -> tuple[Step, ...]:
    """The steps that changed the item or a note on it, each with only those of its changes."""
    found = ((step, tuple(change for change in step.changes if item_id in change.concerns())) for step in steps)
    return tuple(replace(step, changes=changes) for step, changes in found if changes)


def _stacks(steps: Iterable[Step], author: str) -> tuple[list[Step], list[Step]]:
    undo: list[Step] = []
    redo: list[Step] = []
    for step in _own(steps, author):
        if not step.undoes:
            undo.append(step)
            redo.clear()
        elif undo and undo[-1].id == step.undoes:
            undo.pop()
            redo.append(step)
        elif redo and redo[-1].id == step.undoes:
            redo.pop()
            undo.append(step)
    return undo, redo


def _own(steps: Iterable[Step], author: str) -> Iterator[Step]:
    for step in steps:
        if step.author == author and not all(isinstance(change, Loaded) for change in step.changes):
            yield step


def unread(steps: Iterable[Step]) -> int:
    """How many changes only a newer version knows, so that no past day can be shown without them."""
    return sum(isinstance(change, UnreadChange) for step in steps for change in step.changes)


def _beginning(plan: Plan, steps: Sequence[Step]) -> Plan:
    """The plan as it came in, or as near to that as what can be taken back leads."""
    try:
        return rewound(plan, steps)
    except ChangeRefused:
        draft = Draft(plan, tolerant=True)
        for step in reversed(steps):
            _apply_what_fits(draft, inverse(step))
        return draft.plan()


def _apply_what_fits(draft: Draft, changes: Iterable[Change]) -> None:
    for change in changes:
        try:
            change.apply_to(draft)
        except ChangeRefused:
            continue  # it speaks of an item that was not there on that day
