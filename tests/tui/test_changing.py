"""Adding, editing, moving and removing items, by the keys of the table."""

from __future__ import annotations

import pytest

from tests.building import outline
from tests.tui.opening import field, item, opened, screen_text
from tracker.model import edits
from tracker.tui.screens.choice import ConfirmDialog
from tracker.tui.screens.form import FormDialog
from tracker.tui.screens.in_place import InPlaceDialog
from tracker.tui.widgets.save_row import SaveRow


async def test_a_adds_behind_the_selected_item_and_selects_the_new_one() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "a", "测", "量", "enter")

        assert [item(app, each).title for each in app.desk.plan.below("道路")] == ["勘察", "测量", "修路", "绿化"]
        assert app.main.outline.selected == "new1"


async def test_capital_a_adds_below_and_unfolds() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "A", "初", "勘", "enter")

        assert [item(app, each).title for each in app.desk.plan.below("勘察")] == ["初勘"]
        assert "初勘" in screen_text(app)


async def test_the_first_item_of_an_empty_plan_is_a_point() -> None:
    async with opened("") as (app, pilot):
        await pilot.press("a", "路", "enter")

        assert outline(app.desk.plan) == "路"


async def test_an_item_without_a_title_is_not_added() -> None:
    async with opened() as (app, pilot):
        before = app.desk.plan

        await pilot.press("a", "enter")

        assert app.desk.plan is before
        assert "还没有写内容" in screen_text(app)


async def test_removing_asks_and_says_how_much_would_go() -> None:
    async with opened() as (app, pilot):
        await pilot.press("delete")

        assert isinstance(app.screen, ConfirmDialog)
        assert "共4项" in screen_text(app)

        await pilot.press("escape")

        assert "道路" in app.desk.plan.items


async def test_removing_and_undo_bring_everything_back() -> None:
    async with opened() as (app, pilot):
        before = outline(app.desk.plan)
        await pilot.press("delete", "y")
        without = outline(app.desk.plan)

        await pilot.press("u")

        assert without == "桥梁\n  选址\n  施工"
        assert outline(app.desk.plan) == before


@pytest.mark.parametrize(
    ("keys", "order"),
    [
        pytest.param(["j", "J"], ["修路", "勘察", "绿化"], id="down"),
        pytest.param(["j", "ctrl+down"], ["修路", "勘察", "绿化"], id="ctrl and arrow down"),
        pytest.param(["j", "j", "K"], ["修路", "勘察", "绿化"], id="up"),
        pytest.param(["j", "K"], ["勘察", "修路", "绿化"], id="up at the top changes nothing"),
    ],
)
async def test_items_move_among_their_siblings(keys: list[str], order: list[str]) -> None:
    async with opened() as (app, pilot):
        await pilot.press(*keys)

        assert [item(app, each).title for each in app.desk.plan.below("道路")] == order


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        pytest.param(["j", "J"], "已下移：（一）勘察", id="down"),
        pytest.param(["j", "j", "K"], "已上移：（二）修路", id="up"),
        pytest.param(["j", "a", "测", "enter"], "已新增：测", id="added"),
        pytest.param(["j", "A", "测", "enter"], "已新增：测", id="added below"),
        pytest.param(["j", "j", "greater_than_sign"], "“（一）勘察”有了下级，进度和状态改由下级算", id="below a leaf"),
        pytest.param(
            ["j", "A", "测", "enter", "k", "j", "j", "greater_than_sign"], "已降到“（一）勘察”之下", id="below"
        ),
        pytest.param(["j", "less_than_sign"], "已升一级：（一）勘察", id="higher"),
    ],
)
async def test_what_was_changed_is_said_with_the_way_back(keys: list[str], said: str) -> None:
    async with opened() as (app, pilot):
        await pilot.press(*keys)

        assert said in app.main.status.text
        assert "u 撤销" in app.main.status.text


async def test_an_item_that_cannot_go_deeper_says_that_nothing_changed() -> None:
    async with opened() as (app, pilot):
        await pilot.press("greater_than_sign")

        assert app.main.status.text == "没有变化。"


async def test_a_moved_item_stays_selected() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "J", "J")

        assert app.main.outline.selected == "勘察"


async def test_greater_than_puts_an_item_below_the_one_before_it_and_less_than_back() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "j", "greater_than_sign")
        below = app.desk.plan.parents["修路"]

        await pilot.press("less_than_sign")

        assert below == "勘察"
        assert app.desk.plan.parents["修路"] == "道路"
        assert app.main.outline.selected == "修路"


async def test_the_form_keeps_all_that_was_typed_over_as_one_step() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "e", "ctrl+u", "踏", "勘", "tab", "tab", "ctrl+u", "6", "月", "底", "ctrl+s")

        edited = item(app, "勘察")
        assert edited.title == "踏勘"
        assert edited.deadline is not None
        assert str(edited.deadline.day) == "2026-06-30"

        await pilot.press("u")

        assert item(app, "勘察").title == "勘察"


async def test_a_value_that_cannot_be_read_is_told_and_nothing_is_lost() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "e", "tab", "tab", "ctrl+u", "甲", "ctrl+s")

        assert isinstance(app.screen, FormDialog)
        assert "可以写" in screen_text(app)


