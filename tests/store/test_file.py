"""The file of a plan: what plain TinyDB reads, modes, links, and files of older versions."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

from tinydb import TinyDB, where

from tests.building import note, outline, step
from tests.store.making import FIRST, ROADS, SESSION, edited, made, tables, ticked, titled
from tracker.model import edits
from tracker.model.amount import Amount
from tracker.model.change import SetField
from tracker.model.item import Item
from tracker.model.status import Status
from tracker.store.opening import Folder, open_store
from tracker.store.safety import check_plan
from tracker.store.tiny.migrations import SCHEMA, migrated

FILES = Path(__file__).parent / "files"


def test_plain_tinydb_reads_the_four_tables_after_closing(folder: Folder) -> None:
    with folder.create("道路", ROADS, FIRST) as store:
        store.edit(ticked("勘察", 1))
        store.edit(made(lambda now: edits.add_note(now, note("修路", "已铺四公里")), 2))

    database: Any = TinyDB(folder.file("道路"), encoding="utf-8")  # its stubs leave types open
    with database:
        assert database.tables() == {"plan", "items", "notes", "changes"}
        assert database.table("plan").all()[0]["title"] == "年度工作要点"
        assert [doc["id"] for doc in database.table("items")] == ["道路", "勘察", "修路", "绿化"]
        assert database.table("items").get(where("id") == "勘察") == {
            "id": "勘察",
            "parent": "道路",
            "title": "勘察",
            "marker": "（一）",
            "status": "done",
            "deadline": {"day": "2026-06-30", "precision": "day", "phrase": ""},
        }
        assert database.table("notes").all()[0]["text"] == "已铺四公里"
        assert database.table("changes").get(where("field") == "status") == {
            "step": "s1",
            "at": "2026-03-01T00:01:00+00:00",
            "on": "2026-03-01",
            "author": "李",
            "kind": "set",
            "item": "勘察",
            "field": "status",
            "old": "not_started",
            "new": "done",
        }


def test_chinese_is_stored_as_chinese(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST).close()

    assert "勘察".encode() in folder.file("道路").read_bytes()


def test_a_link_to_a_plan_stays_a_link(folder: Folder, tmp_path: Path) -> None:
    folder.create("道路", ROADS, FIRST).close()
    link = tmp_path / "elsewhere" / "今年.json"
    link.parent.mkdir()
    link.symlink_to(folder.file("道路"))

    with open_store(link, SESSION) as store:
        store.edit(ticked("勘察", 1))

    assert link.is_symlink()
    assert folder.open("道路").plan.items["勘察"].status is Status.DONE
    assert [each.name for each in link.parent.iterdir()] == ["今年.json"]


def test_half_written_files_of_a_crash_are_swept_at_open(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST).close()
    (folder.path / ".道路.json.4711.tmp").write_bytes(b"{")

    folder.open("道路")

    assert not list(folder.path.glob(".*"))


def test_hostile_text_is_cleaned_on_its_way_in(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)

    store.edit(titled("绿化", "植\x1b[31m树\x00\u202e", 1))

    assert store.plan.items["绿化"].title == "植树"
    assert folder.open("道路").plan == store.plan


def test_ids_of_any_letters_are_read_from_their_rows(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    for number, item_id in enumerate(('a"b', "a\\b", "项 1"), 1):
        item = Item(item_id, "题")
        store.edit(made(lambda now, item=item: edits.add_item(now, item, parent="绿化"), number))
    store.tidy()

    assert folder.open("道路").plan == store.plan
    assert folder.open("道路").plan.below("绿化") == ('a"b', "a\\b", "项 1")


def test_the_file_that_version_1_wrote_is_read_as_it_was_meant(folder: Folder) -> None:
    shutil.copy(FILES / "schema-1.json", folder.file("旧"))

    with folder.open("旧") as store:
        store.edit(ticked("绿化", 9))

    assert store.notices == ()
    assert outline(store.plan) == "绿化\n道路\n  勘察\n  修路\n  架桥"
    assert store.plan.items["桥"].target == Amount(Decimal("3.5"), "亿元")
    assert [each.text for each in store.plan.notes_on("桥")] == ["图纸已审定"]
    assert [each.id for each in store.history()] == ["s0", "s1", "s2", "s3", "s4", "s9"]
    assert check_plan(folder.file("旧")).is_sound


def test_an_older_form_is_brought_to_the_present_one_step_by_step() -> None:
    tables = {"plan": {"1": {"id": "a", "schema": SCHEMA - 2}}}

    after = migrated(tables, {SCHEMA - 2: lambda old: {**old, "b": 1}, SCHEMA - 1: lambda old: {**old, "c": old["b"]}})

    assert (after["b"], after["c"]) == (1, 1)


def test_the_step_is_answered_as_it_will_be_read(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)

    recorded = store.edit(lambda _: step(SetField("绿化", "title", "绿化", "种\x07树"), number=1))

    assert recorded is not None
    assert recorded.changes == (SetField("绿化", "title", "绿化", "种树"),)


def test_the_generation_of_a_file_goes_up_and_leaves_one_out_where_no_steps_tell_everything(folder: Folder) -> None:
    path = folder.file("道路")
    store = folder.create("道路", ROADS, FIRST)
    store.edit(ticked("勘察", 1))
    store.tidy()
    folded = tables(path)["plan"]["1"]
    edited(path, {"title": "大道"}, "items")
    folder.open("道路").close()
    taken_over = tables(path)["plan"]["1"]
    store.merge([FIRST, step(SetField("绿化", "title", "绿化", "植树"), number=9)])
    joined = tables(path)["plan"]["1"]

    generations = [(head["generation"], head["exchanged"]) for head in (folded, taken_over, joined)]

    assert generations == [(2, 1), (4, 4), (6, 6)]
