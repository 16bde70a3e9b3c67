"""The places for plans that every test of the contract runs on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.making import SESSION
from tracker.store.base import Plans
from tracker.store.memory import MemoryPlans
from tracker.store.opening import Folder


@pytest.fixture(params=["memory", "tiny"])
def plans(request: pytest.FixtureRequest, tmp_path: Path) -> Plans:
    return MemoryPlans() if request.param == "memory" else Folder(tmp_path, SESSION)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path, SESSION)
