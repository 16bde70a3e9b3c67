from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tracker.errors import StoreError
from tracker.issued import Issued, follows_on, issued_reports, remember

MARCH = Issued(
    datetime(2021, 3, 31, 8, tzinfo=UTC), date(2021, 3, 31), "progress", None, "三月.docx", 3, 57, "报告\n全文\n"
)
APRIL = Issued(datetime(2021, 4, 30, 8, tzinfo=UTC), date(2021, 4, 30), "ledger", date(2021, 4, 1), "", 5, 57, "台账\n")


def test_reports_come_back_in_the_order_in_which_they_were_handed_in(tmp_path: Path) -> None:
    plan = tmp_path / "要点.json"

    remember(plan, MARCH)
    remember(plan, APRIL)

    assert issued_reports(plan) == (MARCH, APRIL)


def issued(on: str, since: str = "", kind: str = "progress") -> Issued:
    first = date.fromisoformat(since) if since else None
    return Issued(MARCH.at, date.fromisoformat(on), kind, first, "", 3, 57, "全文")


@pytest.mark.parametrize(
    ("before", "since"),
    [
        ([], None),
        ([issued("2021-03-31")], "2021-04-01"),
        ([issued("2021-03-31"), issued("2021-04-30", "2021-04-01")], "2021-04-01"),
        ([issued("2021-04-30", "2021-04-01"), issued("2021-04-30", "2021-04-01")], "2021-04-01"),
        ([issued("2021-04-30")], None),
        ([issued("2021-03-31"), issued("2021-06-30")], "2021-04-01"),
        ([issued("2021-03-31"), issued("2021-02-28")], "2021-04-01"),
        ([issued("2021-03-31", kind="ledger")], None),
    ],
    ids=[
        "the first",
        "an earlier one",
        "a second version of today's",
        "a third version, with none before",
        "a second version of one from the start",
        "one for a later day",
        "one for an earlier day handed in later",
        "another kind",
    ],
)
def test_a_report_follows_on_the_last_of_an_earlier_day(before: list[Issued], since: str | None) -> None:
    found = follows_on(before, "progress", date(2021, 4, 30))

    assert (str(found) if found else None) == since


@pytest.mark.parametrize("line", ["", "{", "[]", "null", '{"at": 3}', '{"at": "2021-03-31"}', "\\udcff"])
def test_a_line_that_cannot_be_read_is_passed_over(tmp_path: Path, line: str) -> None:
    plan = tmp_path / "要点.json"
    remember(plan, MARCH)
    with (tmp_path / "要点.issued.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    remember(plan, APRIL)

    assert issued_reports(plan) == (MARCH, APRIL)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        remember(tmp_path / "没有" / "要点.json", MARCH)
