from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.subjects import CHINESE, hostile_subject, shown, subject
from tracker.reports.formats import Format, printed
from tracker.reports.kinds import compose
from tracker.reports.renderers.csv import safe
from tracker.reports.report import Kind, Report


def rows(made: Report) -> list[list[str]]:
    return list(csv.reader(StringIO(printed(made, Format.CSV, CHINESE), newline="")))


def test_a_ledger_is_its_one_table_and_nothing_else() -> None:
    made = compose(Kind.LEDGER, subject(), CHINESE)

    heads, *body = rows(made)
    assert heads[:3] == ["序号", "要点", "具体举措"]
    assert body == shown(made.tables[0])


def test_several_tables_have_captions_and_a_line_between() -> None:
    made = rows(compose(Kind.PROGRESS, subject(), CHINESE))

    assert made[0] == ["各要点进展情况"]
    assert made[made.index([]) + 1] == ["逾期、滞后、受阻和临期任务"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_text_is_run_as_a_formula(start: str) -> None:
    made = rows(compose(Kind.LEDGER, hostile_subject(f"{start}cmd|' /C calc'!A0"), CHINESE))

    assert made[1][2] == f"'{start}cmd|' /C calc'!A0"


@given(st.text())
def test_a_safe_cell_begins_with_nothing_that_a_spreadsheet_runs(text: str) -> None:
    assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert safe(text).removeprefix("'") == text.removeprefix("'")
