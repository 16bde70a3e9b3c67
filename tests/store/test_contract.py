"""What every store promises, on every backend: `tracker.store.base` in tests."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.building import note, outline, step
from tests.store.making import FIRST, ROADS, made, ticked, titled
from tracker.errors import FieldChanged, PlanExists, UnknownPlan
from tracker.model import edits
from tracker.model.change import SetField
from tracker.model.history import Step, rewound
from tracker.model.item import Item
from tracker.model.plan import Plan
from tracker.model.status import Status
from tracker.store.base import Plans


def test_a_place_without_plans_has_no_names(plans: Plans) -> None:
    assert plans.names() == ()


def test_a_new_plan_is_read_back_as_it_was(plans: Plans) -> None:
    store = plans.create("道路", ROADS, FIRST)

    assert store.plan == ROADS
    assert store.history() == (FIRST,)
    assert plans.names() == ("道路",)


def test_a_plan_is_never_overwritten_by_a_new_one(plans: Plans) -> None:
    plans.create("道路", ROADS, FIRST).edit(ticked("绿化", 1))

    with pytest.raises(PlanExists):
        plans.create("道路", ROADS, FIRST)

    assert plans.open("道路").plan.items["绿化"].status is Status.DONE


def test_opening_a_plan_that_is_not_there_says_so(plans: Plans) -> None:
    with pytest.raises(UnknownPlan):
        plans.open("道路")


def test_a_title_that_is_taken_gets_another_name(plans: Plans) -> None:
    names: list[str] = []
    for _ in range(3):
        names.append(plans.free_name("道路"))
        plans.create(names[-1], ROADS, FIRST)

    assert names == ["道路", "道路-2", "道路-3"]


def test_an_edit_is_there_when_the_plan_is_opened_again(plans: Plans) -> None:
    with plans.create("道路", ROADS, FIRST) as store:
        recorded = store.edit(ticked("勘察", 1))

    again = plans.open("道路")
    assert again.plan.items["勘察"].status is Status.DONE
    assert again.history() == (FIRST, recorded)


def test_an_edit_is_there_for_another_store_before_the_first_is_closed(plans: Plans) -> None:
    store = plans.create("道路", ROADS, FIRST)

    store.edit(ticked("勘察", 1))

    assert plans.open("道路").plan == store.plan


def test_an_edit_builds_on_what_others_have_recorded(plans: Plans) -> None:
    store = plans.create("道路", ROADS, FIRST)
    plans.open("道路").edit(titled("绿化", "绿化一期", 1))

    store.edit(made(lambda now: edits.set_field(now, "绿化", "title", now.items["绿化"].title + "、二期"), 2))

    assert store.plan.items["绿化"].title == "绿化一期、二期"
    assert [each.id for each in store.history()] == ["s0", "s1", "s2"]


def test_catching_up_answers_what_others_have_recorded_once(plans: Plans) -> None:
    store = plans.create("道路", ROADS, FIRST)
    recorded = plans.open("道路").edit(ticked("勘察", 1))

    assert store.catch_up() == (recorded,)
    assert store.catch_up() == ()
    assert store.plan.items["勘察"].status is Status.DONE


def test_catching_up_also_answers_what_an_edit_took_in_before_it(plans: Plans) -> None:
    store = plans.create("道路", ROADS, FIRST)
    recorded = plans.open("道路").edit(ticked("勘察", 1))
    store.edit(ticked("绿化", 2))

    assert store.catch_up() == (recorded,)


def test_catching_up_does_not_answer_the_edits_of_the_store_itself(plans: Plans) -> None:
    store = plans.create("道路", ROADS, FIRST)

    store.edit(ticked("勘察", 1))

    assert store.catch_up() == ()


def test_nothing_to_do_records_nothing(plans: Plans) -> None:
    store = plans.create("道路", ROADS, FIRST)

    assert store.edit(lambda _: None) is None
    assert store.edit(lambda _: step(number=1)) is None
    assert store.history() == (FIRST,)


def test_a_step_that_does_not_fit_changes_nothing(plans: Plans) -> None:
    store = plans.create("道路", ROADS, FIRST)
    fits = SetField("勘察", "status", Status.NOT_STARTED, Status.DONE)
    does_not = SetField("绿化", "title", "植树", "种树")

    with pytest.raises(FieldChanged):
        store.edit(lambda _: step(fits, does_not, number=1))

    assert store.plan == plans.open("道路").plan == ROADS
    assert store.history() == (FIRST,)


def test_what_the_builder_raises_comes_out_and_the_next_edit_works(plans: Plans) -> None:
    store = plans.create("道路", ROADS, FIRST)

    def fails(plan: Plan) -> Step | None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.edit(fails)

    assert store.edit(ticked("勘察", 1)) is not None


def test_history_can_be_asked_for_while_a_step_is_built(plans: Plans) -> None:
    store = plans.create("道路", ROADS, FIRST)
    plans.open("道路").edit(ticked("勘察", 1))
    seen: list[int] = []

    store.edit(lambda _: seen.append(len(store.history())))

    assert seen == [2]


def test_every_kind_of_change_is_kept_and_leads_back(plans: Plans) -> None:
    store = plans.create("道路", ROADS, FIRST)
    acts = (
        made(lambda now: edits.add_item(now, Item("桥", "架桥"), parent="道路", index=1), 1),
        made(lambda now: edits.add_note(now, note("桥", "图纸已审定\n待开工")), 2),
        made(lambda now: edits.move(now, "桥", parent="绿化"), 3),
        made(lambda now: edits.set_status(now, ["勘察"], Status.BLOCKED, reason="缺人手"), 4),
        made(lambda now: edits.remove(now, ["绿化"]), 5),
    )

    for act in acts:
        store.edit(act)
    again = plans.open("道路")

    assert outline(again.plan) == "道路\n  勘察\n  修路"
    assert again.plan == store.plan
    assert again.history() == store.history()
    assert rewound(again.plan, again.history()) == ROADS


def test_a_plan_that_came_with_notes_leads_back_to_them(plans: Plans) -> None:
    loaded = replace(ROADS, notes={"修路": (note("修路", "上年已铺四公里"),)})
    store = plans.create("道路", loaded, FIRST)

    store.edit(made(lambda now: edits.remove(now, ["道路"]), 1))

    assert rewound(plans.open("道路").plan, store.history()) == loaded
    assert store.notices == ()


def test_steps_stay_in_the_order_of_recording_when_the_clock_is_set_back(plans: Plans) -> None:
    store = plans.create("道路", ROADS, FIRST)

    for number in (9, 3, 5):
        store.edit(titled("绿化", f"第{number}版", number))
    store.tidy()

    assert [each.id for each in plans.open("道路").history()] == ["s0", "s9", "s3", "s5"]
    assert plans.open("道路").plan.items["绿化"].title == "第5版"


def test_a_store_can_be_closed_twice_and_shows_the_plan_afterwards(plans: Plans) -> None:
    store = plans.create("道路", ROADS, FIRST)
    store.edit(ticked("勘察", 1))

    store.close()
    store.close()

    assert store.plan.items["勘察"].status is Status.DONE


def test_tidying_changes_nothing_that_a_user_sees(plans: Plans) -> None:
    store = plans.create("道路", ROADS, FIRST)
    store.edit(ticked("勘察", 1))
    other = plans.open("道路")

    store.tidy()
    store.edit(ticked("绿化", 2))

    assert [each.id for each in other.catch_up()] == ["s2"]
    assert other.plan == store.plan == plans.open("道路").plan
    assert other.history() == store.history() == plans.open("道路").history()


def test_a_plan_that_can_be_read_is_not_kept_anew(plans: Plans) -> None:
    store = plans.create("道路", ROADS, FIRST)
    plans.open("道路").edit(ticked("勘察", 1))

    assert store.keep_anew() == ""

    assert store.plan.items["勘察"].status is Status.DONE
    assert len(store.history()) == len(plans.open("道路").history()) == 2
