"""`load --review`: what is told before the app opens, and what the app is opened on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

import tracker.tui
from tests.cli.conftest import Run
from tracker.tui import Reviewed

PLAN = "工作要点\n一、6月底前修路。\n三、绿化。\n"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "要点.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input and output are a terminal, those by which `run` hears what is printed.

    By their classes, since pytest has other streams in a test than in its fixtures.
    """
    del run
    streams: tuple[object, ...] = (sys.stdin, sys.stdout)
    for stream in streams:
        monkeypatch.setattr(stream.__class__, "isatty", _always)


def _always(_stream: object) -> bool:
    return True


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Reviewed]:
    """What the app was opened on, which is not opened."""
    reviews: list[Reviewed] = []

    def run_review(reviewed: Reviewed, *_: Any, **__: Any) -> int:
        reviews.append(reviewed)
        return 0

    monkeypatch.setattr(tracker.tui, "run_review", run_review)
    return reviews


@pytest.mark.usefixtures("terminal")
def test_the_app_is_opened_on_what_was_read_and_nothing_is_kept(
    run: Run, document: Path, home: Path, opened: list[Reviewed]
) -> None:
    done = run("load", str(document), "--review", "--year", "2026", "--org", "镇政府", "--name", "镇计划")

    (reviewed,) = opened
    outline = reviewed.document.outline
    assert (done.code, reviewed.path, reviewed.name) == (0, str(document), "镇计划")
    assert (outline.org, outline.year, len(outline.nodes)) == ("镇政府", 2026, 2)
    assert reviewed.content == PLAN.encode()
    assert not home.exists()


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(None, "没有", id="no such file"),
        pytest.param("某局2026年工作要点", "没有找到任何事项", id="no items"),
    ],
)
def test_what_cannot_be_loaded_is_told_before_the_app_opens(
    run: Run, tmp_path: Path, opened: list[Reviewed], content: str | None, said: str
) -> None:
    path = tmp_path / "文件.txt"
    if content is not None:
        path.write_text(content, encoding="utf-8")

    refused = run("load", str(path), "--review")

    assert (refused.code, said in refused.err, opened) == (2, True, [])


def test_a_review_needs_a_terminal(run: Run, document: Path, opened: list[Reviewed]) -> None:
    refused = run("load", str(document), "--review")

    assert (refused.code, opened) == (2, [])


@pytest.mark.usefixtures("terminal")
def test_a_terminal_hears_how_doubts_are_looked_over(run: Run, document: Path) -> None:
    assert f"tracker load {document} --review" in run("outline", str(document)).out


def test_a_pipe_does_not(run: Run, document: Path) -> None:
    assert "--review" not in run("outline", str(document)).out
