"""A ledger that goes out as a workbook, is filled in and comes back through `revise`."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingModuleSource=false, reportAttributeAccessIssue=false
# (openpyxl comes without types)

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run

DOCUMENT = """某某局2026年工作要点

一、抓好道路建设。一是完成勘察设计，6月底前提交报告。二是修通两条公路，不少于12公里（牵头单位：建设科）。
二、抓好绿化工作。种树不少于3000株，年底前完成。
"""
Fill = Callable[..., None]


@pytest.fixture
def ledger(tmp_path: Path, run: Run) -> Path:
    """The ledger as it is sent out."""
    document, path = tmp_path / "要点.txt", tmp_path / "台账.xlsx"
    document.write_text(DOCUMENT, encoding="utf-8")
    run("load", str(document))
    run("report", "ledger", "-o", str(path))
    return path


@pytest.fixture
def fill(ledger: Path) -> Fill:
    """Writes into cells of the row with that number, by the titles of their columns."""

    def fill(number: str, **cells: str) -> None:
        book = load_workbook(ledger)
        sheet = book.worksheets[0]
        heads = [cell.value for cell in sheet[3]]
        row = next(row for row in sheet.iter_rows(min_row=4) if row[0].value == number)
        for title, text in cells.items():
            row[heads.index(title)].value = text
        book.save(ledger)

    return fill


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets somebody before the terminal who types these lines."""

    def typed(lines: str) -> None:
        monkeypatch.setattr("tracker.cli.returning.can_ask", lambda: True)
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))

    return typed


def item(run: Run, ref: str) -> dict[str, Any]:
    return run("show", ref, "--json").json


def test_a_ledger_that_nobody_touched_changes_nothing(run: Run, ledger: Path) -> None:
    before = run("text").out

    done = run("revise", str(ledger), "--yes")

    assert done.out == "台账里没有要取回的改动，计划没有变。\n"
    assert run("text").out == before


def test_without_a_terminal_what_was_filled_in_is_shown_and_not_applied(run: Run, ledger: Path, fill: Fill) -> None:
    fill("1.1", 状态="已完成", 进展情况="报告已提交")
    before = run("text").out

    shown = run("revise", str(ledger))

    assert "1.1  完成勘察设计，6月底前提交报告  状态：未启动 → 已完成" in shown.out
    assert "1.1  完成勘察设计，6月底前提交报告  记录 进展：报告已提交" in shown.out
    assert shown.out.endswith("应用：加 --yes\n")
    assert run("text").out == before


def test_it_is_one_step_with_its_sender_that_undo_takes_back(run: Run, ledger: Path, fill: Fill) -> None:
    fill("1.1", 状态="已完成", 进展情况="报告已提交")
    fill("1.2", 完成数="6公里", 存在问题="雨季")
    before = run("text").out

    done = run("revise", str(ledger), "--yes", "--sender", "东山县")

    assert done.out.endswith("已应用5处不同。可用 tracker undo 一次撤销。\n")
    assert [item(run, ref)["status"] for ref in ("1.1", "1.2")] == ["done", "in_progress"]
    assert [(note["author"], note["kind"], note["text"]) for note in item(run, "1.2")["notes"]] == [
        ("东山县", "problem", "雨季")
    ]
    assert "东山县 台账.xlsx" in run("log").out
    run("undo")
    assert run("text").out == before


def test_what_was_changed_here_since_is_shown_with_both_values_and_kept(run: Run, ledger: Path, fill: Fill) -> None:
    fill("1.1", 状态="已完成")
    run("status", "1.1", "受阻", "--why", "等批复")

    done = run("revise", str(ledger), "--yes")

    assert "台账和这里都改过，保留这里的（1处" in done.out
    assert "状态：台账“已完成”，这里“受阻”" in done.out
    assert item(run, "1.1")["status"] == "blocked"


def test_what_was_changed_here_since_is_overwritten_when_asked_for(run: Run, ledger: Path, fill: Fill) -> None:
    fill("1.1", 状态="已完成")
    run("status", "1.1", "受阻", "--why", "等批复")

    run("revise", str(ledger), "--yes", "--theirs")

    assert item(run, "1.1")["status"] == "done"


