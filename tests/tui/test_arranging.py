"""Renumbering, splitting and sharing out: seen first, then made as one step."""

from __future__ import annotations

from dataclasses import replace

from textual.pilot import Pilot

from tests.building import outline
from tests.building import plan as drawn
from tests.tui.opening import opened, screen_text
from tracker.model.plan import Plan
from tracker.tui.app import TrackerApp
from tracker.tui.screens.agreeing import AgreeDialog

GAPS = """
二、道路
  （二）勘察
  （四）修路
三、桥梁
"""


async def settled(pilot: Pilot[None]) -> None:
    """A dialog that opens another one has gone, and the other one is there."""
    await pilot.pause()
    await pilot.pause()


def markers(app: TrackerApp) -> list[str]:
    plan = app.desk.plan
    return [plan.items[item_id].marker for item_id, _ in plan.walk()]


def saying(item_id: str, text: str) -> Plan:
    made = drawn(GAPS)
    return replace(made, items={**made.items, item_id: replace(made.items[item_id], text=text)})


async def test_the_whole_plan_is_renumbered_once_it_is_agreed_to_and_one_undo_takes_it_back() -> None:
    async with opened(GAPS) as (app, pilot):
        before = markers(app)
        await pilot.press("#", "4")

        shown = screen_text(app)
        assert isinstance(app.screen, AgreeDialog)
        assert "整个计划：改4处序号" in shown
        assert "1.2 （四） → （二） 修路" in shown

        await pilot.press("enter")

        assert markers(app) == ["一、", "（一）", "（二）", "二、"]

        await pilot.press("u")

        assert markers(app) == before


async def test_a_branch_is_renumbered_alone() -> None:
    async with opened(GAPS) as (app, pilot):
        await pilot.press("#", "1", "enter")

        assert markers(app) == ["二、", "（一）", "（二）", "三、"]
        assert app.main.outline.selected == "道路"


async def test_nothing_is_changed_by_looking_at_it() -> None:
    async with opened(GAPS) as (app, pilot):
        before = app.desk.plan
        await pilot.press("#", "4", "escape")

        assert app.desk.plan is before


async def test_what_is_numbered_rightly_says_so() -> None:
    async with opened("一、道路\n二、桥梁") as (app, pilot):
        await pilot.press("#", "1")

        assert "没有变化" in screen_text(app)


async def test_an_item_is_split_by_the_sentences_of_its_own_words() -> None:
    async with opened(saying("修路", "（四）修路。先勘察路线。再平整路面。")) as (app, pilot):
        await pilot.press("j", "j", "D")

        assert "1.2.1 先勘察路线" in screen_text(app)

        await pilot.press("enter")

        assert outline(app.desk.plan).startswith("道路\n  勘察\n  修路\n    先勘察路线\n    再平整路面")
        assert app.main.outline.selected == "修路"


async def test_a_step_that_is_longer_than_the_dialog_is_wide_is_seen_whole() -> None:
    long, short = "组织各县完成二十年来各条道路的勘察测量和材料的整理归档并逐一核对图纸", "上报结果"
    async with opened(saying("修路", f"先备料。{long}。{short}。"), size=(70, 24)) as (app, pilot):
        await pilot.press("j", "j", "D")
        await settled(pilot)

        shown = screen_text(app)
        assert "1.2.1 组织各县" in shown
        assert "上报结果" in shown


async def test_a_single_sentence_is_not_split_and_that_is_said() -> None:
    async with opened(GAPS) as (app, pilot):
        await pilot.press("j", "D")

        assert app.screen is app.main
        assert app.main.status.text == "只有一句话，拆不开。"


async def test_an_item_is_shared_out_over_the_units_that_are_typed() -> None:
    async with opened("一、道路\n  （一）修路 3/11公里") as (app, pilot):
        await pilot.press("j", "W", *"甲县", "comma", *"乙县", "enter")
        await settled(pilot)

        assert "1.1.1 甲县：修路 2/6公里" in screen_text(app)

        await pilot.press("enter")

        made = [app.desk.plan.items[each] for each in app.desk.plan.below("修路")]
        assert [(each.units, str(each.target), str(each.actual)) for each in made] == [
            (("甲县",), "6公里", "2公里"),
            (("乙县",), "5公里", "1公里"),
        ]

        await pilot.press("u")

        assert outline(app.desk.plan) == "道路\n  修路"


async def test_the_units_of_the_item_are_offered() -> None:
    async with opened("一、道路 unit:甲县、乙县") as (app, pilot):
        await pilot.press("W", "enter")
        await settled(pilot)
        await pilot.press("enter")

        assert outline(app.desk.plan) == "道路\n  甲县：道路\n  乙县：道路"


async def test_before_any_unit_is_typed_enter_promises_a_look_and_not_to_save() -> None:
    async with opened(GAPS) as (app, pilot):
        await pilot.press("W")

        shown = screen_text(app)
        assert "Enter 先看" in shown
        assert "Enter 保存" not in shown


async def test_no_units_make_no_children() -> None:
    async with opened(GAPS) as (app, pilot):
        before = app.desk.plan
        await pilot.press("W", "enter")
        await settled(pilot)

        assert app.desk.plan is before
        assert "没有变化" in screen_text(app)


async def test_units_that_name_nobody_yet_are_told_while_they_are_typed() -> None:
    async with opened(GAPS) as (app, pilot):
        await pilot.press("W", "comma")

        assert "责任单位" in screen_text(app)
        assert app.screen is not app.main
