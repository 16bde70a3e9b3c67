from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import plan
from tests.model.plans import YEAR, plans, step_changes
from tracker.model import edits
from tracker.model import progress as figures
from tracker.model.amount import Amount
from tracker.model.change import SetPlanField, applied
from tracker.model.deadline import Deadline
from tracker.model.item import Item
from tracker.model.plan import ROOT, Plan
from tracker.model.progress import Cause, Figures, Light, LightRules, Progress, Reason
from tracker.model.status import Status

MIDYEAR = date(2026, 7, 1)


def of(text: str, item: str = ROOT, *, today: date = date(2026, 1, 1), rules: LightRules = LightRules()) -> Figures:
    return Progress(plan(text), today, rules).of(item)


@pytest.mark.parametrize(
    ("leaf", "progress"),
    [
        pytest.param("修路", Fraction(0), id="nothing said"),
        pytest.param("修路 in_progress", Fraction(0), id="begun, but no figure: none is invented"),
        pytest.param("修路 done 30%", Fraction(1), id="done is whole whatever was entered"),
        pytest.param("修路 30%", Fraction(3, 10), id="as entered"),
        pytest.param("修路 6/11部", Fraction(6, 11), id="actual over target"),
        pytest.param("修路 12/11部", Fraction(1), id="never more than the target"),
        pytest.param("修路 0/11部 50%", Fraction(0), id="a target goes before a percentage"),
        pytest.param("修路 0/1部 50%", Fraction(0), id="a target of one is a target"),
        pytest.param("修路 5/0部 50%", Fraction(1, 2), id="a target of nothing is none"),
        pytest.param("修路 standing 50%", None, id="standing does not count"),
        pytest.param("修路 cancelled", None, id="cancelled does not count"),
    ],
)
def test_the_progress_of_a_leaf(leaf: str, progress: Fraction | None) -> None:
    assert of(leaf, "修路").progress == progress


def test_a_target_that_nobody_has_come_nearer_to_is_at_nothing() -> None:
    assert figures.leaf_progress(Item("修路", "修路", target=Amount(Decimal(2), "座"), percent=50)) == 0


def test_a_parent_is_the_mean_of_its_children_by_weight() -> None:
    assert of("道路\n  勘察 done w3\n  修路 50%").progress == Fraction(7, 8)


def test_cancelled_and_standing_children_leave_the_count() -> None:
    whole = of("道路\n  勘察 done\n  修路\n  养护 standing\n  拆桥 cancelled")

    assert (whole.progress, whole.done, whole.counted) == (Fraction(1, 2), 1, 2)


def test_a_parent_with_nothing_left_to_count_has_no_progress_and_leaves_its_own_parent_alone() -> None:
    text = "道路\n  养护\n    清扫 standing\n  修路 done"

    assert of(text, "养护") == Figures(None, 0, 0, Status.STANDING, Light.NONE, (Reason(Cause.NOT_COUNTED),))
    assert of(text, "道路").progress == 1


def test_an_empty_plan_has_nothing_to_show() -> None:
    whole = Progress(Plan("p", "要点", "", 2026), MIDYEAR).whole

    assert (whole.progress, whole.counted, whole.light) == (None, 0, Light.NONE)


def test_the_completion_rate_counts_leaves_at_every_depth() -> None:
    whole = of("道路\n  勘察\n    量 done\n    钻 done\n  修路\n绿化 done")

    assert (whole.done, whole.counted) == (3, 4)


