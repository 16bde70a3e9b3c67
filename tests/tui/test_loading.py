"""A document becomes a plan only when it is accepted: reading, asking, keeping, and the ways out."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from textual.events import Paste
from textual.widgets import Input, Static

from tests.building import outline
from tests.tui.opening import SIZE, screen_text
from tests.tui.previewing import (
    AS_READ,
    fill,
    keeping_in,
    load,
    node,
    preview,
    review_app,
    reviewed,
    settled,
    shape,
    written,
)
from tests.tui.test_hostile import HOSTILE
from tracker.errors import DocumentMissing, UnknownPlan
from tracker.model.plan import Plan
from tracker.request import Request
from tracker.settings import Settings
from tracker.tui.acts import loading
from tracker.tui.screens.choice import ConfirmDialog
from tracker.tui.screens.form import FormDialog
from tracker.tui.screens.main import MainScreen
from tracker.tui.screens.path import PathDialog
from tracker.tui.screens.preview import PreviewScreen
from tracker.tui.screens.waiting import WaitingScreen
from tracker.workspace import Workspace


async def test_a_deadline_that_cannot_be_read_is_told_and_stays_typed(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("t", "甲", "enter")

        assert "可以写" in screen_text(app)
        assert app.screen.query_one(Input).value == "甲"


async def test_accepting_keeps_the_plan_and_opens_it(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("j", "s", "G", "x", "ctrl+s")
        await settled(app, pilot)

        assert app.screen is app.main
        assert (app.desk.plan.title, app.desk.plan.org, app.desk.plan.year) == ("某某局2026年工作要点", "某某局", 2026)
        assert outline(app.desk.plan) == "抓好道路建设\n  完成勘察\n    6月底前提交报告\n  修路"
        assert [each.name for each in (tmp_path / "home").glob("*.json")] == ["某某局2026年工作要点.json"]
        assert "已载入" in screen_text(app)


async def test_the_opened_plan_is_unfolded_with_its_first_item_selected(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        app.main.outline.action_go("last")
        app.main.outline.action_go("mark")
        await pilot.press("ctrl+s")
        await settled(app, pilot)

        shown = app.main.outline
        assert (shown.count(), shown.at, shown.marks) == (4, 0, set())


async def test_what_the_document_does_not_say_is_asked_once(tmp_path: Path) -> None:
    async with reviewed(tmp_path, "工作要点\n一、6月底前修路\n二、绿化") as (app, pilot):
        await pilot.press("ctrl+s")

        assert isinstance(app.screen, FormDialog)

        await fill(pilot, year="２０２７", org="", name="镇计划")
        await settled(app, pilot)

        assert (app.desk.workspace.name, app.desk.plan.org, app.desk.plan.year) == ("镇计划", "", 2027)
        (first, _) = (app.desk.plan.items[each] for each in app.desk.plan.below(""))
        assert first.deadline is not None
        assert str(first.deadline.day) == "2027-06-30"


async def test_another_year_reads_the_document_anew_and_keeps_the_edits(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("j", "s", "k", "i")
        await fill(pilot, year="2027", title="明年要点")
        await settled(app, pilot)

        assert shape(app).split("\n")[2] == "    6月底前提交报告"
        deadline = node(app, 2).deadline
        assert deadline is not None
        assert str(deadline.day) == "2027-06-30"
        assert "明年要点" in screen_text(app)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        pytest.param({"year": "明年"}, "可以写", id="no year"),
        pytest.param({"title": "  "}, "还没有写内容", id="no title"),
    ],
)
async def test_a_plan_needs_a_title_and_a_year(tmp_path: Path, values: dict[str, str], said: str) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("i")
        await fill(pilot, **values)

        assert isinstance(app.screen, FormDialog)
        assert said in screen_text(app)


async def test_a_name_that_is_taken_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("i")
        await fill(pilot, name="要点")
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        await load(app, pilot, str(tmp_path / "要点.txt"))
        await pilot.press("x", "i")
        await fill(pilot, name="要点")

        await pilot.press("ctrl+s")
        await settled(app, pilot)

        assert "已经有一个计划叫“要点”" in preview(app).status.text
        assert shape(app).startswith("x")


@pytest.mark.parametrize("name", ["局/要点", "../要点", "要点.", "[/]", "a\x1b[31mb"], ids=str)
async def test_a_name_that_no_file_can_have_is_made_one(tmp_path: Path, name: str) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("i")
        await fill(pilot, name=name)
        await pilot.press("ctrl+s")
        await settled(app, pilot)

        (file,) = (tmp_path / "home").glob("*.json")
        assert (app.desk.plan.title, app.desk.workspace.name) == ("某某局2026年工作要点", file.stem)


async def test_a_plan_that_cannot_be_opened_again_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> None:
        raise UnknownPlan(name=name, folder=tmp_path)

    async with reviewed(tmp_path) as (app, pilot):
        monkeypatch.setattr(app, "switch_plan", gone)
        await pilot.press("ctrl+s")
        await settled(app, pilot)

        assert app.screen is app.main
        assert "某某局2026年工作要点" in app.main.status.text


async def test_nothing_can_be_accepted_when_everything_is_dropped(tmp_path: Path) -> None:
    async with reviewed(tmp_path, "某局2026年工作要点\n一、甲\n二、乙") as (app, pilot):
        await pilot.press("x", "j", "x", "ctrl+s")
        await settled(app, pilot)

        assert "全都舍去了" in preview(app).status.text


async def test_escape_leads_back_when_nothing_was_edited(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("escape")
        await pilot.pause()

        assert app.screen is app.main
        assert app.desk.review is None


async def test_escape_asks_when_edits_would_be_lost(tmp_path: Path) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("x", "escape")

        assert isinstance(app.screen, ConfirmDialog)
        assert "已改了1处" in screen_text(app)

        await pilot.press("n")
        stays = app.screen
        await pilot.press("escape", "y")
        await pilot.pause()

        assert isinstance(stays, PreviewScreen)
        assert app.screen is app.main
        assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_hostile_document_is_shown_as_text(tmp_path: Path, text: str) -> None:
    plan = f"某局2026年工作要点\n一、{text}。{text}（责任单位：{text}）\n{text}\n二、乙。\n四、{text}"
    async with reviewed(tmp_path, plan) as (app, pilot):
        shown = ""
        for key in ("s", "j", "e", "escape", "t", "escape", "w", "escape", "p", "escape", "n", "x", "i", "escape"):
            await pilot.press(key)
            shown += screen_text(app)
        await pilot.press("ctrl+s")
        await settled(app, pilot)

        assert not any((ord(each) < 32 and each != "\n") or 0x7F <= ord(each) < 0xA0 for each in shown)
        assert isinstance(app.screen, MainScreen | PathDialog), "the box for its path where it was refused"


async def test_markup_is_seen_letter_by_letter(tmp_path: Path) -> None:
    plan = "某局2026年工作要点\n一、[@click=app.quit]甲[/]\n二、[red]乙"
    async with reviewed(tmp_path, plan) as (app, pilot):
        await pilot.press("i")
        await fill(pilot, title="要点[/]", org="[b]局")
        shown = screen_text(app)

        assert "载入预览  要点[/]" in shown
        assert "[b]局  2026年" in shown
        assert shown.count("[@click=app.quit]甲[/]") == 2
        assert shown.count("[red]乙") == 2


@pytest.mark.parametrize(
    "text",
    ["[/]", "\x1b]52;c;aGk=\x07剪", "a\x00b", "{title} %s", "长" * 2_000],
    ids=["markup", "clipboard", "nul", "template", "long"],
)
async def test_what_is_typed_or_pasted_is_kept_clean(tmp_path: Path, text: str) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("e", "ctrl+u")
        app.screen.query_one(Input).post_message(Paste(f"题{text}"))
        await pilot.pause()
        await pilot.press("enter")

        assert node(app, 0).title.startswith("题")
        assert not any(ord(each) < 32 for each in node(app, 0).title)
        assert app.is_running


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(None, "没有", id="no such file"),
        pytest.param(b"", "没有文字", id="empty"),
        pytest.param(b"PK\x03\x04broken", "要点.docx", id="damaged"),
        pytest.param("某局2026年工作要点".encode(), "没有找到任何事项", id="no items"),
    ],
)
async def test_what_cannot_be_read_is_told_and_the_path_stays_typed(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "要点.docx"
    if content is not None:
        path.write_bytes(content)
    async with keeping_in(tmp_path) as (app, pilot):
        await load(app, pilot, str(path))

        assert isinstance(app.screen, PathDialog)
        assert app.screen.query_one(Input).value == str(path)
        assert said in str(app.screen.query_one("#told", Static).content)  # where it is longer than the screen is wide


def held_up(monkeypatch: pytest.MonkeyPatch) -> Event:
    """What is set for a document to be read, which waits for it."""
    goes_on = Event()

    def slow(path: str) -> bytes:
        goes_on.wait(10)
        return Path(path).read_bytes()

    monkeypatch.setattr(loading, "content_of", slow)
    return goes_on


async def test_reading_says_so_and_may_be_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    goes_on = held_up(monkeypatch)
    path = written(tmp_path)
    async with keeping_in(tmp_path) as (app, pilot):
        await pilot.press("o")
        app.screen.query_one(Input).value = str(path)
        await pilot.press("enter")
        await pilot.pause()
        waiting, shown = app.screen, screen_text(app)
        await pilot.press("escape")
        goes_on.set()
        await settled(app, pilot)

        assert isinstance(waiting, WaitingScreen)
        assert "正在读 要点.txt" in shown
        assert app.screen is app.main


@pytest.mark.parametrize("key", ["enter", "q", "space", "j", "L"])
async def test_a_key_that_is_pressed_meanwhile_does_nothing_and_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    goes_on = held_up(monkeypatch)
    path = written(tmp_path)
    async with keeping_in(tmp_path) as (app, pilot):
        await pilot.press("o")
        app.screen.query_one(Input).value = str(path)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(key)
        waiting, shown = app.screen, screen_text(app)
        goes_on.set()
        await settled(app, pilot)

        assert isinstance(waiting, WaitingScreen)
        assert "刚才的键没有用上" in shown
        assert isinstance(app.screen, PreviewScreen)


def keeping_that_waits(monkeypatch: pytest.MonkeyPatch) -> Event:
    """A plan is kept once the event is set."""
    goes_on = Event()
    keep_new = loading.keep_new

    def slow(plan: Plan, *, source: str, name: str, request: Request, settings: Settings) -> Workspace:
        goes_on.wait(10)
        return keep_new(plan, source=source, name=name, request=request, settings=settings)

    monkeypatch.setattr(loading, "keep_new", slow)
    return goes_on


async def test_saving_may_not_be_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    goes_on = keeping_that_waits(monkeypatch)
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("escape")
        waiting = app.screen
        goes_on.set()
        await settled(app, pilot)

        assert isinstance(waiting, WaitingScreen)
        assert app.desk.plan.title == "某某局2026年工作要点"


async def test_a_path_is_completed_by_tab(tmp_path: Path) -> None:
    written(tmp_path, name="工作要点.txt")
    async with keeping_in(tmp_path) as (app, pilot):
        await pilot.press("o")
        box = app.screen.query_one(Input)
        box.value = str(tmp_path / "工作")
        box.cursor_position = len(box.value)
        await pilot.press("tab")

        assert box.value == str(tmp_path / "工作要点.txt")

        await pilot.press("tab", "enter")
        await settled(app, pilot)

        assert isinstance(app.screen, PreviewScreen)


async def test_without_a_path_nothing_is_read(tmp_path: Path) -> None:
    async with keeping_in(tmp_path) as (app, pilot):
        await pilot.press("o", "tab", "enter")

        assert isinstance(app.screen, PathDialog)
        assert "还没有写内容" in screen_text(app)


async def test_a_review_from_the_shell_ends_the_app_when_it_is_left(tmp_path: Path) -> None:
    app = review_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        shown = screen_text(app)
        await pilot.press("q")
        await pilot.pause()

    assert "抓好道路建设" in shown
    assert not app.is_running
    assert not (tmp_path / "home").exists()


async def test_a_review_from_the_shell_goes_on_with_the_plan_when_it_is_accepted(tmp_path: Path) -> None:
    app = review_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+s")
        await settled(app, pilot)

        assert app.screen is app.main
        assert outline(app.desk.plan) == AS_READ
    app.desk.workspace.close()


async def test_a_dash_in_the_box_is_a_files_name_and_not_the_keyboard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def noted(path: str) -> bytes:
        asked.append(path)
        raise DocumentMissing(path=path)

    monkeypatch.setattr(loading, "content_of", noted)
    async with keeping_in(tmp_path) as (app, pilot):
        await pilot.press("o", "minus", "enter")
        await settled(app, pilot)

    assert asked == ["./-"]


async def test_an_accident_while_reading_is_shown_and_the_app_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_: str) -> bytes:
        raise RuntimeError("boom")

    monkeypatch.setattr(loading, "content_of", breaks)
    async with keeping_in(tmp_path) as (app, pilot):
        await pilot.press("o", "x", "enter")
        await settled(app, pilot)
        shown = screen_text(app)
        await pilot.press("escape")
        await pilot.pause()

        assert "boom" in shown
        assert "tracker-error.log" in shown
        assert app.screen is app.main


async def test_quitting_while_a_document_is_read_waits_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = Event()

    def endless(_: str) -> bytes:
        goes_on.wait(10)
        return b""

    monkeypatch.setattr(loading, "content_of", endless)
    async with keeping_in(tmp_path) as (app, pilot):
        await pilot.press("o", "x", "enter")
        await pilot.pause()
        await pilot.press("ctrl+q")
        await pilot.pause()

        assert not app.is_running
    goes_on.set()


async def test_quitting_while_a_plan_is_kept_waits_until_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    goes_on = keeping_that_waits(monkeypatch)
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("ctrl+q")
        await pilot.pause()
        shown = screen_text(app)
        goes_on.set()
        await settled(app, pilot)

        assert "马上就好" in shown
        assert app.is_running
        assert app.desk.plan.title == "某某局2026年工作要点"
