"""Steps and their changes as plain documents, and back.

A step becomes one document a change, each with the head of its step (`step`, `at`, `on`, `author`),
so that one change can be found and read alone. Whatever is not as it must be raises ValueError.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tracker.model.change import (
    AddItem,
    Branch,
    Change,
    Loaded,
    MoveItem,
    RemoveItem,
    SetField,
    SetNote,
    SetPlanField,
)
from tracker.model.history import Step
from tracker.model.idle_change import UnplacedChange, UnreadChange
from tracker.model.plan import ROOT
from tracker.store.records import item_doc, item_of, note_doc, note_of
from tracker.store.values import (
    NOT_UNDERSTOOD,
    READERS,
    Doc,
    day,
    doc_of,
    docs_of,
    encode,
    encoded,
    line,
    moment,
    value_doc,
    whole_number,
    words,
)


def step_docs(step: Step) -> list[Doc]:
    """One document a change, in the order in which they apply."""
    head: Doc = {"step": step.id, "at": step.at.isoformat(), "on": step.on.isoformat(), "author": step.author}
    tail = {name: value for name, value in (("why", step.why), ("undoes", step.undoes)) if value}
    return [{**head, **change_doc(change), **tail} for change in step.changes]


def step_of(docs: list[Doc]) -> Step:
    """The step of its documents, all of which have the same head."""
    head = docs[0]
    try:
        return Step(
            line(head["step"]),
            moment(head["at"]),
            day(head["on"]),
            line(head.get("author", "")),
            tuple(_change_of(doc) for doc in docs),
            words(head.get("why", "")),
            line(head.get("undoes", "")),
        )
    except (KeyError, ArithmeticError) as error:
        raise ValueError(f"not a change: {error}") from error


def record_of(step: Step) -> bytes:
    """The whole step as one line of JSON."""
    return encoded(step_docs(step))


def reads_back(record: bytes) -> bool:
    """Whether the step of this record reads back just as it was, because nothing in it has to be cleaned.

    JSON writes line ends, controls and quotes with a backslash; without one there are none of them.
    """
    return b"\\" not in record and record.decode().isprintable()


def step_of_record(record: bytes) -> Step:
    docs = docs_of(json.loads(record))
    if not docs:
        raise ValueError("no change")
    return step_of(docs)


def steps_of(docs: Iterable[Doc]) -> Iterator[Step]:
    """The steps of many changes; those of one step follow each other."""
    group: list[Doc] = []
    for doc in docs:
        if group and doc.get("step") != group[0].get("step"):
            yield step_of(group)
            group = []
        group.append(doc)
    if group:
        yield step_of(group)


def branch_doc(branch: Branch) -> Doc:
    ids = [item.id for item in branch.items]
    parents = [ROOT if parent < 0 else ids[parent] for parent in branch.parents]
    doc: Doc = {"items": [item_doc(item, parent) for item, parent in zip(branch.items, parents, strict=True)]}
    if branch.notes:
        doc["notes"] = [note_doc(note) for note in branch.notes]
    return doc


def branch_of(doc: Doc) -> Branch:
    rows = docs_of(doc["items"])
    items = tuple(map(item_of, rows))
    notes = tuple(map(note_of, docs_of(doc.get("notes", []))))
    places = {item.id: place for place, item in enumerate(items)}
    parents = tuple(places[line(row["parent"])] if row.get("parent") else -1 for row in rows)
    hangs_together = parents[:1] == (-1,) and all(0 <= parent < place for place, parent in enumerate(parents[1:], 1))
    if not hangs_together or len(places) < len(items) or any(note.item not in places for note in notes):
        raise ValueError("items and notes that do not hang together")
    return Branch(items, parents, notes)


def change_doc(change: Change) -> Doc:  # noqa: PLR0911 -- one case a kind of change
    """What the change says, without who made it and when."""
    match change:
        case SetField(item, field, old, new):
            return {"kind": "set", "item": item, "field": field, "old": value_doc(old), "new": value_doc(new)}
        case SetPlanField(field, old, new):
            return {"kind": "set_plan", "field": field, "old": old, "new": new}
        case SetNote(old, new):
            texts = {"old": note_doc(old) if old else None, "new": note_doc(new) if new else None}
            return {"kind": "note", "item": change.note.item, **texts}
        case AddItem(branch, parent, index):
            return {"kind": "add", "item": branch.top.id, "parent": parent, "index": index, "new": branch_doc(branch)}
        case RemoveItem(branch, parent, index):
            return {
                "kind": "remove",
                "item": branch.top.id,
                "parent": parent,
                "index": index,
                "old": branch_doc(branch),
            }
        case MoveItem():
            return _move_doc(change)
        case Loaded(source, digest):
            return {"kind": "loaded", "source": source, "digest": digest}
        case UnplacedChange(unplaced):
            return {"kind": "unplaced", "change": change_doc(unplaced)}
        case UnreadChange(_, _, text):
            return dict(json.loads(text))
        case _:
            raise TypeError(f"a change that the store does not know: {change!r}")


def _move_doc(move: MoveItem) -> Doc:
    old, new = (move.old_parent, move.old_index), (move.new_parent, move.new_index)
    places = {name: {"parent": parent, "index": index} for name, (parent, index) in (("old", old), ("new", new))}
    return {"kind": "move", "item": move.item, **places}


def _change_of(doc: Doc) -> Change:
    reader = _CHANGES.get(line(doc.get("kind", "")))
    return reader(doc) if reader else _unread(doc)


def _unread(doc: Doc) -> Change:
    return UnreadChange(line(doc.get("kind", "")), line(doc.get("item", "")), encode(doc))


def _set_field_of(doc: Doc) -> Change:
    reader = READERS.get(line(doc["field"]))
    if reader is None:
        return _unread(doc)
    try:
        return SetField(line(doc["item"]), line(doc["field"]), reader(doc["old"]), reader(doc["new"]))
    except NOT_UNDERSTOOD:
        return _unread(doc)


def _set_plan_field_of(doc: Doc) -> Change:
    read = _year if doc["field"] == "year" else line
    return SetPlanField(line(doc["field"]), read(doc["old"]), read(doc["new"]))


def _year(raw: Any) -> int:
    return whole_number(raw, 1, 9999)


def _set_note_of(doc: Doc) -> Change:
    old, new = (None if doc[name] is None else note_of(doc_of(doc[name])) for name in ("old", "new"))
    if old is None and new is None:
        raise ValueError("a change of no note")
    return SetNote(old, new)


def _move_of(doc: Doc) -> Change:
    old, new = doc_of(doc["old"]), doc_of(doc["new"])
    return MoveItem(
        line(doc["item"]), line(old["parent"]), _index(old["index"]), line(new["parent"]), _index(new["index"])
    )


def _index(raw: Any) -> int:
    return whole_number(raw, 0, 1_000_000_000)


_CHANGES: dict[str, Callable[[Doc], Change]] = {
    "set": _set_field_of,
    "set_plan": _set_plan_field_of,
    "note": _set_note_of,
    "add": lambda doc: AddItem(branch_of(doc_of(doc["new"])), line(doc["parent"]), _index(doc["index"])),
    "remove": lambda doc: RemoveItem(branch_of(doc_of(doc["old"])), line(doc["parent"]), _index(doc["index"])),
    "move": _move_of,
    "unplaced": lambda doc: UnplacedChange(_change_of(doc_of(doc["change"]))),
    "loaded": lambda doc: Loaded(line(doc["source"]), line(doc["digest"])),
}
