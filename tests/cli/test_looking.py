from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

NUMBERED = ["一是", "二是", "三是", "一是", "二是", "三是", "四是", "一是", "二是", "三是", "一要", "二要", "三要"]


def test_the_first_start_has_the_five_points_and_thirteen_items_of_2021(run: Run) -> None:
    listed = run("list", "--json").json

    points = [item for item in listed["items"] if item["depth"] == 1]
    assert [point["marker"] + point["title"] for point in points] == [
        "一、抓好自身建设",
        "二、深入调查研究",
        "三、加大宣传力度",
        "四、努力多办实事",
        "五、提升促进水平",
    ]
    assert [item["marker"] for item in listed["items"] if item["depth"] == 2 and item["marker"]] == NUMBERED
    assert listed["plan"]["org"] == "三明市老区建设促进会"
    assert listed["plan"]["year"] == 2021


def test_an_item_of_the_list_has_every_field_that_scripts_build_on(run: Run) -> None:
    item = next(each for each in run("list", "--json", "--on", "2021-06-01").json["items"] if each["ref"] == "3.2")

    assert (
        item.items()
        >= {
            "depth": 2,
            "marker": "二是",
            "status": "in_progress",
            "light": "red",
            "due": "2021-05-31",
            "due_text": "5月底前",
            "done": 0,
            "counted": 4,
            "lead": [],
            "units": [],
            "person": "",
        }.items()
    )
    assert item["reason"].startswith("3.2.1 逾期1天")
    assert 0 < item["progress"] < 1


def test_the_history_books_are_red_on_the_first_of_june_with_the_reason(run: Run) -> None:
    shown = run("--on", "2021-06-01", "list", "light:red").out

    assert re.search(r"3\.2 .*《革命老区县发展史》.*2021-05-31 .*红 逾期1天", shown)
    assert "换届" not in shown


def test_a_list_that_goes_into_a_pipe_is_cut_to_no_width_and_has_no_colour(run: Run) -> None:
    run("add", "长" * 300)

    shown = run("list").out

    assert "长" * 300 in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param(["换届", "under:1.2"], ["1.2", "1.2.2", "1.2.3"], id="words under an item"),
        pytest.param(["-换届", "point:1.2"], ["1.2.1", "1.2.4"], id="words excluded"),
        pytest.param(["huanjie", "-status:推进中"], ["1.2.2"], id="pinyin, a status excluded"),
        pytest.param(["has:number"], ["1.1.4", "2.1.4"], id="with a document number"),
        pytest.param(["due:2021-05", "status:open"], ["3.2", "3.2.1", "3.2.2", "3.2.3", "3.2.4"], id="due in a month"),
        pytest.param(["status:长期坚持"], ["1.3.5", "5.1.3"], id="standing"),
        pytest.param(["status:standing"], ["1.3.5", "5.1.3"], id="standing by its value"),
        pytest.param(["has:target"], ["3.2.1"], id="with a target"),
        pytest.param(["没有这个词"], [], id="nothing"),
    ],
)
def test_filters(run: Run, asked: list[str], found: list[str]) -> None:
    listed = run("list", "--json", "--on", "2021-06-01", *asked).json

    assert [item["ref"] for item in listed["items"]] == found


def test_a_filter_that_finds_nothing_says_so(run: Run) -> None:
    assert "没有符合条件的事项" in run("list", "没有这个词").out


def test_what_is_due_comes_earliest_first_and_without_what_is_done(run: Run) -> None:
    run("tick", "3.2.2")

    due = run("due", "--within", "4w", "--on", "2021-06-10", "--json").json

    assert [item["ref"] for item in due["items"]] == ["3.2.1", "3.2.3", "3.2.4", "1.2.1", "1.2.2", "1.2.3", "1.2.4"]


def test_nothing_due_says_so(run: Run) -> None:
    assert run("due", "--on", "2021-01-10").out == "30天内没有到期或逾期的事项。\n"


def test_showing_an_item_tells_its_fields_notes_and_history(run: Run) -> None:
    run("note", "3.2.1", "宁化已出书", "--evidence", "出版/宁化.pdf", "--on", "2021-03-31")

    shown = run("show", "3.2.1").out

    assert "目标  6/9部" in shown
    assert "2021-03-31  进展：宁化已出书（依据：出版/宁化.pdf）（李）" in shown
    assert "3.2.1 各县（市、区）发展史全部出书  记录 进展：宁化已出书" in shown


def test_json_has_a_line_for_each_of_many(run: Run) -> None:
    listed = run("list", "--json")

    head, plan, opening, *items, closing, tail = listed.out.splitlines()
    assert [head, opening, closing, tail] == ["{", '  "items": [', "  ]", "}"]
    assert json.loads(f"{{{plan.rstrip(',')}}}")["plan"] == listed.json["plan"]
    assert [json.loads(line.rstrip(",")) for line in items] == listed.json["items"]


