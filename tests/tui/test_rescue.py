"""Getting a plan back in the app: on a damaged file at the start, when it is lost while open, and just so."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.store.making import FIRST, ROADS, SESSION, ticked, titled
from tests.tui.opening import SIZE, item, screen_text, searched, told
from tracker import tui
from tracker.cli import asking
from tracker.cli.main import main
from tracker.errors import Damaged
from tracker.frozen import replace
from tracker.language.catalogue import load_catalogue
from tracker.model import edits
from tracker.model.status import Status
from tracker.request import Request
from tracker.settings import Settings
from tracker.store.opening import Folder
from tracker.store.safety import check_plan
from tracker.store.tiny.layout import laid_out, sections_of
from tracker.tui.acts.rescuing import Lost
from tracker.tui.app import TrackerApp
from tracker.tui.rescue_app import RescueApp
from tracker.tui.screens.main import MainScreen
from tracker.tui.screens.note import NoteDialog
from tracker.tui.screens.rescue import RescueScreen, StateLines
from tracker.workspace import blank_workspace, open_workspace

SETTINGS = Settings(name="李")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A plan with two steps, each folded into the file, so that there are two backups."""
    folder = Folder(tmp_path, SESSION)
    with folder.create("道路", ROADS, FIRST) as store:
        for step in (ticked("勘察", 1), titled("绿化", "植树", 2)):
            store.edit(step)
            store.tidy()
    return folder.file("道路")


def damage(path: Path) -> bytes:
    """Cuts the end off; answers what is left."""
    left = path.read_bytes()[:-2]
    path.write_bytes(left)
    return left


@asynccontextmanager
async def rescuing(path: Path, *, language: str = "zh") -> AsyncGenerator[tuple[RescueApp, Pilot[None]]]:
    """The app as it starts on a damaged file, once it shows what can be had back."""
    request = Request(path.parent, "道路")
    lost = Lost(path, SESSION, "道路", Damaged(path=path, line=0), is_whole_app=True)
    app = RescueApp(lost, blank_workspace(request, SETTINGS), load_catalogue(language), told)
    async with app.run_test(size=SIZE) as pilot:
        await shown(app, pilot)
        yield app, pilot


@asynccontextmanager
async def opened(path: Path, name: str = "道路") -> AsyncGenerator[tuple[TrackerApp, Pilot[None]]]:
    workspace = open_workspace(Request(path.parent, name), SETTINGS)
    app = TrackerApp(workspace, load_catalogue("zh"), told)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("plus")
        yield app, pilot


async def shown(app: TrackerApp, pilot: Pilot[None]) -> None:
    """Waits until what works beside the app is done and what it leads to is on the screen."""
    for _ in range(6):
        await pilot.pause()
        await searched(app, pilot)


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "已损坏，打不开"), ("en", "is damaged and cannot be opened")], ids=["zh", "en"]
)
async def test_a_damaged_plan_is_met_with_what_happened_and_what_can_be_had(
    path: Path, language: str, said: str
) -> None:
    damage(path)

    async with rescuing(path, language=language) as (app, _pilot):
        text = screen_text(app)

    assert said in text
    assert "道路.json.damaged-" in text
    assert text.count("2026-03-01") == 4, "the salvaged state, that of the lines, two backups"
    assert "1/3" in text


async def test_enter_gets_the_selected_state_back_and_opens_it(path: Path) -> None:
    left = damage(path)

    async with rescuing(path) as (app, pilot):
        await pilot.press("enter")
        await shown(app, pilot)

        assert isinstance(app.screen, MainScreen)
        assert app.is_rescued
        assert "已找回" in app.main.status.text
        assert item(app, "绿化").title == "植树"
    (aside,) = path.parent.glob("*.damaged-*")
    assert aside.read_bytes() == left
    assert check_plan(path).is_sound


async def test_language_and_colours_change_on_this_screen_too(path: Path) -> None:
    damage(path)

    async with rescuing(path) as (app, pilot):
        await pilot.press("down", "down", "L", "T")

        text = screen_text(app)
        assert "is damaged and cannot be opened" in text
        assert "已损坏" not in text
        assert "get back" in text
        assert app.theme == "light"
        assert app.screen.query_one(StateLines).at == 2


async def test_the_state_that_others_are_compared_with_says_so(path: Path) -> None:
    damage(path)

    async with rescuing(path) as (app, pilot):
        await pilot.press("down")

        assert "其余各个都与这一个相比" in screen_text(app)


