"""A power cut at any moment: what had not been synced is lost in part, or written in another order.

A small simulator: every changing call of a session is recorded with the file it went to. A cut is a
moment in that record; what was synced before it stays, of the rest any part may have reached the
medium, a write in pieces of 512 bytes. The folder that comes out must open as a state that was
acknowledged before the cut, or one edit further.
"""

from __future__ import annotations

import os
import random
import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.store.crash import LONG
from tests.store.making import FIRST, ROADS, SESSION, titled
from tracker.errors import StoreError
from tracker.store.opening import Folder
from tracker.store.safety import check_plan

CUTS_EACH = 40 if LONG else 4
SECTOR = 512


@dataclass
class Data:
    """What a file holds: `safe` on the medium, `pending` on its way there."""

    safe: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list[tuple[int, bytes | None]])
    """At an offset these bytes, or with None the end of the file there."""


@dataclass
class Disk:
    """The names of a folder, safe and on their way, and the files behind them by inode."""

    files: dict[int, Data] = field(default_factory=dict[int, Data])
    names: dict[str, int] = field(default_factory=dict[str, int])
    pending: list[tuple[str, int | None]] = field(default_factory=list[tuple[str, int | None]])

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        names = dict(self.names)
        for name, inode in self.pending:
            if chance.random() < 0.5:
                names.pop(name, None) if inode is None else names.update({name: inode})
        return {name: _after_a_cut(self.files[inode], chance) for name, inode in names.items()}


def _after_a_cut(data: Data, chance: random.Random) -> bytes:
    content = bytearray(data.safe)
    for offset, piece in data.pending:
        if piece is None:
            if chance.random() < 0.5:
                del content[offset:]
            continue
        for start in range(0, len(piece), SECTOR):
            if chance.random() < 0.7:
                _put(content, offset + start, piece[start : start + SECTOR])
    return bytes(content)


def _put(content: bytearray, offset: int, piece: bytes) -> None:
    content.extend(b"\0" * (offset - len(content)))
    content[offset : offset + len(piece)] = piece


class Recorder:
    """Lets the calls through, and keeps what each of them does as an act on a `Disk`."""

    def __init__(self, folder: Path) -> None:
        self.acts: list[Callable[[Disk], None]] = []
        self._folder = folder.resolve()
        self._files: dict[int, int] = {}
        """A number of its own for every file; the system gives an inode again once a file is gone."""

        self._real = {
            name: getattr(os, name) for name in ("open", "write", "fsync", "replace", "unlink", "link", "ftruncate")
        }

    def install(self, patch: pytest.MonkeyPatch) -> None:
        for name in self._real:
            patch.setattr(os, name, getattr(self, f"_{name}"))

    def told(self, number: int, acknowledged: list[tuple[int, int]]) -> None:
        """Notes that step `number` was acknowledged after the acts so far."""
        acknowledged.append((len(self.acts), number))

    def _file(self, file: Any) -> int:
        """0 for a folder."""
        found = os.stat(file)  # noqa: PTH116 -- takes descriptors too
        return 0 if stat.S_ISDIR(found.st_mode) else self._files[found.st_ino]

    def _name(self, path: Any) -> str:
        return str(Path(path).resolve().relative_to(self._folder))

    def _open(self, path: Any, flags: int, mode: int = 0o777) -> int:
        is_new = flags & os.O_CREAT and not Path(path).exists()
        descriptor = self._real["open"](path, flags, mode)
        if flags & os.O_CREAT:
            if is_new:
                self._files[os.fstat(descriptor).st_ino] = len(self.acts) + 1
            inode, name = self._file(descriptor), self._name(path)
            if is_new:
                self.acts.append(
                    lambda disk: (disk.files.update({inode: Data()}), disk.pending.append((name, inode)))[1]
                )
            if flags & os.O_TRUNC:
                self.acts.append(lambda disk: disk.files[inode].pending.append((0, None)))
        return descriptor

    def _write(self, descriptor: int, data: Any) -> int:
        inode, offset, piece = self._file(descriptor), os.lseek(descriptor, 0, os.SEEK_CUR), bytes(data)
        self.acts.append(lambda disk: disk.files[inode].pending.append((offset, piece)))
        return self._real["write"](descriptor, data)

    def _ftruncate(self, descriptor: int, length: int) -> None:
        inode = self._file(descriptor)
        self.acts.append(lambda disk: disk.files[inode].pending.append((length, None)))
        self._real["ftruncate"](descriptor, length)

    def _fsync(self, descriptor: int) -> None:
        inode = self._file(descriptor)
        self.acts.append(lambda disk: _sync(disk, inode))
        self._real["fsync"](descriptor)

    def _replace(self, source: Any, target: Any) -> None:
        inode, old, new = self._file(source), self._name(source), self._name(target)
        self.acts.append(lambda disk: disk.pending.extend([(new, inode), (old, None)]))
        self._real["replace"](source, target)

    def _link(self, source: Any, target: Any) -> None:
        inode, new = self._file(source), self._name(target)
        self.acts.append(lambda disk: disk.pending.append((new, inode)))
        self._real["link"](source, target)

    def _unlink(self, path: Any) -> None:
        self._real["unlink"](path)
        name = self._name(path)
        self.acts.append(lambda disk: disk.pending.append((name, None)))


