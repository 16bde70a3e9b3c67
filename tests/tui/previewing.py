"""The load preview in tests: a document written to a folder, loaded in an app that keeps its plans there."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from textual.events import MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.opening import SIZE, TODAY, field, opened, screen_text, searched, told
from tracker.documents import content_of, document_in
from tracker.language.catalogue import load_catalogue
from tracker.reading.outline import Node
from tracker.request import Request
from tracker.settings import Settings
from tracker.tui.app import TrackerApp
from tracker.tui.review_app import ReviewApp
from tracker.tui.reviewing import Review
from tracker.tui.screens.preview import PreviewScreen
from tracker.tui.widgets.source_view import SourceView
from tracker.workspace import blank_workspace

PLAN = """某某局2026年工作要点

一、抓好道路建设。
（一）完成勘察。6月底前提交报告（牵头单位：建设科）。
（二）修路。
四、抓好绿化。
"""
AS_READ = "抓好道路建设\n  完成勘察\n  修路\n抓好绿化"


def written(folder: Path, text: str = PLAN, name: str = "要点.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    return path


@asynccontextmanager
async def keeping_in(
    folder: Path, *, size: tuple[int, int] = SIZE, language: str = "zh"
) -> AsyncGenerator[tuple[TrackerApp, Pilot[None]]]:
    """The app, which keeps new plans in `folder`/home."""
    async with opened(size=size, language=language) as (app, pilot):
        app.desk.workspace.request = replace(app.desk.workspace.request, home=folder / "home")
        yield app, pilot


@asynccontextmanager
async def reviewed(
    folder: Path, text: str = PLAN, *, size: tuple[int, int] = SIZE, language: str = "zh"
) -> AsyncGenerator[tuple[TrackerApp, Pilot[None]]]:
    """The same with a document in the load preview."""
    async with keeping_in(folder, size=size, language=language) as (app, pilot):
        await load(app, pilot, str(written(folder, text)))
        yield app, pilot


async def load(app: TrackerApp, pilot: Pilot[None], path: str) -> None:
    await pilot.press("o")
    app.screen.query_one(Input).value = path
    await pilot.press("enter")
    await settled(app, pilot)


async def settled(app: TrackerApp, pilot: Pilot[None]) -> None:
    """Waits until what is done beside the app is done and shown."""
    await pilot.pause()
    await searched(app, pilot)
    await pilot.pause()


def review_of(app: TrackerApp) -> Review:
    assert app.desk.review is not None
    return app.desk.review


def preview(app: TrackerApp) -> PreviewScreen:
    assert isinstance(app.screen, PreviewScreen)
    return app.screen


def node(app: TrackerApp, at: int) -> Node:
    return review_of(app).draft.nodes[at]


def shape(app: TrackerApp) -> str:
    """Titles, two spaces a level, `x` before those that are dropped."""
    draft = review_of(app).draft
    lines = enumerate(draft.nodes)
    return "\n".join(f"{'  ' * (each.depth - 1)}{'x' * (at in draft.dropped)}{each.title}" for at, each in lines)


def marked(app: TrackerApp) -> str:
    return "\n".join(app.screen.query_one(SourceView).marked)


async def fill(pilot: Pilot[None], **values: str) -> None:
    """Puts values into the fields of a form and saves it."""
    for name, value in values.items():
        field(pilot.app, name).value = value
    await pilot.press("ctrl+s")
    await pilot.pause()


def source_text(app: TrackerApp) -> str:
    """What the pane of the document shows."""
    region = app.screen.query_one(SourceView).region
    return "\n".join(screen_text(app).split("\n")[region.y : region.bottom])


def wheel(step: type[MouseScrollDown | MouseScrollUp], source: SourceView) -> MouseScrollDown | MouseScrollUp:
    """One step of the mouse wheel over a widget."""
    return step(source, 1, 1, 0, 0, 0, shift=False, meta=False, ctrl=False)


def review_app(folder: Path) -> ReviewApp:
    path = str(written(folder))
    request, settings = Request(folder / "home", on=TODAY), Settings(name="李")
    content = content_of(path)
    review = Review(path, content, document_in(content, path), is_whole_app=True)
    return ReviewApp(review, blank_workspace(request, settings), load_catalogue("zh"), told)
