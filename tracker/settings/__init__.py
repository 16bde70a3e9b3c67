"""What an office or a person sets once: one small TOML file in the data folder, made to be edited by hand.

```toml
name = "李会计"            # stands beside every change; without it the account's name
language = "zh"
theme = "dark"
tour = false              # the tour of the first start was seen

[lights]
behind_points = 10
far_behind_points = 30
near_days = 15
red = "告警"               # what the office calls its lights; also yellow and green

[keys]
tick = ["x", "F4"]        # in place of those that the action has

[filters]
本周 = "due:<7d -status:done"
```

A file that is not TOML, or holds a value of the wrong kind, is refused with the line or the name of
the value: half a setting would quietly change the lights of a whole office. A name that is nearly one
of these is a slip and refused too; any other is that of another version, and stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from tracker.errors import BadSettings, FolderMissing, UnknownFilter
from tracker.frozen import Frozen, field_names
from tracker.language.catalogue import LANGUAGES, Catalogue
from tracker.model.light import USUAL_RULES, Light, LightRules
from tracker.text.cleaning import clean_line

FILE_NAME = "settings.toml"
THEMES = ("dark", "light", "contrast", "red-gold")
"""The looks of the app; the first is the default."""

NAMED_LIGHTS = (Light.GREEN, Light.YELLOW, Light.RED)
_MOST_BYTES = 1_000_000


_NOTHING: Mapping[Any, Any] = MappingProxyType({})


class Settings(Frozen):
    name: str = ""
    """Stands beside every change and note; empty means the account's name."""

    language: str = ""
    """`zh` or `en`; empty means that the locale decides."""

    theme: str = ""
    """One of `THEMES`; empty, or one that another version has, means the default."""

    rules: LightRules = USUAL_RULES
    light_names: Mapping[Light, str] = _NOTHING
    """What the office calls its lights; one that is not named has the word of the language."""

    keys: Mapping[str, tuple[str, ...]] = _NOTHING
    """For an action of the app the keys, as people write them, that it has in place of its own."""

    filters: Mapping[str, str] = _NOTHING
    """Saved filters by name."""

    shows_tour: bool = True
    """Whether the app begins with the tour."""

    def worded(self, words: Catalogue) -> Catalogue:
        """The words of a language, the lights called as the office calls them."""
        if not self.light_names:
            return words
        in_full = {f"light.{light.value}": name for light, name in self.light_names.items()}
        on_screen = {f"screen.light_{light.value}": name for light, name in self.light_names.items()}
        return words.with_entries(in_full | on_screen)

    def written_out(self, asked: str) -> str:
        """A filter with every `@name` in it replaced by the saved filter of that name.

        Raises:
            UnknownFilter: None is saved under a name.
        """
        return " ".join(self._written_out(word) for word in asked.split(" ")) if "@" in asked else asked

    def _written_out(self, word: str) -> str:
        if not word.startswith("@"):
            return word
        found = self.filters.get(word[1:])
        if found is None:
            raise UnknownFilter(name=word[1:], saved=", ".join(f"@{name}" for name in self.filters))
        return found


def read_settings(home: Path) -> Settings:
    """The settings of a data folder; the defaults when it has no such file.

    Raises:
        BadSettings: The file cannot be read, is not TOML, or holds something of the wrong kind.
        FolderMissing: A file stands where the data folder should be.
    """
    path = home / FILE_NAME
    text = settings_text(path)
    return settings_in(text, path) if text else Settings()


def settings_text(path: Path) -> str:
    """What the file holds, in UTF-8 or what editors on Chinese systems save instead; empty when there is none.

    Raises:
        BadSettings: It cannot be read.
        FolderMissing: A file stands where the data folder should be.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise BadSettings(path=path, why="too large")
        content = path.read_bytes()
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return content.decode("gb18030")
    except FileNotFoundError:
        return ""
    except NotADirectoryError as wrong:
        raise FolderMissing(path=path.parent) from wrong
    except (OSError, UnicodeDecodeError) as wrong:
        raise BadSettings(path=path, why=str(wrong)) from wrong


def settings_in(text: str, path: Path) -> Settings:
    """
    Raises:
        BadSettings: The text, which stands in the file at `path`, is not TOML or holds something of the wrong kind.
    """
    import tomllib  # most offices set nothing

    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as wrong:
        raise BadSettings(path=path, why=str(wrong)) from wrong
    _refuse_slips(table, ("name", "language", "theme", "tour", "lights", "keys", "filters"), path)
    language = _text(table, "language", path)
    if language not in ("", *LANGUAGES):
        raise BadSettings(path=path, why=f"language = {language!r}")
    lights = _inner(table, "lights", path)
    names = tuple(light.value for light in NAMED_LIGHTS)
    _refuse_slips(lights, (*field_names(LightRules), *names), path)
    return Settings(
        name=_text(table, "name", path),
        language=language,
        theme=_text(table, "theme", path),
        rules=_rules(lights, path),
        light_names={Light(name): word for name in names if (word := _text(lights, name, path))},
        keys={action: _keys(action, said, path) for action, said in _inner(table, "keys", path).items()},
        filters=_filters(_inner(table, "filters", path), path),
        shows_tour=_is_true(table, "tour", path),
    )


def _refuse_slips(table: Mapping[str, Any], known: Collection[str], path: Path) -> None:
    """To pass over a slip would leave the user believing that it works; what is far from all that is known is none."""
    for name in table:
        if name not in known:
            from difflib import get_close_matches  # hopefully never

            if near := get_close_matches(name, known, n=1):
                raise BadSettings(path=path, why=f"{name} → {near[0]}?")


def _text(table: Mapping[str, Any], key: str, path: Path) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise BadSettings(path=path, why=f"{key} = {value!r}")
    return clean_line(value)


def _is_true(table: Mapping[str, Any], key: str, path: Path) -> bool:
    value = table.get(key, True)
    if not isinstance(value, bool):
        raise BadSettings(path=path, why=f"{key} = {value!r}")
    return value


def _inner(table: Mapping[str, Any], key: str, path: Path) -> Mapping[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise BadSettings(path=path, why=f"{key} = {value!r}")
    return cast("dict[str, Any]", value)  # TOML has no keys but strings


def _keys(action: str, said: object, path: Path) -> tuple[str, ...]:
    """One key, or several in a list."""
    keys = cast("list[object]", said) if isinstance(said, list) else [said]
    if not all(isinstance(key, str) for key in keys):
        raise BadSettings(path=path, why=f"keys.{action} = {said!r}")
    return tuple(clean_line(str(key)) or str(key) for key in keys)


def _filters(table: Mapping[str, Any], path: Path) -> dict[str, str]:
    return {clean_line(name): _text(table, name, path) for name in table}


def _rules(given: Mapping[str, Any], path: Path) -> LightRules:
    chosen: dict[str, int] = {}
    for name in (each for each in field_names(LightRules) if each in given):
        value = given[name]
        if type(value) is not int or value < 0:
            raise BadSettings(path=path, why=f"lights.{name} = {value!r}")
        chosen[name] = value
    rules = LightRules(**chosen)
    if rules.behind_points > rules.far_behind_points:
        raise BadSettings(path=path, why=f"behind_points {rules.behind_points} > {rules.far_behind_points}")
    return rules
