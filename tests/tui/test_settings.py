"""The settings in the app: what is saved holds at once and is kept; colours and language are remembered."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.building import plan as drawn
from tests.tui.opening import ROADS, SIZE, TODAY, screen_text, searched, told, workspace_on
from tracker.language.catalogue import load_catalogue
from tracker.request import Request
from tracker.settings import Settings, read_settings
from tracker.tui.app import TrackerApp
from tracker.tui.help import help_page
from tracker.tui.keyboard import Keyboard
from tracker.tui.screens.key import KeyDialog
from tracker.tui.screens.reading import PageScreen
from tracker.tui.screens.settings import SettingsDialog


@asynccontextmanager
async def opened_in(
    home: Path, settings: Settings | None = None, *, size: tuple[int, int] = SIZE
) -> AsyncGenerator[tuple[TrackerApp, Pilot[None]]]:
    """The app with its data folder at `home`."""
    workspace = workspace_on(drawn(ROADS), settings=settings or Settings(name="李"))
    workspace.request = Request(home, on=TODAY)
    app = TrackerApp(workspace, load_catalogue("zh"), told)
    async with app.run_test(size=size) as pilot:
        await pilot.press("plus")
        yield app, pilot


async def test_what_is_saved_holds_at_once_and_is_kept(tmp_path: Path) -> None:
    async with opened_in(tmp_path) as (app, pilot):
        await pilot.press("comma")
        app.screen.query_one("#near_days", Input).value = "40"
        app.screen.query_one("#red", Input).value = "告警"
        await pilot.press("ctrl+s")
        await pilot.pause()

        shown = screen_text(app)
        assert "告警" in shown
        assert "设置已保存" in shown
        assert read_settings(tmp_path).rules.near_days == 40


async def test_the_language_and_the_colours_are_chosen_by_arrows(tmp_path: Path) -> None:
    async with opened_in(tmp_path) as (app, pilot):
        await pilot.press("comma", "down", "right", "right", "down", "right", "ctrl+s")
        await pilot.pause()

        assert app.theme == "light"
        assert "in progress" in screen_text(app) or "not started" in screen_text(app)

    assert (read_settings(tmp_path).language, read_settings(tmp_path).theme) == ("en", "light")


async def test_what_is_wrong_is_said_and_nothing_is_kept(tmp_path: Path) -> None:
    async with opened_in(tmp_path) as (app, pilot):
        await pilot.press("comma")
        app.screen.query_one("#near_days", Input).value = "很快"
        await pilot.press("ctrl+s")

        assert isinstance(app.screen, SettingsDialog)
        assert "很快" in screen_text(app)

    assert not (tmp_path / "settings.toml").exists()


async def test_escape_asks_before_changed_settings_are_lost(tmp_path: Path) -> None:
    async with opened_in(tmp_path) as (app, pilot):
        await pilot.press("comma", "x", "escape")

        assert isinstance(app.screen, SettingsDialog)


async def test_the_paths_of_what_is_kept_are_shown(tmp_path: Path) -> None:
    async with opened_in(tmp_path, size=(160, 45)) as (app, pilot):
        await pilot.press("comma")

        shown = screen_text(app)
        assert "设置文件" in shown
        assert "计划文件" in shown


@pytest.mark.parametrize(("key", "name", "value"), [("T", "theme", "light"), ("L", "language", "en")])
async def test_colours_and_language_are_remembered(tmp_path: Path, key: str, name: str, value: str) -> None:
    async with opened_in(tmp_path) as (_, pilot):
        await pilot.press(key)

    assert getattr(read_settings(tmp_path), name) == value


async def test_settings_that_cannot_be_kept_are_told_of(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()

    async with opened_in(tmp_path) as (app, pilot):
        await pilot.press("T")

        assert app.theme == "light"
        assert "settings.toml" in app.main.status.text


async def test_without_a_data_folder_nothing_is_written(tmp_path: Path) -> None:
    async with opened_in(tmp_path / "nowhere") as (_, pilot):
        await pilot.press("T")

    assert list(tmp_path.iterdir()) == []


async def test_other_keys_do_what_the_settings_say_and_the_old_ones_nothing() -> None:
    settings = Settings(keys={"tick": ("b",), "help": ("F8",)})
    async with opened_in(Path("nowhere"), settings) as (app, pilot):
        await pilot.press("down", "b")
        assert app.desk.plan.items["勘察"].status.value == "done"

        await pilot.press("ｂ")
        assert app.desk.plan.items["勘察"].status.value == "not_started"

        await pilot.press("space")
        assert app.desk.plan.items["勘察"].status.value == "not_started"
        assert " b 完成" in screen_text(app)

        await pilot.press("f8")
        assert isinstance(app.screen, PageScreen)


async def test_a_key_given_to_an_action_is_still_typed_in_a_box() -> None:
    settings = Settings(keys={"tick": ("b",)})
    async with opened_in(Path("nowhere"), settings) as (app, pilot):
        await pilot.press("slash", "b", "ｂ")

        assert app.main.finding.value == "bｂ"
        assert app.desk.plan.items["勘察"].status.value == "not_started"


async def test_with_keys_that_cannot_be_the_app_opens_with_its_own() -> None:
    settings = Settings(keys={"tick": ("n",), "tik": ("b",)})
    async with opened_in(Path("nowhere"), settings) as (app, pilot):
        await pilot.press("down", "space")
        assert app.desk.plan.items["勘察"].status.value == "done"


async def test_keys_that_cannot_be_are_told_of() -> None:
    workspace = workspace_on(drawn(ROADS), settings=Settings(keys={"tik": ("b",)}))
    app = TrackerApp(workspace, load_catalogue("zh"), told)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()

        assert "tik" in app.main.status.text


async def test_what_is_told_names_the_keys_as_they_are_in_every_language() -> None:
    workspace = workspace_on(drawn(ROADS), settings=Settings(name="李", keys={"undo": ("b",)}))
    app = TrackerApp(workspace, load_catalogue("zh"), told)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("plus", "j", "space")
        chinese = screen_text(app)
        await pilot.press("L", "space")

        assert "b 撤销" in chinese
        assert "b undoes" in screen_text(app)


def test_the_help_names_the_keys_as_they_are() -> None:
    lines = [
        "".join(part.text for part in each.parts) for each in help_page(load_catalogue("zh"), Keyboard({"tick": ["b"]}))
    ]

    assert any("完成 / 取消完成" in line and line.endswith(" b") for line in lines)


async def test_another_key_is_pressed_and_holds_at_once(tmp_path: Path) -> None:
    async with opened_in(tmp_path) as (app, pilot):
        await pilot.press("comma", "ctrl+k", *"wancheng", "enter")
        assert "完成 / 取消完成：现在是 Space" in screen_text(app)

        await pilot.press("b")
        assert "用 b  Space" in screen_text(app)
        await pilot.press("enter", "escape")
        assert "现在用 b" in app.main.status.text

        await pilot.press("down", "b")
        assert app.desk.plan.items["勘察"].status.value == "done"

    assert read_settings(tmp_path).keys == {"tick": ("b",)}


async def test_who_has_the_key_so_far_is_named_and_gets_another(tmp_path: Path) -> None:
    async with opened_in(tmp_path) as (app, pilot):
        await pilot.press("colon", *"keys", "enter", *"wancheng", "enter", "n")
        assert "“写记录”改用 Space" in screen_text(app)

        await pilot.press("enter")

        assert app.desk.keyboard.changed == {"tick": ("n",), "note": ("space",)}


@pytest.mark.parametrize(("key", "said"), [("f1", "F1"), ("enter", "Enter"), ("tab", "tab"), ("up", "↑")])
async def test_a_key_that_cannot_be_given_is_said_and_another_can_be_pressed(
    tmp_path: Path, key: str, said: str
) -> None:
    async with opened_in(tmp_path) as (app, pilot):
        await pilot.press("colon", *"keys", "enter", *"wancheng", "enter", key)

        assert isinstance(app.screen, KeyDialog)
        assert said in screen_text(app)


async def test_the_keys_of_an_action_come_back_as_made(tmp_path: Path) -> None:
    async with opened_in(tmp_path, Settings(keys={"tick": ("b",)})) as (app, pilot):
        await pilot.press("colon", *"keys", "enter", *"wancheng", "enter", "2")

        assert app.desk.keyboard.changed == {}


async def test_all_keys_come_back_as_made(tmp_path: Path) -> None:
    async with opened_in(tmp_path, Settings(keys={"tick": ("b",), "edit": ("E",)})) as (app, pilot):
        await pilot.press("colon", *"keys", "enter", *"quanbuanjian", "enter")

        assert app.desk.keyboard.changed == {}
        assert "恢复默认" in app.main.status.text


async def test_what_is_done_elsewhere_is_listed_with_its_place(tmp_path: Path) -> None:
    async with opened_in(tmp_path) as (app, pilot):
        await pilot.press("colon", *"keys", "enter", *"chexiao")

        assert "载入预览：撤销" in screen_text(app)


async def test_a_filter_is_saved_under_a_name_chosen_by_it_and_forgotten_again(tmp_path: Path) -> None:
    async with opened_in(tmp_path) as (app, pilot):
        await pilot.press("slash", *"status", "colon", *"blocked", "enter", "f", "s", *"阻", "enter")
        await pilot.pause()
        assert read_settings(tmp_path).filters == {"阻": "status:blocked"}

        await pilot.press("escape", "f", "enter")
        await searched(app, pilot)
        assert app.main.finding.value == "@阻"
        assert app.main.outline.selected == "施工"

        await pilot.press("f", "d")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert read_settings(tmp_path).filters == {}


async def test_a_filter_without_a_name_is_not_saved(tmp_path: Path) -> None:
    async with opened_in(tmp_path) as (app, pilot):
        await pilot.press("slash", "a", "enter", "f", "s", "@", "enter")

        assert "还没有写内容" in screen_text(app)
        assert not (tmp_path / "settings.toml").exists()
