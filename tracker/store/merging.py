"""Two copies of one plan joined: what two colleagues with a stick do in the evening.

The steps of both stand in one history, in the order in which they were recorded, and are applied again
from the plan as it came in. Where both changed the same thing the later one decides, the earlier stays
in the history, and the pair is told of as a conflict. Joining in either direction, or twice, ends in
the same plan and the same history.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from tracker.errors import ChangeRefused
from tracker.frozen import Frozen, replace
from tracker.model.change import (
    AddItem,
    Change,
    Draft,
    MoveItem,
    RemoveItem,
    SetField,
    SetNote,
    SetPlanField,
)
from tracker.model.history import Step, rewound
from tracker.model.idle_change import UnplacedChange
from tracker.model.plan import ROOT, Plan


class Conflict(Frozen):
    """A change that met something else than its author had seen."""

    step: Step
    """The later one, which decided; where its change found no place, the one that lost."""

    change: Change
    """As it was recorded, with what its author had seen."""

    found: Change
    """As it stands in the joined history, with what it met there; an `UnplacedChange` found no place."""

    @property
    def was_lost(self) -> bool:
        """Whether the change was not applied: what it speaks of is no longer in the plan."""
        return isinstance(self.found, UnplacedChange)


class Merge(Frozen):
    """What joining came to."""

    plan: Plan
    steps: tuple[Step, ...]
    """The whole history, by time, then id."""

    gained: tuple[Step, ...]
    """The steps that only the other copy had, as they stand in the history now."""

    conflicts: tuple[Conflict, ...]
    """By time; none where both changed a thing to the same."""


def merged(plan: Plan, ours: Sequence[Step], theirs: Sequence[Step]) -> Merge | None:
    """Joins the history `ours`, which led to `plan`, with that of another copy.

    Returns:
        None when the two do not begin with the same step: they are not copies of one plan.

    Raises:
        ChangeRefused: Our history does not lead to the plan.
    """
    if not ours or not theirs or ours[0].id != theirs[0].id:
        return None
    draft = Draft(rewound(plan, ours))
    own = {step.id for step in ours}
    conflicts: list[Conflict] = []
    steps: list[Step] = []
    for step in _in_order(ours, theirs):
        placed_step, met = placed(draft, step)
        steps.append(placed_step)
        conflicts.extend(met)
    gained = tuple(step for step in steps if step.id not in own)
    return Merge(draft.plan(), tuple(steps), gained, tuple(conflicts))


def _in_order(ours: Sequence[Step], theirs: Sequence[Step]) -> Iterator[Step]:
    """The steps of both, each once, by time, then id; but never against the order within a copy.

    A clock that was set back must not put what somebody did before what it was done to.
    """
    queues = (deque(ours), deque(theirs))
    common = {step.id for step in ours} & {step.id for step in theirs}
    given: set[str] = set()
    while heads := [queue[0] for queue in queues if queue]:
        free = [step for step in heads if step.id not in common or len({head.id for head in heads}) == 1]
        step = min(free or heads, key=lambda step: (step.at, step.id))
        given.add(step.id)
        for queue in queues:
            while queue and queue[0].id in given:
                queue.popleft()
        yield step


def placed(draft: Draft, step: Step) -> tuple[Step, list[Conflict]]:
    """Applies the step, fitted to what it meets; answers it as it was applied, so that it can be taken back."""
    fitted: list[Change] = []
    conflicts: list[Conflict] = []
    for change in step.changes:
        original = change.change if isinstance(change, UnplacedChange) else change
        fitted.append(_placed(draft, original))
        if fitted[-1] != original and not _agrees(original, fitted[-1]):
            conflicts.append(Conflict(step, original, fitted[-1]))
    return replace(step, changes=tuple(fitted)), conflicts


def _placed(draft: Draft, change: Change) -> Change:
    fitted = _fitted(draft, change)
    try:
        fitted.apply_to(draft)
    except ChangeRefused:
        return UnplacedChange(change)
    return fitted


def _agrees(change: Change, fitted: Change) -> bool:
    """Whether the change met just what it was to bring about (removing what is gone), or only another
    place among siblings."""
    match fitted:
        case UnplacedChange():
            return isinstance(change, RemoveItem) or (isinstance(change, SetNote) and change.new is None)
        case SetField(old=old, new=new) | SetPlanField(old=old, new=new) | SetNote(old=old, new=new):
            return old == new
        case RemoveItem() if isinstance(change, RemoveItem):
            return fitted.branch == change.branch
        case MoveItem() if isinstance(change, MoveItem):
            return fitted.old_parent in (change.old_parent, change.new_parent)
        case _:
            return False


def _fitted(draft: Draft, change: Change) -> Change:  # noqa: PLR0911 -- one case a kind of change
    """The change with what it meets in place of what its author saw; as it was where it meets nothing."""
    match change:
        case SetField(item, field) if item in draft.items:
            return replace(change, old=getattr(draft.items[item], field))
        case SetPlanField(field):
            return replace(change, old=getattr(draft, field))
        case SetNote():
            return _fitted_note(draft, change)
        case MoveItem(item) if item in draft.items:
            return _fitted_move(draft, change)
        case RemoveItem(branch) if branch.top.id in draft.items:
            parent = draft.parents[branch.top.id]
            index = draft.children[parent].index(branch.top.id)
            return RemoveItem(draft.branch(branch.top.id), parent, index)
        case AddItem(branch, parent) if parent != ROOT and parent not in draft.items:
            return AddItem(branch, ROOT, len(draft.children.get(ROOT, ())))
        case _:
            return change


def _fitted_note(draft: Draft, change: SetNote) -> Change:
    found = next((each for each in draft.notes.get(change.note.item, ()) if each.id == change.note.id), None)
    if found is None and change.new is None:
        return UnplacedChange(change)
    return SetNote(found, change.new)


def _fitted_move(draft: Draft, change: MoveItem) -> Change:
    parent = draft.parents[change.item]
    place = draft.children[parent].index(change.item)
    last = len(draft.children.get(change.new_parent, ())) - (parent == change.new_parent)
    return replace(change, old_parent=parent, old_index=place, new_index=min(change.new_index, max(last, 0)))