async def test_escape_leaves_everything_as_it_is(path: Path) -> None:
    left = damage(path)

    async with rescuing(path) as (app, pilot):
        await pilot.press("escape")

        assert not app.is_running or app.return_code is not None
        assert not app.is_rescued
    assert path.read_bytes() == left
    assert not list(path.parent.glob("*.damaged-*"))


async def test_the_difference_follows_the_selection(path: Path) -> None:
    damage(path)

    async with rescuing(path) as (app, pilot):
        assert "内容一样" in screen_text(app)
        await pilot.press("G")

        assert "勘察" in screen_text(app)
        assert "已完成 → 未启动" in screen_text(app)


async def test_the_mouse_selects_a_state_and_the_footer_gets_it_back(path: Path) -> None:
    damage(path)

    async with rescuing(path) as (app, pilot):
        await pilot.click(StateLines, offset=(5, 3))
        assert app.screen.query_one(StateLines).at == 3
        await pilot.click("KeyBar", offset=(2, 0))
        await shown(app, pilot)

        assert item(app, "勘察").status is Status.NOT_STARTED


async def test_a_double_click_gets_a_state_back(path: Path) -> None:
    damage(path)

    async with rescuing(path) as (app, pilot):
        await pilot.click(StateLines, offset=(5, 0), times=2)
        await shown(app, pilot)

        assert app.is_rescued


async def test_where_nothing_can_be_had_that_is_said_and_enter_does_nothing(tmp_path: Path) -> None:
    path = tmp_path / "道路.json"
    path.write_bytes(b"\0" * 100)

    async with rescuing(path) as (app, pilot):
        await pilot.press("enter")

        assert "没有可以找回的" in screen_text(app)
        assert path.read_bytes() == b"\0" * 100


async def test_a_state_that_cannot_be_written_is_told_and_can_be_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(path)
    monkeypatch.setattr("tracker.store.safety.restore", refuse := _Refusing())

    async with rescuing(path) as (app, pilot):
        await pilot.press("enter")
        await shown(app, pilot)
        assert isinstance(app.screen, RescueScreen)
        assert "已损坏" in app.screen.status.text

        refuse.undo(monkeypatch)
        await pilot.press("enter")
        await shown(app, pilot)

        assert app.is_rescued


async def test_a_file_turned_to_rubbish_while_open_comes_back_with_every_edit(path: Path) -> None:
    async with opened(path) as (app, pilot):
        app.desk.edit(lambda plan: edits.set_field(plan, "修路", "title", "修新路"), "")
        path.write_bytes(b"rubbish")
        app.look_around()
        await shown(app, pilot)
        assert isinstance(app.screen, RescueScreen)
        assert "这个窗口里的" in screen_text(app)

        await pilot.press("enter")
        await shown(app, pilot)

        assert isinstance(app.screen, MainScreen)
        assert item(app, "修路").title == "修新路"
    (aside,) = path.parent.glob("*.json.damaged-*")
    assert aside.read_bytes() == b"rubbish"
    assert Folder(path.parent, SESSION).open("道路").plan.items["修路"].title == "修新路"


async def test_a_file_deleted_while_open_is_written_anew(path: Path) -> None:
    async with opened(path) as (app, pilot):
        path.unlink()
        app.look_around()
        await shown(app, pilot)
        assert "不见了" in screen_text(app)

        await pilot.press("enter")
        await shown(app, pilot)

        assert check_plan(path).is_sound


async def test_a_lost_file_that_is_put_back_by_somebody_ends_the_question(path: Path) -> None:
    async with opened(path) as (app, pilot):
        whole = path.read_bytes()
        path.unlink()
        app.look_around()
        await shown(app, pilot)
        path.write_bytes(whole)
        app.look_around()
        await shown(app, pilot)

        assert isinstance(app.screen, MainScreen)
        assert "又能打开了" in app.main.status.text


async def test_a_plan_that_is_back_while_it_is_got_back_ends_the_question_once(path: Path) -> None:
    async with opened(path) as (app, pilot):
        path.write_bytes(b"rubbish")
        app.look_around()
        await shown(app, pilot)
        assert isinstance(app.screen, RescueScreen)

        app.leave_rescue()
        app.screen.leave()
        await pilot.pause()

        assert isinstance(app.screen, MainScreen)


