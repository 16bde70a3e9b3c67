"""Another language, other colours and another day are seen at once, whatever screen is on top."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.tui.opening import opened, screen_text, searched
from tests.tui.previewing import reviewed


@pytest.mark.parametrize(
    ("keys", "english"),
    [
        pytest.param([], "status", id="the outline"),
        pytest.param(["down", "enter"], "deadline", id="the page of an item"),
        pytest.param(["question_mark"], "Keys", id="help"),
        pytest.param(["r"], "Progress report", id="a report"),
        pytest.param(["right_square_bracket"], "overview", id="a view"),
    ],
)
async def test_the_language_is_another_on_every_screen_and_back(keys: list[str], english: str) -> None:
    async with opened() as (app, pilot):
        await pilot.press(*keys)
        await pilot.pause()
        chinese = screen_text(app)

        await pilot.press("L")
        await pilot.pause()
        assert english.lower() in screen_text(app).lower()
        assert english.lower() not in chinese.lower()

        await pilot.press("Ｌ")
        await pilot.pause()
        assert screen_text(app).split("\n")[1:-3] == chinese.split("\n")[1:-3]


async def test_the_language_is_another_in_the_load_preview_with_the_same_row_selected(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("down", "L")
        await pilot.pause()

        shown = screen_text(app)
        assert "Load preview" in shown
        assert "原文" not in shown
        assert app.desk.review is not None
        assert app.desk.review.screen is not None
        assert app.desk.review.screen.at == 1


async def test_midnight_changes_the_day_on_a_report_that_is_open() -> None:
    async with opened() as (app, pilot):
        await pilot.press("r")
        await searched(app, pilot)
        before = screen_text(app)

        app.desk.workspace.request = app.desk.workspace.request.__class__(Path("nowhere"))
        app.desk.workspace.clock = lambda: datetime(2026, 9, 2, 8, tzinfo=UTC)
        app.look_around()
        await pilot.pause()

        assert "9月2日" in screen_text(app)
        assert "9月2日" not in before
