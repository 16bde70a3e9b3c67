"""Moving, folding, marking and the mouse in the outline."""

from __future__ import annotations

import pytest
from textual.events import MouseDown, MouseScrollDown, MouseUp
from textual.pilot import Pilot

from tests.tui.opening import item, opened, screen_text
from tracker.model import edits
from tracker.model.status import Status
from tracker.tui.screens.reading import ItemScreen

FIRST_LINE = 2
"""Where the first item stands on a low screen: below the banner and the heading."""


@pytest.mark.parametrize(
    ("keys", "selected"),
    [
        pytest.param(["j"], "勘察", id="down"),
        pytest.param(["down", "down"], "修路", id="arrow down"),
        pytest.param(["k"], "道路", id="up at the top stays"),
        pytest.param(["G"], "施工", id="last"),
        pytest.param(["G", "g"], "道路", id="first"),
        pytest.param(["end", "home"], "道路", id="end and home"),
        pytest.param(["pagedown"], "施工", id="page down"),
        pytest.param(["pagedown", "pageup"], "道路", id="page up"),
        pytest.param(["j", "h"], "道路", id="left on a leaf goes up"),
        pytest.param(["h", "j"], "桥梁", id="left folds"),
        pytest.param(["l"], "勘察", id="right on an unfolded item goes in"),
        pytest.param(["h", "l", "j"], "勘察", id="right unfolds"),
        pytest.param(["j", "j", "minus"], "道路", id="fold all selects the point"),
        pytest.param(["minus", "j", "plus"], "桥梁", id="unfold all keeps the selection"),
    ],
)
async def test_keys_move_and_fold(keys: list[str], selected: str) -> None:
    async with opened() as (app, pilot):
        await pilot.press(*keys)

        assert app.main.outline.selected == selected


async def click(pilot: Pilot[None], line: int, column: int, *, times: int = 1) -> None:
    """A click on a line of the outline, counted from 0."""
    await pilot.click(offset=(column, FIRST_LINE + line), times=times)


async def test_a_click_selects() -> None:
    async with opened() as (app, pilot):
        await click(pilot, 2, 20)

        assert app.main.outline.selected == "修路"


async def test_a_click_on_the_box_ticks() -> None:
    async with opened() as (app, pilot):
        await click(pilot, 1, 6)

        assert item(app, "勘察").status is Status.DONE


@pytest.mark.parametrize(
    ("button", "status"),
    [
        pytest.param(1, Status.DONE, id="left"),
        pytest.param(2, Status.NOT_STARTED, id="middle"),
        pytest.param(3, Status.NOT_STARTED, id="right"),
    ],
)
async def test_only_the_left_button_ticks(button: int, status: Status) -> None:
    async with opened() as (app, pilot):
        for event in (MouseDown, MouseUp):  # as a terminal sends them; Pilot's click goes past the app
            app.post_message(event(None, 6, FIRST_LINE + 1, 0, 0, button, False, False, False))  # noqa: FBT003 -- Textual's
            await pilot.pause()

        assert item(app, "勘察").status is status


async def test_a_click_on_the_fold_mark_folds() -> None:
    async with opened() as (app, pilot):
        await click(pilot, 0, 1)

        assert "勘察" not in screen_text(app)

        await click(pilot, 0, 1)

        assert "勘察" in screen_text(app)


async def test_a_double_click_opens_the_item() -> None:
    async with opened() as (app, pilot):
        await click(pilot, 1, 20, times=2)

        assert isinstance(app.screen, ItemScreen)


async def test_a_click_below_the_last_line_does_nothing() -> None:
    async with opened() as (app, pilot):
        await click(pilot, 12, 20)

        assert app.main.outline.selected == "道路"


async def test_a_click_in_the_footer_does_what_the_key_does() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j")
        await pilot.click(offset=(2, 23))

        assert item(app, "勘察").status is Status.DONE


async def test_the_wheel_scrolls() -> None:
    many = "一、长\n" + "\n".join(f"  （一）事{place}" for place in range(50))
    async with opened(many) as (app, pilot):
        x, y = app.main.outline.region.offset
        wheel = MouseScrollDown(app.main.outline, x, y, 0, 0, 0, shift=False, meta=False, ctrl=False)
        app.main.outline.post_message(wheel)
        await pilot.pause()

        assert app.main.outline.scroll_offset.y > 0


async def test_the_selected_item_stays_selected_when_others_add_before_it() -> None:
    async with opened() as (app, pilot):
        await pilot.press("G")
        app.desk.workspace.edit(lambda plan: edits.move(plan, "桥梁", parent="", index=0))
        app.refresh_plan()
        await pilot.pause()

        assert app.main.outline.selected == "施工"


async def test_when_the_selected_item_is_removed_the_next_one_is_selected() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "delete", "y")

        assert "勘察" not in app.desk.plan.items
        assert app.main.outline.selected == "修路"


async def test_the_selected_line_is_kept_in_sight() -> None:
    many = "一、长\n" + "\n".join(f"  （一）事{place}" for place in range(50))
    async with opened(many) as (app, pilot):
        await pilot.press("G")

        assert "事49" in screen_text(app)

        await pilot.press("g")

        assert "一、长" in screen_text(app)


async def test_marks_are_taken_away_by_escape() -> None:
    async with opened() as (app, pilot):
        await pilot.press("v", "v", "escape")

        assert app.main.outline.marked == ()


async def test_wide_screens_show_the_item_beside_the_outline() -> None:
    async with opened(size=(160, 45)) as (app, pilot):
        await pilot.press("j")
        await pilot.pause()

        assert "还没有记录" in screen_text(app)


async def test_narrow_screens_show_the_item_on_enter() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "enter")

        assert isinstance(app.screen, ItemScreen)
        assert "还没有记录" in screen_text(app)

        await pilot.press("escape")

        assert app.screen is app.main


async def test_what_is_recorded_on_the_page_of_an_item_shows_there() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "enter", "space")

        assert item(app, "勘察").status is Status.DONE
        assert "已完成" in screen_text(app)
        assert "u 撤销" in screen_text(app)


@pytest.mark.parametrize("size", [(10, 5), (1, 1), (40, 10), (80, 24), (300, 100)], ids=str)
async def test_any_size_of_terminal_will_do(size: tuple[int, int]) -> None:
    async with opened(size=size) as (app, pilot):
        await pilot.press("j", "enter", "escape", "n", "escape", "escape")

        assert app.is_running


async def test_resizing_keeps_the_selection() -> None:
    async with opened() as (app, pilot):
        await pilot.press("G")
        await pilot.resize_terminal(160, 45)
        await pilot.resize_terminal(30, 8)

        assert app.main.outline.selected == "施工"
        assert "施工" in screen_text(app)
