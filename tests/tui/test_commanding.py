"""Arrows, Enter and Esc alone: what can be done is chosen from a list."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.benchmarks.presses import named
from tests.building import outline
from tests.tui.opening import WIDE, item, opened, screen_text
from tracker.model.status import Status
from tracker.tui.app import TrackerApp
from tracker.tui.keys import TABLE
from tracker.tui.screens.choice import ChoiceDialog
from tracker.tui.screens.form import FormDialog
from tracker.tui.screens.line import LineDialog
from tracker.tui.screens.palette import PaletteDialog
from tracker.tui.screens.reading import ItemScreen, ReportScreen


async def chosen(app: TrackerApp, pilot: Pilot[None], action: str) -> None:
    """Goes down the list to the action by the arrow key and takes it by Enter."""
    assert isinstance(app.screen, PaletteDialog)
    actions = [each.action for each in app.screen.commands]
    await pilot.press(*["down"] * actions.index(action), "enter")
    await pilot.pause()
    await pilot.pause()


async def test_enter_on_the_page_of_an_item_lists_what_can_be_done_and_escape_leads_back() -> None:
    async with opened() as (app, pilot):
        await pilot.press("down", "enter", "enter")

        shown = screen_text(app)
        assert "做什么：（一）勘察" in shown
        assert "完成 / 取消完成" in shown

        await pilot.press("escape")

        assert isinstance(app.screen, ItemScreen)


async def test_a_leaf_is_done_by_arrows_and_enter_alone() -> None:
    async with opened() as (app, pilot):
        await pilot.press("down", "enter", "enter")
        await chosen(app, pilot, "tick")

        assert item(app, "勘察").status is Status.DONE
        assert isinstance(app.screen, ItemScreen)


@pytest.mark.parametrize(
    ("action", "screen"), [("status", ChoiceDialog), ("edit", FormDialog), ("report", ReportScreen)]
)
async def test_what_was_chosen_opens_over_the_page(action: str, screen: type) -> None:
    async with opened() as (app, pilot):
        await pilot.press("down", "enter", "enter")
        await chosen(app, pilot, action)

        assert isinstance(app.screen, screen)

        await pilot.press("escape")

        assert isinstance(app.screen, ItemScreen)


@pytest.mark.parametrize("action", ["find", "overview", "remove", "move_down"])
async def test_what_is_seen_in_the_outline_leaves_the_page(action: str) -> None:
    async with opened() as (app, pilot):
        await pilot.press("down", "enter", "enter")
        await chosen(app, pilot, action)

        assert not any(isinstance(screen, ItemScreen) for screen in app.screen_stack)
        assert app.main.finding.is_open is (action == "find")
        assert app.view == ("overview" if action == "overview" else "")


@pytest.mark.parametrize(("key", "screen"), [("e", FormDialog), ("W", LineDialog), (":", PaletteDialog)])
async def test_on_the_page_of_an_item_its_key_opens_what_the_list_offers(key: str, screen: type) -> None:
    async with opened() as (app, pilot):
        await pilot.press("down", "enter", key)
        await pilot.pause()

        assert isinstance(app.screen, screen)
        assert "勘察" in screen_text(app)


@pytest.mark.parametrize(
    ("key", "after"),
    [
        pytest.param("J", "道路\n  修路\n  勘察\n  绿化\n桥梁\n  选址\n  施工", id="move"),
        pytest.param("<", "道路\n  修路\n  绿化\n勘察\n桥梁\n  选址\n  施工", id="outdent"),
    ],
)
async def test_a_key_that_is_seen_in_the_outline_leaves_the_page(key: str, after: str) -> None:
    async with opened() as (app, pilot):
        await pilot.press("down", "enter", named(key))
        await pilot.pause()

        assert app.screen is app.main
        assert outline(app.desk.plan) == after
        assert app.main.outline.selected == "勘察"


async def test_the_palette_of_a_page_leads_back_to_the_outline_too() -> None:
    async with opened() as (app, pilot):
        await pilot.press("down", "enter", ":")
        await chosen(app, pilot, "mark")

        assert app.screen is app.main
        assert app.main.outline.marks == {"勘察"}


async def test_the_page_hears_the_key_of_everything_that_its_list_offers() -> None:
    keys = {key.action for key in TABLE}
    async with opened() as (app, pilot):
        await pilot.press("down", "enter", "enter")

        assert isinstance(app.screen, PaletteDialog)
        offered = {each.action for each in app.screen.commands} & keys
        assert offered - {"quit"} <= {*ItemScreen.WORKING}


async def test_a_marked_item_whose_page_is_shown_is_the_one_that_is_edited() -> None:
    async with opened() as (app, pilot):
        await pilot.press("down", "v", "down", "enter", "e")
        await pilot.pause()
        await pilot.press("end", "测", "enter", "ctrl+s")

        assert item(app, "勘察").title == "勘察测"


async def test_on_a_wide_screen_enter_lists_what_can_be_done_at_once() -> None:
    async with opened(size=WIDE) as (app, pilot):
        await pilot.press("down", "enter")
        await chosen(app, pilot, "tick")

        assert item(app, "勘察").status is Status.DONE
        assert app.screen is app.main


async def test_an_empty_plan_offers_what_needs_no_item() -> None:
    async with opened("") as (app, pilot):
        await pilot.press("enter")
        await chosen(app, pilot, "add")
        await pilot.press("路", "enter")

        assert [each.title for each in app.desk.plan.items.values()] == ["路"]


async def test_enter_on_the_report_lists_what_can_be_done_with_it() -> None:
    async with opened() as (app, pilot):
        await pilot.press("r", "enter")
        await chosen(app, pilot, "next_kind")

        assert "[台账]" in screen_text(app)
        assert isinstance(app.screen, ReportScreen)


async def test_every_action_on_the_list_has_its_words_and_its_key() -> None:
    keys = {key.action for key in TABLE}
    async with opened() as (app, pilot):
        await pilot.press("down", "enter", "enter")

        assert isinstance(app.screen, PaletteDialog)
        assert all(each.option.label for each in app.screen.commands)
        assert all(each.option.hint for each in app.screen.commands if each.action in keys)


async def test_marking_and_folding_are_on_the_list() -> None:
    async with opened(size=WIDE) as (app, pilot):
        await pilot.press("j", "enter")
        await chosen(app, pilot, "mark")

        assert app.main.outline.marks == {"勘察"}

        await pilot.press("enter")
        await chosen(app, pilot, "fold_all")

        assert len(app.main.outline.lines.shown) == 2
