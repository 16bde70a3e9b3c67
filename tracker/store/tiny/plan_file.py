"""A plan's file read, and written anew with what has been recorded since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tracker.errors import Damaged, NewerVersion
from tracker.frozen import Frozen, fields_of, replace
from tracker.model.history import Step
from tracker.model.item import Note
from tracker.model.plan import Plan
from tracker.store.disk import Stamp, failures, read_all
from tracker.store.records import item_doc, kept_of_note, note_doc, plan_doc, plan_of
from tracker.store.steps import step_docs, step_of, steps_of
from tracker.store.tiny.branches import Branches, ChildrenRead, ItemRows, ParentsRead
from tracker.store.tiny.journal import START, Mark, Owner
from tracker.store.tiny.layout import Sections, head_of, laid_out, lines_of, sections_of, sections_of_tables
from tracker.store.tiny.migrations import SCHEMA, migrated
from tracker.store.tiny.rows import NoteRows, doc_of_row, json_of_row, notes_of
from tracker.store.values import Doc, encoded

BOOKKEEPING = ("schema", "generation", "exchanged", "steps", "last_step", "folded", "seal")
"""Fields of the table `plan` that are the file's own affair."""


class Head(Frozen):
    """What a file says of itself, in its first line."""

    plan: Plan
    """Without items and notes."""

    generation: int
    """How often the file has been written; 0 for one that another program made."""

    exchanged: int
    """The generation at which more was last changed than any steps tell of: a copy joined, a backup
    restored, the work of another program taken over."""

    steps: int
    last_step: str
    """The id of the last step in the table `changes`; empty when there is none."""

    folded: Mark
    """The end of the journal of the generation before, which this file took in."""

    seal: str

    @property
    def owner(self) -> Owner:
        """What a journal to this file names as its owner."""
        return Owner(self.plan.id, self.generation, self.seal)


class PlanFile(Frozen):
    """A file as it was read."""

    path: Path
    stamp: Stamp
    head: Head
    plan: Plan
    others: bytes
    changes: bytes
    """The sections of those names, unread."""

    was_changed_outside: bool
    """Whether another program wrote it: its seal is missing or broken."""

    def history(self) -> tuple[Step, ...]:
        """Raises Damaged."""
        try:
            changes: dict[str, Doc] = json.loads(b"{" + self.changes + b"}")
            return tuple(steps_of(changes.values()))
        except (ValueError, AttributeError, RecursionError) as error:
            raise Damaged(path=self.path, line=0) from error

    def steps_after(self, step_id: str) -> tuple[Step, ...] | None:
        """The steps behind the one of that id, read from the end; None when there is no such step.

        Raises:
            Damaged: A change cannot be read.
        """
        docs: list[Doc] = []
        end = len(self.changes)
        try:
            while end > 0:
                start = self.changes.rfind(b"\n", 0, end) + 1
                doc = doc_of_row(self.changes[start:end])
                if doc.get("step") == step_id:
                    return tuple(steps_of(reversed(docs)))
                docs.append(doc)
                end = start - 1
        except (ValueError, RecursionError) as error:
            raise Damaged(path=self.path, line=0) from error
        return None


def read_plan_file(path: Path) -> PlanFile:
    """Raises Damaged, NewerVersion, Gone, NotReadable."""
    data, stamp = read_all(path)
    sections = sections_of(data)
    if sections is not None and sections.head.get("schema") == SCHEMA:
        del data  # its sections are copies: 40 MB less at 100 000 items
        return plan_file_of(sections, path, stamp, is_sealed=True)
    return plan_file_of(_read_anyhow(data, path), path, stamp, is_sealed=False)


def plan_file_of(sections: Sections, path: Path, stamp: Stamp, *, is_sealed: bool) -> PlanFile:
    """Raises Damaged, NewerVersion."""
    try:
        head = _head_of_doc(sections.head, path)
        branches = Branches(sections.items, path)
        items, notes = ItemRows(branches, path), NoteRows(notes_of(sections.notes), path)
    except (ValueError, KeyError, TypeError) as error:
        raise Damaged(path=path, line=0) from error
    children = branches.children if branches.is_whole else ChildrenRead(branches)
    parents = branches.parents if branches.is_whole else ParentsRead(branches)
    plan = replace(head.plan, items=items, children=children, parents=parents, notes=notes)
    return PlanFile(path, stamp, head, plan, sections.others, sections.changes, was_changed_outside=not is_sealed)


def read_head(path: Path) -> Head | None:
    """The first line of a file; None when it does not stand alone there, so that the whole must be read.

    Raises:
        StoreError: NewerVersion, Gone, NotReadable.
    """
    with failures(path, writing=False), path.open("rb") as file:
        doc = head_of(file.readline(_LONGEST_HEAD))
    try:
        return _head_of_doc(doc, path) if doc else None
    except (ValueError, KeyError, TypeError):
        return None


def head_of_file(data: bytes, path: Path) -> Head:
    """That of a file that was just laid out."""
    doc = head_of(data[: data.index(b"\n")])
    assert doc is not None
    return _head_of_doc(doc, path)


_LONGEST_HEAD = 1 << 20


def _read_anyhow(data: bytes, path: Path) -> Sections:
    """The plan in a file that was not left by this version of this program."""
    try:
        tables = json.loads(data)
        _refuse_newer(tables["plan"], path)
        return sections_of_tables(migrated(tables))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Damaged(path=path, line=getattr(error, "lineno", 0)) from error


def _refuse_newer(plans: dict[str, Any], path: Path) -> None:
    schema = max((doc.get("schema", SCHEMA) for doc in plans.values()), default=SCHEMA)
    if type(schema) is int and schema > SCHEMA:
        raise NewerVersion(path=path, schema=schema, known=SCHEMA)


