"""Finding Chinese by typing letters: `hj`, `huanjie` and `huanj` all find 换届.

Every reading of a character counts (重 is found by `zhong` and `chong`), so that no choice between
readings can be wrong, and a character costs one look-up: choosing the reading by phrases took
pypinyin 160 ms to load and too long for a search over 10 000 titles at every key.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_SHORTEST_QUERY = 2
"""Letters; a single one would find nearly everything."""

_DOUBLE_INITIALS = ("zh", "ch", "sh")


def is_pinyin(query: str) -> bool:
    """Whether `query` can be pinyin at all: two or more letters, spaces and `'` between syllables aside."""
    letters = _letters(query)
    return len(letters) >= _SHORTEST_QUERY and letters.isascii() and letters.isalpha()


def matches(query: str, text: str) -> bool:
    """Whether some characters of `text` that stand together read as `query`.

    Each may be typed in full or by its initial, the last one up to any letter. Spaces and punctuation
    in `text` are passed over, Latin letters stand for themselves. False for what is no pinyin.
    """
    if not is_pinyin(query) or text.isascii():
        return False
    letters = _letters(query)
    ways = [_ways(character) for character in text]
    return any(_reads_as(letters, ways[start:]) for start in range(len(text)))


def _letters(query: str) -> str:
    return query.lower().replace(" ", "").replace("'", "").replace("ü", "v")


def _reads_as(letters: str, ways: list[tuple[str, ...]]) -> bool:
    """Follows every way of reading at once: `ends` holds how many letters each has used up."""
    ends = {0}
    for characters_ways in ways:
        if not characters_ways:
            continue
        reached: set[int] = set()
        for end in ends:
            rest = letters[end:]
            if any(way.startswith(rest) for way in characters_ways):
                return True
            reached.update(end + len(way) for way in characters_ways if rest.startswith(way))
        if not reached:
            return False
        ends = reached
    return False


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
    from pypinyin.pinyin_dict import pinyin_dict  # 40 000 entries, only for who types letters

    spelled = pinyin_dict.get(ord(character), "")
    return [_toneless(reading) for reading in spelled.split(",") if reading]


_TONES = {"\u0300", "\u0301", "\u0304", "\u030c"}
"""Combining grave, acute, macron and caron; the diaeresis of ü is no tone."""


def _toneless(reading: str) -> str:
    marks = unicodedata.normalize("NFD", reading)
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
