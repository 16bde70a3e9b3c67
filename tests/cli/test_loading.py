from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PLAN = """某某局2026年工作要点

一、抓好道路建设。一是完成勘察，6月底前提交报告。二是修通两条公路，不少于12公里（牵头单位：建设科）。
二、抓好绿化。种树不少于3000株，年底前完成。
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "要点.txt"
    path.write_text(PLAN, encoding="gb18030")
    return path


def test_an_outline_shows_what_was_understood_and_keeps_nothing(run: Run, document: Path, home: Path) -> None:
    shown = run("outline", str(document)).out

    assert "某某局2026年工作要点" in shown
    assert "  一、抓好道路建设" in shown
    assert "    一是完成勘察，6月底前提交报告  2026-06-30（6月底前）" in shown
    assert not home.exists()


def test_an_outline_as_json_has_the_fields_that_scripts_build_on(run: Run, document: Path) -> None:
    outline = run("outline", str(document), "--json").json

    assert outline["year"] == 2026
    assert [(node["depth"], node["marker"]) for node in outline["nodes"]] == [
        (1, "一、"),
        (2, "一是"),
        (2, "二是"),
        (1, "二、"),
    ]
    second = outline["nodes"][2]
    assert (second["lead"], second["target"]) == (["建设科"], {"value": 12.0, "unit": "公里"})
    first = outline["nodes"][1]
    assert (first["title"], first["due"], first["due_text"]) == ("完成勘察，6月底前提交报告", "2026-06-30", "6月底前")
    assert isinstance(outline["problems"], list)


def test_a_document_on_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAN.encode())))

    assert len(run("outline", "-", "--json").json["nodes"]) == 4


def test_a_loaded_document_is_the_plan_that_opens_next(run: Run, document: Path) -> None:
    assert run("load", str(document)).out.startswith("已载入：某某局2026年工作要点（4项）")

    listed = run("list", "--json").json
    assert listed["plan"].items() >= {"title": "某某局2026年工作要点", "year": 2026}.items()
    assert [item["ref"] for item in listed["items"]] == ["1", "1.1", "1.2", "2"]
    assert run("log").out.splitlines()[-1].endswith("载入文件：要点.txt")


def test_year_office_and_name_can_be_given(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "要点.md"
    path.write_text("# 工作要点\n\n一、修路\n二、绿化\n", encoding="utf-8")

    refused = run("load", str(path))
    loaded = run("load", str(path), "--year", "2027", "--org", "镇政府", "--name", "镇计划", "--json").json

    assert (refused.code, "--year" in refused.err) == (2, True)
    assert loaded["plan"].items() >= {"name": "镇计划", "org": "镇政府", "year": 2027}.items()


def test_a_plan_of_that_name_is_never_overwritten(run: Run, document: Path) -> None:
    run("load", str(document), "--name", "要点")
    run("tick", "1.1")

    refused = run("load", str(document), "--name", "要点")

    assert (refused.code, "要点" in refused.err) == (2, True)
    assert run("list", "-p", "要点", "--json").json["plan"]["done"] == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(None, "没有", id="no such file"),
        pytest.param(b"", "没有文字", id="empty"),
        pytest.param(b"\x00\x01\x02\xff" * 400, "", id="no text"),
        pytest.param(b"%PDF-1.7 broken", "", id="damaged pdf"),
        pytest.param(b"PK\x03\x04broken", "", id="damaged docx"),
    ],
)
def test_what_is_no_document_is_refused_in_one_line(run: Run, tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "文件.docx"
    if content is not None:
        path.write_bytes(content)

    refused = run("load", str(path))

    assert (refused.code, refused.err.count("\n"), said in refused.err) == (2, 1, True)
    assert "文件.docx" in refused.err


def test_a_folder_is_no_document(run: Run, tmp_path: Path) -> None:
    assert run("outline", str(tmp_path)).code == 2
    assert run("load").code == 2


def test_next_years_plan_begins_with_what_is_unfinished_or_standing(run: Run) -> None:
    run("tick", "1.1", "3.2", "4")
    run("status", "2.1.1", "推进中")
    before = run("list", "--json").json["items"]

    loaded = run("load", "--from", "三明", "--year", "2022", "--json").json["plan"]

    assert (loaded["title"], loaded["year"], loaded["done"]) == ("2022年工作要点", 2022, 0)
    carried = run("list", "--json").json["items"]
    kept = {item["title"] for item in before if item["status"] in ("not_started", "in_progress", "standing")}
    assert {item["title"] for item in carried} == kept
    assert not [item for item in carried if item["due"]]
    first = run("show", carried[-1]["id"], "--json").json
    assert first["origin"].startswith("三明市老区建设促进会2021年工作要点/")


def test_a_plan_to_carry_over_from_must_be_there(run: Run) -> None:
    assert run("load", "--from", "宁化").code == 3


@pytest.mark.parametrize(("typed", "code"), [("2027\n", 0), ("\n", 2), ("明年\n", 2), ("", 2)])
def test_on_a_terminal_the_year_is_asked_for(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, code: int
) -> None:
    path = tmp_path / "要点.txt"
    path.write_text("工作要点\n\n一、6月底前修路\n二、绿化\n", encoding="utf-8")
    monkeypatch.setattr("tracker.cli.loading.can_ask", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))

    loaded = run("load", str(path))

    assert (loaded.code, "是哪一年的计划" in loaded.err) == (code, True)
    if code == 0:
        assert run("show", "1", "--json").json["due"] == "2027-06-30"


def test_a_demonstration_is_kept_beside_the_plans_there_are(run: Run) -> None:
    run("list")

    said = run("demo").out

    assert said.startswith("已建好：演示2021年工作要点（")
    assert "tracker -p 演示2021年工作要点 --as-of 2021-06-30" in said
    assert run("list", "--json").json["plan"]["name"] == "三明市老区建设促进会2021年工作要点"


def test_a_demonstration_may_have_another_name_and_is_told_as_json(run: Run) -> None:
    shape = run("demo", "--name", "样例", "--json").json

    assert shape["plan"]["name"] == "样例"
    assert shape["plan"]["done"] > 40


def test_no_demonstration_is_made_in_the_past(run: Run) -> None:
    assert run("demo", "--as-of", "2021-06-30").code == 4
