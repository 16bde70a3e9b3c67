from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.text.numerals import number_of, numeral


@given(st.integers(min_value=1, max_value=999))
def test_a_number_is_read_back_from_its_numeral(number: int) -> None:
    assert number_of(numeral(number)) == number


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (10, "十"), (15, "十五"), (20, "二十"), (100, "一百"), (103, "一百零三"), (110, "一百一十"),
     (123, "一百二十三"), (999, "九百九十九")],
)  # fmt: skip
def test_a_number_is_written_as_in_a_marker(number: int, written: str) -> None:
    assert numeral(number) == written


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十五", 15),
        ("廿", 20),
        ("廿三", 23),
        ("卅一", 31),
        ("两", 2),
        ("一百〇五", 105),
        ("一百一十", 110),
        ("二〇", 20),
        ("二〇二一", 2021),
        ("二○二一", 2021),
    ],
)
def test_the_ways_of_writing_a_number(written: str, number: int) -> None:
    assert number_of(written) == number


@pytest.mark.parametrize("written", ["", "甲", "十十", "十百", "一二三四五", "五十六七", "零十", "1"])
def test_what_is_no_numeral_has_no_number(written: str) -> None:
    assert number_of(written) is None
