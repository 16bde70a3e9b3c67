"""The list of plans and what can be done from it."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.building import plan
from tests.tui.opening import SIZE, screen_text, searched, told
from tracker.language.catalogue import load_catalogue
from tracker.request import Request, plan_names
from tracker.settings import Settings
from tracker.tui.acts import choosing
from tracker.tui.app import TrackerApp
from tracker.tui.screens.choice import OptionLines
from tracker.workspace import Workspace, keep_new, open_workspace

SETTINGS = Settings(name="李")
PLAN = "一、路\n  甲 2026-05-01\n  乙 done"


@asynccontextmanager
async def two_plans(home: Path) -> AsyncGenerator[tuple[TrackerApp, Pilot[None]]]:
    """`甲计划` and `乙计划`, the second of them open."""
    for name in ("甲计划", "乙计划"):
        keep_new(plan(PLAN), source="要点.txt", name=name, request=Request(home), settings=SETTINGS).close()
    workspace = open_workspace(Request(home, on=date(2026, 6, 1)), SETTINGS)
    app = TrackerApp(workspace, load_catalogue("zh"), told)
    async with app.run_test(size=SIZE) as pilot:
        yield app, pilot
    app.desk.workspace.close()


async def asked(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def offered(app: TrackerApp) -> list[str]:
    lines = app.screen.query_one(OptionLines)
    return [lines.look(place)[0].label for place in range(lines.count())]


async def all_read(app: TrackerApp, pilot: Pilot[None]) -> None:
    """Waits until the figures of both plans stand in the list, the second of which are asked for after the first."""
    for _ in range(1_000):
        await searched(app, pilot)
        if "  .." not in screen_text(app):
            return


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    reading = Reading()
    monkeypatch.setattr(choosing, "open_workspace", reading.open)
    return reading


class Reading:
    """Reads plans for their figures when it is let to."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.may_go_on = Event()

    def open(self, request: Request, settings: Settings) -> Workspace:
        self.names.append(request.plan)
        assert self.may_go_on.wait(10)
        return open_workspace(request, settings)


async def test_the_names_of_plans_are_seen_before_their_figures_are_known(tmp_path: Path, reading: Reading) -> None:
    async with two_plans(tmp_path) as (app, pilot):
        await asked(pilot, "P")
        before = screen_text(app)
        reading.may_go_on.set()
        await all_read(app, pilot)

        assert "甲计划  .." in before
        assert "甲计划   50.0%  1/2    红 逾期31天" in screen_text(app)


async def test_the_open_plan_is_not_read_again_for_the_list(tmp_path: Path, reading: Reading) -> None:
    reading.may_go_on.set()
    async with two_plans(tmp_path) as (app, pilot):
        await asked(pilot, "P")
        await all_read(app, pilot)

        assert reading.names == ["甲计划"]


async def test_a_plan_is_opened_while_the_figures_are_still_being_read(tmp_path: Path, reading: Reading) -> None:
    async with two_plans(tmp_path) as (app, pilot):
        await asked(pilot, "P", "home", "down", "enter")
        name = app.desk.workspace.name
        reading.may_go_on.set()
        await all_read(app, pilot)

        assert name == "甲计划"
        assert app.screen is app.main


async def test_the_selection_stays_when_figures_come(tmp_path: Path, reading: Reading) -> None:
    async with two_plans(tmp_path) as (app, pilot):
        await asked(pilot, "P", "end")
        reading.may_go_on.set()
        await all_read(app, pilot)
        selected = app.screen.query_one(OptionLines).at

        assert selected == app.screen.query_one(OptionLines).count() - 1


async def test_no_other_plan_is_read_once_the_list_is_left(tmp_path: Path, reading: Reading) -> None:
    keep_new(plan(PLAN), source="要点.txt", name="丙计划", request=Request(tmp_path), settings=SETTINGS).close()
    async with two_plans(tmp_path) as (app, pilot):
        await asked(pilot, "P", "escape")
        reading.may_go_on.set()
        await all_read(app, pilot)

        assert len(reading.names) == 1


