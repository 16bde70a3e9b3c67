"""Edits as values: each change applies itself to a plan and knows the change that takes it back.

An edit of the user is a group of changes applied together (`applied`), all or nothing. Every change
carries what it found as well as what it leaves, which serves three ends: it can be inverted, the
history can show old beside new, and a change that meets something else than it expects is refused
instead of overwriting what somebody else has written since.

Replaying *part* of a history (the state as of a past day) meets other values by design; a tolerant
draft then takes the new value all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from tracker.errors import FieldChanged, ItemMissing, MovedIntoItself
from tracker.frozen import Frozen, replace
from tracker.model.amount import Amount
from tracker.model.deadline import Deadline
from tracker.model.item import Item, Note
from tracker.model.layered import editable
from tracker.model.plan import ROOT, Plan
from tracker.model.status import Status

Value = str | int | tuple[str, ...] | date | Deadline | Amount | Status | None
"""What a field of an item can hold."""


class Branch(Frozen):
    """An item with everything below it and all their notes: what is removed together and comes back together."""

    items: tuple[Item, ...]
    """Parents before children, siblings in plan order; the first is the top."""

    parents: tuple[int, ...]
    """For each item the index in `items` of its parent; -1 for the top."""

    notes: tuple[Note, ...] = ()
    """Grouped by item in the order of `items`, each item's oldest first."""

    @property
    def top(self) -> Item:
        return self.items[0]


class Change(Protocol):
    """One edit as a value."""

    def apply_to(self, draft: Draft) -> None:
        """Raises ChangeRefused, leaving the draft of no further use, when the plan is not as expected."""
        ...

    def inverted(self) -> Change: ...

    def touched(self) -> frozenset[str]:
        """The items whose own figures it may change, and with them those of all that is below and above,
        before the change and after it."""
        ...

    def concerns(self) -> frozenset[str]:
        """The items that it is told under in the history."""
        ...


class Draft:
    """A plan being edited: its mappings copied or layered once, however many changes are applied."""

    def __init__(self, plan: Plan, *, tolerant: bool = False) -> None:
        self.tolerant = tolerant
        """Whether a change may meet other values than it expects and is applied all the same."""
        self._plan = plan
        self.items = editable(plan.items)
        self.children = editable(plan.children)
        self.parents = editable(plan.parents)
        self.notes = editable(plan.notes)
        self.title, self.org, self.year = plan.title, plan.org, plan.year

    def plan(self) -> Plan:
        return replace(
            self._plan,
            title=self.title,
            org=self.org,
            year=self.year,
            items=self.items,
            children=self.children,
            parents=self.parents,
            notes=self.notes,
        )

    def item(self, item_id: str) -> Item:
        found = self.items.get(item_id)
        if found is None:
            raise ItemMissing(item=item_id)
        return found

    def expect(self, item: str, field: str, *, expected: object, found: object) -> None:
        """Raises FieldChanged when somebody has written something else there since."""
        if found != expected and not self.tolerant:
            raise FieldChanged(title=self.items[item].title if item in self.items else "", field=field,
                               expected=expected, found=found)  # fmt: skip

    def attach(self, item_id: str, parent: str, index: int) -> None:
        siblings = self.children.get(parent, ())
        self.children[parent] = (*siblings[:index], item_id, *siblings[index:])
        self.parents[item_id] = parent

    def detach(self, item_id: str) -> None:
        parent = self.parents.pop(item_id)
        siblings = self.children[parent]
        place = siblings.index(item_id)
        if len(siblings) > 1:
            self.children[parent] = (*siblings[:place], *siblings[place + 1 :])
        else:
            del self.children[parent]

    def branch(self, item_id: str) -> Branch:
        items, parents, notes = [self.item(item_id)], [-1], list(self.notes.get(item_id, ()))
        pending = [(child, 0) for child in reversed(self.children.get(item_id, ()))]
        while pending:
            child, parent = pending.pop()
            items.append(self.items[child])
            parents.append(parent)
            notes.extend(self.notes.get(child, ()))
            place = len(items) - 1
            pending.extend((each, place) for each in reversed(self.children.get(child, ())))
        return Branch(tuple(items), tuple(parents), tuple(notes))


class SetField(Frozen):
    """Gives one field of one item another value."""

    item: str
    field: str
    """A field of `Item` other than `id` and `extra`."""

    old: Value
    new: Value

    def apply_to(self, draft: Draft) -> None:
        item = draft.item(self.item)
        draft.expect(self.item, self.field, expected=self.old, found=getattr(item, self.field))
        draft.items[self.item] = replace(item, **{self.field: self.new})  # pyright: ignore[reportArgumentType] -- Value is the union of all fields' types

    def inverted(self) -> SetField:
        return SetField(self.item, self.field, self.new, self.old)

    def touched(self) -> frozenset[str]:
        return frozenset({self.item})

    def concerns(self) -> frozenset[str]:
        return frozenset({self.item})


class SetPlanField(Frozen):
    """Gives the plan itself another title, office or year."""

    field: str
    """`title`, `org` or `year`."""

    old: str | int
    new: str | int

    def apply_to(self, draft: Draft) -> None:
        draft.expect(ROOT, self.field, expected=self.old, found=getattr(draft, self.field))
        setattr(draft, self.field, self.new)

    def inverted(self) -> SetPlanField:
        return SetPlanField(self.field, self.new, self.old)

    def touched(self) -> frozenset[str]:
        return frozenset({ROOT})

    def concerns(self) -> frozenset[str]:
        return frozenset({ROOT})


