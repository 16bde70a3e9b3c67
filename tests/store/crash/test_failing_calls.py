"""A disk that fails at the n-th call, for every n: afterwards the old state or the new one, and work goes on."""

from __future__ import annotations

import errno
import itertools
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.store.crash.faults import failing
from tests.store.making import FIRST, ROADS, SESSION, titled
from tracker.errors import DiskFull, NotWritable, StoreError
from tracker.store.base import Store
from tracker.store.disk import write_atomically
from tracker.store.opening import Folder
from tracker.store.safety import back_up, candidates, check_plan, restore

Act = Callable[[Store, Folder], object]


def first_edit(store: Store, folder: Folder) -> object:
    return store.edit(titled("绿化", "新", 2))


def later_edit(store: Store, folder: Folder) -> object:
    store.edit(titled("绿化", "中", 2))
    return store.edit(titled("绿化", "新", 3))


def fold(store: Store, folder: Folder) -> object:
    store.edit(titled("绿化", "新", 2))
    return store.tidy()


def close(store: Store, folder: Folder) -> object:
    store.edit(titled("绿化", "新", 2))
    return store.close()


def open_with_a_journal(store: Store, folder: Folder) -> object:
    store.edit(titled("绿化", "新", 2))
    return folder.open("道路")


def backup(store: Store, folder: Folder) -> object:
    return back_up(folder.file("道路"), SESSION)


def restoring(store: Store, folder: Folder) -> object:
    return restore(folder.file("道路"), candidates(folder.file("道路"))[-1].name, SESSION)


ACTS = (first_edit, later_edit, fold, close, open_with_a_journal, backup, restoring)


def begun(folder: Folder) -> Store:
    """A plan with one edit folded in, and an open store on it."""
    with folder.create("道路", ROADS, FIRST) as store:
        store.edit(titled("绿化", "旧", 1))
    return folder.open("道路")


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC, errno.EROFS], ids=errno.errorcode.get)
@pytest.mark.parametrize("act", ACTS)
def test_a_failing_call_leaves_the_old_state_or_the_new(act: Act, error: int, for_ever: bool, tmp_path: Path) -> None:
    for number in itertools.count(1):
        folder = Folder(tmp_path / str(number), SESSION)
        store = begun(folder)

        with failing(number, error, for_ever=for_ever) as faults, suppress(StoreError):
            act(store, folder)

        again = folder.open("道路")
        assert again.plan.items["绿化"].title in ("绿化", "旧", "中", "新")
        assert check_plan(folder.file("道路")).is_sound
        with suppress(StoreError):
            store.catch_up()
        assert store.edit(titled("绿化", f"后{number}", 9)) is not None
        assert folder.open("道路").plan.items["绿化"].title == f"后{number}"
        assert not list(folder.path.glob(".*"))
        if faults.count < number:
            return


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC, errno.EROFS], ids=errno.errorcode.get)
@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
def test_a_lost_plan_that_could_not_be_kept_anew_can_be_later_and_nothing_is_thrown_away(
    error: int, for_ever: bool, tmp_path: Path
) -> None:
    for number in itertools.count(1):
        folder = Folder(tmp_path / str(number), SESSION)
        store, path = begun(folder), folder.file("道路")
        path.write_bytes(b"rubbish")

        with failing(number, error, for_ever=for_ever) as faults, suppress(StoreError):
            store.keep_anew()

        store.keep_anew()
        assert b"rubbish" in [each.read_bytes() for each in folder.path.glob("*.damaged-*")]
        assert store.edit(titled("绿化", f"后{number}", 9)) is not None
        assert folder.open("道路").plan == store.plan
        assert check_plan(path).is_sound
        if faults.count < number:
            return


@pytest.mark.parametrize("edits_before", [0, 1], ids=["first edit", "later edit"])
def test_an_edit_that_failed_changes_nothing_in_view_and_can_be_tried_again(edits_before: int, tmp_path: Path) -> None:
    for number in itertools.count(1):
        folder = Folder(tmp_path / str(number), SESSION)
        store = begun(folder)
        if edits_before:
            store.edit(titled("绿化", "中", 2))
        before = store.plan

        with failing(number, for_ever=True) as faults, suppress(StoreError):
            store.edit(titled("绿化", "新", 3))
        in_view = store.plan
        store.edit(titled("绿化", "新", 4))

        assert in_view == before or faults.count < number
        assert store.plan.items["绿化"].title == folder.open("道路").plan.items["绿化"].title == "新"
        if faults.count < number:
            return


