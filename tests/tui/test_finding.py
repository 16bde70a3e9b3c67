"""Finding and hiding: what is shown, what stays selected, and the ways back."""

from __future__ import annotations

import pytest

from tests.tui.opening import item, opened, screen_text, searched
from tracker.model import edits
from tracker.model.status import Status
from tracker.tui.app import TrackerApp
from tracker.tui.sieve import Sieve


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

        assert told == "已隐藏1项已完成   z 全部显示"
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

        assert "找到1项" in told
        assert "找到" not in app.main.status.text


async def test_a_new_item_is_seen_even_if_nothing_like_it_was_looked_for() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", "施", "enter")
        await searched(app, pilot)
        await pilot.press("a", "验", "enter")
        await pilot.pause()

        assert app.main.outline.selected == "new1"
        assert "验" in screen_text(app)


WORDS_READ_AS_HJ = "一、学习\n  1.学习全会精神\n  2.走访红军村\n二、组织\n  1.启动换届\n  2.完成换届"


async def test_initials_lead_to_the_word_that_was_meant_before_what_sounds_so_by_chance() -> None:
    async with opened(WORDS_READ_AS_HJ) as (app, pilot):
        await pilot.press("slash", "h", "j", "enter")
        await searched(app, pilot)

        assert app.main.outline.selected == "启动换届"
        assert app.found.matches == ("学习全会精神", "走访红军村", "启动换届", "完成换届")


async def test_f3_goes_on_in_plan_order_from_the_best_match() -> None:
    async with opened(WORDS_READ_AS_HJ) as (app, pilot):
        await pilot.press("slash", "h", "j", "enter")
        await searched(app, pilot)
        seen: list[str | None] = []
        for _ in range(2):
            await pilot.press("f3")
            seen.append(app.main.outline.selected)

        assert seen == ["完成换届", "学习全会精神"]


async def test_a_title_comes_before_what_a_note_tells() -> None:
    async with opened() as (app, pilot):
        await pilot.press("n", *"桥", "ctrl+s", "slash", *"桥")
        await searched(app, pilot)

        assert app.main.outline.selected == "桥梁"


async def test_one_of_the_best_matches_stays_selected() -> None:
    async with opened(WORDS_READ_AS_HJ) as (app, pilot):
        await pilot.press("G", "slash", "h", "j", "enter")
        await searched(app, pilot)

        assert app.main.outline.selected == "完成换届"


async def test_finding_nothing_loses_no_place() -> None:
    async with opened() as (app, pilot):
        await pilot.press("G", "slash", "鲸")
        await searched(app, pilot)
        await pilot.press("escape")

        assert app.main.outline.selected == "施工"


@pytest.mark.parametrize(("typed", "found"), [("hj", "换届"), ("换", "换"), ("-学", "")])
async def test_what_was_looked_for_is_marked_in_the_lines(typed: str, found: str) -> None:
    async with opened(WORDS_READ_AS_HJ) as (app, pilot):
        await pilot.press("slash", *typed)
        await searched(app, pilot)

        assert marked_in_last_line(app) == found


async def test_nothing_is_marked_any_more_after_escape() -> None:
    async with opened(WORDS_READ_AS_HJ) as (app, pilot):
        await pilot.press("slash", *"hj", "escape")
        await searched(app, pilot)

        assert marked_in_last_line(app) == ""


async def test_a_mark_that_is_cut_off_is_not_drawn() -> None:
    async with opened("一、" + "长" * 60 + "换届", size=(60, 24)) as (app, pilot):
        await pilot.press("slash", *"hj")
        await searched(app, pilot)

        assert marked_in_last_line(app) == ""
        assert app.main.outline.selected is not None


def marked_in_last_line(app: TrackerApp) -> str:
    """What is underlined in the last line of the outline."""
    outline = app.main.outline
    strip = outline.render_line(outline.count())
    return "".join(segment.text for segment in strip if segment.style and segment.style.underline)


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param("x i u l u backspace backspace backspace l", id="pinyin and letters taken back"),
        pytest.param("修 路 backspace backspace 施 工", id="words"),
        pytest.param("1 . 2 backspace backspace 2", id="numbers"),
        pytest.param("道 space 修 backspace 桥", id="two words"),
        pytest.param("minus 路 backspace 桥", id="what is left out"),
    ],
)
async def test_letter_by_letter_the_same_is_found_as_at_once(keys: str) -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash")
        for key in keys.split():
            await pilot.press(key)
            await searched(app, pilot)

            typed = app.sieve.text
            found_at_once = await found_in_a_new_app(typed)
            assert app.found.matches == found_at_once, typed


async def found_in_a_new_app(text: str) -> tuple[str, ...]:
    async with opened() as (app, pilot):
        app.look_for(Sieve(text))
        await searched(app, pilot)
        return app.found.matches


async def test_after_an_edit_everything_is_looked_through_again() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", "修")
        await searched(app, pilot)

        app.desk.workspace.edit(lambda plan: edits.set_field(plan, "选址", "title", "修桥"))
        app.refresh_plan()
        await pilot.press("桥")
        await searched(app, pilot)

        assert app.found.matches == ("选址",)


async def test_what_is_hidden_while_something_is_looked_for_comes_back_with_the_rest() -> None:
    async with opened() as (app, pilot):
        app.look_for(Sieve("路", hides_done=True))
        await searched(app, pilot)
        await pilot.press("z")
        await searched(app, pilot)

        assert app.found.matches == await found_in_a_new_app("路")
