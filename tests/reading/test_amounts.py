from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model.amount import Amount
from tracker.reading.amounts import amount_entered, target_in


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("11部", Amount(Decimal(11), "部")),
        ("11", Amount(Decimal(11))),
        (" 3.5 亿元 ", Amount(Decimal("3.5"), "亿元")),
        ("１００％", Amount(Decimal(100), "%")),
        ("100%", Amount(Decimal(100), "%")),
        ("1,200户", Amount(Decimal(1200), "户")),
        ("12，000人", Amount(Decimal(12000), "人")),
        ("３．５万元", Amount(Decimal("3.5"), "万元")),
        ("十一部", Amount(Decimal(11), "部")),
        ("两场", Amount(Decimal(2), "场")),
        ("0个", Amount(Decimal(0), "个")),
    ],
)
def test_an_amount_as_somebody_types_it(typed: str, amount: Amount) -> None:
    assert amount_entered(typed) == amount


@pytest.mark.parametrize("typed", ["", "部", "约11部", "-3个", "9" * 16, "十十部", "1,2"])
def test_what_is_no_amount_is_none(typed: str) -> None:
    assert amount_entered(typed) is None


@given(
    st.decimals(min_value=0, max_value=10**9, places=2),
    st.text(alphabet="部个亿元%场次", max_size=4),
)
def test_an_amount_is_read_back_as_it_is_shown(value: Decimal, unit: str) -> None:
    assert amount_entered(str(Amount(value, unit))) == Amount(value, unit)


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("全年举办活动不少于20个", Amount(Decimal(20), "个")),
        ("满意率达到98.5%，力争更好", Amount(Decimal("98.5"), "%")),
        ("上线率90%以上", Amount(Decimal(90), "%")),
        ("投资至少 3.5亿元", Amount(Decimal("3.5"), "亿元")),
        ("不少于5场，至少5场", Amount(Decimal(5), "场")),
    ],
)
def test_words_that_make_a_number_a_floor_make_it_a_target(sentence: str, target: Amount) -> None:
    assert target_in(sentence) == target


@pytest.mark.parametrize(
    "sentence",
    ["去年出版6部", "不少于5场、至少3次", "第11部分", "", f"至少{'9' * 30}个"],
    ids=["plain number", "several", "no unit of ours", "empty", "too long"],
)
def test_a_sentence_without_one_clear_floor_sets_no_target(sentence: str) -> None:
    assert target_in(sentence) is None
