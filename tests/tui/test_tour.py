"""The tour of the first start: in sight, out of the way, and gone for good once it is put away."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.building import plan as drawn
from tests.tui.opening import ROADS, SIZE, TODAY, opened, screen_text, told, workspace_on
from tracker.language.catalogue import LANGUAGES, load_catalogue
from tracker.request import Request
from tracker.settings import Settings, read_settings
from tracker.text.width import columns
from tracker.tui.app import TrackerApp
from tracker.tui.keyboard import Keyboard
from tracker.tui.presenting import tour


def first_start(home: Path) -> TrackerApp:
    workspace = workspace_on(drawn(ROADS))
    workspace.request = Request(home, on=TODAY)
    app = TrackerApp(workspace, load_catalogue("zh"), told)
    app.begins_with_tour = True
    return app


async def test_the_tour_leaves_the_keys_to_the_outline_and_escape_puts_it_away_for_good(tmp_path: Path) -> None:
    app = first_start(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "写记录" in screen_text(app)

        await pilot.press("down")
        assert app.main.outline.selected == "勘察"

        await pilot.press("escape")
        assert not app.main.tour.is_open
        assert not read_settings(tmp_path).shows_tour


async def test_escape_in_the_find_box_leaves_the_box_and_not_the_tour(tmp_path: Path) -> None:
    app = first_start(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", "绿", "escape")

        assert not app.main.finding.is_open
        assert app.main.tour.is_open


async def test_a_click_puts_the_tour_away(tmp_path: Path) -> None:
    app = first_start(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.click("TourPanel")
        await pilot.pause()

        assert not app.main.tour.is_open


async def test_on_a_low_screen_there_is_no_tour(tmp_path: Path) -> None:
    app = first_start(tmp_path)
    async with app.run_test(size=(80, 15)) as pilot:
        await pilot.pause()

        assert not app.main.tour.is_open


async def test_the_tour_is_shown_again_by_name_and_in_the_other_language() -> None:
    async with opened() as (app, pilot):
        await pilot.press("ctrl+p", *"daolan", "enter")
        await pilot.pause()
        await pilot.pause()
        assert app.main.tour.is_open

        await pilot.press("L")
        assert "writes a note" in screen_text(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tour_is_five_lines_that_fit_and_name_the_keys_as_they_are(language: str) -> None:
    *lines, away = tour(load_catalogue(language), Keyboard({"note": ["F9"]})).split("\n")

    assert len(lines) == 5
    assert all(columns(line) <= SIZE[0] - 2 for line in (*lines, away))
    assert any("F9" in line for line in lines)


def test_the_tour_is_for_the_first_start_alone() -> None:
    assert Settings().shows_tour
    assert not Settings(shows_tour=False).shows_tour
