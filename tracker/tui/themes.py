"""The looks: dark, light, high contrast, and red and gold. Colours are named by what they tell."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App
from textual.color import Color
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.theme import Theme

DEFAULT = "dark"


def _theme(name: str, *, dark: bool, colours: dict[str, str], told: dict[str, str]) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=colours["primary"],
        accent=colours["accent"],
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["panel"],
        error=told["red"],
        warning=told["yellow"],
        success=told["green"],
        variables={
            "quiet": colours["quiet"],
            "frame": colours["frame"],
            "selected": colours["selected"],
            "track": colours["track"],
            "head": colours["head"],
            "head-text": colours["head-text"],
            "light-red": told["red"],
            "light-yellow": told["yellow"],
            "light-green": told["green"],
            "begun": told["begun"],
            **{f"bar-{light}": _softened(told[light], colours["background"]) for light in ("red", "yellow", "green")},
            "bar-none": _softened(colours["quiet"], colours["background"]),
            "block-cursor-text-style": "none",
            "input-cursor-text-style": "none",
            "scrollbar": colours["frame"],
            "scrollbar-hover": colours["quiet"],
            "scrollbar-active": colours["quiet"],
            "scrollbar-background": colours["background"],
            "scrollbar-background-hover": colours["background"],
            "scrollbar-background-active": colours["background"],
        },
    )


def _softened(colour: str, ground: str) -> str:
    """For the bars: a page of them in the colour of a light drew the eye from the words."""
    return Color.parse(colour).blend(Color.parse(ground), 0.3).hex


THEMES = (
    _theme(
        "dark",
        dark=True,
        colours={
            "primary": "#7aa2f7",
            "accent": "#e0af68",
            "foreground": "#d5d9e6",
            "background": "#16181f",
            "surface": "#1c1f28",
            "panel": "#242834",
            "quiet": "#9aa1b7",
            "frame": "#454e6b",
            "selected": "#2e3650",
            "track": "#272c3a",
            "head": "#232a3d",
            "head-text": "#e6eaf5",
        },
        told={"red": "#f7768e", "yellow": "#e8c06a", "green": "#86c98f", "begun": "#7db6f5"},
    ),
    _theme(
        "light",
        dark=False,
        colours={
            "primary": "#1f5fbf",
            "accent": "#8f5400",
            "foreground": "#20242c",
            "background": "#fbfbf9",
            "surface": "#f2f2ee",
            "panel": "#e7e7e1",
            "quiet": "#5f646e",
            "frame": "#b4bac6",
            "selected": "#d7e3f7",
            "track": "#e4e4dc",
            "head": "#dfe5ee",
            "head-text": "#151a24",
        },
        told={"red": "#b3142e", "yellow": "#8a5a00", "green": "#1e6b34", "begun": "#1f5fbf"},
    ),
    _theme(
        "contrast",
        dark=True,
        colours={
            "primary": "#00ffff",
            "accent": "#ffff00",
            "foreground": "#ffffff",
            "background": "#000000",
            "surface": "#000000",
            "panel": "#1a1a1a",
            "quiet": "#c8c8c8",
            "frame": "#c8c8c8",
            "selected": "#0000c0",
            "track": "#3a3a3a",
            "head": "#ffffff",
            "head-text": "#000000",
        },
        told={"red": "#ff8a8a", "yellow": "#ffff00", "green": "#60ff60", "begun": "#00ffff"},
    ),
    _theme(
        "red-gold",
        dark=True,
        colours={
            "primary": "#f2c14e",
            "accent": "#f2c14e",
            "foreground": "#f6e9d8",
            "background": "#2a0d10",
            "surface": "#341216",
            "panel": "#43181d",
            "quiet": "#c3a08c",
            "frame": "#8f3a35",
            "selected": "#6b1d22",
            "track": "#48191d",
            "head": "#a5161d",
            "head-text": "#ffe9a8",
        },
        told={"red": "#ff8f85", "yellow": "#ffd34d", "green": "#a6d98a", "begun": "#f2c9a0"},
    ),
)


class _SquareEnds(ScrollBarRender):
    """Ends on whole lines: the signs for less, `▃` among them, are of ambiguous width."""

    VERTICAL_BARS: ClassVar[list[str]] = [ScrollBarRender.BLANK_GLYPH]
    HORIZONTAL_BARS: ClassVar[list[str]] = VERTICAL_BARS


def begin_with(app: App[None], name: str) -> None:
    """Gives an app that does not run yet all themes, and one to begin with.

    Setting `app.theme` would do, but parse all styles a second time, which took a tenth of the start.
    """
    ScrollBar.renderer = _SquareEnds
    for theme in THEMES:
        app.register_theme(theme)
    app.set_reactive(App.theme, name)
    app.add_class(f"-theme-{name}", "-dark-mode" if app.current_theme.dark else "-light-mode")
    app.stylesheet.set_variables(app.get_css_variables())


def chosen(name: str) -> str:
    """The theme of that name; the default where there is none."""
    return name if any(theme.name == name for theme in THEMES) else DEFAULT


def after(name: str) -> str:
    """The theme that follows on `name`, the first behind the last."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)]
