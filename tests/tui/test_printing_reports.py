"""A report goes to the printer from the preview, once that is agreed to, and counts as handed in."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.test_printing import SPOOLER, program
from tests.test_printing import programs as programs
from tests.tui.opening import screen_text
from tests.tui.previewing import settled
from tests.tui.test_saving_reports import looking_at_a_report
from tracker.issued import issued_reports
from tracker.tui.app import TrackerApp


async def answer(app: TrackerApp, pilot: Pilot[None], key: str) -> None:
    await pilot.press("P")
    await pilot.pause()
    await pilot.press(key)
    await settled(app, pilot)


async def test_a_report_is_printed_once_that_is_agreed_to(tmp_path: Path, programs: Path) -> None:
    taken = tmp_path / "taken"
    program(programs, "lp", SPOOLER.format(taken=taken).replace("cat", "/bin/cat"))
    async with looking_at_a_report(tmp_path / "home") as (app, pilot):
        await answer(app, pilot, "y")
        shown = screen_text(app)
        issued = issued_reports(app.desk.workspace.file)

    assert "已送去打印（lp）" in shown
    assert "2021年6月1日" in taken.read_text(encoding="utf-8")
    assert [each.file for each in issued] == [""]


async def test_nothing_is_printed_unasked(tmp_path: Path, programs: Path) -> None:
    taken = tmp_path / "taken"
    program(programs, "lp", SPOOLER.format(taken=taken).replace("cat", "/bin/cat"))
    async with looking_at_a_report(tmp_path / "home") as (app, pilot):
        await answer(app, pilot, "n")
        issued = issued_reports(app.desk.workspace.file)

    assert (taken.exists(), list(issued)) == (False, [])


@pytest.mark.usefixtures("programs")
async def test_without_a_printer_the_key_for_a_file_is_named(tmp_path: Path) -> None:
    async with looking_at_a_report(tmp_path / "home") as (app, pilot):
        await answer(app, pilot, "y")
        shown = screen_text(app)
        issued = issued_reports(app.desk.workspace.file)

    assert "看报告时按 p" in shown
    assert list(issued) == []
