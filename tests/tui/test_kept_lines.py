"""Lines that are kept from one paint to the next are those that would be drawn."""

from __future__ import annotations

import pytest
from textual.strip import Strip

from tests.tui.opening import SIZE, WIDE, opened, searched
from tracker.tui.app import TrackerApp
from tracker.tui.widgets.plain import Plain

JOURNEYS = {
    "moving and folding": "j j h l k minus plus G g pagedown pageup",
    "looking into a branch": "j i I G i I plus",
    "marking": "v v shift+down shift+down escape",
    "recording": "j space space 2 G u ctrl+y u u",
    "moving items": "j j K J greater_than_sign less_than_sign G K K",
    "removing and bringing back": "j delete enter u G delete enter u",
    "another order": "O j j enter",
    "finding": "slash 修 backspace 施 enter f3 escape",
    "hiding what is done": "z j z",
    "colours and languages": "T T L j L",
}


def painted(app: TrackerApp) -> list[Strip]:
    return app.screen._compositor.render_strips()  # pyright: ignore[reportPrivateUsage] -- Textual has no public way


@pytest.mark.parametrize("size", [SIZE, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("keys", JOURNEYS.values(), ids=JOURNEYS)
async def test_after_every_key_what_was_kept_is_what_would_be_drawn(keys: str, size: tuple[int, int]) -> None:
    async with opened(size=size) as (app, pilot):
        for key in keys.split():
            await pilot.press(key)
            await searched(app, pilot)

            kept = painted(app)
            for widget in app.screen.query(Plain):
                widget.forget_styles()
            assert kept == painted(app), key


async def test_a_screen_of_another_size_keeps_no_line_of_the_old_one() -> None:
    async with opened(size=WIDE) as (app, pilot):
        painted(app)

        await pilot.resize_terminal(*SIZE)
        kept = painted(app)

        for widget in app.screen.query(Plain):
            widget.forget_styles()
        assert kept == painted(app)


async def test_of_a_move_of_the_cursor_two_lines_are_drawn() -> None:
    async with opened(size=SIZE) as (app, pilot):
        outline = app.main.outline
        before = outline.render_lines(outline.region.size.region)

        await pilot.press("j")
        after = outline.render_lines(outline.region.size.region)

        drawn = [y for y, (now, then) in enumerate(zip(after, before, strict=True)) if now is not then]
        assert drawn == [outline.heading_height, outline.heading_height + 1]
