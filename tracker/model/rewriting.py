"""The plan as somebody has rewritten it whole, work and notes included: a revision that says everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from tracker.frozen import replace
from tracker.model import edits
from tracker.model.change import Change, SetNote, applied
from tracker.model.item import Item, Note
from tracker.model.plan import Plan
from tracker.model.revision import DOCUMENT_FIELDS, DOCUMENT_PLAN_FIELDS, Revision, revision

_FIELDS = (*DOCUMENT_FIELDS, "origin")
_PLAN_FIELDS = (*DOCUMENT_PLAN_FIELDS, "year")
_REACHED = ("actual", "percent")


def rewriting(plan: Plan, text: Plan, *, keeps_worked: bool = False) -> Revision:
    """What makes `plan` be as in `text`.

    A status follows the rules of `edits.set_status`: that of a parent goes to the open leaves below it,
    except those that were given another one themselves.

    Args:
        text: Its ids are new, as in `revision`. A note whose words are another is the one of the same
            day and author, rewritten.

    Raises:
        MoveNotAllowed, ParentHasItsOwn: It asks for a status or a figure that an item cannot have.
    """
    told = revision(plan, text, fields=_FIELDS, plan_fields=_PLAN_FIELDS, keeps_worked=keeps_worked)
    pairs = [(plan.items[told.pairs[new]], text.items[new]) for new, _ in text.walk() if new in told.pairs]
    more = (
        *_status_changes(told.after, pairs),
        *_reached_changes(told.after, pairs),
        *(each for old, new in pairs for each in _note_changes(plan, old, text.notes_on(new.id))),
    )
    return replace(told, after=applied(told.after, more), changes=(*told.changes, *more))


def _status_changes(plan: Plan, pairs: Sequence[tuple[Item, Item]]) -> Iterator[Change]:
    """What is said of a leaf itself goes before what is said of a parent, and of that the nearest parent's."""
    changed = [(old, new) for old, new in pairs if (old.status, old.reason) != (new.status, new.reason)]
    of_itself = {old.id for old, _ in changed if plan.is_leaf(old.id)}
    by_leaf: dict[str, list[Change]] = {}
    for old, new in changed:
        for leaf in edits.affected_leaves(plan, old.id, new.status):
            if leaf == old.id or leaf not in of_itself:
                by_leaf[leaf] = list(edits.set_status(plan, [leaf], new.status, reason=new.reason))
    return chain.from_iterable(by_leaf.values())


def _reached_changes(plan: Plan, pairs: Sequence[tuple[Item, Item]]) -> Iterator[Change]:
    for old, new in pairs:
        for field in _REACHED:
            if getattr(old, field) != getattr(new, field):
                yield from edits.set_field(plan, old.id, field, getattr(new, field))


def _note_changes(plan: Plan, item: Item, text: Sequence[Note]) -> Iterator[Change]:
    gone, come = _without(plan.notes_on(item.id), text), _without(text, plan.notes_on(item.id))
    for note in come:
        before = next((each for each in gone if (each.on, each.author) == (note.on, note.author)), None)
        if before is None:
            yield SetNote(None, replace(note, item=item.id))
            continue
        gone.remove(before)
        yield SetNote(before, replace(before, kind=note.kind, text=note.text, evidence=note.evidence))
    yield from (SetNote(note, None) for note in gone)


def _without(notes: Sequence[Note], others: Sequence[Note]) -> list[Note]:
    """Those of `notes` that say something that none of `others` says."""
    left = [said(each) for each in others]
    kept: list[Note] = []
    for note in notes:
        if said(note) in left:
            left.remove(said(note))
        else:
            kept.append(note)
    return kept


def said(note: Note) -> tuple[object, ...]:
    """All of a note but its ids and the time of recording."""
    return (note.on, note.kind, note.author, note.text, note.evidence)
