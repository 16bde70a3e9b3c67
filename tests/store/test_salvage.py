"""What a way back from damage leaves, and what the lines of a damaged file still tell."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import pytest

from tests.store.making import SESSION, tables, titled
from tracker.errors import Damaged
from tracker.frozen import replace
from tracker.store.opening import Folder
from tracker.store.recovery import Source
from tracker.store.safety import candidates, restore
from tracker.store.tiny.backups import backup_names, generation_of
from tracker.store.tiny.layout import laid_out, sections_of
from tracker.store.tiny.plan_file import read_head


def test_a_backup_put_in_place_of_a_damaged_file_is_the_plan_without_its_journal(path: Path, folder: Folder) -> None:
    chosen = candidates(path)[-1]
    journal = path.with_suffix(".journal")
    words = journal.read_bytes()
    path.write_bytes(path.read_bytes()[:-40])

    restored = restore(path, chosen.name, SESSION)

    assert folder.open("道路").plan == chosen.plan
    assert not journal.exists()
    assert restored.aside == "道路.json.damaged-20260301T091400Z"
    assert (path.parent / "道路.journal.damaged-20260301T091400Z").read_bytes() == words
    assert restored.state.source is Source.BACKUP


def test_a_state_put_in_place_of_what_cannot_be_read_is_newer_than_every_backup(path: Path, folder: Folder) -> None:
    with folder.open("道路") as store:
        for number in range(4, 8):
            store.edit(titled("绿化", f"第{number}版", number))
            store.tidy()
    path.write_bytes(b"?")

    restore(path, "salvaged", SESSION)

    head = read_head(path)
    assert head is not None
    assert head.generation > max(map(generation_of, backup_names(path.with_suffix(".backups")))) + 1


@pytest.mark.parametrize("name", ["present", "salvaged"])
def test_a_state_is_as_old_as_its_last_step(path: Path, name: str) -> None:
    if name == "salvaged":
        path.write_bytes(path.read_bytes()[:-40])

    now = candidates(path)[0]

    assert (now.name, now.at) == (name, now.state.steps[-1].at)


def test_a_file_under_a_good_seal_whose_history_cannot_be_read_has_ways_back(path: Path) -> None:
    sections = sections_of(path.read_bytes())
    assert sections is not None
    path.write_bytes(laid_out(replace(sections, changes=sections.changes.replace(b'"kind": "set"', b'"kind": 5'))))

    assert [each.source for each in candidates(path)] == [Source.SALVAGED, Source.LINES, Source.BACKUP]


def test_a_backup_that_cannot_be_read_is_no_way_back(path: Path) -> None:
    before = [each.name for each in candidates(path)]
    (path.with_suffix(".backups") / "20270101T000000Z-9.json").write_bytes(b"?")

    assert [each.name for each in candidates(path)] == before


def test_an_item_whose_parent_cannot_be_read_is_had_back_as_a_point(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace('{"id": "道路"'.encode(), b"\0"))

    lines = next(each.plan for each in candidates(path) if each.source is Source.LINES)

    assert lines.below("") == ("勘察", "修路", "绿化")
    assert [note.text for note in lines.notes_on("修路")] == ["已铺四公里"]


def test_notes_on_an_item_that_cannot_be_read_stay_out(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace('{"id": "修路"'.encode(), b"\0"))

    lines = next(each.plan for each in candidates(path) if each.source is Source.LINES)

    assert (sorted(lines.items), dict(lines.notes)) == (["勘察", "绿化", "道路"], {})


def test_lines_that_are_no_item_and_no_change_stay_out(path: Path) -> None:
    whole = path.read_bytes().replace(b'"kind": "set"', b'"kind": 5', 1)
    path.write_bytes(whole.replace('"id": "勘察", "parent": "道路", "title"'.encode(), b'"id": "?", "what"')[:-3])

    lines = next(each for each in candidates(path) if each.source is Source.LINES)

    assert sorted(lines.plan.items) == ["修路", "绿化", "道路"]
    assert [step.id for step in lines.state.steps] == ["s0", "s2", "s3"]


def test_a_line_that_is_too_deep_stays_out(path: Path) -> None:
    deep = b'"9": {"id": "deep", "title": ' + b"[" * 100_000 + b"],\n"
    path.write_bytes(path.read_bytes().replace(b'"items": {\n', b'"items": {\n' + deep))

    lines = next(each for each in candidates(path) if each.source is Source.LINES)

    assert sorted(lines.plan.items) == ["修路", "勘察", "绿化", "道路"]


def test_lines_under_a_head_that_is_no_plans_are_no_way_back_but_backups_are(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"year": 2026', b'"year": "?"', 1)[:-40])

    assert [each.source for each in candidates(path)] == [Source.SALVAGED, Source.BACKUP]


def test_a_head_that_is_no_json_under_a_good_seal_is_damage(path: Path, folder: Folder) -> None:
    first, _, rest = path.read_bytes().replace(b'"title"', b"title", 1).partition(b"\n")
    start, body = first[:-12], b"\n" + rest
    path.write_bytes(start + f"{crc32(body, crc32(start)):08x}".encode() + b'"}},' + body)

    with pytest.raises(Damaged):
        folder.open("道路")


def test_a_head_of_another_program_under_an_open_store_is_taken_over(path: Path, folder: Folder) -> None:
    store = folder.open("道路")
    path.write_bytes(path.read_bytes().replace(b'{"plan": {"1"', b'{"plan": {"2"', 1).replace("勘察".encode(), b"?"))

    store.catch_up()

    assert "?" in store.plan.items


def test_what_another_program_has_written_is_kept_with_id_and_parent_first(path: Path, folder: Folder) -> None:
    line = '"2": {"id": "勘察", "parent": "道路", "title": "勘察"'
    swapped = '"2": {"title": "勘察", "parent": "道路", "id": "勘察"'
    path.write_bytes(path.read_bytes().replace(line.encode(), swapped.encode()))

    folder.open("道路").close()

    assert [list(item)[:2] for item in tables(path)["items"].values()] == [
        ["id", "title"],
        ["id", "parent"],
        ["id", "parent"],
        ["id", "title"],
    ]
