from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import note, outline, plan
from tests.model.plans import plans
from tracker.errors import MovedIntoItself
from tracker.model import edits
from tracker.model.change import Branch, applied
from tracker.model.copying import branches_of, copied, move_all, put
from tracker.model.plan import ROOT, Plan
from tracker.model.status import Status

ROADS = plan("""
一、道路
  （一）勘察 done
    测量 50%
  （二）修路 3/11公里
  （三）养护 standing
二、桥梁
  （一）选址
""")


def copies(shown: Plan, *item_ids: str) -> tuple[Branch, ...]:
    numbers = count(1)
    return tuple(copied(each, new_id=lambda: f"new{next(numbers)}") for each in branches_of(shown, item_ids))


def test_a_copy_has_new_ids_and_nothing_of_it_is_begun() -> None:
    noted = applied(ROADS, edits.add_note(ROADS, note("测量", "已测量")))

    (copy,) = copies(noted, "道路")

    assert [each.id for each in copy.items] == ["new1", "new2", "new3", "new4", "new5"]
    assert [each.status for each in copy.items][-2:] == [Status.NOT_STARTED, Status.STANDING]
    assert {(each.actual, each.percent) for each in copy.items} == {(None, None)}
    assert str(copy.items[3].target) == "11公里"
    assert copy.notes == ()


def test_nothing_that_was_said_of_the_work_is_copied_and_what_goes_on_still_does() -> None:
    known = replace(ROADS.items["养护"], reason="换季", origin="旧计划/养护", extra=(("colour", '"red"'),))
    shown = replace(ROADS, items={**ROADS.items, "养护": known})

    (copy,) = copies(shown, "养护")

    assert copy.top == replace(ROADS.items["养护"], id="new1", status=Status.STANDING)


def test_copies_are_put_right_behind_an_item_that_others_follow() -> None:
    after = applied(ROADS, put(ROADS, copies(ROADS, "选址"), parent="道路", behind="勘察"))

    assert [after.items[each].title for each in after.below("道路")] == ["勘察", "选址", "修路", "养护"]


def test_a_copy_of_what_is_done_is_not() -> None:
    (copy,) = copies(ROADS, "勘察")

    assert [each.status for each in copy.items] == [Status.NOT_STARTED, Status.NOT_STARTED]


def test_what_lies_below_another_one_is_copied_with_that() -> None:
    assert [each.top.title for each in copies(ROADS, "测量", "道路", "桥梁")] == ["道路", "桥梁"]


def test_copies_are_put_one_after_another_behind_an_item() -> None:
    after = applied(ROADS, put(ROADS, copies(ROADS, "勘察", "修路"), parent="桥梁", behind="选址"))

    assert outline(after).endswith("桥梁\n  选址\n  勘察\n    测量\n  修路")


def test_copies_are_put_at_the_end() -> None:
    after = applied(ROADS, put(ROADS, copies(ROADS, "选址"), parent=ROOT, behind=None))

    assert outline(after).endswith("桥梁\n  选址\n选址")


@pytest.mark.parametrize(
    ("item_ids", "behind", "row"),
    [
        pytest.param(["勘察"], "修路", ["修路", "勘察", "养护"], id="down"),
        pytest.param(["养护"], "勘察", ["勘察", "养护", "修路"], id="up"),
        pytest.param(["勘察", "选址"], "养护", ["修路", "养护", "勘察", "选址"], id="several"),
        pytest.param(["勘察", "养护"], "勘察", ["勘察", "养护", "修路"], id="behind one of themselves"),
        pytest.param(["勘察"], None, ["修路", "养护", "勘察"], id="to the end"),
        pytest.param(["养护", "勘察"], None, ["修路", "养护", "勘察"], id="several to the end, one there already"),
        pytest.param(["修路", "选址"], None, ["勘察", "养护", "修路", "选址"], id="several to the end"),
    ],
)
def test_items_are_moved_one_after_another(item_ids: list[str], behind: str | None, row: list[str]) -> None:
    after = applied(ROADS, move_all(ROADS, item_ids, parent="道路", behind=behind))

    assert list(after.below("道路")) == row


def test_nothing_moves_below_itself() -> None:
    with pytest.raises(MovedIntoItself):
        move_all(ROADS, ["道路"], parent="勘察", behind=None)


@given(plans(), st.data())
def test_moving_loses_no_item_and_no_note(shown: Plan, data: st.DataObject) -> None:
    ids = sorted(shown.items)
    chosen = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    inside = {each for top in chosen for each in (top, *(below for below, _ in shown.walk(top)))}
    parent = data.draw(st.sampled_from([ROOT, *(each for each in ids if each not in inside)]))

    after = applied(shown, move_all(shown, chosen, parent=parent, behind=None))

    assert after.items == shown.items
    assert sorted(each for each, _ in after.walk()) == ids
