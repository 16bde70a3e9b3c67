"""A terminal of ten columns and five lines: nothing has room there, and nothing breaks."""

from __future__ import annotations

import pytest

from tests.tui.opening import opened
from tracker.tui.widgets.paper import Paper

TINY = (10, 5)


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param([*["]"] * 6], id="every view"),
        pytest.param(["]", "]", "]", "right", "right", "left", "j"], id="cells of the matrix"),
        pytest.param(["n", "x", "ctrl+s"], id="a note"),
        pytest.param(["R", "ctrl+s"], id="a reminder"),
        pytest.param(["3", "x", "enter"], id="a reason"),
        pytest.param(["t", "6", "enter"], id="a deadline"),
        pytest.param(["e", "escape"], id="the form"),
        pytest.param(["enter", "j", "escape"], id="the page of an item"),
        pytest.param(["r", "right", "m", "j", "escape"], id="a report"),
        pytest.param(["P", "escape"], id="plans"),
        pytest.param(["ctrl+p", "x", "escape"], id="the palette"),
        pytest.param(["question_mark", "j", "escape"], id="help"),
        pytest.param(["slash", "x", "escape"], id="finding"),
    ],
)
async def test_nothing_breaks_in_a_tiny_terminal(keys: list[str]) -> None:
    async with opened("一、路\n  甲 2026-05-01 unit:办公室\n  乙 3/11部 unit:财务科", size=TINY) as (app, pilot):
        await pilot.press("j")
        for key in keys:
            await pilot.press(key)
            await pilot.pause()

        assert app.is_running


async def test_a_window_that_is_made_wide_shows_the_item_beside_the_outline() -> None:
    async with opened(size=(10, 5)) as (app, pilot):
        await pilot.press("j")
        await pilot.resize_terminal(160, 45)
        await pilot.pause()

        assert "勘察" in "".join(part.text for part in app.main.query_one("#detail", Paper).render_line(0))