def test_an_edit_that_was_acknowledged_is_there_whatever_fails_afterwards(tmp_path: Path) -> None:
    for number in itertools.count(1):
        folder = Folder(tmp_path / str(number), SESSION)
        store = begun(folder)
        store.edit(titled("绿化", "记下", 2))

        with failing(number, errno.ENOSPC, for_ever=True) as faults, suppress(StoreError):
            store.tidy()
        with failing(number, errno.ENOSPC, for_ever=True), suppress(StoreError):
            store.close()

        assert folder.open("道路").plan.items["绿化"].title == "记下"
        if faults.count < number:
            return


def test_a_new_plan_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    for number in itertools.count(1):
        folder = Folder(tmp_path / str(number), SESSION)

        with failing(number) as faults, suppress(StoreError):
            folder.create("道路", ROADS, FIRST)

        if "道路" in folder.names():
            assert folder.open("道路").plan == ROADS
        else:
            assert folder.create("道路", ROADS, FIRST).plan == ROADS
        if faults.count < number:
            return


def test_a_report_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "报告.md"
    for number in itertools.count(1):
        path.write_bytes(b"old")

        with failing(number) as faults, suppress(StoreError):
            write_atomically(path, b"new" * 1000)

        assert path.read_bytes() in (b"old", b"new" * 1000)
        assert [each.name for each in tmp_path.iterdir()] == ["报告.md"]
        if faults.count < number:
            return


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        pytest.param(errno.ENOSPC, DiskFull, id="full"),
        pytest.param(errno.EDQUOT, DiskFull, id="quota"),
        pytest.param(errno.EFBIG, DiskFull, id="file too large"),
        pytest.param(errno.EROFS, NotWritable, id="read-only disk"),
        pytest.param(errno.EACCES, NotWritable, id="no permission"),
        pytest.param(errno.EIO, StoreError, id="broken disk"),
    ],
)
def test_what_the_system_refuses_is_explained(error: int, expected: type[StoreError], folder: Folder) -> None:
    store = begun(folder)

    with failing(1, error, for_ever=True), pytest.raises(expected) as refused:
        store.edit(titled("绿化", "新", 2))

    assert type(refused.value) is expected
    assert str(refused.value.facts["path"]).startswith(str(folder.path.resolve()))


def test_a_folder_that_cannot_be_written_can_be_read(folder: Folder) -> None:
    store = begun(folder)
    store.edit(titled("绿化", "新", 2))

    with pytest.MonkeyPatch.context() as patch:
        for name in ("write", "replace", "unlink", "link", "mkdir", "ftruncate"):
            patch.setattr(os, name, _refuse)
        again = folder.open("道路")
        with pytest.raises(NotWritable):
            again.edit(titled("绿化", "更新", 3))
        again.close()

    assert again.plan.items["绿化"].title == "新"


def _refuse(*given: object, **named: object) -> None:
    raise OSError(errno.EROFS, os.strerror(errno.EROFS))


def test_a_file_is_replaced_only_once_it_is_safe_and_then_its_name_is(folder: Folder) -> None:
    store = begun(folder)
    store.edit(titled("绿化", "新", 2))
    calls: list[str] = []

    with pytest.MonkeyPatch.context() as patch:
        for name in ("fsync", "replace", "unlink"):
            patch.setattr(os, name, _told(name, calls))
        store.tidy()

    assert calls == ["fsync", "replace", "fsync", "unlink"]


def _told(name: str, calls: list[str]) -> Callable[..., object]:
    """The call that also adds its name to `calls` once it has succeeded."""
    call: Callable[..., object] = getattr(os, name)

    def told(*given: object) -> object:
        answer = call(*given)
        calls.append(name)
        return answer

    return told
