from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracker.cli import asking


@pytest.fixture
def copy(run: Run, home: Path, tmp_path: Path) -> Path:
    """A copy of the plan in which 1.1.4 is blocked and renamed, later than it was ticked and renamed here."""
    run("list")
    other = tmp_path / "别处"
    shutil.copytree(home, other)
    run("tick", "1.1.4")
    run("set", "1.1.5", "title=这里的标题")
    run("--home", str(other), "status", "1.1.4", "受阻", "--why", "等批复")
    run("--home", str(other), "set", "1.1.5", "title=那边的标题")
    run("--home", str(other), "note", "1.1.5", "别处记的")
    (file,) = other.glob("*.json")
    return file


def shown(run: Run, ref: str) -> dict[str, object]:
    return run("show", ref, "--json").json


@pytest.mark.parametrize(
    ("prefer", "status", "title"),
    [
        pytest.param([], "blocked", "那边的标题", id="later unless said"),
        pytest.param(["--prefer", "later"], "blocked", "那边的标题", id="later"),
        pytest.param(["--prefer", "theirs"], "blocked", "那边的标题", id="theirs"),
        pytest.param(["--prefer", "mine"], "done", "这里的标题", id="mine"),
    ],
)
def test_what_both_changed_is_decided_as_preferred(
    run: Run, copy: Path, prefer: list[str], status: str, title: str
) -> None:
    joined = run("merge", str(copy), *prefer)

    assert joined.code == 0
    assert joined.out.startswith("已并入3步变更。")
    assert "这里“已完成”，那一份“受阻”" in joined.out
    assert (shown(run, "1.1.4")["status"], shown(run, "1.1.5")["title"]) == (status, title)
    assert run("check").code == 0


def test_the_value_that_lost_stays_in_the_history_and_the_decision_can_be_undone(run: Run, copy: Path) -> None:
    run("merge", str(copy), "--prefer", "mine")

    assert "那边的标题" in run("log", "1.1.5").out
    run("undo")
    assert (shown(run, "1.1.4")["status"], shown(run, "1.1.5")["title"]) == ("blocked", "那边的标题")


def test_the_reason_goes_with_the_status_that_holds(run: Run, copy: Path) -> None:
    run("merge", str(copy), "--prefer", "mine")

    assert "等批复" not in run("show", "1.1.4").out.split("历史")[0]


def test_a_dry_run_tells_and_changes_nothing(run: Run, home: Path, copy: Path) -> None:
    before = {file: file.read_bytes() for file in home.rglob("*.json*")}

    told = run("merge", str(copy), "--dry-run").out

    assert told.startswith("会并入3步变更（没有改动）。\n  两边都改了：1.1.4 ")
    assert {file: file.read_bytes() for file in home.rglob("*.json*")} == before


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        pytest.param("1\n2\n", ("done", "那边的标题"), id="mine and theirs"),
        pytest.param("t\nm\n", ("blocked", "这里的标题"), id="by letter"),
        pytest.param("\n\n", ("blocked", "那边的标题"), id="enter is the later"),
        pytest.param("", ("blocked", "那边的标题"), id="end of input"),
    ],
)
def test_in_a_terminal_each_is_asked_for(
    run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch, answers: str, kept: tuple[str, str]
) -> None:
    monkeypatch.setattr(asking, "can_ask", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(answers))

    asked = run("merge", str(copy)).err

    assert "1 这里的：已完成" in asked
    assert (shown(run, "1.1.4")["status"], shown(run, "1.1.5")["title"]) == kept


def test_joining_twice_asks_nothing_again(run: Run, copy: Path) -> None:
    run("merge", str(copy), "--prefer", "mine")

    assert run("merge", str(copy)).out == "已并入0步变更。\n"
    assert shown(run, "1.1.4")["status"] == "done"


def test_what_both_changed_to_the_same_is_no_dispute(run: Run, home: Path, tmp_path: Path) -> None:
    run("list")
    other = tmp_path / "别处"
    shutil.copytree(home, other)
    for folder in (home, other):
        run("--home", str(folder), "tick", "1.1.4")
        run("--home", str(folder), "note", "1.1.4", "办完了")
    (file,) = other.glob("*.json")

    assert run("merge", str(file)).out == "已并入2步变更。\n"


def test_as_json_each_conflict_says_both_values_and_which_holds(run: Run, copy: Path) -> None:
    told = run("merge", str(copy), "--prefer", "mine", "--json").json

    status = next(each for each in told["disputes"] if each["field"] == "status")
    assert (status["ref"], status["mine"], status["theirs"], status["decided"]) == ("1.1.4", "done", "blocked", "mine")
    assert told["joined"] == 3
    assert len(told["conflicts"]) == len(told["disputes"]) + len(told["met"])
