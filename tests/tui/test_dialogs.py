"""What all dialogs keep to: nothing typed is lost without a word, and everything works without Ctrl and by mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input

from tests.tui.opening import WIDE, item, opened, screen_text
from tests.tui.previewing import reviewed, settled
from tracker.model import edits
from tracker.model.status import Status
from tracker.text.width import columns
from tracker.tui.app import TrackerApp
from tracker.tui.screens.choice import ConfirmDialog
from tracker.tui.screens.dialog import Dialog
from tracker.tui.screens.main import MainScreen
from tracker.tui.screens.path import PathDialog
from tracker.tui.widgets.outline import Outline


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["n", "甲"], id="note"),
        pytest.param(["e", "甲"], id="form"),
        pytest.param(["a", "甲"], id="title"),
        pytest.param(["t", "甲"], id="deadline"),
        pytest.param(["o", "x"], id="path"),
    ],
)
async def test_ctrl_q_with_typed_words_asks_before_it_quits(keys: list[str]) -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", *keys, "ctrl+q")

        assert isinstance(app.screen, Dialog)
        assert "再按一次 Ctrl+Q 放弃" in screen_text(app)

        await pilot.press("ctrl+q")

        assert not app.is_running


async def test_ctrl_q_quits_at_once_where_nothing_is_typed() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "n", "ctrl+q")

        assert not app.is_running


@pytest.mark.parametrize("keys", [pytest.param([], id="on the page"), pytest.param(["t"], id="in a dialog over it")])
async def test_ctrl_q_asks_where_edits_of_a_document_would_be_lost(tmp_path: Path, keys: list[str]) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("x", *keys, "ctrl+q")
        await pilot.pause()

        assert isinstance(app.screen, ConfirmDialog)
        assert "放弃吗" in screen_text(app)


async def test_the_arrows_lead_from_field_to_field() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "e", "down", "down", "ctrl+u", "6", "月", "底", "up", "down", "ctrl+s")

        edited = item(app, "勘察")
        assert edited.title == "勘察"
        assert edited.deadline is not None
        assert str(edited.deadline.day) == "2026-06-30"


async def test_the_field_that_is_edited_is_marked_without_colour() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "e", "down")

        shown = screen_text(app)
        assert "> 序号" in shown
        assert "> 标题" not in shown


async def test_enter_on_the_last_field_reaches_the_row_that_saves() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "e", "ctrl+u", "踏", "勘", "up", "up", "enter")

        assert "> [保存]" in screen_text(app)
        assert item(app, "勘察").title == "勘察"

        await pilot.press("enter")

        assert item(app, "勘察").title == "踏勘"
        assert app.screen is app.main


async def test_a_note_is_saved_by_arrows_and_enter_alone() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "n", "甲", "enter", "乙", "up", "down", "down", "enter", "down", "enter")

        (note,) = app.desk.plan.notes_on("勘察")
        assert note.text == "甲\n乙"


async def test_a_click_on_the_row_that_saves_saves() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "n", "甲")
        await pilot.click("SaveRow")

        assert len(app.desk.plan.notes_on("勘察")) == 1


async def click_on(app: TrackerApp, pilot: Pilot[None], words: str) -> None:
    """Clicks on what stands on the screen."""
    await pilot.pause()
    y, line = next((y, line) for y, line in enumerate(screen_text(app).splitlines()) if words in line)
    await pilot.click(offset=(columns(line[: line.index(words)]) + 1, y))
    await pilot.pause()


async def test_a_click_on_save_saves_a_note() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "n", "甲")
        await click_on(app, pilot, "Ctrl+S 保存")

        assert len(app.desk.plan.notes_on("勘察")) == 1
        assert app.screen is app.main


async def test_a_click_on_save_keeps_a_line() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "a", "甲")
        await click_on(app, pilot, "Enter 保存")

        assert item(app, "new1").title == "甲"


async def test_a_click_on_the_next_field_goes_there() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "n")
        await click_on(app, pilot, "Tab 下一栏")

        assert "> 类型" in screen_text(app)


async def test_a_click_on_leaving_asks_and_a_second_one_leaves() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "n", "甲")
        await click_on(app, pilot, "Esc 返回")

        assert isinstance(app.screen, Dialog)

        await click_on(app, pilot, "Esc 放弃")

        assert app.screen is app.main


async def test_a_click_on_enter_chooses_what_is_selected() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "s", "down")
        await click_on(app, pilot, "Enter 确定")

        assert item(app, "勘察").status is Status.IN_PROGRESS


async def test_what_asks_hears_nothing_but_its_answers_arrows_enter_and_escape() -> None:
    async with opened() as (app, pilot):
        await pilot.press("delete")
        await pilot.press(*"abcefghjkmopqrstuvwxz", "space", "home", "end", "tab", "ctrl+s", "ctrl+p", "q")

        assert isinstance(app.screen, ConfirmDialog)
        assert "道路" in app.desk.plan.items

        await pilot.press("down", "enter")

        assert "道路" not in app.desk.plan.items


@pytest.mark.parametrize("key", ["n", "ｎ", "escape", "enter"])
async def test_what_asks_is_answered_no(key: str) -> None:
    async with opened() as (app, pilot):
        await pilot.press("delete", key)

        assert app.screen is app.main
        assert "道路" in app.desk.plan.items


async def test_a_dialog_stands_in_a_frame_of_colour() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "a")

        frame, inside = app.screen.query_one("#frame"), app.screen.query_one("#inside")
        assert frame.styles.background != inside.styles.background
        assert frame.region.shrink((1, 1, 1, 1)) == inside.region


async def test_with_ascii_a_dialog_stands_in_a_frame_of_ascii() -> None:
    async with opened(ascii_only=True) as (app, pilot):
        await pilot.press("j", "a")

        frame = app.screen.query_one("#frame").region
        lines = [line[frame.x : frame.right] for line in screen_text(app).splitlines()[frame.y : frame.bottom]]
        assert lines[0].startswith("+--")
        assert lines[-1].startswith("+--")
        assert all(line.startswith("|") for line in lines[1:-1])


async def test_the_box_for_loading_speaks_of_loading() -> None:
    async with opened() as (app, pilot):
        await pilot.press("o")

        assert "Enter 载入" in screen_text(app)

        await pilot.press("x", "escape")

        assert "Enter 载入。" in screen_text(app)
        assert "Ctrl+S" not in screen_text(app)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("没有/报告.md", "没有", id="no such folder"),
        pytest.param("长" * 99 + ".md", "文件名太长", id="a name too long"),
        pytest.param("~nobody-of-that-name/报告.md", "没有", id="an unknown home"),
    ],
)
async def test_a_report_that_cannot_be_saved_keeps_the_box_and_the_path(tmp_path: Path, name: str, said: str) -> None:
    path = name if name.startswith("~") else str(tmp_path / name)
    async with opened() as (app, pilot):
        await pilot.press("r", "p", "ctrl+u", *path, "enter")
        await settled(app, pilot)

        assert isinstance(app.screen, PathDialog)
        assert app.screen.query_one(Input).value == path
        assert said in screen_text(app)


async def test_a_report_is_kept_in_the_present_folder_where_nothing_else_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened() as (app, pilot):
        await pilot.press("r", "p")
        await pilot.pause()

        assert Path(app.screen.query_one(Input).value).parent == tmp_path


async def test_on_a_low_screen_the_fields_scroll_and_the_row_that_saves_stays_in_sight() -> None:
    async with opened(size=(80, 16)) as (app, pilot):
        await pilot.press("j", "e")
        await pilot.pause()

        assert "[保存]" in screen_text(app)
        assert "Esc 返回" in screen_text(app)

        await pilot.press("up", "up")
        await pilot.pause()

        assert "> 权重" in screen_text(app)


async def test_what_others_change_is_seen_below_an_open_dialog() -> None:
    async with opened(size=WIDE) as (app, pilot):
        await pilot.press("t")
        app.desk.workspace.edit(lambda plan: edits.set_field(plan, "道路", "title", "铁路"))
        app.refresh_plan()
        await pilot.pause()

        assert "铁路" in screen_text(app)


async def test_typing_in_a_dialog_does_not_draw_the_screen_below_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened() as (app, pilot):
        await pilot.press("t")
        drawn: list[int] = []
        draw = Outline.render_line

        def noted(outline: Outline, y: int) -> Strip:
            drawn.append(y)
            return draw(outline, y)

        monkeypatch.setattr(Outline, "render_line", noted)
        await pilot.press("6", "月")

        assert "6月" in screen_text(app)
        assert drawn == []


@pytest.mark.parametrize("key", ["n", "e", "s", "t", "a", "delete"])
async def test_a_dialog_without_room_says_so_and_can_be_left(key: str) -> None:
    async with opened(size=(10, 5)) as (app, pilot):
        await pilot.press(key)
        await pilot.pause()
        shown = screen_text(app)
        await pilot.press("escape")

        assert "窗口太小" in shown
        assert "Esc 返回" in shown
        assert app.screen is app.main


async def test_words_typed_without_room_are_not_lost_silently() -> None:
    async with opened(size=(10, 5)) as (app, pilot):
        await pilot.press("a", "路", "escape")
        await pilot.pause()

        assert "还没保存" in screen_text(app)
        assert isinstance(app.screen, Dialog)


@pytest.mark.parametrize(
    "size",
    [pytest.param((160, 24), id="wider"), pytest.param((80, 45), id="higher"), pytest.param((40, 12), id="smaller")],
)
async def test_a_dialog_fills_the_screen_whatever_it_becomes(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where lines were missing the app broke; only a real terminal is painted, so that no other test saw it."""
    painted = list[tuple[Region, list[Strip]]]()
    render_lines = Dialog.render_lines

    def noted(dialog: Dialog, crop: Region) -> list[Strip]:
        lines = render_lines(dialog, crop)
        painted.append((crop, lines))
        return lines

    monkeypatch.setattr(Dialog, "render_lines", noted)

    async with opened() as (app, pilot):
        await pilot.press("s")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        screen_text(app)

    assert [[line.cell_length for line in lines] for _, lines in painted] == [
        [crop.width] * crop.height for crop, _ in painted
    ]


