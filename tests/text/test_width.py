from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tracker.text.cleaning import clean_line
from tracker.text.width import columns, cut, pad

OFFICE_TEXT = "汉字，。；：“”（）《》〔2015〕第3.2条 Café １２％ ①Ⅳ·—…　㎡℃№"


@pytest.mark.parametrize("character", sorted(set(OFFICE_TEXT)))
def test_columns_are_those_that_the_app_counts(character: str) -> None:
    assert columns(character) == cell_len(character)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param(0x20, 0x5FF, id="Latin, Greek, Cyrillic"),
        pytest.param(0x1E00, 0x22FF, id="accents, punctuation, signs"),
        pytest.param(0x2460, 0x25FF, id="circled numbers, lines, blocks"),
        pytest.param(0x3000, 0x312F, id="Chinese punctuation, kana"),
        pytest.param(0x31C0, 0x4DBF, id="strokes, circled, Chinese"),
        pytest.param(0x4E00, 0x9FFF, id="Chinese"),
        pytest.param(0xFF00, 0xFF9F, id="full and half width"),
        pytest.param(0x20000, 0x2A6DF, id="rare Chinese"),
    ],
)
def test_columns_of_every_assigned_character_are_those_that_the_app_counts(first: int, last: int) -> None:
    assigned = (chr(point) for point in range(first, last + 1) if unicodedata.category(chr(point)) != "Cn")
    shown = [character for character in assigned if clean_line(character) == character]

    assert [each for each in shown if columns(each) != cell_len(each)] == []


@given(st.text(alphabet="a1 。，（汉字あア！é\u0301①—"))
def test_columns_of_a_text_are_those_of_its_characters(text: str) -> None:
    assert columns(text) == sum(map(columns, text))


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        pytest.param("道路", 4, "道路", id="fits"),
        pytest.param("道路建设", 7, "道路建…", id="cut"),
        pytest.param("道路建设", 6, "道路…", id="a wide character that does not fit leaves a column free"),
        pytest.param("道路", 1, "…", id="only the mark"),
        pytest.param("道路", 0, "", id="no room"),
        pytest.param("ab汉", 3, "ab…", id="the mark takes the last column"),
        pytest.param("abcd", 3, "ab…", id="latin, one too long"),
        pytest.param("abc", 3, "abc", id="latin"),
    ],
)
def test_cutting_by_columns(text: str, width: int, expected: str) -> None:
    assert cut(text, width) == expected


@given(st.text(alphabet="道a。é ", max_size=20), st.integers(0, 30), st.booleans())
def test_padding_fills_exactly_the_width(text: str, width: int, right: bool) -> None:
    assert columns(pad(text, width, right=right)) == width


def test_padding_on_the_left_puts_figures_under_each_other() -> None:
    assert pad("5%", 4, right=True) == "  5%"
    assert pad("5%", 4) == "5%  "