async def test_a_percentage_beside_a_target_is_refused_as_on_the_command_line() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "j", "e")
        field(app, "percent").value = "50"
        await pilot.press("ctrl+s")

        assert item(app, "修路").percent is None
        assert isinstance(app.screen, FormDialog)
        assert "“修路”有目标（11公里）" in screen_text(app)


async def test_an_actual_typed_in_the_form_has_the_unit_of_its_target() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "j", "e")
        field(app, "actual").value = "5"
        await pilot.press("ctrl+s")

        assert str(item(app, "修路").actual) == "5公里"


async def test_a_field_that_somebody_else_has_changed_meanwhile_is_not_overwritten() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "e", "ctrl+u", "踏", "勘")
        app.desk.workspace.edit(lambda plan: edits.set_field(plan, "勘察", "title", "测绘"))

        await pilot.press("ctrl+s")

        assert item(app, "勘察").title == "测绘"
        assert isinstance(app.screen, FormDialog)
        assert "测绘" in screen_text(app)

        await pilot.press("ctrl+s")

        assert item(app, "勘察").title == "踏勘"


async def test_escape_in_a_form_with_changes_asks() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "e", "甲", "escape")

        assert isinstance(app.screen, FormDialog)

        await pilot.press("escape")

        assert app.screen is app.main


async def test_a_parent_has_no_fields_that_its_children_decide() -> None:
    async with opened() as (app, pilot):
        await pilot.press("e")

        assert isinstance(app.screen, FormDialog)
        assert "target" not in app.screen.names
        assert "deadline" in app.screen.names


async def test_units_are_set_on_all_marked_items_as_one_step() -> None:
    async with opened("一、道路 unit:甲县\n二、桥梁\n三、绿化") as (app, pilot):
        await pilot.press("v", "v", "w", "办", "公", "室", "ctrl+s")

        assert [(item(app, each).lead, item(app, each).units) for each in ("道路", "桥梁", "绿化")] == [
            (("办公室",), ("甲县",)),
            (("办公室",), ()),
            ((), ()),
        ]

        await pilot.press("u")

        assert item(app, "道路").lead == item(app, "桥梁").lead == ()


async def test_units_that_name_nobody_are_refused_in_the_form() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "w", "comma", "ctrl+s")

        assert isinstance(app.screen, FormDialog)
        assert "牵头单位" in screen_text(app)
        assert item(app, "勘察").lead == ()


async def test_f2_edits_the_title_where_it_stands() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "f2")
        before = screen_text(app).splitlines()

        assert isinstance(app.screen, InPlaceDialog)
        assert "（一）勘察" in before[3]

        await pilot.press("路", "enter")

        assert item(app, "勘察").title == "勘察路"
        assert item(app, "勘察").marker == "（一）"
        assert "已修改" in app.main.status.text


async def test_a_title_edited_in_place_is_not_lost_by_escape_without_a_word() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "f2", "路", "escape")

        assert isinstance(app.screen, InPlaceDialog)
        assert "还没保存" in screen_text(app).splitlines()[-1]

        await pilot.press("escape")

        assert item(app, "勘察").title == "勘察"


async def test_an_empty_title_is_not_kept() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "f2", "ctrl+u", "enter")

        assert item(app, "勘察").title == "勘察"
        assert "还没有写内容" in screen_text(app)


async def test_the_box_follows_the_line_when_the_screen_changes_its_size() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "f2")
        await pilot.resize_terminal(120, 40)
        for _ in range(3):  # the dialog, the screen below it, and the dialog again
            await pilot.pause()
        line = next(line for line in screen_text(app).splitlines() if "勘察" in line)

        assert "（一）勘察" in line


async def test_a_title_without_room_is_edited_in_a_dialog() -> None:
    async with opened(size=(20, 10)) as (app, pilot):
        await pilot.press("j", "f2", "路", "enter")

        assert item(app, "勘察").title == "勘察路"


async def test_the_form_says_what_a_deadline_is_taken_for_while_it_is_typed() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "j", "e", "down", "down", *"+30d")

        assert "理解为 2026-07-01" in screen_text(app)

        await pilot.press("x")

        assert "理解为" not in screen_text(app)
        assert "6月底" in screen_text(app)

        await pilot.press("up")
        await pilot.press("x")

        assert "Ctrl+S 保存" in screen_text(app)


async def test_the_fields_of_a_form_are_gone_through_in_a_ring() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "e", "up")

        assert isinstance(app.focused, SaveRow)

        await pilot.press("up", "ctrl+u", "2", "down", "tab", "乙", "shift+tab", "up", "enter", "tab", "丙", "ctrl+s")

        assert item(app, "勘察").title == "勘察乙丙"
        assert item(app, "勘察").weight == 2


async def test_a_click_puts_the_cursor_into_a_field_where_it_hits_its_text() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "e", "down")
        await pilot.click("_FieldLines", offset=(17 + 1 + 2, 0))
        await pilot.press("测", "ctrl+s")

        assert item(app, "勘察").title == "勘测察"
