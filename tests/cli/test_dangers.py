"""Every way in to every way out: what could harm a terminal or a file neither gets in nor comes out.

The rows are those that were measured to break programs of this kind: markup, sequences that drive a
terminal, reversed and unseen writing, formulas, characters that a file format cannot hold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook

from tests.cli.conftest import Run
from tracker.text.cleaning import clean

HOSTILE = {
    "markup that closes nothing": "甲[/]乙",
    "markup that acts": "甲[@click=app.quit]点我[/]乙",
    "emoji codes": "甲:warning:乙",
    "clipboard sequence": "甲\x1b]52;c;aGk=\x07乙",
    "title sequence": "甲\x1b]0;标题\x1b\\乙",
    "link sequence": "甲\x1b]8;;http://a.b\x1b\\点\x1b]8;;\x1b\\乙",
    "eight-bit sequence": "甲\x9b31m乙",
    "nul and bell": "甲\x00\x07乙",
    "carriage return": "逾期\r已完成",
    "reversed writing": "甲\u202e成完\u2066乙",
    "zero width": "甲\u200b\u2060\ufeff乙",
    "tags": "甲\U000e0041\U000e007f乙",
    "noncharacters": "甲\ufffe\uffff乙",
    "formula": "=cmd|' /C calc'!A0",
    "full-width formula": "＝1+1",
    "script": "<script>alert(1)</script>甲",
    "template": "{title} %s $HOME `id`甲",
    "line of 5 000": "长" * 5_000,
}
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2060\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)

PLAN = "# 某县2026年工作要点\n\n一、抓好造林\n（一）完成春季造林（责任单位：造林股）\n"


def kept(home: Path) -> list[str]:
    """Every string of every file of the data folder's plans."""
    found: list[str] = []

    def gather(value: Any) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            for key, each in value.items():  # pyright: ignore[reportUnknownVariableType] -- JSON is anything
                gather(key)
                gather(each)
        elif isinstance(value, list):
            for each in value:  # pyright: ignore[reportUnknownVariableType]
                gather(each)

    for path in home.glob("*.json"):
        gather(json.loads(path.read_text(encoding="utf-8")))
    return found


def begun(run: Run, tmp_path: Path, text: str = PLAN) -> None:
    source = tmp_path / "要点.md"
    source.write_text(text, encoding="utf-8", errors="replace")
    run("load", str(source), "--name", "本县")


def by_text(run: Run, tmp_path: Path, words: str) -> None:
    source = tmp_path / "来文.txt"
    ordinary = "（二）完成春季造林，种植不少于五百亩。\n" * 10
    source.write_bytes(f"某县2026年工作要点\n一、{words}\n（一）{words}。\n{ordinary}".encode("utf-8", "replace"))
    run("load", str(source), "--name", "本县")


def by_docx(run: Run, tmp_path: Path, words: str) -> None:
    document = Document()
    for line in ("某县2026年工作要点", f"一、{_for_xml(words)}", f"（一）{_for_xml(words)}。"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "来文.docx"))
    run("load", str(tmp_path / "来文.docx"), "--name", "本县")


def by_xlsx(run: Run, tmp_path: Path, words: str) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["序号", "重点任务", "责任单位"])
    sheet.append(["1", _for_xml(words), _for_xml(words)])
    workbook.save(tmp_path / "来文.xlsx")
    run("load", str(tmp_path / "来文.xlsx"), "--name", "本县", "--year", "2026")


def by_csv(run: Run, tmp_path: Path, words: str) -> None:
    line = words.replace('"', '""').encode("utf-8", "replace").decode()
    source = tmp_path / "来文.csv"
    ordinary = "2,完成春季造林，种植不少于五百亩,造林股\n" * 10
    source.write_text(f'序号,重点任务,责任单位\n1,"{line}","{line}"\n{ordinary}', encoding="utf-8-sig")
    run("load", str(source), "--name", "本县", "--year", "2026")


def by_html(run: Run, tmp_path: Path, words: str) -> None:
    source = tmp_path / "来文.html"
    body = f"<p>某县2026年工作要点</p><p>一、{words}</p><p>（一）{words}。</p>{'<p>（二）造林。</p>' * 20}"
    source.write_text(f'<meta charset="utf-8">{body}', encoding="utf-8", errors="replace")
    run("load", str(source), "--name", "本县")


