from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Run


def refs(run: Run, under: str) -> list[str]:
    listed = run("list", f"under:{under}", "--json").json["items"]
    return [item["title"] for item in listed if item["depth"] == under.count(".") + 2]


def item(run: Run, ref: str) -> dict[str, Any]:
    return run("show", ref, "--json").json


def test_several_fields_are_set_as_one_step(run: Run) -> None:
    run("set", "1.1.1", "完成时限=6月底", "责任人=张三", "units=办公室、宣传部", "目标=12次", "完成数=3次")

    shown = item(run, "1.1.1")
    assert (shown["due"], shown["due_text"], shown["person"]) == ("2021-06-30", "6月底", "张三")
    assert (shown["units"], shown["progress"]) == (["办公室", "宣传部"], 0.25)
    assert len(run("log", "1.1.1", "--json").json["steps"]) == 1


def test_an_empty_value_clears_a_field(run: Run) -> None:
    run("set", "1.2", "deadline=")

    assert item(run, "1.2")["due"] is None


def test_setting_a_status_by_field_keeps_its_reason(run: Run) -> None:
    run("set", "1.1.1", "status=受阻", "原因=等文件")

    assert item(run, "1.1.1")["blocked_reason"] == "等文件"


def test_a_status_set_on_a_parent_is_told_of_every_item_below_it(run: Run) -> None:
    done = run("set", "1.1", "状态=已完成")

    told = done.out.splitlines()
    assert (done.code, told[0]) == (0, "已修改：1.1 以党建为引领，加强老促会思想建设（共5项）")
    assert told[1] == "  1.1.1 学习习近平新时代中国特色社会主义思想  状态：未启动 → 已完成"
    assert len(told) == 6


def test_several_items_get_the_same_as_one_step(run: Run) -> None:
    done = run("set", "1.1.1", "1.1.2", "完成时限=6月底", "状态=推进中")

    assert [line.split()[0] for line in done.out.splitlines() if not line.startswith(" ")] == [
        "已修改：1.1.1",
        "已修改：1.1.2",
    ]
    assert [(item(run, ref)["due"], item(run, ref)["status"]) for ref in ("1.1.1", "1.1.2")] == [
        ("2021-06-30", "in_progress")
    ] * 2
    run("undo")
    assert {item(run, ref)["due"] for ref in ("1.1.1", "1.1.2")} == {None}


def test_a_parent_named_beside_its_child_sets_a_status_once(run: Run) -> None:
    assert run("set", "1.1", "1.1.1", "状态=推进中").code == 0
    assert [item(run, ref)["status"] for ref in ("1.1.1", "1.1.2")] == ["in_progress"] * 2


def test_what_is_reached_of_an_item_begins_it_in_the_same_step(run: Run) -> None:
    done = run("set", "1.1.1", "目标=12次", "完成数=3次")

    assert "状态：未启动 → 推进中" in done.out
    run("undo")
    assert item(run, "1.1.1")["status"] == "not_started"


def test_a_status_set_with_a_percentage_is_the_one_that_holds(run: Run) -> None:
    run("set", "1.1.1", "进度=40%", "状态=受阻", "原因=等文件")

    assert item(run, "1.1.1")["status"] == "blocked"


def test_adding_at_the_end_under_before_and_behind(run: Run) -> None:
    run("add", "六、召开年会", "--marker", "六、")
    run("add", "第一", "--before", "4.1.1")
    run("add", "第二", "--after", "4.1.1")
    run("add", "最后", "--under", "4.1")

    assert refs(run, "4.1")[:2] == ["第一", "第二"]
    assert refs(run, "4.1")[-1] == "最后"
    assert item(run, "6")["title"] == "六、召开年会"


def test_moving_before_behind_and_under(run: Run) -> None:
    before = refs(run, "1.1")

    run("move", "1.1.1", "--after", "1.1.3")
    assert refs(run, "1.1") == [before[1], before[2], before[0], *before[3:]]

    run("move", "1.1.3", "--before", "1.1.1")
    assert refs(run, "1.1") == before

    run("move", "1.1.1", "--under", "1.2")
    assert refs(run, "1.2")[-1] == before[0]


def test_moving_into_its_own_branch_is_refused(run: Run) -> None:
    refused = run("move", "1", "--under", "1.1")

    assert (refused.code, "不能移到自己下面" in refused.err) == (4, True)


def test_what_is_removed_comes_back_with_its_notes(run: Run) -> None:
    run("note", "1.2.3", "已报批")
    before = item(run, "1.2.3")["notes"]

    assert run("remove", "1.2").out == "已删除：以换届为契机，加强老促会组织建设（共5项，可用 tracker undo 撤销）\n"
    assert "以换届为契机" in run("restore").out
    run("restore", "以换届为契机")

    assert item(run, "1.2.3")["notes"] == before


