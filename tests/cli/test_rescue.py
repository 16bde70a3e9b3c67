from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracker import tui
from tracker.settings import Settings
from tracker.workspace import Wish, open_workspace


@pytest.fixture
def damaged(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan with a ticked task whose file has lost its end; an app that only opens it."""
    run("tick", "1.1.1")
    (file,) = home.glob("*.json")
    file.write_bytes(file.read_bytes()[:2000])

    def run_app(wish: Wish, settings: Settings, *_: object, **__: object) -> int:
        open_workspace(wish, settings).close()
        return 0

    monkeypatch.setattr(tui, "run", run_app)
    monkeypatch.setattr("tracker.cli.asking.can_ask", lambda: True)
    return file


def test_a_damaged_plan_opens_in_the_newest_good_state_when_that_is_wished(
    run: Run, home: Path, damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))

    opened = run()

    assert (opened.code, "已损坏" in opened.err, "已找回" in opened.err) == (0, True, True)
    assert list(home.glob("*.damaged-*"))


def test_a_damaged_plan_stays_as_it_is_unless_somebody_agrees(
    run: Run, home: Path, damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = damaged.read_bytes()
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n"))

    assert run().code == 5
    assert damaged.read_bytes() == before
    assert not list(home.glob("*.damaged-*"))
