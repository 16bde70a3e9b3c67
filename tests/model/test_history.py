from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import note, outline, plan, step
from tests.model.plans import plans, step_changes
from tracker.errors import FieldChanged, ItemMissing, MovedIntoItself
from tracker.model import edits, history
from tracker.model.change import AddItem, Branch, Change, Loaded, MoveItem, SetField, SetNote, SetPlanField, applied
from tracker.model.history import Step
from tracker.model.idle_change import UnreadChange
from tracker.model.item import Item
from tracker.model.plan import ROOT, Plan
from tracker.model.status import Status

ROADS = plan("""
一、道路
  （一）勘察
  （二）修路
二、绿化
""")


@st.composite
def worked_plans(draw: st.DrawFn) -> tuple[Plan, Plan, list[Step]]:
    """A plan, what became of it, and the steps in between."""
    origin = current = draw(plans())
    steps: list[Step] = []
    for number in range(1, draw(st.integers(1, 8))):
        changes = draw(step_changes(current, f"new{number}"))
        current = applied(current, changes)
        steps.append(step(*changes, number=number))
    return origin, current, steps


@given(worked_plans())
def test_replaying_the_history_gives_the_plan(worked: tuple[Plan, Plan, list[Step]]) -> None:
    origin, current, steps = worked

    assert history.replayed(origin, steps) == current


@given(worked_plans())
def test_rewinding_the_history_gives_the_plan_as_loaded(worked: tuple[Plan, Plan, list[Step]]) -> None:
    origin, current, steps = worked

    assert history.rewound(current, steps) == origin


@given(worked_plans())
def test_undo_after_do_is_the_same_plan(worked: tuple[Plan, Plan, list[Step]]) -> None:
    _, current, _ = worked
    changes = edits.remove(current, list(current.items))

    there = applied(current, changes)
    back = applied(there, history.inverse(step(*changes)))

    assert back == current


@given(worked_plans())
def test_the_state_as_of_the_last_day_is_the_plan(worked: tuple[Plan, Plan, list[Step]]) -> None:
    _, current, steps = worked

    assert history.as_of(current, steps, date(2026, 12, 31)) == current


def ticked(item: str) -> SetField:
    return SetField(item, "status", Status.NOT_STARTED, Status.DONE)


def test_the_state_as_of_a_day_leaves_out_what_counts_for_a_later_day() -> None:
    steps = [step(ticked("勘察"), on="2026-03-01", number=1), step(ticked("绿化"), on="2026-04-01", number=2)]
    current = history.replayed(ROADS, steps)

    for day in (date(2026, 3, 1), date(2026, 3, 31)):
        before = history.as_of(current, steps, day)

        assert before.items["勘察"].status is Status.DONE
        assert before.items["绿化"].status is Status.NOT_STARTED


def test_a_step_recorded_late_for_an_earlier_day_belongs_to_that_day() -> None:
    steps = [step(ticked("绿化"), on="2026-06-01", number=1), step(ticked("勘察"), on="2026-03-01", number=2)]
    current = history.replayed(ROADS, steps)

    march = history.as_of(current, steps, date(2026, 3, 31))

    assert [march.items[each].status for each in ("勘察", "绿化")] == [Status.DONE, Status.NOT_STARTED]


def test_what_was_recorded_for_a_day_before_its_item_came_is_left_out_of_that_day() -> None:
    added = edits.add_item(ROADS, plan("清淤").items["清淤"])
    steps = [step(*added, on="2026-06-01", number=1), step(ticked("清淤"), on="2026-03-01", number=2)]
    current = history.replayed(ROADS, steps)

    assert history.as_of(current, steps, date(2026, 3, 31)) == ROADS


def test_what_was_recorded_beside_it_is_not_left_out_of_that_day() -> None:
    added = edits.add_item(ROADS, plan("清淤").items["清淤"])
    steps = [step(*added, on="2026-06-01", number=1), step(ticked("清淤"), ticked("勘察"), on="2026-03-01", number=2)]
    current = history.replayed(ROADS, steps)

    assert history.as_of(current, steps, date(2026, 3, 31)).items["勘察"].status is Status.DONE


def test_a_day_shows_what_was_recorded_for_it_over_what_counts_for_later_days() -> None:
    started = SetField("勘察", "status", Status.NOT_STARTED, Status.IN_PROGRESS)
    finished = SetField("勘察", "status", Status.IN_PROGRESS, Status.DONE)
    steps = [step(started, on="2026-06-01", number=1), step(finished, on="2026-03-01", number=2)]
    current = history.replayed(ROADS, steps)

    assert history.as_of(current, steps, date(2026, 3, 31)).items["勘察"].status is Status.DONE