def test_nothing_to_restore_says_so(run: Run) -> None:
    assert run("restore").out == "没有删除的事项。\n"
    assert run("restore", "换届").code == 3


def test_undo_and_redo_work_across_processes_and_say_what_they_did(run: Run) -> None:
    run("tick", "1.1.1")
    run("note", "1.1.2", "已学习")

    assert run("undo").out == "撤销：1.1.2 学习党的十九届五中全会精神  记录 进展：已学习\n"
    assert "未启动 → 已完成" in run("undo").out
    assert item(run, "1.1.1")["status"] == "not_started"
    assert run("redo", "2").out.count("重做：") == 2
    assert item(run, "1.1.1")["status"] == "done"
    assert (run("redo").code, run("redo").err) == (3, "没有可以重做的了。\n")


def test_undoing_a_bulk_edit_is_one_step(run: Run) -> None:
    run("tick", "3")

    assert "（等" in run("undo").out
    assert run("list", "status:done", "--json").json["items"] == []


def test_there_is_nothing_to_undo_in_a_plan_just_loaded(run: Run) -> None:
    assert (run("undo").code, run("undo").err) == (3, "没有可以撤销的了。\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["tik", "1"], 2, "是不是 tick", id="a command that is near one"),
        pytest.param(["催办"], 2, "没有“催办”这个命令", id="no such command"),
        pytest.param(["--frob"], 2, "不认识“--frob”", id="no such option"),
        pytest.param(["list", "--frob"], 2, "不认识“--frob”", id="no such option of a command that takes a filter"),
        pytest.param(["list", "-frob"], 0, "", id="a word that a filter excludes"),
        pytest.param(["tick"], 2, "缺少：事项", id="nothing to tick"),
        pytest.param(["tick", "9.9"], 3, "找不到“9.9”", id="no such number"),
        pytest.param(["status", "1.1.1", "好了"], 2, "没有“好了”这个状态", id="no such status"),
        pytest.param(["set", "1.1.1", "颜色=红"], 2, "没有“颜色”这个字段", id="no such field"),
        pytest.param(["set", "1.1.1", "完成时限=很快"], 2, "“很快”不是有效的完成时限", id="no date"),
        pytest.param(["set", "1.1.1", "6月底"], 2, "完成时限=6月底", id="no equals sign"),
        pytest.param(["set", "1.1", "进度=50%"], 4, "有下级事项", id="a parent's percentage"),
        pytest.param(["list", "due:bald"], 2, "due:<30d", id="a filter that cannot be understood"),
        pytest.param(["list", "status:好"], 2, "“好”不是有效的状态", id="a status that is none"),
        pytest.param(["--on", "2021-02-30", "list"], 2, "“2021-02-30”不是一个日期", id="a day that is none"),
        pytest.param(["--lang", "fr", "list"], 2, "“fr”不是有效的 --lang", id="a language that is none"),
        pytest.param(["list", "--plan"], 2, "--plan", id="an option without its value"),
        pytest.param(["undo", "0"], 2, "不是有效的", id="undo nothing"),
        pytest.param(["due", "--within", "bald"], 2, "30d", id="days that are none"),
        pytest.param(["add", " "], 2, "召开", id="an empty title"),
        pytest.param(["report", "novel"], 2, "进展情况报告", id="no such report"),
        pytest.param(["report", "--format", "doc2"], 2, "md", id="no such format"),
        pytest.param([], 2, "tracker list", id="the app without a terminal"),
    ],
)
def test_wrong_input_gets_one_clear_line_and_changes_nothing(
    run: Run, arguments: list[str], code: int, said: str
) -> None:
    before = run("text").out

    refused = run(*arguments)

    assert refused.code == code
    assert said in refused.err
    assert refused.err.count("\n") == (1 if code else 0)
    assert "Traceback" not in refused.err
    assert run("text").out == before


def test_a_copy_has_its_own_ids_and_goes_where_it_is_told(run: Run) -> None:
    before = item(run, "1.1")
    run("tick", "1.1.1")

    ran = run("copy", "1.1", "--after", "1.2", "--json").json

    (copy,) = ran["items"]
    assert (copy["ref"], copy["title"]) == ("1.3", before["title"])
    assert copy["id"] != before["id"]
    assert copy["done"] == 0


def test_copying_is_undone_as_one_step(run: Run) -> None:
    before = run("list", "--json").json["items"]
    run("copy", "1", "--under", "2")
    run("undo")

    assert run("list", "--json").json["items"] == before
