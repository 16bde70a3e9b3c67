"""Notes on one item or several, with what spares typing: the last words, 无变化, and paths that Tab completes."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.building import note, plan
from tests.tui.opening import ROADS, opened, screen_text
from tracker.frozen import replace
from tracker.model import edits
from tracker.model.change import applied
from tracker.model.item import NoteKind
from tracker.model.plan import Plan
from tracker.tui.app import TrackerApp


def noted() -> Plan:
    made = plan(ROADS)
    made = applied(made, edits.add_note(made, note("勘察", "已测量[/]", "2026-03-01")))
    return applied(made, edits.add_note(made, note("勘察", "请抓紧", "2026-04-01", kind=NoteKind.REMINDER)))


def texts(app: TrackerApp, item_id: str) -> list[str]:
    return [each.text for each in app.desk.plan.notes_on(item_id)]


async def test_no_change_is_noted_by_one_key_on_all_marked_items_as_one_step() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "v", "v", "N")

        assert (texts(app, "勘察"), texts(app, "修路")) == (["本月无变化。"], ["本月无变化。"])
        assert "已记录：2项" in app.main.status.text

        await pilot.press("u")

        assert app.desk.plan.notes == {}


async def test_a_note_goes_to_all_marked_items() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "v", "v", "n")

        assert "写记录：2项" in screen_text(app)

        await pilot.press("好", "ctrl+s")

        assert (texts(app, "勘察"), texts(app, "修路")) == (["好"], ["好"])


async def test_the_last_words_are_offered_and_taken_by_one_key() -> None:
    async with opened(noted()) as (app, pilot):
        await pilot.press("j", "n")

        assert "照上次写：已测量[/]" in screen_text(app)

        await pilot.press("ctrl+r", "好", "ctrl+s")

        assert texts(app, "勘察")[-1] == "已测量[/]好"


async def test_no_change_is_typed_by_one_key() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "n", "ctrl+n", "ctrl+s")

        assert texts(app, "勘察") == ["本月无变化。"]


async def test_without_an_earlier_note_nothing_is_offered() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "n", "ctrl+r")

        assert app.screen.query_one(TextArea).text == ""
        assert "照上次写" not in screen_text(app)


async def test_tab_completes_the_path_of_the_evidence(tmp_path: Path) -> None:
    (tmp_path / "三月.docx").touch()
    async with opened() as (app, pilot):
        await pilot.press("j", "n")
        box = app.screen.query_one("#evidence", Input)
        box.focus()
        box.value = f"{tmp_path}/三"
        await pilot.press("tab")

        assert box.value == f"{tmp_path}/三月.docx"
        assert app.focused is box

        await pilot.press("tab")

        assert app.focused is not box


@pytest.mark.parametrize(
    ("typed", "is_hinted"),
    [
        pytest.param("没有/三月.docx", True, id="no such file"),
        pytest.param("https://example.org/三月.docx", False, id="a link"),
        pytest.param("会议记录第三号", False, id="plain words"),
        pytest.param("", False, id="nothing"),
    ],
)
async def test_a_file_that_is_not_there_is_hinted_at(typed: str, is_hinted: bool) -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "n")
        app.screen.query_one("#evidence", Input).value = typed
        await pilot.pause()

        assert ("还没有这个文件" in screen_text(app)) is is_hinted


async def test_typed_words_are_asked_about_before_they_are_thrown_away() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "n", "好", "escape")

        assert "还没保存" in screen_text(app)

        await pilot.press("escape")

        assert app.screen is app.main


LAST_NOTE = ("ctrl+p", *"gaihuoshan", "enter")


async def test_the_last_note_is_put_right_and_undone_as_one_step() -> None:
    async with opened(noted()) as (app, pilot):
        await pilot.press("j", *LAST_NOTE)

        assert "改2026-04-01的记录" in screen_text(app)

        await pilot.press("好", "ctrl+s")

        assert texts(app, "勘察") == ["已测量[/]", "好请抓紧"]
        assert "已改记录：" in app.main.status.text

        await pilot.press("u")

        assert texts(app, "勘察") == ["已测量[/]", "请抓紧"]


async def test_a_note_put_right_keeps_its_evidence_and_its_kind() -> None:
    told = replace(note("勘察", "已测量", "2026-03-01", kind=NoteKind.PROBLEM), evidence="图.pdf")
    async with opened(applied(plan(ROADS), edits.add_note(plan(ROADS), told))) as (app, pilot):
        await pilot.press("j", *LAST_NOTE, "再", "ctrl+s")

        (kept,) = app.desk.plan.notes_on("勘察")
        assert (kept.text, kept.kind, kept.evidence) == ("再已测量", NoteKind.PROBLEM, "图.pdf")


async def test_a_note_of_which_no_words_are_left_is_taken_away() -> None:
    async with opened(noted()) as (app, pilot):
        await pilot.press("j", *LAST_NOTE)
        app.screen.query_one(TextArea).text = ""
        await pilot.press("ctrl+s")

        assert texts(app, "勘察") == ["已测量[/]"]
        assert "已删记录：" in app.main.status.text


async def test_where_there_is_no_note_none_is_put_right() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", *LAST_NOTE)

        assert "这里还没有记录。" in app.main.status.text
