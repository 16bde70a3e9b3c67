"""The app beside an empty Textual app: launch to first paint, and keys to repaint beside a sixtieth of a second."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from tests.benchmarks.timing import Row, process, row

if TYPE_CHECKING:
    from tests.benchmarks.watched_app import Watched
    from tracker.workspace import Workspace

_LAUNCH_BARS = {30: 1.3, 1_000: 1.3, 10_000: 1.6, 100_000: 1.6}
_FRAME_MS = {1_000: 16.0, 10_000: 16.0, 100_000: 33.0}
_SIZE = (160, 45)
_ROUNDS = 12
_QUIET_S, _PATIENCE_S = 0.05, 1.0
"""So long without another paint is the end of what a key causes; so long is waited for the first."""

_SEQUENCES: dict[str, Sequence[str]] = {
    "move down and up": ("j", "k"),
    "page down and up": ("pagedown", "pageup"),
    "first and last": ("G", "g"),
    "fold and unfold": ("h", "l"),
    "fold all, unfold all": ("-", "+"),
    "tick, kept": ("G", "space"),
    "undo and redo": ("u", "ctrl+y"),
    "status of one": ("G", "2", "1"),
    "note opens and closes": ("n", "escape"),
    "form opens and closes": ("e", "escape"),
    "help opens and closes": ("?", "escape"),
    "move an item": ("G", "K", "J"),
    "typing in find": ("/", "1", "2", "3", "backspace", "escape"),
    "language": ("L",),
}


def rows() -> Iterator[Row]:
    from tests.benchmarks.plans import kept  # the empty app is measured without what it imports

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        names = {size: kept(max(size, 55), home) for size in _LAUNCH_BARS}
        for size, bar in _LAUNCH_BARS.items():
            yield row(
                "app: launch to first paint",
                size,
                process([sys.executable, "-m", __name__, str(home), names[size]]),
                process([sys.executable, "-m", __name__]),
                beside_what="an empty Textual app",
                bar=bar,
                runs=5,
            )
        for size in _FRAME_MS:
            yield from asyncio.run(_keys(home, names[size], size))


async def _keys(home: Path, name: str, size: int) -> list[Row]:
    workspace = _open(home, name)
    app = _app(workspace)
    measured: list[Row] = []
    async with app.run_test(size=_SIZE) as pilot:
        await pilot.press("+", "G")
        for what, keys in _SEQUENCES.items():
            times: list[float] = []
            for key in (*keys,) * _ROUNDS:
                times.append(await _timed(app, key))
                await pilot.pause()
            times.sort()
            p95 = times[int(len(times) * 0.95)]
            measured.append(Row(f"app: {what} (p95)", size, p95, "a frame", _FRAME_MS[size], 1.0, times[-1] - times[0]))
    workspace.close()
    return measured


def _app(workspace: Workspace, *, leaves_at_once: bool = False) -> Watched:
    from tests.benchmarks.watched_app import Watched

    return Watched(workspace, leaves_at_once=leaves_at_once)


async def _timed(app: Watched, key: str) -> float:
    """Milliseconds of work from a key to the last paint that it causes.

    Work and not waiting, so that whatever else runs on the machine does not count.
    """
    began = app.painted_at = perf_counter()
    worked = app.painted_cpu = process_time()
    app.simulate_key({"+": "plus", "-": "minus", "?": "question_mark", "/": "slash"}.get(key, key))
    while app.painted_at == began or perf_counter() - app.painted_at < _QUIET_S:
        await asyncio.sleep(0.002)
        if perf_counter() - began > _PATIENCE_S:
            break
    return (app.painted_cpu - worked) * 1000


def _open(home: Path, name: str) -> Workspace:
    from tests.benchmarks.plans import YEAR
    from tracker.settings import Settings
    from tracker.workspace import Wish, open_workspace

    return open_workspace(Wish(home, name, on=date(YEAR, 6, 1)), Settings(name="benchmark"))


def _launch(arguments: Sequence[str]) -> None:
    """Runs an app in this process until it has painted once: ours with a folder and a name, else another."""
    if len(arguments) == 2:
        home, name = arguments
        app = _app(_open(Path(home), name), leaves_at_once=True)
    else:
        os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
        from tests.benchmarks.painting import Empty, TreeApp

        app = TreeApp(int(arguments[0])) if arguments else Empty()
    app.run(headless=True, size=_SIZE)


if __name__ == "__main__":
    _launch(sys.argv[1:])
