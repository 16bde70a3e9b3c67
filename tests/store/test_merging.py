"""Two colleagues with a stick: the copies of one plan joined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.building import note, outline
from tests.model.plans import plans as random_plans
from tests.model.plans import step_changes
from tests.store.making import FIRST, ROADS, edited, tables
from tracker.errors import AnotherPlan, Damaged, NewerVersion
from tracker.model import edits
from tracker.model.change import Change, Loaded, MoveItem, SetNote, SetPlanField, applied
from tracker.model.history import Step, replayed, rewound
from tracker.model.idle_change import UnreadChange
from tracker.model.item import Item
from tracker.model.plan import Plan
from tracker.model.status import Status
from tracker.store.base import Plans, Store
from tracker.store.merging import Merge, merged
from tracker.store.opening import Folder

Act = Callable[[Plan], tuple[Change, ...]]


def at(minute: int, author: str, act: Act) -> Callable[[Plan], Step]:
    """A step of that minute; its id is the author's."""
    moment = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=minute)
    return lambda now: Step(f"{author}{minute}", moment, date(2026, 3, 1), author, act(now))


def renamed(item: str, title: str) -> Act:
    return lambda now: edits.set_field(now, item, "title", title)


def rewritten(item: str, place: int, text: str) -> Act:
    return lambda now: (SetNote(now.notes_on(item)[place], replace(now.notes_on(item)[place], text=text)),)


@pytest.fixture
def ours(plans: Plans) -> Store:
    return plans.create("我们", ROADS, FIRST)


@pytest.fixture
def theirs(plans: Plans) -> Store:
    return plans.create("他们", ROADS, FIRST)


def test_what_only_one_copy_has_is_in_both_afterwards(ours: Store, theirs: Store) -> None:
    ours.edit(at(1, "李", lambda now: edits.tick(now, ["勘察"])))
    theirs.edit(at(2, "王", lambda now: edits.add_note(now, note("修路", "已铺"))))

    merge = ours.merge(theirs.history())
    theirs.merge(ours.history())

    assert [step.id for step in merge.gained] == ["王2"]
    assert merge.conflicts == ()
    assert ours.plan == theirs.plan == merge.plan
    assert ours.history() == theirs.history() == merge.steps


def test_the_later_of_two_edits_decides_and_the_earlier_stays_in_the_history(ours: Store, theirs: Store) -> None:
    ours.edit(at(2, "李", renamed("绿化", "植树")))
    theirs.edit(at(1, "王", renamed("绿化", "种草")))

    merge = ours.merge(theirs.history())

    assert ours.plan.items["绿化"].title == "植树"
    assert [step.id for step in ours.history()] == ["s0", "王1", "李2"]
    assert [(each.step.id, each.change.concerns(), each.was_lost) for each in merge.conflicts] == [
        ("李2", {"绿化"}, False)
    ]
    assert rewound(ours.plan, ours.history()) == ROADS


def test_a_move_is_kept_with_the_place_that_was_left_for_it(ours: Store, theirs: Store) -> None:
    ours.edit(at(1, "李", lambda now: edits.remove(now, ["修路"])))
    theirs.edit(at(2, "王", lambda now: edits.shift(now, "勘察", 1)))

    merge = ours.merge(theirs.history())

    assert merge.steps[-1].changes == (MoveItem("勘察", "道路", 0, "道路", 0),)


def test_a_move_below_another_parent_is_kept_with_its_place_there(ours: Store, theirs: Store) -> None:
    theirs.edit(at(1, "王", lambda now: edits.move(now, "修路", parent="绿化")))
    theirs.edit(at(2, "王", lambda now: edits.move(now, "勘察", parent="绿化")))

    merge = ours.merge(theirs.history())

    assert merge.steps[-1].changes == (MoveItem("勘察", "道路", 0, "绿化", 1),)


def test_a_history_that_a_newer_version_has_written_is_not_joined(folder: Folder) -> None:
    newer = Step("王1", datetime(2026, 3, 1, tzinfo=UTC), date(2026, 3, 1), "王", (UnreadChange("applause", "", "{}"),))

    with folder.create("我们", ROADS, FIRST) as ours, pytest.raises(NewerVersion):
        ours.merge([FIRST, newer])


