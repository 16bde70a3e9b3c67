from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reports.renderers.fitting import Grid, Piece
from tracker.reports.renderers.wrapping import wrapped
from tracker.text.width import columns


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("甲乙丙丁", 4, ["甲乙", "丙丁"], id="chinese breaks anywhere"),
        pytest.param("甲乙，丙丁", 4, ["甲", "乙，", "丙丁"], id="no comma begins a line"),
        pytest.param("甲乙《丙》", 6, ["甲乙", "《丙》"], id="no opening mark ends a line"),
        pytest.param("one two", 5, ["one", "two"], id="latin words stay whole"),
        pytest.param("完成率30.8%，好", 8, ["完成率", "30.8%，", "好"], id="numbers stay whole"),
        pytest.param("abcdefgh", 3, ["abc", "def", "gh"], id="what is longer than a line is broken"),
        pytest.param("", 5, [""], id="nothing"),
    ],
)
def test_paragraphs_break_where_a_reader_expects_it(text: str, width: int, lines: list[str]) -> None:
    assert list(wrapped(text, width)) == lines


@given(st.text("甲乙，。（）《》ab 1.%"), st.integers(4, 30))
def test_wrapping_loses_nothing_and_stays_within_the_width(text: str, width: int) -> None:
    lines = list(wrapped(text, width))

    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert max(map(columns, lines)) <= width


def grid(*rows: tuple[str, ...]) -> Grid:
    heads, *body = [[Piece(cell) for cell in row] for row in rows]
    return Grid(heads, body, wraps=[False, True], aligns_right=[True, False])


@pytest.mark.parametrize("width", [8, 20], ids=["exactly", "with room"])
def test_a_table_that_fits_is_not_wrapped(width: int) -> None:
    assert list(grid(("数", "题目"), ("12", "修路")).lines(width)) == ["数  题目", "--------", "12  修路"]


def test_a_short_chinese_head_is_not_folded() -> None:
    assert next(grid(("已完成", "题目"), ("1", "一二三四五六")).lines(16)) == "已完成  题目"


def test_a_cell_is_wrapped_in_its_own_column() -> None:
    lines = list(grid(("数", "题目"), ("1", "一二三四五六")).lines(12))

    assert lines[2:] == [" 1  一二三四", "    五六"]


def test_a_long_chinese_head_is_folded_when_room_is_short() -> None:
    lines = list(grid(("计入项数", "题目"), ("1", "一二三四五六")).lines(14))

    assert lines[:2] == ["计入  题目", "项数"]


@given(st.lists(st.text("甲乙丙ab，", min_size=1, max_size=30), min_size=1, max_size=4), st.integers(1, 60))
def test_a_table_keeps_every_character_at_any_width(cells: list[str], width: int) -> None:
    lines = list(grid(("数", "题目"), *((str(place), cell) for place, cell in enumerate(cells))).lines(width))

    body = "".join("".join(lines[2:]).split())
    assert body == "".join(f"{place}{cell}" for place, cell in enumerate(cells))
