"""Items, notes and the plan itself as plain documents that a person can read in the file, and back.

A document is what JSON can hold. An item's document has only the fields that differ from the default;
dates are ISO dates, a status is its value, a deadline or an amount a small object.

What a document says beyond what this version understands is kept: unknown fields, and known fields
with a value that only a newer version knows (a new status), stay in `extra` as they were and are
written back, the latter until somebody gives the field a value that this version knows.

Whatever is not as it must be raises ValueError; the caller knows the file and the line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tracker.frozen import defaults_of, field_names
from tracker.model.item import Extra, Item, Note, NoteKind
from tracker.model.plan import ROOT, Plan
from tracker.store.values import NOT_UNDERSTOOD, READERS, Doc, day, encode, line, moment, value_doc, whole_number, words

_DEFAULTS = defaults_of(Item)
_OWN_FIELDS = {name: _DEFAULTS.get(name, ...) for name in field_names(Item) if name not in ("id", "extra")}
"""With their defaults; the title has none, which an ellipsis stands for."""

_TEXTS = {name: name for name, reader in READERS.items() if reader in (line, words)}
"""Python finds the argument that a name means at once when it is this very text, not another like it."""


def item_doc(item: Item, parent: str = ROOT) -> Doc:
    """`id` and `parent` come first: the file is read by that."""
    doc: Doc = {"id": item.id}
    if parent != ROOT:
        doc["parent"] = parent
    for name, default in _OWN_FIELDS.items():
        value = getattr(item, name)
        if value != default:
            doc[name] = value_doc(value)
    if item.extra:
        doc.update(_unread_of(item))
    return doc


def item_of(doc: Doc) -> Item:
    """The item of a document, which may also name its `parent`."""
    values: dict[str, Any] = {}
    unread: list[tuple[str, str]] = []
    for name, raw in doc.items():
        known = _TEXTS.get(name)
        if known and type(raw) is str and raw.isprintable():
            values[known] = raw  # what the reader would do, at a third of the time
            continue
        reader = READERS.get(name)
        if reader is None:
            if name != "parent":
                unread.append((line(name), encode(raw)))
            continue
        try:
            values[name] = reader(raw)
        except NOT_UNDERSTOOD:
            unread.append((name, encode(raw)))
    if not values.get("id") or "title" not in values:
        raise ValueError("an item without id or title")
    return Item(**values, extra=tuple(unread)) if unread else Item(**values)


def _unread_of(item: Item) -> Iterator[tuple[str, Any]]:
    """What `extra` keeps, except for fields that somebody has given a readable value since."""
    for name, text in item.extra:
        if name not in READERS or getattr(item, name) == _DEFAULTS[name]:
            yield name, json.loads(text)


def unread_values(item: Item) -> Iterator[tuple[str, str]]:
    """The fields that this version knows and whose value it cannot read, with that value as JSON."""
    return ((name, text) for name, text in item.extra if name in READERS and getattr(item, name) == _DEFAULTS[name])


def note_doc(note: Note) -> Doc:
    """`id` and `item` come first: the file is read by that."""
    doc: Doc = {
        "id": note.id,
        "item": note.item,
        "on": note.on.isoformat(),
        "at": note.at.isoformat(),
        "author": note.author,
        "kind": note.kind.value,
        "text": note.text,
    }
    if note.evidence:
        doc["evidence"] = note.evidence
    return doc


def note_of(doc: Doc) -> Note:
    """A kind that only a newer version knows is read as a remark; the file keeps it (`kept_of_note`)."""
    try:
        return Note(
            line(doc["id"]),
            line(doc["item"]),
            day(doc["on"]),
            moment(doc["at"]),
            line(doc.get("author", "")),
            _note_kind(doc.get("kind")),
            words(doc["text"]),
            line(doc.get("evidence", "")),
        )
    except KeyError as error:
        raise ValueError(f"a note without {error}") from error


def kept_of_note(old: Doc, note: Note) -> Doc:
    """The document of a note that was read from `old`, with all of it that this version does not know."""
    doc = {**old, **note_doc(note)}
    if note.kind is NoteKind.REMARK and _note_kind(old.get("kind")) is NoteKind.REMARK and "kind" in old:
        doc["kind"] = old["kind"]
    return doc


_NOTE_KINDS = {kind.value: kind for kind in NoteKind}


def _note_kind(raw: Any) -> NoteKind:
    return _NOTE_KINDS.get(raw, NoteKind.REMARK) if isinstance(raw, str) else NoteKind.REMARK


_PLAN_FIELDS = ("id", "title", "org", "year")


def plan_doc(plan: Plan) -> Doc:
    doc: Doc = {name: getattr(plan, name) for name in _PLAN_FIELDS}
    doc.update((name, json.loads(text)) for name, text in plan.extra if name not in doc)
    return doc


def plan_of(doc: Doc) -> Plan:
    """The plan without its items and notes."""
    try:
        plan_id, title, org = line(doc["id"]), line(doc["title"]), line(doc.get("org", ""))
        year = whole_number(doc["year"], 1, 9999)
    except KeyError as error:
        raise ValueError(f"a plan without {error}") from error
    extra: Extra = tuple((line(name), encode(raw)) for name, raw in doc.items() if name not in _PLAN_FIELDS)
    return Plan(plan_id, title, org, year, extra=extra)
