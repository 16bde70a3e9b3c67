"""The net: checking, backups, ways back from damage."""

from __future__ import annotations

import gc
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.building import note
from tests.store.making import FIRST, NOW, ROADS, SESSION, edited, made, tables, ticked, titled
from tracker.errors import AnotherPlan, Damaged, NoSuchBackup
from tracker.frozen import replace
from tracker.model import edits
from tracker.model.item import Item
from tracker.model.plan import Plan
from tracker.model.status import Status
from tracker.store.checking import Finding, Flaw
from tracker.store.disk import stamp
from tracker.store.opening import Folder
from tracker.store.recovery import Source, difference
from tracker.store.safety import back_up, candidates, check_plan, read_copy, restore
from tracker.store.session import Session
from tracker.store.tiny.backups import DAYS, LATEST, superfluous, time_of
from tracker.store.tiny.layout import laid_out, sections_of


def flaws(path: Path) -> list[Flaw]:
    return [finding.flaw for finding in check_plan(path).findings]


def test_a_sound_plan_has_no_findings_and_is_counted(path: Path) -> None:
    checkup = check_plan(path)

    assert checkup.is_sound
    assert (checkup.items, checkup.notes, checkup.steps) == (4, 1, 4)


def test_checking_changes_nothing(path: Path) -> None:
    before = {each: stamp(each) for each in path.parent.rglob("*")}

    check_plan(path)

    assert {each: stamp(each) for each in path.parent.rglob("*")} == before


def test_a_changed_letter_is_found(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace("勘察".encode(), "勘查".encode()))

    assert Finding(Flaw.CHANGED_OUTSIDE, "道路.json") in check_plan(path).findings


def test_a_changed_letter_is_found_even_after_it_was_taken_over(path: Path, folder: Folder) -> None:
    edited(path, {"title": "勘查"}, "items", 1)
    folder.open("道路").close()

    assert flaws(path) == [Flaw.NOT_AS_LOADED]
    assert check_plan(path).outside is not None


@pytest.mark.parametrize(
    ("table", "place", "change", "flaw"),
    [
        pytest.param("changes", 1, {"new": "blocked"}, Flaw.LEADS_ELSEWHERE, id="leads elsewhere"),
        pytest.param("changes", 0, {"kind": "applause"}, Flaw.NO_BEGINNING, id="no beginning"),
        pytest.param("changes", 2, {"step": "s0"}, Flaw.STEP_TWICE, id="step twice"),
        pytest.param("plan", 0, {"steps": 9}, Flaw.WRONG_COUNT, id="wrong count"),
    ],
)
def test_a_history_that_is_not_right_is_found(
    path: Path, table: str, place: int, change: dict[str, object], flaw: Flaw
) -> None:
    edited(path, change, table, place)

    assert (flaw, path.name) in [(each.flaw, each.where) for each in check_plan(path).findings]


def test_a_row_that_cannot_be_read_is_found_under_a_good_seal(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    store.edit(made(lambda now: edits.add_note(now, note("修路", "已铺四公里")), 1))
    store.close()
    path = folder.file("道路")
    sections = sections_of(path.read_bytes())
    assert sections is not None
    broken = replace(
        sections,
        items=sections.items.replace('"title": "绿化"'.encode(), b'"title": 5'),
        notes=sections.notes.replace(b'"text"', b'"test"'),
    )
    path.write_bytes(laid_out(broken))

    assert [(each.flaw, each.detail) for each in check_plan(path).findings] == [
        (Flaw.BAD_ROW, "绿化"),
        (Flaw.BAD_ROW, "修路"),
    ]
    assert candidates(path)[0].name == "present"


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [("status", "doen", '"doen"'), ("deadline", "2026-13-01", '"2026-13-01"'), ("percent", 140, "140")],
)
def test_a_value_mistyped_by_hand_is_named_and_kept_until_it_is_put_right(
    folder: Folder, path: Path, field: str, value: object, kept: str
) -> None:
    folder.open("道路").close()
    edited(path, {field: value}, "items", 2)

    with folder.open("道路") as store:
        store.edit(titled("勘察", "踏勘", 9))

    (found,) = [each for each in check_plan(path).findings if each.flaw is Flaw.UNREAD_VALUE]
    assert (found.detail, found.field, found.value) == ("1.2 修路", field, kept)
    assert list(tables(path)["items"].values())[2][field] == value


