from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import pytest

from tests.building import plan
from tests.reports.subjects import CHINESE, TODAY, half_way
from tracker.model.progress import Progress
from tracker.reports.formats import Format, Layout, printed
from tracker.reports.kinds import compose
from tracker.reports.report import Kind, TrendPoint
from tracker.reports.subject import Subject, narrowed, subject_of


def with_trend(*, today: date = TODAY, only: list[str] | None = None) -> Subject:
    made, steps = half_way()
    return subject_of(Progress(made, today), steps=steps, with_trend=True, only=only)


def test_progress_is_followed_from_month_to_month() -> None:
    trend = with_trend().trend

    assert trend[1] == TrendPoint(date(2026, 1, 31), trend[0].progress, Fraction(30, 365))
    assert trend[2].progress > trend[1].progress, "the survey was done in February"
    assert [point.day.month for point in trend] == [1, 1, 2, 3, 4, 5, 6]


def test_a_trend_of_some_items_is_theirs_alone() -> None:
    trend = with_trend(only=["勘察"]).trend

    assert [point.progress for point in trend] == [0, 0, 1, 1, 1, 1, 1]


def test_a_year_that_is_over_ends_with_its_last_day() -> None:
    assert with_trend(today=date(2027, 5, 1)).trend[-1].day == date(2026, 12, 31)


def test_there_is_no_trend_on_the_first_day_nor_where_nothing_counts() -> None:
    standing = plan("一、走访 standing")

    assert with_trend(today=date(2026, 1, 1)).trend == ()
    assert subject_of(Progress(standing, TODAY), with_trend=True).trend == ()


def test_narrowing_a_subject_drops_the_trend_of_the_whole() -> None:
    assert narrowed(with_trend(), ["修路"]).trend == ()


@pytest.mark.parametrize("form", [Format.TEXT, Format.MARKDOWN, Format.TERMINAL, Format.HTML])
def test_every_text_format_tells_the_trend(form: Format) -> None:
    text = printed(compose(Kind.PROGRESS, with_trend(), CHINESE), form, CHINESE, Layout(width_columns=120))

    assert "2026-06-30" in text
    assert "进度与序时进度走势" in text or form is Format.MARKDOWN
    assert form is Format.HTML or "2026-03-31  进度21.6%，序时24.4%" in text


def test_json_holds_the_trend_as_numbers() -> None:
    made = json.loads(printed(compose(Kind.PROGRESS, with_trend(), CHINESE), Format.JSON, CHINESE))

    trend = next(block for block in made["sections"][1]["blocks"] if "trend" in block)
    assert trend["trend"][2]["date"] == "2026-02-28"
    assert trend["trend"][-1]["elapsed"] == 180 / 365