def test_showing_an_item_as_json_has_notes_text_and_history(run: Run) -> None:
    run("note", "3.2.1", "宁化已出书", "--kind", "问题", "--on", "2021-03-31")

    item = run("show", "3.2.1", "--json").json

    assert (
        item["notes"][-1].items()
        >= {"on": "2021-03-31", "author": "李", "kind": "problem", "text": "宁化已出书"}.items()
    )
    assert [step["on"] for step in item["history"]] == ["2021-03-31"]
    assert item["target"] == {"value": 9.0, "unit": "部"}


def test_the_plans_are_listed_with_their_progress(run: Run) -> None:
    run("tick", "1")

    plans = run("plans", "--json").json["plans"]

    assert [(plan["title"], plan["done"], plan["counted"]) for plan in plans] == [("2021年工作要点", 14, 57)]
    assert plans[0]["light"] in {"green", "yellow", "red"}
    assert "14/57" in run("plans").out


def test_no_plans_yet_says_so(run: Run) -> None:
    assert run("plans").out == "还没有计划。\n"


def test_the_log_tells_the_newest_first(run: Run) -> None:
    run("tick", "1.1.1")
    run("status", "1.1.2", "受阻", "--why", "等文件")

    lines = run("log").out.splitlines()

    assert "1.1.2" in lines[0]
    assert lines[1].endswith("等文件")
    assert "未启动 → 已完成" in lines[2]
    assert lines[-1].endswith("载入文件：三明市老区建设促进会2021年工作要点.md")
    assert len(run("log", "1.1.1", "--json").json["steps"]) == 1


def test_the_plan_as_text_holds_what_was_recorded(run: Run) -> None:
    run("tick", "1.1.1")

    assert "- [x] " in run("text").out
    assert run("text", "--json").json["text"] == run("text").out


def test_a_state_of_a_past_day_is_shown_and_cannot_be_changed(run: Run) -> None:
    run("tick", "1.1.1", "--on", "2021-03-01")
    run("tick", "1.1.2", "--on", "2021-04-01")

    march = run("list", "--as-of", "2021-03-31", "status:done", "--json").json
    refused = run("tick", "1.1.3", "--as-of", "2021-03-31")

    assert [item["ref"] for item in march["items"]] == ["1.1.1"]
    assert (refused.code, "2021-03-31" in refused.err) == (4, True)


def test_a_plan_is_named_by_its_name_a_part_of_it_or_its_file(run: Run, home: Path) -> None:
    run("list")
    (file,) = home.glob("*.json")

    assert run("-p", "三明", "list").code == 0
    assert run("list", "--plan", str(file)).code == 0
    refused = run("-p", "宁化", "list")
    assert (refused.code, refused.err) == (3, f"没有计划“宁化”。这里的计划见：tracker plans（{home}）\n")


def test_a_plan_is_renamed(run: Run) -> None:
    name = run("list", "--json").json["plan"]["name"]

    renamed = run("plans", "--rename", name, "新名称")

    assert (renamed.code, "新名称" in renamed.out) == (0, True)
    assert [each["name"] for each in run("plans", "--json").json["plans"]] == ["新名称"]


def test_a_plan_is_removed_with_consent_and_its_file_stays(run: Run, home: Path) -> None:
    name = run("list", "--json").json["plan"]["name"]

    refused = run("plans", "--remove", name)
    removed = run("plans", "--remove", name, "--yes")

    assert (refused.code, f"tracker plans --remove {name} --yes" in refused.err) == (2, True)
    assert removed.code == 0
    assert run("plans", "--json").json["plans"] == []
    assert len(list((home / "removed").glob("*.json"))) == 1


def test_the_log_as_json_has_every_change_as_the_file_has_it(run: Run) -> None:
    run("status", "1.1.1", "blocked", "--why", "等批复")

    (newest, *_) = run("log", "--json").json["steps"]

    edits = {each["field"]: (each["old"], each["new"]) for each in newest["edits"]}
    assert edits == {"status": ("not_started", "blocked"), "reason": ("", "等批复")}


def test_a_removed_plan_is_listed_and_brought_back(run: Run, home: Path) -> None:
    run("list")
    name = next(home.glob("*.json")).stem
    assert run("plans", "--restore").out == "没有删除过计划。\n"
    run("plans", "--remove", name, "--yes")

    listed = run("plans", "--restore").out, run("plans", "--restore", "--json").json["removed"][0]["name"]
    restored = run("plans", "--restore", name)

    assert (name in listed[0], listed[1]) == (True, name)
    assert restored.out == f"已恢复计划：{name}\n"
    assert (home / f"{name}.json").exists()
    assert run("plans", "--restore", name).code == 3
