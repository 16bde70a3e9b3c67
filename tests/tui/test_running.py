"""Running the app from the command line: what is opened is closed, and an accident is passed on."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from rich.console import RenderableType
from textual.screen import Screen

from tests.building import plan as drawn
from tests.tui.opening import told, workspace_on
from tracker.language.catalogue import load_catalogue
from tracker.request import Request
from tracker.settings import Settings
from tracker.tui import run
from tracker.tui.app import TrackerApp
from tracker.workspace import Workspace


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the plans that were closed, while the app itself is not run."""
    names: list[str] = []
    close = Workspace.close

    def noted(workspace: Workspace) -> None:
        names.append(workspace.name)
        close(workspace)

    def left_at_once(_: TrackerApp) -> None:
        return

    monkeypatch.setattr(Workspace, "close", noted)
    monkeypatch.setattr(TrackerApp, "run", left_at_once)
    return names


def open_and_leave(home: Path) -> int:
    return run(Request(home, on=date(2021, 6, 1)), Settings(name="李"), load_catalogue("zh"), told)


def test_the_plan_is_closed_when_the_user_leaves(tmp_path: Path, closed: list[str]) -> None:
    code = open_and_leave(tmp_path)

    assert (code, len(closed)) == (0, 1)


def test_what_broke_the_app_is_passed_on_with_the_plan_closed(
    tmp_path: Path, closed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(app: TrackerApp) -> None:
        app.accident = RuntimeError("boom")

    monkeypatch.setattr(TrackerApp, "run", breaks)

    with pytest.raises(RuntimeError, match="boom"):
        open_and_leave(tmp_path)

    assert len(closed) == 1


async def test_figures_that_are_known_only_when_the_user_has_left_are_no_accident() -> None:
    app = TrackerApp(workspace_on(drawn("一、道路")), load_catalogue("zh"), told)
    async with app.run_test():
        pass

    await app._work_out()  # pyright: ignore[reportPrivateUsage] -- as it happens when it is left at that moment

    assert not app.is_running


def test_the_outline_is_painted_without_what_only_a_key_asks_for() -> None:
    later = [
        *("acts.recording", "acts.changing", "accident", "completing"),
        *(f"screens.{each}" for each in ("dialog", "form", "listing", "note", "preview", "reading")),
    ]
    told = "import sys, tracker.tui.app; print(*(name for name in sys.modules if name.startswith('tracker.tui.')))"
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)

    assert not {f"tracker.tui.{each}" for each in later} & set(run.stdout.split())


@pytest.mark.parametrize(
    ("size", "classes"), [((160, 45), {"-wide", "-high"}), ((80, 24), set[str]())], ids=["wide and high", "small"]
)
async def test_the_first_paint_has_the_layout_of_the_size(size: tuple[int, int], classes: set[str]) -> None:
    painted: list[set[str]] = []

    class Noting(TrackerApp):
        def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
            painted.append({each for each in ("-wide", "-high") if screen.has_class(each)})
            super()._display(screen, renderable)  # pyright: ignore[reportUnknownMemberType] -- screens of any result

    async with Noting(workspace_on(drawn("一、道路")), load_catalogue("zh"), told).run_test(size=size):
        pass

    assert painted[0] == classes
