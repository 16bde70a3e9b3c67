"""What is still on its way when the app is left."""

from __future__ import annotations

import pytest
from textual.message import Message

from tests.tui.opening import opened
from tracker.tui.messages import Selected, Typed


@pytest.mark.parametrize(
    "late", [pytest.param(Selected("修路", by_hand=True), id="selected"), pytest.param(Typed("修"), id="typed")]
)
async def test_what_comes_when_the_screens_are_gone_is_passed_over(late: Message) -> None:
    async with opened() as (app, _):
        pass

    await app._on_message(late)  # pyright: ignore[reportPrivateUsage] -- what Textual does with the rest of the queue

    assert app.screen_stack == []
    assert app.accident is None
