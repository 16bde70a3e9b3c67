"""What a filled ledger says beside its tasks, and what it says that nobody can read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tracker.model.amount import Amount
from tracker.model.status import Status
from tracker.reading.lines import Line, Table
from tracker.reading.outline import Node, Outline
from tracker.reading.tables import outline_of_blocks

HEAD = ("序号", "工作任务", "责任单位", "完成时限", "目标", "完成数", "进度", "状态")


def read(*rows: tuple[str, ...]) -> Outline:
    return outline_of_blocks([Table(1, (HEAD, *rows))], year=2026)


def task(**cells: str) -> Node:
    (node,) = read(tuple(cells.get(head, "") for head in HEAD)).nodes
    return node


@pytest.mark.parametrize(
    ("cell", "percent"),
    [("50%", 50), ("５０％", 50), ("0.5", 50), ("100", 100), ("1", 100), ("0", 0), ("150%", None), ("过半", None)],
)
def test_progress_as_ledgers_write_it(cell: str, percent: int | None) -> None:
    assert task(工作任务="修路", 进度=cell).percent == percent


def test_target_actual_and_status_come_with_the_task() -> None:
    node = task(工作任务="修路", 目标="11公里", 完成数="6公里", 状态="正在推进")

    assert (node.target, node.actual) == (Amount(Decimal(11), "公里"), Amount(Decimal(6), "公里"))
    assert node.status is Status.IN_PROGRESS


def test_a_row_of_one_cell_is_the_point_of_the_rows_below_it_and_no_task() -> None:
    point = tuple("道路" if head == "工作任务" else "" for head in HEAD)
    below = tuple({"工作任务": "修路", "责任单位": "交通局"}.get(head, "") for head in HEAD)

    assert [(node.depth, node.title) for node in read(point, below).nodes] == [(1, "道路"), (2, "修路")]


def test_a_standing_task_says_so_where_its_deadline_would_be() -> None:
    assert task(工作任务="养护", 完成时限="长期坚持").status is Status.STANDING


@pytest.mark.parametrize("head", ["完成时限", "目标", "完成数", "进度", "状态"])
def test_a_cell_that_cannot_be_read_stays_in_the_words_and_is_told(head: str) -> None:
    outline = read(tuple({"工作任务": "修路", head: "看情况吧"}.get(each, "") for each in HEAD))

    (problem,) = outline.problems
    assert (problem.key, problem.line_number, problem.text) == ("unread_value", 2, f"{head}：看情况吧")
    assert f"{head}：看情况吧" in outline.nodes[0].text


def test_a_row_without_a_task_is_kept_and_told() -> None:
    outline = read(("1", "修路", "", "", "", "", "", ""), ("2", "", "林业局", "6月底前", "", "", "", ""))

    assert "林业局" in outline.nodes[1].text
    assert outline.problems[0].line_number == 3


def test_an_item_beside_the_table_is_told() -> None:
    rows = (("1", "修路", "", "6月底前", "", "", "", ""), ("2", "种树", "", "年底前", "", "", "", ""))

    outline = outline_of_blocks([Line(1, "一、抓好档案。整理历年档案。"), Table(2, (HEAD, *rows))], year=2026)

    assert [(problem.key, problem.line_number) for problem in outline.problems] == [("beside_table", 1)]
