"""Whatever the plan: every format says the same totals, and what is added up from rows is the total."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingModuleSource=false
# (openpyxl and python-docx come without types, or partial ones)

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO, StringIO

import docx
import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

from tests.model.plans import plans
from tests.reports.subjects import CHINESE
from tracker.language.wording import exact_percent_words
from tracker.model.plan import Plan
from tracker.model.progress import Progress
from tracker.reports.formats import Format, file_bytes, printed
from tracker.reports.kinds import compose
from tracker.reports.report import Kind, Report
from tracker.reports.subject import subject_of

Figures = tuple[int, int, str]
"""Tasks that count, those done, and the completion rate as it is printed."""


def report_on(made: Plan, kind: Kind = Kind.PROGRESS) -> Report:
    return compose(kind, subject_of(Progress(made, date(made.year, 6, 30))), CHINESE)


def from_csv(made: Report) -> Figures:
    rows = csv.reader(StringIO(printed(made, Format.CSV, CHINESE), newline=""))
    total = next(row for row in rows if row[1:2] == ["合计"])
    return int(total[2]), int(total[3]), total[4]


def from_json(made: Report) -> Figures:
    figures = json.loads(printed(made, Format.JSON, CHINESE))["figures"]
    rate = "—" if figures["rate"] is None else f"{figures['rate'] * 100 + 1e-9:.1f}%"
    return figures["counted"], figures["done"], rate


def from_workbook(made: Report) -> Figures:
    sheet = load_workbook(BytesIO(file_bytes(made, Format.XLSX, CHINESE))).worksheets[0]
    total = next(row for row in sheet.iter_rows(values_only=True) if row[1] == "合计")
    rate = "—" if total[4] in (None, "—") else f"{float(str(total[4])) * 100 + 1e-9:.1f}%"
    return int(str(total[2])), int(str(total[3])), rate


def from_word(made: Report) -> Figures:
    table = docx.Document(BytesIO(file_bytes(made, Format.DOCX, CHINESE))).tables[0]
    total = next(cells for row in table.rows if (cells := [cell.text for cell in row.cells])[1] == "合计")
    return int(total[2]), int(total[3]), total[4]


READERS: Mapping[str, Callable[[Report], Figures]] = {
    "csv": from_csv,
    "json": from_json,
    "xlsx": from_workbook,
    "docx": from_word,
}


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@settings(max_examples=12, deadline=None)  # each writes and reads a document
@given(made=plans())
def test_every_format_says_the_same_totals(read: Callable[[Report], Figures], made: Plan) -> None:
    report = report_on(made)

    assert report.tally is not None
    rate = exact_percent_words(report.tally.rate)
    assert read(report) == (report.tally.counted, report.tally.done, rate)


@pytest.mark.parametrize(
    "form", [Format.TERMINAL, Format.TEXT, Format.MARKDOWN, Format.HTML], ids=lambda form: form.value
)
@settings(max_examples=12, deadline=None)
@given(made=plans())
def test_every_text_says_the_same_totals_in_its_sentences(form: Format, made: Plan) -> None:
    report = report_on(made)

    assert report.tally is not None
    rate = exact_percent_words(report.tally.rate)
    told = (
        f"完成率{rate}（{report.tally.done}/{report.tally.counted}）" if report.tally.counted else "没有计入统计的任务"
    )
    assert told in printed(report, form, CHINESE).replace("\n", "")


@settings(max_examples=30, deadline=None)
@given(made=plans())
def test_the_rows_of_the_points_add_up_to_the_total(made: Plan) -> None:
    table = report_on(made).tables[0]

    *points, total = table.rows
    keys = [column.key for column in table.columns]
    for key in ("counted", "done"):
        parts = [row.cells[keys.index(key)] for row in points]
        assert sum(part for part in parts if isinstance(part, int)) == total.cells[keys.index(key)]


@settings(max_examples=30, deadline=None)
@given(made=plans())
def test_a_ledger_has_a_row_for_every_task_and_none_twice(made: Plan) -> None:
    (table,) = report_on(made, Kind.LEDGER).tables

    assert [row.item for row in table.rows] == list(made.leaves())
