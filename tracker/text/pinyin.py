"""Finding Chinese by typing letters: `hj`, `huanjie` and `huanj` all find 换届.

Every reading of a character counts (重 is found by `zhong` and `chong`), so that no choice between
readings can be wrong. What is found is weighed afterwards by `is_word`: 换届 is a word, the 会精 of
全会精神 is none.

The tables are pypinyin's, read without the package around them, whose import takes 180 ms.
"""

from __future__ import annotations

import importlib.util
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.machinery import PathFinder

_SHORTEST_QUERY = 2
"""Letters; a single one would find nearly everything."""

_LOOKED_AHEAD = 4
"""Letters by which texts are sorted out before one is read; 10 000 titles took 9 ms, and 600 without it."""

_DOUBLE_INITIALS = ("zh", "ch", "sh")

Stretch = tuple[int, int]
"""Where some characters of a text begin and end."""


def is_pinyin(query: str) -> bool:
    """Whether `query` can be pinyin at all: two or more letters, spaces and `'` between syllables aside."""
    letters = _letters(query)
    return len(letters) >= _SHORTEST_QUERY and letters.isascii() and letters.isalpha()


def matches(query: str, text: str) -> bool:
    """Whether some characters of `text` that stand together read as `query`; see `Spelling`."""
    return Spelling(query, text).found_in(text) is not None


class Spelling:
    """Pinyin that was typed, to be looked for in many texts.

    Each character may be typed in full or by its initial, the last one up to any letter. Spaces and
    punctuation in a text are passed over, Latin letters stand for themselves. What is no pinyin finds nothing.
    """

    def __init__(self, query: str, characters: Iterable[str]) -> None:
        """Args:
        characters: All that the texts are written in; may repeat.
        """
        self._letters = _letters(query)
        self._likely: re.Pattern[str] | None = None
        if is_pinyin(query):
            self._likely = _pattern(self._letters[:_LOOKED_AHEAD], set(characters))

    def found_in(self, text: str) -> Stretch | None:
        """The first characters that read so, in a text that is Chinese at least in part; None when there are none."""
        if self._likely is None or self._likely.search(text) is None:
            return None
        return next(self.all_in(text), None)

    def all_in(self, text: str) -> Iterator[Stretch]:
        """All characters that read so, from left to right, none of them twice."""
        likely = self._likely.search(text) if self._likely and not text.isascii() else None
        while self._likely and likely is not None:
            start = likely.start()
            end = _end_of_reading(self._letters, text, start)
            if end is not None:
                yield start, end
            likely = self._likely.search(text, end or start + 1)


def is_word(text: str) -> bool:
    """Whether a dictionary has it; a word that it misses is no rarity."""
    return text in _words()


def _letters(query: str) -> str:
    return query.lower().replace(" ", "").replace("'", "").replace("ü", "v")


def _pattern(letters: str, characters: Iterable[str]) -> re.Pattern[str] | None:
    """Finds where a text in these characters can begin to read as `letters`; None where none can."""
    spelled: dict[str, list[str]] = {}
    passed_over: list[str] = []
    for each in characters:
        ways = _ways(each)
        for way in ways:
            spelled.setdefault(way, []).append(each)
        if not ways:
            passed_over.append(each)
    written = _reading_as(letters, spelled, f"{_one_of(passed_over)}*" if passed_over else "")
    return re.compile(written) if written else None


def _reading_as(letters: str, spelled: Mapping[str, list[str]], between: str) -> str:
    """Characters that read as all letters or more, or as the first of them with others behind; else empty."""
    last = {each for way, characters in spelled.items() if way.startswith(letters) for each in characters}
    choices = [_one_of(last)] if last else []
    for length in range(1, len(letters)):
        behind = _reading_as(letters[length:], spelled, between) if letters[:length] in spelled else ""
        if behind:
            choices.append(_one_of(spelled[letters[:length]]) + between + behind)
    return f"(?:{'|'.join(choices)})" if choices else ""


def _one_of(characters: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, characters))}]"


def _end_of_reading(letters: str, text: str, start: int) -> int | None:
    """Where the characters from `start` on have used up all letters; None when they never do.

    Follows every way of reading at once: `used` holds how many letters each has used up.
    """
    used = {0}
    for place in range(start, len(text)):
        ways = _ways(text[place])
        if not ways:
            continue
        reached: set[int] = set()
        for count in used:
            rest = letters[count:]
            if any(way.startswith(rest) for way in ways):
                return place + 1
            reached.update(count + len(way) for way in ways if rest.startswith(way))
        if not reached:
            return None
        used = reached
    return None


@cache
def _ways(character: str) -> tuple[str, ...]:
    """What may be typed for one character: its readings and their initials; nothing for punctuation."""
    if character.isascii():
        return (character.lower(),) if character.isalnum() else ()
    found: dict[str, None] = {}
    for reading in _readings(character):
        for spelled in (reading.replace("ü", "v"), reading.replace("ü", "u")):
            initial = spelled[:2] if spelled[:2] in _DOUBLE_INITIALS else spelled[0]
            found.update(dict.fromkeys((spelled, initial, spelled[0])))
    return tuple(found)


def _readings(character: str) -> list[str]:
    """Without tones; empty for what is no Chinese character."""
    spelled = _table("pinyin_dict").get(ord(character), "")
    return [_toneless(reading) for reading in spelled.split(",") if reading]


@cache
def _words() -> frozenset[str]:
    return frozenset(str(each) for each in _table("phrases_dict"))


@cache
def _table(name: str) -> Mapping[object, str]:
    package = importlib.util.find_spec("pypinyin")
    assert package is not None, "it is one of our dependencies"
    spec = PathFinder.find_spec(name, package.submodule_search_locations)
    assert spec is not None, f"pypinyin has no {name}"
    assert spec.loader is not None, "a module in a folder has a loader"
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return vars(module)[name]


_TONES = {"\u0300", "\u0301", "\u0304", "\u030c"}
"""Combining grave, acute, macron and caron; the diaeresis of ü is no tone."""


def _toneless(reading: str) -> str:
    marks = unicodedata.normalize("NFD", reading)
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
