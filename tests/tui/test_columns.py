"""Columns align by terminal cells, whatever the texts, and give way in order where there is no room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tracker.frozen import replace
from tracker.model.progress import Light
from tracker.model.status import Status
from tracker.tui.marks import ASCII, UNICODE
from tracker.tui.rows import Headings, Row
from tracker.tui.widgets.cells import STYLES, State, heading_of, line_of
from tracker.tui.widgets.columns import fitted, share_out

HEADINGS = Headings("事项", "进度", "时限", "状态", "灯", 8, 2, 5)
WIDTHS = st.integers(1, 200)
TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=60)


def row(name: str = "修路", *, status: Status = Status.DONE, share: float | None = 0.5, notes: int = 0) -> Row:
    return Row("x", name, share is not None, status, "已完成", Light.RED, "红", "逾期12天", share, "12/345公里",
               "12/345", "2026-06-30", "06-30", is_inherited=False, notes=notes)  # fmt: skip


@given(TEXTS, WIDTHS)
def test_a_fitted_text_takes_exactly_its_columns(text: str, width: int) -> None:
    assert cell_len(fitted(text, width, "..")) == width


ROWS = st.builds(
    row,
    TEXTS,
    status=st.sampled_from(Status),
    share=st.none() | st.floats(0, 1),
    notes=st.integers(0, 12),
)
YES_OR_NO = st.booleans()
STATES = st.builds(State, st.integers(1, 12), is_unfolded=YES_OR_NO, is_selected=YES_OR_NO, is_marked=YES_OR_NO)


@given(ROWS, STATES, st.integers(40, 200))
def test_every_line_takes_exactly_the_width_of_the_outline(shown: Row, state: State, width: int) -> None:
    stretches = list(line_of(shown, state, share_out(width, HEADINGS), UNICODE))

    assert sum(cell_len(text) for text, _ in stretches) == width
    assert {style for _, style in stretches} <= set(STYLES)


@given(st.integers(40, 200))
def test_the_heading_stands_over_the_columns(width: int) -> None:
    assert cell_len(heading_of(HEADINGS, share_out(width, HEADINGS), UNICODE)) <= width


def test_deadlines_of_another_year_are_whole_on_a_narrow_screen_too() -> None:
    usual, with_years = share_out(80, HEADINGS), share_out(80, replace(HEADINGS, has_years=True))

    assert (usual.has_long_dates, with_years.has_long_dates) == (False, True)


@given(WIDTHS)
def test_no_column_is_wider_than_on_a_wider_screen_once_it_is_shown(width: int) -> None:
    here, wider = share_out(width, HEADINGS), share_out(width + 1, HEADINGS)

    assert here.name >= 1
    assert bool(here.status) <= bool(wider.status)
    assert bool(here.bar) <= bool(wider.bar)


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        pytest.param(100, {"bar", "rate", "deadline", "status", "light", "reason"}, id="wide"),
        pytest.param(79, {"bar", "rate", "deadline", "status", "light"}, id="80 columns"),
        pytest.param(40, {"status"}, id="40 columns"),
        pytest.param(10, set[str](), id="10 columns"),
    ],
)
def test_columns_give_way_in_order(width: int, shown: set[str]) -> None:
    columns = share_out(width, HEADINGS)

    order = ("bar", "rate", "deadline", "status", "light", "reason")
    assert {name for name in order if getattr(columns, name)} == shown


@pytest.mark.parametrize(
    ("share", "filled"),
    [
        pytest.param(0.0, 0, id="nothing"),
        pytest.param(0.001, 1, id="something shows at once"),
        pytest.param(0.999, 9, id="never whole before the end"),
        pytest.param(1.0, 10, id="all"),
    ],
)
def test_a_bar_is_honest_at_its_ends(share: float, filled: int) -> None:
    state = State(1, is_unfolded=True, is_selected=False, is_marked=False)

    stretches = line_of(row(share=share), state, share_out(120, HEADINGS), ASCII)

    assert [len(text) for text, style in stretches if style == "bar-red"] == [filled]


@pytest.mark.parametrize(("width", "rate"), [(99, " 12/345  "), (120, "12/345公里  ")])
def test_a_target_leaves_out_its_unit_rather_than_half_of_it(width: int, rate: str) -> None:
    state = State(1, is_unfolded=True, is_selected=False, is_marked=False)

    line = "".join(text for text, _ in line_of(row(), state, share_out(width, HEADINGS), UNICODE))

    assert f" {rate}" in line


@pytest.mark.parametrize("reason", ["严重滞后100个百分点", "100 points behind"])
def test_the_longest_reason_of_a_light_has_room(reason: str) -> None:
    assert cell_len(reason) <= share_out(99, HEADINGS).reason


def test_a_hostile_title_costs_no_more_than_another() -> None:
    assert fitted("长" * 1_000_000, 10, "..") == "长长长长.."
