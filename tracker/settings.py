"""What an office or a person sets once: one small TOML file in the data folder, made to be edited by hand.

```toml
name = "李会计"            # stands beside every change; without it the account's name
language = "zh"
theme = "dark"

[lights]
behind_points = 10
far_behind_points = 30
near_days = 15
```

A file that is not TOML, or holds a value of the wrong kind, is refused with the line or the name of
the value: half a setting would quietly change the lights of a whole office.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, cast

from tracker.errors import BadSettings
from tracker.language.catalogue import LANGUAGES
from tracker.model.progress import LightRules
from tracker.text.cleaning import clean_line

FILE_NAME = "settings.toml"
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    name: str = ""
    """Stands beside every change and note; empty means the account's name."""

    language: str = ""
    """`zh` or `en`; empty means that the locale decides."""

    theme: str = ""
    """The name of a theme of the app; empty means the default."""

    rules: LightRules = LightRules()


def read_settings(home: Path) -> Settings:
    """The settings of a data folder; the defaults when it has no such file.

    Raises:
        BadSettings: The file cannot be read, is not TOML, or holds something of the wrong kind.
    """
    path = home / FILE_NAME
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise BadSettings(path=path, why="too large")
        table = tomllib.loads(_decoded(path.read_bytes()))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as wrong:
        raise BadSettings(path=path, why=str(wrong)) from wrong
    _refuse_unknown(table, ("name", "language", "theme", "lights"), path)
    language = _text(table, "language", path)
    if language not in ("", *LANGUAGES):
        raise BadSettings(path=path, why=f"language = {language!r}")
    return Settings(
        name=_text(table, "name", path),
        language=language,
        theme=_text(table, "theme", path),
        rules=_rules(table.get("lights", {}), path),
    )


def _decoded(content: bytes) -> str:
    """UTF-8, or what editors on Chinese systems save instead."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def _refuse_unknown(table: Mapping[str, Any], known: Collection[str], path: Path) -> None:
    """A name that is none is a slip: to pass over it would leave the user believing that it works."""
    unknown = next((key for key in table if key not in known), None)
    if unknown is not None:
        raise BadSettings(path=path, why=f"{unknown} ? ({', '.join(known)})")


def _text(table: Mapping[str, Any], key: str, path: Path) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise BadSettings(path=path, why=f"{key} = {value!r}")
    return clean_line(value)


def _rules(table: object, path: Path) -> LightRules:
    if not isinstance(table, dict):
        raise BadSettings(path=path, why=f"lights = {table!r}")
    given = cast("dict[str, object]", table)  # TOML has no keys but strings
    _refuse_unknown(given, tuple(each.name for each in fields(LightRules)), path)
    chosen: dict[str, int] = {}
    for name in (each.name for each in fields(LightRules) if each.name in given):
        value = given[name]
        if type(value) is not int or value < 0:
            raise BadSettings(path=path, why=f"lights.{name} = {value!r}")
        chosen[name] = value
    rules = LightRules(**chosen)
    if rules.behind_points > rules.far_behind_points:
        raise BadSettings(path=path, why=f"behind_points {rules.behind_points} > {rules.far_behind_points}")
    return rules
