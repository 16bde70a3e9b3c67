"""An app on a plan from a small text, kept in memory, on a day that stands still."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from tests.building import plan as drawn
from tracker.language.catalogue import Catalogue, load_catalogue
from tracker.model.change import Loaded
from tracker.model.history import Step
from tracker.model.item import Item
from tracker.model.plan import Plan
from tracker.request import Request
from tracker.settings import Settings
from tracker.store.memory import MemoryPlans
from tracker.tui.app import TrackerApp
from tracker.tui.screens.form import FormDialog
from tracker.tui.widgets.field_list import FieldList
from tracker.workspace import Workspace

TODAY = date(2026, 6, 1)
ROADS = """
一、道路
  （一）勘察 2026-05-31
  （二）修路 3/11公里
  （三）绿化 done
二、桥梁
  （一）选址
  （二）施工 blocked
"""
"""The plan of most tests: two points, five leaves."""

SIZE = (80, 24)
WIDE = (160, 45)


def workspace_on(plan: Plan, *, settings: Settings | None = None) -> Workspace:
    plans = MemoryPlans()
    loaded = Step("load", datetime(2026, 1, 1, tzinfo=UTC), plan.first_day, "李", (Loaded("要点.docx"),))
    store = plans.create("plan", plan, loaded)
    return Workspace(
        store,
        "plan",
        Path("nowhere") / "plan.json",
        settings or Settings(name="李"),
        Request(Path("nowhere"), on=TODAY),
        clock=lambda: datetime(2026, 6, 1, 8, tzinfo=UTC),
        new_id=_numbered("new"),
    )


def told(error: Exception, words: Catalogue) -> str:
    return words("error.unexpected", what=error, path="tracker-error.log")


@asynccontextmanager
async def opened(
    plan: Plan | str = ROADS, *, size: tuple[int, int] = SIZE, language: str = "zh", ascii_only: bool = False
) -> AsyncGenerator[tuple[TrackerApp, Pilot[None]]]:
    """The app, running on the plan, everything unfolded and the first item selected."""
    workspace = workspace_on(drawn(plan) if isinstance(plan, str) else plan)
    app = TrackerApp(workspace, load_catalogue(language), told, ascii_only=ascii_only)
    async with app.run_test(size=size) as pilot:
        await pilot.press("plus")
        yield app, pilot


async def searched(app: TrackerApp, pilot: Pilot[None]) -> None:
    """Waits until what was looked for has been found."""
    await app.workers.wait_for_complete()  # pyright: ignore[reportUnknownMemberType] -- workers of any result
    await pilot.pause()


def screen_text(app: TrackerApp) -> str:
    """What the screen shows, line by line."""
    lines = app.screen._compositor.render_strips()  # pyright: ignore[reportPrivateUsage] -- Textual has no public way
    return "\n".join(strip.text for strip in lines)


def field(app: App[None], name: str) -> Input:
    """The box of a form, once it is moved to the field of that name."""
    form = app.screen
    assert isinstance(form, FormDialog)
    fields = form.query_one(FieldList)
    fields.go_to(form.names.index(name))
    return fields.box


def item(app: TrackerApp, item_id: str) -> Item:
    return app.desk.plan.items[item_id]


def _numbered(prefix: str) -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers)}"