def test_a_status_mistyped_by_hand_is_put_right_by_setting_it(folder: Folder, path: Path) -> None:
    folder.open("道路").close()
    edited(path, {"status": "doen"}, "items", 3)

    with folder.open("道路") as store:
        store.edit(ticked("绿化", 9))

    assert Flaw.UNREAD_VALUE not in flaws(path)
    assert folder.open("道路").plan.items["绿化"].status is Status.DONE


def test_a_note_that_keeps_a_file_from_being_opened_is_named(folder: Folder, path: Path) -> None:
    folder.open("道路").close()
    edited(path, {"on": "2026-13-01"}, "notes")

    found = check_plan(path).findings

    assert [each.flaw for each in found] == [Flaw.UNREADABLE, Flaw.BAD_ROW]
    assert "month must be in 1..12" in found[1].detail


def test_notes_on_nothing_and_an_unreadable_history_are_found_under_a_good_seal(path: Path, folder: Folder) -> None:
    folder.open("道路").close()
    sections = sections_of(path.read_bytes())
    assert sections is not None
    path.write_bytes(
        laid_out(
            replace(
                sections,
                notes=sections.notes.replace("修路".encode(), "没有".encode()),
                changes=sections.changes.replace(b'"at": "2026', b'"at": "year'),
            )
        )
    )

    assert {Flaw.NOTE_ON_NOTHING, Flaw.UNREADABLE_HISTORY} <= set(flaws(path))


def test_a_file_that_plain_tinydb_reads_otherwise_is_found(path: Path) -> None:
    sections = sections_of(path.read_bytes())
    assert sections is not None
    path.write_bytes(laid_out(replace(sections, items=sections.items.replace(b'"4": ', b'"3": '))))

    assert [each for each in check_plan(path).findings if each.flaw is Flaw.TINYDB_DIFFERS] == [
        Finding(Flaw.TINYDB_DIFFERS, path.name, "items")
    ]


def test_half_a_letter_that_only_plain_tinydb_refuses_is_found(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace('"title": "勘察'.encode(), b'"title": "\xed\xa0\x80'))

    assert Flaw.TINYDB_DIFFERS in flaws(path)


def test_an_unfinished_and_a_damaged_last_edit_are_told_apart(path: Path) -> None:
    journal = path.with_suffix(".journal")
    whole = journal.read_bytes()

    journal.write_bytes(whole[:-20])
    cut = flaws(path)
    journal.write_bytes(whole[:-20] + b"?" + whole[-19:])
    damaged = flaws(path)

    assert (cut, damaged) == ([Flaw.UNFINISHED_EDIT], [Flaw.DAMAGED_EDIT])


def test_a_file_that_cannot_be_opened_is_a_finding_too(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-300])

    assert flaws(path) == [Flaw.UNREADABLE]


def test_a_journal_to_another_state_of_the_file_is_found(path: Path, folder: Folder) -> None:
    journal = path.with_suffix(".journal").read_bytes()
    folder.open("道路").close()
    with folder.open("道路") as store:
        store.edit(ticked("绿化", 4))
    path.with_suffix(".journal").write_bytes(journal)

    assert flaws(path) == [Flaw.FOREIGN_JOURNAL]


def test_every_fold_leaves_a_backup_of_the_file_before(path: Path) -> None:
    found = candidates(path)

    assert [each.source for each in found] == [Source.PRESENT, Source.BACKUP]
    assert [len(each.state.steps) for each in found] == [4, 1]
    assert found[1].plan == ROADS


