"""The places for plans that every test of the contract runs on, and a plan that has been worked on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.building import note
from tests.store.making import FIRST, ROADS, SESSION, made, ticked, titled
from tracker.model import edits
from tracker.store.base import Plans
from tracker.store.memory import MemoryPlans
from tracker.store.opening import Folder


@pytest.fixture
def in_branches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is read as a large one is."""
    monkeypatch.setattr("tracker.store.tiny.branches.LARGE_BYTES", -1)


@pytest.fixture(params=["memory", "tiny", "tiny in branches"])
def plans(request: pytest.FixtureRequest, tmp_path: Path) -> Plans:
    if request.param == "tiny in branches":
        request.getfixturevalue("in_branches")
    return MemoryPlans() if request.param == "memory" else Folder(tmp_path, SESSION)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path, SESSION)


@pytest.fixture
def path(folder: Folder) -> Path:
    """A plan with three steps in its history, the last of them in the journal."""
    store = folder.create("道路", ROADS, FIRST)
    store.edit(ticked("勘察", 1))
    store.edit(made(lambda now: edits.add_note(now, note("修路", "已铺四公里")), 2))
    store.tidy()
    store.edit(titled("绿化", "植树", 3))
    return folder.file("道路")
