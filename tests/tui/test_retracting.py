"""Ctrl+Z in a box for typing takes back what was typed there, and nothing else."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from tests.tui.opening import field, item, opened
from tracker.model.status import Status


async def test_typing_is_taken_back_and_brought_again_in_runs() -> None:
    async with opened() as (app, pilot):
        await pilot.press("a", *"abc", "backspace", "x")
        box = app.screen.query_one(Input)
        seen = [box.value]
        for key in ("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+y", "ctrl+y"):
            await pilot.press(key)
            seen.append(box.value)

        assert seen == ["abx", "ab", "abc", "", "", "abc", "ab"]


async def test_typing_on_after_taking_back_forgets_what_was_taken_back() -> None:
    async with opened() as (app, pilot):
        await pilot.press("a", *"ab", "ctrl+z", "c", "ctrl+y")

        assert app.screen.query_one(Input).value == "c"


async def test_a_title_that_was_cleared_by_mistake_is_had_back() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "f2", "ctrl+u", "ctrl+z", "enter")

        assert item(app, "勘察").title == "勘察"


async def test_another_field_of_a_form_takes_back_nothing_of_the_one_before() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "e", "x")
        box = field(app, "person")
        await pilot.press("ctrl+z")

        assert box.value == ""


@pytest.mark.parametrize("key", ["ctrl+z", "ctrl+y", "ctrl+down", "insert", "f2"])
async def test_no_key_changes_the_plan_while_words_to_find_are_typed(key: str) -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "space", "c", "slash", *"kc")
        await pilot.pause()
        before = app.desk.plan
        await pilot.press(key)

        assert app.desk.plan is before
        assert item(app, "勘察").status is Status.DONE
        assert app.screen is app.main