def by_arguments(run: Run, tmp_path: Path, words: str) -> None:
    begun(run, tmp_path)
    run("add", words, "--under", "1")
    run("note", "1.1", words, "--evidence", words)
    run("status", "1.1", "blocked", "--why", words)
    run("set", "1.1", f"title={words}")
    run("set", "1.1", f"units={words}")
    run("set", "1.1", f"person={words}")


def by_plan_text(run: Run, tmp_path: Path, words: str) -> None:
    begun(run, tmp_path)
    revised = tmp_path / "改.md"
    revised.write_text(PLAN + f"（二）{words}（责任人：{words}）\n", encoding="utf-8", errors="replace")
    run("edit", "--from", str(revised))


def by_the_file(run: Run, tmp_path: Path, words: str) -> None:
    """A colleague's own program wrote into the plan's file."""
    begun(run, tmp_path)
    run("list")
    path = tmp_path / "home" / "本县.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    for row in document["items"].values():
        row.update(title=words, marker=words[:9], text=words, person=words, reason=words)
    path.write_text(json.dumps(document, ensure_ascii=True), encoding="utf-8")
    run("tick", "1.1")


def by_settings(run: Run, tmp_path: Path, words: str) -> None:
    begun(run, tmp_path)
    (tmp_path / "home" / "settings.toml").write_text(f"name = {json.dumps(words)}\n", encoding="utf-8")
    run("tick", "1.1")


def by_file_name(run: Run, tmp_path: Path, words: str) -> None:
    source = tmp_path / f"{words[:40].replace('/', '').replace(chr(0), '')}.md"
    source.write_text(PLAN, encoding="utf-8")
    run("load", str(source))


def _for_xml(words: str) -> str:
    """What the libraries that write such files let through."""
    return re.sub("[\x00-\x08\x0b-\x1f\ufffe\uffff]", "", words)


WAYS_IN: dict[str, Callable[[Run, Path, str], None]] = {
    "txt": by_text,
    "docx": by_docx,
    "xlsx": by_xlsx,
    "csv": by_csv,
    "html": by_html,
    "arguments": by_arguments,
    "plan text": by_plan_text,
    "the plan's file": by_the_file,
    "settings": by_settings,
    "file name": by_file_name,
}
WAYS_OUT = {
    "list": ("list",),
    "list as json": ("list", "--json"),
    "due": ("due", "--within", "400d"),
    "log": ("log",),
    "plan text": ("text",),
    "plans": ("plans",),
    "item": ("show", "1"),
    "filter": ("list", "甲"),
    "report": ("report",),
    "ledger": ("report", "ledger"),
    "markdown": ("report", "--format", "md"),
    "page": ("report", "--format", "html"),
    "csv": ("report", "ledger", "--format", "csv"),
    "calendar": ("report", "--format", "ics"),
    "json": ("report", "--format", "json"),
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("way_in", WAYS_IN.values(), ids=WAYS_IN.keys())
def test_by_no_way_in_does_it_get_out_to_a_terminal(
    way_in: Callable[[Run, Path, str], None], words: str, run: Run, tmp_path: Path, home: Path
) -> None:
    way_in(run, tmp_path, words)
    run("list")

    for command in WAYS_OUT.values():
        ran = run(*command)

        assert "Traceback" not in ran.err
        assert ran.code in (0, 2, 3)
        assert not UNSEEN.search((ran.out + ran.err).replace("\r\n", "\n"))
    assert any(home.glob("*.json"))


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("way_in", WAYS_IN.values(), ids=WAYS_IN.keys())
def test_what_is_kept_is_what_a_reader_can_see(
    way_in: Callable[[Run, Path, str], None], words: str, run: Run, tmp_path: Path, home: Path
) -> None:
    if way_in is by_the_file:
        run("list")
    way_in(run, tmp_path, words)

    strings = kept(home)

    assert strings
    assert [each for each in strings if clean(each) != each and way_in is not by_the_file] == []
