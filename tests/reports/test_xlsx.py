"""The workbook, opened again by openpyxl."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# (openpyxl comes without types)

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.reports.subjects import CHINESE, HOSTILE, TODAY, half_way, hostile_subject, subject, subject_with
from tracker.errors import NoLibreOffice
from tracker.model.progress import Progress
from tracker.reports.formats import Format, file_bytes
from tracker.reports.kinds import KINDS, compose
from tracker.reports.report import Column, Kind, Report, Section, Table
from tracker.reports.subject import Subject, subject_of
from tracker.text.cleaning import clean_line


def book(kind: Kind = Kind.LEDGER, about: Subject | None = None) -> Workbook:
    made = compose(kind, about or subject(unit="办公室"), CHINESE)
    return load_workbook(BytesIO(file_bytes(made, Format.XLSX, CHINESE)))


def first_sheet(kind: Kind = Kind.LEDGER, about: Subject | None = None) -> Worksheet:
    return book(kind, about).worksheets[0]


def column(sheet: Worksheet, head: str) -> list[object]:
    """The values below a head."""
    place = next(place for place, cell in enumerate(sheet[3], 1) if cell.value == head)
    return [sheet.cell(row, place).value for row in range(4, sheet.max_row + 1)]


def test_the_ledger_has_title_day_heads_and_a_row_a_task() -> None:
    sheet = first_sheet()

    assert sheet["A1"].value == "《某办公室年度工作要点》落实台账"
    assert sheet["A2"].value == "（截至2026年6月30日）"
    assert column(sheet, "具体举措") == ["勘察", "修路", "绿化", "简报", "纪念活动", "走访", "换届", "培训"]


def test_dates_are_dates_and_shares_are_percentages() -> None:
    sheet = first_sheet()

    deadline, share = sheet["H5"], sheet["M5"]
    assert isinstance(deadline.value, datetime)
    assert deadline.value.date() == date(2026, 6, 30)
    assert deadline.number_format == "yyyy-mm-dd"
    assert share.value == pytest.approx(6 / 11)  # pyright: ignore[reportUnknownMemberType] -- pytest leaves approx untyped
    assert share.number_format == "0.0%"


def test_heads_stay_in_sight_and_come_again_on_every_page() -> None:
    sheet = first_sheet()

    assert sheet.freeze_panes == "B4"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.print_area == "'落实台账'!$A$1:$O$11"
    assert sheet.auto_filter.ref == "A3:Q11"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToWidth == 1


def test_points_are_merged_and_every_row_keeps_its_point_for_the_filter() -> None:
    data = file_bytes(compose(Kind.LEDGER, subject(), CHINESE), Format.XLSX, CHINESE)

    sheet = load_workbook(BytesIO(data)).worksheets[0]
    assert {str(each) for each in sheet.merged_cells.ranges} >= {"B4:B6", "B7:B9", "B10:B11"}
    unmerged = load_workbook(BytesIO(data), read_only=True).worksheets[0]
    assert [row[1] for row in unmerged.iter_rows(min_row=4, values_only=True)][:4] == ["道路", "道路", "道路", "宣传"]


def test_statuses_are_chosen_from_a_list() -> None:
    (statuses,) = first_sheet().data_validations.dataValidation

    assert statuses.formula1 == '"未启动,推进中,受阻,已完成,长期坚持,已取消"'
    assert str(statuses.sqref) == "L4:L11"


def test_lights_colour_themselves_by_the_word_in_the_cell() -> None:
    sheet = first_sheet()

    rules = [rule for cells in sheet.conditional_formatting for rule in cells.rules]
    assert [rule.formula for rule in rules] == [['LEFT(N4,1)="红"'], ['LEFT(N4,1)="黄"'], ['LEFT(N4,1)="绿"']]
    assert column(sheet, "灯")[1] == "红 严重滞后44个百分点"


def test_items_are_found_again_by_a_hidden_id() -> None:
    sheet = first_sheet()

    assert column(sheet, "id") == ["勘察", "修路", "绿化", "简报", "纪念活动", "走访", "换届", "培训"]
    assert sheet.column_dimensions["P"].hidden


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_text_is_never_a_formula(text: str) -> None:
    made = book(Kind.LEDGER, hostile_subject(text))

    cells = [cell for sheet in made.worksheets for row in sheet.iter_rows() for cell in row]
    assert not {cell.data_type for cell in cells} & {"f", "e"}
    assert column(made.worksheets[0], "具体举措") == [clean_line(text)]


def test_what_looks_like_a_formula_keeps_its_quote() -> None:
    sheet = first_sheet(Kind.LEDGER, subject_with("一、=1+1"))

    assert sheet["C4"].value == "=1+1"
    assert sheet["C4"].quotePrefix


def test_what_is_longer_than_a_cell_is_cut_with_a_mark() -> None:
    sheet = first_sheet(Kind.LEDGER, hostile_subject("长" * 40_000))

    value = str(sheet["C4"].value)
    assert len(value) == 32_767
    assert value.endswith("…")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_sheet_a_table_and_one_with_its_sentences(kind: Kind) -> None:
    made = compose(kind, subject(unit="办公室"), CHINESE)

    sheets = load_workbook(BytesIO(file_bytes(made, Format.XLSX, CHINESE))).worksheets
    assert len(sheets) == len(made.tables) + 1
    assert sheets[-1].title == "报告正文"
    assert sheets[-1]["A1"].value == made.title


def test_the_text_says_in_which_sheet_a_table_is() -> None:
    text = [cell.value for (cell, *_) in book(Kind.BULLETIN)["报告正文"].iter_rows()]

    assert text[text.index("二、各要点进展情况") + 1] == "见工作表“各要点进展情况”。"


def test_totals_are_the_same_as_in_every_other_format() -> None:
    sheet = first_sheet(Kind.PROGRESS)

    assert [cell.value for cell in sheet[7]][1:4] == ["合计", 6, 1]
    assert sheet["E7"].value == pytest.approx(1 / 6)  # pyright: ignore[reportUnknownMemberType] -- pytest leaves approx untyped


def test_progress_and_trend_are_drawn_as_charts_of_the_workbook() -> None:
    plan, steps = half_way()
    about = subject_of(Progress(plan, TODAY), steps=steps, with_trend=True)

    made = book(Kind.PROGRESS, about)

    assert [len(sheet._charts) for sheet in made.worksheets] == [1, 0, 1, 0]  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue] -- openpyxl has no other list of them


def test_sheet_names_are_such_as_excel_takes() -> None:
    named = replace(hostile_subject("甲/乙[丙]:" + "长" * 40), unit="甲/乙[丙]:")

    names = book(Kind.UNIT, named).sheetnames

    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_a_table_wider_than_a4_is_made_for_a3() -> None:
    assert first_sheet(Kind.LEDGER).page_setup.paperSize == 8
    assert first_sheet(Kind.PROGRESS).page_setup.paperSize == 9


def test_sheets_of_the_same_name_are_told_apart() -> None:
    table = Table((Column("a", "甲"),), (), "同名" * 20)
    made = Report(Kind.PROGRESS, "题目", TODAY, "plan", None, (Section("", (table, table, table)),))

    names = load_workbook(BytesIO(file_bytes(made, Format.XLSX, CHINESE))).sheetnames

    assert names == ["同名" * 15 + "同", "同名" * 14 + " 2", "同名" * 14 + " 3", "报告正文"]


@pytest.mark.parametrize(("day", "is_date"), [("1899-12-31", False), ("1900-03-01", True)])
def test_a_day_that_excel_does_not_know_is_written_as_words(day: str, is_date: bool) -> None:
    sheet = first_sheet(Kind.LEDGER, subject_with(f"一、勘察 {day}", today=TODAY))

    (value,) = column(sheet, "完成时限")
    assert isinstance(value, datetime) if is_date else value == day


def test_a_chart_is_printed_on_the_page_of_its_table() -> None:
    plan, steps = half_way()
    about = subject_of(Progress(plan, TODAY), steps=steps, with_trend=True)

    points, alarming, trend, text = book(Kind.PROGRESS, about).worksheets

    assert [each.page_setup.fitToHeight for each in (points, alarming, trend, text)] == [1, 0, 1, 0]
    assert trend["A3"].value == "日期"
    assert trend["A4"].value == datetime(2026, 1, 1)
    assert [cell.value for cell in trend[3]] == ["日期", "进度", "序时进度"]
    assert text.max_column == 1, "figures beside the text would shrink it on paper"


def test_more_rows_than_a_picture_has_room_for_are_not_drawn() -> None:
    many = "\n".join(f"{place}. 要点{place} 2026-12-31" for place in range(1, 42))
    made = book(Kind.PROGRESS, subject_with(many))

    assert made.worksheets[0]._charts == []  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue] -- as above


def test_libreoffice_opens_every_sheet_and_prints_its_charts(tmp_path: Path) -> None:
    """Where it is installed; else its absence is told."""
    plan, steps = half_way()
    about = subject_of(Progress(plan, TODAY), steps=steps, with_trend=True)
    made = compose(Kind.PROGRESS, about, CHINESE)
    libreoffice = shutil.which("soffice")
    if libreoffice is None:
        with pytest.raises(NoLibreOffice):
            file_bytes(made, Format.PDF, CHINESE)
        return
    source = tmp_path / "report.xlsx"
    source.write_bytes(file_bytes(made, Format.XLSX, CHINESE))

    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [libreoffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(tmp_path / "report.pdf")]
    assert len(pages) == 4, "a page a sheet"
    assert "100%" in pages[0]
    assert "100%" in pages[2]
    assert "统计口径" in pages[3]
