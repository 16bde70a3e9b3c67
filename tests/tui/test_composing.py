"""A report that takes its time is composed beside the app: the user is told, may give it up, and loses no key."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from threading import Event

import pytest
from textual.pilot import Pilot

from tests.tui.opening import WIDE, item, opened, screen_text
from tests.tui.previewing import settled
from tracker.language.catalogue import Catalogue
from tracker.model import edits
from tracker.model.status import Status
from tracker.reporting import Order, composed
from tracker.reports.report import Kind, Report
from tracker.tui.acts import reporting
from tracker.tui.app import TrackerApp
from tracker.tui.screens.reading import ReportScreen
from tracker.tui.screens.waiting import WaitingScreen
from tracker.workspace import Workspace


@pytest.fixture
def may_go_on(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Ledgers alone take their time, as on a plan that is neither small nor very large: until this is set."""
    let_go = Event()

    def compose(workspace: Workspace, order: Order, words: Catalogue) -> Report:
        assert order.kind is not Kind.LEDGER or let_go.wait(10)
        return composed(workspace, order, words)

    monkeypatch.setattr(reporting, "composed", compose)
    monkeypatch.setitem(reporting._AT_ONCE, Kind.LEDGER, 0)  # pyright: ignore[reportPrivateUsage] -- a plan as large as that takes long to make
    return let_go


@asynccontextmanager
async def looking_at_a_report() -> AsyncGenerator[tuple[TrackerApp, Pilot[None]]]:
    async with opened(size=WIDE) as (app, pilot):
        await pilot.press("r")
        await pilot.pause()
        yield app, pilot


def rename(app: TrackerApp, item_id: str, title: str) -> None:
    app.desk.workspace.edit(lambda plan: edits.set_field(plan, item_id, "title", title))
    app.refresh_plan()


async def test_a_long_report_is_told_of_and_shown_when_it_is_composed(may_go_on: Event) -> None:
    async with looking_at_a_report() as (app, pilot):
        await pilot.press("right")
        await pilot.pause()
        meanwhile = screen_text(app)
        may_go_on.set()
        await settled(app, pilot)

        assert "正在编写台账" in meanwhile
        assert "[台账]" in screen_text(app)


async def test_a_long_report_is_given_up_and_the_one_before_is_still_there(may_go_on: Event) -> None:
    async with looking_at_a_report() as (app, pilot):
        await pilot.press("right", "escape")
        may_go_on.set()
        await settled(app, pilot)
        after = screen_text(app)
        await pilot.press("right")
        await settled(app, pilot)

        assert "[进展情况报告]" in after
        assert "[台账]" in screen_text(app)


async def test_the_first_report_may_be_a_long_one_and_given_up_too(may_go_on: Event) -> None:
    async with looking_at_a_report() as (app, pilot):
        may_go_on.set()
        await pilot.press("right")
        await settled(app, pilot)
        may_go_on.clear()
        await pilot.press("escape", "r")
        await pilot.pause()
        shown = app.screen
        await pilot.press("escape")
        may_go_on.set()
        await settled(app, pilot)

        assert isinstance(shown, WaitingScreen)
        assert app.screen is app.main


async def test_a_key_typed_meanwhile_is_answered_with_a_word_and_does_nothing_else(may_go_on: Event) -> None:
    async with looking_at_a_report() as (app, pilot):
        await pilot.press("right", "p", "space")
        told = screen_text(app)
        may_go_on.set()
        await settled(app, pilot)

        assert "Esc" in told
        assert isinstance(app.screen, ReportScreen)
        assert item(app, "勘察").status is Status.NOT_STARTED


async def test_what_was_recorded_meanwhile_is_in_the_report(may_go_on: Event) -> None:
    async with looking_at_a_report() as (app, pilot):
        await pilot.press("right")
        rename(app, "选址", "定址")
        may_go_on.set()
        await settled(app, pilot)
        await settled(app, pilot)

        assert "定址" in screen_text(app)


async def test_a_report_that_is_looked_at_stays_while_it_is_composed_anew(may_go_on: Event) -> None:
    may_go_on.set()
    async with looking_at_a_report() as (app, pilot):
        await pilot.press("right")
        await settled(app, pilot)
        may_go_on.clear()
        rename(app, "选址", "定址")
        await pilot.pause()
        meanwhile = screen_text(app)
        may_go_on.set()
        await settled(app, pilot)

        assert "选址" in meanwhile
        assert "定址" in screen_text(app)


async def test_a_report_composed_anew_is_not_shown_in_place_of_another_kind(may_go_on: Event) -> None:
    may_go_on.set()
    async with looking_at_a_report() as (app, pilot):
        await pilot.press("right")
        await settled(app, pilot)
        may_go_on.clear()
        rename(app, "选址", "定址")
        await pilot.press("left")
        may_go_on.set()
        await settled(app, pilot)

        assert "[进展情况报告]" in screen_text(app)