@pytest.mark.parametrize(
    "case", [("t\ny\n", "done"), ("\n", "blocked"), ("t\nn\n", "blocked")], ids=["t y", "Enter", "t n"]
)
def test_before_a_terminal_it_is_asked_whose_value_holds(
    run: Run, ledger: Path, fill: Fill, typed: Callable[[str], None], case: tuple[str, str]
) -> None:
    answers, status = case
    fill("1.1", 状态="已完成")
    run("status", "1.1", "受阻", "--why", "等批复")
    typed(answers)

    run("revise", str(ledger))

    assert item(run, "1.1")["status"] == status


def test_what_cannot_be_taken_over_is_told_and_the_rest_taken(run: Run, ledger: Path, fill: Fill) -> None:
    fill("1.1", 完成时限="看情况", 责任人="张三")
    fill("1.2", 进度="30%")

    done = run("revise", str(ledger), "--yes")

    assert "看不懂的单元格，没有取（1处）\n  1.1  完成勘察设计，6月底前提交报告  完成时限：看情况\n" in done.out
    assert "不能这样改，没有取（1处）\n  1.2  " in done.out
    assert item(run, "1.1")["person"] == "张三"


def test_the_same_as_json(run: Run, ledger: Path, fill: Fill) -> None:
    fill("1.1", 状态="已完成", 完成时限="看情况")
    run("status", "1.1", "受阻", "--why", "等批复")

    shape = run("revise", str(ledger), "--json").json

    assert (shape["applied"], shape["differences"], shape["absent"]) == (False, [], 0)
    assert [(each["ref"], each["field"], each["theirs"], each["ours"], each["why"]) for each in shape["left"]] == [
        ("1.1", "status", "done", "blocked", "changed_here")
    ]
    assert [(each["ref"], each["column"], each["why"]) for each in shape["doubtful"]] == [("1.1", "完成时限", "unread")]


def test_of_many_doubts_the_first_are_listed(tmp_path: Path, run: Run, ledger: Path) -> None:
    book = load_workbook(ledger)
    for number in range(40):
        book.worksheets[0].append([f"9.{number}", "", f"另一件事{number}"])
    book.save(ledger)

    shown = run("revise", str(ledger))

    assert "计划里没有的行，没有取（40行" in shown.out
    assert "另有10处" in shown.out


def test_a_ledger_of_another_plan_is_refused(tmp_path: Path, run: Run, ledger: Path) -> None:
    other = tmp_path / "别的.txt"
    other.write_text("另一局2026年工作要点\n\n一、别的方面。一是别的事。二是再一件事。\n", encoding="utf-8")
    run("load", str(other))

    refused = run("revise", str(ledger), "--yes")

    assert refused.code == 4
    assert "不是这个计划的" in refused.err


def test_a_ledger_loaded_as_a_plan_has_no_word_of_the_hidden_columns(run: Run, ledger: Path) -> None:
    run("load", str(ledger), "--name", "新", "--year", "2026")

    assert "tracker：" not in run("text", "-p", "新").out
    assert "id：" not in run("text", "-p", "新").out


def test_what_was_finished_on_a_day_counts_for_that_day(run: Run, ledger: Path, fill: Fill) -> None:
    fill("1.1", 状态="已完成", 办结时间="2026-06-10", 责任人="张三")
    fill("1.2", 状态="已完成")

    done = run("revise", str(ledger), "--yes", "--on", "2026-07-01")

    assert "完成计入办结时间（1处）" in done.out
    assert "  1.1  完成勘察设计" in done.out
    assert "2026-06-10" in done.out
    assert run("show", "1.1", "--json", "--as-of", "2026-06-10").json["status"] == "done"
    assert run("show", "1.2", "--json", "--as-of", "2026-06-30").json["status"] == "not_started"
    assert (item(run, "1.1")["person"], item(run, "1.2")["status"]) == ("张三", "done")

    assert "tracker undo 2" in done.out
    run("undo", "2")

    assert [item(run, each)["status"] for each in ("1.1", "1.2")] == ["not_started", "not_started"]


def test_a_wrong_day_of_finishing_is_told_and_the_row_is_taken_over(run: Run, ledger: Path, fill: Fill) -> None:
    fill("1.1", 状态="已完成", 办结时间="2026-09-10")

    done = run("revise", str(ledger), "--yes", "--on", "2026-07-01")

    assert "办结时间不在年初到今天之间" in done.out
    assert item(run, "1.1")["status"] == "done"
    assert run("show", "1.1", "--json", "--as-of", "2026-06-30").json["status"] == "not_started"
