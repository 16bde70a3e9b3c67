"""What a clerk's year on the command line stumbled over, each as it was met."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracker.cli.commands import COMMANDS
from tracker.text.width import columns


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


@pytest.mark.parametrize("command", COMMANDS)
def test_a_help_in_chinese_names_what_to_write_in_chinese(run: Run, command: str) -> None:
    shown = run(command, "--help").out

    usage, *_ = shown.partition("\n\n")
    assert re.findall(r"[A-Z]{2,}|\bN\b", usage) == []
    assert "参数:" not in shown


def test_the_columns_of_a_help_stand_under_each_other(run: Run) -> None:
    shown = run("plans", "--help").out

    lines = shown.partition("选项：\n")[2].splitlines()
    heads = [re.match(r"  .*?\S {2,}(?=\S)", line) for line in lines]
    assert len({columns(head[0]) for head in heads if head}) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["note", "3.2"], "缺少：文字", id="a note without words"),
        pytest.param(["remind"], "缺少：事项。", id="whom to remind of what"),
        pytest.param(["load", ""], "缺少：文件", id="a document without a name"),
        pytest.param(["set", "1.1", "进度", "8"], "“字段=值”", id="a field without its sign"),
        pytest.param(["settings", "署名"], "“设置=值”", id="a setting without its sign"),
        pytest.param(["tick", "1.1.1", " "], "缺少：事项", id="an item of no words"),
        pytest.param(["move", "1.1"], "要写其中一个：--under --before --after", id="a move to nowhere"),
        pytest.param(["help", "天气"], "“天气”不是有效的专题", id="a topic that is none"),
        pytest.param(["list", "@本周"], "还一个也没有存过", id="a filter where none is saved"),
        pytest.param(["report", "--format", "docx"], "tracker report -o 文件名.docx", id="a format that is no text"),
        pytest.param(["report", "月报"], "不是有效的报告种类。可以写：进展情况报告", id="a kind that is none"),
        pytest.param(["report", "--period", "上周"], "month", id="a period that is none"),
        pytest.param(["report", "单位任务"], "--unit", id="a unit's report without the unit"),
        pytest.param(["report", "--format", "wps"], "不是有效的格式", id="a format that is none"),
        pytest.param(["note", "3.2", "x", "--kind", "好事"], "不是有效的种类", id="a kind of note that is none"),
        pytest.param(["list", "--on", "2021-02-31"], "不是一个日期。可以写：2021-06-30", id="a day that is none"),
        pytest.param(["due", "--within", "很久"], "不是有效的天数", id="days that are none"),
    ],
)
def test_what_is_wrong_is_told_in_chinese_with_what_would_do(run: Run, arguments: list[str], said: str) -> None:
    run("list")

    refused = run(*arguments)

    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err


@pytest.mark.parametrize(
    ("written", "period"), [("本月", "month"), ("本季", "quarter"), ("半年", "half"), ("全年", "year")]
)
def test_a_period_is_known_in_chinese(run: Run, written: str, period: str) -> None:
    asked = ("--on", "2021-08-20", "report", "--period")

    assert run(*asked, written).out == run(*asked, period).out


@pytest.mark.parametrize("written", ["进度：40%", "进度=40%", "进度＝４０％", "进度:40"])
def test_a_field_and_its_value_stand_around_any_sign_that_a_clerk_types(run: Run, written: str) -> None:
    run("set", "1.1.1", written)

    assert run("show", "1.1.1", "--json").json["progress"] == 0.4


def test_a_colon_behind_the_sign_belongs_to_the_value(run: Run) -> None:
    run("set", "1.1.1", "责任人=李：办公室")

    assert run("show", "1.1.1", "--json").json["person"] == "李：办公室"


@pytest.mark.parametrize(
    ("written", "status"),
    [("推进", "in_progress"), ("进行中", "in_progress"), ("取消", "cancelled"), ("办结", "done"), ("暂缓", "blocked")],
)
def test_a_status_is_set_by_the_words_that_ledgers_have_for_it(run: Run, written: str, status: str) -> None:
    run("status", "1.1.1", written, "--why", "原因")

    assert run("show", "1.1.1", "--json").json["status"] == status


def month(run: Run) -> str:
    return run("--on", "2021-04-30", "report", "--period", "month").out


def test_what_was_reached_in_the_month_stands_in_its_report_without_a_note(run: Run) -> None:
    run("--on", "2021-04-20", "set", "3.2.1", "完成数=8")

    assert "各县（市、区）发展史全部出书：累计完成8部，目标9部。" in month(run)


def test_what_was_reached_before_the_month_is_not_told_again(run: Run) -> None:
    run("--on", "2021-03-20", "set", "3.2.1", "完成数=8")

    assert "累计完成8部" not in month(run)


def test_an_older_note_does_not_hide_that_the_task_was_finished(run: Run) -> None:
    run("--on", "2021-04-06", "note", "2.1.1", "初稿已成")
    run("--on", "2021-04-20", "tick", "2.1.1")

    assert "初稿已成（4月6日）。已于4月20日完成。" in month(run)


def test_a_note_of_the_day_on_which_it_was_finished_tells_that_itself(run: Run) -> None:
    run("--on", "2021-04-20", "tick", "2.1.1")
    run("--on", "2021-04-20", "note", "2.1.1", "已送会长办公会审定")

    assert "已于4月20日完成" not in month(run)


def test_a_deadline_that_was_moved_is_told_from_when_to_when(run: Run) -> None:
    run("--on", "2021-04-05", "set", "3.2", "完成时限=7月底")

    told = month(run)

    assert "调整时限4项" in told
    assert "时限调整：5月31日 → 7月31日" in told


def test_a_years_summary_does_not_pass_over_what_is_overdue(run: Run) -> None:
    run("tick", "3.2.1", "3.2.2", "3.2.3")

    summary = run("--on", "2021-12-31", "report", "工作总结").out

    assert "项任务逾期未完成：" in summary
    assert "催办宁化、梅列、沙县三部书付印出版" in summary.partition("存在的问题")[2]


def test_a_document_to_be_merged_is_sent_to_revise(run: Run, tmp_path: Path) -> None:
    document = tmp_path / "要点.docx"
    document.write_bytes(b"PK")

    refused = run("merge", str(document))

    assert (refused.code, "tracker revise" in refused.err) == (2, True)


def test_ticking_off_what_has_not_reached_its_target_says_so(run: Run) -> None:
    ticked = run("tick", "3.2.1")

    assert ticked.code == 0
    assert "完成数还是6部，目标是9部" in ticked.err
    assert "tracker set 3.2.1 完成数=9部" in ticked.err


def test_a_tick_of_what_has_reached_its_target_says_nothing_of_it(run: Run) -> None:
    run("set", "3.2.1", "完成数=9部")

    assert run("tick", "3.2.1").err == ""


def test_what_is_recorded_for_another_day_says_for_which(run: Run) -> None:
    assert "2021-04-20" in run("--on", "2021-04-20", "tick", "1.1.1").err
    assert run("tick", "1.1.2").err == ""


def test_what_cannot_be_split_is_told_as_such(run: Run) -> None:
    assert "没有可拆的步骤" in run("split", "5.3.1").out


def test_finding_nothing_shows_how_conditions_are_written(run: Run) -> None:
    assert "灯:红" in run("list", "红灯").out


def test_what_was_carried_over_and_what_stayed_behind_is_told(run: Run) -> None:
    run("tick", "1", "2", "4", "5")

    carried = run("load", "--from", "三明").out

    assert "结转了未完成的16项、长期坚持的2项" in carried
    assert "重设时限" in carried


def test_a_folder_in_place_of_a_document_is_told_what_may_be_wrong(run: Run, tmp_path: Path) -> None:
    refused = run("revise", str(tmp_path))

    assert (refused.code, "文件夹" in refused.err) == (2, True)
