from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from tests.cli.conftest import Ran, Run
from tests.model.test_rewriting import edited_plans, rewritten
from tracker.cli import asking
from tracker.cli.editor import editor_command
from tracker.errors import NoEditor
from tracker.language.differing import excerpts
from tracker.model.plan import Plan
from tracker.reading.plan_text import write_plan_text
from tracker.reading.plan_text_reader import read_plan_text
from tracker.reading.plans import plan_from

FIRST = """某某局2026年工作要点

一、抓好道路建设。一是完成勘察设计，6月底前提交报告。二是修通两条公路，不少于12公里（牵头单位：建设科）。
二、抓好绿化工作。种树不少于3000株，年底前完成。
三、抓好宣传工作。办好专刊。
"""
SECOND = """某某局2026年工作要点

一、加强组织领导。成立领导小组。
二、抓好道路建设。一是修通三条公路，不少于12公里（牵头单位：建设科）。二是完成勘察设计，5月底前提交报告。
三、抓好绿化工作。种树不少于3000株，年底前完成。
"""


@pytest.fixture
def first(tmp_path: Path, run: Run) -> Path:
    """The document that the plan was loaded from."""
    path = tmp_path / "要点.txt"
    path.write_text(FIRST, encoding="utf-8")
    run("load", str(path))
    return path


