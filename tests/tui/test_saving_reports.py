"""Saving a report from the preview: nothing is written over unasked, and a long rendering may be given up."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.opening import SIZE, screen_text, told
from tests.tui.previewing import settled
from tracker.language.catalogue import Catalogue, load_catalogue
from tracker.reports.formats import Format, Layout
from tracker.reports.report import Report
from tracker.request import Request
from tracker.settings import Settings
from tracker.tui.acts import reporting
from tracker.tui.app import TrackerApp
from tracker.tui.screens.choice import ConfirmDialog
from tracker.tui.screens.waiting import WaitingScreen
from tracker.workspace import open_workspace


@asynccontextmanager
async def looking_at_a_report(home: Path) -> AsyncGenerator[tuple[TrackerApp, Pilot[None]]]:
    workspace = open_workspace(Request(home, on=date(2021, 6, 1)), Settings(name="李"))
    app = TrackerApp(workspace, load_catalogue("zh"), told)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("r")
        await pilot.pause()
        yield app, pilot
    workspace.close()


async def save_as(app: TrackerApp, pilot: Pilot[None], path: Path) -> None:
    await pilot.press("p")
    await pilot.pause()
    app.screen.query_one(Input).value = str(path)
    await pilot.press("enter")
    await pilot.pause()


async def test_what_was_told_of_a_report_goes_with_it(tmp_path: Path) -> None:
    async with looking_at_a_report(tmp_path / "home") as (app, pilot):
        await save_as(app, pilot, tmp_path / "报告.md")
        await settled(app, pilot)
        assert "已保存到" in screen_text(app)
        await pilot.press("right")

        assert "已保存到" not in screen_text(app)


async def test_a_strangers_file_is_written_over_only_when_the_user_says_so(tmp_path: Path) -> None:
    target = tmp_path / "报告.md"
    target.write_text("别人的", encoding="utf-8")
    async with looking_at_a_report(tmp_path / "home") as (app, pilot):
        await save_as(app, pilot, target)
        await settled(app, pilot)
        question, kept = screen_text(app), target.read_text(encoding="utf-8")
        assert isinstance(app.screen, ConfirmDialog)
        await pilot.press("y")
        await settled(app, pilot)

    assert "要覆盖吗" in question
    assert "--force" not in question
    assert kept == "别人的"
    assert "总体情况" in target.read_text(encoding="utf-8")


async def test_a_strangers_file_stays_when_the_user_says_no(tmp_path: Path) -> None:
    target = tmp_path / "报告.md"
    target.write_text("别人的", encoding="utf-8")
    async with looking_at_a_report(tmp_path / "home") as (app, pilot):
        await save_as(app, pilot, target)
        await settled(app, pilot)
        await pilot.press("n")
        await settled(app, pilot)

    assert target.read_text(encoding="utf-8") == "别人的"


@pytest.mark.parametrize("leaving", ["escape", "ctrl+q"])
async def test_a_long_rendering_says_so_and_may_be_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leaving: str
) -> None:
    began, ended = Event(), Event()

    def slow(report: Report, form: Format, words: Catalogue, layout: Layout) -> bytes:
        began.set()
        waited_for(layout.is_given_up)
        ended.set()
        return b"%PDF"

    monkeypatch.setattr("tracker.reporting.file_bytes", slow)
    target = tmp_path / "报告.pdf"
    async with looking_at_a_report(tmp_path / "home") as (app, pilot):
        await save_as(app, pilot, target)
        began.wait(10)
        shown, screen = screen_text(app), app.screen
        await pilot.press(leaving)
        await settled(app, pilot)
        told_after = screen_text(app)

    assert isinstance(screen, WaitingScreen)
    assert "正在保存" in shown
    assert leaving != "escape" or "已取消，没有写入" in told_after
    assert ended.wait(10)
    assert not target.exists()


async def test_a_pdf_is_made_with_the_machines_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Layout] = []

    def noted(report: Report, form: Format, words: Catalogue, layout: Layout) -> bytes:
        asked.append(layout)
        return b"%PDF"

    monkeypatch.setattr("tracker.reporting.file_bytes", noted)
    monkeypatch.setattr(reporting, "office_program", lambda: Path("soffice"))
    async with looking_at_a_report(tmp_path / "home") as (app, pilot):
        await save_as(app, pilot, tmp_path / "报告.pdf")
        await settled(app, pilot)

    assert [each.libreoffice for each in asked] == [Path("soffice")]


def waited_for(holds: Callable[[], bool]) -> None:
    """Returns when it holds, at the latest after ten seconds."""
    for _ in range(1000):
        if holds():
            return
        Event().wait(0.01)