@pytest.mark.parametrize(
    ("children", "status"),
    [
        pytest.param(["勘察 done", "修路 done", "养护 standing"], Status.DONE, id="all that count are done"),
        pytest.param(["勘察 done", "修路"], Status.IN_PROGRESS, id="one done"),
        pytest.param(["勘察 blocked", "修路"], Status.IN_PROGRESS, id="one blocked"),
        pytest.param(["勘察 10%", "修路"], Status.IN_PROGRESS, id="a percentage is a beginning"),
        pytest.param(["勘察", "修路 cancelled"], Status.NOT_STARTED, id="nothing begun"),
        pytest.param(["勘察 cancelled", "修路 standing"], Status.STANDING, id="one stands, nothing counts"),
        pytest.param(["勘察 cancelled"], Status.CANCELLED, id="all cancelled"),
    ],
)
def test_the_status_of_a_parent_is_derived(children: list[str], status: Status) -> None:
    assert of("道路\n" + "\n".join(f"  {child}" for child in children), "道路").status is status


@pytest.mark.parametrize(
    ("leaf", "today", "reasons"),
    [
        pytest.param("修路 2026-05-31 done", date(2026, 12, 1), [Reason(Cause.DONE)], id="done is green for ever"),
        pytest.param("修路 2026-05-31 standing", date(2026, 12, 1), [Reason(Cause.NOT_COUNTED)], id="standing: none"),
        pytest.param("修路 2026-05-31", date(2026, 6, 1), [Reason(Cause.OVERDUE, 1)], id="the day after: red"),
        pytest.param("修路 2026-05-31", date(2026, 5, 31), [Reason(Cause.NEAR, 0)], id="on the day: in time"),
        pytest.param("修路 2026-05-31", date(2026, 5, 16), [Reason(Cause.NEAR, 15)], id="15 days before: near"),
        pytest.param("修路 2026-05-31", date(2026, 5, 15), [Reason(Cause.ON_TRACK)], id="16 days before: on track"),
        pytest.param("修路", date(2026, 12, 31), [Reason(Cause.ON_TRACK)], id="no deadline: never near"),
        pytest.param("修路", date(2027, 5, 1), [Reason(Cause.ON_TRACK)], id="no deadline: never overdue"),
        pytest.param("修路 blocked", date(2026, 1, 1), [Reason(Cause.BLOCKED)], id="blocked"),
        pytest.param("修路 0%", date(2026, 4, 20), [Reason(Cause.BEHIND, 29)], id="29 points behind: yellow"),
        pytest.param("修路 20% start:2026-06-01 2026-06-30 ", date(2026, 6, 16),
                     [Reason(Cause.BEHIND, 30), Reason(Cause.NEAR, 14)], id="exactly 30 behind: still yellow"),
        pytest.param("修路 19% start:2026-06-01 2026-06-30", date(2026, 6, 16),
                     [Reason(Cause.FAR_BEHIND, 31), Reason(Cause.NEAR, 14)], id="beyond 30: red"),
        pytest.param("修路 40% start:2026-06-01 2026-06-30", date(2026, 6, 16),
                     [Reason(Cause.BEHIND, 10), Reason(Cause.NEAR, 14)], id="exactly 10 behind: yellow"),
        pytest.param("修路 41% start:2026-06-01 2026-06-30", date(2026, 6, 16),
                     [Reason(Cause.NEAR, 14)], id="less than 10 behind: only near"),
        pytest.param("修路 0/4座", date(2026, 7, 1), [Reason(Cause.FAR_BEHIND, 49)], id="a target is measured"),
        pytest.param("修路 blocked 0% 2026-05-31", date(2026, 6, 3),
                     [Reason(Cause.OVERDUE, 3), Reason(Cause.FAR_BEHIND, 100), Reason(Cause.BLOCKED)],
                     id="gravest first"),
    ],
)  # fmt: skip
def test_the_light_of_a_leaf_and_its_reasons(leaf: str, today: date, reasons: list[Reason]) -> None:
    found = of(leaf, "修路", today=today)

    assert list(found.reasons) == reasons
    assert found.light is reasons[0].cause.light