class AddItem(Frozen):
    """Puts an item, with all that is below it, into the plan."""

    branch: Branch
    parent: str
    index: int
    """Where among the parent's children (from 0); a number beyond the last means the end."""

    def apply_to(self, draft: Draft) -> None:
        if self.parent != ROOT:
            draft.item(self.parent)
        ids = [item.id for item in self.branch.items]
        present = next((item for item in self.branch.items if item.id in draft.items), None)
        if present is not None:
            raise FieldChanged(title=present.title, field="id", expected=None, found=present.id)
        draft.items.update(zip(ids, self.branch.items, strict=True))
        draft.attach(ids[0], self.parent, self.index)
        below: dict[str, list[str]] = {}
        for item_id, parent in zip(ids[1:], self.branch.parents[1:], strict=True):
            below.setdefault(ids[parent], []).append(item_id)
            draft.parents[item_id] = ids[parent]
        draft.children.update((parent, tuple(children)) for parent, children in below.items())
        draft.notes.update(_notes_by_item(self.branch.notes))

    def inverted(self) -> RemoveItem:
        return RemoveItem(self.branch, self.parent, self.index)

    def touched(self) -> frozenset[str]:
        return frozenset({self.branch.top.id})

    def concerns(self) -> frozenset[str]:
        return frozenset(item.id for item in self.branch.items)


class RemoveItem(Frozen):
    """Takes an item, with all that is below it, out of the plan; the change itself keeps it whole."""

    branch: Branch
    parent: str
    index: int

    def apply_to(self, draft: Draft) -> None:
        top = self.branch.top.id
        found = draft.branch(top)
        draft.expect(top, "branch", expected=self.branch, found=found)
        draft.detach(top)
        for item in found.items:
            del draft.items[item.id]
            draft.parents.pop(item.id, None)
            draft.children.pop(item.id, None)
            draft.notes.pop(item.id, None)

    def inverted(self) -> AddItem:
        return AddItem(self.branch, self.parent, self.index)

    def touched(self) -> frozenset[str]:
        return frozenset({self.branch.top.id})

    def concerns(self) -> frozenset[str]:
        return frozenset(item.id for item in self.branch.items)


class MoveItem(Frozen):
    """Puts an item, with all that is below it, elsewhere."""

    item: str
    old_parent: str
    old_index: int
    new_parent: str
    new_index: int
    """Counted after the item has left its old place."""

    def apply_to(self, draft: Draft) -> None:
        draft.item(self.item)
        draft.expect(self.item, "parent", expected=self.old_parent, found=draft.parents[self.item])
        above = self.new_parent
        while above != ROOT:
            if above == self.item:
                raise MovedIntoItself(title=draft.item(self.item).title)
            draft.item(above)
            above = draft.parents[above]
        draft.detach(self.item)
        draft.attach(self.item, self.new_parent, self.new_index)

    def inverted(self) -> MoveItem:
        return MoveItem(self.item, self.new_parent, self.new_index, self.old_parent, self.old_index)

    def touched(self) -> frozenset[str]:
        return frozenset({self.item})

    def concerns(self) -> frozenset[str]:
        return frozenset({self.item})


class SetNote(Frozen):
    """Writes a note (no `old`), rewrites it, or takes it away (no `new`)."""

    old: Note | None
    new: Note | None

    @property
    def note(self) -> Note:
        """The note as it stands after the change, or stood before it was taken away."""
        note = self.new or self.old
        assert note is not None, "a change of nothing"
        return note

    def apply_to(self, draft: Draft) -> None:
        note = self.note
        draft.item(note.item)
        notes = draft.notes.get(note.item, ())
        found = next((each for each in notes if each.id == note.id), None)
        draft.expect(note.item, "note", expected=self.old, found=found)
        rest = [each for each in notes if each.id != note.id]
        if self.new is not None:
            rest.append(self.new)
        draft.notes.update({note.item: in_order(rest)})
        if not rest:
            del draft.notes[note.item]

    def inverted(self) -> SetNote:
        return SetNote(self.new, self.old)

    def touched(self) -> frozenset[str]:
        return frozenset()

    def concerns(self) -> frozenset[str]:
        return frozenset({self.note.item})


class Loaded(Frozen):
    """The first change of every history: the plan came in as it stood then. It alters nothing.

    Beside other changes: they took over a revised document.
    """

    source: str
    """The name of the document it was read from; empty when it was begun by hand."""

    digest: str = ""
    """Of the plan as loaded, by the store, to prove that the history leads back to it; empty beside other changes."""

    def apply_to(self, draft: Draft) -> None:
        del draft

    def inverted(self) -> Loaded:
        return self

    def touched(self) -> frozenset[str]:
        return frozenset()

    def concerns(self) -> frozenset[str]:
        return frozenset()


def applied(plan: Plan, changes: Iterable[Change]) -> Plan:
    """The plan after all `changes`, in order; the plan that came in is untouched.

    Raises:
        ChangeRefused: One of them does not fit the plan as it stands; none is applied.
    """
    draft = Draft(plan)
    for change in changes:
        change.apply_to(draft)
    return draft.plan()


def in_order(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Oldest first by the day they tell of, then as recorded."""
    return tuple(sorted(notes, key=lambda note: (note.on, note.at, note.id)))


def _notes_by_item(notes: Iterable[Note]) -> dict[str, tuple[Note, ...]]:
    grouped: dict[str, list[Note]] = {}
    for note in notes:
        grouped.setdefault(note.item, []).append(note)
    return {item: tuple(each) for item, each in grouped.items()}
