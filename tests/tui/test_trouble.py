"""What goes wrong beneath the app: it says so, stays up, keeps what was typed, and the edit can be tried again."""

from __future__ import annotations

import errno
import time
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.store.crash.faults import failing
from tests.store.making import FIRST, ROADS, SESSION
from tests.tui.opening import WIDE, item, screen_text, told
from tracker.errors import AnotherPlan
from tracker.frozen import replace
from tracker.language.catalogue import load_catalogue
from tracker.model.status import Status
from tracker.request import Request
from tracker.settings import Settings
from tracker.store.lock import Lock
from tracker.store.opening import Folder
from tracker.store.tiny.files import files_of
from tracker.tui.app import TrackerApp
from tracker.tui.screens.dialog import Dialog
from tracker.tui.screens.main import MainScreen
from tracker.workspace import open_workspace


@asynccontextmanager
async def opened(home: Path, *, on: date | None = date(2026, 6, 1)) -> AsyncGenerator[tuple[TrackerApp, Pilot[None]]]:
    """The app on a plan in a folder, its second line (勘察) selected."""
    Folder(home, SESSION).create("道路", ROADS, FIRST).close()
    workspace = open_workspace(Request(home, "道路", on=on), Settings(name="李"))
    app = TrackerApp(workspace, load_catalogue("zh"), told)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("plus", "j")
        yield app, pilot


@contextmanager
def locked(path: Path) -> Generator[None]:
    """Somebody else holds the plan."""
    lock = Lock(files_of(path).lock, SESSION.holder())
    with lock.held():
        yield
    lock.close()


EDITORS = {
    "note": ["n", *"abc"],
    "form": ["e", "ctrl+u", *"abc"],
    "deadline": ["t", "ctrl+u", *"6.15"],
    "reason": ["3", *"abc"],
    "new item": ["a", *"abc"],
}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        pytest.param(errno.ENOSPC, "磁盘满", id="full disk"),
        pytest.param(errno.EDQUOT, "磁盘满", id="quota used up"),
        pytest.param(errno.EACCES, "没有权限", id="no permission"),
        pytest.param(errno.EROFS, "没有权限", id="read-only disk"),
        pytest.param(errno.EIO, "没有存好", id="failing disk"),
    ],
)
@pytest.mark.parametrize("editor", EDITORS)
async def test_words_that_could_not_be_saved_stay_typed_and_can_be_saved_later(
    tmp_path: Path, editor: str, code: int, said: str
) -> None:
    async with opened(tmp_path) as (app, pilot):
        before = app.desk.workspace.store.plan
        await pilot.press(*EDITORS[editor])

        with failing(1, code, for_ever=True):
            await pilot.press("ctrl+s")

        assert isinstance(app.screen, Dialog)
        assert said in str(app.screen.query_one("#told", Static).content)
        assert EDITORS[editor][-1] in screen_text(app)
        assert app.desk.workspace.store.plan == before

        await pilot.press("ctrl+s")

        assert isinstance(app.screen, MainScreen)
        assert app.desk.workspace.store.plan != before
    assert Folder(tmp_path, SESSION).open("道路").plan == app.desk.workspace.store.plan


async def test_a_tick_that_could_not_be_saved_is_told_and_works_when_there_is_room_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot):
        with failing(1, errno.ENOSPC, for_ever=True):
            await pilot.press("space")
        assert item(app, "勘察").status is Status.NOT_STARTED
        assert "磁盘满" in app.main.status.text

        await pilot.press("space")

        assert item(app, "勘察").status is Status.DONE


async def test_a_plan_that_somebody_holds_says_who_and_the_words_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(tmp_path) as (app, pilot):
        monkeypatch.setattr(app.desk.workspace.store, "_timeout_s", 0)
        await pilot.press(*EDITORS["note"])

        with locked(tmp_path / "道路.json"):
            await pilot.press("ctrl+s")

        assert isinstance(app.screen, Dialog)
        assert "李" in screen_text(app)
        assert "abc" in screen_text(app)

        await pilot.press("ctrl+s")

        assert [each.text for each in app.desk.plan.notes_on("勘察")] == ["abc"]


async def test_another_plan_in_the_place_of_the_open_one_is_said_and_not_written_over(tmp_path: Path) -> None:
    folder = Folder(tmp_path, SESSION)
    async with opened(tmp_path) as (app, pilot):
        folder.create("桥梁", replace(ROADS, id="another"), FIRST).close()
        whole = folder.file("桥梁").read_bytes()
        folder.file("桥梁").replace(folder.file("道路"))
        app.look_around()
        assert "另一个计划" in app.main.status.text

        await pilot.press(*EDITORS["note"], "ctrl+s")

        assert isinstance(app.screen, Dialog)
        assert "abc" in screen_text(app)
        assert folder.file("道路").read_bytes() == whole
        with pytest.raises(AnotherPlan):
            app.desk.workspace.store.keep_anew()


async def test_a_clock_that_was_set_back_changes_neither_the_order_nor_what_undo_takes_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot):
        app.desk.workspace.clock = lambda: datetime(2026, 6, 1, 10, tzinfo=UTC)
        await pilot.press("space")
        app.desk.workspace.clock = lambda: datetime(2026, 5, 1, 10, tzinfo=UTC)
        await pilot.press("j", "space")

        await pilot.press("u")

        assert (item(app, "勘察").status, item(app, "修路").status) == (Status.DONE, Status.NOT_STARTED)
    again = Folder(tmp_path, SESSION).open("道路")
    assert again.plan == app.desk.workspace.store.plan
    assert len(again.history()) == 4


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Generator[pytest.MonkeyPatch]:
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


async def test_another_time_zone_is_another_day_and_nothing_else(tmp_path: Path, zone: pytest.MonkeyPatch) -> None:
    zone.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    async with opened(tmp_path, on=None) as (app, pilot):
        app.desk.workspace.clock = lambda: datetime(2026, 6, 1, 20, tzinfo=UTC)
        app.look_around()
        await pilot.press("space")
        assert "2026-06-02" in screen_text(app)

        zone.setenv("TZ", "America/New_York")
        time.tzset()
        app.look_around()
        await pilot.press("j", "space", "u")

        assert "2026-06-01" in screen_text(app)
        assert (item(app, "勘察").status, item(app, "修路").status) == (Status.DONE, Status.NOT_STARTED)
        assert [str(step.on) for step in app.desk.workspace.history()[1:]] == ["2026-06-02", "2026-06-01", "2026-06-01"]
