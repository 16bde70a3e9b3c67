"""A folder of plans: names that every file system takes, summaries, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import note, step
from tests.store.making import FIRST, ROADS, SESSION, made, titled
from tracker.model import edits
from tracker.model.change import SetPlanField, applied
from tracker.store.digest import digest_of
from tracker.store.opening import Folder, safe_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        pytest.param("2021年工作要点", "2021年工作要点", id="plain"),
        pytest.param("办公室/综合科：要点?", "办公室-综合科：要点-", id="forbidden"),
        pytest.param("..\\..\\etc", "-..-etc", id="way out of the folder"),
        pytest.param(".隐藏", "隐藏", id="dot in front"),
        pytest.param("要点. ", "要点", id="dot behind"),
        pytest.param("  两\t边\n空 ", "两边空", id="white space"),
        pytest.param("a\u3000b", "a b", id="ideographic space"),
        pytest.param("CON", "_CON", id="device"),
        pytest.param("com1.2021", "_com1.2021", id="device with ending"),
        pytest.param("e\u0301", "é", id="composed"),
        pytest.param("\x1b[31m", "[31m", id="control"),
        pytest.param("", "plan", id="empty"),
        pytest.param("。" * 200, "。" * 60, id="long"),
    ],
)
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    assert safe_name(title) == name


@given(st.text())
def test_any_title_becomes_a_name_that_stays_in_the_folder_and_as_it_is(title: str) -> None:
    name = safe_name(title)

    assert 0 < len(name.encode()) <= 190
    assert Path("folder", f"{name}.json").parent == Path("folder")
    assert not set(name) & set('<>:"/\\|?*\n\0')
    assert safe_name(name) == name


def test_names_are_sorted_and_other_files_are_not_among_them(folder: Folder) -> None:
    for name in ("乙", "甲"):
        folder.create(name, ROADS, FIRST).edit(titled("绿化", "新", 1))
    (folder.path / "说明.txt").write_text("…", encoding="utf-8")
    (folder.path / ".乙.json.1.tmp").write_text("…", encoding="utf-8")

    assert folder.names() == ("乙", "甲")


def test_a_plan_that_changes_its_title_keeps_its_name(folder: Folder) -> None:
    with folder.create("道路", ROADS, FIRST) as store:
        store.edit(made(lambda now: [SetPlanField("title", now.title, "道路工作要点")], 1))

    assert folder.names() == ("道路",)
    assert folder.open("道路").plan.title == "道路工作要点"


def test_the_folder_is_made_with_the_first_plan(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "数据" / "计划", SESSION)
    before = folder.names()

    folder.create("道路", ROADS, FIRST)

    assert (before, folder.names()) == ((), ("道路",))
    assert folder.path.stat().st_mode & 0o777 == 0o700


def test_a_hidden_file_is_no_plan(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST).close()
    (folder.path / ".道路.json").write_bytes(b"{}")

    assert folder.names() == ("道路",)


def test_a_first_step_gets_the_digest_of_the_plan_and_keeps_its_source(folder: Folder) -> None:
    store = folder.create("道路", ROADS, step(*FIRST.changes, number=0))

    assert store.history() == (FIRST,)


def test_the_digest_of_a_plan_is_of_its_notes_too() -> None:
    noted = applied(ROADS, edits.add_note(ROADS, note("修路", "已铺四公里")))

    assert digest_of(noted) != digest_of(ROADS)
