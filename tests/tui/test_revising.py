"""The open plan revised in the app: the difference is seen first, taken over as one step, and nothing goes unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from textual.pilot import Pilot
from textual.widgets import Input

from tests.building import outline
from tests.tui.opening import screen_text
from tests.tui.previewing import AS_READ, PLAN, load, preview, reviewed, settled, written
from tracker.model.status import Status
from tracker.reporting import Order, composed
from tracker.reports.formats import Format, Layout, file_bytes
from tracker.reports.report import Kind
from tracker.tui.app import TrackerApp
from tracker.tui.screens.choice import ChoiceDialog
from tracker.tui.screens.reading import RevisionScreen

REVISED = PLAN.replace("四、抓好绿化。", "四、抓好绿化和美化。\n（一）种树。")
REVISED_AS_READ = "抓好道路建设\n  完成勘察\n  修路\n抓好绿化和美化\n  种树"


async def kept(app: TrackerApp, pilot: Pilot[None]) -> None:
    """The plan of `reviewed`, open."""
    await pilot.press("ctrl+s")
    await settled(app, pilot)


async def revise(app: TrackerApp, pilot: Pilot[None], path: Path) -> None:
    """By the command of that name."""
    app.ask("revise", ())
    await settled(app, pilot)
    app.screen.query_one(Input).value = str(path)
    await pilot.press("enter")
    await settled(app, pilot)


async def test_a_revised_document_is_shown_and_taken_over_as_one_step(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await kept(app, pilot)
        await revise(app, pilot, written(tmp_path, REVISED, "新稿.txt"))
        shown, before = screen_text(app), outline(app.desk.plan)
        await pilot.press("enter")
        await settled(app, pilot)
        after, told = outline(app.desk.plan), screen_text(app)
        await pilot.press("u")
        await settled(app, pilot)

        assert "新稿.txt：与打开的计划有" in shown
        assert "种树" in shown
        assert (before, after) == (AS_READ, REVISED_AS_READ)
        assert "已采纳" in told
        assert app.screen is app.main
        assert outline(app.desk.plan) == AS_READ


async def test_escape_leaves_the_plan_as_it_is(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await kept(app, pilot)
        await revise(app, pilot, written(tmp_path, REVISED, "新稿.txt"))
        assert isinstance(app.screen, RevisionScreen)
        await pilot.press("escape")
        await settled(app, pilot)

        assert app.screen is app.main
        assert outline(app.desk.plan) == AS_READ


@pytest.mark.parametrize(("key", "left"), [("1", AS_READ), ("2", AS_READ.replace("  修路\n", ""))], ids=["keep", "go"])
async def test_an_item_that_carries_work_goes_only_when_that_is_said(tmp_path: Path, key: str, left: str) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await kept(app, pilot)
        await pilot.press("j", "j", "space")
        await revise(app, pilot, written(tmp_path, PLAN.replace("（二）修路。\n", ""), "新稿.txt"))
        await pilot.press("enter")
        await settled(app, pilot)
        asked = screen_text(app)
        await pilot.press(key)
        await settled(app, pilot)

        assert "有1项已有进展" in asked
        assert outline(app.desk.plan) == left


async def test_a_file_that_says_the_same_is_told_to(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await kept(app, pilot)
        await revise(app, pilot, tmp_path / "要点.txt")

        assert "没有不同" in screen_text(app)


async def test_a_file_that_is_not_there_is_asked_for_again(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await kept(app, pilot)
        await revise(app, pilot, tmp_path / "没有.txt")

        assert app.screen.query_one(Input).value == str(tmp_path / "没有.txt")


async def test_a_document_like_the_open_plan_may_be_loaded_or_revise_it(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await kept(app, pilot)
        await load(app, pilot, str(written(tmp_path, REVISED, "新稿.txt")))
        asked = screen_text(app)
        assert isinstance(app.screen, ChoiceDialog)
        await pilot.press("2")
        await settled(app, pilot)

        assert "计划4项，对得上4项" in asked
        assert preview(app) is app.screen


@pytest.mark.parametrize(("old", "new"), [("2026", "2027"), ("某某局", "某某委")], ids=["year", "office"])
async def test_a_document_of_another_year_or_office_is_loaded_unasked(tmp_path: Path, old: str, new: str) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await kept(app, pilot)
        await load(app, pilot, str(written(tmp_path, REVISED.replace(old, new), "新稿.txt")))

        assert preview(app) is app.screen


async def test_a_ledger_that_is_loaded_is_taken_back_into_the_plan(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await kept(app, pilot)
        await load(app, pilot, str(filled(app, tmp_path, "1.2", 进展情况="通车")))
        asked = screen_text(app)
        await pilot.press("1")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        told = screen_text(app)

        assert "台账" in asked
        assert "已采纳1处差别" in told
        assert [note.text for notes in app.desk.plan.notes.values() for note in notes] == ["通车"]


async def test_the_day_of_finishing_in_a_ledger_is_seen_and_counts(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await kept(app, pilot)
        workspace = app.desk.workspace
        await revise(app, pilot, filled(app, tmp_path, "1.2", 状态="已完成", 办结时间=str(workspace.plan.first_day)))
        shown = screen_text(app)
        await pilot.press("enter")
        await settled(app, pilot)

        assert "完成计入办结时间（1处）" in shown
        assert workspace.history()[-1].on == workspace.plan.first_day
        assert app.desk.plan.items[app.desk.plan.at("1.2") or ""].status is Status.DONE


def filled(app: TrackerApp, folder: Path, number: str, **cells: str) -> Path:
    """The ledger with cells of one row filled in, by the titles of their columns."""
    words, path = app.desk.words, folder / "台账.xlsx"
    report = composed(app.desk.workspace, Order(Kind.LEDGER, Format.XLSX), words)
    path.write_bytes(file_bytes(report, Format.XLSX, words, Layout()))
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[3]]
    row = next(row for row in sheet.iter_rows(min_row=4) if row[0].value == number)
    for column, text in cells.items():
        sheet.cell(row[0].row or 0, heads.index(column) + 1, text)
    book.save(path)
    return path


def reported(app: TrackerApp, folder: Path) -> Path:
    """The progress report on the open plan, as Word."""
    words, path = app.desk.words, folder / "报告.docx"
    report = composed(app.desk.workspace, Order(Kind.PROGRESS), words)
    path.write_bytes(file_bytes(report, Format.DOCX, words, Layout()))
    return path


async def test_a_report_on_the_plan_is_told_from_the_plan(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await kept(app, pilot)
        await revise(app, pilot, reported(app, tmp_path))
        shown = screen_text(app)

        assert "不是计划原文" in shown
        assert outline(app.desk.plan) == AS_READ


async def test_a_report_on_the_open_plan_can_be_loaded_as_another_plan(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await kept(app, pilot)
        await load(app, pilot, str(reported(app, tmp_path)))

        assert not isinstance(app.screen, ChoiceDialog)
