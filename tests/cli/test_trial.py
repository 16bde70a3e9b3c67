"""What a first trial of the command line stumbled over, each as it was met."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import datetime, tzinfo
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def done(run: Run, *options: str) -> int:
    return run("list", "--json", *options).json["plan"]["done"]


def test_a_report_on_a_past_day_leaves_out_what_was_done_later(run: Run) -> None:
    run("tick", "1.1.1", "--on", "2021-05-20")
    run("tick", "1.1.2", "--on", "2021-06-20")

    for asked in (("--on", "2021-05-31"), ("--as-of", "2021-05-31")):
        report = run("report", "--period", "month", "--format", "json", *asked)
        assert (report.code, report.json["figures"]["done"]) == (0, 1)


def test_undoing_a_slip_recorded_for_a_past_day_clears_that_day(run: Run) -> None:
    run("tick", "1.1.1", "--on", "2021-06-20")
    run("undo")

    assert done(run, "--as-of", "2021-07-31") == 0


def test_undoing_more_than_there_is_tells_what_was_undone(run: Run) -> None:
    run("tick", "1.1.1")
    run("tick", "1.1.2")

    undone = run("undo", "99")

    assert (undone.code, undone.out.count("撤销：")) == (0, 2)
    assert undone.err == "没有可以撤销的了。\n"
    assert run("redo", "99").out.count("重做：") == 2


def test_a_note_on_what_the_other_copy_removed_is_told_and_the_log_goes_on(
    run: Run, home: Path, tmp_path: Path
) -> None:
    run("list")
    other = tmp_path / "别处"
    shutil.copytree(home, other)
    (file,) = home.glob("*.json")
    run("remove", "3")
    run("--home", str(other), "note", "3", "被删的")

    joined = run("merge", str(other / file.name))

    assert (joined.code, "没有并入" in joined.out) == (0, True)
    assert "被删的" in run("log").out
    assert run("log", "--json").code == 0
    assert run("undo").code == 0


def test_a_report_never_takes_the_place_of_something_else(run: Run, home: Path, tmp_path: Path) -> None:
    document = tmp_path / "要点.txt"
    document.write_text("原件", encoding="utf-8")
    run("list")
    (plan,) = home.glob("*.json")

    for path in (document, plan):
        assert run("report", "-o", str(path), "--format", "txt").code == 4
    assert document.read_text(encoding="utf-8") == "原件"

    assert run("report", "-o", str(document), "--force").code == 0
    assert run("report", "-o", str(document)).code == 0  # a report that was handed in may be made anew


def test_a_saved_report_can_be_read_by_whom_the_system_lets(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "报告.md"

    run("report", "-o", str(path))

    assert path.stat().st_mode & 0o044


def test_output_that_is_lost_is_told_and_what_was_recorded_stays(home: Path) -> None:
    command = f'"{sys.executable}" -m tracker'

    full = subprocess.run(f"{command} tick 1.1.1 >/dev/full", shell=True, capture_output=True, text=True, check=False)  # noqa: S602
    closed = subprocess.run(f"{command} tick 1.1.2 >&-", shell=True, capture_output=True, text=True, check=False)  # noqa: S602

    assert (full.returncode, "都保存好了" in full.stderr, full.stderr.count("\n")) == (1, True, 1)
    assert (closed.returncode, closed.stderr) == (0, "")


def test_one_bad_file_hides_no_other_plan(run: Run, home: Path) -> None:
    run("list")
    (home / "坏的.json").write_text("{", encoding="utf-8")

    plans = run("plans")

    assert (plans.code, plans.out.count("57"), "坏的" in plans.err) == (5, 1, True)
    assert "三明市老区建设促进会" in run("report", "--all").out


def test_the_plan_that_opens_is_marked_and_named_where_there_are_several(run: Run, home: Path, tmp_path: Path) -> None:
    run("list")
    document = tmp_path / "要点.txt"
    document.write_text("2026年工作要点\n\n一、修路\n二、绿化\n", encoding="utf-8")

    first = run("load", str(document))
    again = run("load", str(document))

    assert (first.err, "已有名称相同的计划" in again.err) == ("", True)
    assert [plan["current"] for plan in run("plans", "--json").json["plans"]].count(True) == 1
    assert "2026年工作要点-2" in run("tick", "1").err


def test_a_unit_that_is_not_in_the_plan_makes_no_report(run: Run) -> None:
    refused = run("report", "--unit", "火星")

    assert (refused.code, "火星" in refused.err) == (3, True)


def test_only_the_items_of_a_light_are_in_its_report(run: Run) -> None:
    report = run("report", "ledger", "--light", "red", "--on", "2021-06-01", "--format", "json").json

    assert "选好会长人选" not in str(report)
    assert "各县（市、区）发展史全部出书" in str(report)


@pytest.mark.parametrize(
    ("written", "day"),
    [("2021-6-1", "2021-06-01"), ("2021/6/1", "2021-06-01"), ("2021年6月1日", "2021-06-01")],
)
def test_a_day_is_taken_as_people_write_it(run: Run, written: str, day: str) -> None:
    assert day in run("list", "--on", written).out


def test_kinds_and_filters_are_known_in_chinese(run: Run) -> None:
    assert run("report", "台账", "--format", "json", "--on", "2021-06-01").json["kind"] == "ledger"
    assert [item["ref"] for item in run("list", "状态:长期坚持", "--json").json["items"]] == ["1.3.5", "5.1.3"]


def test_a_status_without_its_reason_is_set_and_the_reason_asked_for(run: Run) -> None:
    assert "--why" in run("status", "1.1.2", "受阻").err


def test_what_a_field_was_and_is_now_is_told(run: Run) -> None:
    assert "完成时限：（空） → 2021-06-30（6月底）" in run("set", "1.1.1", "完成时限=6月底").out


def test_what_is_done_again_is_told_as_it_was_done(run: Run) -> None:
    run("add", "新任务")
    undone, redone = run("undo").out, run("redo").out

    assert (undone, redone) == ("撤销：新增：新任务（共1项）\n", "重做：新增：新任务（共1项）\n")
    assert [line.split("  ")[-1] for line in run("log").out.splitlines()[:3]] == [
        "重做：新增：新任务（共1项）",
        "撤销：新增：新任务（共1项）",
        "新增：新任务（共1项）",
    ]


def test_the_log_tells_undo_from_do_and_the_day_that_a_step_counts_for(run: Run) -> None:
    run("tick", "1.1.1", "--on", "2021-03-05")
    run("undo")
    run("redo")

    log = run("log").out.splitlines()

    assert ["重做：" in log[0], "撤销：" in log[1], "（计入2021-03-05）" in log[2]] == [True, True, True]


def test_the_past_shows_only_its_own_history_and_takes_nothing_in(run: Run, tmp_path: Path) -> None:
    run("tick", "1.1.1", "--on", "2021-03-05")
    document = tmp_path / "要点.txt"
    document.write_text("2026年工作要点\n\n一、修路\n", encoding="utf-8")

    assert len(run("log", "--as-of", "2021-02-01", "--json").json["steps"]) == 1
    assert run("load", str(document), "--as-of", "2021-02-01").code == 4
    assert run("backup", "--as-of", "2021-02-01").code == 4


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["load", "x.txt", "--year", "99999"], 2, "99999", id="a year that no plan is for"),
        pytest.param(["load", "x.txt", "--from", "三明"], 2, "不能一起用", id="a document and a plan at once"),
        pytest.param(["recover", "--restore"], 2, "缺少：名称", id="restore what"),
        pytest.param(["merge", "没有.json"], 2, "没有.json", id="a copy that is not there"),
        pytest.param(["report", "--issued", "99"], 3, "--issued", id="a report that was not handed in"),
        pytest.param(["restore", "没有"], 3, "tracker restore", id="what was not removed"),
        pytest.param(["move", "1.1", "--under", "2", "--after", "3"], 2, "不能一起用", id="two places at once"),
        pytest.param(["move", "1.1"], 2, "要写其中一个", id="no place"),
    ],
)
def test_hints_that_fit(run: Run, arguments: list[str], code: int, said: str) -> None:
    run("list")

    refused = run(*arguments)

    assert (refused.code, said in refused.err, refused.err.count("\n")) == (code, True, 1)


def test_json_goes_through_a_pipe_that_knows_no_chinese(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "tracker", "plans", "--json"],
        capture_output=True,
        check=True,
        env={"TRACKER_HOME": str(home), "PYTHONIOENCODING": "latin-1", "PATH": "/usr/bin:/bin"},
    )

    assert done.stdout.isascii()


def test_what_stops_an_undo_halfway_is_told_behind_what_was_undone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("set", "1.1.1", "person=张三")
    run("tick", "1.1.2")
    monkeypatch.setenv("LOGNAME", "王")
    run("set", "1.1.1", "person=李四")
    monkeypatch.setenv("LOGNAME", "李")

    undone = run("undo", "2")

    assert (undone.code, undone.out.count("撤销：")) == (4, 1)
    assert "李四" in undone.err


@pytest.mark.parametrize(
    ("asked", "first", "others"),
    [
        pytest.param(["3.2"], "3.2", "3.2.", id="a number"),
        pytest.param(["三.二"], "3.2", "3.2.", id="a number in Chinese"),
        pytest.param(["3"], "3", "3.", id="a point"),
        pytest.param(["3", "light:red"], "3", "3.2", id="a number beside a term"),
    ],
)
def test_the_list_of_a_number_is_the_item_and_what_is_below_it(
    run: Run, asked: list[str], first: str, others: str
) -> None:
    refs = [item["ref"] for item in run("list", *asked, "--on", "2021-06-01", "--json").json["items"]]

    assert refs[0] == first
    assert len(refs) > 1
    assert all(ref.startswith(others) for ref in refs[1:])


def test_a_number_that_no_item_has_is_a_word_of_the_list(run: Run) -> None:
    listed = run("list", "100", "--json").json["items"]

    assert any("100" in item["title"] for item in listed)


def test_a_long_option_that_the_list_has_not_is_refused(run: Run) -> None:
    listed = run("list", "--bogus")

    assert (listed.code, listed.out) == (2, "")
    assert "--bogus" in listed.err


def test_the_log_of_an_item_that_nobody_touched_says_so(run: Run) -> None:
    assert run("log", "1.1.1").out == "还没有变更。\n"


def test_an_item_without_units_is_shared_out_over_none(run: Run) -> None:
    shared = run("fanout", "1.1.1")

    assert shared.code == 2
    assert "tracker fanout 1.1.1" in shared.err


@pytest.mark.parametrize("unit", ["unit:300", "units=甲", "单位：甲"])
def test_a_term_or_a_field_is_not_taken_for_the_name_of_a_unit(run: Run, unit: str) -> None:
    shared = run("fanout", "1.1.1", unit)

    assert (shared.code, shared.out) == (2, "")
    assert unit in shared.err


@pytest.mark.parametrize(
    ("today", "typed", "meant"),
    [
        pytest.param("2027-01-10", "12月25日", "2026-12-25", id="december seen from january"),
        pytest.param("2026-11-24", "1月25日", "2026-01-25", id="january seen from november"),
        pytest.param("2026-11-24", "12月31日", "2026-12-31", id="the end of the year"),
        pytest.param("2027-01-10", "2027年12月25日", "2027-12-25", id="a year that is named"),
    ],
)
def test_a_day_without_a_year_is_that_of_last_year_where_this_years_is_far_ahead(
    run: Run, monkeypatch: pytest.MonkeyPatch, today: str, typed: str, meant: str
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Clock:
            return cls.fromisoformat(today).replace(tzinfo=tz)

    monkeypatch.setattr("tracker.cli.arguments.datetime", Clock)

    assert f"以{meant}为今天" in run("list", "--on", typed).out


def test_a_report_cannot_begin_on_a_day_to_come(run: Run) -> None:
    asked = run("report", "--since", "2021-07-01", "--on", "2021-06-30")

    assert (asked.code, asked.out) == (2, "")
    assert "2021-07-01" in asked.err


def test_what_has_neither_title_nor_year_is_told_to_look_like_no_plan(run: Run, tmp_path: Path) -> None:
    (tmp_path / "users.txt").write_text("root:x:0:0\ndaemon:x:1:1\n", encoding="utf-8")

    refused = run("load", str(tmp_path / "users.txt"))

    assert refused.code == 2
    assert "不是一份计划" in refused.err


def test_another_plan_is_told_to_be_no_copy(run: Run, home: Path) -> None:
    run("list")
    run("demo", "--name", "样例")

    refused = run("merge", str(home / "样例.json"), "-p", "三明")

    assert refused.code == 4
    assert "不是这个计划的副本" in refused.err


def test_a_document_named_as_the_plan_is_told_how_it_becomes_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "要点.txt").write_text("一、修路", encoding="utf-8")

    refused = run("list", "-p", str(tmp_path / "要点.txt"))

    assert refused.code == 2
    assert f"tracker load {tmp_path / '要点.txt'}" in refused.err


def test_a_file_in_place_of_the_data_folder_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "home").touch()

    refused = run("list")

    assert (refused.code, refused.err) == (2, f"没有 {tmp_path / 'home'} 这个文件夹。请先建好，或换一个地方。\n")
