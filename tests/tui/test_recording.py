"""Ticking, statuses, notes, deadlines and undo, by the keys of the table."""

from __future__ import annotations

import pytest

from tests.tui.opening import item, opened, screen_text
from tracker.model import edits
from tracker.model.item import NoteKind
from tracker.model.status import Status
from tracker.tui.screens.choice import ChoiceDialog, ConfirmDialog
from tracker.tui.screens.line import LineDialog
from tracker.tui.screens.note import NoteDialog


async def test_space_makes_an_item_done_and_says_so() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "space")

        assert item(app, "勘察").status is Status.DONE
        assert app.main.status.text == "已完成：（一）勘察   u 撤销"


async def test_space_again_opens_it_again() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "space", "space")

        assert item(app, "勘察").status is Status.NOT_STARTED


async def test_a_tick_is_seen_in_the_row_and_in_the_figures_above_it() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "space")

        shown = screen_text(app)
        assert "[✓] （一）勘察" in shown
        assert "完成 2/5" in shown


@pytest.mark.parametrize(
    ("key", "status"),
    [
        pytest.param("2", Status.IN_PROGRESS, id="in progress"),
        pytest.param("4", Status.DONE, id="done"),
        pytest.param("5", Status.STANDING, id="standing"),
    ],
)
async def test_a_digit_sets_the_status_at_once(key: str, status: Status) -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", key)

        assert item(app, "勘察").status is status


@pytest.mark.parametrize(
    ("key", "status"), [pytest.param("3", Status.BLOCKED, id="blocked"), pytest.param("6", Status.CANCELLED, id="off")]
)
async def test_blocked_and_cancelled_ask_for_the_reason_first(key: str, status: Status) -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", key)

        assert isinstance(app.screen, LineDialog)
        assert item(app, "勘察").status is Status.NOT_STARTED

        await pilot.press("等", "批", "复", "enter")

        assert (item(app, "勘察").status, item(app, "勘察").reason) == (status, "等批复")


async def test_without_a_reason_nothing_is_blocked_and_the_question_stays() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "3", "enter")

        assert isinstance(app.screen, LineDialog)
        assert "请写明原因" in screen_text(app)
        assert item(app, "勘察").status is Status.NOT_STARTED


async def test_the_list_of_statuses_opens_at_the_present_one() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "s", "down", "enter")

        assert item(app, "勘察").status is Status.IN_PROGRESS


async def test_a_status_that_does_not_follow_is_refused_with_words() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "j", "j", "6")

        assert item(app, "绿化").status is Status.DONE
        assert "不能直接改为" in app.main.status.text


async def test_a_refusal_in_the_list_of_statuses_keeps_the_list_open() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "j", "j", "s", "6")

        assert isinstance(app.screen, ChoiceDialog)
        assert "不能直接改为" in screen_text(app)


async def test_a_status_on_a_parent_asks_how_many_it_would_set() -> None:
    async with opened() as (app, pilot):
        await pilot.press("space")

        assert isinstance(app.screen, ConfirmDialog)
        assert "有2项会一起设为已完成" in screen_text(app)

        await pilot.press("enter")

        assert item(app, "勘察").status is Status.NOT_STARTED


async def test_a_confirmed_status_on_a_parent_is_one_step_of_undo() -> None:
    async with opened() as (app, pilot):
        await pilot.press("space", "y")
        both = [item(app, each).status for each in ("勘察", "修路")]

        await pilot.press("u")

        assert both == [Status.DONE, Status.DONE]
        assert [item(app, each).status for each in ("勘察", "修路")] == [Status.NOT_STARTED, Status.NOT_STARTED]


async def test_blocking_a_parent_asks_whether_and_then_why() -> None:
    async with opened() as (app, pilot):
        await pilot.press("3", "y")

        assert isinstance(app.screen, LineDialog)

        await pilot.press("汛", "enter")

        assert item(app, "勘察").reason == "汛"


async def test_undo_and_redo_say_what_they_did_and_select_it() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "space", "g", "u")

        assert item(app, "勘察").status is Status.NOT_STARTED
        assert app.main.outline.selected == "勘察"
        assert app.main.status.text.startswith("已撤销")

        await pilot.press("ctrl+y")

        assert item(app, "勘察").status is Status.DONE


