"""The line that says what happened: what to do now is never cut off."""

from __future__ import annotations

import pytest

from tests.tui.opening import opened, screen_text, searched

LONG = "一、" + "很长的标题" * 6


async def test_a_message_that_is_too_long_takes_two_lines_with_the_way_back() -> None:
    async with opened(f"{LONG}\n二、路", size=(40, 12)) as (app, pilot):
        await pilot.press("space")
        await pilot.pause()

        lines = screen_text(app).splitlines()[-3:]
        assert "已完成" in lines[0]
        assert "u 撤销" in lines[1]
        assert "Space" in lines[2]


async def test_a_short_message_gives_the_second_line_back() -> None:
    async with opened(f"{LONG}\n二、路", size=(40, 12)) as (app, pilot):
        await pilot.press("space", "G", "space")
        await pilot.pause()

        assert app.main.status.size.height == 1
        assert "u 撤销" in screen_text(app).splitlines()[-2]


async def test_of_a_message_of_many_lines_the_beginning_and_the_end_are_seen() -> None:
    async with opened(size=(40, 12)) as (app, pilot):
        app.tell("没有存好：" + "原因" * 60 + "。请再试一次。", is_error=True)
        await pilot.pause()

        assert "没有存好" in screen_text(app)
        assert "请再试一次。" in screen_text(app)
        assert app.main.status.size.height == 2


async def test_a_word_on_the_selected_item_stays_on_one_line() -> None:
    async with opened(size=(40, 12)) as (app, pilot):
        app.main.status.idle("词" * 60)
        await pilot.pause()

        assert app.main.status.size.height == 1


async def test_the_selected_item_is_spoken_of_again_once_a_search_is_left() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", *"xl", "enter")
        await searched(app, pilot)
        await pilot.press("escape")
        await searched(app, pilot)

        assert app.main.status.text.startswith(app.desk.plan.number(app.main.outline.selected or ""))


async def test_a_key_and_what_it_does_stay_on_one_line() -> None:
    async with opened(size=(40, 12)) as (app, pilot):
        app.tell("已剪切6项：很长的标题   Ctrl+V 移到后面   V 移为下级")
        await pilot.pause()

        shown = screen_text(app).splitlines()[-3:-1]
        assert [line.strip() for line in shown] == ["已剪切6项：很长的标题", "Ctrl+V 移到后面   V 移为下级"]


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        pytest.param(49, " Space 完成   n 记录   s 状态   / 查找   ? 帮助", id="all"),
        pytest.param(47, " Space 完成   n 记录   s 状态   / 查找   ? 帮助", id="all but the gap behind the last"),
        pytest.param(46, " Space 完成   n 记录   s 状态   / 查找", id="four"),
        pytest.param(8, " Space", id="the first, cut off"),
    ],
)
async def test_keys_that_do_not_fit_are_left_out_whole(width: int, shown: str) -> None:
    async with opened(size=(width, 12)) as (app, pilot):
        await pilot.pause()

        assert screen_text(app).splitlines()[-1].rstrip() == shown


async def test_where_nothing_is_found_no_next_one_is_offered() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", *"qqq")
        await searched(app, pilot)

        assert app.main.status.text == "没有找到。   Esc 回到全部"
