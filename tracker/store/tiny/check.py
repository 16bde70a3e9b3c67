"""Looks at everything that is kept of a plan, and changes nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from tracker.errors import ChangeRefused, Damaged, Gone, StoreError
from tracker.model.change import Loaded
from tracker.model.history import Step, rewound, unread
from tracker.model.plan import Plan
from tracker.store.checking import Checkup, Finding, Flaw
from tracker.store.digest import bears_digest_of
from tracker.store.disk import read_all
from tracker.store.records import item_of, note_of, unread_values
from tracker.store.tiny.files import Files
from tracker.store.tiny.journal import Journal
from tracker.store.tiny.outside import outside_of
from tracker.store.tiny.plan_file import PlanFile
from tracker.store.tiny.rows import NoteRows
from tracker.store.tiny.seen import Seen, look, read_if_there
from tracker.text.cleaning import clean_line


def check(files: Files) -> Checkup:
    """Raises NewerVersion, Gone and NotReadable, which say nothing about how sound it is."""
    try:
        seen = look(files, Journal(files.journal))
    except Damaged as error:
        finding = Finding(Flaw.UNREADABLE, _name(error, files), str(error.facts.get("line", 0)))
        return Checkup((finding, *_of_documents(files)), 0, 0, 0)
    findings = [*_of_files(files, seen), *_of_rows(files, seen.plan), *_of_tinydb(seen.file)]
    steps: Sequence[Step] = ()
    try:
        steps = seen.history()
    except Damaged:
        findings.append(Finding(Flaw.UNREADABLE_HISTORY, files.plan.name))
    else:
        findings.extend(_of_history(files, seen, steps))
    if not any(finding.flaw is Flaw.BAD_ROW for finding in findings):
        findings.extend(_of_origin(files, seen.plan, steps))
    is_led_astray = any(finding.flaw in (Flaw.LEADS_ELSEWHERE, Flaw.NOT_AS_LOADED) for finding in findings)
    outside = outside_of(files, seen) if is_led_astray else None
    return Checkup(tuple(findings), len(seen.plan.items), _notes(seen.plan), len(steps), outside)


def _name(error: StoreError, files: Files) -> str:
    return files.journal.name if error.facts.get("path") == files.journal else files.plan.name


def _of_files(files: Files, seen: Seen) -> Iterator[Finding]:
    if seen.file.was_changed_outside:
        yield Finding(Flaw.CHANGED_OUTSIDE, files.plan.name)
    if seen.rest is not None:
        yield Finding(Flaw.UNFINISHED_EDIT if seen.rest.is_cut else Flaw.DAMAGED_EDIT, files.journal.name)
    elif not seen.is_settled and read_if_there(Journal(files.journal)) is not None:
        yield Finding(Flaw.FOREIGN_JOURNAL, files.journal.name)


def _of_rows(files: Files, plan: Plan) -> Iterator[Finding]:
    for mapping in (plan.items, plan.notes):
        for item_id in mapping:
            try:
                mapping[item_id]
            except Damaged:
                yield Finding(Flaw.BAD_ROW, files.plan.name, item_id)
    yield from _of_values(files, plan)
    for item_id in plan.notes:
        if item_id not in plan.items:
            yield Finding(Flaw.NOTE_ON_NOTHING, files.plan.name, item_id)


def _of_values(files: Files, plan: Plan) -> Iterator[Finding]:
    """What somebody has mistyped by hand, or a newer version has written."""
    for item_id, _ in plan.walk():
        with suppress(Damaged):
            item = plan.items[item_id]
            for name, value in unread_values(item):
                detail = f"{plan.number(item_id)} {item.title}"
                yield Finding(Flaw.UNREAD_VALUE, files.plan.name, detail, name, value)


def _of_documents(files: Files) -> Iterator[Finding]:
    """The items and notes that keep an otherwise sound file from being opened; none where it is not even JSON."""
    with suppress(Gone, ValueError, AttributeError, TypeError, RecursionError):
        tables = json.loads(read_all(files.plan)[0])
        items, notes = (tables.get(table, {}).values() for table in ("items", "notes"))
        for doc, reader in (*((each, item_of) for each in items), *((each, note_of) for each in notes)):
            why = _why_not(reader, doc)
            if why:
                yield Finding(Flaw.BAD_ROW, files.plan.name, f"{clean_line(str(doc.get('id', '')))}: {why}")


def _why_not(reader: Callable[[Any], object], doc: Any) -> str:
    """What keeps a document from being read; empty when nothing does."""
    try:
        reader(doc)
    except ValueError as error:
        return clean_line(str(error))
    return ""


def _of_tinydb(file: PlanFile) -> Iterator[Finding]:
    """Whether plain TinyDB finds in the file what this program does; it shares no line with our reading."""
    items, notes = file.plan.items, file.plan.notes
    assert isinstance(notes, NoteRows)
    expected = {
        "items": len(items),
        "notes": sum(map(len, notes.rows.values())),
        "changes": file.changes.count(b"\n") + bool(file.changes),
    }
    for name, count in expected.items():
        if _count_of_tinydb(file.path, name) != count:
            yield Finding(Flaw.TINYDB_DIFFERS, file.path.name, name)


def _count_of_tinydb(path: Path, table: str) -> int:
    """-1 when TinyDB cannot read the file at all: it refuses letters that JSON alone lets pass."""
    database: Any = TinyDB(path, access_mode="r", encoding="utf-8")  # its stubs leave types open
    with database:
        try:
            return len(database.table(table))
        except ValueError:
            return -1


def _of_history(files: Files, seen: Seen, steps: Sequence[Step]) -> Iterator[Finding]:
    name = files.plan.name
    if not (steps and isinstance(steps[0].changes[0], Loaded)):
        yield Finding(Flaw.NO_BEGINNING, name)
    for step_id, count in Counter(step.id for step in steps).items():
        if count > 1:
            yield Finding(Flaw.STEP_TWICE, name, step_id)
    folded = steps[: len(steps) - len(seen.steps)]
    last = folded[-1].id if folded else ""
    if (len(folded), last) != (seen.file.head.steps, seen.file.head.last_step):
        yield Finding(Flaw.WRONG_COUNT, name)


def _of_origin(files: Files, plan: Plan, steps: Sequence[Step]) -> Iterator[Finding]:
    name = files.plan.name
    if count := unread(steps):
        yield Finding(Flaw.NEWER_CHANGES, name, str(count))
        return
    try:
        origin = rewound(plan, steps)
    except ChangeRefused as error:
        yield Finding(Flaw.LEADS_ELSEWHERE, name, str(error))
        return
    if not bears_digest_of(steps, origin):
        yield Finding(Flaw.NOT_AS_LOADED, name)


def _notes(plan: Plan) -> int:
    count = 0
    for item_id in plan.notes:
        try:
            count += len(plan.notes[item_id])
        except Damaged:
            continue
    return count
