from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

import pytest
from hypothesis import given

from tests.building import note, outline, plan, step
from tests.model.plans import plans
from tracker.errors import (
    ChangeRefused,
    ItemMissing,
    MovedIntoItself,
    MoveNotAllowed,
    ParentHasItsOwn,
    PercentBesideTarget,
    UnitsDiffer,
    UnknownField,
)
from tracker.frozen import replace
from tracker.model import edits, history
from tracker.model.amount import Amount
from tracker.model.change import Change, SetField, Value, applied
from tracker.model.plan import ROOT, Plan
from tracker.model.status import Status

ROADS = plan("""
一、道路
  （一）勘察 done
  （二）修路 in_progress
  （三）养护 standing
二、绿化
""")

METRES, KILOMETRES = Amount(Decimal(8000), "米"), Amount(Decimal(11), "公里")


def statuses(shown: Plan, changes: Iterable[Change]) -> dict[str, Status]:
    after = applied(shown, changes)
    return {item_id: after.items[item_id].status for item_id in after.leaves()}


def test_ticking_a_leaf_makes_it_done_and_unticking_reopens_it() -> None:
    ticked = applied(ROADS, edits.tick(ROADS, ["绿化"]))

    assert ticked.items["绿化"].status is Status.DONE
    assert applied(ticked, edits.untick(ticked, ["绿化"])) == ROADS


def test_ticking_what_is_done_changes_nothing() -> None:
    assert edits.tick(ROADS, ["勘察"]) == ()


def test_ticking_a_parent_sets_its_open_leaves_as_one_step() -> None:
    found = statuses(ROADS, edits.tick(ROADS, ["道路"]))

    assert found == {"勘察": Status.DONE, "修路": Status.DONE, "养护": Status.STANDING, "绿化": Status.NOT_STARTED}


def test_unticking_goes_back_to_in_progress_where_something_was_noted() -> None:
    noted = applied(ROADS, edits.add_note(ROADS, note("勘察", "已测量")))

    assert statuses(noted, edits.untick(noted, ["道路"]))["勘察"] is Status.IN_PROGRESS
    assert statuses(ROADS, edits.untick(ROADS, ["道路"]))["勘察"] is Status.NOT_STARTED


@pytest.mark.parametrize("reached", ["6/11公里", "40%"])
def test_unticking_goes_back_to_in_progress_where_a_figure_was_reached(reached: str) -> None:
    shown = plan(f"修路 {reached} done")

    assert statuses(shown, edits.untick(shown, ["修路"])) == {"修路": Status.IN_PROGRESS}


def test_a_reason_stays_with_blocked_and_goes_with_it() -> None:
    blocked = applied(ROADS, edits.set_status(ROADS, ["修路"], Status.BLOCKED, reason="等批复"))

    assert blocked.items["修路"].reason == "等批复"
    assert applied(blocked, edits.set_status(blocked, ["修路"], Status.IN_PROGRESS)) == ROADS


def test_overlapping_choices_set_every_leaf_once() -> None:
    changes = edits.set_status(ROADS, ["道路", "修路", "道路"], Status.DONE)

    assert len(changes) == 1


def test_what_is_done_is_reopened_before_it_is_cancelled() -> None:
    with pytest.raises(MoveNotAllowed) as refused:
        edits.set_status(ROADS, ["勘察"], Status.CANCELLED)

    assert refused.value.facts == {"title": "勘察", "old": Status.DONE, "new": Status.CANCELLED}


def test_a_finished_parent_can_be_reopened() -> None:
    finished = applied(ROADS, edits.tick(ROADS, ["道路"]))

    assert statuses(finished, edits.set_status(finished, ["道路"], Status.IN_PROGRESS))["修路"] is Status.IN_PROGRESS


@pytest.mark.parametrize("old", Status)
@pytest.mark.parametrize("new", Status)
def test_every_move_is_either_allowed_or_refused_whole(old: Status, new: Status) -> None:
    shown = plan(f"修路 {old.value}")

    if old.may_become(new):
        assert statuses(shown, edits.set_status(shown, ["修路"], new)) == {"修路": new}
    else:
        with pytest.raises(MoveNotAllowed):
            edits.set_status(shown, ["修路"], new)


