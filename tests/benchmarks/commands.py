"""Whole commands beside an empty Python, and beside Taskwarrior where it is installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.plans import kept
from tests.benchmarks.timing import Row, process, row

SIZES = (60, 1_000, 10_000)
_PASS = [sys.executable, "-c", "pass"]
_MODULE = [sys.executable, "-m", "tracker"]
_SCRIPT = Path(sys.executable).with_name("tracker")
_TRACKER = [str(_SCRIPT)] if _SCRIPT.exists() else _MODULE
"""As it is installed, which is how it is run; from a bare checkout as a module."""


def rows() -> Iterator[Row]:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody's start compiles the program every time
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for size in SIZES:
            yield from _of_size(size, home)


def _of_size(size: int, home: Path) -> Iterator[Row]:
    options = ["--home", str(home), "--plan", kept(size, home), "--on", "2021-06-30"]
    tracker = [*_TRACKER, *options]
    bar = 6.0 if size == SIZES[0] else float("inf")
    yield row("tracker tick / untick", size, _toggling(tracker), process(_PASS), beside_what="python -c pass", bar=bar)
    if size == SIZES[0]:
        module = [*_MODULE, *options]
        yield row(
            "python -m tracker tick / untick", size, _toggling(module), process(_PASS), beside_what="python -c pass"
        )
    yield row("tracker list", size, process([*tracker, "list"]), process(_PASS), beside_what="python -c pass")
    yield row("tracker report", size, process([*tracker, "report"]), process(_PASS), beside_what="python -c pass")
    if size == SIZES[-1] and shutil.which("task"):
        yield from _beside_taskwarrior(size, tracker, home)


def _beside_taskwarrior(size: int, tracker: list[str], home: Path) -> Iterator[Row]:
    task = _taskwarrior(size, home)
    yield row("tracker tick", size, _toggling(tracker), _done_one_by_one(task), beside_what="task done", bar=1.0)
    listing = process([*task, "list"])
    yield row("tracker list", size, process([*tracker, "list"]), listing, beside_what="task list", bar=1.0)
    summary = process([*task, "summary"])
    yield row("tracker report", size, process([*tracker, "report"]), summary, beside_what="task summary", bar=1.0)


def _toggling(tracker: list[str]) -> Callable[[], object]:
    """Ticks one task and unticks it in turn, so that every run changes something."""
    acts = iter(("tick", "untick") * 1_000)

    def run() -> object:
        return process([*tracker, next(acts), "1.1.1"])()

    return run


def _taskwarrior(size: int, home: Path) -> list[str]:
    """A Taskwarrior data folder with as many tasks in fifty projects; the command that works in it."""
    data = home / "task"
    data.mkdir()
    rc = home / "taskrc"
    rc.write_text(f"data.location={data}\nconfirmation=off\nverbose=nothing\nhooks=off\n", encoding="utf-8")
    tasks = (
        {"description": f"完成第{number}号任务并按时报送进展情况", "project": f"p{number % 50}"}
        for number in range(size)
    )
    lines = "\n".join(json.dumps(each) for each in tasks)
    command = ["task", f"rc:{rc}"]
    subprocess.run([*command, "import"], input=lines, text=True, check=True, capture_output=True, env=os.environ)
    return command


def _done_one_by_one(task: list[str]) -> Callable[[], object]:
    numbers = iter(range(1, 1_000))

    def run() -> object:
        return process([*task, str(next(numbers)), "done"])()

    return run
