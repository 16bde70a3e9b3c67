"""Another copy of the plan joined into it: what both have changed is decided by the later, or as somebody says.

Whatever is decided, the other value stays in the history, and the decision is a step that can be undone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from pathlib import Path

from tracker.errors import AnotherPlan
from tracker.frozen import Frozen
from tracker.language.catalogue import Catalogue
from tracker.language.naming import item_name
from tracker.language.wording import change_words, note_words, value_words
from tracker.model.change import Change, SetField, SetNote, SetPlanField, Value
from tracker.model.item import Note
from tracker.model.plan import ROOT, Plan
from tracker.request import refuse_in_the_past
from tracker.store.merging import Conflict, Merge, merged
from tracker.store.safety import Copy, read_copy
from tracker.workspace import Workspace


class Side(Enum):
    """Whose value holds. The value is what stands on the command line."""

    MINE = "mine"
    THEIRS = "theirs"
    LATER = "later"


class Dispute(Frozen):
    """One thing that both copies have changed, to different ends."""

    item: str
    """`ROOT` for a field of the plan itself."""

    field: str
    """`note` for a note."""

    note: str
    """The id of the note; empty for a field."""

    mine: Value | Note
    theirs: Value | Note
    """None for a note that was taken away."""

    kept: Value | Note
    """What the later change says."""

    settling: Mapping[Side, tuple[Change, ...]]
    """What is still to be changed so that a side's value holds."""

    @property
    def key(self) -> tuple[str, str, str]:
        return self.item, self.field, self.note


class Joined(Frozen):
    merge: Merge
    disputes: tuple[Dispute, ...]
    told: tuple[Conflict, ...]
    """The other conflicts: moves, and what was done to items that are gone."""


Choices = Mapping[tuple[str, str, str], Side]
"""By the key of a dispute; the later decides what is not among them."""


def looked_at(workspace: Workspace, file: Path) -> Joined:
    """What joining would come to; nothing is changed.

    Raises:
        AnotherPlan: It is not a copy of this plan.
        ChangeRefused: Our own history does not lead to the plan.
        StoreError: The copy cannot be read.
    """
    copy, mine = read_copy(file), workspace.store.plan
    merge = merged(mine, workspace.store.history(), copy.steps)
    if merge is None:
        raise AnotherPlan(path=file, expected=mine.id, found="")
    return _joined(merge, mine, copy)


def join(workspace: Workspace, file: Path, choices: Choices) -> Joined:
    """Joins what was recorded in another copy of this plan, which is left as it is.

    Raises:
        AnotherPlan: It is not a copy of this plan.
        StoreError: The copy cannot be read, or the joined history not kept; nothing was changed.
    """
    refuse_in_the_past(workspace.request)
    copy, mine = read_copy(file), workspace.store.plan
    joined = _joined(workspace.store.merge(copy.steps), mine, copy)
    settling = [
        change for dispute in joined.disputes for change in dispute.settling[choices.get(dispute.key, Side.LATER)]
    ]
    workspace.edit(lambda _: settling)
    return joined


def lines_of(joined: Joined, choices: Choices, plan: Plan, words: Catalogue) -> Iterator[str]:
    """A line for each dispute, with whose value holds, and for each other conflict.

    Args:
        plan: The one to name items by.
    """
    for dispute in joined.disputes:
        side, facts = choices.get(dispute.key, Side.LATER), facts_of(dispute, plan, words)
        yield words("joined.dispute", decision=words(f"joined.decided_{side.value}", **facts), **facts)
    numbers = plan.numbers() if joined.told else {}
    for conflict in joined.told:
        shown = conflict.change if conflict.was_lost else conflict.found
        key = "joined.conflict_lost" if conflict.was_lost else "joined.conflict_line"
        yield words(key, change=change_words(shown, plan, numbers, words))


def facts_of(dispute: Dispute, plan: Plan, words: Catalogue) -> dict[str, str]:
    """`item`, `field`, `mine`, `theirs` and `kept` in words."""
    values = {name: _told(getattr(dispute, name), dispute.field, words) for name in ("mine", "theirs", "kept")}
    numbers = {dispute.item: plan.number(dispute.item)} if dispute.item in plan.items else {}
    item = plan.title if dispute.item == ROOT else item_name(plan, dispute.item, numbers)
    return {"item": item, "field": words(f"field.{dispute.field}"), **values}


def _told(value: Value | Note, field: str, words: Catalogue) -> str:
    return note_words(value, words) if isinstance(value, Note) else value_words(value, words, field=field)


def _joined(merge: Merge, mine: Plan, copy: Copy) -> Joined:
    found: dict[tuple[str, str, str], Dispute] = {}
    told: list[Conflict] = []
    for conflict in merge.conflicts:
        if conflict.was_lost or not isinstance(conflict.found, SetField | SetPlanField | SetNote):
            told.append(conflict)
            continue
        for dispute in _disputes(conflict.found, mine, copy.plan, merge.plan):
            found[dispute.key] = dispute
    with_status = {dispute.item for dispute in found.values() if dispute.field == "status"}
    settled_with_it = (each for each in found.values() if each.field == "reason" and each.item in with_status)
    for each in list(settled_with_it):
        del found[each.key]
    return Joined(merge, tuple(found.values()), tuple(told))


def _disputes(found: SetField | SetPlanField | SetNote, mine: Plan, theirs: Plan, joined: Plan) -> Iterator[Dispute]:
    """At most one; none where both copies say the same in the end."""
    match found:
        case SetField(item, field):
            if all(item in plan.items for plan in (mine, theirs, joined)):
                values = [getattr(plan.items[item], field) for plan in (mine, theirs, joined)]
                yield from _dispute(item, field, "", values, _settling(item, field, mine, theirs, joined))
        case SetPlanField(field):
            values = [getattr(plan, field) for plan in (mine, theirs, joined)]
            changes = ((SetPlanField(field, values[2], value),) if value != values[2] else () for value in values[:2])
            yield from _dispute(ROOT, field, "", values, dict(zip(_SIDES, changes, strict=True)))
        case SetNote():
            item, note = found.note.item, found.note.id
            notes = [_note_in(plan, item, note) for plan in (mine, theirs, joined)]
            changes = ((SetNote(notes[2], side),) if side != notes[2] else () for side in notes[:2])
            yield from _dispute(item, "note", note, notes, dict(zip(_SIDES, changes, strict=True)))


_SIDES = (Side.MINE, Side.THEIRS)


def _dispute(
    item: str, field: str, note: str, values: Sequence[Value | Note], settling: Mapping[Side, tuple[Change, ...]]
) -> Iterator[Dispute]:
    mine, theirs, kept = values
    if mine != theirs:
        yield Dispute(item, field, note, mine, theirs, kept, {**settling, Side.LATER: ()})


def _settling(item: str, field: str, mine: Plan, theirs: Plan, joined: Plan) -> dict[Side, tuple[Change, ...]]:
    """A status brings its reason along."""
    fields = ("status", "reason") if field == "status" else (field,)
    return {
        side: tuple(
            SetField(item, each, now, value)
            for each in fields
            if (now := getattr(joined.items[item], each)) != (value := getattr(plan.items[item], each))
        )
        for side, plan in zip(_SIDES, (mine, theirs), strict=True)
    }


def _note_in(plan: Plan, item: str, note: str) -> Note | None:
    return next((each for each in plan.notes_on(item) if each.id == note), None)
