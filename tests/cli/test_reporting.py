from __future__ import annotations

from errno import ENOSPC
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracker.errors import Gone, NotWritable, StoreError


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


@pytest.mark.parametrize("name", ["报告.md", "报告.txt", "报告.json", "报告.html"])
def test_a_report_goes_into_a_file_of_the_format_that_its_name_says(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name

    assert run("report", "-o", str(path), "--on", "2021-06-30").out == f"已保存：{path}\n"
    assert path.read_text(encoding="utf-8") == run("report", "--format", path.suffix[1:], "--on", "2021-06-30").out


def test_a_report_that_cannot_be_written_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    refused = run("report", "-o", str(tmp_path / "没有" / "报告.md"))

    assert (refused.code, "这个文件夹" in refused.err, refused.err.count("\n")) == (2, True, 1)


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


@pytest.mark.parametrize("name", ["报告.docx", "台账.xlsx", "台账.csv", "时限.ics"])
def test_a_file_that_is_no_text_is_written_whole(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name

    assert run("report", "-o", str(path), "--on", "2021-06-30").code == 0
    assert path.read_bytes()


def test_a_file_that_is_no_text_is_not_printed(run: Run) -> None:
    refused = run("report", "--format", "docx")

    assert (refused.code, "-o 文件名.docx" in refused.err) == (2, True)


@pytest.mark.parametrize("kind", ["ledger", "breakdown", "bulletin", "summary", "leader", "brief", "rollup"])
def test_every_kind_is_printed(run: Run, kind: str) -> None:
    shown = run("report", kind, "--on", "2021-06-30")

    assert (shown.code, "2021" in shown.out) == (0, True)


def test_what_was_handed_in_is_remembered_and_shown_again_word_for_word(run: Run, tmp_path: Path) -> None:
    run("report", "-o", str(tmp_path / "三月.md"), "--on", "2021-03-31")
    words_then = run("report", "--format", "txt", "--on", "2021-03-31").out
    run("tick", "1", "--on", "2021-04-02")

    listed = run("report", "--issued")

    assert "进展情况报告  2021-03-31  0/57" in listed.out
    assert run("report", "--issued", "1").out == words_then
    assert run("report", "--issued", "--json").json["issued"][0]["on"] == "2021-03-31"
    assert run("report", "--issued", "2").code == 3


def test_the_words_of_what_was_handed_in_go_into_a_text_file(run: Run, tmp_path: Path) -> None:
    run("report", "-o", str(tmp_path / "三月.docx"), "--on", "2021-03-31")
    path = tmp_path / "三月.txt"

    saved = run("report", "--issued", "1", "-o", str(path))

    assert (saved.code, saved.out) == (0, f"已保存：{path}\n")
    assert path.read_text("utf-8") == run("report", "--issued", "1").out
    assert run("report", "--issued", "1", "-o", str(path)).code == 4
    assert run("report", "--issued", "-o", str(path), "--force", "--json").json == {"saved": str(path)}
    assert path.read_text("utf-8") == run("report", "--issued").out


def test_of_what_was_handed_in_only_words_can_be_kept(run: Run, tmp_path: Path) -> None:
    run("report", "-o", str(tmp_path / "三月.docx"), "--on", "2021-03-31")

    refused = run("report", "--issued", "1", "-o", str(tmp_path / "又三月.docx"))

    assert (refused.code, "又三月.txt" in refused.err) == (2, True)
    assert not (tmp_path / "又三月.docx").exists()


def test_since_the_last_one_means_since_the_day_after_it(run: Run, tmp_path: Path) -> None:
    run("tick", "1.1.1", "--on", "2021-03-10")
    run("report", "-o", str(tmp_path / "三月.md"), "--on", "2021-03-31")
    run("tick", "1.1.2", "--on", "2021-04-10")

    april = ("report", "--on", "2021-04-30", "--format", "json")
    assert run(*april, "--since", "last").json["since"] == "2021-04-01"
    assert run(*april, "--period", "quarter").json["since"] == "2021-04-01"
    assert run(*april, "--period", "half").json["since"] == "2021-01-01"


def test_none_handed_in_yet_says_so(run: Run) -> None:
    assert run("report", "--issued").out.startswith("还没有交出过报告")
    assert run("report", "--since", "last", "--format", "json").json["since"] is None


def test_a_report_on_one_point_leaves_the_others_out(run: Run) -> None:
    shown = run("report", "--point", "3", "--on", "2021-06-30").out

    assert "《革命老区县发展史》" in shown or "发展史" in shown
    assert "提升促进水平" not in shown


def test_all_plans_are_rolled_up(run: Run, home: Path) -> None:
    run("list")
    (file,) = home.glob("*.json")
    (home / "另一个县.json").write_bytes(file.read_bytes())

    shown = run("report", "--all", "--on", "2021-06-30")

    assert shown.code == 0
    assert shown.out.count("2021年工作要点") >= 2


def test_only_the_plans_that_are_named_are_rolled_up(run: Run, home: Path, tmp_path: Path) -> None:
    for name in ("甲县", "乙县", "丙县"):
        document = tmp_path / f"{name}.txt"
        document.write_text(f"{name}2026年工作要点\n一、修路。一是勘察。二是施工。\n", encoding="utf-8")
        run("load", str(document), "--name", name)

    shown = run("report", "-p", "甲县", "-p", str(home / "丙县.json"), "--on", "2026-06-30").out

    assert ("甲县" in shown, "乙县" in shown, "丙县" in shown) == (True, False, True)


def test_several_plans_one_of_which_is_not_there_are_refused(run: Run) -> None:
    run("list")

    assert run("report", "-p", "三明", "-p", "没有").code == 3


@pytest.mark.parametrize("command", [("list",), ("tick", "1.1.1"), ()])
def test_only_a_report_takes_several_plans(run: Run, command: tuple[str, ...]) -> None:
    refused = run(*command, "-p", "甲", "-p", "乙")

    assert (refused.code, "-p 甲 和 -p 乙 不能一起用" in refused.err) == (2, True)


@pytest.mark.parametrize("form", ["docx", "xlsx", "html"])
def test_a_roll_up_is_saved_where_it_is_wanted(run: Run, home: Path, tmp_path: Path, form: str) -> None:
    run("list")
    target = tmp_path / f"汇总.{form}"

    first = run("report", "--all", "-o", str(target))
    again = run("report", "rollup", "-o", str(target))

    assert (first.code, again.code) == (0, 0)
    assert first.out == f"已保存：{target}\n"
    assert target.stat().st_size > 1000
    assert "汇总" in run("report", "--issued").out


def test_light_point_unit_and_level_narrow_together(run: Run, tmp_path: Path) -> None:
    document = tmp_path / "甲.txt"
    document.write_text(
        "某局2026年工作要点\n\n一、道路建设。一是修通公路，5月底前完成（牵头单位：建设科）。二是维护桥梁（牵头单位：养护科）。\n"
        "二、绿化工作。一是种树造林，5月底前完成（牵头单位：建设科）。二是育苗（牵头单位：林场）。\n",
        encoding="utf-8",
    )
    run("load", str(document))
    options = ("--on", "2026-07-01", "--light", "red", "--unit", "建设科", "--point", "2")

    shown = run("report", "ledger", "--format", "csv", *options).out
    cut = run("report", "ledger", "--format", "csv", *options, "--level", "1").out

    assert [row.split(",")[0] for row in shown.splitlines()[1:]] == ["2.1"]
    assert [row.split(",")[0] for row in cut.splitlines()[1:]] == ["2"]


@pytest.mark.parametrize("level", ["0", "-1", "二"])
def test_a_level_that_is_none_is_refused(run: Run, level: str) -> None:
    assert run("report", "--level", level).code == 2


def test_a_part_of_the_plan_is_named_under_the_title(run: Run) -> None:
    shown = run("report", "brief", "--on", "2021-05-31", "--point", "2", "--light", "green").out

    assert "（深入调查研究，绿灯，截至2021年5月31日）" in shown


def test_the_figures_that_are_remembered_are_those_of_the_report(run: Run, tmp_path: Path) -> None:
    run("tick", "1.1.1", "--on", "2021-02-01")
    run("report", "-o", str(tmp_path / "甲.md"), "--on", "2021-06-30", "--point", "2")

    (issued,) = run("report", "--issued", "--json").json["issued"]
    assert (issued["done"], issued["counted"]) == (0, 10)


def test_since_the_last_one_is_the_same_for_a_second_version_on_the_same_day(run: Run, tmp_path: Path) -> None:
    run("report", "-o", str(tmp_path / "一.md"), "--on", "2021-03-31")
    run("report", "-o", str(tmp_path / "二.md"), "--since", "last", "--on", "2021-04-30")

    again = run("report", "--since", "last", "--on", "2021-04-30").out

    assert "2021年4月1日至30日" in again


@pytest.mark.parametrize(
    "lock",
    ["~$月报告二零二一.docx", "~$三月报告二零二一.docx", ".~lock.三月报告二零二一.docx#"],
    ids=["Word", "WPS and Excel", "LibreOffice"],
)
def test_a_report_that_is_open_in_an_office_program_stays_as_it_is(run: Run, tmp_path: Path, lock: str) -> None:
    path = tmp_path / "三月报告二零二一.docx"
    run("report", "-o", str(path))
    before = path.read_bytes()
    (tmp_path / lock).touch()

    refused = run("report", "-o", str(path), "--on", "2021-06-30")

    assert (refused.code, path.read_bytes()) == (4, before)
    assert "请先在那边关掉" in refused.err
    assert run("report", "-o", str(path), "--on", "2021-06-30", "--force").code == 0


@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "forced"])
def test_a_folder_is_no_place_for_a_report_but_a_file_in_it_is(
    run: Run, tmp_path: Path, force: tuple[str, ...]
) -> None:
    folder = tmp_path / "报告.docx"
    folder.mkdir()

    refused = run("report", "-o", str(folder), *force)

    assert (refused.code, "是一个文件夹" in refused.err) == (2, True)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("characters", [82, 120], ids=["for the file beside it", "for itself"])