def _head_of_doc(doc: Doc, path: Path) -> Head:
    _refuse_newer({"": doc}, path)
    folded = doc.get("folded", {"bytes": 0, "check": 0})
    return Head(
        plan_of({name: value for name, value in doc.items() if name not in BOOKKEEPING}),
        int(doc.get("generation", 0)),
        int(doc.get("exchanged", 0)),
        int(doc.get("steps", 0)),
        str(doc.get("last_step", "")),
        Mark(int(folded["bytes"]), int(folded["check"])),
        str(doc.get("seal", "")),
    )


class Since(Frozen):
    """What has been recorded since a file was read."""

    records: tuple[bytes, ...] = ()
    """One a step: the documents of its changes as JSON."""

    written: frozenset[str] = frozenset()
    """The items whose lines, or whose notes' lines, no longer hold."""

    last_step: str = ""


class Written(Frozen):
    """What `Head` says of a file about to be written."""

    generation: int
    exchanged: int


class OldLines(Frozen):
    """What the file before says, unread, to be copied where it still holds."""

    others: bytes
    items: Mapping[str, bytes | None]
    """None for an item that has been read, and is written from what was read."""

    notes: Mapping[str, list[bytes]]
    changes: bytes


def new_file(plan: Plan, record: bytes, last_step: str) -> bytes:
    """The first file of a plan, with the documents of the first step."""
    since = Since((record,), frozenset(plan.items), last_step)
    return _file(plan, OldLines(b"", {}, {}, b""), since, _bookkeeping(Written(1, 1), 1, last_step, START))


def folded(file: PlanFile, plan: Plan, since: Since, written: Written, mark: Mark) -> bytes:
    """The file of the next generation: `plan`, with what has been recorded since added to the history.

    Lines that still hold are copied unread, with all that a newer version may have written in them.

    Args:
        mark: The end of the journal that it takes in.
    """
    items, notes = file.plan.items, file.plan.notes
    assert isinstance(items, ItemRows)
    assert isinstance(notes, NoteRows)
    steps = file.head.steps + len(since.records)
    ours = _bookkeeping(written, steps, since.last_step or file.head.last_step, mark)
    old = OldLines(file.others, items.rows, notes.rows, file.changes)
    return _file(plan, old, since, ours)


def rewritten(file: PlanFile, plan: Plan, steps: Sequence[Step], *, generation: int) -> bytes:
    """The file of another history of the same plan; documents of steps that are as they were are kept."""
    before = _docs_by_step(file)
    docs = [doc for step in steps for doc in _docs_of(step, before.get(step.id))]
    changes = lines_of(encoded(doc) for doc in docs)
    notes = file.plan.notes
    assert isinstance(notes, NoteRows)
    everything = Since((), frozenset((*plan.items, *notes)))
    ours = _bookkeeping(Written(generation, generation), len(steps), steps[-1].id if steps else "", START)
    return _file(plan, OldLines(file.others, {}, notes.rows, changes), everything, ours)


def _docs_by_step(file: PlanFile) -> dict[str, list[Doc]]:
    grouped: dict[str, list[Doc]] = {}
    for doc in json.loads(b"{" + file.changes + b"}").values():
        grouped.setdefault(doc["step"], []).append(doc)
    return grouped


def _docs_of(step: Step, before: list[Doc] | None) -> list[Doc]:
    return before if before and step_of(before) == step else step_docs(step)


def _bookkeeping(written: Written, steps: int, last_step: str, mark: Mark) -> Doc:
    return {
        "schema": SCHEMA,
        **fields_of(written),
        "steps": steps,
        "last_step": last_step,
        "folded": fields_of(mark),
    }


def _file(plan: Plan, old: OldLines, since: Since, ours: Doc) -> bytes:
    order = [item_id for item_id, _ in plan.walk()]
    sections = Sections(
        {**plan_doc(plan), **ours},
        old.others,
        lines_of(_item_lines(plan, order, old.items, since.written)),
        lines_of(_note_lines(plan, order, old.notes, since.written)),
        _changes(old.changes, since.records),
    )
    return laid_out(sections)


def _item_lines(
    plan: Plan, order: list[str], old: Mapping[str, bytes | None], written: frozenset[str]
) -> Iterator[bytes]:
    for item_id in order:
        row = None if item_id in written else old.get(item_id)
        yield encoded(item_doc(plan.items[item_id], plan.parents[item_id])) if row is None else json_of_row(row)


def _note_lines(
    plan: Plan, order: list[str], old: Mapping[str, list[bytes]], written: frozenset[str]
) -> Iterator[bytes]:
    noted = plan.notes
    for item_id in order:
        if item_id not in noted:
            continue
        rows = old.get(item_id, [])
        if rows and item_id not in written:
            yield from map(json_of_row, rows)
        else:
            yield from _rewritten(noted[item_id], rows)


def _rewritten(notes: Iterable[Note], rows: list[bytes]) -> Iterator[bytes]:
    before = {doc["id"]: doc for doc in map(doc_of_row, rows)}
    for note in notes:
        old = before.get(note.id)
        yield encoded(kept_of_note(old, note) if old else note_doc(note))


def _changes(old: bytes, records: Iterable[bytes]) -> bytes:
    number = int(old[old.rfind(b"\n") + 1 :].split(b'"', 2)[1]) if old else 0
    docs = [doc for record in records for doc in json.loads(record)]
    added = (b'"%d": %b' % (place, encoded(doc)) for place, doc in enumerate(docs, number + 1))
    return b",\n".join([old, *added] if old else added)