def _sync(disk: Disk, inode: int) -> None:
    """Of a file its data, of the folder (which has no data here) its names."""
    data = disk.files.get(inode)
    if data is None:
        for name, behind in disk.pending:
            if "/" not in name:  # the folder of backups is never synced
                disk.names.pop(name, None) if behind is None else disk.names.update({name: behind})
        disk.pending = [each for each in disk.pending if "/" in each[0]]
        return
    content = bytearray(data.safe)
    for offset, piece in data.pending:
        if piece is None:
            del content[offset:]
        else:
            _put(content, offset, piece)
    data.safe = bytes(content)
    data.pending.clear()


def _session(folder: Folder, recorder: Recorder) -> list[tuple[int, int]]:
    """Edits that grow and shrink, folds among them; answers after how many acts each was acknowledged."""
    acknowledged: list[tuple[int, int]] = []
    store = folder.create("道路", ROADS, FIRST)
    recorder.told(0, acknowledged)
    for number in range(1, 13):
        store.edit(titled("绿化", f"第{number}版" + "长" * (number % 4 * 300), number))
        recorder.told(number, acknowledged)
        if number % 4 == 0:
            store.tidy()
        if number % 6 == 0:
            store.close()
            store = folder.open("道路")
    store.close()
    return acknowledged


def test_every_acknowledged_edit_survives_a_power_cut_at_any_moment(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "live")
    (tmp_path / "live").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        recorder.install(patch)
        acknowledged = _session(Folder(tmp_path / "live", SESSION), recorder)
    chance = random.Random(11)
    disk = Disk()

    for moment, act in enumerate(recorder.acts):
        act(disk)
        certain = max((number for after, number in acknowledged if after <= moment + 1), default=-1)
        for cut in range(CUTS_EACH):
            folder = Folder(tmp_path / f"{moment}-{cut}", SESSION)
            _laid_out(folder.path, disk.after_a_cut(chance))
            _assert_holds(folder, certain)


def _laid_out(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _assert_holds(folder: Folder, certain: int) -> None:
    """Every step up to `certain` is there, at most one more; the next edit works."""
    if certain < 0 and "道路" not in folder.names():
        return
    store = folder.open("道路")
    steps = [step.id for step in store.history()]
    assert steps in ([f"s{number}" for number in range(certain + 1 + more)] for more in (0, 1))
    assert check_plan(folder.file("道路")).is_sound or store.notices
    assert store.edit(titled("绿化", "之后", 99)) is not None
    store.close()
    assert folder.open("道路").plan.items["绿化"].title == "之后"
    assert check_plan(folder.file("道路")).is_sound


def test_the_simulator_loses_what_was_not_synced(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        recorder.install(patch)
        descriptor = os.open(tmp_path / "file", os.O_WRONLY | os.O_CREAT)
        os.write(descriptor, b"x" * 2000)
    disk = Disk()
    for act in recorder.acts:
        act(disk)

    outcomes = {bytes(content) for seed in range(50) for content in disk.after_a_cut(random.Random(seed)).values()}

    assert len(outcomes) > 5
    with suppress(StoreError):
        os.close(descriptor)