@pytest.mark.parametrize(
    ("keys", "undone"),
    [
        pytest.param(["n", "w", "ctrl+s"], "勘察", id="a note"),
        pytest.param(["N"], "勘察", id="nothing has changed"),
        pytest.param(["3", "w", "enter"], "勘察", id="a status with its reason"),
        pytest.param(["t", "ctrl+u", *"2026-06-01", "enter"], "勘察", id="a deadline"),
        pytest.param(["a", *"new", "enter"], "new", id="an item added"),
        pytest.param(["delete", "y"], "勘察", id="an item removed"),
        pytest.param(["J"], "勘察", id="an item moved"),
    ],
)
async def test_whatever_is_undone_and_redone_is_named(keys: list[str], undone: str) -> None:
    async with opened() as (app, pilot):
        before = app.desk.plan

        await pilot.press("j", *keys, "u")

        assert app.desk.plan == before
        assert app.main.status.text.startswith("已撤销")
        assert undone in app.main.status.text

        await pilot.press("ctrl+y")

        assert app.desk.plan != before
        assert undone in app.main.status.text


async def test_undo_with_nothing_to_undo_says_so() -> None:
    async with opened() as (app, pilot):
        await pilot.press("u")

        assert app.main.status.text == "没有可以撤销的了。"


async def test_a_note_has_lines_a_kind_and_evidence() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "n", "甲", "enter", "乙", "tab", "right", "tab", "w", "ctrl+s")

        (note,) = app.desk.plan.notes_on("勘察")
        assert (note.text, note.kind, note.evidence) == ("甲\n乙", NoteKind.PROBLEM, "w")


async def test_an_empty_note_is_not_kept_and_the_form_stays() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "n", "ctrl+s")

        assert isinstance(app.screen, NoteDialog)
        assert "还没有写内容" in screen_text(app)


async def test_a_note_that_cannot_be_kept_keeps_the_words() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "n", "甲")
        app.desk.workspace.edit(lambda plan: edits.remove(plan, ["勘察"]))

        await pilot.press("ctrl+s")

        assert isinstance(app.screen, NoteDialog)
        assert "已不在计划里" in screen_text(app)
        assert "甲" in screen_text(app)


async def test_escape_with_typed_words_asks_before_it_throws_them_away() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "n", "甲", "escape")

        assert isinstance(app.screen, NoteDialog)
        assert "再按一次 Esc 放弃" in screen_text(app)

        await pilot.press("escape")

        assert app.screen is app.main


async def test_typing_on_after_the_warning_asks_again() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "n", "甲", "escape", "乙", "escape")

        assert isinstance(app.screen, NoteDialog)


async def test_escape_without_words_leaves_at_once() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "n", "escape")

        assert app.screen is app.main


async def test_a_deadline_says_while_typed_what_is_understood() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "j", "t", "6", "月", "底")

        assert "2026-06-30" in screen_text(app)

        await pilot.press("enter")

        deadline = item(app, "修路").deadline
        assert deadline is not None
        assert str(deadline.day) == "2026-06-30"


async def test_a_deadline_that_cannot_be_read_is_not_set() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "j", "t", "甲", "enter")

        assert isinstance(app.screen, LineDialog)
        assert item(app, "修路").deadline is None


async def test_an_emptied_deadline_is_taken_away() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "t", "ctrl+u", "enter")

        assert item(app, "勘察").deadline is None


async def test_marked_items_are_done_together_and_undone_together() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "v", "v", "space")

        assert [item(app, each).status for each in ("勘察", "修路")] == [Status.DONE, Status.DONE]

        await pilot.press("u")

        assert [item(app, each).status for each in ("勘察", "修路")] == [Status.NOT_STARTED, Status.NOT_STARTED]


@pytest.mark.parametrize("key", ["space", "s", "1", "2", "3", "4", "5", "6", "n", "t", "u", "ctrl+y", "e", "delete",
                                 "J", "K", "greater_than_sign", "less_than_sign", "f3", "z", "v"])  # fmt: skip
async def test_on_an_empty_plan_every_key_is_harmless(key: str) -> None:
    async with opened("") as (app, pilot):
        await pilot.press(key)

        assert app.screen is app.main
        assert not app.desk.plan.items


async def test_an_empty_plan_says_what_to_do() -> None:
    async with opened("") as (app, _):
        assert "按 a 新增一项" in screen_text(app)


async def test_a_reminder_is_ready_to_be_sent_and_recorded_by_two_keys() -> None:
    async with opened("一、路\n  勘察 2026-05-20 unit:交通科") as (app, pilot):
        await pilot.press("j", "R")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()

        (reminder,) = app.desk.plan.notes_on("勘察")
        assert reminder.kind is NoteKind.REMINDER
        assert reminder.text.startswith("交通科：《年度工作要点》第1.1项“勘察”，完成时限2026-05-20，逾期12天")
        assert app.clipboard == reminder.text
        assert "第1次" in app.main.status.text


async def test_leaving_the_words_that_stood_ready_asks_nothing() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "R")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()

        assert app.screen is app.main
        assert app.desk.plan.notes_on("勘察") == ()


async def test_an_empty_box_for_a_deadline_shows_what_may_be_typed() -> None:
    async with opened() as (app, pilot):
        await pilot.press("t")

        assert "可以写：6月底" in screen_text(app)
