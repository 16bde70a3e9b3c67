from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model.deadline import Deadline, Precision
from tracker.reading.deadline_rules import NOT_DEADLINES, RULES
from tracker.reading.deadlines import deadline_entered, deadlines_in, recurrence_in

ISSUED = date(2021, 3, 1)
TODAY = date(2021, 3, 17)
EXAMPLES = [(rule.name, *example) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(("rule", "sentence", "phrase", "day"), EXAMPLES, ids=[each[1] for each in EXAMPLES])
def test_every_rule_reads_its_own_examples(rule: str, sentence: str, phrase: str, day: str | None) -> None:
    mentions = deadlines_in(sentence, year=2021, issued=ISSUED)

    assert [each.deadline and each.deadline.day.isoformat() for each in mentions] == (
        [day] if day else [None] * len(mentions)
    )
    assert all(sentence[each.start : each.end].strip() == phrase for each in mentions)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [("2022年3月至6月修路。", date(2022, 6, 30)), ("3月至6月修路。", date(2021, 6, 30))],
    ids=["its own year", "the plan's year"],
)
def test_a_range_ends_in_the_year_that_it_begins_in(sentence: str, day: date) -> None:
    (mention,) = deadlines_in(sentence, year=2021, issued=ISSUED)

    assert mention.deadline is not None
    assert mention.deadline.day == day


def test_since_when_something_is_done_is_no_deadline() -> None:
    assert deadlines_in("这项工作自6月推行。", year=2021, issued=ISSUED) == ()


@pytest.mark.parametrize("sentence", NOT_DEADLINES)
def test_a_date_that_binds_nobody_is_no_deadline(sentence: str) -> None:
    assert deadlines_in(sentence, year=2021, issued=ISSUED) == ()


@pytest.mark.parametrize("year", [0, 1, 2999, 9998, 9999, 100_000])
def test_no_year_leaves_the_calendar(year: int) -> None:
    for sentence in (
        "明年底前",
        "11月至2月",
        "九九九九年12月至1月",
        "30年内",
        "后年3月底前",
        "春节前",
        "到2999年，全部",
    ):
        assert all(each.deadline for each in deadlines_in(sentence, year=year))
        deadline_entered(sentence, year=year, today=TODAY)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        pytest.param("11月至2月，修路", date(2024, 2, 29), id="to the end of February, then of a leap year"),
        pytest.param("11月1日至2月15日，修路", date(2024, 2, 15), id="to a day"),
        pytest.param("3月至6月，修路", date(2023, 6, 30), id="within the year"),
        pytest.param("明年1月至3月，修路", date(2024, 3, 31), id="within the year that it begins in"),
    ],
)
def test_a_stretch_that_ends_before_it_begins_ends_a_year_later(sentence: str, day: date) -> None:
    (mention,) = deadlines_in(sentence, year=2023)

    assert mention.deadline is not None
    assert mention.deadline.day == day


def test_a_lunar_festival_is_known_for_half_a_century() -> None:
    assert [deadline_entered("春节前", year=year, today=TODAY) is not None for year in (1999, 2000, 2050, 2051)] == [
        False,
        True,
        True,
        False,
    ]


def test_days_after_issue_need_a_day_of_issue() -> None:
    assert deadlines_in("印发之日起30日内", year=2021) == ()


def test_several_deadlines_come_in_the_order_of_the_text() -> None:
    mentions = deadlines_in("6月底前建成，12月底前验收；年底前总结", year=2021)

    assert [each.deadline.day.month for each in mentions if each.deadline] == [6, 12, 12]


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        pytest.param("落实《三年方案》，6月底前修路", ["6月底前"], id="behind a book title"),
        pytest.param("6月底前修路，另起草报告", ["6月底前"], id="something begins later in the sentence"),
        pytest.param("3月底前至少修两条，6月底前验收", ["3月底前", "6月底前"], id="no stretch without its word"),
    ],
)
def test_what_stands_beside_a_deadline_leaves_it_alone(sentence: str, phrases: list[str]) -> None:
    assert [sentence[each.start : each.end] for each in deadlines_in(sentence, year=2021)] == phrases


def test_workdays_leave_saturday_and_sunday_out() -> None:
    (mention,) = deadlines_in("印发之日起6个工作日内上报", year=2021, issued=date(2021, 3, 5))

    assert mention.deadline is not None
    assert mention.deadline.day == date(2021, 3, 15)


def test_without_a_year_only_dates_with_their_own_are_read() -> None:
    mentions = deadlines_in("6月底前建成，2022年8月底前验收", year=None)

    assert [each.deadline.day for each in mentions if each.deadline] == [date(2022, 8, 31)]


def test_by_is_firmer_than_in() -> None:
    by, within = deadlines_in("5月底前完成，6月，总结", year=2021)

    assert (by.is_firm, within.is_firm) == (True, False)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("每月报送一次", "每月"),
        ("每季度末前汇总", "每季度末前"),
        ("按月通报", "按月"),
        ("每年走访", "每年"),
        ("每人每年享受一次", ""),
        ("每个村都要覆盖", ""),
    ],
)
def test_what_comes_again_is_a_recurrence(sentence: str, words: str) -> None:
    assert recurrence_in(sentence) == words


