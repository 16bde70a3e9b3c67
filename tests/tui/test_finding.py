"""Finding and hiding: what is shown, what stays selected, and the ways back."""

from __future__ import annotations

from tests.tui.opening import item, opened, screen_text, searched
from tracker.model.status import Status


async def test_matches_are_shown_with_the_items_above_them_while_typing() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", "施")
        await searched(app, pilot)

        shown = screen_text(app)
        assert "二、桥梁" in shown
        assert "施工" in shown
        assert "选址" not in shown


async def test_enter_goes_to_the_first_match_with_the_filter_still_on() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", "施", "enter")
        await searched(app, pilot)

        assert app.main.outline.selected == "施工"
        assert app.main.outline.has_focus


async def test_a_found_item_can_be_worked_on() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", "选", "enter")
        await searched(app, pilot)
        await pilot.press("space")

        assert item(app, "选址").status is Status.DONE


async def test_escape_shows_everything_again_and_keeps_the_selection() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", "施", "enter")
        await searched(app, pilot)
        await pilot.press("escape")

        assert app.main.outline.selected == "施工"
        assert "勘察" in screen_text(app)


async def test_escape_in_the_box_shows_everything_again() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", "施", "escape")
        await searched(app, pilot)

        assert "勘察" in screen_text(app)
        assert app.main.outline.has_focus


async def test_f3_goes_round_the_matches() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", "路", "enter")
        await searched(app, pilot)
        seen = [app.main.outline.selected]
        for _ in range(2):
            await pilot.press("f3")
            seen.append(app.main.outline.selected)

        assert seen == ["道路", "修路", "道路"]


async def test_a_term_that_cannot_be_understood_is_told() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", *"light:x", "enter")
        await searched(app, pilot)

        assert "可以写" in app.main.status.text


async def test_finding_nothing_says_so_and_how_to_get_back() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", "鲸", "enter")
        await searched(app, pilot)

        assert "按 Esc 回到全部" in screen_text(app)


async def test_z_hides_what_is_done_and_shows_it_again() -> None:
    async with opened() as (app, pilot):
        await pilot.press("z")
        await searched(app, pilot)
        hidden = screen_text(app)

        await pilot.press("z")
        await searched(app, pilot)

        assert "绿化" not in hidden
        assert "绿化" in screen_text(app)


async def test_hiding_says_how_many_and_the_header_goes_on_saying_it() -> None:
    async with opened() as (app, pilot):
        await pilot.press("z")
        await searched(app, pilot)
        told, header = app.main.status.text, screen_text(app).splitlines()[0]
        await pilot.press("z")
        await searched(app, pilot)

        assert told == "已隐藏 1 项已完成   z 全部显示"
        assert "隐藏已完成" in header
        assert app.main.status.text == "已全部显示"
        assert "隐藏已完成" not in screen_text(app).splitlines()[0]


async def test_hiding_keeps_the_folding() -> None:
    async with opened() as (app, pilot):
        await pilot.press("minus", "z")
        await searched(app, pilot)
        hidden = screen_text(app)
        await pilot.press("l")

        assert "勘察" not in hidden
        assert "勘察" in screen_text(app)
        assert "绿化" not in screen_text(app)


async def test_the_word_on_what_was_found_goes_with_the_filter() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", "施", "enter")
        await searched(app, pilot)
        told = app.main.status.text
        await pilot.press("escape")
        await searched(app, pilot)

        assert "找到 1 项" in told
        assert "找到" not in app.main.status.text


async def test_a_new_item_is_seen_even_if_nothing_like_it_was_looked_for() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", "施", "enter")
        await searched(app, pilot)
        await pilot.press("a", "验", "enter")
        await pilot.pause()

        assert app.main.outline.selected == "new1"
        assert "验" in screen_text(app)