def test_backups_keep_the_latest_then_one_a_day_then_one_a_month() -> None:
    start = datetime(2026, 1, 1, 8, tzinfo=UTC)
    times = [start + timedelta(hours=6 * number) for number in range(4 * 90)]
    names = [f"{time:%Y%m%dT%H%M%SZ}-{number}.json" for number, time in enumerate(times)]

    kept = [name for name in names if name not in superfluous(names)]

    assert kept[-LATEST:] == names[-LATEST:]
    assert len(kept) == LATEST + (DAYS - 3) + 2
    assert [name[:8] for name in kept[:2]] == ["20260131", "20260228"]


@pytest.mark.parametrize(
    "name",
    [
        "说明.txt",
        "x-1.json",
        "20269901T000000Z-1.json",
        "20260101T000000Z.json",
        "20260101T000000Z-1",
        "20260101T00Z-1.json",
        "2026W01T08:00:00-1.json",
    ],
)
def test_other_files_among_the_backups_are_left_alone(path: Path, name: str) -> None:
    other = path.with_suffix(".backups") / name
    other.write_bytes(b"x")

    for _ in range(LATEST + 5):
        back_up(path, SESSION)

    assert other.read_bytes() == b"x"
    assert time_of(name) is None


def test_rolling_backups_never_become_many(folder: Folder) -> None:
    hours = iter(range(100_000))
    folder = Folder(folder.path, Session("李", lambda: NOW + timedelta(hours=7 * next(hours))))
    store = folder.create("道路", ROADS, FIRST)

    for number in range(1, 120):
        store.edit(titled("绿化", f"第{number}版", number))
        store.tidy()

    assert len(candidates(folder.file("道路"))) <= 1 + LATEST + DAYS + 3


def test_a_backup_can_be_made_and_restored_by_name(path: Path, folder: Folder) -> None:
    name = back_up(path, SESSION)
    with folder.open("道路") as store:
        store.edit(made(lambda now: edits.remove(now, ["道路"]), 4))

    restored = restore(path, name, SESSION)

    assert folder.open("道路").plan == restored.state.plan
    assert set(folder.open("道路").plan.items) == {"道路", "勘察", "修路", "绿化"}
    assert check_plan(path).is_sound


def test_backups_of_one_second_stand_in_the_order_in_which_they_were_made(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)

    for number in range(1, 12):
        store.edit(titled("绿化", f"第{number}版", number))
        store.tidy()

    newest_first = [each.plan.items["绿化"].title for each in candidates(folder.file("道路"))]
    assert newest_first == [f"第{number}版" for number in range(11, 0, -1)]


def test_what_restoring_replaced_can_be_restored_in_turn(path: Path, folder: Folder) -> None:
    before = folder.open("道路").plan
    oldest = candidates(path)[-1].name

    restore(path, oldest, SESSION)
    newest = candidates(path)[1].name
    restore(path, newest, SESSION)

    assert folder.open("道路").plan == before


def test_an_open_store_sees_a_restored_state(path: Path, folder: Folder) -> None:
    store = folder.open("道路")

    restore(path, candidates(path)[-1].name, SESSION)
    store.catch_up()

    assert store.plan == ROADS
    assert store.edit(ticked("绿化", 5)) is not None
    assert folder.open("道路").plan.items["绿化"].status is Status.DONE


def test_a_backup_that_the_restoring_itself_pushes_out_is_restored_all_the_same(folder: Folder) -> None:
    minutes = iter(range(100_000))
    folder = Folder(folder.path, Session("李", lambda: NOW + timedelta(minutes=next(minutes))))
    store = folder.create("道路", ROADS, FIRST)
    for number in range(1, LATEST + 2):
        store.edit(titled("绿化", f"第{number}版", number))
        store.tidy()
    store.edit(titled("绿化", "未折", 90))
    path = folder.file("道路")
    oldest = candidates(path)[-1]
    kept = oldest.plan

    restore(path, oldest.name, folder.session)

    assert folder.open("道路").plan == kept


def test_a_name_that_no_backup_has_is_refused(path: Path) -> None:
    with pytest.raises(NoSuchBackup):
        restore(path, "20200101T000000Z-1.json", SESSION)


