"""A colleague's copy joined in the app."""

from __future__ import annotations

import shutil
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from tests.building import plan
from tests.tui.opening import SIZE, screen_text, searched, told
from tracker.language.catalogue import load_catalogue
from tracker.model import edits
from tracker.model.status import Status
from tracker.request import Request
from tracker.settings import Settings
from tracker.tui.app import TrackerApp
from tracker.workspace import Workspace, keep_new, open_workspace

SETTINGS = Settings(name="李")


def working(home: Path, minute: int) -> Workspace:
    workspace = open_workspace(Request(home, "计划", on=date(2026, 6, 1)), SETTINGS)
    workspace.clock = lambda: datetime(2026, 6, 1, 8, minute, tzinfo=UTC)
    return workspace


def retitled(workspace: Workspace, **titles: str) -> None:
    for item, title in titles.items():
        workspace.edit(lambda now, item=item, title=title: edits.set_field(now, item, "title", title))


@asynccontextmanager
async def apart(tmp_path: Path) -> AsyncGenerator[tuple[TrackerApp, Pilot[None], Path]]:
    """The app on a plan of which there is a copy: both have renamed 甲 and 乙, the copy later, and it has done 丙."""
    home, other = tmp_path / "home", tmp_path / "other"
    text = "一、路\n  甲\n  乙\n  丙"
    keep_new(plan(text), source="要点.txt", name="计划", request=Request(home), settings=SETTINGS).close()
    shutil.copytree(home, other)
    copy = working(other, 2)
    retitled(copy, 甲="那边甲", 乙="那边乙")
    copy.edit(lambda now: edits.set_status(now, ["丙"], Status.DONE))
    copy.close()
    workspace = working(home, 1)
    retitled(workspace, 甲="这里甲", 乙="这里乙")
    app = TrackerApp(workspace, load_catalogue("zh"), told)
    async with app.run_test(size=SIZE) as pilot:
        yield app, pilot, other / "计划.json"
    workspace.close()


async def pressed(app: TrackerApp, pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
        await searched(app, pilot)


async def begin(app: TrackerApp, pilot: Pilot[None], file: Path) -> None:
    """From the list of plans to what follows the path of the copy."""
    await pressed(app, pilot, "P", "2")
    app.screen.query_one(Input).value = str(file)
    await pressed(app, pilot, "enter", "pause")


def titles(app: TrackerApp) -> list[str]:
    return [app.desk.plan.items[item].title for item in ("甲", "乙")]


async def test_each_thing_that_both_have_changed_is_asked_for(tmp_path: Path) -> None:
    async with apart(tmp_path) as (app, pilot, file):
        await begin(app, pilot, file)
        question = screen_text(app)
        await pressed(app, pilot, "1", "2")

        assert all(words in question for words in ("1/2", "甲", "这里甲", "那边甲"))
        assert titles(app) == ["这里甲", "那边乙"]
        assert app.desk.plan.items["丙"].status is Status.DONE
        assert "已并入3步变更" in screen_text(app)


async def test_the_rest_is_left_to_the_later_by_one_key(tmp_path: Path) -> None:
    async with apart(tmp_path) as (app, pilot, file):
        await begin(app, pilot, file)
        await pressed(app, pilot, "4")

        assert titles(app) == ["那边甲", "那边乙"]


async def test_leaving_a_question_changes_nothing(tmp_path: Path) -> None:
    async with apart(tmp_path) as (app, pilot, file):
        await begin(app, pilot, file)
        await pressed(app, pilot, "1", "escape")

        assert titles(app) == ["这里甲", "这里乙"]
        assert app.desk.plan.items["丙"].status is Status.NOT_STARTED


async def test_a_copy_that_was_joined_already_says_so(tmp_path: Path) -> None:
    async with apart(tmp_path) as (app, pilot, file):
        await begin(app, pilot, file)
        await pressed(app, pilot, "4", "escape")
        await begin(app, pilot, file)

        assert "改动这里都有了" in screen_text(app)


async def test_a_file_that_is_no_copy_is_asked_for_again_with_what_was_typed(tmp_path: Path) -> None:
    async with apart(tmp_path) as (app, pilot, file):
        await begin(app, pilot, file.with_name("没有.json"))

        assert app.screen.query_one(Input).value.endswith("没有.json")


async def test_a_past_day_joins_nothing(tmp_path: Path) -> None:
    async with apart(tmp_path) as (app, pilot, _):
        app.desk.workspace.request = Request(tmp_path / "home", "计划", as_of=date(2026, 5, 1))
        await pressed(app, pilot, "P", "2")

        assert "5月1日" in screen_text(app) or "2026-05-01" in screen_text(app)
