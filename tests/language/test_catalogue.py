from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tracker.language.catalogue import LANGUAGES, Catalogue, language_for, load_catalogue
from tracker.language.written import WrittenTexts

PACKAGE = Path(__file__).parents[2] / "tracker"
CHINESE, ENGLISH = load_catalogue("zh"), load_catalogue("en")
KEYS = sorted(CHINESE.keys())

_ALWAYS_SEVERAL = {
    *("cli.more_changes", "complete.within", "error.too_many_lines", "tell.items"),
    *("report.summary.overdue_many", "report.summary.far_behind_many"),
}
"""What is never said of one."""

_CHINESE = "[\u4e00-\u9fff、，；：“”（）《》]"
_FIGURE = r"\{(?:count|counted|done|notes|limit|days|seconds|steps|total|rate|day|since|schema)\}"
_LABELLED = {"screen.day", "screen.day_set", "screen.rate", "cli.whole"}
"""Labels beside their figures, as in a table."""


def test_both_languages_have_the_same_keys() -> None:
    assert CHINESE.keys() == ENGLISH.keys()


@pytest.mark.parametrize("key", KEYS)
def test_both_languages_take_the_same_fields(key: str) -> None:
    assert CHINESE.fields(key) - {"count"} == ENGLISH.fields(key) - {"count"}


def test_every_key_that_the_code_names_whole_is_in_the_catalogue() -> None:
    tables = {key.split(".")[0] for key in KEYS}
    pattern = re.compile(rf'"((?:{"|".join(sorted(tables))})\.[a-z0-9_.]*[a-z0-9_])"')
    named = {
        (file.name, key)
        for file in PACKAGE.rglob("*.py")
        for key in pattern.findall(file.read_text(encoding="utf-8"))
        if not key.endswith((".toml", ".json", ".py", ".css", ".docx", ".pdf", ".tcss", ".md", ".txt", ".log"))
    }

    assert {(file, key) for file, key in named if key not in CHINESE and key not in _PREFIXES} == set()


_PREFIXES = {"cause", "status", "light"}


def test_one_and_many_are_told_apart_where_the_language_does() -> None:
    assert ENGLISH("cli.many", count=1) == "1 item"
    assert ENGLISH("cli.many", count=2) == "2 items"
    assert CHINESE("cli.many", count=1) == "共1项"


def test_english_counts_one_thing_as_one() -> None:
    texts = WrittenTexts((PACKAGE / "language" / "en.toml").read_text(encoding="utf-8"))
    alone = {key: text for key, text in texts.items() if not key.endswith((".one", ".other"))}

    counted = {key for key, text in alone.items() if re.search(r"\{count\} [a-z]+s\b", text)}

    assert counted == _ALWAYS_SEVERAL


def test_chinese_words_stand_at_their_figures_without_a_space() -> None:
    apart = re.compile(rf"{_CHINESE} {_FIGURE}|{_FIGURE} {_CHINESE}")
    texts = WrittenTexts((PACKAGE / "language" / "zh.toml").read_text(encoding="utf-8"))

    assert {key: text for key, text in texts.items() if key not in _LABELLED and apart.search(text)} == {}


def test_a_value_is_never_read_as_a_template() -> None:
    words = Catalogue("zh", {"said": "说：{text}"})

    assert words("said", text="{text!r} {0} {{") == "说：{text!r} {0} {{"


def test_a_key_that_is_not_there_is_a_mistake_in_the_program() -> None:
    with pytest.raises(KeyError):
        CHINESE("no.such.key")


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        pytest.param("", "zh", id="none"),
        pytest.param("C", "zh", id="C"),
        pytest.param("C.UTF-8", "zh", id="C with an encoding"),
        pytest.param("POSIX", "zh", id="POSIX"),
        pytest.param("zh_CN.UTF-8", "zh", id="Chinese"),
        pytest.param("zh_TW", "zh", id="Chinese of Taiwan"),
        pytest.param("en_US.UTF-8", "en", id="English"),
        pytest.param("de_DE@euro", "en", id="German"),
        pytest.param("Chinese (Simplified)_China.936", "zh", id="as Windows says it"),
    ],
)
def test_the_language_of_a_locale(locale: str, language: str) -> None:
    assert language_for(locale) == language
    assert language in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_are_those_that_a_reader_of_toml_finds(language: str) -> None:
    toml = (PACKAGE / "language" / f"{language}.toml").read_text(encoding="utf-8")

    assert dict(WrittenTexts(toml)) == dict(_flat(tomllib.loads(toml)))


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, str):
            yield prefix + key, value
        else:
            yield from _flat(value, f"{prefix}{key}.")
