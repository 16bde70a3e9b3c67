"""A document broken into rows: nothing is lost, nothing is too wide, and every place can be gone to."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tracker.tui.widgets.broken_text import BrokenText


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    text: str


def lines(*texts: str) -> list[Line]:
    return [Line(number, text) for number, text in enumerate(texts, 1)]


def rows(width: int, *texts: str) -> list[str]:
    return [row.text for row in BrokenText(lines(*texts), width).rows((0, 0))]


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        pytest.param("甲乙丙丁戊", ["甲乙", "丙丁", "戊"], id="two columns a character"),
        pytest.param("", [""], id="an empty line is a row"),
        pytest.param("甲乙。丙", ["甲", "乙。", "丙"], id="a full stop begins no row"),
        pytest.param("甲 word", ["甲 ", "word"], id="a word is not broken"),
        pytest.param("abcdefgh", ["abcd", "efgh"], id="unless it fills the row"),
        pytest.param("。。。。", ["。。", "。。"], id="nothing but full stops"),
        pytest.param("甲\t乙", ["甲 ", "乙"], id="a tab is a space"),
    ],
)
def test_where_a_line_is_broken(text: str, broken: list[str]) -> None:
    assert rows(4, text) == broken


@given(st.lists(st.text(alphabet="甲乙。，a1 é（）%", max_size=30), min_size=1, max_size=5), st.integers(2, 9))
def test_every_character_has_its_row_and_no_row_is_too_wide(texts: list[str], width: int) -> None:
    text = BrokenText(lines(*texts), width)
    found = list(text.rows((0, 0)))

    assert ["".join(row.text for row in found if row.index == index) for index in range(len(texts))] == texts
    assert all(cell_len(row.text) <= width for row in found)
    assert all(texts[row.index][row.offset :].startswith(row.text) for row in found)


@given(st.lists(st.text(alphabet="甲a。", max_size=12), min_size=1, max_size=6), st.integers(0, 40), st.integers(0, 40))
def test_places_are_counted_from_either_end_alike(texts: list[str], down: int, up: int) -> None:
    text = BrokenText(lines(*texts), 4)
    every = list(text.rows((0, 0)))

    place = text.moved((0, 0), down)
    back = text.moved(place, -up)

    assert next(text.rows(place)) == every[min(down, len(every) - 1)]
    assert next(text.rows(back)) == every[max(min(down, len(every) - 1) - up, 0)]
    assert next(text.rows(text.end)) == every[-1]


@given(st.lists(st.text(alphabet="甲a。", min_size=1, max_size=12), min_size=1, max_size=6), st.data())
def test_the_place_of_a_character_is_the_row_that_holds_it(texts: list[str], data: st.DataObject) -> None:
    text = BrokenText(lines(*texts), 4)
    index = data.draw(st.integers(0, len(texts) - 1))
    offset = data.draw(st.integers(0, len(texts[index]) - 1))

    row = next(text.rows(text.place_of(index, offset)))

    assert row.index == index
    assert row.offset <= offset < row.offset + len(row.text)


def test_a_line_of_a_million_characters_is_not_broken_whole() -> None:
    text = BrokenText(lines("长" * 1_000_000), 40)

    row = next(text.rows(text.place_of(0, 900_001)))

    assert row.offset <= 900_001 < row.offset + len(row.text)
    assert len(text.broken) == 1


def test_many_lines_are_forgotten_again() -> None:
    text = BrokenText(lines(*("甲" for _ in range(2_000))), 4)

    assert sum(1 for _ in text.rows((0, 0))) == 2_000
    assert len(text.broken) < 2_000


def test_no_lines_are_one_empty_place() -> None:
    text = BrokenText()

    assert list(text.rows((0, 0))) == []
    assert (text.end, text.moved((0, 0), 3)) == ((0, 0), (0, 0))
    assert text.place_of(0, 0) == (0, 0)
