from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.store.making import edited


@pytest.fixture
def file(run: Run, home: Path) -> Path:
    """The file of a plan in which three tasks were ticked, one command each."""
    for ref in ("1.1.1", "1.1.2", "1.1.3"):
        run("tick", ref)
    (found,) = home.glob("*.json")
    return found


def done(run: Run) -> int:
    return run("list", "--json").json["plan"]["done"]


def test_a_plan_just_loaded_and_one_worked_on_are_sound(run: Run, file: Path) -> None:
    assert run("check").out == "完好：79项，31条记录，4步变更。\n"
    assert run("check", "--json").json.items() >= {"sound": True, "items": 79, "findings": []}.items()


def test_a_value_changed_behind_the_history_is_found(run: Run, file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace("深入调查研究", "深入调査研究"), encoding="utf-8")

    checked = run("check")

    assert (checked.code, checked.err) == (5, "")
    assert "不经记录被改过" in checked.out
    assert "计划文件被别的程序改过" in run("list").err


def test_what_was_changed_behind_the_history_is_accepted_as_a_step_that_can_be_undone(run: Run, file: Path) -> None:
    edited(file, {"title": "外面改的"}, "items", 2)
    assert "→ 外面改的" in run("check").out

    accepted = run("check", "--accept")

    assert (accepted.code, "→ 外面改的" in accepted.out) == (0, True)
    assert run("check").code == 0
    assert "程序外的改动" in run("log").out
    run("undo")
    assert run("show", "1.1.1", "--json").json["title"] != "外面改的"
    assert run("check").code == 0


def test_what_was_changed_in_a_plan_nobody_worked_on_counts_as_loaded(run: Run, home: Path) -> None:
    run("list")
    (file,) = home.glob("*.json")
    edited(file, {"title": "外面改的"}, "items", 2)
    assert "没有哪份备份" in run("check").out

    accepted = run("check", "--accept", "--json").json

    assert accepted == {"accepted": True, "differences": None}
    assert run("check").code == 0


def test_a_history_with_a_step_lost_is_not_offered_to_be_accepted(run: Run, home: Path) -> None:
    run("status", "1.1.1", "推进中")
    run("status", "1.1.1", "受阻")
    (file,) = home.glob("*.json")
    tables = json.loads(file.read_text(encoding="utf-8"))
    del tables["changes"][max(tables["changes"], key=int)]
    file.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")
    shutil.rmtree(file.with_suffix(".backups"))

    told = run("check").out

    assert "历史缺了几步" in told
    assert "check --accept" not in told
    assert run("check", "--accept").code == 5


def test_there_is_nothing_to_accept_in_a_sound_plan(run: Run, file: Path) -> None:
    before = file.read_bytes()

    assert run("check", "--accept").out == "历史与现在的计划对得上，没有要认可的。\n"
    assert run("check", "--accept", "--json").json == {"accepted": False, "differences": []}
    assert file.read_bytes() == before


def test_a_past_day_accepts_nothing(run: Run, file: Path) -> None:
    assert run("check", "--accept", "--as-of", "2021-03-01").code == 4


def test_a_status_mistyped_by_hand_is_named_with_the_way_to_put_it_right(run: Run, file: Path) -> None:
    run("backup")
    edited(file, {"status": "doen"}, "items", 2)

    checked = run("check").out

    assert "状态写的是“doen”" in checked
    assert "tracker set 1.1.1" in checked


def test_a_damaged_file_is_never_reset_and_the_way_back_is_told(run: Run, file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])

    refused = run("list")

    assert (refused.code, refused.err.count("\n"), "tracker recover" in refused.err) == (5, 1, True)
    assert file.read_bytes() == whole[: len(whole) // 2]
    assert run("check").code == 5


def test_the_newest_good_state_comes_back_and_the_damaged_file_is_kept(run: Run, file: Path, home: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    states = run("recover", "--json").json["states"]

    restored = run("recover", states[0]["name"], "--restore", "--json").json

    assert (home / restored["aside"]).read_bytes() == whole[: len(whole) // 2]
    assert ".damaged-" in restored["aside"]
    assert done(run) >= 2
    assert run("check").code == 0


def test_a_backup_shows_what_it_would_change_and_comes_back(run: Run, file: Path) -> None:
    name = run("backup", "--json").json["backup"]
    run("untick", "1.1.1")
    run("note", "1.1.2", "已学习")

    shown = run("recover", name).out
    assert "学习习近平新时代中国特色社会主义思想　状态：未启动 → 已完成" in shown
    assert "失去1条" in shown
    assert done(run) == 2

    assert run("recover", name, "--restore").out.startswith(f"已找回：{name}。原来的另存为 ")
    assert done(run) == 3


def test_a_backup_that_is_not_there_is_named(run: Run, file: Path) -> None:
    assert (run("recover", "没有").code, run("recover", "没有", "--restore").code) == (3, 3)


def test_two_copies_are_joined_and_what_both_changed_is_told(run: Run, file: Path, home: Path, tmp_path: Path) -> None:
    other = tmp_path / "别处"
    shutil.copytree(home, other)
    run("tick", "1.1.4")
    run("--home", str(other), "note", "1.1.5", "别处记的")
    run("--home", str(other), "status", "1.1.4", "受阻", "--why", "等批复")

    joined = run("merge", str(other / file.name)).out

    assert joined.startswith("已并入2步变更。\n  两边都改了：1.1.4 ")
    shown = run("show", "1.1.4", "--json").json
    assert shown["status"] == "blocked"
    assert run("show", "1.1.5", "--json").json["notes"][-1]["text"] == "别处记的"
    assert run("check").code == 0


def test_another_plan_cannot_be_joined(run: Run, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "别处"
    run("--home", str(other), "list")
    (theirs,) = other.glob("*.json")

    refused = run("merge", str(theirs))

    assert (refused.code, done(run)) == (4, 3)


@pytest.fixture
def newer(run: Run, file: Path) -> Path:
    """The same plan after a newer version has recorded something in it."""
    run("backup")
    edited(file, {"kind": "applause"}, "changes", 1)
    run("tick", "1.2.1")
    return file


@pytest.mark.parametrize(
    "command", [["list", "--as-of", "2021-01-01"], ["report", "--as-of", "2021-06-30"], ["report", "progress"]]
)
def test_what_a_newer_version_has_recorded_is_left_out_of_looking_back_and_said(
    run: Run, newer: Path, command: list[str]
) -> None:
    looked = run(*command)

    assert looked.code == 0
    assert "更新的版本" in looked.err


def test_a_history_of_a_newer_version_is_listed_and_not_called_damaged(run: Run, newer: Path, tmp_path: Path) -> None:
    shutil.copy(newer, tmp_path / "copy.json")

    assert "更新版本的改动" in run("log").out
    assert "查不了历史是否对得上" in run("check").out
    assert "更新版本" in run("merge", str(tmp_path / "copy.json")).err


def test_a_file_of_a_newer_version_is_refused_with_words_and_stays(run: Run, file: Path) -> None:
    edited(file, {"schema": 99}, "plan")
    before = file.read_bytes()

    refused = run("tick", "1.1.4")

    assert (refused.code, "更新版本" in refused.err, refused.err.count("\n")) == (5, True, 1)
    assert file.read_bytes() == before


def test_there_is_nothing_to_look_after_without_a_plan(run: Run) -> None:
    assert [run(command).code for command in ("check", "backup", "recover")] == [3, 3, 3]