def test_a_parent_shows_its_worst_child_and_says_which() -> None:
    text = "道路\n  勘察 2026-06-29\n  修路\n    铺路 2026-06-20\n  绿化 blocked"

    road = of(text, "道路", today=MIDYEAR)

    assert (road.light, road.reason, road.worst) == (Light.RED, Reason(Cause.OVERDUE, 11), "铺路")


def test_the_nearer_of_two_near_deadlines_is_the_worse() -> None:
    assert of("道路\n  勘察 2026-07-10\n  修路 2026-07-05", today=MIDYEAR).worst == "修路"


@pytest.mark.parametrize(
    ("graver", "lighter"),
    [
        pytest.param("修路 2026-06-30", "勘察 0%", id="a day over before far behind, both red"),
        pytest.param("修路 35%", "勘察 2026-07-02", id="behind before near, both yellow"),
        pytest.param("修路 2026-06-20", "勘察 2026-06-30", id="many days over before few"),
    ],
)
def test_of_two_with_one_light_the_graver_cause_is_shown_wherever_it_stands(graver: str, lighter: str) -> None:
    for first, second in ((graver, lighter), (lighter, graver)):
        assert of(f"道路\n  {first}\n  {second}", today=MIDYEAR).worst == "修路"


def test_a_child_without_deadline_inherits_its_parents() -> None:
    text = "道路 2026-05-31\n  勘察\n  修路 2026-08-31"

    assert of(text, "勘察", today=date(2026, 6, 10)).reason == Reason(Cause.OVERDUE, 10)
    assert of(text, "修路", today=date(2026, 6, 10)).light is Light.GREEN


def test_the_deadline_of_an_item_is_that_of_the_nearest_above_that_has_one() -> None:
    shown = plan("一、道路 2026-06-30\n  （一）修路\n    1.铺路")

    assert figures.deadline_of(shown, "铺路") == Deadline(date(2026, 6, 30))


def test_a_parent_counts_all_its_children_after_one_of_them_was_asked_for() -> None:
    progress = Progress(plan("道路\n  勘察\n  修路\n  验收"), MIDYEAR, LightRules())
    progress.of("勘察")

    assert progress.of("道路").counted == 3


def test_the_thresholds_are_settings() -> None:
    rules = LightRules(behind_points=50, far_behind_points=60, near_days=3)

    assert of("修路 0% 2026-08-31", "修路", today=date(2026, 4, 20), rules=rules).light is Light.GREEN


def test_answerable_units_and_person_come_from_the_nearest_above() -> None:
    shown = plan("道路 unit:交通局\n  勘察\n  修路 unit:城建局、水利局")

    assert figures.answerable(shown, "勘察") == ((), ("交通局",), "")
    assert figures.answerable(shown, "修路") == ((), ("城建局", "水利局"), "")


@pytest.mark.parametrize(
    ("today", "share"),
    [
        pytest.param(date(2025, 12, 1), Fraction(0), id="before it begins"),
        pytest.param(date(2026, 6, 1), Fraction(0), id="on the first day"),
        pytest.param(date(2026, 6, 16), Fraction(1, 2), id="half way"),
        pytest.param(date(2026, 6, 30), Fraction(29, 30), id="on the last day"),
        pytest.param(date(2026, 7, 1), Fraction(1), id="the day after"),
        pytest.param(date(2030, 1, 1), Fraction(1), id="long after"),
    ],
)
def test_days_are_over_when_they_are_finished(today: date, share: Fraction) -> None:
    assert figures.elapsed_share(plan("修路 start:2026-06-01 2026-06-30"), "修路", today=today) == share


@pytest.mark.parametrize(
    ("own", "share"),
    [
        pytest.param({"start": date(2026, 6, 1)}, Fraction(1, 3), id="a start of its own, the deadline from above"),
        pytest.param(
            {"deadline": Deadline(date(2026, 6, 20))}, Fraction(5, 10), id="a deadline of its own goes before"
        ),
    ],
)
def test_start_and_deadline_are_inherited_each_by_itself(own: dict[str, object], share: Fraction) -> None:
    shown = plan("一、道路 2026-06-30\n  （一）修路")
    above = replace(shown.items["道路"], start=date(2026, 6, 11))
    shown = replace(shown, items={"道路": above, "修路": replace(shown.items["修路"], **own)})

    assert (
        figures.elapsed_share(shown, "修路", today=date(2026, 6, 11) if "start" in own else date(2026, 6, 16)) == share
    )


