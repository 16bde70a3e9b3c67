from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.building import plan, step
from tracker.frozen import replace
from tracker.model import edits
from tracker.model.amount import Amount
from tracker.model.change import SetField, applied
from tracker.model.fanning import fan_out, shares, units_for
from tracker.model.history import inverse
from tracker.model.item import Item
from tracker.model.plan import Plan
from tracker.model.progress import LightRules, Progress
from tracker.model.status import Status

ROADS = """
一、道路 unit:甲县、乙县、丙县
  （一）修路 6/11公里 in_progress
  （二）勘察
    测量
"""


def fanned(shown: Plan, item_id: str, *units: str) -> list[Item]:
    numbers = iter(range(1, 100))
    after = applied(shown, fan_out(shown, item_id, units, new_id=lambda: f"new{next(numbers)}"))
    return [after.items[each] for each in after.below(item_id)]


def test_each_unit_gets_a_child_with_its_share_of_the_target_and_of_what_is_reached() -> None:
    made = fanned(plan(ROADS), "修路", "甲县", "乙县", "丙县")

    assert [(each.title, each.units, str(each.target), str(each.actual)) for each in made] == [
        ("甲县：修路", ("甲县",), "4公里", "2公里"),
        ("乙县：修路", ("乙县",), "4公里", "2公里"),
        ("丙县：修路", ("丙县",), "3公里", "2公里"),
    ]


def test_the_children_are_as_far_as_the_item_was() -> None:
    made = fanned(plan("一、道路\n  （一）勘察 done"), "勘察", "甲县", "乙县")

    assert {each.status for each in made} == {Status.DONE}


def test_the_children_are_blocked_for_the_reason_of_the_item() -> None:
    shown = plan("修路")
    blocked = applied(shown, edits.set_status(shown, ["修路"], Status.BLOCKED, reason="等批复"))

    assert {(each.status, each.reason) for each in fanned(blocked, "修路", "甲县", "乙县")} == {
        (Status.BLOCKED, "等批复")
    }


def test_a_target_in_per_cent_is_that_of_every_unit() -> None:
    made = fanned(plan("覆盖 20/100%"), "覆盖", "甲县", "乙县")

    assert [str(each.target) for each in made] == ["100%", "100%"]


def test_an_item_with_children_gets_those_that_are_missing_behind_them() -> None:
    roads = plan(ROADS)
    shown = applied(roads, [SetField("勘察", "target", None, Amount(Decimal(6), "处"))])
    once = applied(shown, fan_out(shown, "勘察", ["甲县"], new_id=lambda: "new"))

    made = fanned(once, "勘察", "甲县", "乙县", "乙县", "")

    assert [each.title for each in made] == ["测量", "甲县：勘察", "乙县：勘察"]
    assert made[-1].target is None


def test_no_units_change_nothing() -> None:
    assert fanned(plan(ROADS), "修路") == []


def test_fanning_out_can_be_taken_back() -> None:
    shown = plan(ROADS)
    changes = fan_out(shown, "修路", ["甲县", "乙县"], new_id=iter(["a", "b"]).__next__)

    assert applied(applied(shown, changes), inverse(step(*changes))) == shown
    assert changes == tuple(
        change
        for index, each in enumerate(fanned(shown, "修路", "甲县", "乙县"))
        for change in edits.add_item(shown, replace(each, id="ab"[index]), parent="修路", index=index)
    )


def test_a_round_amount_is_shared_to_the_unit() -> None:
    assert [str(each) for each in shares(Amount(Decimal("1E+1"), "公里"), 4)] == ["3公里", "3公里", "2公里", "2公里"]


def test_the_units_of_the_items_above_are_offered() -> None:
    assert units_for(plan(ROADS), "修路") == ("甲县", "乙县", "丙县")


def test_the_point_is_as_far_as_before() -> None:
    shown = plan("一、道路\n  （一）修路 5/10公里")
    after = applied(shown, fan_out(shown, "修路", ["甲县", "乙县"], new_id=iter(["a", "b"]).__next__))

    before_and_after = [Progress(each, shown.first_day, LightRules()).of("道路").progress for each in (shown, after)]

    assert before_and_after[0] == before_and_after[1]


@given(st.decimals(0, 100_000, places=2), st.integers(1, 30))
def test_shares_add_up_and_differ_by_one_at_most(value: Decimal, count: int) -> None:
    found = shares(Amount(value, "公里"), count)

    assert sum(each.value for each in found) == value
    assert max(each.value for each in found) - min(each.value for each in found) <= Decimal("0.01")
