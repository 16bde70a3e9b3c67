"""The file of a plan: what plain TinyDB reads, what survives, what is refused."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from tinydb import TinyDB, where

from tests.building import note, outline, step
from tests.store.making import FIRST, ROADS, SESSION, large, made, ticked, titled
from tracker.errors import AnotherPlan, Damaged, Gone, NewerVersion
from tracker.model import edits
from tracker.model.amount import Amount
from tracker.model.change import SetField, SetPlanField
from tracker.model.item import Item, NoteKind
from tracker.model.status import Status
from tracker.store.base import Notice
from tracker.store.opening import Folder, open_store
from tracker.store.safety import check_plan
from tracker.store.steps import UnreadChange, record_of
from tracker.store.tiny.journal import START, Journal, Mark, Reading
from tracker.store.tiny.layout import laid_out, sections_of
from tracker.store.tiny.migrations import SCHEMA, migrated
from tracker.store.tiny.plan_file import read_head

FILES = Path(__file__).parent / "files"


def tables(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


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


def test_a_new_file_is_for_its_owner_alone_and_a_fold_keeps_its_mode(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    path = folder.file("道路")
    before = path.stat().st_mode & 0o777
    path.chmod(0o640)

    store.edit(ticked("勘察", 1))
    store.tidy()

    assert (before, path.stat().st_mode & 0o777) == (0o600, 0o640)


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


def test_closing_leaves_no_journal_and_no_half_written_files(folder: Folder) -> None:
    with folder.create("道路", ROADS, FIRST) as store:
        store.edit(ticked("勘察", 1))

    assert sorted(each.name for each in folder.path.iterdir()) == ["道路.backups", "道路.json", "道路.lock"]


def test_half_written_files_of_a_crash_are_swept_at_open(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST).close()
    (folder.path / ".道路.json.4711.tmp").write_bytes(b"{")

    folder.open("道路")

    assert not list(folder.path.glob(".*"))


def edited(path: Path, change: dict[str, Any], table: str, place: int = 0) -> None:
    """Has another program change the fields of one document, as TinyDB would write it."""
    found = tables(path)
    list(found[table].values())[place].update(change)
    path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


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


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("{", id="cut"),
        pytest.param("[]", id="list"),
        pytest.param("null", id="null"),
        pytest.param('{"plan": {}}', id="no plan"),
        pytest.param('{"plan": {"1": {"id": "a", "title": "b", "year": "x"}}}', id="no year"),
        pytest.param('{"plan": {"1": {"id": "a", "title": "b", "year": 2026, "schema": "x"}}}', id="odd schema"),
        pytest.param('{"plan": {"1": 5}}', id="no object"),
        pytest.param(
            '{"plan": {"1": {"id": "a", "title": "b", "year": 2026}}, "items": {"1": {"id": "c"}}}', id="item"
        ),
        pytest.param(
            '{"plan": {"1": {"id": "a", "title": "b", "year": 2026}},'
            ' "items": {"1": {"id": "c", "title": "d", "parent": "e"}, "2": {"id": "e", "title": "f", "parent": "c"}}}',
            id="circle",
        ),
        pytest.param(
            '{"plan": {"1": {"id": "a", "title": "b", "year": 2026}},'
            ' "items": {"1": {"id": "c", "title": "d"}, "2": {"id": "c", "title": "e"}}}',
            id="an id twice",
        ),
        pytest.param(
            '{"plan": {"1": {"id": "a", "title": "b", "year": 2026}}, "notes": {"1": {"id": "n", "item": "c",'
            ' "on": "2026-01-01", "at": "2026-01-01", "text": "d"}}}',
            id="a note on nothing",
        ),
        pytest.param("[" * 100_000, id="deep"),
        pytest.param("\0" * 4096, id="zeros"),
    ],
)
def test_a_file_that_is_no_plan_is_damage_and_left_alone(folder: Folder, text: str) -> None:
    folder.path.mkdir(exist_ok=True)
    folder.file("道路").write_text(text, encoding="utf-8")

    with pytest.raises(Damaged):
        folder.open("道路").history()

    assert folder.file("道路").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("table", ["items", "notes", "changes"])
def test_a_file_of_ours_that_lost_a_table_is_damage_and_no_empty_plan(folder: Folder, table: str) -> None:
    folder.create("道路", ROADS, FIRST).close()
    path = folder.file("道路")
    path.write_bytes(path.read_bytes().replace(f'"{table}":'.encode(), b'"itemx":'))

    with pytest.raises(Damaged):
        folder.open("道路")


def test_a_file_made_by_hand_is_a_plan(folder: Folder) -> None:
    items = {"1": {"id": "b", "title": "勘察", "parent": "a"}, "2": {"id": "a", "title": "道路"}}
    doc = {"plan": {"1": {"id": "p", "title": "要点", "year": 2026}}, "items": items}
    folder.path.mkdir(exist_ok=True)
    folder.file("道路").write_text(json.dumps(doc), encoding="utf-8")

    with folder.open("道路") as store:
        store.edit(ticked("b", 1))

    assert [each for each, _ in folder.open("道路").plan.walk()] == ["a", "b"]


def test_hostile_text_is_cleaned_on_its_way_in(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)

    store.edit(titled("绿化", "植\x1b[31m树\x00\u202e", 1))

    assert store.plan.items["绿化"].title == "植树"
    assert folder.open("道路").plan == store.plan


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


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            '{"id": "勘察", "parent": "道路"', '{"id": "勘察", "parent": "没有"', id="a parent that is not there"
        ),
        pytest.param('"id": "修路"', '"id": "勘察"', id="an id twice"),
        pytest.param('"id": "勘察"', '"ix": "勘察"', id="no id"),
    ],
)
def test_an_unsound_tree_under_a_good_seal_is_damage(folder: Folder, old: str, new: str) -> None:
    folder.create("道路", ROADS, FIRST).close()
    path = folder.file("道路")
    sections = sections_of(path.read_bytes())
    assert sections is not None
    path.write_bytes(laid_out(sections._replace(items=sections.items.replace(old.encode(), new.encode()))))

    with pytest.raises(Damaged):
        folder.open("道路")


def test_a_section_that_is_not_there_under_a_good_seal_is_damage(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST).close()
    path = folder.file("道路")
    whole = path.read_bytes().replace(b'\n"notes": {', b'\n"notez": {')
    head, rest = whole[: whole.index(b"\n") - 12], whole[whole.index(b"\n") :]
    path.write_bytes(head + f"{crc32(rest, crc32(head)):08x}".encode() + b'"}},' + rest)

    with pytest.raises(Damaged):
        folder.open("道路")


def test_bookkeeping_that_makes_no_sense_is_damage(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST).close()
    path = folder.file("道路")
    sections = sections_of(path.read_bytes())
    assert sections is not None
    path.write_bytes(laid_out(sections._replace(head={**sections.head, "folded": 5})))

    with pytest.raises(Damaged):
        folder.summary("道路")


def test_a_history_that_became_unreadable_under_an_open_store_is_reported(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    with folder.open("道路") as other:
        other.edit(ticked("勘察", 1))
    path = folder.file("道路")
    sections = sections_of(path.read_bytes())
    assert sections is not None
    path.write_bytes(laid_out(sections._replace(changes=sections.changes.replace(b'"kind": "set"', b'"kind": 5'))))

    with pytest.raises(Damaged):
        store.catch_up()


def test_ids_of_any_letters_are_read_from_their_rows(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    for number, item_id in enumerate(('a"b', "a\\b", "项 1"), 1):
        item = Item(item_id, "题")
        store.edit(made(lambda now, item=item: edits.add_item(now, item, parent="绿化"), number))
    store.tidy()

    assert folder.open("道路").plan == store.plan
    assert folder.open("道路").plan.below("绿化") == ('a"b', "a\\b", "项 1")


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


def test_a_journal_that_names_no_owner_is_damage(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST).close()
    path = folder.file("道路").with_suffix(".journal")
    head = b"[]"
    path.write_bytes(b"%08x %d %b\n" % (crc32(head), len(head), head))

    with pytest.raises(Damaged):
        folder.open("道路")


def test_an_empty_journal_is_none(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST).close()
    folder.file("道路").with_suffix(".journal").write_bytes(b"")

    with folder.open("道路") as store:
        store.edit(ticked("勘察", 1))

    assert len(folder.open("道路").history()) == 2


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


def test_the_step_is_answered_as_it_will_be_read(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)

    recorded = store.edit(lambda _: step(SetField("绿化", "title", "绿化", "种\x07树"), number=1))

    assert recorded is not None
    assert recorded.changes == (SetField("绿化", "title", "绿化", "种树"),)
