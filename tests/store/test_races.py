"""Two windows on one plan, in every order that files can be met in."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from tests.store.making import FIRST, ROADS, SESSION, edited, ticked, titled
from tracker.errors import Damaged
from tracker.model.status import Status
from tracker.store.lock import Holder, Lock
from tracker.store.opening import Folder
from tracker.store.tiny import seen as seen_module
from tracker.store.tiny.files import set_aside
from tracker.store.tiny.journal import START, Journal, Mark, Reading
from tracker.store.tiny.plan_file import read_head


def before_reading(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Has `act` happen once, just before a journal is read on."""
    read, acts = Journal.read, iter([act])

    def acting_first(journal: Journal, mark: Mark = START) -> Reading:
        for each in acts:
            each()
        return read(journal, mark)

    monkeypatch.setattr(Journal, "read", acting_first)


def test_a_fold_without_more_edits_while_a_store_looks_on_loses_nothing(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, other = folder.create("道路", ROADS, FIRST), folder.open("道路")
    other.edit(ticked("勘察", 1))
    before_reading(monkeypatch, other.tidy)

    assert [each.id for each in store.catch_up()] == ["s1"]
    assert store.plan == other.plan


def test_a_journal_that_is_exchanged_while_a_store_opens_is_looked_at_again(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = folder.create("道路", ROADS, FIRST)
    store.edit(ticked("勘察", 1))

    def folded_then_damaged() -> None:
        store.tidy()
        raise Damaged(path=folder.path, line=1)

    before_reading(monkeypatch, folded_then_damaged)

    assert folder.open("道路").plan.items["勘察"].status is Status.DONE


def test_a_file_that_never_comes_to_rest_is_read_all_the_same(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.create("道路", ROADS, FIRST)
    numbers = count()

    def another_each_time(_: Path) -> int:
        return next(numbers)

    monkeypatch.setattr(seen_module, "stamp", another_each_time)

    assert folder.open("道路").plan == ROADS


def test_damage_in_a_journal_is_reported_to_an_open_store_and_the_plan_stays(folder: Folder) -> None:
    store, other = folder.create("道路", ROADS, FIRST), folder.open("道路")
    for number in range(1, 4):
        other.edit(titled("绿化", f"第{number}版", number))
    journal = folder.path / "道路.journal"
    journal.write_bytes(journal.read_bytes().replace("第1版".encode(), "第9版".encode(), 1))

    with pytest.raises(Damaged):
        store.catch_up()

    assert store.plan == ROADS


def test_the_same_file_under_a_new_inode_is_the_same_plan(folder: Folder) -> None:
    store, other = folder.create("道路", ROADS, FIRST), folder.open("道路")
    store.edit(ticked("勘察", 1))
    copy = folder.path / "copy"
    copy.write_bytes(folder.file("道路").read_bytes())
    copy.replace(folder.file("道路"))
    other.edit(ticked("绿化", 2))
    other.edit(titled("绿化", "植树", 3))

    assert [each.id for each in store.catch_up()] == ["s2", "s3"]
    assert store.plan == other.plan


def test_an_old_copy_put_in_place_while_the_plan_is_open_is_shown(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    old = folder.file("道路").read_bytes()
    store.edit(ticked("勘察", 1))
    store.tidy()
    folder.file("道路").write_bytes(old)

    assert store.catch_up() == ()
    assert store.plan == ROADS
    assert store.edit(ticked("绿化", 2)) is not None


def test_a_foreign_file_that_cannot_be_put_right_now_is_followed_until_it_can(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST).close()
    path = folder.file("道路")
    head = read_head(path)
    assert head is not None
    edited(path, {"title": "大道"}, "items")
    record = (
        '[{"step": "s1", "at": "2026-03-01", "on": "2026-03-01", "kind": "set", "item": "绿化", "field": "title",'
        ' "old": "绿化", "new": "植树"}]'
    ).encode()

    with Lock(path.with_suffix(".lock"), Holder("王芳", "09:14")).held():
        store = folder.open("道路")
        Journal(path.with_suffix(".journal")).append(record, START, head.owner, None)
        store.catch_up()
    titles = [store.plan.items[item].title for item in ("道路", "绿化")]
    store.edit(ticked("勘察", 2))

    assert titles == ["大道", "植树"]
    assert [each.id for each in folder.open("道路").history()] == ["s0", "s1", "s2"]


def test_what_is_set_aside_within_one_second_is_kept_apart(tmp_path: Path) -> None:
    path = tmp_path / "道路.json"

    aside = [set_aside(path, data, SESSION.time_stamp()) for data in (b"1", b"2")]

    assert [each.read_bytes() for each in aside] == [b"1", b"2"]
    assert [each.name for each in aside] == [
        "道路.json.damaged-20260301T091400Z",
        "道路.json.damaged-20260301T091400Z-2",
    ]
