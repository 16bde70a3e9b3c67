from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from tests.cli.conftest import Run

HOSTILE = [
    pytest.param("[/]", id="closing tag"),
    pytest.param("[@click=app.quit]x[/]", id="an action"),
    pytest.param("\x1b[31m红\x1b[0m", id="colour"),
    pytest.param("\x1b]52;c;aGk=\x07剪贴板", id="clipboard"),
    pytest.param("\x9b31m", id="C1"),
    pytest.param("零\x00字节", id="NUL"),
    pytest.param("长" * 100_000, id="100 000 characters"),
    pytest.param("{item} {0} %s $HOME", id="templates"),
    pytest.param("已完成\r未完成", id="carriage return"),
    pytest.param("左\u202e右", id="right to left"),
]


def item(run: Run, ref: str) -> dict[str, object]:
    return run("show", ref, "--json").json


def reminders(run: Run, ref: str) -> list[dict[str, str]]:
    return [note for note in run("show", ref, "--json").json["notes"] if note["kind"] == "reminder"]


def test_ticking_and_unticking(run: Run) -> None:
    assert run("tick", "1.1.1", "1.1.2").code == 0
    assert item(run, "1.1.1")["status"] == "done"

    run("untick", "1.1.1")

    assert item(run, "1.1.1")["status"] == "not_started"


def test_ticking_a_parent_says_how_many_it_ticked(run: Run) -> None:
    assert run("tick", "3.2").out == "已完成：3.2 确保如期完成《革命老区县发展史》编纂任务（共4项）\n"


def test_ticking_what_is_done_says_so_and_changes_nothing(run: Run) -> None:
    run("tick", "1.1.1")

    again = run("tick", "1.1.1")

    assert (again.code, again.out) == (0, "没有改动：1.1.1 学习习近平新时代中国特色社会主义思想 已经是这样。\n")
    assert run("tick", "1.1.1", "--json").json["changed"] is False


@pytest.mark.parametrize("ref", ["3.2", "三.二", "３．２", "革命老区县发展史》编纂", "三、二"])
def test_an_item_is_named_in_many_ways(run: Run, ref: str) -> None:
    assert item(run, ref)["ref"] == "3.2"


def test_an_item_is_named_by_its_id_and_by_pinyin(run: Run) -> None:
    assert item(run, str(item(run, "1.2.3")["id"]))["ref"] == "1.2.3"
    assert item(run, "xhhzrx")["ref"] == "1.2.1"


def test_words_that_several_items_hold_are_listed_and_nothing_is_done(run: Run) -> None:
    refused = run("tick", "调研")

    assert refused.code == 3
    assert "2.2.4  苏区调研办实事村" in refused.err
    assert run("list", "status:done", "--json").json["items"] == []


def test_a_status_with_its_reason(run: Run) -> None:
    run("status", "1.2.3", "blocked", "--why", "等批复")

    shown = item(run, "1.2.3")
    assert (shown["status"], shown["blocked_reason"], shown["light"]) == ("blocked", "等批复", "red")


def test_a_note_counts_for_the_day_that_is_set(run: Run) -> None:
    assert run("--on", "2021-03-31", "note", "3.2", "两部已送厂").out.startswith("已记录（2021-03-31）")

    step = run("log", "3.2", "--json").json["steps"][0]
    assert step["on"] == "2021-03-31"
    assert step["at"][:4] != "2021"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_note_from_standard_input_keeps_its_lines(run: Run, monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("第一行\n第二行\n".encode(encoding))))

    run("note", "1.1", "-")

    assert run("show", "1.1", "--json").json["notes"][-1]["text"] == "第一行\n第二行"


@pytest.mark.parametrize("text", ["", "  ", "\u200b"])
def test_an_empty_note_is_refused(run: Run, text: str) -> None:
    refused = run("note", "1.1", text)

    assert (refused.code, "没有保存" in refused.err) == (2, True)


def test_everything_is_readable_by_plain_tinydb_in_chinese(run: Run, home: Path) -> None:
    run("tick", "3.2.2", "--on", "2021-05-20")
    run("note", "3.2.2", "已下发通知")

    (file,) = home.glob("*.json")
    database: Any = TinyDB(file, encoding="utf-8")  # its tables are typed only in part
    items = {each["title"]: each for each in database.table("items")}
    notes = [each["text"] for each in database.table("notes")]
    changes = list(database.table("changes"))

    assert database.tables() == {"plan", "items", "notes", "changes"}
    assert items["落实中国老促会合力攻关编纂发展史丛书的意见"]["status"] == "done"
    assert "已下发通知" in notes
    assert [each["on"] for each in changes][1] == "2021-05-20"
    assert "已下发通知" in file.read_text(encoding="utf-8")


