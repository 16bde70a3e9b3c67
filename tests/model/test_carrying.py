from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given

from tests.building import note, outline, plan
from tests.model.plans import plans
from tracker.model import edits
from tracker.model.carrying import carried_over
from tracker.model.change import applied
from tracker.model.plan import ROOT, Plan
from tracker.model.progress import Progress
from tracker.model.status import Status

OLD = plan(
    """
一、道路 unit:建设科
  （一）勘察 2021-06-30 done
  （二）修路 6/11公里 blocked w2
  （三）养护 standing
二、绿化
  （一）种树 done
  （二）建园 cancelled
三、年会 start:2021-03-01 40% in_progress
""",
    year=2021,
    title="2021年工作要点",
)


def carried(shown: Plan, year: int = 2022) -> Plan:
    numbers = count(1)
    return carried_over(shown, source="旧计划", year=year, new_id=lambda: f"new{next(numbers)}")


def by_title(shown: Plan) -> dict[str, str]:
    return {item.title: item_id for item_id, item in shown.items.items()}


def test_what_is_unfinished_or_standing_goes_on_with_what_is_above_it() -> None:
    assert outline(carried(OLD)) == "道路\n  修路\n  养护\n年会"


def test_statuses_begin_anew_where_the_year_decides_them() -> None:
    new = carried(OLD)

    assert {item.title: item.status for item in new.items.values() if new.is_leaf(item.id)} == {
        "修路": Status.IN_PROGRESS,
        "养护": Status.STANDING,
        "年会": Status.IN_PROGRESS,
    }
    assert {item.reason for item in new.items.values()} == {""}


def test_what_was_reached_and_who_answers_go_on_and_dates_and_notes_do_not() -> None:
    noted = applied(OLD, edits.add_note(OLD, note("修路", "已开工")))

    new = carried(noted)
    road, meeting = (new.items[by_title(new)[title]] for title in ("修路", "年会"))

    assert (road.target, road.actual, road.weight) == (OLD.items["修路"].target, OLD.items["修路"].actual, 2)
    assert new.items[by_title(new)["道路"]].units == ("建设科",)
    assert (meeting.percent, meeting.start) == (40, None)
    assert {item.deadline for item in new.items.values()} == {None}
    assert new.notes == {}


def test_every_item_names_where_it_comes_from() -> None:
    assert {item.title: item.origin for item in carried(OLD).items.values()} == {
        title: f"旧计划/{title}" for title in ("道路", "修路", "养护", "年会")
    }


def test_the_new_plan_hangs_together_and_is_the_same_office_s() -> None:
    new = carried(OLD)

    assert new.org == OLD.org
    assert new.id.startswith("new")
    assert new.id not in new.items
    assert new.parents == {each: parent for parent, row in new.children.items() for each in row}
    assert [*new.above(by_title(new)["修路"])] == [by_title(new)["道路"]]


def test_what_only_a_newer_version_knows_of_an_item_stays_behind() -> None:
    known = replace(OLD.items["年会"], extra=(("colour", '"red"'),))

    new = carried(replace(OLD, items={**OLD.items, "年会": known}))

    assert {item.extra for item in new.items.values()} == {()}


def test_markers_close_the_gaps_that_finished_items_leave() -> None:
    new = carried(OLD)

    assert [(new.items[each].marker, new.items[each].title) for each, _ in new.walk()] == [
        ("一、", "道路"),
        ("（一）", "修路"),
        ("（二）", "养护"),
        ("二、", "年会"),
    ]


def test_markers_that_were_not_counted_stay_as_they_are() -> None:
    new = carried(plan("一、道路 done\n三、绿化\n四、年会"))

    assert [new.items[each].marker for each in new.below(ROOT)] == ["三、", "四、"]


@pytest.mark.parametrize(
    ("title", "moved"),
    [
        pytest.param("2021年工作要点", "2022年工作要点", id="digits"),
        pytest.param("二〇二一年工作要点", "二〇二二年工作要点", id="Chinese digits"),
        pytest.param("二○二一年工作要点", "二○二二年工作要点", id="another zero"),
        pytest.param("工作要点", "工作要点", id="no year"),
        pytest.param("第12021号", "第12021号", id="part of a longer number"),
        pytest.param("2020—2021年要点", "2020—2022年要点", id="beside another year"),
    ],
)
def test_the_title_moves_on_where_it_names_the_old_year(title: str, moved: str) -> None:
    new = carried(replace(OLD, title=title))

    assert (new.title, new.year) == (moved, 2022)


def test_nothing_left_makes_an_empty_plan() -> None:
    assert carried(plan("一、道路 done")).items == {}


@given(plans())
def test_exactly_the_unfinished_and_standing_leaves_are_the_leaves_of_the_new_plan(shown: Plan) -> None:
    new = carried(shown)

    staying = [each for each in shown.leaves() if shown.items[each].status not in (Status.DONE, Status.CANCELLED)]
    assert [new.items[each].origin for each in new.leaves()] == [f"旧计划/{each}" for each in staying]
    assert new.items.keys().isdisjoint(shown.items.keys())
    Progress(new, new.first_day)
