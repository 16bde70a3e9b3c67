"""What another program has changed in the plan's file: the app shows it and makes a step of it when agreed to."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.store.making import FIRST, ROADS, SESSION, edited, ticked
from tests.tui.opening import SIZE, screen_text, searched, told
from tracker.language.catalogue import load_catalogue
from tracker.model.status import Status
from tracker.request import Request
from tracker.settings import Settings
from tracker.store.opening import Folder
from tracker.store.safety import back_up, check_plan
from tracker.tui.app import TrackerApp
from tracker.tui.screens.agreeing import AgreeDialog
from tracker.tui.screens.main import MainScreen
from tracker.workspace import open_workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A plan of one step with a backup."""
    folder = Folder(tmp_path, SESSION)
    with folder.create("道路", ROADS, FIRST) as store:
        store.edit(ticked("绿化", 1))
        store.tidy()
    back_up(folder.file("道路"), SESSION)
    return folder.file("道路")


@asynccontextmanager
async def opened(path: Path, *, as_of: date | None = None) -> AsyncGenerator[tuple[TrackerApp, Pilot[None]]]:
    app = TrackerApp(
        open_workspace(Request(path.parent, path.stem, as_of=as_of), Settings(name="李")), load_catalogue("zh"), told
    )
    async with app.run_test(size=SIZE) as pilot:
        await shown(app, pilot)
        yield app, pilot


async def shown(app: TrackerApp, pilot: Pilot[None]) -> None:
    """Waits until what works beside the app is done and what it leads to is on the screen."""
    for _ in range(6):
        await pilot.pause()
        await searched(app, pilot)


async def test_what_was_changed_before_the_app_opens_is_shown_and_accepted_as_a_step(path: Path) -> None:
    edited(path, {"status": "blocked"}, "items", 1)

    async with opened(path) as (app, pilot):
        assert isinstance(app.screen, AgreeDialog)
        assert "程序外被改过" in screen_text(app)
        assert "勘察" in screen_text(app)

        await pilot.press("enter")
        await shown(app, pilot)

        assert "已认可" in app.main.status.text
        assert app.desk.workspace.history()[-1].why == "程序外的改动"
        assert check_plan(path).is_sound

        await pilot.press("u")
        assert app.desk.plan.items["勘察"].status is not Status.BLOCKED


async def test_what_is_changed_while_the_app_is_open_is_asked_about_once(path: Path) -> None:
    async with opened(path) as (app, pilot):
        edited(path, {"status": "blocked"}, "items", 1)
        app.look_around()
        await shown(app, pilot)
        assert isinstance(app.screen, AgreeDialog)

        await pilot.press("escape")
        app.look_around()
        await shown(app, pilot)

        assert isinstance(app.screen, MainScreen)


async def test_who_is_writing_is_told_and_not_asked(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await pilot.press("n", *"abc")
        edited(path, {"status": "blocked"}, "items", 1)

        app.look_around()
        await shown(app, pilot)

        assert not isinstance(app.screen, AgreeDialog)
        assert "别的程序改过" in app.main.status.text


async def test_the_past_is_not_asked_about(path: Path) -> None:
    edited(path, {"status": "blocked"}, "items", 1)

    async with opened(path, as_of=date(2026, 12, 31)) as (app, pilot):
        assert isinstance(app.screen, MainScreen)
        assert "别的程序改过" in app.main.status.text

        await pilot.press("colon", *"renke", "enter")
        assert "不能改" in app.main.status.text


async def test_in_a_sound_plan_there_is_nothing_to_accept(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await pilot.press("colon", *"renke", "enter")
        await shown(app, pilot)

        assert "没有要认可的" in app.main.status.text


async def test_a_plan_that_is_switched_to_is_asked_about_too(path: Path) -> None:
    Folder(path.parent, SESSION).create("桥梁", ROADS, FIRST).close()
    edited(path.with_name("桥梁.json"), {"status": "blocked"}, "items", 1)

    async with opened(path) as (app, pilot):
        app.switch_plan("桥梁")
        await shown(app, pilot)

        assert isinstance(app.screen, AgreeDialog)


async def test_where_no_backup_tells_what_was_there_the_plan_counts_as_it_is(path: Path) -> None:
    for backup in path.with_suffix(".backups").glob("*"):
        backup.unlink()
    edited(path, {"status": "blocked"}, "items", 1)

    async with opened(path) as (app, pilot):
        assert "没有哪份备份" in screen_text(app)

        await pilot.press("enter")
        await shown(app, pilot)

        assert "就以现在的内容为准" in app.main.status.text
