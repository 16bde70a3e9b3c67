"""The app as a whole: languages, help, other people's edits, accidents, and what is still there after a restart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.driver import Driver
from textual.geometry import Region

from tests.building import plan as drawn
from tests.tui.opening import ROADS, SIZE, item, opened, screen_text, told
from tests.tui.previewing import reviewed
from tracker.errors import StoreError
from tracker.language.catalogue import LANGUAGES, load_catalogue
from tracker.model import edits
from tracker.model.history import Step
from tracker.model.status import Status
from tracker.request import Request
from tracker.settings import Settings
from tracker.tui.acts.finder import ACTS
from tracker.tui.app import TrackerApp
from tracker.tui.help import help_page
from tracker.tui.keyboard import Keyboard
from tracker.tui.keys import TABLE
from tracker.tui.screens.reading import PageScreen
from tracker.tui.widgets.bars import BannerBar
from tracker.workspace import Workspace, open_workspace


async def test_the_language_switches_at_once_and_everywhere() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "L")

        shown = screen_text(app)
        assert "in progress" in shown
        assert "deadline" in shown
        assert "Space done" in shown
        assert "推进中" not in shown
        assert app.main.outline.selected == "勘察"


async def test_another_language_paints_the_headings_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened() as (app, pilot):
        painted: list[bool] = []

        def paint(*regions: Region, **_: bool) -> None:
            painted.append(not regions)

        monkeypatch.setattr(app.main.outline, "refresh", paint)
        await pilot.press("L")

        assert True in painted


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_has_a_line_for_every_key(language: str) -> None:
    words = load_catalogue(language)
    lines = ["".join(part.text for part in each.parts) for each in help_page(words, Keyboard())]

    assert all(any(words(f"key.{key.action}") in line for line in lines) for key in TABLE)


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_opens_and_escape_leads_back(key: str) -> None:
    async with opened() as (app, pilot):
        await pilot.press(key)

        assert isinstance(app.screen, PageScreen)
        assert "按键" in screen_text(app)

        await pilot.press("escape")

        assert app.screen is app.main


@pytest.mark.parametrize("key", ["question_mark", "f1"])
@pytest.mark.parametrize(
    ("way", "works", "works_not"),
    [
        pytest.param(["j", "enter"], "写记录", "折叠，或到上级", id="the page of an item"),
        pytest.param(["r"], "下一种报告", "写记录", id="the report"),
        pytest.param(["right_square_bracket"], "下一个视图", "往下移", id="a view"),
    ],
)
async def test_help_shows_the_keys_that_work_where_one_is(way: list[str], works: str, works_not: str, key: str) -> None:
    async with opened(size=(80, 60)) as (app, pilot):
        await pilot.press(*way)
        await pilot.pause()
        before = app.screen
        await pilot.press(key)
        await pilot.pause()

        shown = screen_text(app)
        assert works in shown
        assert works_not not in shown

        await pilot.press("escape")

        assert app.screen is before


async def test_help_in_the_load_preview_shows_the_keys_of_the_preview(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()

        shown = screen_text(app)
        assert "收下，成为计划" in shown
        assert "写记录" not in shown


async def test_help_scrolls_by_the_same_keys() -> None:
    async with opened() as (app, pilot):
        await pilot.press("question_mark", "G")

        assert "名称后面括号里的数字是记录条数" in screen_text(app)


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_q_quits(key: str) -> None:
    async with opened() as (app, pilot):
        await pilot.press(key)

        assert not app.is_running


async def test_the_banner_shows_the_day_that_was_set_and_the_elapsed_share_beside_the_progress() -> None:
    async with opened() as (app, _):
        first = screen_text(app).splitlines()[0]

        assert "看 2026-06-01" in first
        assert "序时 41.4%" in first
        assert "完成 1/5" in first


async def test_a_title_that_is_cut_stands_apart_from_the_day() -> None:
    async with opened() as (app, _):
        app.main.query_one(BannerBar).show(replace(app.view_of_plan().banner, title="很长的名称" * 9))

        assert "..  " in app.main.query_one(BannerBar).render_line(0).text


async def test_the_day_that_was_set_stands_apart_from_the_words_behind_it() -> None:
    async with opened() as (app, _):
        parts = app.main.query_one(BannerBar).render_line(0)
        day = next(place for place, part in enumerate(parts) if "2026-06-01" in part.text)

        assert [part.text for part in list(parts)[day : day + 2]] == [" 看 2026-06-01 ", "  "]


async def test_the_light_stands_in_words() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j")

        assert "红 逾期1天" in app.main.status.text
        assert "红" in screen_text(app).splitlines()[3]


async def test_with_ascii_bars_and_fold_marks_are_ascii() -> None:
    async with opened(ascii_only=True) as (app, _):
        line = screen_text(app).splitlines()[2]

        assert line.startswith(">-")
        assert "#" in line


async def test_an_edit_from_elsewhere_is_taken_over(tmp_path: Path) -> None:
    request = Request(tmp_path, on=date(2021, 6, 1))
    mine, theirs = open_workspace(request, Settings(name="李")), open_workspace(request, Settings(name="王"))
    first = mine.plan.at("1.1.1")
    assert first is not None
    app = TrackerApp(mine, load_catalogue("zh"), told)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("plus", "j", "j")
        theirs.edit(lambda plan: edits.tick(plan, [first]))

        app.look_around()
        await pilot.pause()

        assert "[✓]" in screen_text(app)
        assert app.main.outline.selected == first
    theirs.close()
    mine.close()


async def test_a_plan_that_cannot_be_read_for_a_moment_is_told_and_the_app_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(_: Workspace) -> tuple[Step, ...]:
        raise StoreError(path="plan.json", cause="gone")

    async with opened() as (app, pilot):
        monkeypatch.setattr(Workspace, "catch_up", fails)
        app.look_around()
        await pilot.pause()

        assert "plan.json" in app.main.status.text
        assert app.is_running


async def test_after_midnight_it_is_another_day() -> None:
    async with opened() as (app, pilot):
        app.desk.workspace.request = replace(app.desk.workspace.request, on=date(2026, 6, 2))
        app.look_around()
        await pilot.pause()

        assert "2026-06-02" in screen_text(app)


async def test_what_nobody_foresaw_is_shown_and_the_app_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setitem(ACTS, "tick", breaks)
    async with opened() as (app, pilot):
        await pilot.press("j", "space")

        assert "boom" in screen_text(app)
        assert "tracker-error.log" in screen_text(app)

        await pilot.press("escape", "j", "4")

        assert item(app, "修路").status is Status.DONE


@pytest.mark.parametrize("key", ["space", "n", "t", "w", "e", "f2", "a", "delete", "x", "J", "W", "number_sign", "u"])
async def test_what_would_change_a_past_day_is_refused_before_anything_is_typed(key: str) -> None:
    async with opened() as (app, pilot):
        app.desk.workspace.request = replace(app.desk.workspace.request, on=None, as_of=date(2026, 3, 1))
        await pilot.press("j", key)

        assert app.screen is app.main
        assert "只能看不能改" in app.main.status.text


async def test_the_state_of_a_past_day_can_only_be_looked_at() -> None:
    async with opened() as (app, pilot):
        app.desk.workspace.request = replace(app.desk.workspace.request, on=None, as_of=date(2026, 3, 1))
        await pilot.press("j", "space")

        assert item(app, "勘察").status is Status.NOT_STARTED
        assert "只能看不能改" in app.main.status.text


async def test_what_was_done_is_still_there_after_a_restart(tmp_path: Path) -> None:
    request = Request(tmp_path, on=date(2021, 6, 1))

    workspace = open_workspace(request, Settings(name="李"))
    async with TrackerApp(workspace, load_catalogue("zh"), told).run_test(size=SIZE) as pilot:
        await pilot.press("plus", "j", "j", "space", "n", "议", "定", "ctrl+s", "j", "3", "等", "enter", "q")
    workspace.close()

    workspace = open_workspace(request, Settings(name="李"))
    done = workspace.plan.at("1.1.1")
    blocked = workspace.plan.at("1.1.2")
    assert done is not None
    assert blocked is not None
    assert workspace.plan.items[done].status is Status.DONE
    assert "议定" in [note.text for note in workspace.plan.notes_on(done)]
    assert (workspace.plan.items[blocked].status, workspace.plan.items[blocked].reason) == (Status.BLOCKED, "等")
    workspace.close()


async def test_undo_reaches_back_over_a_restart(tmp_path: Path) -> None:
    request = Request(tmp_path, on=date(2021, 6, 1))
    workspace = open_workspace(request, Settings(name="李"))
    async with TrackerApp(workspace, load_catalogue("zh"), told).run_test(size=SIZE) as pilot:
        await pilot.press("plus", "j", "j", "space", "q")
    workspace.close()

    again = open_workspace(request, Settings(name="李"))
    async with TrackerApp(again, load_catalogue("zh"), told).run_test(size=SIZE) as pilot:
        await pilot.press("u", "q")

    done = again.plan.at("1.1.1")
    assert done is not None
    assert again.plan.items[done].status is Status.NOT_STARTED
    again.close()


async def test_the_whole_screen_is_painted_anew_after_a_suspension(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened() as (app, pilot):
        painted: list[str] = []
        paint = app.screen.refresh

        def painting(*regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Any:
            painted.append("all" if repaint and not regions else "some")
            return paint(*regions, repaint=repaint, layout=layout, recompose=recompose)

        monkeypatch.setattr(app.screen, "refresh", painting)
        app.post_message(Driver.SignalResume())
        await pilot.pause()

        assert "all" in painted


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [("（一）勘察", False), ("（一）勘察。", False), ("", False), ("（一）勘察。先国道，后县道。", True)],
    ids=["the title", "the title with its full stop", "nothing", "more"],
)
async def test_the_words_of_the_document_are_shown_where_they_say_more_than_the_title(
    text: str, is_shown: bool
) -> None:
    made = drawn(ROADS)
    plan = replace(made, items={**made.items, "勘察": replace(made.items["勘察"], text=text)})
    async with opened(plan) as (app, pilot):
        await pilot.press("j", "enter")

        assert ("文件原文" in screen_text(app)) is is_shown
