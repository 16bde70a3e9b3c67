"""Writing files on every kind of file system."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.store.making import FIRST, ROADS, SESSION, titled
from tracker.errors import Gone, NotReadable, NotWritable, PlanExists, StoreError
from tracker.store import disk
from tracker.store.disk import read_all, stamp, sync_folder, write_atomically, write_new
from tracker.store.opening import Folder
from tracker.store.safety import candidates


def refusing(error: int) -> Callable[..., object]:
    def refuse(*given: object, **named: object) -> None:
        raise OSError(error, os.strerror(error))

    return refuse


def answering(answer: object = None, calls: list[str] | None = None, name: str = "") -> Callable[..., object]:
    def answered(*given: object) -> object:
        if calls is not None:
            calls.append(name)
        return answer

    return answered


def test_a_file_is_made_for_its_owner_and_an_old_one_keeps_its_mode(tmp_path: Path) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    old.write_bytes(b"")
    old.chmod(0o640)

    write_atomically(new, b"1")
    write_atomically(old, b"2")

    assert [(each.read_bytes(), each.stat().st_mode & 0o777) for each in (new, old)] == [(b"1", 0o600), (b"2", 0o640)]


def test_a_system_that_takes_a_part_at_a_time_gets_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data[:3])))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType] -- as os.write

    write_atomically(tmp_path / "报告.md", b"0123456789")

    assert (tmp_path / "报告.md").read_bytes() == b"0123456789"


def test_only_half_written_files_of_the_plan_itself_are_swept(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST).close()
    for name in (".道路.json.77.tmp", ".绿化.json.77.tmp", "a.tmp", ".道路.json.swp"):
        (folder.path / name).write_bytes(b"")

    folder.open("道路").close()

    assert sorted(each.name for each in folder.path.iterdir() if each.suffix in (".tmp", ".swp")) == [
        ".绿化.json.77.tmp",
        ".道路.json.swp",
        "a.tmp",
    ]


def test_a_file_in_the_place_of_one_of_its_size_and_time_is_another(tmp_path: Path) -> None:
    path, other = tmp_path / "道路.json", tmp_path / "绿化.json"
    for each in (path, other):
        each.write_bytes(b"{}")
        os.utime(each, ns=(0, 0))
    before = stamp(path)

    other.replace(path)

    assert stamp(path) != before


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "target")

    write_atomically(tmp_path / "link", b"new")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"new"


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", answering(answer=False))

    with pytest.raises(NotWritable):
        write_atomically(path, b"new")

    assert path.read_bytes() == b"old"


def test_no_folder_is_made_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(Gone):
        write_atomically(tmp_path / "no" / "file", b"1")


def test_a_folder_is_not_read_as_a_file(tmp_path: Path) -> None:
    with pytest.raises(NotReadable):
        read_all(tmp_path)


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "file"

    assert [write_new(path, b"first"), write_new(path, b"second")] == [True, False]
    assert path.read_bytes() == b"first"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("error", [errno.EPERM, errno.EOPNOTSUPP])
def test_a_folder_without_links_keeps_plans_and_backups_all_the_same(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    monkeypatch.setattr(os, "link", refusing(error))

    with folder.create("道路", ROADS, FIRST) as store:
        store.edit(titled("绿化", "新", 1))
    with pytest.raises(PlanExists):
        folder.create("道路", ROADS, FIRST)

    assert [len(each.state.steps) for each in candidates(folder.file("道路"))] == [2, 1]
    assert not list(folder.path.glob(".*"))


def test_a_system_without_modes_writes_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fchmod")

    write_atomically(tmp_path / "file", b"1")

    assert (tmp_path / "file").read_bytes() == b"1"


@pytest.mark.parametrize(
    ("error", "raises"),
    [
        pytest.param(errno.EINVAL, False, id="a network folder that cannot"),
        pytest.param(errno.EIO, True, id="a broken disk"),
    ],
)
def test_syncing_a_folder_fails_only_where_it_could_have_worked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, raises: bool
) -> None:
    monkeypatch.setattr(os, "fsync", refusing(error))

    try:
        sync_folder(tmp_path)
    except OSError:
        assert raises
    else:
        assert not raises


@pytest.mark.parametrize(
    ("on_windows", "refusals", "written"), [(True, 2, b"new"), (True, 99, b"old"), (False, 1, b"old")]
)
def test_windows_is_asked_again_while_somebody_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, on_windows: bool, refusals: int, written: bytes
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    replace, left = os.replace, iter(range(refusals))

    def refused_at_first(source: Path, target: Path) -> None:
        for _ in left:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        replace(source, target)

    monkeypatch.setattr(disk, "_IS_WINDOWS", on_windows)
    monkeypatch.setattr(disk, "_PAUSES_S", (0.0, 0.0, 0.0))
    monkeypatch.setattr(os, "replace", refused_at_first)
    with suppress(NotWritable):
        write_atomically(path, b"new")

    assert path.read_bytes() == written
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_windows_needs_no_sync_of_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    def note(path: Path, flags: int) -> int:
        opened.append(path)
        return flags

    monkeypatch.setattr(disk, "_IS_WINDOWS", True)
    monkeypatch.setattr(os, "open", note)

    sync_folder(tmp_path)

    assert opened == []


@pytest.mark.parametrize("knows_it", [True, False])
def test_macos_is_asked_for_more_than_fsync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, knows_it: bool) -> None:
    import fcntl

    calls: list[str] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", answering(0, calls, "full") if knows_it else refusing(errno.ENOTSUP))
    monkeypatch.setattr(os, "fsync", answering(None, calls, "fsync"))

    disk.sync(0)

    assert calls == (["full"] if knows_it else ["fsync"])


def test_a_path_that_cannot_be_looked_at_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "stat", refusing(errno.EACCES))

    with pytest.raises(NotReadable):
        stamp(tmp_path)


def test_a_lock_file_that_cannot_be_signed_is_let_go_of(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    store = folder.create("道路", ROADS, FIRST)
    (folder.path / "道路.lock").write_bytes(b"")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", refusing(errno.ENOSPC))
        with pytest.raises(StoreError):
            store.edit(titled("绿化", "新", 1))

    assert Folder(folder.path, SESSION).open("道路").edit(titled("绿化", "新", 1)) is not None
