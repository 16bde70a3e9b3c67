"""Keys that reach the terminal in one go, before the program has got round to the first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.tmux import IS_HERE, WHY_NOT, Terminal, terminal, tracker

pytestmark = pytest.mark.skipif(not IS_HERE, reason=WHY_NOT)


def started(shell: Terminal) -> None:
    shell.type(tracker())
    shell.press("Enter")
    shell.expect("抓好自身建设", "序时")


def test_two_titles_typed_in_one_go_are_two_whole_items(tmp_path: Path) -> None:
    with terminal(tmp_path) as shell:
        started(shell)
        shell.type("a架桥修路\ra植树造林\r")

        shell.expect("架桥修路", "植树造林")


def test_a_search_and_a_tick_typed_in_one_go_tick_what_was_found(tmp_path: Path) -> None:
    with terminal(tmp_path) as shell:
        started(shell)
        shell.type("a架桥修路\r/架桥\r ")

        shell.expect("已完成：架桥修路")


def test_a_note_pasted_behind_its_key_is_whole(tmp_path: Path) -> None:
    with terminal(tmp_path) as shell:
        started(shell)
        shell.tmux("set-buffer", "甲乙丙丁\n戊己庚辛")
        shell.tmux("send-keys", "-t", "test", "n", ";", "paste-buffer", "-p", "-t", "test")

        shell.expect("甲乙丙丁", "戊己庚辛")


def test_keys_typed_while_the_program_starts_are_heard(tmp_path: Path) -> None:
    with terminal(tmp_path) as shell:
        shell.type(tracker())
        shell.tmux("send-keys", "-t", "test", "Enter")
        shell.tmux("send-keys", "-t", "test", "-l", "a架桥修路\r")

        shell.expect("抓好自身建设", "架桥修路")