@pytest.mark.parametrize(
    ("item", "field", "error"),
    [
        pytest.param("修路", "colour", UnknownField, id="no such field"),
        pytest.param("修路", "id", UnknownField, id="the id is nobody's to set"),
        pytest.param("道路", "percent", ParentHasItsOwn, id="a parent's percentage is computed"),
        pytest.param("没有", "title", ItemMissing, id="no such item"),
    ],
)
def test_fields_that_cannot_be_set(item: str, field: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        edits.set_field(ROADS, item, field, "x")


def test_a_field_that_is_none_is_named_beside_those_there_are() -> None:
    with pytest.raises(UnknownField) as refused:
        edits.set_field(ROADS, "修路", "colour", "x")

    known = str(refused.value.facts["known"]).split(", ")
    assert refused.value.facts["field"] == "colour"
    assert known == sorted(known)
    assert {"title", "status", "deadline"} < set(known)
    assert not {"id", "extra", "origin"} & set(known)


def test_a_figure_that_a_parent_computes_is_refused_by_its_name() -> None:
    with pytest.raises(ParentHasItsOwn) as refused:
        edits.set_field(ROADS, "道路", "percent", 50)

    assert refused.value.facts == {"title": "道路", "field": "percent"}


def test_an_actual_typed_without_a_unit_has_that_of_the_target() -> None:
    shown = plan("修路 6/11公里")

    (change,) = edits.enter_field(shown, "修路", "actual", Amount(Decimal(8)))

    assert change == SetField("修路", "actual", Amount(Decimal(6), "公里"), Amount(Decimal(8), "公里"))


@pytest.mark.parametrize(
    ("field", "value", "error", "facts"),
    [
        pytest.param("actual", METRES, UnitsDiffer, {"target": KILOMETRES, "actual": METRES}, id="another unit"),
        pytest.param("percent", 50, PercentBesideTarget, {"target": KILOMETRES}, id="a percentage beside a target"),
    ],
)
def test_what_would_be_kept_and_do_nothing_is_refused(
    field: str, value: Value, error: type[ChangeRefused], facts: dict[str, object]
) -> None:
    with pytest.raises(error) as refused:
        edits.enter_field(plan("修路 6/11公里"), "修路", field, value)

    assert refused.value.facts == {"title": "修路", **facts}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("actual", Amount(Decimal(3), "座"), id="an actual without a target keeps its unit"),
        pytest.param("actual", None, id="no actual"),
        pytest.param("person", "张三", id="words"),
    ],
)
def test_a_value_with_nothing_to_be_measured_by_is_taken_as_typed(field: str, value: Value) -> None:
    shown = plan("修路 50%") if value else plan("修路 6/11公里")

    (change,) = edits.enter_field(shown, "修路", field, value)

    assert isinstance(change, SetField)
    assert change.new == value


def test_fields_entered_together_are_measured_by_the_target_among_them() -> None:
    changes = edits.enter_fields(plan("修路 40%"), "修路", {"actual": Amount(Decimal(8)), "target": KILOMETRES})

    assert [change.new for change in changes if isinstance(change, SetField)] == [
        Amount(Decimal(8), KILOMETRES.unit), KILOMETRES,
    ]  # fmt: skip


def test_a_percentage_and_a_target_entered_together_are_refused() -> None:
    with pytest.raises(PercentBesideTarget):
        edits.enter_fields(plan("修路"), "修路", {"percent": 50, "target": KILOMETRES})


def test_a_percentage_is_taken_where_the_target_is_cleared_with_it() -> None:
    assert len(edits.enter_fields(plan("修路 6/11公里"), "修路", {"target": None, "percent": 50})) == 2


@pytest.mark.parametrize(
    ("drawn", "values", "status"),
    [
        pytest.param("修路", {"percent": 40}, Status.IN_PROGRESS, id="a percentage"),
        pytest.param("修路 0/11公里", {"actual": Amount(Decimal(2))}, Status.IN_PROGRESS, id="an amount"),
        pytest.param("修路", {"percent": 0}, Status.NOT_STARTED, id="none of a hundred"),
        pytest.param("修路 0/11公里", {"actual": Amount(Decimal(0))}, Status.NOT_STARTED, id="no amount"),
        pytest.param("修路", {"target": KILOMETRES}, Status.NOT_STARTED, id="only what is to be reached"),
        pytest.param("修路 blocked", {"percent": 40}, Status.BLOCKED, id="blocked as before"),
        pytest.param("修路 done", {"percent": 40}, Status.DONE, id="done as before"),
    ],
)
def test_what_something_is_reached_of_is_in_progress(drawn: str, values: dict[str, Value], status: Status) -> None:
    shown = plan(drawn)

    changes = edits.with_begun(shown, edits.enter_fields(shown, "修路", values))

    assert statuses(shown, changes) == {"修路": status}


def test_a_status_set_beside_what_is_reached_is_the_one_that_holds() -> None:
    shown = plan("修路")
    both = (*edits.set_status(shown, ["修路"], Status.BLOCKED), *edits.enter_field(shown, "修路", "percent", 40))

    assert statuses(shown, edits.with_begun(shown, both)) == {"修路": Status.BLOCKED}


def test_a_percentage_can_be_cleared_beside_a_target() -> None:
    assert edits.enter_field(plan("修路 6/11公里 40%"), "修路", "percent", None)