async def test_the_list_shows_figures_and_lights_and_what_can_be_done(tmp_path: Path) -> None:
    async with two_plans(tmp_path) as (app, pilot):
        await asked(pilot, "P")
        await all_read(app, pilot)

        shown = screen_text(app)
        assert "甲计划   50.0%  1/2    红 逾期31天" in shown
        assert "乙计划   50.0%  1/2    红 逾期31天" in shown
        assert all(words in shown for words in ("载入文件", "结转到下一年", "改名", "删除一个计划"))


async def test_next_years_plan_is_begun_with_what_is_unfinished(tmp_path: Path) -> None:
    async with two_plans(tmp_path) as (app, pilot):
        await asked(pilot, "P", "3", "enter")

        assert app.desk.plan.year == 2027
        assert [each.title for each in app.desk.plan.items.values()] == ["路", "甲"]
        assert len(plan_names(Request(tmp_path), SETTINGS)) == 3


async def test_the_open_plan_is_renamed_and_stays_open(tmp_path: Path) -> None:
    async with two_plans(tmp_path) as (app, pilot):
        await asked(pilot, "P", "4")
        app.screen.query_one(Input).value = "丙计划"
        await asked(pilot, "enter")

        assert app.desk.workspace.name == "丙计划"
        assert app.is_running
        assert plan_names(Request(tmp_path), SETTINGS) == ("丙计划", "甲计划")


async def test_a_name_that_is_left_as_it_is_changes_nothing(tmp_path: Path) -> None:
    async with two_plans(tmp_path) as (app, pilot):
        await asked(pilot, "P", "4", "enter")

        assert app.screen is app.main
        assert app.main.status.text == "没有变化。"


async def test_a_plan_is_removed_only_after_a_question(tmp_path: Path) -> None:
    async with two_plans(tmp_path) as (app, pilot):
        await asked(pilot, "P", "5", "enter")
        question, before = screen_text(app), plan_names(Request(tmp_path), SETTINGS)
        await asked(pilot, "y")

        assert "删除计划“甲计划”" in question
        assert before == ("乙计划", "甲计划")
        assert plan_names(Request(tmp_path), SETTINGS) == ("乙计划",)
        assert len(list((tmp_path / "removed").glob("甲计划*.json"))) == 1


async def test_the_open_plan_is_not_among_those_that_can_be_removed(tmp_path: Path) -> None:
    async with two_plans(tmp_path) as (app, pilot):
        await asked(pilot, "P", "5")

        assert "打开着的不在其中" in screen_text(app)
        assert offered(app) == ["甲计划"]


async def test_where_no_other_plan_could_be_removed_it_is_said(tmp_path: Path) -> None:
    async with two_plans(tmp_path) as (app, pilot):
        await asked(pilot, "P", "5", "enter", "y")
        await asked(pilot, "P", "5")

        assert "只有这一个计划，正开着" in screen_text(app)
        assert app.screen is app.main


async def test_a_removed_plan_is_brought_back_and_opened(tmp_path: Path) -> None:
    async with two_plans(tmp_path) as (app, pilot):
        await asked(pilot, "P", "5", "enter", "y")
        await asked(pilot, "P", "6", "enter")

        assert app.desk.workspace.name == "甲计划"
        assert plan_names(Request(tmp_path), SETTINGS) == ("乙计划", "甲计划")


async def test_where_none_was_removed_it_is_said(tmp_path: Path) -> None:
    async with two_plans(tmp_path) as (app, pilot):
        await asked(pilot, "P", "6")

        assert "没有删除过计划" in screen_text(app)


async def test_the_demonstration_is_made_once_and_opened(tmp_path: Path) -> None:
    async with two_plans(tmp_path) as (app, pilot):
        for _ in range(2):
            await asked(pilot, "P", "7")
            await searched(app, pilot)
            await searched(app, pilot)

            assert app.desk.workspace.name == "演示2021年工作要点"
        assert len(plan_names(Request(tmp_path), SETTINGS)) == 3