def test_two_who_did_the_same_have_no_conflict(ours: Store, theirs: Store) -> None:
    ours.edit(at(1, "李", lambda now: edits.tick(now, ["勘察"])))
    theirs.edit(at(2, "王", lambda now: edits.tick(now, ["勘察"])))

    assert ours.merge(theirs.history()).conflicts == ()
    assert ours.plan.items["勘察"].status is Status.DONE


def test_words_on_an_item_that_the_other_had_removed_stay_in_the_history(ours: Store, theirs: Store) -> None:
    ours.edit(at(1, "李", lambda now: edits.remove(now, ["绿化"])))
    theirs.edit(at(2, "王", lambda now: edits.add_note(now, note("绿化", "树苗已到"))))

    merge = ours.merge(theirs.history())

    assert "绿化" not in ours.plan.items
    assert [each.was_lost for each in merge.conflicts] == [True]
    assert [step.id for step in ours.history() if any("绿化" in each.concerns() for each in step.changes)] == [
        "李1",
        "王2",
    ]


def test_an_item_removed_after_the_other_worked_on_it_keeps_that_work_in_the_bin(ours: Store, theirs: Store) -> None:
    ours.edit(at(2, "李", lambda now: edits.remove(now, ["绿化"])))
    theirs.edit(at(1, "王", lambda now: edits.add_note(now, note("绿化", "树苗已到"))))

    merge = ours.merge(theirs.history())
    removed = ours.history()[-1].changes[0]
    ours.edit(at(3, "李", lambda _: (removed.inverted(),)))

    assert len(merge.conflicts) == 1
    assert ours.plan.notes_on("绿化")[0].text == "树苗已到"


def test_an_item_added_below_one_that_the_other_removed_becomes_a_point(ours: Store, theirs: Store) -> None:
    ours.edit(at(1, "李", lambda now: edits.remove(now, ["道路"])))
    theirs.edit(at(2, "王", lambda now: edits.add_item(now, Item("桥", "架桥"), parent="道路")))

    merge = ours.merge(theirs.history())

    assert outline(ours.plan) == "绿化\n架桥"
    assert [each.was_lost for each in merge.conflicts] == [False]


def test_a_point_that_the_other_has_put_first_is_first(ours: Store, theirs: Store) -> None:
    theirs.edit(at(2, "王", lambda now: edits.add_item(now, Item("桥", "架桥"), index=0)))

    ours.merge(theirs.history())

    assert ours.plan.below("") == ("桥", "道路", "绿化")


def test_both_may_have_moved_one_item(ours: Store, theirs: Store) -> None:
    ours.edit(at(1, "李", lambda now: edits.move(now, "勘察", parent="绿化")))
    theirs.edit(at(2, "王", lambda now: edits.move(now, "勘察", parent="", index=0)))

    merge = ours.merge(theirs.history())

    assert outline(ours.plan) == "勘察\n道路\n  修路\n绿化"
    assert len(merge.conflicts) == 1


def test_a_move_into_what_was_moved_below_it_finds_no_place(ours: Store, theirs: Store) -> None:
    ours.edit(at(1, "李", lambda now: edits.move(now, "道路", parent="绿化")))
    theirs.edit(at(2, "王", lambda now: edits.move(now, "绿化", parent="道路")))

    merge = ours.merge(theirs.history())

    assert outline(ours.plan) == "绿化\n  道路\n    勘察\n    修路"
    assert [each.was_lost for each in merge.conflicts] == [True]


def test_one_note_rewritten_by_both_ends_as_the_later_wrote_it(ours: Store, theirs: Store) -> None:
    first = note("修路", "已铺")
    for store in (ours, theirs):
        store.edit(at(1, "李", lambda now: edits.add_note(now, first)))
    ours.edit(at(3, "李", lambda _: (edits.SetNote(first, replace(first, text="已铺四公里")),)))
    theirs.edit(at(2, "王", lambda _: (edits.SetNote(first, None),)))

    ours.merge(theirs.history())

    assert [each.text for each in ours.plan.notes_on("修路")] == ["已铺四公里"]


def test_the_plan_itself_may_have_been_changed_by_both(ours: Store, theirs: Store) -> None:
    ours.edit(at(1, "李", lambda now: (SetPlanField("title", now.title, "甲"),)))
    theirs.edit(at(2, "王", lambda now: (SetPlanField("title", now.title, "乙"),)))

    merge = ours.merge(theirs.history())

    assert ours.plan.title == "乙"
    assert len(merge.conflicts) == 1


