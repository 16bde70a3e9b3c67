"""What the box for finding offers while a filter is typed, and how it is taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import plan as drawn
from tests.tui.opening import opened, screen_text, searched
from tracker.entry import status_and_light_words
from tracker.language.catalogue import LANGUAGES, load_catalogue
from tracker.model.query import KEYS_IN_CHINESE, WHAT_ONE_HAS, read_filter
from tracker.tui.completing import KEYS, Asker, offers

ZH, EN = load_catalogue("zh"), load_catalogue("en")
DRAWN = drawn("""
一、道路 unit:办公室
  （一）勘察 unit:建设科、某某_局
二、桥梁 unit:办公室
""")

PLAN = replace(DRAWN, items={**DRAWN.items, "勘察": replace(DRAWN.items["勘察"], units=("建设科", "某某 局"))})


def asker(language: str = "zh") -> Asker:
    return Asker(PLAN, load_catalogue(language), date(2026, 12, 1), {"本周": "due:<7d"})


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        pytest.param("状", "状态:", id="a key by its first character"),
        pytest.param("st", "状态:", id="a key by its English letters"),
        pytest.param("状态:", "状态:open", id="all statuses, what is open first"),
        pytest.param("status:受", "status:受阻", id="a status by its word"),
        pytest.param("状态：sz", "状态：受阻", id="a status by its pinyin"),
        pytest.param("桥 -light:", "桥 -light:红", id="behind other terms and a minus"),
        pytest.param("时限:", "时限:over", id="deadlines"),
        pytest.param("due:下月", "due:2027-01", id="a deadline by its meaning"),
        pytest.param("unit:", "unit:办公室", id="units, the most frequent first"),
        pytest.param("unit:js", "unit:建设科", id="a unit by its pinyin"),
        pytest.param("unit:某某", 'unit:"某某 局"', id="a unit with a space"),
        pytest.param("has:依据", "has:evidence", id="what it has by its meaning"),
        pytest.param("point:", "point:1", id="points"),
        pytest.param("@", "@本周", id="a saved filter"),
    ],
)
def test_the_likeliest_goes_on_with_what_was_typed(typed: str, taken: str) -> None:
    assert offers(typed, asker())[0].text == taken


@pytest.mark.parametrize("typed", ["", "换届", "s", "status:受阻", "status:x", "what:", "unit:办公室 ", "@没有"])
def test_nothing_is_offered_where_nothing_fits_or_all_is_said(typed: str) -> None:
    assert offers(typed, asker()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_offered_can_be_read(language: str) -> None:
    words = load_catalogue(language)
    for key in KEYS:
        for offer in offers(f"{words(f'complete.{key}')}:", asker(language)):
            assert read_filter(offer.text, status_and_light_words()).tests


def test_the_keys_in_chinese_are_those_of_the_filter() -> None:
    assert all(KEYS_IN_CHINESE[ZH(f"complete.{key}")] == key for key in KEYS)
    assert all(EN(f"complete.{key}") == key for key in KEYS)
    assert all(ZH(f"complete.has_{each}") for each in WHAT_ONE_HAS)


@given(st.text(max_size=12))
def test_whatever_is_typed_stands_before_what_is_offered(typed: str) -> None:
    assert all(offer.text for offer in offers(typed, asker()))


async def test_tab_takes_what_is_offered_and_the_search_goes_on() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", *"status", "colon", "受")
        await pilot.pause()
        assert "> 受阻" in screen_text(app)

        await pilot.press("tab", "enter")
        await searched(app, pilot)

        assert app.main.finding.value == "status:受阻"
        assert app.main.outline.selected == "施工"
        assert app.main.outline.has_focus


async def test_arrows_choose_and_enter_takes_what_was_chosen() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", *"status", "colon", "down", "enter")
        await searched(app, pilot)

        assert app.main.finding.value == "status:未启动"
        assert app.main.finding.has_focus

        await pilot.press("enter")

        assert app.main.outline.has_focus


async def test_the_right_arrow_behind_the_last_letter_takes_and_elsewhere_moves() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", *"light", "colon", "left", "right")
        assert app.main.finding.value == "light:"

        await pilot.press("right")
        assert app.main.finding.value == "light:红"


async def test_enter_searches_for_what_was_typed_where_nothing_was_chosen() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", *"point", "colon", "1", "enter")
        await searched(app, pilot)

        assert app.main.finding.value == "point:1"
        assert app.main.outline.has_focus
        assert "> 1" not in screen_text(app)


async def test_a_click_takes_what_is_offered() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", *"light", "colon")
        await pilot.pause()

        await pilot.click("OfferLines", offset=(4, 1))
        await pilot.pause()

        assert app.main.finding.value == "light:黄"