async def test_another_plan_that_is_opened_is_not_taken_for_the_lost_one(path: Path) -> None:
    Folder(path.parent, SESSION).create("桥梁", ROADS, FIRST).close()
    async with opened(path) as (app, pilot):
        path.unlink()
        app.look_around()
        await shown(app, pilot)
        await pilot.press("escape")
        app.switch_plan("桥梁")
        app.look_around()
        await shown(app, pilot)

        assert app.desk.workspace.name == "桥梁"
        assert "又能打开了" not in screen_text(app)


async def test_nobody_who_is_typing_is_interrupted_and_the_words_can_be_kept_later(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await pilot.press("n", *"abc")
        path.unlink()
        app.look_around()
        await shown(app, pilot)
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, NoteDialog)
        assert "不见了" in screen_text(app)

        app.desk.workspace.store.keep_anew()
        await pilot.press("ctrl+s")

        assert isinstance(app.screen, MainScreen)
        assert app.desk.plan.notes_on("道路")[-1].text == "abc"


async def test_a_damaged_plan_in_the_list_of_plans_can_be_got_back(path: Path) -> None:
    Folder(path.parent, SESSION).create("桥梁", ROADS, FIRST).close()
    damage(path)
    async with opened(path, "桥梁") as (app, pilot):
        await pilot.press("P")
        await shown(app, pilot)
        assert "已损坏" in screen_text(app)
        await pilot.press("down", "enter")
        await shown(app, pilot)
        assert isinstance(app.screen, RescueScreen)

        await pilot.press("enter")
        await shown(app, pilot)

        assert app.desk.workspace.name == "道路"
        assert item(app, "绿化").title == "植树"


async def test_an_earlier_state_of_a_sound_plan_comes_back_from_the_list_of_commands(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await pilot.press("ctrl+p", *"zhaohui", "enter")
        await shown(app, pilot)
        assert isinstance(app.screen, RescueScreen)
        await pilot.press("end", "enter")
        await shown(app, pilot)

        assert item(app, "勘察").status is Status.NOT_STARTED
        assert "备份" not in app.main.status.text
        assert "道路.backups/" in app.main.status.text


def test_tracker_on_a_damaged_plan_starts_with_the_way_back_and_goes_on_with_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = damage(path)
    monkeypatch.setattr(asking, "can_ask", lambda: True)
    monkeypatch.setattr(TrackerApp, "run", _run_pressing("enter"))

    code = main(("--home", str(path.parent), "--lang", "zh"))

    (aside,) = path.parent.glob("*.damaged-*")
    assert (code, aside.read_bytes()) == (0, left)
    assert check_plan(path).is_sound


def _run_pressing(*keys: str) -> Callable[[TrackerApp], None]:
    """Runs an app as a user would who presses these keys and then quits."""

    async def used(app: TrackerApp) -> None:
        async with app.run_test(size=SIZE) as pilot:
            await shown(app, pilot)
            await pilot.press(*keys)
            await shown(app, pilot)

    return lambda app: asyncio.run(used(app))


def test_a_plan_left_damaged_ends_the_program_with_its_code(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damage(path)

    def left_at_once(_: TrackerApp) -> None:
        return

    monkeypatch.setattr(RescueApp, "run", left_at_once)

    code = tui.run_rescue(
        Damaged(path=path, line=0), Request(path.parent, "道路"), SETTINGS, load_catalogue("zh"), told
    )

    assert code == Damaged.exit_code


class _Refusing:
    """Stands in for restoring, and refuses."""

    def __init__(self) -> None:
        from tracker.store.safety import restore

        self._restore = restore

    def __call__(self, path: Path, *_: object) -> None:
        raise Damaged(path=path, line=0)

    def undo(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tracker.store.safety.restore", self._restore)


async def test_a_large_plan_whose_tree_is_none_is_left_to_be_got_back_once_the_outline_is_painted(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.store.tiny.branches.LARGE_BYTES", -1)
    monkeypatch.setattr("tracker.tui.showing._AT_ONCE", 0)
    sections = sections_of(path.read_bytes())
    assert sections is not None
    twice = sections.items.replace('"id": "修路"'.encode(), '"id": "勘察"'.encode())
    path.write_bytes(laid_out(replace(sections, items=twice)))

    async with opened(path) as (app, pilot):
        await shown(app, pilot)

    assert isinstance(app.accident, Damaged)
