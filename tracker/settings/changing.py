"""Settings as a user types them, and their way into the file: `theme=浅色`, `lights.near_days=7`, `keys.tick=x F4`.

Names and values are understood in the words of every language; the file gets the one form that it is read in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from tracker.errors import BadSettings, BadValue, SettingRefused, UnknownSetting
from tracker.language.catalogue import LANGUAGES, catalogues
from tracker.model.progress import Light
from tracker.settings import FILE_NAME, NAMED_LIGHTS, THEMES, Settings, settings_in, settings_text
from tracker.settings.toml_lines import Place, Value, with_value
from tracker.store.disk import failures, write_atomically
from tracker.text.cleaning import clean_line
from tracker.text.folding import fold

OFFERED: Mapping[str, Place] = {
    "name": ("name",),
    "language": ("language",),
    "theme": ("theme",),
    "behind_points": ("lights", "behind_points"),
    "far_behind_points": ("lights", "far_behind_points"),
    "near_days": ("lights", "near_days"),
    **{light.value: ("lights", light.value) for light in NAMED_LIGHTS},
    "tour": ("tour",),
}
"""Where each setting stands in the file, in the order in which they are shown; its words are `setting.<name>`.

`keys.<action>` and `filters.<name>` come besides, as many as somebody wants.
"""

_OPEN_TABLES = ("keys", "filters")


def change_settings(
    home: Path, wanted: Mapping[str, str], *, check: Callable[[Settings], object] = lambda _: None
) -> Settings:
    """Keeps what was typed for some settings, nothing typed meaning the default; answers all of them then.

    Args:
        wanted: By the name of the setting, in the file's form or in the words of a language.
        check: Raises TrackerError for settings that only those above can judge; nothing is kept then.

    Raises:
        UnknownSetting, BadValue, SettingRefused: Nothing was changed.
        BadSettings: The file as it is cannot be understood.
        StoreError: It could not be written.
    """
    path = home / FILE_NAME
    text = settings_text(path)
    settings = settings_in(text, path)
    for name, typed in wanted.items():
        place = place_named(name)
        value = value_typed(place, typed) if typed.strip() else None
        text = with_value(text, place, value)
        settings = _judged(text, path, name)
    check(settings)
    with failures(home, writing=True):
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_atomically(path, text.encode("utf-8"))
    return settings


def _judged(text: str, path: Path, name: str) -> Settings:
    try:
        return settings_in(text, path)
    except BadSettings as wrong:
        raise SettingRefused(name=name, why=wrong.facts["why"]) from wrong


def place_named(name: str) -> Place:
    """Raises UnknownSetting, which names those there are."""
    typed = clean_line(name)
    table, dot, inner = typed.partition(".")
    if dot and table in _OPEN_TABLES and inner and not re.search(r"[\s@]", inner):
        return (table, inner)
    for offered, place in OFFERED.items():
        called = (offered, ".".join(place), *(words(f"setting.{offered}") for words in catalogues()))
        if fold(typed) in map(fold, called):
            return place
    raise UnknownSetting(name=typed, names=", ".join((*map(".".join, OFFERED.values()), "keys.…", "filters.…")))


def value_typed(place: Place, typed: str) -> Value:
    """Raises BadValue for what is none; the error carries an example that would do."""
    name, said = place[-1], clean_line(typed)
    if place[0] == "keys":
        return tuple(typed.split())
    if place == (name,) and name in _CHOICES:
        return _choice(name, said)
    if name in ("behind_points", "far_behind_points", "near_days"):
        return _number(name, said)
    if name in (light.value for light in NAMED_LIGHTS) and place[0] == "lights":
        return _light_name(name, said)
    return said


_CHOICES: Mapping[str, Mapping[Value, str]] = {
    "language": {language: f"setting.{language}" for language in LANGUAGES},
    "theme": {theme: f"theme.{theme}" for theme in THEMES},
    "tour": {True: "setting.on", False: "setting.off"},
}
"""The values of those that have few, and the catalogue keys of their words."""


def _choice(name: str, said: str) -> Value:
    choices = _CHOICES[name]
    for value, key in choices.items():
        if fold(said) in (fold(str(value)), *(fold(words(key)) for words in catalogues())):
            return value
    raise BadValue(field=f"setting.{name}", value=said, example=", ".join(str(value).lower() for value in choices))


def _number(name: str, said: str) -> int:
    digits = fold(said)
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS):
        raise BadValue(field=f"setting.{name}", value=said, example="15")
    return int(digits)


_MOST_DIGITS = 3


def _light_name(name: str, said: str) -> str:
    """A word that means another light already would make filters and reports say the opposite."""
    others = (light for light in Light if light.value != name)
    taken = {
        fold(word) for light in others for word in (light.value, *(w(f"light.{light.value}") for w in catalogues()))
    }
    if fold(said) in taken or len(said) > _LONGEST_NAME:
        raise BadValue(field=f"setting.{name}", value=said, example="预警")
    return said


_LONGEST_NAME = 8
"""Characters: it stands in a column of its own."""


def as_typed(settings: Settings, name: str) -> str:
    """The value of one of `OFFERED` in the form in which it can be typed; empty for one that is not set."""
    if name in ("name", "language", "theme"):
        return str(getattr(settings, name))
    if name == "tour":
        return str(settings.shows_tour).lower()
    if name in {light.value for light in NAMED_LIGHTS}:
        return settings.light_names.get(Light(name), "")
    return str(getattr(settings.rules, name))