def test_setting_a_field_to_what_it_is_changes_nothing() -> None:
    assert edits.set_field(ROADS, "修路", "title", "修路") == ()


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        pytest.param(lambda: edits.shift(ROADS, "修路", -1), "道路\n  修路\n  勘察\n  养护\n绿化", id="up"),
        pytest.param(lambda: edits.shift(ROADS, "修路", 1), "道路\n  勘察\n  养护\n  修路\n绿化", id="down"),
        pytest.param(lambda: edits.shift(ROADS, "勘察", -1), outline(ROADS), id="up from the top"),
        pytest.param(lambda: edits.shift(ROADS, "养护", 1), outline(ROADS), id="down from the end"),
        pytest.param(lambda: edits.indent(ROADS, "绿化"), "道路\n  勘察\n  修路\n  养护\n  绿化", id="indent"),
        pytest.param(lambda: edits.indent(ROADS, "勘察"), outline(ROADS), id="indent a first child"),
        pytest.param(lambda: edits.outdent(ROADS, "修路"), "道路\n  勘察\n  养护\n修路\n绿化", id="outdent"),
        pytest.param(lambda: edits.outdent(ROADS, "道路"), outline(ROADS), id="outdent a point"),
        pytest.param(
            lambda: edits.move(ROADS, "道路", parent="绿化"), "绿化\n  道路\n    勘察\n    修路\n    养护", id="whole"
        ),
        pytest.param(
            lambda: edits.move(ROADS, "绿化", parent=ROOT, index=0), "绿化\n道路\n  勘察\n  修路\n  养护", id="to front"
        ),
        pytest.param(lambda: edits.remove(ROADS, ["勘察", "道路"]), "绿化", id="remove, one within the other"),
        pytest.param(lambda: edits.remove(ROADS, ["勘察", "养护"]), "道路\n  修路\n绿化", id="remove two"),
    ],
)
def test_moving_and_removing(act: Callable[[], tuple[Change, ...]], expected: str) -> None:
    changes = act()

    after = applied(ROADS, changes)

    assert outline(after) == expected
    assert applied(after, history.inverse(step(*changes))) == ROADS


def test_moving_an_item_into_its_own_branch_is_refused() -> None:
    with pytest.raises(MovedIntoItself):
        edits.move(ROADS, "道路", parent="修路")


def test_the_last_child_gone_leaves_a_leaf() -> None:
    shown = plan("道路\n  修路")

    assert applied(shown, edits.remove(shown, ["修路"])).is_leaf("道路")


def test_a_branch_whose_place_is_gone_comes_back_at_the_end() -> None:
    branch = history.removed([step(*edits.remove(ROADS, ["修路"]))])[0][1]
    without = applied(ROADS, edits.remove(ROADS, ["道路"]))

    assert outline(applied(without, edits.restore(without, branch, parent="道路", index=1))) == "绿化\n修路"


def test_what_is_in_the_plan_cannot_come_back_to_it() -> None:
    branch = history.removed([step(*edits.remove(ROADS, ["修路"]))])[0][1]

    with pytest.raises(ChangeRefused) as refused:
        edits.restore(ROADS, branch, parent="道路", index=1)

    assert refused.value.facts == {"title": "修路"}


def test_a_branch_comes_back_to_its_place_among_its_siblings() -> None:
    branch = history.removed([step(*edits.remove(ROADS, ["修路"]))])[0][1]
    without = applied(ROADS, edits.remove(ROADS, ["修路"]))

    assert applied(without, edits.restore(without, branch, parent="道路", index=1)) == ROADS


def test_notes_of_one_day_stand_in_the_order_in_which_they_were_recorded() -> None:
    shown = ROADS
    for text, day in (("五月", "2026-05-01"), ("三月", "2026-03-01"), ("四月", "2026-04-01")):
        shown = applied(shown, edits.add_note(shown, note("修路", text, day)))

    assert [each.text for each in shown.notes_on("修路")] == ["三月", "四月", "五月"]


@given(plans())
def test_every_item_is_found_at_its_number(shown: Plan) -> None:
    numbers = shown.numbers()

    assert numbers == {item_id: shown.number(item_id) for item_id in shown.items}
    assert all(shown.at(number) == item_id for item_id, number in numbers.items())
    assert [depth for _, depth in shown.walk()] == [numbers[item_id].count(".") + 1 for item_id, _ in shown.walk()]


@pytest.mark.parametrize("number", ["", "0", "4", "1.9", "1.1.1", "-1", "x", "1..2", "9" * 5000, "１"])
def test_numbers_that_address_nothing(number: str) -> None:
    assert ROADS.at(number) is None


def test_a_note_is_put_right_or_taken_away_and_the_same_words_are_no_change() -> None:
    roads = plan("一、道路")
    old = note("道路", "已勘察")
    new = replace(old, text="已勘察完")
    noted = applied(roads, edits.add_note(roads, old))

    put_right = applied(noted, edits.rewrite_note(noted, old, new))

    assert put_right.notes_on("道路") == (new,)
    assert applied(noted, edits.rewrite_note(noted, old, None)).notes_on("道路") == ()
    assert edits.rewrite_note(noted, old, old) == ()
