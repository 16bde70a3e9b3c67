"""What can still be read of damaged files, line by line."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tracker.model.history import Step
from tracker.model.plan import ROOT
from tracker.store.records import item_of, note_of, plan_of
from tracker.store.steps import step_of_record, steps_of
from tracker.store.tiny.journal import salvaged_records
from tracker.store.tiny.plan_file import BOOKKEEPING
from tracker.store.values import Doc

_SECTIONS = ("items", "notes", "changes")


def salvaged_tables(data: bytes) -> Mapping[str, Any] | None:
    """The tables of a damaged file, made of the lines that can be read; None when the plan's own cannot.

    An item whose parent cannot be read becomes a point; notes on an item that cannot be read stay out.
    """
    lines = data.split(b"\n")
    head = _document(lines[0].removeprefix(b'{"plan": '))
    if head is None or not _reads(plan_of, head):
        return None
    rows = {name: list(_rows(lines, name)) for name in _SECTIONS}
    items = {doc["id"]: doc for doc in rows["items"] if _reads(item_of, doc)}
    for doc in items.values():
        if doc.get("parent", ROOT) not in items:
            doc.pop("parent", None)
    notes = [doc for doc in rows["notes"] if _reads(note_of, doc) and doc["item"] in items]
    changes = [doc for doc in rows["changes"] if list(_steps([doc]))]
    tables = {"items": items.values(), "notes": notes, "changes": changes}
    plan = {name: value for name, value in head.items() if name not in BOOKKEEPING}
    return {"plan": {"1": plan}, **{name: _numbered(docs) for name, docs in tables.items()}}


def salvaged_steps(file: bytes, journal: bytes) -> dict[str, Step]:
    """The steps by id that stand in readable lines of either, those of the file first."""
    found = {step.id: step for step in _steps(_rows(file.split(b"\n"), "changes"))}
    for record in salvaged_records(journal):
        with contextlib.suppress(ValueError):
            step = step_of_record(record)
            found.setdefault(step.id, step)
    return found


def _steps(docs: Iterable[Doc]) -> Iterator[Step]:
    """Change by change: one that cannot be read does not take the others of its step with it."""
    readable = [doc for doc in docs if _reads(_step_of_one, doc)]
    yield from steps_of(readable)


def _step_of_one(doc: Doc) -> Step:
    return next(steps_of([doc]))


def _rows(lines: list[bytes], section: str) -> Iterator[Doc]:
    start = f'"{section}": {{'.encode()
    begun = False
    for line in lines:
        if begun and line[:1] == b"}":
            return
        if begun and (doc := _document(line)) is not None:
            yield doc
        begun = begun or line == start


def _document(line: bytes) -> Doc | None:
    """The object in a line `"17": {…},`."""
    start, end = line.find(b"{", 1 if line[:1] == b"{" else 0), line.rfind(b"}")
    for last in range(end + 1, max(end - 3, 0), -1):
        with contextlib.suppress(ValueError, RecursionError):
            doc = json.loads(line[start:last])
            return doc if isinstance(doc, dict) else None  # pyright: ignore[reportUnknownVariableType] -- keys of JSON objects are texts
    return None


def _reads(reader: Any, doc: Doc) -> bool:
    try:
        reader(doc)
    except ValueError:
        return False
    return True


def _numbered(docs: Iterable[Doc]) -> dict[str, Doc]:
    return {str(number): doc for number, doc in enumerate(docs, 1)}