TYPED = {
    "6月底": (date(2021, 6, 30), Precision.MONTH, "6月底"),
    "6月": (date(2021, 6, 30), Precision.MONTH, "6月"),
    "６月底前": (date(2021, 6, 30), Precision.MONTH, "６月底前"),
    "在6月底前完成": (date(2021, 6, 30), Precision.MONTH, "在6月底前完成"),
    "6月30日": (date(2021, 6, 30), Precision.DAY, "6月30日"),
    "6月下旬": (date(2021, 6, 30), Precision.TEN_DAYS, "6月下旬"),
    "6月上旬": (date(2021, 6, 10), Precision.TEN_DAYS, "6月上旬"),
    "上半年": (date(2021, 6, 30), Precision.HALF_YEAR, "上半年"),
    "第一季度": (date(2021, 3, 31), Precision.QUARTER, "第一季度"),
    "年底": (date(2021, 12, 31), Precision.YEAR, "年底"),
    "明年3月": (date(2022, 3, 31), Precision.MONTH, "明年3月"),
    "国庆": (date(2021, 10, 1), Precision.DAY, "国庆"),
    "7月至9月": (date(2021, 9, 30), Precision.MONTH, "7月至9月"),
    "2021-06-30": (date(2021, 6, 30), Precision.DAY, ""),
    "２０２１－０６－３０": (date(2021, 6, 30), Precision.DAY, ""),
    "20210630": (date(2021, 6, 30), Precision.DAY, ""),
    "2021-06": (date(2021, 6, 30), Precision.MONTH, ""),
    "6.30": (date(2021, 6, 30), Precision.DAY, ""),
    "6/30": (date(2021, 6, 30), Precision.DAY, ""),
    "全年": (date(2021, 12, 31), Precision.YEAR, ""),
    "2022": (date(2022, 12, 31), Precision.YEAR, ""),
    "+30d": (date(2021, 4, 16), Precision.DAY, ""),
    "＋２ｗ": (date(2021, 3, 31), Precision.DAY, ""),
    "+1m": (date(2021, 4, 17), Precision.DAY, ""),
    "+1y": (date(2022, 3, 17), Precision.DAY, ""),
    "10天内": (date(2021, 3, 27), Precision.DAY, ""),
    "三个月内": (date(2021, 6, 17), Precision.DAY, ""),
    "明天": (date(2021, 3, 18), Precision.DAY, ""),
    "月底": (date(2021, 3, 31), Precision.MONTH, ""),
    "下月底": (date(2021, 4, 30), Precision.MONTH, ""),
    "本月底": (date(2021, 3, 31), Precision.MONTH, ""),
    "下个月底": (date(2021, 4, 30), Precision.MONTH, ""),
    "下个月": (date(2021, 4, 30), Precision.MONTH, ""),
    "下月": (date(2021, 4, 30), Precision.MONTH, ""),
    "周五": (date(2021, 3, 19), Precision.DAY, ""),
    "周一": (date(2021, 3, 22), Precision.DAY, ""),
    "下周一": (date(2021, 3, 22), Precision.DAY, ""),
    "下周五": (date(2021, 3, 26), Precision.DAY, ""),
    "本周日": (date(2021, 3, 21), Precision.DAY, ""),
    "本周一": (date(2021, 3, 15), Precision.DAY, ""),
    "周末": (date(2021, 3, 21), Precision.DAY, ""),
    "下周天": (date(2021, 3, 28), Precision.DAY, ""),
    "下周末": (date(2021, 3, 28), Precision.DAY, ""),
    "周天": (date(2021, 3, 21), Precision.DAY, ""),
}


@pytest.mark.parametrize(("typed", "expected"), TYPED.items(), ids=TYPED.keys())
def test_a_deadline_as_somebody_types_it(typed: str, expected: tuple[date, Precision, str]) -> None:
    assert deadline_entered(typed, year=2021, today=TODAY) == Deadline(*expected)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "以后",
        "力争6月底前修路",
        "6.30修路",
        "2021年修路",
        "0000-06",
        "2月30日",
        "13月",
        "2021-13",
        "0000",
        "99.99",
        "放假前",
        "30",
        "+9999y",
        "每月",
    ],
)
def test_what_names_no_day_is_no_deadline(typed: str) -> None:
    assert deadline_entered(typed, year=2021, today=TODAY) is None


@pytest.mark.parametrize("typed", ["明天", "下周五", "下月", "+9999d", "+1m", "+1y"])
def test_a_day_behind_the_end_of_the_calendar_is_no_deadline(typed: str) -> None:
    assert deadline_entered(typed, year=9999, today=date.max) is None


@given(
    st.text(
        alphabet="一二十两0123456789年月日底前上下半季度第春节-./+dwm至到内旬初每从起《》“”七 印发之起", max_size=24
    )
)
def test_no_text_stops_the_reading(text: str) -> None:
    deadline_entered(text, year=2021, today=TODAY)

    assert all(0 <= each.start < each.end <= len(text) for each in deadlines_in(text, year=2021, issued=ISSUED))
