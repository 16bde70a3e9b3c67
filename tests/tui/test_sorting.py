"""Siblings seen in another order, a branch seen alone, stretches of lines marked; and the selection that stays."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from rich.cells import cell_len

from tests.building import plan
from tests.tui.opening import WIDE, opened, screen_text
from tracker.model import edits
from tracker.model.progress import LightRules, Progress
from tracker.tui.app import TrackerApp
from tracker.tui.sorting import Sorting, sorted_rows

MIXED = """
一、道路
  （一）勘察 2026-12-31 50%
  （二）修路 2026-05-31 unit:乙县
  （三）绿化 done unit:甲县
  （四）验收 2026-06-30 0% unit:甲县
二、桥梁
  （一）选址
    测量
  （二）施工
"""


def names(app: TrackerApp) -> list[str]:
    return [item for item, _ in app.main.outline.lines.shown]


def column_of(app: TrackerApp, heading: str) -> int:
    """Where the word stands in the line over the columns."""
    line = app.main.outline.render_line(0).text
    return cell_len(line[: line.index(heading)])


@pytest.mark.parametrize(
    ("sorting", "row"),
    [
        (Sorting.PLAN, ["勘察", "修路", "绿化", "验收"]),
        (Sorting.DEADLINE, ["修路", "验收", "勘察", "绿化"]),
        (Sorting.LIGHT, ["修路", "验收", "勘察", "绿化"]),
        (Sorting.PROGRESS, ["修路", "验收", "勘察", "绿化"]),
        (Sorting.UNIT, ["修路", "绿化", "验收", "勘察"]),
        (Sorting.STATUS, ["勘察", "修路", "验收", "绿化"]),
    ],
    ids=lambda value: value.value if isinstance(value, Sorting) else "",
)
def test_siblings_are_sorted_and_equals_stay_in_plan_order(sorting: Sorting, row: list[str]) -> None:
    progress = Progress(plan(MIXED), date(2026, 6, 1), LightRules())

    assert list(sorted_rows(progress, sorting)["道路"]) == row


async def test_sorting_is_seen_and_leaves_the_plan_as_it_is() -> None:
    async with opened(MIXED) as (app, pilot):
        before = app.desk.plan
        await pilot.press("j", "O", "2")

        assert names(app)[:3] == ["道路", "修路", "验收"]
        assert app.main.outline.selected == "勘察"
        assert "事项（按时限）" in screen_text(app)
        assert app.desk.plan is before


async def test_escape_brings_back_the_order_of_the_plan() -> None:
    async with opened(MIXED) as (app, pilot):
        await pilot.press("j", "O", "2", "escape")

        assert names(app)[:3] == ["道路", "勘察", "修路"]
        assert app.main.outline.selected == "勘察"


@pytest.mark.parametrize(
    ("heading", "first"),
    [
        pytest.param("时限", "修路", id="deadline"),
        pytest.param("进度", "选址", id="progress"),
        pytest.param("状态", "勘察", id="status"),
        pytest.param("灯", "修路", id="light"),
    ],
)
async def test_a_click_on_the_head_of_a_column_sorts_by_it_and_another_one_brings_the_order_back(
    heading: str, first: str
) -> None:
    async with opened(MIXED) as (app, pilot):
        at = (column_of(app, heading), 0)
        await pilot.click("Outline", offset=at)

        assert app.sorting is not Sorting.PLAN
        assert names(app)[1] == first

        await pilot.click("Outline", offset=at)

        assert app.sorting is Sorting.PLAN


async def test_a_click_on_the_head_of_the_titles_brings_back_the_order_of_the_plan() -> None:
    async with opened(MIXED) as (app, pilot):
        await pilot.press("O", "2")
        await pilot.click("Outline", offset=(5, 0))

        assert app.sorting is Sorting.PLAN


async def test_nothing_is_moved_up_or_down_while_it_is_sorted() -> None:
    async with opened(MIXED) as (app, pilot):
        before = app.desk.plan
        await pilot.press("j", "O", "2", "J")

        assert app.desk.plan is before
        assert "不能上下移" in app.main.status.text


async def test_an_edit_sorts_anew_and_the_item_stays_selected() -> None:
    async with opened(MIXED) as (app, pilot):
        await pilot.press("j", "O", "2", "t", "ctrl+u", *"0201", "enter")
        await pilot.press("t", "ctrl+u", *"2026", "minus", *"02", "minus", *"01", "enter")

        assert names(app)[1] == app.main.outline.selected == "勘察"


async def test_a_branch_is_seen_alone_with_its_path_and_escape_leads_back() -> None:
    async with opened(MIXED, size=WIDE) as (app, pilot):
        everything = names(app)
        await pilot.press("G", "k", "k", "i")

        assert names(app) == ["选址", "测量"]
        assert "事项 > 二、桥梁 > （一）选址" in screen_text(app)
        assert app.main.outline.selected == "选址"

        await pilot.press("escape")

        assert names(app) == everything
        assert app.main.outline.selected == "选址"


async def test_looking_out_shows_the_branch_around() -> None:
    async with opened(MIXED) as (app, pilot):
        await pilot.press("G", "k", "shift+right", "shift+left")

        assert names(app) == ["桥梁", "选址", "测量", "施工"]

        await pilot.press("shift+left")

        assert names(app)[0] == "道路"


async def test_a_long_path_is_cut_at_its_beginning() -> None:
    async with opened("一、这是第一个很长的要点的名称\n  （一）这是它下面的一个事项\n    1.再下面的\n      甲") as (
        app,
        pilot,
    ):
        await pilot.press("G", "i")

        assert "事项 > .. > 1.再下面的" in screen_text(app)


async def test_finding_something_elsewhere_leaves_the_branch() -> None:
    async with opened(MIXED) as (app, pilot):
        await pilot.press("i")
        app.go_to("施工")

        assert app.main.outline.selected == "施工"
        assert names(app)[0] == "道路"


async def test_removing_the_branch_that_is_looked_into_shows_everything_again() -> None:
    async with opened(MIXED) as (app, pilot):
        await pilot.press("i", "delete", "y")

        assert names(app) == ["桥梁", "选址", "测量", "施工"]


async def test_folding_all_in_a_branch_keeps_its_first_level() -> None:
    async with opened(MIXED) as (app, pilot):
        await pilot.press("G", "i", "-")

        assert names(app) == ["桥梁", "选址", "施工"]


async def test_shift_and_the_arrows_mark_a_stretch_of_lines() -> None:
    async with opened(MIXED) as (app, pilot):
        await pilot.press("j", "shift+down", "shift+down")

        assert app.main.outline.marked == ("勘察", "修路", "绿化")

        await pilot.press("shift+up", "escape")

        assert app.main.outline.marked == ()


async def test_marking_on_at_the_end_stays_there() -> None:
    async with opened(MIXED) as (app, pilot):
        await pilot.press("G", "shift+down")

        assert app.main.outline.marked == ("施工",)
        assert app.main.outline.selected == "施工"


_KEYS = ("j", "k", "G", "g", "J", ">", "u", "i", "I", "z", "N", "h", "l", "plus")


@pytest.mark.parametrize("seed", range(6))
async def test_the_selected_item_stays_selected_whatever_others_change_around_it(seed: int) -> None:
    chance = Random(seed)
    async with opened(MIXED) as (app, pilot):
        await pilot.press(*chance.choices(_KEYS, k=8))
        app.sort(chance.choice(tuple(Sorting)))
        selected = app.main.outline.selected
        assert selected is not None
        others = sorted(app.desk.plan.items.keys() - {selected, *app.desk.plan.above(selected)})

        app.desk.do(lambda now: edits.remove(now, chance.sample(others, min(2, len(others)))), "")
        await pilot.pause()

        assert app.main.outline.selected == selected
