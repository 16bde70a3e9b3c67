"""The app beside another process that works on the same plan: nobody's words are overwritten unseen, none are lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.store.making import FIRST, ROADS, SESSION
from tests.tui.opening import WIDE, item, screen_text, told
from tracker.language.catalogue import load_catalogue
from tracker.model.status import Status
from tracker.request import Request
from tracker.settings import Settings
from tracker.store.opening import Folder
from tracker.tui.app import TrackerApp
from tracker.tui.screens.form import FormDialog
from tracker.tui.screens.line import LineDialog
from tracker.tui.screens.main import MainScreen
from tracker.tui.screens.note import NoteDialog
from tracker.workspace import open_workspace


@asynccontextmanager
async def opened(home: Path) -> AsyncGenerator[tuple[TrackerApp, Pilot[None]]]:
    """The app on a plan in a folder, its second line (勘察) selected; it looks around when it is told to alone."""
    Folder(home, SESSION).create("道路", ROADS, FIRST).close()
    workspace = open_workspace(Request(home, "道路", on=date(2026, 6, 1)), Settings(name="李"))
    app = TrackerApp(workspace, load_catalogue("zh"), told)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tracker.tui.app._LOOK_AROUND_EVERY_S", 3600)
        async with app.run_test(size=WIDE) as pilot:
            await pilot.press("plus", "j")
            yield app, pilot


def elsewhere(home: Path, *arguments: str) -> None:
    """A colleague's command, in a process of its own."""
    command = [sys.executable, "-m", "tracker", "--home", str(home), "--plan", "道路", "--on", "2026-06-01"]
    subprocess.run([*command, *arguments], check=True, capture_output=True)


@pytest.mark.parametrize(
    ("open_it", "theirs", "field", "found"),
    [
        pytest.param(["e", "ctrl+u", *"abc"], ["set", "1.1", "title=测绘"], "title", "测绘", id="form"),
        pytest.param(
            ["t", "ctrl+u", *"6.15"], ["set", "1.1", "deadline=2026-06-20"], "deadline", "06-20", id="deadline"
        ),
        pytest.param(["3", *"abc"], ["status", "1.1", "长期坚持"], "status", "长期坚持", id="reason of a status"),
    ],
)
async def test_a_field_that_a_colleague_changed_meanwhile_is_shown_and_not_overwritten(
    tmp_path: Path, open_it: list[str], theirs: list[str], field: str, found: str
) -> None:
    async with opened(tmp_path) as (app, pilot):
        before = getattr(item(app, "勘察"), field)
        await pilot.press(*open_it)
        typed = [box.value for box in app.screen.query(Input)]
        elsewhere(tmp_path, *theirs)
        app.look_around()
        changed = getattr(item(app, "勘察"), field)

        await pilot.press("ctrl+s")

        assert before != changed == getattr(item(app, "勘察"), field)
        assert isinstance(app.screen, FormDialog | LineDialog)
        assert found in screen_text(app)
        assert [box.value for box in app.screen.query(Input)] == typed

        await pilot.press("ctrl+s")

        assert isinstance(app.screen, MainScreen)
        assert getattr(item(app, "勘察"), field) not in (before, changed)


async def test_other_fields_of_a_form_are_kept_beside_what_a_colleague_changed(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot):
        await pilot.press("e", "ctrl+u", *"abc")
        elsewhere(tmp_path, "set", "1.1", "units=交通局")

        await pilot.press("ctrl+s")

        assert (item(app, "勘察").title, item(app, "勘察").units) == ("abc", ("交通局",))


async def test_a_tick_over_a_status_that_nobody_has_seen_yet_is_told_first(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot):
        elsewhere(tmp_path, "status", "1.1", "受阻", "--why", "等批复")

        await pilot.press("space")
        assert app.desk.workspace.store.plan.items["勘察"].status is Status.BLOCKED
        assert "受阻" in app.main.status.text
        await pilot.press("space")

        assert item(app, "勘察").status is Status.DONE


async def test_two_who_tick_the_same_are_not_in_each_others_way(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot):
        elsewhere(tmp_path, "tick", "1.1")

        await pilot.press("space")

        assert app.desk.workspace.store.plan.items["勘察"].status is Status.DONE
        assert "受阻" not in app.main.status.text


async def test_a_note_is_kept_beside_that_of_a_colleague(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot):
        await pilot.press("n", *"abc")
        elsewhere(tmp_path, "note", "1.1", "别处记的")

        await pilot.press("ctrl+s")

        assert [note.text for note in app.desk.plan.notes_on("勘察")] == ["别处记的", "abc"]


async def test_words_on_an_item_that_a_colleague_removed_stay_typed(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot):
        await pilot.press("n", *"abc")
        elsewhere(tmp_path, "remove", "1.1")
        app.look_around()

        await pilot.press("ctrl+s")

        assert isinstance(app.screen, NoteDialog)
        assert "abc" in screen_text(app)
        assert "可能刚被删除" in screen_text(app)


async def test_what_a_colleague_changed_is_seen_and_selection_folds_and_typed_words_stay(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot):
        await pilot.press("n", *"abc")
        elsewhere(tmp_path, "tick", "1.2")

        app.look_around()
        await pilot.pause()

        assert item(app, "修路").status is Status.DONE
        assert app.main.outline.selected == "勘察"
        assert "abc" in screen_text(app)
