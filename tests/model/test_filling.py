from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.building import note, plan
from tracker.model.amount import Amount
from tracker.model.change import SetField, applied
from tracker.model.filling import Filled, Hindrance, by_day, filling
from tracker.model.plan import Plan
from tracker.model.status import Status

DRAWN = """
一、道路
  （一）勘察 done
  （二）修路 6/11公里
  （三）绿化 40%
"""


@pytest.fixture
def roads() -> Plan:
    return plan(DRAWN)


def test_filled_cells_and_notes_are_one_step(roads: Plan) -> None:
    cells = (
        Filled("绿化", "status", Status.BLOCKED, reason="缺树苗"),
        Filled("修路", "actual", Amount(Decimal(7))),
        Filled("绿化", "person", "张三"),
    )

    told = filling(roads, cells, [note("修路", "铺好路面")])

    after = told.revision.after
    assert (after.items["绿化"].status, after.items["绿化"].reason) == (Status.BLOCKED, "缺树苗")
    assert after.items["修路"].actual == Amount(Decimal(7), "公里")
    assert after.items["绿化"].person == "张三"
    assert [each.text for each in after.notes_on("修路")] == ["铺好路面"]
    assert applied(roads, told.revision.changes) == after
    assert told.left == ()


def test_a_new_target_gives_the_new_actual_its_unit(roads: Plan) -> None:
    cells = (Filled("修路", "actual", Amount(Decimal(3))), Filled("修路", "target", Amount(Decimal(5), "座")))

    after = filling(roads, cells, ()).revision.after

    assert after.items["修路"].actual == Amount(Decimal(3), "座")


def test_what_was_changed_here_too_stays_as_here_and_is_told(roads: Plan) -> None:
    cell = Filled("绿化", "percent", 60, is_changed_here=True)

    told = filling(roads, [cell], ())

    assert told.revision.changes == ()
    assert [(each.cell, each.ours, each.why) for each in told.left] == [(cell, 40, Hindrance.CHANGED_HERE)]
    assert told.disputed == 1


def test_what_two_rows_say_alike_against_what_was_changed_here_is_told_once(roads: Plan) -> None:
    told = filling(roads, [Filled("绿化", "percent", 60, is_changed_here=True)] * 2, ())

    assert [each.why for each in told.left] == [Hindrance.CHANGED_HERE]


def test_all_that_is_left_is_told_in_the_order_of_the_table(roads: Plan) -> None:
    cells = [
        Filled("勘察", "status", Status.CANCELLED),
        Filled("绿化", "percent", 60, is_changed_here=True),
        Filled("修路", "target", Amount(Decimal(3), "座"), is_changed_here=True),
    ]

    told = filling(roads, cells, ())

    assert [each.cell for each in told.left] == cells
    assert told.disputed == 2


def test_a_new_target_and_another_cell_are_both_taken_over_and_told(roads: Plan) -> None:
    cells = (Filled("修路", "target", Amount(Decimal(12), "公里")), Filled("绿化", "person", "张三"))

    told = filling(roads, cells, ())

    assert [(entry.title, entry.field, entry.new) for entry in told.revision.entries()] == [
        ("修路", "target", Amount(Decimal(12), "公里")),
        ("绿化", "person", "张三"),
    ]
    assert (told.revision.pairs, told.revision.worked, told.revision.kept, told.revision.declined) == ({}, (), (), ())


def test_what_was_changed_here_too_is_taken_over_where_that_is_wanted(roads: Plan) -> None:
    told = filling(roads, [Filled("绿化", "percent", 60, is_changed_here=True)], (), overwrites=True)

    assert told.revision.after.items["绿化"].percent == 60
    assert told.left == ()


def test_two_rows_that_say_two_things_are_both_left(roads: Plan) -> None:
    cells = [Filled("绿化", "percent", 50), Filled("绿化", "percent", 60)]

    told = filling(roads, cells, ())

    assert told.revision.changes == ()
    assert [each.why for each in told.left] == [Hindrance.FILLED_TWICE] * 2


def test_two_rows_that_say_the_same_are_one(roads: Plan) -> None:
    told = filling(roads, [Filled("绿化", "percent", 50)] * 2, ())

    assert [change.field for change in told.revision.changes if isinstance(change, SetField)] == ["percent", "status"]


@pytest.mark.parametrize(
    "cell",
    [
        Filled("勘察", "status", Status.CANCELLED),
        Filled("道路", "status", Status.DONE),
        Filled("修路", "percent", 50),
        Filled("修路", "actual", Amount(Decimal(3), "座")),
    ],
    ids=["a status that may not follow", "a parent's status", "a percentage beside a target", "another unit"],
)
def test_what_an_item_cannot_have_is_left_and_the_rest_taken(roads: Plan, cell: Filled) -> None:
    told = filling(roads, [cell, Filled("绿化", "person", "张三")], ())

    (left,) = told.left
    assert (left.cell, left.why) == (cell, Hindrance.NOT_ALLOWED)
    assert left.error is not None
    expected = replace(roads.items["绿化"], person="张三")
    assert told.revision.after.items == {**roads.items, "绿化": expected}


def test_only_being_done_counts_for_the_day_of_finishing() -> None:
    todo, done = Status.NOT_STARTED, Status.DONE
    changes = (
        SetField("勘察", "status", todo, done),
        SetField("勘察", "person", "", "张三"),
        SetField("绿化", "status", todo, done),
        SetField("勘察", "reason", "缺图纸", ""),
    )

    days = by_day(changes, {"勘察": date(2026, 3, 5)}, today=date(2026, 6, 1))

    assert days == (
        (date(2026, 3, 5), (changes[0], changes[3])),
        (date(2026, 6, 1), (changes[1], changes[2])),
    )