def test_undo_takes_back_the_last_own_step_and_redo_brings_it_back() -> None:
    first, second = step(ticked("勘察"), number=1), step(ticked("绿化"), number=2)
    undo = step(*history.inverse(second), number=3, undoes="s2")
    redo = step(*history.inverse(undo), number=4, undoes="s3")

    assert history.next_undo([first, second], "李") == second
    assert history.next_undo([first, second, undo], "李") == first
    assert history.next_redo([first, second, undo], "李") == undo
    assert history.next_undo([first, second, undo, redo], "李") == redo
    assert history.next_redo([first, second, undo, redo], "李") is None


def test_a_new_step_leaves_nothing_to_redo() -> None:
    first = step(ticked("勘察"), number=1)
    undo = step(*history.inverse(first), number=2, undoes="s1")
    other = step(ticked("绿化"), number=3)

    assert history.next_redo([first, undo, other], "李") is None


def test_a_step_that_takes_back_what_is_not_the_last_leaves_undo_and_redo_as_they_were() -> None:
    first, second = step(ticked("勘察"), number=1), step(ticked("绿化"), number=2)
    undo = step(*history.inverse(second), number=3, undoes="s2")
    stray = step(ticked("修路"), number=4, undoes="s9")

    assert history.next_redo([first, second, undo, stray], "李") == undo
    assert history.next_undo([first, second, undo, stray], "李") == first
    assert history.next_undo([stray], "李") is None


def test_undo_leaves_alone_what_somebody_else_did_and_how_the_plan_came() -> None:
    loaded, theirs = step(Loaded("要点.txt"), number=1), step(ticked("勘察"), number=2, author="王")

    assert history.next_undo([loaded, theirs], "李") is None
    assert history.next_redo([loaded, theirs], "李") is None


def test_undoing_what_somebody_has_changed_since_is_refused() -> None:
    mine = step(ticked("勘察"))
    current = applied(ROADS, [*mine.changes, SetField("勘察", "status", Status.DONE, Status.IN_PROGRESS)])

    with pytest.raises(FieldChanged) as refused:
        applied(current, history.inverse(mine))

    assert refused.value.facts["title"] == "勘察"


def test_undoing_an_addition_that_somebody_has_noted_on_is_refused() -> None:
    added = step(*edits.add_item(ROADS, plan("清淤").items["清淤"]))
    current = applied(
        history.replayed(ROADS, [added]), edits.add_note(history.replayed(ROADS, [added]), note("清淤", "已开工"))
    )

    with pytest.raises(FieldChanged):
        applied(current, history.inverse(added))


BRIDGE = Branch((Item("桥", "架桥"),), (-1,))


@pytest.mark.parametrize(
    ("change", "error"),
    [
        pytest.param(edits.add_item(ROADS, ROADS.items["勘察"])[0], FieldChanged, id="adding what is there"),
        pytest.param(SetField("没有", "title", "", "新"), ItemMissing, id="an item that is not there"),
        pytest.param(SetNote(None, note("没有", "新")), ItemMissing, id="a note on what is not there"),
        pytest.param(AddItem(BRIDGE, "没有", 0), ItemMissing, id="below what is not there"),
        pytest.param(SetField("勘察", "title", "别的", "新"), FieldChanged, id="a title that is another"),
        pytest.param(MoveItem("道路", ROOT, 0, "勘察", 0), MovedIntoItself, id="into its own branch"),
        pytest.param(MoveItem("勘察", "绿化", 0, ROOT, 0), FieldChanged, id="from where it is not"),
        pytest.param(SetPlanField("title", "别的", "新"), FieldChanged, id="a plan title that is another"),
    ],
)
def test_a_change_that_meets_something_else_is_refused(change: Change, error: type[Exception]) -> None:
    with pytest.raises(error):
        applied(ROADS, [change])


def test_a_plan_title_that_is_another_is_named_with_both_values() -> None:
    with pytest.raises(FieldChanged) as refused:
        applied(ROADS, [SetPlanField("title", "别的", "新")])

    assert refused.value.facts == {"title": "", "field": "title", "expected": "别的", "found": ROADS.title}


def test_a_note_in_other_words_gets_its_own_words_back() -> None:
    first = note("修路", "已开工")
    noted = applied(ROADS, edits.add_note(ROADS, first))
    change = SetNote(first, replace(first, text="已过半"))

    assert applied(applied(noted, [change]), [change.inverted()]) == noted


