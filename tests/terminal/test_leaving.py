"""What becomes of the terminal when the program is ended or stopped from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.tmux import IS_HERE, WHY_NOT, Terminal, terminal, tracker

pytestmark = pytest.mark.skipif(not IS_HERE, reason=WHY_NOT)

_ALTERNATE_SCREEN = "#{alternate_on} #{mouse_any_flag} #{cursor_flag}"
_AS_BEFORE = "0 0 1"


def state(shell: Terminal) -> str:
    """Whether the app's screen is shown, the mouse is taken, and the cursor is seen."""
    return shell.tmux("display-message", "-p", "-t", "test", _ALTERNATE_SCREEN).strip()


def start(shell: Terminal) -> None:
    shell.type(f"{tracker()} & echo $! > pid; fg > /dev/null; echo left-with-$?")
    shell.press("Enter")
    shell.expect("抓好自身建设", "序时")


@pytest.mark.parametrize(("signal", "code"), [("TERM", 143), ("HUP", 129)])
def test_a_program_that_is_told_to_go_leaves_the_terminal_as_it_was(tmp_path: Path, signal: str, code: int) -> None:
    with terminal(tmp_path) as shell:
        shell.type("set -m")
        shell.press("Enter")
        start(shell)
        shell.tmux("run-shell", f"kill -{signal} $(cat {tmp_path}/pid)")
        shell.expect(f"left-with-{code}")

        assert state(shell) == _AS_BEFORE
        shell.type("echo a-word")
        shell.expect("echo a-word")


def test_the_palette_suspends_the_program(tmp_path: Path) -> None:
    with terminal(tmp_path) as shell:
        shell.type("set -m")
        shell.press("Enter")
        start(shell)
        shell.press("C-p")
        shell.expect("Enter 确定")
        shell.type("挂起")
        shell.expect("回到命令行")
        shell.press("Enter")
        shell.expect_that(lambda _: state(shell) == _AS_BEFORE, "the shell")
        shell.type("fg")
        shell.press("Enter")

        shell.expect("抓好自身建设", "序时")


def test_a_program_that_is_suspended_gives_the_terminal_back_and_comes_again(tmp_path: Path) -> None:
    with terminal(tmp_path) as shell:
        shell.type("set -m")
        shell.press("Enter")
        start(shell)
        shell.tmux("run-shell", f"kill -TSTP $(cat {tmp_path}/pid)")
        shell.expect_that(lambda _: state(shell) == _AS_BEFORE, "the shell")
        shell.type("echo in-between")
        shell.press("Enter")
        shell.expect("in-between")
        shell.type("fg")
        shell.press("Enter")
        shell.expect("抓好自身建设", "序时")
        shell.press("j")
        shell.expect("1.1  未启动")
        shell.press("q")
        shell.expect_that(lambda _: state(shell) == _AS_BEFORE, "the shell")
