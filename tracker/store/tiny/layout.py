"""How a plan's file is laid out: what plain TinyDB reads, one document a line, under a seal.

    {"plan": {"1": {"id": …, "title": …, "schema": 1, "generation": 7, …, "seal": "5d1c09fe"}},
    "items": {
    "1": {"id": …, "title": …},
    "2": {"id": …, "parent": …, "title": …}
    },
    "notes": {
    },
    "changes": {
    "1": {"step": …, "at": …, …}
    }}

A line end stands in JSON text only between documents, so the sections are found without parsing them,
and a document is parsed when it is asked for. That needs trust in the layout, which the seal gives:
the CRC-32 of the file without the seal's own digits. It finds accidents, not forgers. A file without a
good seal was written by another program, or is damaged; it is then read as the JSON that it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from zlib import crc32

from tracker.frozen import Frozen
from tracker.model.plan import ROOT
from tracker.store.records import item_of, note_of
from tracker.store.steps import steps_of
from tracker.store.values import Doc, doc_of, encoded

_START = b'{"plan": {"1": {'
_SEAL = b'"seal": "'
_DIGITS = 8
_CLOSE = b'"}},'
_NAMES = ("items", "notes", "changes")


class Sections(Frozen):
    """The parts of a file; each of the last three is lines joined by comma and line end, without the last."""

    head: Doc
    """The one document of the table `plan`, without its seal."""

    others: bytes
    """Tables that this version does not know, whole lines; empty in most files."""

    items: bytes
    notes: bytes
    changes: bytes


def laid_out(sections: Sections) -> bytes:
    head = {name: value for name, value in sections.head.items() if name != "seal"}
    start = b'{"plan": {"1": ' + encoded({**head, "seal": ""})[:-2]
    body = b"\n".join(_body(sections))
    seal = f"{crc32(body, crc32(start)):08x}".encode()
    return start + seal + _CLOSE + body


def _body(sections: Sections) -> Iterable[bytes]:
    """Begins with an empty line, so that the first line of the file ends where the seal does."""
    yield b"" if not sections.others else b"\n" + sections.others.rstrip(b"\n")
    for name, lines in zip(_NAMES, (sections.items, sections.notes, sections.changes), strict=True):
        yield f'"{name}": {{'.encode()
        if lines:
            yield lines
        yield b"}}\n" if name == _NAMES[-1] else b"},"


def sections_of(data: bytes) -> Sections | None:
    """None when the file is not laid out and sealed as above."""
    end = data.find(b"\n")
    digits = end - len(_CLOSE) - _DIGITS
    if not data.startswith(_START) or not data.startswith(_SEAL, digits - len(_SEAL)):
        return None
    view = memoryview(data)
    if data[digits : digits + _DIGITS] != f"{crc32(view[end:], crc32(view[:digits])):08x}".encode():
        return None
    head = head_of(data[:end])
    first, *others = (f'\n"{name}": {{\n'.encode() for name in _NAMES)
    places = [data.find(first, end), *(data.rfind(other, end) for other in others)]  # behind all items: 8 ms of 100 000
    if head is None or -1 in places:
        return None
    starts = [place + len(name) + 7 for place, name in zip(places, _NAMES, strict=True)]
    ends = [place - len(b"\n},") for place in places[1:]] + [len(data) - len(b"\n}}\n")]
    items, notes, changes = (data[start:end] for start, end in zip(starts, ends, strict=True))
    return Sections(head, data[end + 1 : places[0] + 1], items, notes, changes)


def head_of(first_line: bytes) -> Doc | None:
    """The document of the table `plan` from a file's first line; None when it is not laid out as above."""
    try:
        tables = json.loads(first_line.rstrip(b",\r\n") + b"}")
        return dict(tables["plan"]["1"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def lines_of(docs: Iterable[bytes]) -> bytes:
    """A section from its documents in JSON."""
    return b",\n".join(b'"%d": %b' % (number, doc) for number, doc in enumerate(docs, 1))


def sections_of_tables(tables: Any) -> Sections:
    """What another program wrote, in our layout, every document looked at.

    Raises:
        ValueError: It is not a plan, or not a sound one: an item under one that is not there, an id twice,
            a table missing of a file that was ours once.
    """
    known = {name: _docs(tables, name) for name in ("plan", *_NAMES)}
    if not known["plan"]:
        raise ValueError("no plan")
    if "generation" in known["plan"][0] and any(name not in tables for name in _NAMES):
        raise ValueError("a table is missing")
    items = {str(item_of(doc).id): doc for doc in known["items"]}
    if len(items) != len(known["items"]):
        raise ValueError("an id twice")
    for doc in known["notes"]:
        if note_of(doc).item not in items:
            raise ValueError("a note on no item")
    list(steps_of(known["changes"]))
    others = b"".join(_whole_table(name, tables[name]) for name in tables if name not in known)
    return Sections(
        known["plan"][0], others, _lines(_in_plan_order(items)), _lines(known["notes"]), _lines(known["changes"])
    )


def _docs(tables: Any, name: str) -> list[Doc]:
    return [doc_of(doc) for doc in doc_of(doc_of(tables).get(name, {})).values()]


def _lines(docs: Iterable[Doc]) -> bytes:
    return lines_of(encoded(doc) for doc in docs)


def _whole_table(name: str, table: Any) -> bytes:
    return encoded(name) + b": " + encoded(table) + b",\n"


def _in_plan_order(items: dict[str, Doc]) -> list[Doc]:
    """Parents before children, siblings as they stood; `id` and `parent` first in each."""
    below: dict[str, list[str]] = {}
    for item_id, doc in items.items():
        below.setdefault(doc.get("parent", ROOT), []).append(item_id)
    ordered: list[Doc] = []
    pending = below.get(ROOT, [])[::-1]
    while pending:
        item_id = pending.pop()
        parent = items[item_id].get("parent", ROOT)
        ordered.append({"id": item_id, **({"parent": parent} if parent else {}), **items[item_id]})
        pending.extend(reversed(below.get(item_id, ())))
    if len(ordered) != len(items):
        raise ValueError("an item under one that is not there")
    return ordered
