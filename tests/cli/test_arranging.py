from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracker.cli.arguments import read_command
from tracker.errors import BadCommandLine
from tracker.language.catalogue import load_catalogue
from tracker.model.numbering import Style

PLAN = """# 某办公室2026年工作要点
（单位：某办公室；年份：2026）

## 二、道路
- [ ] （二）勘察
  > （二）勘察。先选线路。再测量。
- [ ] （四）修路（责任单位：甲县、乙县；目标：11公里）

## 三、桥梁
"""


@pytest.fixture
def planned(run: Run, tmp_path: Path) -> Run:
    """The commands, with the plan above loaded."""
    file = tmp_path / "plan.md"
    file.write_text(PLAN, encoding="utf-8")
    assert run("load", str(file)).code == 0
    return run


def markers(run: Run) -> list[str]:
    return [item["marker"] for item in run("list", "--json").json["items"]]


def test_renumbering_the_plan_tells_each_marker_and_is_undone_as_one_step(planned: Run) -> None:
    ran = planned("renumber")

    assert ran.out.splitlines() == [
        "1 道路  序号：二、 → 一、",
        "1.1 勘察  序号：（二） → （一）",
        "1.2 修路  序号：（四） → （二）",
        "2 桥梁  序号：三、 → 二、",
    ]

    planned("undo")

    assert markers(planned) == ["二、", "（二）", "（四）", "三、"]


def test_renumbering_a_branch_in_another_style(planned: Run) -> None:
    planned("renumber", "1", "--style", "steps")

    assert markers(planned) == ["二、", "一是", "二是", "三、"]


def test_a_dry_run_changes_nothing(planned: Run) -> None:
    told = planned("renumber", "1", "--dry-run", "--json").json

    assert (told["changed"], [each["new"] for each in told["markers"]]) == (False, ["（一）", "（二）"])
    assert markers(planned) == ["二、", "（二）", "（四）", "三、"]


def test_what_is_numbered_rightly_is_said_to_be_so(planned: Run) -> None:
    planned("renumber")

    assert planned("renumber").out == "序号都对，没有改动。\n"


@pytest.mark.parametrize("style", Style)
def test_every_style_can_be_asked_for(style: Style) -> None:
    _, arguments = read_command(["renumber", "--style", style.value], load_catalogue("zh"))

    assert arguments.style == style.value


def test_a_style_that_is_none_is_refused() -> None:
    with pytest.raises(BadCommandLine):
        read_command(["renumber", "--style", "roman"], load_catalogue("zh"))


def test_splitting_answers_the_steps(planned: Run) -> None:
    ran = planned("split", "1.1", "--json").json

    assert [(item["ref"], item["title"]) for item in ran["items"]] == [("1.1.1", "先选线路"), ("1.1.2", "再测量")]


def test_what_cannot_be_split_is_said_to_be_so_already(planned: Run) -> None:
    assert planned("split", "2", "--json").json["changed"] is False


@pytest.mark.parametrize(
    ("units", "titles"),
    [
        pytest.param([], ["甲县：修路", "乙县：修路"], id="the units of the item"),
        pytest.param(["丙县", "丁县"], ["丙县：修路", "丁县：修路"], id="those named"),
        pytest.param(["丙县、丁县"], ["丙县：修路", "丁县：修路"], id="those named in one word"),
    ],
)
def test_sharing_out_answers_a_child_a_unit(planned: Run, units: list[str], titles: list[str]) -> None:
    ran = planned("fanout", "1.2", *units, "--json").json

    assert [item["title"] for item in ran["items"]] == titles
    assert [item["target"]["value"] for item in ran["items"]] in ([6, 5], ["6", "5"])
