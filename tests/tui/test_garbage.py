"""Garbage is looked for while the user pauses, and nothing of a dialog outlives it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from textual._styles_cache import StylesCache
from textual.color import Color

from tests.building import plan as drawn
from tests.tui.opening import opened, told, workspace_on
from tracker.language.catalogue import load_catalogue
from tracker.tui.app import TrackerApp
from tracker.tui.garbage import Garbage
from tracker.tui.screens.note import NoteText


@pytest.fixture(autouse=True)
def leaves_the_collector_as_it_was() -> Iterator[None]:
    yield
    gc.enable()


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked of the collector."""
    done: list[str] = []
    for name in ("freeze", "collect"):
        monkeypatch.setattr(gc, name, lambda name=name: done.append(name))
    return done


def made(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gc, "get_count", lambda: (count, 0, 0))


def test_who_goes_on_typing_is_not_held_up(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    garbage = Garbage()
    garbage.take_over()
    made(50_000, monkeypatch)

    garbage.look(heard=1)

    assert not gc.isenabled()
    assert done == ["freeze"]


def test_a_pause_is_used(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    garbage = Garbage()
    garbage.take_over()
    made(50_000, monkeypatch)

    garbage.look(heard=1)
    garbage.look(heard=1)

    assert done == ["freeze", "collect"]


def test_a_long_pause_is_used_once(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    garbage = Garbage()
    garbage.take_over()
    made(100, monkeypatch)

    garbage.look(heard=0)

    assert done == ["freeze"]


def test_a_great_deal_of_garbage_is_cleared_away_between_two_keys(
    done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    garbage = Garbage()
    garbage.take_over()
    made(1_000_000, monkeypatch)

    garbage.look(heard=1)

    assert done == ["freeze", "collect"]


def test_until_it_is_taken_over_python_looks_for_it(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    garbage = Garbage()
    made(1_000_000, monkeypatch)

    garbage.spare()
    garbage.look(heard=0)

    assert gc.isenabled()
    assert done == []


def test_lines_of_widgets_that_are_gone_are_given_up(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    StylesCache().get_inner_outer(Color(0, 0, 0), Color(0, 0, 0))
    garbage = Garbage()
    garbage.take_over()
    made(3_000, monkeypatch)

    garbage.look(heard=0)

    assert done == ["freeze", "collect"]
    assert StylesCache.get_inner_outer.cache_info().currsize == 0


async def test_in_a_terminal_it_is_looked_for_once_the_outline_is_painted(
    done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TrackerApp, "is_headless", False)
    app = TrackerApp(workspace_on(drawn("一、道路")), load_catalogue("zh"), told)

    async with app.run_test() as pilot:
        await pilot.pause()

    assert "freeze" in done
    assert not gc.isenabled()


async def test_nothing_of_a_note_outlives_its_dialog() -> None:
    async with opened() as (_, pilot):
        for _ in range(3):
            await pilot.press("n", "escape")
        await pilot.pause()
        StylesCache.get_inner_outer.cache_clear()
        gc.collect()

        assert not [each for each in gc.get_objects() if isinstance(each, NoteText)]
