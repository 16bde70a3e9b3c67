"""What other programs and versions do to a plan's file: taken over, kept, reported, never overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.building import note, step
from tests.store.making import FIRST, ROADS, SESSION, edited, made, tables, ticked, titled
from tracker.errors import AnotherPlan, Gone, NewerVersion
from tracker.frozen import replace
from tracker.model import edits
from tracker.model.change import SetField
from tracker.model.item import NoteKind
from tracker.model.status import Status
from tracker.store.base import Notice
from tracker.store.opening import Folder, open_store
from tracker.store.tiny.layout import laid_out, sections_of
from tracker.store.tiny.migrations import SCHEMA


def test_what_another_program_wrote_is_taken_over_and_said(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST).close()
    edited(folder.file("道路"), {"title": "大道"}, "items")

    store = folder.open("道路")

    assert store.plan.items["道路"].title == "大道"
    assert store.notices == (Notice.CHANGED_OUTSIDE,)
    assert folder.open("道路").notices == ()


def test_what_another_program_wrote_under_an_open_store_is_seen(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    edited(folder.file("道路"), {"title": "大道"}, "items")

    store.catch_up()

    assert store.plan.items["道路"].title == "大道"


def test_edits_not_yet_folded_come_on_top_of_what_another_program_wrote(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    store.edit(ticked("勘察", 1))
    store.edit(titled("绿化", "植树", 2))
    edited(folder.file("道路"), {"title": "种草"}, "items", 3)

    again = folder.open("道路")

    assert again.plan.items["勘察"].status is Status.DONE
    assert again.plan.items["绿化"].title == "植树"
    assert [each.id for each in again.history()] == ["s0", "s1", "s2"]
    assert store.edit(ticked("绿化", 3)) is not None
    assert folder.open("道路").plan.items["绿化"].status is Status.DONE


def test_a_store_that_looks_on_keeps_its_edits_on_top_of_what_another_program_wrote(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    store.edit(ticked("勘察", 1))
    edited(folder.file("道路"), {"title": "种草"}, "items", 3)

    assert store.catch_up() == ()
    assert store.plan.items["勘察"].status is Status.DONE
    assert store.plan.items["绿化"].title == "种草"


def test_what_another_program_wrote_is_seen_after_another_window_took_it_over(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    edited(folder.file("道路"), {"title": "大道"}, "items")
    folder.open("道路").close()

    store.catch_up()

    assert store.plan.items["道路"].title == "大道"


def test_unknown_fields_survive_edits_of_everything_beside_them(folder: Folder) -> None:
    with folder.create("道路", ROADS, FIRST) as store:
        store.edit(made(lambda now: edits.add_note(now, note("修路", "已铺", kind=NoteKind.REMARK)), 1))
    path = folder.file("道路")
    edited(path, {"mood": "calm"}, "plan")
    edited(path, {"budget": {"万元": 3.5}}, "items", 1)
    edited(path, {"stars": 5, "kind": "praise"}, "notes")
    edited(path, {"device": "手机"}, "changes")

    with folder.open("道路") as store:
        store.edit(ticked("勘察", 2))
        old = store.plan.notes_on("修路")[0]
        rewritten = note("修路", "已铺五公里", note_id=old.id, kind=old.kind)
        store.edit(made(lambda _: [edits.SetNote(old, rewritten)], 3))

    after = {name: list(docs.values()) for name, docs in tables(path).items()}
    assert after["plan"][0]["mood"] == "calm"
    assert after["items"][1]["budget"] == {"万元": 3.5}
    assert after["items"][1]["status"] == "done"
    assert (after["notes"][0]["stars"], after["notes"][0]["kind"]) == (5, "praise")
    assert after["notes"][0]["text"] == "已铺五公里"
    assert after["changes"][0]["device"] == "手机"


def test_an_unknown_status_survives_until_somebody_sets_another(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST).close()
    path = folder.file("道路")
    edited(path, {"status": "paused"}, "items", 1)

    with folder.open("道路") as store:
        store.edit(titled("勘察", "初勘", 1))
    kept = tables(path)["items"]["2"]["status"]
    with folder.open("道路") as store:
        store.edit(ticked("勘察", 2))

    assert kept == "paused"
    assert tables(path)["items"]["2"]["status"] == "done"


def test_tables_of_other_programs_survive(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST).close()
    path = folder.file("道路")
    path.write_text(json.dumps({**tables(path), "settings": {"1": {"颜色": "红"}}}), encoding="utf-8")

    for number in (1, 2):
        with folder.open("道路") as store:
            store.edit(titled("绿化", f"第{number}版", number))

    assert tables(path)["settings"] == {"1": {"颜色": "红"}}
    assert folder.open("道路").plan.items["绿化"].title == "第2版"


def test_a_kind_of_change_that_is_not_known_is_shown_and_kept(folder: Folder) -> None:
    with folder.create("道路", ROADS, FIRST) as store:
        store.edit(ticked("勘察", 1))
    path = folder.file("道路")
    edited(path, {"kind": "applause"}, "changes", 1)

    with folder.open("道路") as store:
        store.edit(ticked("绿化", 2))
        history = store.history()

    assert [len(each.changes) for each in history] == [1, 1, 1]
    assert history[1].changes[0].concerns() == {"勘察"}
    assert tables(path)["changes"]["2"]["kind"] == "applause"


def test_a_file_of_a_newer_version_is_refused_and_left_alone(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST).close()
    path = folder.file("道路")
    edited(path, {"schema": 99}, "plan")
    before = path.read_bytes()

    with pytest.raises(NewerVersion) as refused:
        folder.open("道路")

    assert refused.value.facts["schema"] == 99
    assert path.read_bytes() == before


def test_a_newer_version_that_writes_a_plan_under_an_open_store_is_noticed(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    path = folder.file("道路")
    sections = sections_of(path.read_bytes())
    assert sections is not None
    path.write_bytes(laid_out(replace(sections, head={**sections.head, "schema": SCHEMA + 1, "generation": 2})))

    with pytest.raises(NewerVersion):
        store.catch_up()


def test_a_file_made_by_hand_is_a_plan(folder: Folder) -> None:
    items = {"1": {"id": "b", "title": "勘察", "parent": "a"}, "2": {"id": "a", "title": "道路"}}
    doc = {"plan": {"1": {"id": "p", "title": "要点", "year": 2026}}, "items": items}
    folder.path.mkdir(exist_ok=True)
    folder.file("道路").write_text(json.dumps(doc), encoding="utf-8")

    with folder.open("道路") as store:
        store.edit(ticked("b", 1))

    assert [each for each, _ in folder.open("道路").plan.walk()] == ["a", "b"]


def test_a_deleted_file_is_reported_and_the_plan_stays_in_view(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    kept = folder.file("道路").read_bytes()
    folder.file("道路").unlink()

    with pytest.raises(Gone):
        store.edit(ticked("勘察", 1))
    with pytest.raises(Gone):
        store.catch_up()
    folder.file("道路").write_bytes(kept)

    assert store.plan == ROADS
    assert store.edit(ticked("勘察", 1)) is not None


def test_another_plan_in_its_place_is_reported_and_left_alone(folder: Folder, tmp_path: Path) -> None:
    store = folder.create("道路", ROADS, FIRST)
    edited(folder.file("道路"), {"id": "other"}, "plan")

    with pytest.raises(AnotherPlan):
        store.edit(ticked("勘察", 1))

    assert store.plan == ROADS
    assert tables(folder.file("道路"))["items"]["2"].get("status") is None


def test_a_journal_of_a_copy_put_beside_an_open_plan_comes_on_top(folder: Folder, tmp_path: Path) -> None:
    store = folder.create("道路", ROADS, FIRST)
    copy = tmp_path / "副本.json"
    copy.write_bytes(folder.file("道路").read_bytes())
    open_store(copy, SESSION).edit(titled("绿化", "种草", 5))
    store.edit(ticked("勘察", 1))
    store.tidy()
    copy.with_suffix(".journal").replace(folder.path / "道路.journal")

    store.catch_up()
    store.edit(ticked("修路", 6))

    assert [each.id for each in folder.open("道路").history()] == ["s0", "s1", "s5", "s6"]


def test_steps_are_not_told_alone_where_another_program_has_written_too(folder: Folder) -> None:
    store, other = folder.create("道路", ROADS, FIRST), folder.open("道路")
    other.edit(ticked("勘察", 1))
    edited(folder.file("道路"), {"title": "种草"}, "items", 3)

    assert store.catch_up() == ()
    assert (store.plan.items["勘察"].status, store.plan.items["绿化"].title) == (Status.DONE, "种草")


def test_steps_still_to_be_told_are_not_told_alone_either(folder: Folder) -> None:
    store, other = folder.create("道路", ROADS, FIRST), folder.open("道路")
    other.edit(ticked("勘察", 1))
    store.edit(ticked("修路", 2))
    edited(folder.file("道路"), {"title": "种草"}, "items", 3)

    assert store.catch_up() == ()
    assert {item.id for item in store.plan.items.values() if item.status is Status.DONE} == {"勘察", "修路"}
    assert store.plan.items["绿化"].title == "种草"


def test_a_copy_of_the_same_generation_in_its_place_gets_the_edits_that_it_misses(
    folder: Folder, tmp_path: Path
) -> None:
    store = folder.create("道路", ROADS, FIRST)
    path, copy = folder.file("道路"), tmp_path / "副本.json"
    copy.write_bytes(path.read_bytes())
    with open_store(copy, SESSION) as other:
        other.edit(titled("绿化", "种草", 1))
    store.edit(ticked("修路", 2))
    store.tidy()
    store.edit(titled("绿化", "植树", 3))
    copy.replace(path)

    again = folder.open("道路")

    assert [each.id for each in again.history()] == ["s0", "s1", "s3"]
    assert again.plan.items["绿化"].title == "植树"


def test_another_plan_of_the_next_generation_in_its_place_is_not_taken_for_a_fold(folder: Folder) -> None:
    store, other = folder.create("道路", ROADS, FIRST), folder.create("绿化", replace(ROADS, id="other"), FIRST)
    store.edit(ticked("勘察", 1))
    store.tidy()
    other.merge([FIRST, step(SetField("绿化", "title", "绿化", "植树"), number=9)])
    folder.file("绿化").replace(folder.file("道路"))

    with pytest.raises(AnotherPlan):
        store.catch_up()


def test_an_old_copy_of_the_file_gets_the_edits_that_it_misses(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    old = folder.file("道路").read_bytes()
    store.edit(titled("绿化", "植树", 1))
    store.tidy()
    store.edit(ticked("勘察", 2))
    folder.file("道路").write_bytes(old)

    again = folder.open("道路")

    assert again.plan.items["勘察"].status is Status.DONE
    assert [each.id for each in again.history()] == ["s0", "s2"]


def test_the_journal_of_another_plan_beside_a_sound_file_is_kept_aside(folder: Folder) -> None:
    folder.create("绿化", replace(ROADS, id="other"), FIRST).edit(ticked("勘察", 1))
    folder.create("道路", ROADS, FIRST).close()
    words = (folder.path / "绿化.journal").rename(folder.path / "道路.journal").read_bytes()

    folder.open("道路").edit(ticked("绿化", 2))

    (aside,) = folder.path.glob("道路.journal.damaged-*")
    assert aside.read_bytes() == words
    assert [each.id for each in folder.open("道路").history()] == ["s0", "s2"]