def test_two_processes_that_tick_at_once_lose_nothing(run: Run, home: Path) -> None:
    run("list")
    command = [sys.executable, "-m", "tracker", "--home", str(home)]

    both = [subprocess.Popen([*command, "tick", "3.2"]), subprocess.Popen([*command, "tick", "3.2"])]
    others = [subprocess.Popen([*command, "tick", f"1.1.{number}"]) for number in range(1, 6)]

    assert [process.wait(60) for process in (*both, *others)] == [0] * 7
    assert run("list", "status:done", "--json").json["plan"]["done"] == 9


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_and_notes_neither_crash_nor_reach_the_terminal_raw(run: Run, text: str) -> None:
    added = run("add", f"题{text}", "--under", "1")
    ref = added.out and run("list", "under:1", "--json").json["items"][-1]["ref"]
    run("note", ref, f"记{text}")

    shown = run("show", ref).out + run("list").out + run("log").out + run("text").out + run("report").out + added.out

    assert not {character for character in shown if ord(character) < 32 and character != "\n"}
    assert not {"\x7f", "\x9b", "\u202e"} & set(shown)
    assert "题" in shown


def test_a_reminder_is_noted_and_its_words_are_printed_to_be_sent(run: Run) -> None:
    run("set", "1.1.1", "牵头单位=办公室", "完成时限=2021-06-30")

    reminded = run("--on", "2021-07-12", "remind", "1.1.1")

    line, text = reminded.out.splitlines()
    assert line.startswith("已记录催办（2021-07-12，第1次）：1.1.1 ")
    assert text.startswith("办公室：《")
    assert "第1.1.1项“学习习近平新时代中国特色社会主义思想”，完成时限2021-06-30，逾期12天" in text
    (note,) = reminders(run, "1.1.1")
    assert (note["on"], note["text"]) == ("2021-07-12", text)


def test_a_reminder_says_what_it_is_told_to_whom_it_is_told(run: Run) -> None:
    reminded = run("remind", "1.1.1", "周五前", "报送", "--to", "宣传部", "--json").json

    assert reminded["changed"] is True
    assert reminded["text"] == "宣传部：周五前 报送"


def test_a_reminder_is_taken_back_like_any_note(run: Run) -> None:
    run("remind", "1.1.1")

    run("undo")

    assert reminders(run, "1.1.1") == []


def test_a_reminder_does_not_count_as_progress(run: Run) -> None:
    before = run("report", "ledger", "--format", "text").out

    run("remind", "1.1.1")

    assert run("report", "ledger", "--format", "text").out == before


def notes(run: Run, ref: str) -> list[tuple[str, str, str, str]]:
    shown = run("show", ref, "--json").json["notes"]
    return [(note["on"], note["kind"], note["text"], note["evidence"]) for note in shown]


@pytest.fixture
def two_notes(run: Run) -> None:
    run("note", "4.1.1", "已开会", "--on", "2021-03-05", "--evidence", "纪要.docx")
    run("note", "4.1.1", "缺经费", "--on", "2021-04-06", "--kind", "问题")


@pytest.mark.parametrize(
    ("arguments", "rewritten"),
    [
        pytest.param(["--rewrite", "2", "开会两次"], ("2021-03-05", "progress", "开会两次", "纪要.docx"), id="text"),
        pytest.param(["--rewrite", "2", "--kind", "备注"], ("2021-03-05", "remark", "已开会", "纪要.docx"), id="kind"),
        pytest.param(["--rewrite", "2", "--evidence", "b"], ("2021-03-05", "progress", "已开会", "b"), id="evidence"),
    ],
)  # fmt: skip
def test_a_note_is_rewritten_where_it_was_wrong(
    run: Run, two_notes: None, arguments: list[str], rewritten: tuple[str, str, str, str]
) -> None:
    done = run("note", "4.1.1", *arguments)

    assert done.out.startswith("已改记录（2021-03-05）：4.1.1 ")
    assert notes(run, "4.1.1") == [rewritten, ("2021-04-06", "problem", "缺经费", "")]


def test_a_removed_note_is_told_and_comes_back_by_undo(run: Run, two_notes: None) -> None:
    before = notes(run, "4.1.1")

    removed = run("note", "4.1.1", "--remove", "1")

    assert removed.out.startswith("已删记录（2021-04-06，可用 tracker undo 撤销）：4.1.1 ")
    assert removed.out.endswith("缺经费\n")
    assert notes(run, "4.1.1") == before[:1]
    run("undo")
    assert notes(run, "4.1.1") == before


def test_a_note_put_right_was_right_on_its_day_already(run: Run, two_notes: None) -> None:
    run("note", "4.1.1", "--rewrite", "2", "已开两次会")

    shown = run("show", "4.1.1", "--as-of", "2021-03-31").out

    assert "已开两次会" in shown


@pytest.mark.parametrize("arguments", [["--remove", "3"], ["--rewrite", "3", "字"]], ids=["removed", "rewritten"])
def test_a_note_that_is_not_there_is_told_with_how_many_are(run: Run, two_notes: None, arguments: list[str]) -> None:
    refused = run("note", "4.1.1", *arguments)

    assert (refused.code, refused.out) == (3, "")
    assert "4.1.1 没有第3条记录，一共2条" in refused.err


def test_words_may_stand_behind_an_option(run: Run) -> None:
    done = run("remind", "3.2.1", "--to", "办公室", "请本周报送")

    assert done.out.endswith("办公室：请本周报送\n")
