"""A period says once what its two ends have in common."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reports.subjects import EN, ZH


@pytest.mark.parametrize(
    ("since", "day", "chinese", "english"),
    [
        ("2026-04-01", "2026-06-30", "2026年4月1日至6月30日", "1 April to 30 June 2026"),
        ("2026-06-01", "2026-06-30", "2026年6月1日至30日", "1 to 30 June 2026"),
        ("2026-06-30", "2026-06-30", "2026年6月30日", "30 June 2026"),
        ("2025-12-01", "2026-01-31", "2025年12月1日至2026年1月31日", "1 December 2025 to 31 January 2026"),
    ],
    ids=["of a year", "of a month", "of a day", "over the turn of a year"],
)
def test_a_period_reads_as_one_writes_it(since: str, day: str, chinese: str, english: str) -> None:
    days = date.fromisoformat(since), date.fromisoformat(day)

    assert (ZH.period(*days), EN.period(*days)) == (chinese, english)


def test_the_year_of_the_report_is_left_out() -> None:
    days = date(2026, 4, 1), date(2026, 6, 30)

    assert (ZH.period(*days, year=2026), EN.period(*days, year=2026)) == ("4月1日至6月30日", "1 April to 30 June")
