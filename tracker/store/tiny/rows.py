"""The lines of a file: the tree that they draw, and notes, each read when somebody asks for it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from tracker.errors import Damaged
from tracker.model.change import in_order
from tracker.model.item import Note
from tracker.model.plan import ROOT
from tracker.store.records import note_of
from tracker.store.values import Doc

_read_json = json.JSONDecoder().raw_decode


class NoteRows(Mapping[str, tuple[Note, ...]]):
    """The notes of a file by item id."""

    __slots__ = ("_notes", "_path", "rows")

    def __init__(self, rows: dict[str, list[bytes]], path: Path) -> None:
        self.rows = rows
        """The lines of each item's notes, as in the file."""
        self._notes: dict[str, tuple[Note, ...]] = {}
        self._path = path

    def __getitem__(self, item_id: str) -> tuple[Note, ...]:
        notes = self._notes.get(item_id)
        if notes is None:
            notes = self._notes[item_id] = self._read(self.rows[item_id])
        return notes

    def __contains__(self, item_id: object) -> bool:
        return item_id in self.rows

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def _read(self, rows: list[bytes]) -> tuple[Note, ...]:
        try:
            return in_order(note_of(doc_of_row(row)) for row in rows)
        except ValueError as error:
            raise Damaged(path=self._path, line=0) from error


def doc_of_row(row: bytes) -> Doc:
    """The document of a line `"17": {…},`."""
    text = row.decode()
    doc, _ = _read_json(text, text.index("{"))
    return doc


def json_of_row(row: bytes) -> bytes:
    """The document of a line, unread."""
    return row[row.index(b"{") :].rstrip(b",")


def tree_of(section: bytes) -> tuple[dict[str, bytes], dict[str, tuple[str, ...]], dict[str, str]]:
    """The rows by id, the children and the parents that the section of items draws.

    Raises:
        ValueError: An id stands twice, or an item stands before or without the one above it.
    """
    rows: dict[str, bytes] = {}
    children: dict[str, list[str]] = {ROOT: []}
    parents: dict[str, str] = {ROOT: ROOT}
    for row, item_id, parent in _heads(section, b"parent"):
        if parent not in parents or item_id in parents:
            raise ValueError(f"{item_id} stands twice, or before the item above it")
        rows[item_id] = row
        parents[item_id] = parent
        if parent in children:
            children[parent].append(item_id)
        else:
            children[parent] = [item_id]
    del parents[ROOT]
    return rows, {parent: tuple(ids) for parent, ids in children.items() if ids}, parents


def notes_of(section: bytes) -> dict[str, list[bytes]]:
    """The rows of each item's notes."""
    rows: dict[str, list[bytes]] = {}
    for row, _, item_id in _heads(section, b"item"):
        rows.setdefault(item_id, []).append(row)
    return rows


def _heads(section: bytes, second: bytes) -> Iterator[tuple[bytes, str, str]]:
    """Each row with its id and the field behind it, empty when that is another one than `second`.

    Two plain texts at the head of a row are cut out: reading the whole row would take six times as long.
    """
    for row in section.split(b"\n") if section else ():
        parts = row.split(b'"', 10)
        if len(parts) == 11 and parts[3] == b"id":
            item_id, above = parts[5].decode(), parts[9].decode() if parts[7] == second else ""
            if "\\" not in item_id and "\\" not in above:  # asking bytes would take ten times as long
                yield row, item_id, above
                continue
        doc = doc_of_row(row)
        yield row, str(doc["id"]), str(doc.get(second.decode(), ""))