def test_the_year_of_the_plan_elapses_from_its_first_day() -> None:
    assert figures.elapsed_share(plan("修路"), ROOT, today=MIDYEAR) == Fraction(181, 365)


def test_a_start_after_the_deadline_makes_no_time_of_less_than_nothing() -> None:
    shown = plan("修路 start:2026-07-01 2026-06-01")

    assert figures.elapsed_share(shown, "修路", today=date(2026, 6, 1)) == 0
    assert figures.elapsed_share(shown, "修路", today=date(2026, 6, 2)) == 1


def test_a_start_on_the_day_after_the_deadline_makes_no_time_either() -> None:
    shown = plan("修路 start:2026-06-02 2026-06-01")

    assert figures.elapsed_share(shown, "修路", today=date(2026, 6, 1)) == 0
    assert figures.elapsed_share(shown, "修路", today=date(2026, 6, 2)) == 1


def test_time_runs_from_a_start_to_the_end_of_the_year_where_no_deadline_is() -> None:
    shown = plan("修路 start:2026-12-02")

    assert figures.elapsed_share(shown, "修路", today=date(2026, 12, 17)) == Fraction(1, 2)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param([1, 1, 1], ["33.4", "33.3", "33.3"], id="thirds"),
        pytest.param([4, 9], ["30.8", "69.2"], id="4 of 13"),
        pytest.param([0, 0], ["0.0", "0.0"], id="nothing at all"),
        pytest.param([0, 7], ["0.0", "100.0"], id="all in one"),
        pytest.param([], [], id="no parts"),
    ],
)
def test_shares_by_largest_remainder(counts: list[int], expected: list[str]) -> None:
    assert [str(share) for share in figures.shares(counts)] == expected


@given(st.lists(st.integers(0, 10_000), min_size=1).filter(any))
def test_shares_add_up_to_exactly_one_hundred(counts: list[int]) -> None:
    shares = figures.shares(counts)

    exact = [Decimal(100 * count) / sum(counts) for count in counts]
    assert sum(shares) == Decimal("100.0")
    assert all(abs(share - each) < Decimal("0.1") for share, each in zip(shares, exact, strict=True))


@pytest.mark.parametrize(
    ("share", "whole", "exact"),
    [
        pytest.param(Fraction(0), 0, "0.0", id="nothing"),
        pytest.param(Fraction(1, 1000), 1, "0.1", id="a beginning is never 0"),
        pytest.param(Fraction(999, 1000), 99, "99.9", id="nearly is never 100"),
        pytest.param(Fraction(1), 100, "100.0", id="all"),
        pytest.param(Fraction(4, 13), 31, "30.8", id="rounded half up"),
        pytest.param(Fraction(1, 8), 13, "12.5", id="half goes up"),
        pytest.param(Fraction(1, 2000), 1, "0.1", id="half of the last decimal goes up"),
        pytest.param(Fraction(893, 1000), 89, "89.3", id="below half goes down"),
        pytest.param(Fraction(1, 2), 50, "50.0", id="a half"),
        pytest.param(Fraction(994, 1000), 99, "99.4", id="as near as it comes"),
    ],
)
def test_rounding_for_people(share: Fraction, whole: int, exact: str) -> None:
    assert str(figures.whole_percent(share)) == str(whole)
    assert str(figures.in_percent(share)) == exact


