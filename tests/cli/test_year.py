"""What a clerk's year on the command line stumbled over, each as it was met."""

from __future__ import annotations

from tests.cli.conftest import Run


def test_a_reason_given_later_is_told_in_the_log_and_so_is_its_undoing(run: Run) -> None:
    run("status", "1.1.1", "受阻")
    run("status", "1.1.1", "受阻", "--why", "路断了")
    run("undo")

    told = run("log").out.splitlines()

    assert "撤销：1.1.1" in told[0]
    assert "原因：（空） → 路断了" in told[0]
    assert "1.1.1" in told[1]
    assert "原因：（空） → 路断了" in told[1]


def test_what_became_of_an_item_that_is_gone_is_told_by_its_title(run: Run) -> None:
    run("add", "开会", "--under", "2.2")
    run("move", "开会", "--under", "2.1")

    undone = run("undo", "2")

    assert "撤销：移动：开会" in undone.out
    assert "移动：开会" in run("log").out
