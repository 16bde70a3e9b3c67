"""Files that are no plan, or no sound one: damage, said and left alone."""

from __future__ import annotations

from zlib import crc32

import pytest

from tests.store.making import FIRST, ROADS, ticked
from tracker.errors import Damaged
from tracker.frozen import replace
from tracker.store.opening import Folder
from tracker.store.tiny.layout import laid_out, sections_of


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
        pytest.param('{"items": {}}', id="no plan"),
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
    path.write_bytes(laid_out(replace(sections, items=sections.items.replace(old.encode(), new.encode()))))

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
    path.write_bytes(laid_out(replace(sections, head={**sections.head, "folded": 5})))

    with pytest.raises(Damaged):
        folder.open("道路")


@pytest.mark.parametrize("nonsense", [{"folded": 5}, {"folded": {}}, {"year": "?"}], ids=str)
def test_bookkeeping_that_makes_no_sense_under_an_open_store_is_damage(
    folder: Folder, nonsense: dict[str, object]
) -> None:
    store = folder.create("道路", ROADS, FIRST)
    path = folder.file("道路")
    sections = sections_of(path.read_bytes())
    assert sections is not None
    path.write_bytes(laid_out(replace(sections, head={**sections.head, **nonsense})))

    with pytest.raises(Damaged):
        store.catch_up()


def test_a_first_line_that_became_too_deep_under_an_open_store_is_damage(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    folder.file("道路").write_bytes(b'{"plan": ' + b"[" * 100_000 + b"\n")

    with pytest.raises(Damaged):
        store.catch_up()


def test_a_history_that_became_unreadable_under_an_open_store_is_reported(folder: Folder) -> None:
    store = folder.create("道路", ROADS, FIRST)
    with folder.open("道路") as other:
        other.edit(ticked("勘察", 1))
    path = folder.file("道路")
    sections = sections_of(path.read_bytes())
    assert sections is not None
    path.write_bytes(laid_out(replace(sections, changes=sections.changes.replace(b'"kind": "set"', b'"kind": 5'))))

    with pytest.raises(Damaged):
        store.catch_up()
