"""Keys that come faster than the app gets round to them, as from a quick typist, a slow line or a paste."""

from __future__ import annotations

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.tui.opening import item, opened, searched
from tracker.model.status import Status
from tracker.tui.app import TrackerApp

_CHARACTERS = {"enter": "\r", "space": " ", "slash": "/", "escape": None}


async def at_once(app: TrackerApp, pilot: Pilot[None], *keys: str) -> None:
    """Presses all keys before the app hears the first, and waits until it has done what they say."""
    for key in keys:
        app.post_message(Key(key, _CHARACTERS.get(key, key)))
    for _ in keys:
        await pilot.pause()
    await searched(app, pilot)


def titles(app: TrackerApp) -> list[str]:
    return [each.title for each in app.desk.plan.items.values()]


@pytest.mark.parametrize("size", [pytest.param((80, 24), id="narrow"), pytest.param((160, 45), id="wide")])
async def test_a_title_typed_behind_the_key_that_asks_for_it_is_whole(size: tuple[int, int]) -> None:
    async with opened(size=size) as (app, pilot):
        await at_once(app, pilot, "j", "a", "架", "桥", "修", "路", "enter")

        assert "架桥修路" in titles(app)


async def test_several_titles_typed_one_behind_the_other_are_all_kept() -> None:
    async with opened() as (app, pilot):
        await at_once(app, pilot, "a", "甲", "enter", "a", "乙", "enter", "A", "丙", "enter")

        assert [title for title in titles(app) if len(title) == 1] == ["甲", "乙", "丙"]


async def test_keys_behind_the_end_of_a_dialog_belong_to_the_outline() -> None:
    async with opened() as (app, pilot):
        await at_once(app, pilot, "j", "n", "escape", "j", "space")

        assert item(app, "修路").status is Status.DONE


async def test_what_is_pasted_behind_the_key_of_the_note_stands_in_it() -> None:
    async with opened() as (app, pilot):
        app.post_message(Key("n", "n"))
        app.post_message(Paste("第一行\n第二行"))
        app.post_message(Key("。", "。"))
        await at_once(app, pilot)
        await pilot.pause()

        assert app.screen.query_one(TextArea).text == "第一行\n第二行。"


async def test_words_typed_behind_the_key_that_finds_are_looked_for() -> None:
    async with opened() as (app, pilot):
        await at_once(app, pilot, "slash", "绿", "化")

        assert app.screen.query_one(Input).value == "绿化"


async def test_a_key_behind_what_is_looked_for_acts_on_what_was_found() -> None:
    async with opened() as (app, pilot):
        await at_once(app, pilot, "slash", "选", "址", "enter", "space")

        assert item(app, "选址").status is Status.DONE


async def test_escape_and_a_letter_behind_what_is_looked_for_are_both_heard() -> None:
    async with opened() as (app, pilot):
        await at_once(app, pilot, "slash", "绿", "escape", "j")

        assert app.main.finding.value == ""
        assert app.main.outline.selected == "桥梁"


async def test_keys_held_while_the_app_is_left_are_forgotten() -> None:
    async with opened() as (app, pilot):
        await at_once(app, pilot, "q", "space")

        assert not app.is_running
        assert item(app, "勘察").status is not Status.DONE
