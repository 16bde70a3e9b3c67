"""Every word that a user reads, by key: `catalogue("note.added", title=title)`.

One TOML file a language, with the same keys and the same fields in each (a test says so). An entry
is a text with `{fields}`, or a table with `one` and `other` where a language tells one from many,
chosen by the field `count`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tracker.language.written import WrittenTexts

LANGUAGES = ("zh", "en")
"""The first is the default."""


class Catalogue:
    def __init__(self, language: str, entries: Mapping[str, str], keys: Mapping[str, str] | None = None) -> None:
        """Args:
        keys: What stands for `{key_<action>}` in a text; None where no keys are spoken of.
        """
        self.language = language
        self._entries = entries
        self._keys_named = keys
        self._said: dict[str, str] = {}
        """What was asked for before."""

    def __call__(self, key: str, /, **fields: object) -> str:
        """The text of an entry, its fields filled in as they are: a value is never read as a template.

        Raises:
            KeyError: There is no such entry, or a field of it was not given: a mistake in the program.
        """
        entry = self._said.get(key) or self._entry(key, fields.get("count"))
        return entry.format_map(fields) if "{" in entry else entry

    def _entry(self, key: str, count: object) -> str:
        if key not in self._entries:
            key = f"{key}.one" if count == 1 else f"{key}.other"
        if key not in self._said:
            self._said[key] = self._with_keys(self._entries[key])
        return self._said[key]

    def _with_keys(self, text: str) -> str:
        for action, name in self._keys_named.items() if self._keys_named and "{key_" in text else ():
            text = text.replace(f"{{key_{action}}}", _unfilled(name))
        return text

    def __contains__(self, key: str) -> bool:
        return key in self._entries or f"{key}.other" in self._entries

    def with_entries(self, entries: Mapping[str, str]) -> Catalogue:
        """The same with other texts for some keys, which are shown as they are: no field in them is filled."""
        written = {key: _unfilled(text) for key, text in entries.items()}
        return Catalogue(self.language, {**self._entries, **written}, self._keys_named)

    def naming_keys(self, keys: Mapping[str, str]) -> Catalogue:
        """The same for who has these keys, by action, as people write them."""
        return Catalogue(self.language, self._entries, keys)

    def keys(self) -> frozenset[str]:
        """Dotted keys, an entry that tells one from many once."""
        return frozenset(key.removesuffix(".one").removesuffix(".other") for key in self._entries)

    def fields(self, key: str) -> frozenset[str]:
        """The names of the fields that an entry takes."""
        from string import Formatter  # for tests

        texts = [text for each in (key, f"{key}.one", f"{key}.other") if (text := self._entries.get(each))]
        return frozenset(name for text in texts for _, name, _, _ in Formatter().parse(text) if name)


def _unfilled(text: str) -> str:
    """The text as part of an entry that says just that."""
    return text.replace("{", "{{").replace("}", "}}") if "{" in text or "}" in text else text


@cache
def load_catalogue(language: str) -> Catalogue:
    """The catalogue of one of `LANGUAGES`, read when it is first asked for: the palette asks for each 70 times."""
    file = Path(__file__).with_name(f"{language}.toml")  # importlib.resources would cost 5 ms of a 60 ms command
    return Catalogue(language, WrittenTexts(file.read_text(encoding="utf-8")))


def catalogues() -> tuple[Catalogue, ...]:
    """Those of all languages, for who understands a word in any of them."""
    return tuple(map(load_catalogue, LANGUAGES))


def language_for(locale: str) -> str:
    """The language for a user with this locale name (`zh_CN.UTF-8`, `de_DE`, `C`).

    English where the locale names a language other than Chinese; else Chinese, also for no locale,
    `C` and `POSIX`, which say nothing about what the user reads.
    """
    name = locale.split(".")[0].split("@")[0].split("_")[0].lower()
    return "zh" if name in ("", "c", "posix", "zh") or name.startswith("chinese") else "en"
