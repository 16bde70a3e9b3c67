"""The journal beside a plan's file: when it is folded, what is dropped, what is never lost."""

from __future__ import annotations

import errno
import os
from zlib import crc32

import pytest

from tests.building import step
from tests.store.making import FIRST, ROADS, edited, large, made, ticked, titled
from tracker.errors import Damaged, NewerVersion, StoreError
from tracker.model.change import SetPlanField
from tracker.model.idle_change import UnreadChange
from tracker.model.status import Status
from tracker.store.base import Notice
from tracker.store.opening import Folder
from tracker.store.steps import record_of, step_of_record
from tracker.store.tiny.journal import START, Journal, Mark, Reading, salvaged_records
from tracker.store.tiny.plan_file import read_head


def test_a_new_file_is_for_its_owner_alone_and_a_fold_keeps_its_mode(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    path = folder.file("道路")
    before = path.stat().st_mode & 0o777
    path.chmod(0o640)

    store.edit(ticked("勘察", 1))
    store.tidy()

    assert (before, path.stat().st_mode & 0o777) == (0o600, 0o640)


def test_closing_leaves_no_journal_and_no_half_written_files(folder: Folder) -> None:
    with folder.create("道路", ROADS, FIRST) as store:
        store.edit(ticked("勘察", 1))

    assert sorted(each.name for each in folder.path.iterdir()) == ["道路.backups", "道路.json", "道路.lock"]


def test_all_that_belongs_to_a_plan_is_for_its_owner_alone(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    store.edit(ticked("勘察", 1))
    store.tidy()
    store.edit(ticked("绿化", 2))

    modes = {each.name: each.stat().st_mode & 0o777 for each in folder.path.iterdir()}

    assert modes == {"道路.json": 0o600, "道路.journal": 0o600, "道路.lock": 0o600, "道路.backups": 0o700}


def test_a_closed_plan_keeps_no_file_open(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    held: set[int] = set()
    opened, closed = os.open, os.close

    def opening(path: str, flags: int, mode: int = 0o777) -> int:
        descriptor = opened(path, flags, mode)
        held.add(descriptor)
        return descriptor

    def closing(descriptor: int) -> None:
        held.remove(descriptor)
        closed(descriptor)

    monkeypatch.setattr(os, "open", opening)
    monkeypatch.setattr(os, "close", closing)

    with folder.create("道路", ROADS, FIRST) as store, folder.open("道路") as other:
        for number, each in enumerate((store, store, other, other, store), 1):
            each.edit(titled("绿化", f"第{number}版", number))
        other.tidy()

    assert held == set()


def test_an_edit_goes_into_the_journal_that_another_window_has_begun_anew(folder: Folder) -> None:
    store, other = folder.create("道路", ROADS, FIRST), folder.open("道路")
    store.edit(titled("绿化", "植树", 1))
    other.tidy()
    other.edit(titled("绿化", "种草", 2))

    store.edit(ticked("勘察", 3))

    assert [each.id for each in folder.open("道路").history()] == ["s0", "s1", "s2", "s3"]


def test_an_edit_that_could_not_be_made_safe_is_nobody_elses_either(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = folder.create("道路", ROADS, FIRST)
    store.edit(ticked("勘察", 1))

    def broken(descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", broken)
        with pytest.raises(StoreError):
            store.edit(titled("绿化", "植树", 2))

    assert [each.id for each in folder.open("道路").history()] == ["s0", "s1"]


@pytest.mark.parametrize("edits_before", [0, 1])
def test_an_edit_leaves_nothing_of_a_longer_one_that_was_cut_short(folder: Folder, edits_before: int) -> None:
    store = folder.create("道路", ROADS, FIRST)
    for number in range(edits_before):
        store.edit(titled("绿化", f"第{number}版", number + 1))
    path = folder.path / "道路.journal"
    with path.open("ab") as file:
        file.write(b"5d1c09fe 9999 [" + b"?" * 2000)

    store.edit(ticked("勘察", 9))

    assert Journal(path).read().rest == b""


def test_lines_behind_one_without_a_checksum_can_be_had_back(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    for number in range(1, 5):
        store.edit(titled("绿化", f"第{number}版", number))
    lines = (folder.path / "道路.journal").read_bytes().split(b"\n")
    lines[2] = b"????????" + lines[2][8:]

    found = salvaged_records(b"\n".join(lines))

    assert [step_of_record(record).id for record in found] == ["s1", "s4"]


@pytest.mark.parametrize("damage", [b"?", b""], ids=["damaged", "cut"])
def test_a_bad_end_of_the_journal_is_told_and_a_damaged_one_set_aside(folder: Folder, damage: bytes) -> None:
    store = folder.create("道路", ROADS, FIRST)
    store.edit(ticked("勘察", 1))
    good = len((folder.path / "道路.journal").read_bytes())
    store.edit(titled("绿化", "植树", 2))
    journal = folder.path / "道路.journal"
    bad = journal.read_bytes()[:-5] + (damage + journal.read_bytes()[-4:] if damage else b"")
    journal.write_bytes(bad)

    with folder.open("道路") as again:
        notices = again.notices

    aside = [each.read_bytes() for each in folder.path.glob("道路.journal.damaged-*")]
    assert notices == ((Notice.DAMAGED_EDIT,) if damage else (Notice.UNFINISHED_EDIT,))
    assert aside == ([bad[good:]] if damage else [])
    assert [each.id for each in folder.open("道路").history()] == ["s0", "s1"]


def test_a_first_edit_that_was_cut_short_is_told(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST).close()
    (folder.path / "道路.journal").write_bytes(b"3f8a20c1 118 {")

    assert folder.open("道路").notices == (Notice.UNFINISHED_EDIT,)


def test_an_append_that_is_going_on_is_no_notice(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    other = folder.open("道路")
    other.edit(ticked("勘察", 1))
    journal = folder.path / "道路.journal"
    whole = journal.read_bytes()
    journal.write_bytes(whole[:-20])

    before = store.catch_up()
    journal.write_bytes(whole)
    after = store.catch_up()

    assert (before, [each.id for each in after], store.notices) == ((), ["s1"], ())


def test_a_fold_between_reading_the_file_and_its_journal_is_noticed(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = folder.create("道路", ROADS, FIRST)
    store.edit(ticked("勘察", 1))
    read = Journal.read
    folds = iter([store.tidy])

    def folding_first(journal: Journal, mark: Mark = START) -> Reading:
        for fold in folds:
            fold()
        return read(journal, mark)

    monkeypatch.setattr(Journal, "read", folding_first)

    assert folder.open("道路").plan.items["勘察"].status is Status.DONE


def test_a_fold_while_a_store_looks_on_is_noticed(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    store, other = folder.create("道路", ROADS, FIRST), folder.open("道路")
    other.edit(ticked("勘察", 1))
    store.catch_up()
    other.edit(ticked("绿化", 2))
    read = Journal.read

    def fold_and_edit() -> None:
        other.tidy()
        for number in range(3, 9):
            other.edit(titled("绿化", f"第{number}版", number))

    acts = iter([fold_and_edit])

    def folding_first(journal: Journal, mark: Mark = START) -> Reading:
        if mark.bytes:
            for act in acts:
                act()
        return read(journal, mark)

    monkeypatch.setattr(Journal, "read", folding_first)

    assert [each.id for each in store.catch_up()] == [f"s{number}" for number in range(2, 9)]
    assert store.plan == other.plan


def test_a_journal_that_was_taken_away_loses_nothing_while_the_plan_is_open(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    store.edit(ticked("勘察", 1))
    (folder.path / "道路.journal").unlink()
    store.catch_up()

    store.edit(ticked("绿化", 2))

    again = folder.open("道路")
    assert [each.id for each in again.history()] == ["s0", "s1", "s2"]
    assert again.plan == store.plan


def test_the_journal_of_a_plan_that_was_here_before_is_set_aside(folder: Folder) -> None:
    with folder.create("道路", ROADS, FIRST) as store:
        store.edit(ticked("勘察", 1))
        journal = (folder.path / "道路.journal").read_bytes()
    edited(folder.file("道路"), {"id": "other"}, "plan")
    (folder.path / "道路.journal").write_bytes(journal)

    with folder.open("道路") as store:
        store.edit(ticked("绿化", 1))

    aside = list(folder.path.glob("道路.journal.damaged-*"))
    assert [each.read_bytes() for each in aside] == [journal]
    assert folder.open("道路").plan.items["绿化"].status is Status.DONE


def test_a_journal_folded_in_before_a_crash_is_not_applied_twice(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    store.edit(titled("绿化", "植树", 1))
    journal = (folder.path / "道路.journal").read_bytes()
    store.tidy()
    (folder.path / "道路.journal").write_bytes(journal)

    again = folder.open("道路")

    assert [each.id for each in again.history()] == ["s0", "s1"]
    assert again.edit(titled("绿化", "种草", 2)) is not None
    assert [each.id for each in folder.open("道路").history()] == ["s0", "s1", "s2"]


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(b'[{"step": 5}]', id="no step"),
        pytest.param(
            '[{"step": "s1", "at": "2026-03-01", "on": "2026-03-01", "kind": "set", "item": "绿化", "field": "title",'
            ' "old": "什么", "new": "新"}]'.encode(),
            id="a step that does not fit",
        ),
    ],
)
def test_a_journal_whose_good_lines_make_no_sense_is_damage(folder: Folder, record: bytes) -> None:
    folder.create("道路", ROADS, FIRST).close()
    path = folder.file("道路")
    head = read_head(path)
    assert head is not None
    Journal(path.with_suffix(".journal")).append(record, START, head.owner, None)

    with pytest.raises(Damaged):
        folder.open("道路")


def test_an_edit_of_a_newer_version_in_the_journal_is_refused_with_words(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    record = record_of(step(UnreadChange("applause", "绿化", '{"kind": "applause", "item": "绿化"}'), number=1))
    head = read_head(folder.file("道路"))
    assert head is not None
    Journal(folder.path / "道路.journal").append(record, START, head.owner, None)

    with pytest.raises(NewerVersion):
        store.catch_up()
    with pytest.raises(NewerVersion):
        folder.open("道路")

    assert store.plan == ROADS


@pytest.mark.parametrize("head", [b"[]", b"{}", b"?"], ids=["a list", "no names", "no JSON"])
def test_a_journal_that_names_no_owner_is_damage(folder: Folder, head: bytes) -> None:
    folder.create("道路", ROADS, FIRST).close()
    path = folder.file("道路").with_suffix(".journal")
    path.write_bytes(b"%08x %d %b\n" % (crc32(head), len(head), head))

    with pytest.raises(Damaged) as found:
        folder.open("道路")

    assert found.value.facts == {"path": path.resolve(), "line": 1}


def test_an_empty_journal_is_none(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST).close()
    folder.file("道路").with_suffix(".journal").write_bytes(b"")

    with folder.open("道路") as store:
        store.edit(ticked("勘察", 1))

    assert len(folder.open("道路").history()) == 2


def test_a_step_that_another_window_folded_away_is_still_answered(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    other = folder.open("道路")
    other.edit(ticked("勘察", 1))
    store.catch_up()
    other.edit(ticked("绿化", 2))
    other.tidy()
    other.edit(titled("绿化", "植树", 3))

    assert [each.id for each in store.catch_up()] == ["s2", "s3"]


def test_a_plan_with_an_office_and_a_year_changed_is_folded_so(folder: Folder) -> None:
    with folder.create("道路", ROADS, FIRST) as store:
        store.edit(
            made(lambda now: [SetPlanField("org", now.org, "新办公室"), SetPlanField("year", now.year, 2027)], 1)
        )

    assert (folder.open("道路").plan.org, folder.open("道路").plan.year) == ("新办公室", 2027)


def test_folding_leaves_a_journal_longer_than_its_bound_behind(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    words = "长" * 40_000

    for number in range(1, 6):
        store.edit(titled("绿化", f"{words}{number}", number))

    assert (folder.path / "道路.journal").stat().st_size < 2 * 120_000 + 1000
    assert folder.open("道路").plan == store.plan


def test_a_grown_journal_of_a_large_plan_is_folded_by_whoever_closes_it(folder: Folder) -> None:
    folder.create("大", large(3000), FIRST).close()
    journal = folder.file("大").with_suffix(".journal")
    sizes: list[int] = []

    for number in range(1, 5):
        with folder.open("大") as store:
            store.edit(titled("i000001", "长" * 9_000 + str(number), number))
        sizes.append(journal.stat().st_size if journal.exists() else 0)

    assert [bool(size) for size in sizes] == [True, False, True, False]
    assert len(folder.open("大").history()) == 5


def test_one_edit_of_a_large_plan_stays_in_the_journal_and_a_session_is_folded(folder: Folder) -> None:
    folder.create("大", large(3000), FIRST).close()
    before = folder.file("大").stat()

    with folder.open("大") as store:
        store.edit(ticked("i000001", 1))
    after_one = folder.file("大").stat()
    with folder.open("大") as store:
        for number in range(2, 13):
            store.edit(titled("i000001", f"第{number}版", number))

    assert after_one == before
    assert not folder.file("大").with_suffix(".journal").exists()
    assert folder.open("大").plan == store.plan
