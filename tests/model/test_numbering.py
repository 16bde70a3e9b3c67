from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import plan
from tests.model.plans import plans
from tracker.model import edits
from tracker.model.change import applied
from tracker.model.item import Item
from tracker.model.numbering import Style, renumber
from tracker.model.plan import ROOT, Plan

THREE_LEVELS = """
三、道路
  （二）勘察
    1.测量
    1.绘图
  修路
绿化
"""


def rows_of(*markers: str) -> Plan:
    """A plan with a point for each marker."""
    made = Plan("plan", "要点", "办公室", 2026)
    for place, marker in enumerate(markers):
        made = applied(made, edits.add_item(made, Item(f"i{place}", f"任务{place}", marker)))
    return made


def markers(shown: Plan) -> list[str]:
    return [shown.items[item_id].marker for item_id, _ in shown.walk()]


def renumbered(shown: Plan, style: Style, top: str = ROOT) -> list[str]:
    return markers(applied(shown, renumber(shown, top, style)))


def test_official_numbering_goes_by_level() -> None:
    assert renumbered(plan(THREE_LEVELS), Style.OFFICIAL) == ["一、", "（一）", "1.", "2.", "（二）", "二、"]


def test_steps_are_counted_with_is_where_a_row_has_only_leaves() -> None:
    assert renumbered(plan(THREE_LEVELS), Style.STEPS) == ["一、", "（一）", "一是", "二是", "（二）", "二、"]


def test_a_row_of_points_is_never_counted_with_is() -> None:
    assert renumbered(plan("道路\n绿化"), Style.STEPS) == ["一、", "二、"]


def test_the_row_right_below_a_point_is_counted_with_is() -> None:
    assert renumbered(plan("道路\n  勘察\n  修路"), Style.STEPS) == ["一、", "一是", "二是"]


def test_what_is_deeper_than_five_levels_is_numbered_in_circles() -> None:
    deep = plan("甲\n  乙\n    丙\n      丁\n        戊\n          己")

    assert renumbered(deep, Style.OFFICIAL) == ["一、", "（一）", "1.", "（1）", "①", "①"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(["一、", "三、", "二、"], ["一、", "二、", "三、"], id="out of order"),
        pytest.param(["", "一、", "二、"], ["一、", "二、", "三、"], id="one without a marker"),
        pytest.param(["（一）", "1.", "（二）"], ["（一）", "（二）", "（三）"], id="the commonest kind"),
        pytest.param(["(一)", "(一)"], ["(一)", "(二)"], id="half-width brackets stay"),
        pytest.param(["1．", "1．"], ["1．", "2．"], id="full-width point stays"),
        pytest.param(["１、", "３、"], ["1、", "2、"], id="full-width digits become plain"),
        pytest.param(["一是", "一是"], ["一是", "二是"], id="steps"),
        pytest.param(["第一章", "第三章"], ["第一章", "第二章"], id="chapters"),
        pytest.param(["①", "③"], ["①", "②"], id="circles"),
        pytest.param(["A.", "C."], ["A.", "B."], id="letters"),
        pytest.param(["2.1", "2.5"], ["2.1", "2.2"], id="decimal numbers keep what is above"),
        pytest.param(["", ""], ["", ""], id="no markers"),
        pytest.param(["●", "●"], ["●", "●"], id="bullets"),
        pytest.param(["首先，", "最后，"], ["首先，", "最后，"], id="words of sequence"),
    ],
)
def test_a_row_is_counted_anew_in_its_own_way(before: list[str], after: list[str]) -> None:
    assert renumbered(rows_of(*before), Style.KEPT) == after


def test_decimal_numbers_follow_the_numbers_above() -> None:
    roads = plan("一、道路\n二、桥梁")
    shown = applied(roads, edits.add_item(roads, Item("选址", "选址", "1.4"), parent="桥梁"))

    assert renumbered(shown, Style.KEPT) == ["一、", "二、", "2.1"]


def test_a_branch_is_renumbered_without_the_rest() -> None:
    shown = plan(THREE_LEVELS)

    assert renumbered(shown, Style.OFFICIAL, top="勘察") == ["三、", "（二）", "1.", "2.", "", ""]


def test_what_is_right_already_is_not_changed() -> None:
    shown = plan("一、道路\n  （一）勘察\n二、桥梁")

    assert renumber(shown, ROOT, Style.KEPT) == renumber(shown, ROOT, Style.OFFICIAL) == ()


def test_a_row_as_long_as_numerals_go_is_counted() -> None:
    assert renumbered(rows_of(*[""] * 999), Style.OFFICIAL)[-1] == "九百九十九、"


def test_a_row_longer_than_numerals_go_is_left_alone() -> None:
    shown = rows_of(*["一、"] * 1_000)

    assert renumber(shown, ROOT, Style.KEPT) == renumber(shown, ROOT, Style.OFFICIAL) == ()


@given(plans(), st.sampled_from(Style))
def test_renumbering_twice_changes_no_more_than_once(shown: Plan, style: Style) -> None:
    once = applied(shown, renumber(shown, ROOT, style))

    assert renumber(once, ROOT, style) == ()