def test_a_name_that_is_too_long_is_told(run: Run, tmp_path: Path, characters: int) -> None:
    refused = run("report", "-o", str(tmp_path / f"{'长' * characters}.md"))

    assert (refused.code, "文件名太长" in refused.err, list(tmp_path.glob("*长*"))) == (2, True, [])


@pytest.mark.parametrize("error", [Gone, NotWritable])
def test_a_report_that_cannot_be_written_asks_for_another_place_not_for_another_data_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[StoreError]
) -> None:
    def refuse(path: Path, _: bytes) -> None:
        raise error(path=path)

    monkeypatch.setattr("tracker.reporting.write_atomically", refuse)

    refused = run("report", "-o", str(tmp_path / "甲.txt"))

    assert (refused.code, "换个地方存" in refused.err) == (1, True)
    assert "--home" not in refused.err
    assert "recover" not in refused.err


def test_a_full_disk_beside_the_report_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> bytes:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr("tracker.reporting.file_bytes", full)

    refused = run("report", "-o", str(tmp_path / "报告.pdf"))

    assert (refused.code, "磁盘满了" in refused.err, (tmp_path / "报告.pdf").exists()) == (1, True, False)


def test_whom_a_report_goes_to_stands_on_a_line_below_its_title(run: Run) -> None:
    shown = run("report", "--to", "市委、市政府：", "--on", "2021-06-30").out.splitlines()

    assert "市委、市政府：" in shown[:6]


def test_a_report_that_goes_to_nobody_says_which_do(run: Run) -> None:
    refused = run("report", "ledger", "--to", "市委")

    assert (refused.code, refused.err.strip()) == (2, "台账没有主送机关，--to 只用于：进展情况报告，通报，单位任务")


def test_a_hostile_addressee_is_cleaned(run: Run) -> None:
    assert "\x1b" not in run("report", "--to", "市\x1b[31m委", "--on", "2021-06-30").out
