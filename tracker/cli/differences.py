"""What a revision changes, as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tracker.model.amount import Amount
from tracker.model.change import Value
from tracker.model.deadline import Deadline
from tracker.model.differences import Entry
from tracker.model.item import Note
from tracker.model.plan import Plan
from tracker.model.revision import Revision
from tracker.model.status import Status


def revision_shape(revision: Revision, *, applied: bool) -> dict[str, Any]:
    """Of removed items and those in `worked` the number before, of all others the number after."""
    before, after = revision.before.numbers(), revision.after.numbers()
    return {
        "applied": applied,
        "differences": [_entry_shape(entry, before, after) for entry in revision.entries()],
        "worked": [_item_shape(revision.before, each, before) for each in revision.worked],
        "kept": [_item_shape(revision.after, each, after) for each in revision.kept],
        "declined": [{"marker": item.marker, "title": item.title} for item in revision.declined],
    }


def _entry_shape(entry: Entry, before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, Any]:
    return {
        "kind": entry.kind.value,
        "id": entry.item,
        "ref": after.get(entry.item) or before.get(entry.item, ""),
        "title": entry.title,
        "field": entry.field,
        "old": plain_value(entry.old),
        "new": plain_value(entry.new),
    }


def _item_shape(plan: Plan, item_id: str, numbers: Mapping[str, str]) -> dict[str, str]:
    return {"id": item_id, "ref": numbers[item_id], "title": plan.items[item_id].title}


def plain_value(value: Value | Note) -> object:
    """As JSON holds it: a deadline by its day and phrase, a note by its words."""
    match value:
        case Note():
            return {"on": str(value.on), "author": value.author, "kind": value.kind.value, "text": value.text,
                    "evidence": value.evidence}  # fmt: skip
        case Deadline():
            return {"day": str(value.day), "precision": value.precision.value, "phrase": value.phrase}
        case Status():
            return value.value
        case Amount() | date():
            return str(value)
        case tuple():
            return list(value)
        case None | str() | int():
            return value
