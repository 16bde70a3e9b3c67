"""Every colour of text can be read on every ground that it stands on, in every theme (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from tests.tui.opening import WIDE, opened, screen_text
from tracker.settings import THEMES as NAMES
from tracker.tui.themes import DEFAULT, THEMES, after, chosen

LEAST = 4.5
TEXTS = ("foreground", "primary", "accent", "quiet", "light-red", "light-yellow", "light-green", "begun")
GROUNDS = ("background", "surface", "panel", "selected")
BARS = ("quiet", "light-red", "light-yellow", "light-green")
"""What a chart's bars are drawn in; figures may stand on them in the colour of the ground."""

PAIRS = (
    *((text, ground) for text in TEXTS for ground in GROUNDS),
    *(("background", bar) for bar in BARS),
    ("head-text", "head"),
    ("head", "head-text"),
)


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