def few_values() -> st.SearchStrategy[Item]:
    """Items of which many are alike but for one field."""
    some = st.sampled_from
    return st.builds(
        Item,
        id=st.just("item"),
        title=st.just("任务"),
        status=some([Status.NOT_STARTED, Status.IN_PROGRESS, Status.DONE]),
        start=some([None, date(YEAR, 5, 1)]),
        deadline=some([None, Deadline(date(YEAR, 6, 20)), Deadline(date(YEAR, 12, 31))]),
        target=some([None, Amount(Decimal(10), "部")]),
        actual=some([None, Amount(Decimal(9), "部")]),
        percent=some([None, 20, 50]),
    )


def without_names(found: Figures) -> Figures:
    return replace(found, worst="")


@given(plans(), st.randoms(use_true_random=False), st.integers(0, 400))
def test_rolling_up_does_not_depend_on_order(shown: Plan, chance: Random, day: int) -> None:
    shuffled = {parent: tuple(chance.sample(ids, len(ids))) for parent, ids in shown.children.items()}
    other = replace(shown, children=shuffled)
    today = shown.first_day + timedelta(days=day)

    one, two = Progress(shown, today), Progress(other, today)

    assert {each: without_names(one.of(each)) for each in shown.items} == {
        each: without_names(two.of(each)) for each in shown.items
    }


@given(st.lists(st.tuples(few_values(), st.lists(few_values(), min_size=1, max_size=6)), max_size=4))
def test_a_leaf_has_the_same_figures_alone_as_among_others_nearly_like_it(rows: list[tuple[Item, list[Item]]]) -> None:
    shown = Plan("plan", "要点", "办公室", YEAR)
    for place, (point, leaves) in enumerate(rows):
        shown = applied(shown, edits.add_item(shown, replace(point, id=f"p{place}")))
        for number, leaf in enumerate(leaves):
            added = edits.add_item(shown, replace(leaf, id=f"p{place}-{number}"), parent=f"p{place}")
            shown = applied(shown, added)
    together = Progress(shown, MIDYEAR)
    assert together.whole

    alone = {leaf: Progress(shown, MIDYEAR).of(leaf) for leaf in shown.leaves()}

    assert {leaf: together.of(leaf) for leaf in shown.leaves()} == alone


@given(st.data())
def test_figures_carried_over_an_edit_are_those_computed_anew(data: st.DataObject) -> None:
    before = data.draw(plans())
    changes = data.draw(step_changes(before, "new"))
    after = applied(before, changes)
    known = Progress(before, MIDYEAR)
    assert known.whole

    carried = known.after(after, {item_id for change in changes for item_id in change.touched()})

    anew = Progress(after, MIDYEAR)
    everything = (ROOT, *after.items)
    assert [carried.of(each) for each in everything] == [anew.of(each) for each in everything]


def test_an_edit_leaves_known_what_it_cannot_have_changed() -> None:
    before = plan("道路\n  勘察\n  修路\n绿化\n  种树")
    known = Progress(before, MIDYEAR)
    assert known.whole

    carried = known.after(applied(before, edits.tick(before, ["修路"])), ["修路"])

    assert [each for each in (ROOT, *before.items) if not carried.knows(each)] == [ROOT, "道路", "修路"]


def test_another_year_for_the_plan_leaves_nothing_known() -> None:
    before = plan("道路\n  勘察 0%")
    known = Progress(before, MIDYEAR)
    assert known.whole.light is Light.RED
    change = SetPlanField("year", 2026, 2027)

    carried = known.after(applied(before, [change]), change.touched())

    assert carried.whole.light is Light.GREEN


@given(plans())
def test_progress_and_rate_stay_within_their_bounds(shown: Plan) -> None:
    known = Progress(shown, MIDYEAR)

    for item_id in (ROOT, *shown.items):
        found = known.of(item_id)
        assert 0 <= found.done <= found.counted
        assert (found.progress is None) == (found.counted == 0)
        assert found.progress is None or 0 <= found.progress <= 1