def test_a_note_that_both_took_away_is_gone_without_ado(ours: Store, theirs: Store) -> None:
    first = note("修路", "已铺")
    for store in (ours, theirs):
        store.edit(at(1, "李", lambda now: edits.add_note(now, first)))
    ours.edit(at(2, "李", lambda _: (edits.SetNote(first, None),)))
    theirs.edit(at(3, "王", lambda _: (edits.SetNote(first, None),)))

    merge = ours.merge(theirs.history())

    assert ours.plan.notes_on("修路") == ()
    assert merge.conflicts == ()


def test_an_item_that_both_removed_is_gone_without_ado(ours: Store, theirs: Store) -> None:
    ours.edit(at(1, "李", lambda now: edits.remove(now, ["道路"])))
    theirs.edit(at(2, "王", lambda now: edits.remove(now, ["勘察"])))

    merge = ours.merge(theirs.history())

    assert outline(ours.plan) == "绿化"
    assert merge.conflicts == ()


def test_a_clock_set_back_does_not_turn_the_order_of_one_copy(ours: Store, theirs: Store) -> None:
    ours.edit(at(9, "李", lambda now: edits.add_item(now, Item("桥", "架桥"))))
    ours.edit(at(3, "李", renamed("桥", "架二桥")))
    theirs.edit(at(5, "王", renamed("绿化", "种草")))

    merge = theirs.merge(ours.history())

    assert [step.id for step in merge.steps] == ["s0", "王5", "李9", "李3"]
    assert theirs.plan.items["桥"].title == "架二桥"


def test_joining_twice_gains_nothing(ours: Store, theirs: Store) -> None:
    ours.edit(at(1, "李", renamed("绿化", "植树")))
    theirs.edit(at(2, "王", renamed("绿化", "种草")))
    ours.merge(theirs.history())
    before = ours.history()

    again = ours.merge(theirs.history())

    assert (again.gained, again.conflicts, ours.history()) == ((), (), before)


@pytest.mark.parametrize("theirs", [(replace(FIRST, id="other"),), ()], ids=["another", "none"])
def test_the_history_of_another_plan_is_refused(ours: Store, theirs: tuple[Step, ...]) -> None:
    with pytest.raises(AnotherPlan):
        ours.merge(theirs)


def test_of_several_notes_on_an_item_each_is_joined_with_itself(ours: Store, theirs: Store) -> None:
    for place, store in enumerate((ours, theirs)):
        for number, words in enumerate(("已铺", "已验"), 1):
            store.edit(at(number, "王", lambda now, words=words: edits.add_note(now, note("修路", words))))
        store.edit(at(5 + place, "李王"[place], rewritten("修路", 1, f"第{place}稿")))

    merge = ours.merge(theirs.history())

    assert [each.text for each in ours.plan.notes_on("修路")] == ["已铺", "第1稿"]
    assert len(merge.conflicts) == 1


def test_what_a_newer_version_says_in_a_step_stays_when_a_copy_is_joined(folder: Folder) -> None:
    with folder.create("我们", ROADS, FIRST) as ours:
        ours.edit(at(1, "李", renamed("绿化", "植树")))
    path = folder.file("我们")
    edited(path, {"mood": "glad"}, "changes", 1)

    folder.open("我们").merge([FIRST, at(2, "王", renamed("道路", "大道"))(ROADS)])

    assert [doc.get("mood") for doc in tables(path)["changes"].values()] == [None, "glad", None]


def test_a_plan_that_its_history_does_not_lead_to_is_not_joined(folder: Folder) -> None:
    with folder.create("我们", ROADS, FIRST) as store:
        store.edit(at(1, "李", renamed("绿化", "植树")))
        theirs = store.history()
    edited(folder.file("我们"), {"title": "种草"}, "items", 3)

    with pytest.raises(Damaged):
        folder.open("我们").merge(theirs)


def test_an_open_store_is_not_told_half_of_what_was_joined(ours: Store, theirs: Store, plans: Plans) -> None:
    ours.edit(at(5, "李", renamed("绿化", "植树")))
    theirs.edit(at(2, "王", renamed("道路", "大道")))
    theirs.edit(at(9, "王", renamed("修路", "架桥")))
    looking_on = plans.open("我们")

    ours.merge(theirs.history())
    ours.edit(at(10, "李", renamed("勘察", "初勘")))
    told = looking_on.catch_up()
    ours.edit(at(11, "李", renamed("勘察", "复勘")))
    then = looking_on.catch_up()

    assert (told, [step.id for step in then]) == ((), ["李11"])
    assert looking_on.plan == ours.plan
    assert looking_on.history() == ours.history()


