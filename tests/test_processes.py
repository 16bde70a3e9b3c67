from __future__ import annotations

import fcntl
import os
import sys
from pathlib import Path

import pytest

from tracker.processes import end, started

_STARTER = """
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", sys.argv[1], *sys.argv[2:]])
time.sleep(30)
"""
_PROGRAM = """
import fcntl, os, pathlib, sys, time
lock = open(sys.argv[1], "w")
fcntl.flock(lock, fcntl.LOCK_EX)
os.close(os.open(sys.argv[2], os.O_WRONLY))  # opens once the test has opened the other end
time.sleep(30)
pathlib.Path(sys.argv[3]).touch()
"""


def test_what_a_program_has_started_ends_with_it(tmp_path: Path) -> None:
    lock, running, survived = tmp_path / "lock", tmp_path / "running", tmp_path / "survived"
    os.mkfifo(running)
    child = started([sys.executable, "-c", _STARTER, _PROGRAM, str(lock), str(running), str(survived)])
    with running.open("rb"):  # until the program that was started last holds the lock
        pass

    end(child)

    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # held by the program as long as it lives
    assert not survived.exists()


def test_what_has_ended_by_itself_can_be_ended() -> None:
    child = started([sys.executable, "-c", ""])
    child.wait()

    end(child)

    assert child.returncode == 0


def test_a_program_that_is_not_there_cannot_be_started(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="none"):
        started([tmp_path / "none"])
