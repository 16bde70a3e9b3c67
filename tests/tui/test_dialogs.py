"""What all dialogs keep to: nothing typed is lost without a word, and everything works without Ctrl and by mouse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.opening import opened, screen_text
from tests.tui.previewing import reviewed
from tracker.tui.screens.choice import ConfirmDialog
from tracker.tui.screens.dialog import Dialog


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["n", "甲"], id="note"),
        pytest.param(["e", "甲"], id="form"),
        pytest.param(["a", "甲"], id="title"),
        pytest.param(["t", "甲"], id="deadline"),
        pytest.param(["o", "x"], id="path"),
    ],
)
async def test_ctrl_q_with_typed_words_asks_before_it_quits(keys: list[str]) -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", *keys, "ctrl+q")

        assert isinstance(app.screen, Dialog)
        assert "再按一次 Ctrl+Q 放弃" in screen_text(app)

        await pilot.press("ctrl+q")

        assert not app.is_running


async def test_ctrl_q_quits_at_once_where_nothing_is_typed() -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "n", "ctrl+q")

        assert not app.is_running


@pytest.mark.parametrize("keys", [pytest.param([], id="on the page"), pytest.param(["t"], id="in a dialog over it")])
async def test_ctrl_q_asks_where_edits_of_a_document_would_be_lost(tmp_path: Path, keys: list[str]) -> None:
    async with reviewed(tmp_path) as (app, pilot):
        await pilot.press("x", *keys, "ctrl+q")
        await pilot.pause()

        assert isinstance(app.screen, ConfirmDialog)
        assert "放弃吗" in screen_text(app)
