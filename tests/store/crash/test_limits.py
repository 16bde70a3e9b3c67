"""Disks that fill up: a limit on file sizes, which anyone may set, and a small file system, where root may."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.store.making import FIRST, ROADS, SESSION, titled
from tracker.errors import DiskFull, StoreError
from tracker.store.opening import Folder
from tracker.store.safety import check_plan

WORDS = "长" * 400


def test_a_limit_on_file_sizes_costs_no_acknowledged_edit(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST).close()

    child = os.fork()
    if child == 0:
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 10, 64 << 10))
            os._exit(_edits_until_full(folder))
        finally:
            os._exit(255)
    acknowledged = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    assert 10 < acknowledged < 200
    assert len(folder.open("道路").history()) == 1 + acknowledged
    assert check_plan(folder.file("道路")).is_sound


def _edits_until_full(folder: Folder) -> int:
    """How many edits were acknowledged before the first that was refused; 255 when it was refused wrongly."""
    with folder.open("道路") as store:
        for number in range(1, 200):
            try:
                store.edit(titled("绿化", f"{WORDS}{number}", number))
            except DiskFull:
                return number - 1
            except StoreError:
                return 255
    return 255


@pytest.fixture
def small_disk(tmp_path: Path) -> Generator[Path]:
    """A file system of 128 KiB for root; for others the plain folder, on which nothing fills up."""
    mounted = (
        os.geteuid() == 0
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(tmp_path)], check=False, capture_output=True
        ).returncode
    )
    yield tmp_path
    if mounted:
        subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)


def test_a_full_disk_costs_no_acknowledged_edit_and_work_goes_on_once_there_is_room(small_disk: Path) -> None:
    folder = Folder(small_disk, SESSION)
    ballast = small_disk / "ballast"
    folder.create("道路", ROADS, FIRST).close()
    ballast.write_bytes(b"0" * (40 << 10))

    acknowledged = _edits_until_full(folder)
    with folder.open("道路") as reader:
        kept = len(reader.history())
    ballast.unlink()
    with folder.open("道路") as store:
        store.edit(titled("绿化", "有地方了", 900))

    assert acknowledged == 255 or kept == 1 + acknowledged
    assert folder.open("道路").plan.items["绿化"].title == "有地方了"
    assert check_plan(folder.file("道路")).is_sound
