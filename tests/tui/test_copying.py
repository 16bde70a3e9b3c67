"""Copy, cut and paste of branches, also by the terminal's own clipboard."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from tests.building import note, outline, plan
from tests.tui.opening import ROADS, item, opened, screen_text, searched
from tracker.model import edits
from tracker.model.change import Branch, applied
from tracker.model.status import Status
from tracker.tui.acts import copying
from tracker.tui.app import TrackerApp
from tracker.tui.screens.agreeing import AgreeDialog
from tracker.tui.screens.waiting import WaitingScreen


async def paste(app: TrackerApp, pilot: Pilot[None], text: str) -> None:
    app.main.outline.post_message(Paste(text))
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("key", ["c", "ctrl+c"])
async def test_a_branch_is_copied_behind_the_selected_item(key: str) -> None:
    async with opened() as (app, pilot):
        before = outline(app.desk.plan)
        await pilot.press(key, "G", "ctrl+v")

        assert outline(app.desk.plan).endswith("桥梁\n  选址\n  施工\n  道路\n    勘察\n    修路\n    绿化")
        assert app.main.outline.selected == "new1"
        assert item(app, "new4").status is Status.NOT_STARTED

        await pilot.press("u")

        assert outline(app.desk.plan) == before


async def test_a_branch_is_pasted_below_the_selected_item() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "c", "G", "k", "k", "V")

        assert outline(app.desk.plan).endswith("桥梁\n  选址\n  施工\n  勘察")


async def test_a_copy_goes_to_the_clipboard_as_plan_text() -> None:
    async with opened() as (app, pilot):
        await pilot.press("c")

        assert app.clipboard.startswith("- [ ] 一、道路\n  - [ ] （一）勘察（完成时限：2026-05-31）")
        assert "已复制4项" in app.main.status.text


async def test_what_is_cut_stays_until_it_is_pasted_and_keeps_its_notes() -> None:
    made = plan(ROADS)
    async with opened(applied(made, edits.add_note(made, note("勘察", "已测量")))) as (app, pilot):
        await pilot.press("j", "x")

        assert "勘察" in app.desk.plan.items

        await pilot.press("G", "ctrl+v")

        assert outline(app.desk.plan).endswith("桥梁\n  选址\n  施工\n  勘察")
        assert [each.text for each in app.desk.plan.notes_on("勘察")] == ["已测量"]
        assert app.main.outline.selected == "勘察"


async def test_what_was_cut_is_copied_where_it_is_pasted_again() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "x", "G", "ctrl+v", "ctrl+v")

        assert outline(app.desk.plan).endswith("施工\n  勘察\n  勘察")


async def test_a_branch_cannot_be_moved_below_itself() -> None:
    async with opened() as (app, pilot):
        before = app.desk.plan
        await pilot.press("x", "j", "V")

        assert app.desk.plan is before
        assert app.main.status.text == "“道路”不能移到自己下面。"


async def test_marked_items_are_copied_together_and_the_marks_are_gone() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "v", "v", "c", "G", "ctrl+v")

        assert outline(app.desk.plan).endswith("施工\n  勘察\n  修路")
        assert app.main.outline.marks == set()


async def test_pasting_without_a_copy_says_how_to_copy() -> None:
    async with opened() as (app, pilot):
        await pilot.press("ctrl+v")

        assert "还没有复制" in app.main.status.text


async def test_the_terminal_s_paste_of_what_was_copied_here_pastes_the_branch() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "j", "c", "G")
        await paste(app, pilot, app.clipboard.replace("\n", "\r\n"))

        assert str(item(app, "new1").target) == "11公里"
        assert item(app, "new1").actual is None


async def test_lines_from_elsewhere_are_shown_before_they_become_items() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j")
        await paste(app, pilot, "（一）测量\n1.初测\n（二）绘图")

        assert isinstance(app.screen, AgreeDialog)
        assert "粘贴3项到 （一）勘察 后面" in screen_text(app)
        assert "1.2.1 1. 初测" in screen_text(app)

        await pilot.press("enter")

        assert outline(app.desk.plan).startswith("道路\n  勘察\n  测量\n    初测\n  绘图\n  修路")


async def test_blank_lines_paste_nothing() -> None:
    async with opened() as (app, pilot):
        await paste(app, pilot, " \n\x1b[2J\n")

        assert app.screen is app.main


async def test_lines_make_the_first_points_of_an_empty_plan() -> None:
    async with opened("") as (app, pilot):
        await paste(app, pilot, "一、道路\n（一）勘察")
        await pilot.press("enter")

        assert outline(app.desk.plan) == "道路\n  勘察"


async def test_a_large_text_is_read_beside_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    goes_on = Event()
    at_once = copying.branches_pasted

    def slow(text: str, *, year: int, new_id: Callable[[], str]) -> tuple[Branch, ...]:
        goes_on.wait(10)
        return at_once(text, year=year, new_id=new_id)

    monkeypatch.setattr(copying, "branches_pasted", slow)
    async with opened() as (app, pilot):
        app.post_message(Paste("\n".join(f"修第{number}条路，并逐段验收、建立台账" for number in range(2_000))))
        await pilot.pause()
        await pilot.pause()
        waiting = app.screen
        goes_on.set()
        for _ in range(6):
            await pilot.pause()
            await searched(app, pilot)

        assert isinstance(waiting, WaitingScreen)
        assert isinstance(app.screen, AgreeDialog)
        assert "粘贴2000项" in screen_text(app)

        await pilot.press("enter")
        await pilot.pause()

        assert len(app.desk.plan.items) == 2_007