def test_an_open_store_sees_what_was_joined(ours: Store, theirs: Store, plans: Plans) -> None:
    theirs.edit(at(2, "王", renamed("绿化", "种草")))
    with plans.open("我们") as looking_on:
        ours.merge(theirs.history())
        looking_on.catch_up()

        assert looking_on.plan.items["绿化"].title == "种草"
        assert looking_on.edit(at(3, "李", renamed("绿化", "植树"))) is not None
    assert plans.open("我们").plan.items["绿化"].title == "植树"


def test_who_joins_a_copy_is_not_told_half_of_what_it_brought_either(ours: Store, theirs: Store, plans: Plans) -> None:
    theirs.edit(at(2, "王", renamed("绿化", "种草")))
    plans.open("我们").edit(at(3, "李", renamed("道路", "大道")))

    ours.merge(theirs.history())

    assert ours.catch_up() == ()
    assert ours.plan.items["道路"].title == "大道"


def test_a_copy_that_brings_nothing_keeps_no_step_from_who_looks_on(ours: Store, plans: Plans) -> None:
    looking_on = plans.open("我们")
    ours.edit(at(1, "李", renamed("绿化", "植树")))

    ours.merge(ours.history())

    assert [step.id for step in looking_on.catch_up()] == ["李1"]


def test_the_file_that_a_copy_is_joined_to_is_kept_with_the_damaged_end_of_its_journal(folder: Folder) -> None:
    ours, theirs = folder.create("我们", ROADS, FIRST), folder.create("他们", ROADS, FIRST)
    ours.edit(at(1, "李", renamed("绿化", "植树")))
    theirs.edit(at(2, "王", renamed("绿化", "种草")))
    journal = folder.path / "我们.journal"
    journal.write_bytes(journal.read_bytes() + b"damaged\n")

    ours.merge(theirs.history())

    (aside,) = folder.path.glob("我们.journal.damaged-*")
    assert aside.read_bytes() == b"damaged\n"
    assert not journal.exists()
    assert [each.name for each in folder.path.glob("我们.backups/*")] == ["20260301T091400Z-1.json"]


@st.composite
def histories(draw: st.DrawFn) -> tuple[Plan, tuple[Step, ...], tuple[Step, ...]]:
    """A plan, and what two people did to it, each on a copy."""
    origin = draw(random_plans(most=6))
    return origin, draw(_history(origin, "李")), draw(_history(origin, "王"))


@st.composite
def _history(draw: st.DrawFn, origin: Plan, author: str) -> tuple[Step, ...]:
    plan, minute = origin, 0
    steps = [Step("s0", datetime(2026, 3, 1, tzinfo=UTC), date(2026, 3, 1), "李", (Loaded("", ""),))]
    for number in range(draw(st.integers(0, 5))):
        minute += draw(st.integers(0, 3))
        changes = draw(step_changes(plan, f"{author}{number}"))
        plan = applied(plan, changes)
        moment = steps[0].at + timedelta(minutes=minute)
        steps.append(Step(f"{author}{number}", moment, date(2026, 3, 1), author, changes))
    return tuple(steps)


@settings(max_examples=150, deadline=None)
@given(histories())
def test_joining_ends_alike_in_either_direction_and_can_be_taken_back(
    drawn: tuple[Plan, tuple[Step, ...], tuple[Step, ...]],
) -> None:
    origin, ours, theirs = drawn

    one = _merged(origin, ours, theirs)
    other = _merged(origin, theirs, ours)

    assert (one.plan, one.steps) == (other.plan, other.steps)
    assert rewound(one.plan, one.steps) == origin
    assert replayed(origin, one.steps) == one.plan
    assert {step.id for step in one.steps} == {step.id for step in (*ours, *theirs)}


def _merged(origin: Plan, ours: tuple[Step, ...], theirs: tuple[Step, ...]) -> Merge:
    merge = merged(replayed(origin, ours), ours, theirs)
    assert merge is not None
    return merge
