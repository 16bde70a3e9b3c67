"""The screen is laid out, and therefore painted as a whole, no more often than a key asks for."""

from __future__ import annotations

import pytest

from tests.tui.opening import WIDE, opened, searched


@pytest.mark.parametrize(
    ("before", "key", "times"),
    [
        pytest.param([], "j", 0, id="a move"),
        pytest.param(["j"], "space", 0, id="a tick"),
        pytest.param(["j"], "J", 0, id="an item moved"),
        pytest.param(["j", "space"], "u", 0, id="an undo"),
        pytest.param([], "slash", 1, id="the box for finding opens"),
        pytest.param(["slash"], "escape", 1, id="the box for finding closes"),
    ],
)
async def test_the_screen_is_laid_out_as_often_as_it_must_be(before: list[str], key: str, times: int) -> None:
    async with opened(size=WIDE) as (app, pilot):
        await pilot.press(*before)
        await searched(app, pilot)
        laid_out: list[object] = []
        app.screen.screen_layout_refresh_signal.subscribe(app.screen, laid_out.append, immediate=True)  # pyright: ignore[reportUnknownMemberType] -- screens of any result

        await pilot.press(key)
        await searched(app, pilot)

        assert len(laid_out) == times
