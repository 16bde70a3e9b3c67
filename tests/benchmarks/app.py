"""The app beside an empty Textual app: launch to first paint, and keys to repaint beside a sixtieth of a second."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from tests.benchmarks.presses import IN_THE_BOX, SEQUENCES, named
from tests.benchmarks.timing import Row, process, row

if TYPE_CHECKING:
    from tests.benchmarks.painting import Timed
    from tests.benchmarks.watched_app import Watched
    from tracker.workspace import Workspace

_LAUNCH_BARS = {30: 1.3, 1_000: 1.3, 10_000: 1.6, 100_000: 1.6}
_FRAME_MS = {1_000: 16.0, 10_000: 16.0, 100_000: 33.0}
_SIZE = (160, 45)
_ROUNDS = 12
_UNTIL_READY_S = 0.5
"""So long after its first paint the app begins to make itself ready."""

_QUIET_S, _PATIENCE_S = 0.05, 1.0
"""So long without another paint is the end of what a key causes; so long is waited for the first."""


def rows() -> Iterator[Row]:
    from tests.benchmarks.plans import kept  # the empty app is measured without what it imports

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        names = {size: kept(max(size, 55), home) for size in _LAUNCH_BARS}
        compiled = {"PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        empty = process([sys.executable, "-m", __name__], compiled)
        for size, bar in _LAUNCH_BARS.items():
            ours = process([sys.executable, "-m", __name__, str(home), names[size]], compiled)
            tree = process([sys.executable, "-m", __name__, str(size)], compiled)
            what = "app: launch to first paint"
            yield row(what, size, ours, empty, beside_what="an empty Textual app", bar=bar, runs=5)
            yield row(what, size, ours, tree, beside_what="Textual's Tree", bar=float("inf"), runs=3)
        yield from asyncio.run(_smallest_dialog())
        for size in _FRAME_MS:
            yield from asyncio.run(_keys(home, names[size], size))


async def _smallest_dialog() -> list[Row]:
    """What Textual itself takes, which nothing made with it can be faster than."""
    from tests.benchmarks.asking import Asking

    app, times = Asking(), list[tuple[float, float]]()
    async with app.run_test(size=_SIZE) as pilot:
        for key in ("s", "escape") * _ROUNDS:
            times.append(await _timed(app, key))
            await pilot.pause()
    return [replace(each, bar=float("inf")) for each in _rows_of("Textual's own dialog of one box", 1_000, times)]


async def _keys(home: Path, name: str, size: int) -> list[Row]:
    gc.disable()  # as the command line does
    workspace = _open(home, name)
    app = _app(workspace)
    measured: list[Row] = []
    async with app.run_test(size=_SIZE) as pilot:
        app.garbage.take_over()
        await pilot.pause(_UNTIL_READY_S)
        await app.workers.wait_for_complete()  # pyright: ignore[reportUnknownMemberType] -- workers of any result
        await pilot.press("+", "G")
        for what, keys in SEQUENCES.items():
            if what in IN_THE_BOX:
                await pilot.press("slash")
            times: list[tuple[float, float]] = []
            for key in (*keys,) * _ROUNDS:
                times.append(await _timed(app, key))
                await pilot.pause()
            if what in IN_THE_BOX:
                await pilot.press("escape")
            measured.extend(_rows_of(what, size, times))
    workspace.close()
    return measured


def _rows_of(what: str, size: int, times: Sequence[tuple[float, float]]) -> Iterator[Row]:
    """Args:
    times: Work and waiting together, in milliseconds, of every key.
    """
    work, wall = (sorted(each) for each in zip(*times, strict=True))
    p95 = int(len(times) * 0.95)
    yield Row(f"app: {what} (p95 of work)", size, work[p95], "a frame", _FRAME_MS[size], 1.0, work[-1] - work[0])
    median = len(times) // 2
    yield Row(f"app: {what} (median, by the clock)", size, wall[median], "a frame", _FRAME_MS[size], float("inf"))


def _app(workspace: Workspace, *, leaves_at_once: bool = False) -> Watched:
    from tests.benchmarks.watched_app import Watched

    return Watched(workspace, leaves_at_once=leaves_at_once)


async def _timed(app: Timed, key: str) -> tuple[float, float]:
    """Milliseconds from a key to the last paint that it causes: of work alone, and by the clock.

    In work whatever else runs on the machine counts less.
    """
    began = app.painted_at = perf_counter()
    worked = app.painted_cpu = process_time()
    app.simulate_key(named(key))
    while app.painted_at == began or perf_counter() - app.painted_at < _QUIET_S:
        await asyncio.sleep(0.002)
        if perf_counter() - began > _PATIENCE_S:
            break
    return (app.painted_cpu - worked) * 1000, (app.painted_at - began) * 1000


def _open(home: Path, name: str) -> Workspace:
    from tests.benchmarks.plans import YEAR
    from tracker.request import Request
    from tracker.settings import Settings
    from tracker.workspace import open_workspace

    return open_workspace(Request(home, name, on=date(YEAR, 6, 1)), Settings(name="benchmark"))


def _launch(arguments: Sequence[str]) -> None:
    """Runs an app in this process until it has painted once: ours with a folder and a name, else another."""
    if len(arguments) == 2:
        gc.disable()  # as the command line does
        home, name = arguments
        app = _app(_open(Path(home), name), leaves_at_once=True)
    else:
        os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
        from tests.benchmarks.painting import Empty, TreeApp

        app = TreeApp(int(arguments[0])) if arguments else Empty()
    app.run(headless=True, size=_SIZE)


if __name__ == "__main__":
    _launch(sys.argv[1:])
