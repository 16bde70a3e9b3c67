"""What the screens look like, kept as pictures: `pytest tests/tui/test_pictures.py --snapshot-update` renews them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Protocol

import pytest
from textual.pilot import Pilot

from tests.building import plan as drawn
from tests.store.making import SESSION
from tests.tui.opening import SIZE, WIDE, told, workspace_on
from tracker.errors import Damaged
from tracker.language.catalogue import load_catalogue
from tracker.model.item import Note, NoteKind
from tracker.model.plan import Plan
from tracker.settings import Settings
from tracker.store.recovery import Candidate, Source, State
from tracker.tui.acts.rescuing import Lost, rescue_of, weighed
from tracker.tui.acts.viewing import VIEWS
from tracker.tui.app import TrackerApp
from tracker.tui.keyboard import Keyboard
from tracker.tui.screens.rescue import Rescue, RescueScreen
from tracker.tui.themes import THEMES

OFFICE = """
一、抓好道路建设
  1.完成国道勘察 2026-05-31 done
  2.修好县道 3/11公里 2026-09-30 unit:交通科
  3.绿化沿线 40% 2026-12-31
二、抓好桥梁建设
  1.选定桥址 2026-06-10 in_progress
  2.组织施工 blocked 2026-05-20
    （一）备料 2026-04-30
    （二）浇筑Concrete 2026-08-31
  3.通车仪式 cancelled
三、日常工作
  1.坚持巡查 standing
"""
DEEP = "\n".join(f"{'  ' * depth}一、第{depth + 1}层" for depth in range(7)) + "\n二、" + "很长的标题" * 30


class Compare(Protocol):
    def __call__(
        self,
        app: TrackerApp,
        *,
        press: list[str],
        terminal_size: tuple[int, int],
        run_before: Callable[[Pilot[None]], Awaitable[None]] | None = None,
    ) -> bool: ...


def office() -> Plan:
    made = drawn(OFFICE, title="2026年工作要点")
    notes = tuple(
        Note(f"n{place}", "修好县道", date(2026, 3, place), datetime(2026, 3, place, tzinfo=UTC), "李", kind, text)
        for place, (kind, text) in enumerate(
            [(NoteKind.PROGRESS, "完成3公里。\n其余待拨款。"), (NoteKind.PROBLEM, "资金没有到位。")], 1
        )
    )
    blocked = replace(made.items["组织施工"], reason="")
    return replace(made, items={**made.items, "组织施工": blocked}, notes={"修好县道": notes})


def app_on(plan: Plan, *, language: str = "zh", theme: str = "", ascii_only: bool = False) -> TrackerApp:
    workspace = workspace_on(plan, settings=Settings(name="李", theme=theme))
    return TrackerApp(workspace, load_catalogue(language), told, ascii_only=ascii_only)


@pytest.mark.parametrize("size", [SIZE, (100, 30), WIDE], ids=["80x24", "100x30", "160x45"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_main_screen(snap_compare: Compare, language: str, size: tuple[int, int]) -> None:
    assert snap_compare(app_on(office(), language=language), press=["plus", "j", "j"], terminal_size=size)


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES if theme.name != "dark"])
def test_the_themes(snap_compare: Compare, theme: str) -> None:
    assert snap_compare(app_on(office(), theme=theme), press=["plus", "j"], terminal_size=(120, 30))


def test_signs_in_ascii(snap_compare: Compare) -> None:
    assert snap_compare(app_on(office(), ascii_only=True), press=["plus"], terminal_size=SIZE)


def test_a_tree_of_seven_levels_and_a_long_title(snap_compare: Compare) -> None:
    assert snap_compare(app_on(drawn(DEEP)), press=["plus"], terminal_size=SIZE)


def test_an_empty_plan(snap_compare: Compare) -> None:
    assert snap_compare(app_on(drawn("")), press=[], terminal_size=SIZE)


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["plus", "j", "j", "enter"], id="the page of an item"),
        pytest.param(["question_mark"], id="help"),
        pytest.param(["plus", "j", "j", "s"], id="choosing a status"),
        pytest.param(["space"], id="asking before a parent is done"),
        pytest.param(["plus", "v", "v", "J"], id="marks and what was told"),
        pytest.param(["plus", "number_sign", "5"], id="renumbering seen first"),
        pytest.param(["plus", "j", "f2"], id="a title where it stands"),
        pytest.param(["plus", "G", "k", "k", "k", "k", "i", "O", "2"], id="one branch alone by deadline"),
        pytest.param(["plus", "j", "j", "n"], id="a note with the last words"),
    ],
)
def test_other_screens(snap_compare: Compare, keys: list[str]) -> None:
    assert snap_compare(app_on(office()), press=keys, terminal_size=SIZE)


@pytest.mark.parametrize("size", [SIZE, WIDE], ids=["80x24", "160x45"])
@pytest.mark.parametrize("place", range(1, len(VIEWS) + 1), ids=VIEWS)
def test_the_views(snap_compare: Compare, place: int, size: tuple[int, int]) -> None:
    assert snap_compare(app_on(office()), press=["right_square_bracket"] * place, terminal_size=size)


@pytest.mark.parametrize("size", [SIZE, WIDE], ids=["80x24", "160x45"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_damaged_plan(snap_compare: Compare, language: str, size: tuple[int, int]) -> None:
    plan = office()
    worked_on = replace(plan, items={**plan.items, "通车仪式": replace(plan.items["通车仪式"], title="通车典礼")})
    states = [
        Candidate.held("lines", Source.LINES, None, State(worked_on, ())),
        *(
            Candidate.held(f"{day}", Source.BACKUP, datetime(2026, 5, day, 9).astimezone(), State(plan, ()))
            for day in (31, 30, 2)
        ),
    ]
    lost = Lost(Path("D:/要点/2026年工作要点.json"), SESSION, "", Damaged(path="", line=0))

    def make() -> Rescue:
        return rescue_of(lost, weighed(states), load_catalogue(language), Keyboard())

    screen = RescueScreen(make, lambda _: None, lambda: None)

    async def show(pilot: Pilot[None]) -> None:
        app.open_screen(screen)
        await pilot.press("down")

    app = app_on(plan, language=language)
    assert snap_compare(app, press=[], terminal_size=size, run_before=show)


@pytest.mark.parametrize("keys", [["r"], ["f"], ["ctrl+p", "g"]], ids=["report", "filters", "palette"])
def test_what_opens_over_the_outline(snap_compare: Compare, keys: list[str]) -> None:
    assert snap_compare(app_on(office(), language="en"), press=keys, terminal_size=(100, 30))


@pytest.mark.parametrize("size", [SIZE, (100, 30)], ids=["80x24", "100x30"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_settings(snap_compare: Compare, language: str, size: tuple[int, int]) -> None:
    app = app_on(office(), language=language)
    workspace = app.desk.workspace
    workspace.request, workspace.file = replace(workspace.request, home=Path("/plans")), Path("/plans/office.json")

    assert snap_compare(app, press=["comma", "down"], terminal_size=size)


@pytest.mark.parametrize(
    "keys", [[*"keys", "enter"], [*"keys", "enter", *"wancheng", "enter", "n"]], ids=["list", "taken"]
)
def test_other_keys(snap_compare: Compare, keys: list[str]) -> None:
    assert snap_compare(app_on(office()), press=["ctrl+p", *keys], terminal_size=SIZE)
