"""The history view: looked through by words and terms, by the list of usual filters, and given up by Escape."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from textual.pilot import Pilot

from tests.building import note
from tests.building import plan as drawn
from tests.tui import opening
from tests.tui.opening import ROADS, SIZE, screen_text, searched
from tracker.language.catalogue import load_catalogue
from tracker.model import edits
from tracker.settings import Settings
from tracker.tui.acts.looking_back import joined
from tracker.tui.app import TrackerApp
from tracker.tui.screens.choice import ChoiceDialog
from tracker.tui.screens.history import HistoryScreen
from tracker.tui.views import changes
from tracker.tui.widgets.find_box import FindBox


@asynccontextmanager
async def looking_back() -> AsyncGenerator[tuple[TrackerApp, Pilot[None]]]:
    """The app on the history of a plan: 李 ticked and wrote a note in March, 王 renamed in May."""
    workspace = opening.workspace_on(drawn(ROADS))
    _record(workspace, 3)
    workspace.edit(lambda plan: edits.tick(plan, ["勘察"]), why="县里验收")
    workspace.edit(lambda plan: edits.add_note(plan, note("修路", "已铺四公里")))
    workspace.settings = Settings(name="王")
    _record(workspace, 5)
    workspace.edit(lambda plan: edits.set_field(plan, "桥梁", "title", "架桥"))
    _record(workspace, 6)
    app = TrackerApp(workspace, load_catalogue("zh"), opening.told)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("left_square_bracket")
        await pilot.pause()
        assert isinstance(app.screen, HistoryScreen)
        yield app, pilot


def _record(workspace: opening.Workspace, month: int) -> None:
    at = datetime(2026, month, 1, 8, tzinfo=UTC)
    workspace.clock = lambda: at
    workspace.request = replace(workspace.request, on=at.date())


def told(app: TrackerApp) -> list[str]:
    """The changes on the screen, by what they are about."""
    text = screen_text(app)
    return [word for word in ("架桥", "已铺四公里", "未启动 → 已完成", "载入") if word in text]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        (["四", "公", "里"], ["已铺四公里"]),
        (["验", "收"], ["未启动 → 已完成"]),
        ([*"jiaqiao"], ["架桥"]),
        ([*"by:", "王"], ["架桥"]),
        ([*"kind:status"], ["未启动 → 已完成"]),
        ([*"in:1"], ["已铺四公里", "未启动 → 已完成"]),
        ([*"on:2026-05"], ["架桥"]),
    ],
    ids=["words", "reason", "pinyin", "person", "kind", "branch", "date"],
)
async def test_the_history_is_looked_through_while_typing(typed: list[str], left: list[str]) -> None:
    async with looking_back() as (app, pilot):
        assert len(told(app)) == 4

        await pilot.press("slash", *typed)
        await pilot.pause()

        assert told(app) == left


async def test_what_words_are_looked_for_in_is_told_before_they_are_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    async with looking_back() as (app, pilot):
        await searched(app, pilot)
        monkeypatch.setattr(changes, "change_words", None)
        await pilot.press("slash", *"四公里")
        await pilot.pause()

        assert told(app) == ["已铺四公里"]


async def test_enter_gives_the_lines_their_keys_back_and_escape_shows_all_again() -> None:
    async with looking_back() as (app, pilot):
        await pilot.press("slash", *"kind:note", "enter", "escape")
        await pilot.pause()

        assert isinstance(app.screen, HistoryScreen)
        assert len(told(app)) == 4

        await pilot.press("escape")
        await pilot.pause()

        assert app.screen is app.main


async def test_escape_while_typing_gives_up_what_was_typed() -> None:
    async with looking_back() as (app, pilot):
        await pilot.press("slash", *"kind:note", "escape")
        await pilot.pause()

        assert len(told(app)) == 4
        assert not app.screen.query_one(FindBox).is_open


async def test_the_list_of_filters_names_who_and_what_occurs_and_joins_them() -> None:
    async with looking_back() as (app, pilot):
        await pilot.press("f")
        await pilot.pause()
        assert isinstance(app.screen, ChoiceDialog)
        assert [word in screen_text(app) for word in ("by:王", "by:李", "kind:note", "on:7d")] == [True] * 4
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        await pilot.press("f", *["down"] * 4, "enter")
        await pilot.pause()

        assert isinstance(app.screen, HistoryScreen)
        assert app.screen.sought == "by:李 kind:note"
        assert told(app) == ["已铺四公里"]


async def test_a_filter_that_lets_nothing_through_says_so() -> None:
    async with looking_back() as (app, pilot):
        await pilot.press("slash", *"by:nobody")
        await pilot.pause()

        assert "没有这样的变更" in screen_text(app)


async def test_a_filter_that_cannot_be_understood_is_told_and_can_be_typed_on() -> None:
    async with looking_back() as (app, pilot):
        await pilot.press("slash", *"kind:no")
        await pilot.pause()
        assert "kind:status" in screen_text(app)

        await pilot.press("t", "e")
        await pilot.pause()

        assert told(app) == ["已铺四公里"]


async def test_the_filter_of_the_history_is_not_that_of_the_outline() -> None:
    async with looking_back() as (app, pilot):
        await pilot.press("slash", *"by:nobody", "enter")
        await pilot.press("escape", "escape")
        await pilot.pause()

        assert app.sieve.is_open


@pytest.mark.parametrize(
    ("sought", "term", "both"),
    [
        ("", "by:李", "by:李"),
        ("by:王 修路", "by:李", "修路 by:李"),
        ("by:王", "kind:note", "by:王 kind:note"),
        ("by:王", "", ""),
    ],
)
def test_a_chosen_filter_joins_what_is_there_in_place_of_another_of_its_kind(sought: str, term: str, both: str) -> None:
    assert joined(sought, term) == both
