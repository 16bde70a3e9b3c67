"""The ten jobs of a clerk in a real terminal: the program as it is started, the keys that are counted, the screen."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.jobs import JOBS, Text, job
from tests.terminal.tmux import IS_HERE, WHY_NOT, Terminal, terminal, tracker

pytestmark = pytest.mark.skipif(not IS_HERE, reason=WHY_NOT)

_ITEM = "1.1.1"
"""Selected after `+ j j`: the first leaf of the bundled plan."""

_DOCUMENT = """某某局2021年工作要点
一、抓好道路建设
（一）勘察国道，6月底前完成。
（二）修好县道。
二、抓好桥梁建设
"""


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Terminal]:
    """The app on the bundled plan, its first leaf selected."""
    with terminal(tmp_path) as found:
        start(found)
        yield found


def start(shell: Terminal) -> None:
    shell.type(tracker())
    shell.press("Enter")
    shell.expect("一、抓好自身建设", "序时")
    shell.press("+", "j", "j")
    shell.expect(_ITEM)


def leave(shell: Terminal) -> None:
    shell.press("q")
    shell.expect_that(
        lambda _: shell.tmux("display-message", "-p", "-t", "test", "#{alternate_on}") == "0\n", "the shell"
    )


def do(shell: Terminal, name: str) -> None:
    """Each key when what the one before it did is seen, as a user would; the test looks for what the last one does."""
    *presses, last = job(name).presses
    for each in (*presses, last):
        if isinstance(each, Text):
            shell.expect(each.asked)
            shell.type(each.text)
            shell.expect(each.text)
        else:
            before = shell.screen()
            shell.press(each)
            if each is not last:
                shell.expect_that(lambda screen, before=before: screen != before, f"what {each} does")


def kept(folder: Path, *arguments: str) -> Any:
    """What the command line finds in the plan."""
    command = [sys.executable, "-m", "tracker", "--home", str(folder / "home"), *arguments, "--json"]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


def test_ticking_a_task(shell: Terminal, tmp_path: Path) -> None:
    do(shell, "tick")

    shell.expect("已完成：", "[✓]")
    assert kept(tmp_path, "show", _ITEM)["status"] == "done"


def test_writing_a_note(shell: Terminal, tmp_path: Path) -> None:
    do(shell, "note")

    shell.expect("已记录：")
    assert "已开会研究" in [note["text"] for note in kept(tmp_path, "show", _ITEM)["notes"]]


def test_blocked_with_its_reason(shell: Terminal, tmp_path: Path) -> None:
    do(shell, "blocked")

    shell.expect("受阻：", "[!]")
    assert kept(tmp_path, "show", _ITEM)["blocked_reason"] == "等批复"


def test_setting_a_deadline(shell: Terminal, tmp_path: Path) -> None:
    do(shell, "deadline")

    shell.expect("完成时限 2021-09-30")
    assert kept(tmp_path, "show", _ITEM)["due"] == "2021-09-30"


def test_finding_by_initials(shell: Terminal) -> None:
    do(shell, "find")

    shell.expect_that(
        lambda screen: any("换届" in line and line.lstrip().startswith(">") for line in screen.splitlines()), "换届"
    )


def test_listing_what_is_overdue(shell: Terminal) -> None:
    do(shell, "overdue")

    shell.expect("逾期（", "逾期40天")


def test_adding_a_task(shell: Terminal, tmp_path: Path) -> None:
    do(shell, "add")

    shell.expect("已新增：走访老同志")
    assert [each["ref"] for each in kept(tmp_path, "list", "走访老同志")["items"]] == ["1.1.2"]


def test_undoing_after_a_restart(shell: Terminal, tmp_path: Path) -> None:
    do(shell, "tick")
    shell.expect("已完成：")
    leave(shell)
    start(shell)

    do(shell, "undo")

    shell.expect("已撤销")
    assert kept(tmp_path, "show", _ITEM)["status"] == "not_started"


def test_saving_a_report(shell: Terminal, tmp_path: Path) -> None:
    do(shell, "report")

    shell.expect("已保存到")
    (made,) = tmp_path.glob("*.docx")
    assert made.read_bytes().startswith(b"PK")


def test_loading_a_document(shell: Terminal, tmp_path: Path) -> None:
    (tmp_path / "要点.txt").write_text(_DOCUMENT, encoding="utf-8")

    do(shell, "load")

    shell.expect("已载入：")
    assert [each["title"] for each in kept(tmp_path, "list")["items"]][:2] == ["抓好道路建设", "勘察国道，6月底前完成"]


def test_no_job_takes_more_keys_than_elsewhere() -> None:
    slower = [each.name for each in JOBS if any(each.keystrokes > peer for peer in each.peers.values())]

    assert slower == []
