"""A view is made once for a state of the plan, and the screen of one becomes that of the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event

import pytest
from textual.pilot import Pilot

from tests.tui.opening import item, opened, screen_text
from tests.tui.previewing import settled
from tracker.language.catalogue import Catalogue
from tracker.model.progress import Progress
from tracker.model.status import Status
from tracker.tui.acts import viewing
from tracker.tui.rows import Entry
from tracker.tui.screens.listing import ListingScreen
from tracker.tui.screens.waiting import WaitingScreen
from tracker.tui.views import attention
from tracker.tui.widgets.entries import EntryLines

NEXT, PREVIOUS = "right_square_bracket", "left_square_bracket"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Progress]:
    """The state of the plan at each time that the attention view was made."""
    states, make = list[Progress](), attention.entries

    def noted(progress: Progress, words: Catalogue, width: int) -> Sequence[Entry]:
        states.append(progress)
        return make(progress, words, width)

    monkeypatch.setattr(attention, "entries", noted)
    return states


async def test_a_view_opened_again_is_not_made_again(made: list[Progress]) -> None:
    async with opened() as (_, pilot):
        await pilot.press(NEXT, NEXT, "escape", NEXT, NEXT)

    assert len(made) == 1


async def test_a_view_opened_after_an_edit_shows_it(made: list[Progress]) -> None:
    async with opened() as (app, pilot):
        await pilot.press(NEXT, NEXT)
        before = screen_text(app)
        await pilot.press("escape", "down", "space", NEXT, NEXT)
        after = screen_text(app)
        done = item(app, "勘察").status

    assert len(made) == 2
    assert "勘察" in before
    assert done is Status.DONE
    assert "勘察" not in after


async def test_a_view_opened_in_another_language_speaks_it() -> None:
    async with opened() as (app, pilot):
        await pilot.press(NEXT, NEXT, "L")

        assert "overdue" in screen_text(app)


async def test_the_next_view_is_shown_on_the_same_screen_from_its_first_line() -> None:
    async with opened() as (app, pilot):
        await pilot.press(NEXT)
        await pilot.pause()
        first = app.screen
        await pilot.press("G", NEXT)
        await pilot.pause()

        assert app.screen is first
        assert isinstance(first, ListingScreen)
        assert app.view == "attention"
        assert first.selected == "勘察"
        assert first.query_one(EntryLines).scroll_offset.y == 0


async def test_what_was_told_of_one_view_is_not_told_on_the_next() -> None:
    async with opened() as (app, pilot):
        await pilot.press(NEXT, NEXT, "space")
        await pilot.pause()
        told = screen_text(app)
        await pilot.press(NEXT)
        await pilot.pause()

        assert "撤销" in told
        assert "撤销" not in screen_text(app)


async def test_escape_leaves_whatever_view_it_has_become() -> None:
    async with opened() as (app, pilot):
        await pilot.press(
            NEXT,
            NEXT,
            NEXT,
            NEXT,
            PREVIOUS,
            "escape",
        )
        await pilot.pause()

        assert app.screen is app.main


@pytest.fixture
def may_go_on(monkeypatch: pytest.MonkeyPatch) -> Event:
    """The attention view takes its time, as on a very large plan: until this is set."""
    let_go, make = Event(), attention.entries

    def held(progress: Progress, words: Catalogue, width: int) -> Sequence[Entry]:
        assert let_go.wait(10)
        return make(progress, words, width)

    monkeypatch.setattr(attention, "entries", held)
    monkeypatch.setattr(viewing, "_AT_ONCE", 0)
    return let_go


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Returns as soon as it holds; what never comes to hold fails behind it."""
    for _ in range(1_000):
        if holds():
            return
        await pilot.pause()


async def test_of_a_very_large_plan_a_view_is_made_beside_the_app(may_go_on: Event) -> None:
    async with opened() as (app, pilot):
        await pilot.press(NEXT)
        await until(pilot, lambda: app.view == "overview")
        await pilot.press(NEXT)
        await until(pilot, lambda: "正在汇总" in screen_text(app))
        may_go_on.set()
        await until(pilot, lambda: app.view == "attention" and "勘察" in screen_text(app))

        assert app.view == "attention"
        assert "勘察" in screen_text(app)


async def test_a_view_that_is_being_made_can_be_given_up(may_go_on: Event) -> None:
    async with opened() as (app, pilot):
        await pilot.press(NEXT)
        await until(pilot, lambda: app.view == "overview")
        await pilot.press(NEXT)
        await until(pilot, lambda: isinstance(app.screen, WaitingScreen))
        await pilot.press("escape")
        may_go_on.set()
        await settled(app, pilot)

        assert app.view == "overview"


async def test_the_lines_of_a_view_stay_until_those_after_an_edit_are_made(may_go_on: Event) -> None:
    may_go_on.set()
    async with opened() as (app, pilot):
        await pilot.press(NEXT)
        await until(pilot, lambda: app.view == "overview")
        await pilot.press(NEXT)
        await until(pilot, lambda: app.view == "attention" and "  1.1" in screen_text(app))
        may_go_on.clear()
        await pilot.press("space")
        await until(pilot, lambda: item(app, "勘察").status is Status.DONE)
        meanwhile = screen_text(app)
        may_go_on.set()
        await until(pilot, lambda: "  1.1" not in screen_text(app))

        assert item(app, "勘察").status is Status.DONE
        assert "  1.1" in meanwhile
        assert "  1.1" not in screen_text(app)
