"""Every colour of text can be read on every ground that it stands on, in every theme (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from textual.color import Color
from textual.theme import Theme

from tests.tui.opening import WIDE, opened, screen_text
from tracker.settings import THEMES as NAMES
from tracker.tui.app import TrackerApp
from tracker.tui.themes import DEFAULT, THEMES, after, chosen

LEAST = 4.5
TEXTS = ("foreground", "primary", "accent", "quiet", "light-red", "light-yellow", "light-green", "begun")
GROUNDS = ("background", "surface", "panel", "selected")
LEAST_OF_A_BAR = 3
"""Of what is no text (WCAG 2.2, 1.4.11)."""

BARS = ("bar-none", "bar-red", "bar-yellow", "bar-green")

PAIRS = (
    *((text, ground) for text in TEXTS for ground in GROUNDS),
    ("head-text", "head"),
    ("head", "head-text"),
)

YEAR = """
一、道路
  （一）勘察 2026-05-31 unit:办公室
  （二）修路 3/11公里 2026-06-10 in_progress unit:财务科
  （三）绿化 done
  （四）巡查 standing
二、桥梁
  （一）选址 40% 2026-12-31
  （二）施工 blocked
  （三）通车 cancelled
"""
TALL = "\n".join(["一、道路", *(f"  {number}.路段{number} 2026-05-31" for number in range(1, 50))])
"""More lines than a screen has, so that a bar beside them scrolls."""

SCREENS = {
    "the outline": ["v", "j"],
    "what is found": ["/", "k"],
    "what can be typed": ["/", *"status:"],
    "the page of an item": ["j", "enter"],
    "a status": ["j", "s"],
    "a note": ["j", "n", "x", "escape"],
    "a form": ["j", "e", "down"],
    "a title where it stands": ["j", "f2"],
    "what is typed wrongly": ["j", "t", "x", "enter"],
    "agreeing": ["space"],
    "the palette": ["ctrl+p", "g"],
    "settings": ["comma", "down"],
    "help": ["?"],
    "a report": ["r", "right"],
    "the overview": ["]"],
    "what needs attention": ["]"] * 2,
    "a cell of the matrix": [*["]"] * 3, "right"],
    "the timeline": ["]"] * 4,
    "the history": ["]"] * 5,
}
"""The keys that lead there from the outline."""


BLOCKS = re.compile("[\u2500-\u259f]")
"""Box drawing and block elements."""


def drawn(app: TrackerApp) -> Iterator[tuple[str, float]]:
    """Every stretch of text on the screen with its contrast."""
    for strip in app.screen._compositor.render_strips():  # pyright: ignore[reportPrivateUsage] -- Textual has no public way
        for text, style, _ in strip:
            if text.strip() and style and style.color and style.bgcolor:
                ratio = contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
                yield text.strip(), round(ratio, 2)


def colour(theme: Theme, name: str) -> Color:
    return Color.parse(theme.variables.get(name) or str(getattr(theme, name)))


def contrast(text: Color, ground: Color) -> float:
    """The ratio of relative luminances as WCAG defines it, 1 to 21."""
    lighter, darker = sorted((luminance(text), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Color) -> float:
    red, green, blue = (linear(part / 255) for part in (colour.r, colour.g, colour.b))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    ratios = {pair: round(contrast(colour(theme, pair[0]), colour(theme, pair[1])), 2) for pair in PAIRS}

    assert {pair: ratio for pair, ratio in ratios.items() if ratio < LEAST} == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_bar_stands_out_from_its_ground(theme: Theme) -> None:
    ratios = {bar: round(contrast(colour(theme, bar), colour(theme, "background")), 2) for bar in BARS}

    assert {bar: ratio for bar, ratio in ratios.items() if ratio < LEAST_OF_A_BAR} == {}


@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
async def test_what_a_screen_shows_can_be_read_in_every_theme(keys: list[str]) -> None:
    async with opened(YEAR, size=WIDE) as (app, pilot):
        await pilot.press(*keys)
        ratios: dict[tuple[str, str], float] = {}
        for theme in THEMES:
            app.theme = theme.name
            await pilot.pause()
            ratios |= {(theme.name, text): ratio for text, ratio in drawn(app)}

    assert {shown: ratio for shown, ratio in ratios.items() if ratio < LEAST} == {}


@pytest.mark.parametrize("keys", [[], ["end"], ["?", "down"], ["r"]], ids=["outline", "its end", "help", "report"])
async def test_no_line_is_drawn_in_signs_that_a_chinese_terminal_makes_two_columns_wide(keys: list[str]) -> None:
    async with opened(TALL) as (app, pilot):
        await pilot.press(*keys)
        await pilot.pause()

        assert not BLOCKS.search(screen_text(app))


def test_black_on_white_is_21() -> None:
    assert round(contrast(Color.parse("#000000"), Color.parse("#ffffff"))) == 21


def test_the_settings_know_the_themes_by_name() -> None:
    assert tuple(theme.name for theme in THEMES) == NAMES
    assert NAMES[0] == DEFAULT


def test_the_keys_lead_through_all_themes_and_an_unknown_one_is_the_default() -> None:
    seen = [DEFAULT]
    while (following := after(seen[-1])) != DEFAULT:
        seen.append(following)

    assert tuple(seen) == NAMES
    assert chosen("purple") == DEFAULT


async def test_without_colour_bars_are_drawn_in_signs_and_lights_are_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async with opened(size=WIDE) as (app, _):
        shown = screen_text(app)

        assert "##" in shown
        assert "红" in shown
        assert app.no_color


async def test_in_sixteen_colours_bars_are_drawn_in_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "")
    monkeypatch.setenv("TERM", "xterm")

    async with opened(size=WIDE) as (app, _):
        assert "##" in screen_text(app)