@pytest.fixture
def second(tmp_path: Path, first: Path) -> Path:
    """The revised document: a point more, one gone, one reworded, another deadline."""
    path = tmp_path / "修订.txt"
    path.write_text(SECOND, encoding="utf-8")
    return path


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets somebody before the terminal who types these lines."""

    def typed(lines: str) -> None:
        monkeypatch.setattr("tracker.cli.revising.can_ask", lambda: True)
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))

    return typed


def titles(run: Run) -> list[str]:
    return [item["title"] for item in run("list", "--json").json["items"]]


def item(run: Run, ref: str) -> dict[str, Any]:
    return run("show", ref, "--json").json


def test_the_document_it_came_from_changes_nothing_whatever_was_done_since(run: Run, first: Path) -> None:
    run("tick", "1.1")
    run("note", "1.2", "已开工")
    run("set", "2", "责任人=张三", "完成时限=10月底")

    run("move", "1.1", "--after", "1.2")
    run("remove", "3")
    run("add", "召开年会")

    assert run("revise", str(first), "--yes").out == "没有不同，计划没有改动。\n"
    assert item(run, "2")["due"] == "2026-10-31"


def test_without_a_terminal_the_differences_are_shown_and_nothing_is_changed(run: Run, second: Path) -> None:
    before = run("text").out

    shown = run("revise", str(second))

    assert shown.code == 0
    assert "新增（1项）\n  1  一、加强组织领导\n" in shown.out
    assert "删除（1项）\n  3  三、抓好宣传工作\n" in shown.out
    assert "  2.1  修通两条公路" in shown.out
    assert "2026-06-30（6月底前） → 2026-05-31（5月底前）" in shown.out
    assert shown.out.endswith("这里只列出不同，没有改动。应用：加 --yes\n")
    assert run("text").out == before


def test_with_yes_it_is_applied_as_one_step_that_undo_takes_back(run: Run, second: Path) -> None:
    run("tick", "1.1")
    run("note", "1.2", "已开工")
    before = run("text").out

    done = run("revise", str(second), "--yes")

    assert done.out.endswith("可用 tracker undo 一次撤销。\n")
    assert [item(run, ref)["title"][:4] for ref in ("1", "2", "2.1", "2.2", "3")] == [
        "加强组织", "抓好道路", "修通三条", "完成勘察", "抓好绿化",
    ]  # fmt: skip
    assert (item(run, "2.2")["status"], item(run, "2.2")["due"]) == ("done", "2026-05-31")
    assert [note["text"] for note in item(run, "2.1")["notes"]] == ["已开工"]

    run("undo")
    assert run("text").out == before


def test_a_second_revision_knows_what_the_first_document_said(run: Run, first: Path, second: Path) -> None:
    run("revise", str(second), "--yes")

    run("revise", str(first), "--yes")

    assert item(run, "1.1")["due"] == "2026-06-30"


def test_what_was_removed_by_hand_is_told_and_stays_out(run: Run, first: Path, second: Path) -> None:
    run("remove", "1.1")

    done = run("revise", str(second), "--yes")

    assert "手工删除过，没有加回（1项，可用 tracker restore 恢复）\n  二是完成勘察设计" in done.out
    assert not any(title.startswith("完成勘察设计") for title in titles(run))


def test_what_is_to_be_said_of_items_that_carry_work_is_told_with_the_differences(run: Run, second: Path) -> None:
    run("tick", "3")

    assert "抓好宣传工作（有进展、记录或是手工新增的）" in run("revise", str(second)).out
    assert run("revise", str(second)).out.endswith("再加 --keep 保留，或加 --remove-worked 删除。\n")
    assert "--keep" not in run("revise", str(second), "--remove-worked").out


@pytest.mark.parametrize("arguments", [["--dry-run"], ["--dry-run", "--yes"]])
def test_a_dry_run_changes_nothing(run: Run, second: Path, arguments: list[str]) -> None:
    before = run("text").out

    assert run("revise", str(second), *arguments).code == 0
    assert run("text").out == before


def test_as_json_every_difference_has_old_and_new(run: Run, second: Path) -> None:
    run("tick", "3")

    shape = run("revise", str(second), "--json").json

    assert (shape["applied"], shape["kept"]) == (False, [])
    assert [each["title"] for each in shape["worked"]] == ["抓好宣传工作"]
    (deadline,) = [each for each in shape["differences"] if each["kind"] == "deadline"]
    assert (deadline["ref"], deadline["field"]) == ("2.2", "deadline")
    assert (deadline["old"]["day"], deadline["new"]["day"]) == ("2026-06-30", "2026-05-31")
    assert {each["kind"] for each in shape["differences"]} >= {"added", "removed", "moved", "renumbered", "reworded"}


def test_removed_items_that_carry_work_stop_it(run: Run, second: Path) -> None:
    run("note", "3", "已约稿")
    before = run("text").out

    refused = run("revise", str(second), "--yes")

    assert refused.code == 4
    assert "  3  抓好宣传工作" in refused.err
    assert "--keep" in refused.err
    assert run("text").out == before


def test_removed_items_that_carry_work_are_kept_or_removed_as_asked(run: Run, second: Path) -> None:
    run("note", "3", "已约稿")

    kept = run("revise", str(second), "--yes", "--keep")
    assert "新稿里没有，保留（1项）\n  4  抓好宣传工作\n" in kept.out
    assert titles(run)[-1] == "抓好宣传工作"

    run("revise", str(second), "--yes", "--remove-worked")
    assert "抓好宣传工作" not in titles(run)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param("k\ny\n", (0, "加强组织领导", "抓好宣传工作"), id="keep"),
        pytest.param("d\n是\n", (0, "加强组织领导", "抓好绿化工作"), id="remove"),
        pytest.param("ｋ\nＹ\n", (0, "加强组织领导", "抓好宣传工作"), id="full-width keys"),
        pytest.param("k\n\n", (0, "抓好道路建设", "抓好宣传工作"), id="keep, but not apply"),
        pytest.param("\n", (4, "抓好道路建设", "抓好宣传工作"), id="neither"),
        pytest.param("", (4, "抓好道路建设", "抓好宣传工作"), id="nobody there after all"),
    ],
)
def test_on_a_terminal_it_asks(
    run: Run, second: Path, typed: Callable[[str], None], answers: str, expected: tuple[int, str, str]
) -> None:
    run("note", "3", "已约稿")
    typed(answers)

    asked = run("revise", str(second))

    assert (asked.code, titles(run)[0], titles(run)[-1]) == expected


def test_a_no_says_that_nothing_was_changed(run: Run, second: Path, typed: Callable[[str], None]) -> None:
    typed("n\n")

    assert run("revise", str(second)).out.endswith("\n没有改动。\n")


def test_another_document_by_mistake_is_noticed(run: Run, first: Path, tmp_path: Path) -> None:
    other = tmp_path / "别的.txt"
    other.write_text("某局学习计划\n\n一、学好外语。每天背单词。\n二、学会游泳。每周两次。\n", encoding="utf-8")

    assert "请看看是不是选错了文件" in run("revise", str(other)).out


def test_next_years_document_is_noticed(run: Run, first: Path, tmp_path: Path) -> None:
    later = tmp_path / "明年.txt"
    later.write_text(FIRST.replace("2026", "2027"), encoding="utf-8")

    assert "文件标题写的是2027年，这个计划是2026年的" in run("revise", str(later)).out


def test_doubtful_places_of_the_document_are_counted(run: Run, first: Path, tmp_path: Path) -> None:
    doubtful = tmp_path / "修订.md"
    doubtful.write_text("- [ ] 一、抓好道路建设（完成时限：很快）\n", encoding="utf-8")

    assert f"其中1处请核对：tracker outline {doubtful}\n" in run("revise", str(doubtful)).out


def test_a_document_on_standard_input_is_never_asked_about(
    run: Run, first: Path, typed: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed("")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SECOND.encode())))

    assert "应用：加 --yes" in run("revise", "-").out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("某某局的通知\n", "没有找到任何事项", id="no items"),
        pytest.param("", "没有文字", id="empty"),
    ],
)
def test_what_is_no_plan_is_refused(run: Run, first: Path, tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "别的.txt"
    path.write_text(content, encoding="utf-8")

    refused = run("revise", str(path), "--yes")

    assert (refused.code, said in refused.err) == (2, True)


Edit = Callable[..., Ran]


@pytest.fixture
def edit(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edit:
    """Runs `edit` with an editor that does to `text` what the statements given say."""

    def edit(statements: str, *arguments: str) -> Ran:
        script = tmp_path / "编 辑.py"
        script.write_text(
            "import sys\nfrom pathlib import Path\nfile = Path(sys.argv[1])\n"
            f"text = file.read_text(encoding='utf-8')\n{statements}\nfile.write_text(text, encoding='utf-8')\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}'")
        return run("edit", *arguments)

    return edit


def kept_texts(home: Path) -> list[Path]:
    return list(home.glob("tracker-edit-*"))


def test_nothing_edited_changes_nothing_and_leaves_nothing(edit: Edit, first: Path, home: Path) -> None:
    unedited = edit("")

    assert (unedited.code, unedited.out) == (0, "没有不同，计划没有改动。\n")
    assert kept_texts(home) == []


def test_statuses_fields_notes_and_words_are_taken_over_as_one_step(
    run: Run, edit: Edit, first: Path, home: Path
) -> None:
    before = run("text").out

    edited = edit(
        "text = text.replace('[ ] 一是', '[x] 一是').replace('修通两条', '修通三条')\n"
        "text = text.replace('三、抓好宣传工作', '三、抓好宣传工作（责任人：张三）')\n"
        "text += '* 2026-03-05 问题：缺稿件\\n'"
    )

    assert edited.code == 0
    assert "记录（1条）\n  3  抓好宣传工作  记录 问题：缺稿件" in edited.out
    assert item(run, "1.1")["status"] == "done"
    assert item(run, "1.2")["title"].startswith("修通三条")
    assert item(run, "3")["person"] == "张三"
    (note,) = item(run, "3")["notes"]
    assert (note["on"], note["author"], note["kind"]) == ("2026-03-05", "李", "problem")
    assert kept_texts(home) == []

    run("undo")
    assert run("text").out == before


def test_a_line_taken_out_removes_its_item_and_asks_when_it_carries_work(
    run: Run, edit: Edit, first: Path, home: Path
) -> None:
    run("note", "3", "已约稿")
    without = "text = text.split('## 三、')[0]"

    refused = edit(without)
    assert (refused.code, "--remove-worked" in refused.err) == (4, True)
    assert titles(run)[-1] == "抓好宣传工作"
    assert len(kept_texts(home)) == 1

    assert edit(without, "--remove-worked").code == 0
    assert titles(run)[-1] == "抓好绿化工作"


def test_a_text_that_cannot_be_read_whole_is_kept_with_its_problems_told(
    run: Run, edit: Edit, first: Path, home: Path
) -> None:
    broken = edit(
        "text = text.replace('三、抓好宣传工作', '三、抓好宣传工作（完成时限：很快）').replace('办好', '办成')"
    )

    (kept,) = kept_texts(home)
    assert broken.code == 2
    assert "很快" in broken.err
    assert "第14行" in broken.err
    assert str(kept) in broken.err
    assert "很快" in kept.read_text(encoding="utf-8")
    assert titles(run)[-1] == "抓好宣传工作"

    repaired = edit("text = text.replace('很快', '6月底')", "--from", str(kept))
    assert repaired.code == 0
    assert item(run, "3")["due"] == "2026-06-30"


def test_on_a_terminal_the_editor_is_opened_again(
    edit: Edit, first: Path, typed: Callable[[str], None], run: Run
) -> None:
    typed("\n")

    again = edit(
        "text = text.replace('（不懂）', '') if '（不懂）' in text else text.replace('两条', '三条') + '（不懂）'"
    )

    assert (again.code, again.err.count("看不出是什么")) == (0, 1)
    assert item(run, "1.2")["title"].startswith("修通三条")


def test_a_figure_that_a_parent_cannot_have_is_refused_and_the_text_kept(edit: Edit, first: Path, home: Path) -> None:
    refused = edit("text = text.replace('一、抓好道路建设', '一、抓好道路建设（进度：30%）', 1)")

    assert refused.code == 4
    assert len(kept_texts(home)) == 1


@pytest.mark.parametrize(
    ("statements", "code"),
    [
        pytest.param("text = ''", 0, id="all of it deleted, as one gives up a message"),
        pytest.param("text = '# 某某局2026年工作要点'", 2, id="no item left"),
        pytest.param("sys.exit(3)", 1, id="the editor fails"),
    ],
)
def test_nothing_is_lost_by_accident(run: Run, edit: Edit, first: Path, statements: str, code: int) -> None:
    before = run("text").out

    assert edit(statements).code == code
    assert run("text").out == before


def test_an_edit_as_json_has_values_of_every_kind(edit: Edit, first: Path) -> None:
    edited = edit(
        "text = text.replace('[ ] 一是', '[x] 一是')\n"
        "text = text.replace('一、抓好道路建设', '一、抓好道路建设（责任单位：甲县、乙县）', 1)\n"
        "text = text.replace('三、抓好宣传工作', '三、抓好宣传工作（目标：6期；权重：2；责任人：张三）', 1)\n"
        "text += '* 2026-03-05 问题：缺稿件\\n'",
        "--json",
    )

    shape = json.loads(edited.out)
    assert shape["applied"] is True
    assert {(each["ref"], each["field"]): (each["old"], each["new"]) for each in shape["differences"]} == {
        ("1", "units"): ([], ["甲县", "乙县"]),
        ("1.1", "status"): ("not_started", "done"),
        ("3", "target"): (None, "6期"),
        ("3", "weight"): (1, 2),
        ("3", "person"): ("", "张三"),
        ("3", ""): (None, {"on": "2026-03-05", "author": "李", "kind": "problem", "text": "缺稿件", "evidence": ""}),
    }


def test_a_text_saved_in_another_encoding_is_read(run: Run, edit: Edit, first: Path) -> None:
    edit("text = text.replace('修通两条', '修通三条')\nfile.write_bytes(text.encode('gb18030'))\nsys.exit()")

    assert item(run, "1.2")["title"].startswith("修通三条")


def test_a_kept_text_that_is_none_is_refused(run: Run, first: Path, tmp_path: Path) -> None:
    picture = tmp_path / "图.md"
    picture.write_bytes(bytes(range(256)) * 8)

    assert run("edit", "--from", str(picture)).code == 2
    assert run("edit", "--from", str(tmp_path / "没有.md")).code == 2


@pytest.mark.parametrize(
    "command",
    [pytest.param("no-such-editor-here", id="not installed"), pytest.param("vi 'unclosed", id="a quote left open")],
)
def test_an_editor_that_cannot_be_run_is_named(
    run: Run, first: Path, home: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("VISUAL", command)

    failed = run("edit")

    assert (failed.code, command in failed.err) == (1, True)
    assert kept_texts(home) == []


def test_on_windows_a_path_with_spaces_and_backslashes_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.cli.editor._WINDOWS", True)
    monkeypatch.setenv("VISUAL", '"C:\\Program Files\\Editor\\edit.exe" --wait')

    assert editor_command() == ["C:\\Program Files\\Editor\\edit.exe", "--wait"]


def test_a_common_editor_does_where_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("shutil.which", {"vi": "/bin/vi"}.get)
    monkeypatch.setattr("tracker.cli.editor.can_ask", lambda: True)

    assert editor_command() == ["/bin/vi"]


def test_without_a_terminal_no_editor_is_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("shutil.which", {"vi": "/bin/vi"}.get)
    monkeypatch.setattr("tracker.cli.editor.can_ask", lambda: False)

    with pytest.raises(NoEditor):
        editor_command()


def test_without_any_editor_it_says_how_to_name_one(run: Run, first: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)

    def nothing(_: str) -> None:
        return None

    monkeypatch.setattr("shutil.which", nothing)

    assert (run("edit").code, "EDITOR=nano" in run("edit").err) == (2, True)


def test_a_past_day_cannot_be_edited(run: Run, first: Path) -> None:
    assert run("--as-of", "2026-01-01", "edit").code == 4


def test_what_a_colleague_changed_meanwhile_is_not_overwritten(run: Run, edit: Edit, first: Path, home: Path) -> None:
    refused = edit(
        "from subprocess import run\n"
        "run([sys.executable, '-m', 'tracker', 'set', '3', '标题=办好专刊'], check=True, capture_output=True)\n"
        "text = text.replace('三、抓好宣传工作', '三、抓好宣传')"
    )

    assert (refused.code, "刚被别人改成了" in refused.err) == (4, True)
    assert titles(run)[-1] == "办好专刊"
    assert len(kept_texts(home)) == 1


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        pytest.param("甲乙", "甲丙", ("甲乙", "甲丙"), id="short"),
        pytest.param(
            "请各县于六月底前报送材料", "请各县于六月底前报送总结", ("…月底前报送材料", "…月底前报送总结"), id="long"
        ),
        pytest.param("甲\n乙", "甲\n乙丙", ("甲 乙", "甲 乙丙"), id="one goes on"),
    ],
)
def test_a_passage_is_shown_from_shortly_before_its_difference(old: str, new: str, shown: tuple[str, str]) -> None:
    short = tuple(each.removeprefix("…")[-7:] for each in excerpts(old, new))

    assert short == tuple(each.removeprefix("…")[-7:] for each in shown)


def test_nobody_can_be_asked_where_input_or_output_go_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())

    assert not asking.can_ask()


@given(edited_plans())
def test_a_text_written_from_an_edited_plan_makes_the_plan_so(pair: tuple[Plan, Plan]) -> None:
    shown, edited = pair
    text = write_plan_text(edited)
    numbers = count()

    read = plan_from(read_plan_text(text), new_id=lambda: f"text{next(numbers)}")

    assert write_plan_text(rewritten(shown, read).after) == text


@pytest.mark.parametrize("name", ["报告.docx", "报告.md", "报告.txt", "报告.html"])
def test_a_report_on_the_plan_is_no_revised_plan(run: Run, first: Path, tmp_path: Path, name: str) -> None:
    report = tmp_path / name
    run("report", "-o", str(report))
    before = titles(run)

    refused = run("revise", str(report), "--yes")

    assert (refused.code, "不是计划原文" in refused.err, "report ledger -o" in refused.err) == (4, True, True)
    assert titles(run) == before