@pytest.mark.parametrize("cut", [2, 40, 250])
def test_every_edit_comes_back_from_a_cut_file_and_the_file_is_kept(path: Path, folder: Folder, cut: int) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:-cut])
    with pytest.raises(Damaged):
        folder.open("道路")

    restored = restore(path, "salvaged", SESSION)

    again = folder.open("道路")
    assert again.plan.items["绿化"].title == "植树"
    assert again.plan.items["勘察"].status is Status.DONE
    assert check_plan(path).is_sound
    assert restored.aside.startswith("道路.json.damaged-")
    assert (path.parent / restored.aside).read_bytes() == whole[:-cut]


def test_a_sound_file_that_a_state_is_put_in_place_of_is_kept_as_a_backup(path: Path) -> None:
    before = candidates(path)[0].plan

    aside = restore(path, candidates(path)[-1].name, SESSION).aside

    assert aside.startswith("道路.backups/")
    assert next(each.plan for each in candidates(path) if each.name == Path(aside).name) == before


RUBBISH = b"\0" * 100


@pytest.mark.parametrize("left", [None, RUBBISH], ids=["deleted", "rubbish"])
def test_an_open_plan_whose_file_is_lost_is_kept_anew_with_every_edit(
    path: Path, folder: Folder, left: bytes | None
) -> None:
    store = folder.open("道路")
    store.edit(ticked("绿化", 4))
    path.unlink()
    if left is not None:
        path.write_bytes(left)

    aside = store.keep_anew()

    assert bool(aside) == (left is not None)
    assert not aside or (path.parent / aside).read_bytes() == RUBBISH
    assert store.edit(ticked("修路", 5)) is not None
    assert folder.open("道路").plan == store.plan
    assert folder.open("道路").history() == store.history()
    assert check_plan(path).is_sound


def test_what_others_have_recorded_meanwhile_is_not_written_over(path: Path, folder: Folder) -> None:
    store = folder.open("道路")
    folder.open("道路").edit(ticked("绿化", 4))

    assert store.keep_anew() == ""

    assert store.plan.items["绿化"].status is Status.DONE


def test_another_plan_in_the_place_of_an_open_one_stays(path: Path, folder: Folder) -> None:
    store = folder.open("道路")
    folder.create("桥梁", replace(ROADS, id="another"), FIRST).close()
    folder.file("桥梁").replace(path)

    with pytest.raises(AnotherPlan):
        store.keep_anew()

    assert folder.open("道路").plan.id == "another"


def test_the_lines_of_a_damaged_file_can_be_had_where_its_history_is_lost(path: Path, folder: Folder) -> None:
    path.write_bytes(path.read_bytes().partition(b'"changes"')[0])

    assert [each.name for each in candidates(path)][:2] == ["salvaged", "lines"]
    restore(path, "lines", SESSION)

    assert folder.open("道路").plan.items["勘察"].status is Status.DONE
    assert folder.open("道路").plan.notes_on("修路")[0].text == "已铺四公里"


def test_a_file_damaged_before_its_first_backup_is_read_line_by_line(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST).close()
    path = folder.file("道路")
    path.write_bytes(path.read_bytes().replace('"勘察", "marker"'.encode(), b"\0\0\0"))

    restore(path, "salvaged", SESSION)

    assert set(folder.open("道路").plan.items) == {"道路", "修路", "绿化"}


def test_damage_inside_a_journal_loses_that_edit_alone(path: Path, folder: Folder) -> None:
    store = folder.open("道路")
    for number, item in ((4, "勘察"), (5, "修路"), (6, "道路")):
        store.edit(titled(item, f"{item}改", number))
    journal = path.with_suffix(".journal")
    journal.write_bytes(journal.read_bytes().replace("修路改".encode(), "修路败".encode()))
    with pytest.raises(Damaged) as found:
        folder.open("道路")

    restore(path, "salvaged", SESSION)

    titles = {item.id: item.title for item in folder.open("道路").plan.items.values()}
    assert found.value.facts == {"path": journal.resolve(), "line": 3}
    assert titles == {"道路": "道路改", "勘察": "勘察改", "修路": "修路", "绿化": "植树"}