async def test_a_dialog_is_there_again_when_there_is_room() -> None:
    async with opened(size=(10, 5)) as (app, pilot):
        await pilot.press("a", "路")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()

        assert "窗口太小" not in screen_text(app)

        await pilot.press("enter")

        assert app.desk.plan.items["new1"].title == "路"


@pytest.mark.parametrize("key", ["n", "e", "s", "t", "a"])
async def test_on_a_low_screen_the_question_and_its_keys_are_seen(key: str) -> None:
    async with opened(size=(40, 10)) as (app, pilot):
        await pilot.press(key)
        await pilot.pause()

        assert "一、道路" in screen_text(app)
        assert "Esc 返回" in screen_text(app)


@pytest.mark.parametrize("key", ["a", "n", "delete"])
async def test_escape_leaves_before_a_key_that_follows_at_once_is_heard(key: str) -> None:
    async with opened() as (app, pilot):
        await pilot.press(key)
        await pilot.pause()
        app.post_message(Key("escape", "\x1b"))
        app.post_message(Key("j", "j"))
        await pilot.pause()
        await pilot.pause()

        assert app.screen is app.main
        assert app.main.outline.selected == "勘察"


@pytest.mark.parametrize("key", ["s", "?", "left_square_bracket"], ids=["dialog", "page", "view"])
async def test_what_closes_leaves_the_styles_of_the_outline_as_they_are(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out: list[bool] = []

    def work_out(_screen: MainScreen, animate: bool = True) -> None:  # noqa: FBT002 -- Textual's signature
        worked_out.append(animate)

    async with opened() as (_, pilot):
        await pilot.press("s", "escape", key)
        monkeypatch.setattr(MainScreen, "update_node_styles", work_out)

        await pilot.press("escape")
        await pilot.pause()

    assert worked_out == []
