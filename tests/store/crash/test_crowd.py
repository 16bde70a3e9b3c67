"""Many at once on one plan: processes, threads, an app that looks on, a lock that is not given up."""

from __future__ import annotations

import errno
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.building import note
from tests.store.crash import LONG
from tests.store.making import FIRST, ROADS, SESSION, large, made, ticked, titled
from tracker.errors import PlanExists, StoreError, StoreLocked
from tracker.model import edits
from tracker.model.plan import Plan
from tracker.store import lock as lock_module
from tracker.store.base import Notice, Store
from tracker.store.lock import Holder, Lock
from tracker.store.opening import Folder, open_store
from tracker.store.safety import check_plan
from tracker.store.tiny.store import TinyStore

WRITERS, EDITS = 8, 1000 if LONG else 200


def test_no_edit_of_many_processes_is_lost_beside_an_app_that_looks_on(folder: Folder) -> None:
    app = folder.create("道路", ROADS, FIRST)
    path = folder.file("道路")

    writers = [_started(lambda writer=writer: _write(path, writer)) for writer in range(WRITERS)]
    seen = len(app.history())
    codes: list[int] = []
    while writers:
        seen += len(app.catch_up())
        ended = [os.waitpid(writer, os.WNOHANG) for writer in writers]
        codes += [os.waitstatus_to_exitcode(status) for pid, status in ended if pid]
        writers = [writer for writer, (pid, _) in zip(writers, ended, strict=True) if not pid]
        time.sleep(0.01)
    seen += len(app.catch_up())

    assert codes == [0] * WRITERS
    assert seen == len(app.history()) == 1 + WRITERS * EDITS
    assert len(app.plan.notes_on("绿化")) == WRITERS * EDITS
    assert folder.open("道路").plan == app.plan
    assert check_plan(path).is_sound


def _started(work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException:  # noqa: BLE001 -- the parent's frames above must not go on in the child
            traceback.print_exc()
        os._exit(code)
    return child


def _write(path: Path, writer: int) -> None:
    """Most edits through one open store, a twentieth through one opened for each, as from a command line."""
    alone = EDITS // 20
    with TinyStore(path, SESSION, timeout_s=60) as store:
        for number in range(alone, EDITS):
            _add_note(store, writer, number)
    for number in range(alone):
        with TinyStore(path, SESSION, timeout_s=60) as store:
            _add_note(store, writer, number)


def _add_note(store: Store, writer: int, number: int) -> None:
    text = f"{writer}-{number}"
    store.edit(made(lambda now: edits.add_note(now, note("绿化", text)), 1000 * (writer + 1) + number))


def test_of_many_who_keep_the_same_new_plan_at_once_one_does_and_all_can_edit_it(tmp_path: Path) -> None:
    for number in range(15):
        folder = Folder(tmp_path / str(number), SESSION)
        starts = [_started(lambda writer=writer, folder=folder: _start_and_note(folder, writer)) for writer in range(4)]

        codes = [os.waitstatus_to_exitcode(os.waitpid(start, 0)[1]) for start in starts]

        assert codes == [0, 0, 0, 0]
        assert len(folder.open("道路").plan.notes_on("绿化")) == 4


def _start_and_note(folder: Folder, writer: int) -> None:
    try:
        store = folder.create("道路", ROADS, FIRST)
    except PlanExists:
        store = folder.open("道路")
    with store:
        _add_note(store, writer, 0)


def test_threads_may_share_a_store(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)

    def write(writer: int) -> None:
        for number in range(50):
            _add_note(store, writer, number)
            store.catch_up()

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(store.history()) == 201
    assert folder.open("道路").plan == store.plan


def test_threads_may_read_one_plan(folder: Folder) -> None:
    folder.create("大", large(3000), FIRST).close()
    found: list[int] = []
    switch_s = sys.getswitchinterval()

    def read(plan: Plan) -> None:
        found.append(len(list(plan.items.values())))

    sys.setswitchinterval(1e-6)
    for _ in range(5):
        plan = folder.open("大").plan
        threads = [threading.Thread(target=read, args=(plan,)) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    sys.setswitchinterval(switch_s)

    assert found == [3000] * 15


def test_who_holds_the_lock_is_named_when_waiting_was_in_vain(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST)
    path = folder.file("道路")
    held = Lock(path.with_suffix(".lock"), Holder("王芳", "09:14"))

    with held.held(), pytest.raises(StoreLocked) as refused:
        TinyStore(path, SESSION, timeout_s=0.01).edit(titled("绿化", "新", 1))

    assert {name: refused.value.facts[name] for name in ("holder", "pid", "since")} == {
        "holder": "王芳",
        "pid": os.getpid(),
        "since": "09:14",
    }
    assert open_store(path, SESSION).edit(titled("绿化", "新", 1)) is not None


def test_who_waits_asks_often_first_and_then_less_often(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []

    def held_for_a_while(descriptor: int) -> None:
        if len(pauses) < 8:
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr(lock_module, "_lock", held_for_a_while)
    monkeypatch.setattr(lock_module.time, "sleep", pauses.append)

    with Lock(tmp_path / "道路.lock", Holder("王芳", "09:14")).held():
        assert pauses == [0.001, 0.002, 0.005, 0.01, 0.02, 0.02, 0.02, 0.02]


def test_a_lock_whose_words_are_damaged_still_holds(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST)
    path = folder.file("道路")
    held = Lock(path.with_suffix(".lock"), Holder("王芳", "09:14"))

    with held.held():
        path.with_suffix(".lock").write_bytes(b"\xff\n")
        with pytest.raises(StoreLocked) as refused:
            TinyStore(path, SESSION, timeout_s=0).edit(titled("绿化", "新", 1))

    assert refused.value.facts["pid"] == 0


def test_a_plan_opens_and_closes_while_somebody_holds_the_lock(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    store.edit(ticked("勘察", 1))

    held = Lock(folder.file("道路").with_suffix(".lock"), Holder("王芳", "09:14"))

    with held.held(), folder.open("道路") as reader:
        plan = reader.plan

    assert plan == store.plan


def test_a_folder_without_locks_is_worked_in_and_said(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    store = folder.create("道路", ROADS, FIRST)

    def unavailable(descriptor: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(lock_module, "_lock", unavailable)
    store.edit(ticked("勘察", 1))

    assert store.notices == (Notice.NO_LOCKING,)
    assert folder.open("道路").plan == store.plan


def test_a_lock_that_fails_otherwise_is_reported(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    store = folder.create("道路", ROADS, FIRST)

    def broken(descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(lock_module, "_lock", broken)

    with pytest.raises(StoreError):
        store.edit(ticked("勘察", 1))
    assert store.plan == ROADS
