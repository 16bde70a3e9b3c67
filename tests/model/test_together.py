from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import outline, plan
from tracker.model import together
from tracker.model.change import Change, applied
from tracker.model.plan import Plan

ROW = plan("甲\n乙\n丙\n丁")
BELOW = plan("上\n  甲\n  乙\n  丙\n下")

Move = Callable[[Plan, Sequence[str]], tuple[Change, ...]]


def up(plan: Plan, items: Sequence[str]) -> tuple[Change, ...]:
    return together.shift(plan, items, -1)


def down(plan: Plan, items: Sequence[str]) -> tuple[Change, ...]:
    return together.shift(plan, items, 1)


@pytest.mark.parametrize(
    ("before", "move", "items", "after"),
    [
        pytest.param(ROW, up, "丙丁", "甲\n丙\n丁\n乙", id="up"),
        pytest.param(ROW, up, "甲乙丁", "甲\n乙\n丁\n丙", id="up as far as each can"),
        pytest.param(ROW, down, "甲乙", "丙\n甲\n乙\n丁", id="down"),
        pytest.param(ROW, down, "甲丙丁", "乙\n甲\n丙\n丁", id="down as far as each can"),
        pytest.param(ROW, together.indent, "乙丙", "甲\n  乙\n  丙\n丁", id="indent"),
        pytest.param(ROW, together.indent, "甲乙丁", "甲\n乙\n丙\n  丁", id="indent behind a first one, which stays"),
        pytest.param(BELOW, together.outdent, "甲丙", "上\n  乙\n甲\n丙\n下", id="outdent"),
        pytest.param(BELOW, together.outdent, "上甲", outline(BELOW), id="outdent a point with what is below it"),
        pytest.param(BELOW, down, "上甲", "下\n上\n  甲\n  乙\n  丙", id="what is below goes along"),
    ],
)
def test_several_items_are_moved_in_their_order(before: Plan, move: Move, items: str, after: str) -> None:
    assert outline(applied(before, move(before, tuple(items)))) == after


@pytest.mark.parametrize("move", [up, down, together.indent, together.outdent])
@given(items=st.sets(st.sampled_from("甲乙丙")))
def test_siblings_that_are_moved_keep_their_order(move: Move, items: set[str]) -> None:
    def order(of: Plan) -> list[str]:
        return [item for item, _ in of.walk() if item in items]

    moved = applied(BELOW, move(BELOW, order(BELOW)))

    assert order(moved) == order(BELOW)
    assert sorted(moved.items) == sorted(BELOW.items)
