from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_the_report_has_title_date_figures_and_sections_in_order(run: Run) -> None:
    shown = run("report", "--on", "2021-06-30").out

    found = [shown.find(heading) for heading in ("2021年6月30日", "一、总体情况", "二、", "三、存在问题", "四、下一步")]
    assert -1 not in found
    assert found == sorted(found)
    assert "口径" in shown
    assert "\x1b" not in shown


def test_every_format_tells_the_same_figures(run: Run) -> None:
    run("tick", "3.2", "--on", "2021-05-20")

    shown = {form: run("report", "--on", "2021-06-30", "--format", form).out for form in ("terminal", "txt", "md")}
    figures = run("list", "--on", "2021-06-30", "--json").json["plan"]

    assert (figures["done"], figures["counted"]) == (4, 57)
    assert all("4/57" in text.replace("\n", "").replace(" ", "") for text in shown.values())


@pytest.mark.parametrize("name", ["报告.md", "报告.txt", "报告.json"])
def test_a_report_goes_into_a_file_of_the_format_that_its_name_says(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name

    assert run("report", "-o", str(path), "--on", "2021-06-30").out == f"已保存：{path}\n"
    assert path.read_text(encoding="utf-8") == run("report", "--format", path.suffix[1:], "--on", "2021-06-30").out


def test_a_report_that_cannot_be_written_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    refused = run("report", "-o", str(tmp_path / "没有" / "报告.md"))

    assert refused.code == 1
    assert refused.err.count("\n") == 1


def test_json_is_asked_for_by_the_global_option_too(run: Run) -> None:
    assert (
        run("report", "--json", "--on", "2021-06-30").json
        == run("report", "--format", "json", "--on", "2021-06-30").json
    )


def test_a_report_since_a_day_tells_what_changed(run: Run) -> None:
    run("tick", "1.1.1", "--on", "2021-03-10")
    run("tick", "1.1.2", "--on", "2021-05-10")

    shown = run("report", "--since", "2021-04-01", "--on", "2021-06-30").out

    assert "学习党的十九届五中全会精神" in shown