def test_edits_of_an_item_whose_making_is_damaged_are_counted_as_lost(path: Path, folder: Folder) -> None:
    store = folder.open("道路")
    store.edit(made(lambda now: edits.add_item(now, Item("桥", "架桥")), 4))
    store.edit(made(lambda now: edits.set_field(now, "桥", "person", "张三"), 5))
    store.edit(titled("修路", "修公路", 6))
    journal = path.with_suffix(".journal")
    journal.write_bytes(journal.read_bytes().replace("架桥".encode(), "架败".encode()))

    salvaged = next(each for each in candidates(path) if each.source is Source.SALVAGED)

    assert (salvaged.unplaced, salvaged.plan.items["修路"].title) == (1, "修公路")
    assert "桥" not in salvaged.plan.items


def test_lines_in_a_circle_are_no_way_back_but_backups_are(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole.replace('{"id": "道路", '.encode(), '{"id": "道路", "parent": "勘察", '.encode())[:-10])

    assert [each.source for each in candidates(path)] == [Source.SALVAGED, Source.BACKUP]


def test_lines_that_stand_twice_are_no_way_back_but_backups_are(path: Path) -> None:
    whole = path.read_bytes()
    at = whole.index(b'"3": {')
    path.write_bytes(whole[:at] + whole[at : whole.index(b"\n", at) + 1] * 2 + whole[at:-10])

    assert next(each.name for each in candidates(path)) == "salvaged"


def test_a_file_whose_first_line_is_gone_comes_back_from_its_backup(path: Path, folder: Folder) -> None:
    path.write_bytes(path.read_bytes().partition(b"\n")[2])

    restore(path, "salvaged", SESSION)

    assert folder.open("道路").plan.items["绿化"].title == "植树"
    assert check_plan(path).is_sound


def test_nothing_can_be_had_where_nothing_is_left(folder: Folder) -> None:
    folder.path.mkdir(exist_ok=True)
    folder.file("道路").write_bytes(b"\0" * 100)

    assert candidates(folder.file("道路")) == ()


def test_a_deleted_file_comes_back_from_its_newest_backup(path: Path, folder: Folder) -> None:
    path.unlink()

    restore(path, "salvaged", SESSION)

    assert folder.open("道路").plan.items["绿化"].title == "植树"


def test_a_note_alone_that_would_go_is_a_difference(path: Path, folder: Folder) -> None:
    there = folder.open("道路").plan

    assert not difference(there, replace(there, notes={})).is_empty
    assert difference(there, there).is_empty


def test_the_difference_says_what_restoring_would_do(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    before = store.plan
    store.edit(ticked("勘察", 1))
    store.edit(made(lambda now: edits.remove(now, ["绿化"]), 2))
    store.edit(made(lambda now: edits.add_item(now, Item("桥", "架桥")), 3))
    store.edit(made(lambda now: edits.move(now, "修路", parent="桥"), 4))
    store.edit(made(lambda now: edits.add_note(now, note("桥", "图纸已审定")), 5))

    found = difference(store.plan, before)

    assert [item.id for item in found.added] == ["绿化"]
    assert [item.id for item in found.removed] == ["桥"]
    assert [(each.item.id, each.field, each.restored) for each in found.changed] == [
        ("勘察", "status", Status.NOT_STARTED),
        ("修路", "parent", "道路"),
    ]
    assert (found.notes_added, found.notes_removed) == (0, 1)
    assert difference(before, before).is_empty


def test_a_copy_is_read_without_leaving_a_trace(path: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "计划.json").write_bytes(path.read_bytes())

    copy = read_copy(stick / "计划.json")

    assert len(copy.steps) == 3
    assert [each.name for each in stick.iterdir()] == ["计划.json"]


def test_a_list_of_what_can_be_had_holds_no_backup_in_memory(path: Path) -> None:
    for _ in range(3):
        back_up(path, SESSION)
    gc.collect()
    before = sum(isinstance(each, Plan) for each in gc.get_objects())

    found = candidates(path)

    gc.collect()
    assert len(found) >= 3
    assert sum(isinstance(each, Plan) for each in gc.get_objects()) - before <= 2
    assert found[-1].plan.title == ROADS.title