def test_the_bin_holds_what_was_removed_until_it_comes_back() -> None:
    removal = edits.remove(ROADS, ["道路"])
    first = step(*removal, number=1)
    undo = step(*history.inverse(first), number=2, undoes="s1")

    assert [branch.top.title for _, branch in history.removed([first])] == ["道路"]
    assert history.removed([first, undo]) == ()


def test_what_was_only_added_was_never_in_the_bin() -> None:
    assert history.removed([step(*edits.add_item(ROADS, plan("清淤").items["清淤"]))]) == ()


def test_what_documents_said_leaves_out_what_was_done_by_hand_before() -> None:
    by_hand = step(SetField("绿化", "title", "绿化", "植树"), number=1)
    revised = step(Loaded("新要点.txt"), SetField("绿化", "title", "植树", "造林"), number=2)
    current = history.replayed(ROADS, [by_hand, revised])

    assert history.from_documents(current, [by_hand, revised]).items["绿化"].title == "造林"


def test_only_removals_go_to_the_bin() -> None:
    assert history.removed([step(ticked("勘察"), *edits.remove(ROADS, ["绿化"]))])[0][1].top.title == "绿化"
    assert history.removed([step(ticked("勘察"))]) == ()


def test_an_item_is_told_its_own_changes_of_every_step_and_nobody_else_s() -> None:
    written = edits.add_note(ROADS, note("勘察", "已测量"))
    steps = [
        step(ticked("勘察"), ticked("修路"), number=1),
        step(ticked("绿化"), number=2),
        step(*written, *edits.set_field(ROADS, "绿化", "person", "张三"), number=3),
    ]

    assert history.concerning(steps, "勘察") == (step(ticked("勘察"), number=1), step(*written, number=3))


def test_what_two_copies_removed_is_in_the_bin_once_and_last() -> None:
    steps = [step(*edits.remove(ROADS, [each]), number=place) for place, each in enumerate(["道路", "绿化", "道路"])]

    assert [branch.top.title for _, branch in history.removed(steps)] == ["道路", "绿化"]


def test_a_removed_branch_comes_back_with_its_notes_where_it_was() -> None:
    noted = applied(ROADS, edits.add_note(ROADS, note("修路", "开工")))
    without = applied(noted, edits.remove(noted, ["道路"]))
    ((_, branch),) = history.removed([step(*edits.remove(noted, ["道路"]))])

    again = applied(without, edits.restore(without, branch, parent=ROOT, index=0))

    assert again == noted
    assert outline(without) == "绿化"


def test_the_plan_itself_can_be_renamed_and_named_back() -> None:
    change = SetPlanField("title", ROADS.title, "新要点")

    renamed = applied(ROADS, [change])

    assert renamed.title == "新要点"
    assert applied(renamed, [change.inverted()]) == ROADS


APPLAUSE = UnreadChange("applause", "绿化", '{"kind": "applause", "item": "绿化"}')


def test_a_past_day_is_shown_as_far_as_known_where_a_newer_version_has_written() -> None:
    ticked = edits.tick(ROADS, ["勘察"])
    current = applied(applied(ROADS, ticked), edits.set_field(ROADS, "绿化", "title", "植树"))
    steps = [step(*ticked, number=1, on="2026-04-01"), step(APPLAUSE, number=2, on="2026-04-02")]

    march = history.as_of(current, steps, date(2026, 3, 31))

    assert march.items["勘察"].status is Status.NOT_STARTED
    assert march.items["绿化"].title == "植树"
    assert history.unread(steps) == 1


def test_what_was_changed_twice_beside_what_a_newer_version_wrote_is_shown_as_it_came() -> None:
    once = edits.set_field(ROADS, "绿化", "title", "植树")
    twice = edits.set_field(applied(ROADS, once), "绿化", "title", "种草")
    steps = [step(*once, number=1), step(APPLAUSE, number=2), step(*twice, number=3)]

    before = history.as_of(applied(applied(ROADS, once), twice), steps, date(2026, 2, 28))

    assert before == ROADS


def test_a_past_day_of_a_plan_that_another_program_changed_is_shown_as_far_as_known() -> None:
    ticked = edits.tick(ROADS, ["勘察"])
    outside = applied(applied(ROADS, ticked), [SetField("勘察", "status", Status.DONE, Status.BLOCKED)])

    march = history.as_of(outside, [step(*ticked, number=1, on="2026-04-01")], date(2026, 3, 31))

    assert march.items["勘察"].status is Status.NOT_STARTED
