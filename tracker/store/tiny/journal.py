"""The journal beside a plan's file: edits made since the file was written, one line each.

    3f8a20c1 118 {"plan": "…", "generation": 7, "seal": "5d1c09fe"}
    9d02b7aa 240 [{"step": …, "kind": "set", …}]

Before its JSON a line has a checksum and its length in bytes. The checksum runs on from line to line,
so a line that is cut, changed, left out, repeated or out of place is found. The first line names the
file that the others belong to. Only the end of a journal may be unfinished: an append that a crash cut
short, and that nobody was told of as done.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from zlib import crc32

from tracker.errors import Damaged
from tracker.frozen import Frozen, replace
from tracker.store.disk import Stamp, failures, read_all, stamp_of, sync, sync_folder, write_all
from tracker.store.values import encoded


class Mark(Frozen):
    """How far a journal was read or written."""

    bytes: int = 0
    check: int = 0
    """The checksum of all lines up to there."""


START = Mark()


class Owner(Frozen):
    """The state of a file that a journal belongs to."""

    plan: str
    generation: int
    seal: str


class Reading(Frozen):
    """What a journal holds from a mark on."""

    owner: Owner | None
    """None when the reading did not start at the beginning, or not even the first line is whole."""

    records: list[bytes]
    mark: Mark
    """Behind the last good line."""

    rest: bytes
    """What stands behind it and cannot be read; empty in a sound journal."""

    stamp: Stamp

    @property
    def is_cut(self) -> bool:
        """Whether the rest is an append that never came to its end; else it was whole once."""
        return b"\n" not in self.rest


class Journal:
    """One journal as one writer sees it; the lock is the caller's."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None
        self._inode = 0

    def read(self, mark: Mark = START) -> Reading:
        """What stands behind the mark.

        Raises:
            Damaged: A line is bad and others come after it; nothing tells what those rest on.
            Gone: There is none.
        """
        data, stamp = read_all(self.path)
        records, end = _good_lines(data, mark)
        rest = data[end.bytes :]
        if rest.rstrip(b"\n").count(b"\n"):
            raise Damaged(path=self.path, line=data.count(b"\n", 0, end.bytes) + 1)
        owner = None
        if not mark.bytes and records:
            owner = _owner_of(records.pop(0), self.path)
        return Reading(owner, records, end, rest, stamp)

    def as_rest(self, reading: Reading) -> Reading:
        """The journal of another plan, all of which is to be set aside."""
        data, _ = read_all(self.path)
        return replace(reading, records=[], mark=START, rest=data)

    def append(self, record: bytes, mark: Mark, owner: Owner, now: Stamp | None) -> tuple[Mark, Stamp]:
        """Writes a record behind the mark, in place of whatever stands there; it is safe on return.

        When this fails, the journal ends at the mark again, or in something that reads as cut short.

        Args:
            now: Of the journal as it is; None when there is none.
        """
        with failures(self.path, writing=True):
            descriptor = self._opened(mark, now)
            lines, end = _framed(record, mark) if mark.bytes else _begun(record, owner)
            try:
                os.lseek(descriptor, mark.bytes, os.SEEK_SET)
                if now is not None and now.size != mark.bytes:
                    os.ftruncate(descriptor, mark.bytes)
                write_all(descriptor, lines)
                sync(descriptor)
                if not mark.bytes:
                    sync_folder(self.path.parent)
            except BaseException:  # Ctrl+C too must not leave half a line
                with contextlib.suppress(OSError):  # what failed first is what the user should hear
                    os.ftruncate(descriptor, mark.bytes)
                raise
            return end, stamp_of(os.fstat(descriptor))

    def remove(self) -> None:
        self.close()
        with failures(self.path, writing=True):
            self.path.unlink(missing_ok=True)

    def close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _opened(self, mark: Mark, now: Stamp | None) -> int:
        """A descriptor of the file that has the name now: another process may have exchanged it."""
        if now is None or now.inode != self._inode:
            self.close()
        if self._descriptor is None:
            flags = os.O_RDWR | getattr(os, "O_BINARY", 0) | (0 if mark.bytes else os.O_CREAT)
            self._descriptor = os.open(self.path, flags, 0o600)
            self._inode = os.fstat(self._descriptor).st_ino
        return self._descriptor


def _begun(record: bytes, owner: Owner) -> tuple[bytes, Mark]:
    head = encoded({"plan": owner.plan, "generation": owner.generation, "seal": owner.seal})
    first, mark = _framed(head, START)
    second, mark = _framed(record, mark)
    return first + second, mark


def _framed(record: bytes, mark: Mark) -> tuple[bytes, Mark]:
    check = crc32(record, mark.check)
    line = b"%08x %d %b\n" % (check, len(record), record)
    return line, Mark(mark.bytes + len(line), check)


def _good_lines(data: bytes, mark: Mark) -> tuple[list[bytes], Mark]:
    records: list[bytes] = []
    while (end := data.find(b"\n", mark.bytes)) >= 0:
        record = data[mark.bytes : end].split(b" ", 2)[-1]
        line, following = _framed(record, mark)
        if data[mark.bytes : end + 1] != line:
            break
        records.append(record)
        mark = following
    return records, mark


def salvaged_records(data: bytes) -> list[bytes]:
    """The lines of a damaged journal that are good by the checksum of the line before, wherever they stand."""
    records: list[bytes] = []
    before = 0
    for line in data.split(b"\n"):
        check, _, rest = line.partition(b" ")
        record = rest.partition(b" ")[2]
        try:
            stored = int(check, 16)
        except ValueError:
            continue
        if crc32(record, before) == stored and record.startswith(b"["):
            records.append(record)
        before = stored
    return records


def _owner_of(record: bytes, path: Path) -> Owner:
    try:
        doc = json.loads(record)
        return Owner(str(doc["plan"]), int(doc["generation"]), str(doc["seal"]))
    except (ValueError, KeyError, TypeError) as error:
        raise Damaged(path=path, line=1) from error
