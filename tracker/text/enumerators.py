"""Markers at the head of an item, in the ways in which offices number: `一、` `（二）` `3．` `三是` `①`.

Only the form is judged here; whether a marker makes sense where it stands (`121人才梯队` has none) is the
business of whoever knows its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import Enum
from functools import lru_cache
from string import ascii_uppercase

from tracker.frozen import Frozen
from tracker.text.numerals import NUMERAL_CHARACTERS, number_of, numeral


class MarkerKind(Enum):
    """A way of numbering; the value is its first marker as documents write it."""

    PART = "第一部分"
    CHAPTER = "第一章"
    SECTION = "第一节"
    ARTICLE = "第一条"
    STAGE = "第一阶段："
    CHINESE = "一、"
    CHINESE_BRACKET = "（一）"
    DECIMAL = "1.1"
    ARABIC = "1."
    ARABIC_BRACKET = "（1）"
    CIRCLED = "①"
    LETTER = "A."
    ROMAN = "Ⅰ"
    IS = "一是"
    MUST = "一要"
    ORDINAL = "第一，"
    SEQUENCE = "首先，"
    BULLET = "●"


class Enumerator(Frozen):
    kind: MarkerKind
    ordinal: int
    """From 1. A bullet is always 1; the last word of a sequence (最后) is 99; 0 is possible as written."""

    marker: str
    """As written, without white space at its ends."""

    end: int
    """Where the title begins, white space after the marker skipped."""

    path: tuple[int, ...] = ()
    """Of a decimal marker every number (`2.1.3`); empty for the other kinds."""


_N = f"[{NUMERAL_CHARACTERS}]{{1,5}}"
_D = r"[0-9０-９]{1,3}"
_CIRCLED_DIGITS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CIRCLED_SETS = {
    _CIRCLED_DIGITS: MarkerKind.CIRCLED,
    "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇": MarkerKind.ARABIC_BRACKET,
    "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛": MarkerKind.ARABIC,
    "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩": MarkerKind.CHINESE_BRACKET,
    "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ": MarkerKind.ROMAN,
    "❶❷❸❹❺❻❼❽❾❿": MarkerKind.CIRCLED,
}
_BY_CHARACTER = {
    character: (kind, place) for each, kind in _CIRCLED_SETS.items() for place, character in enumerate(each, 1)
}
_SEQUENCE = {"首先": 1, "其次": 2, "再次": 3, "然后": 3, "最后": 99}
_OPEN, _CLOSE = "[（(〔【\\[]", "[）)〕】\\]]"

# In the order in which they are tried: what is longer, or means more, comes first.
_FORMS: tuple[tuple[MarkerKind, str], ...] = (
    (MarkerKind.PART, rf"第(?:{_N}|{_D})(?:部分|篇|编)[:：、]?"),
    (MarkerKind.CHAPTER, rf"第(?:{_N}|{_D})章[:：、]?"),
    (MarkerKind.SECTION, rf"第(?:{_N}|{_D})节[:：、]?"),
    (MarkerKind.ARTICLE, rf"第(?:{_N}|{_D})条[:：、]?"),
    (MarkerKind.STAGE, rf"第(?:{_N}|{_D})(?:个?阶段[:：、，,]?|(?:步|季度|批)[:：])"),
    (MarkerKind.ORDINAL, rf"(?:第(?:{_N}|{_D})|其[一二三四五六七八九])[，,、:：]"),
    (MarkerKind.CHINESE_BRACKET, rf"{_OPEN}\s*{_N}\s*{_CLOSE}[、.．]?|{_N}[）)]"),
    (MarkerKind.CHINESE, rf"{_N}[ \u3000]?(?:、|[.．，,：:](?![0-9０-９]))|{_N}(?=[ \u3000]+[^\s是要])"),
    (MarkerKind.IS, rf"{_N}是(?=\S)"),
    (MarkerKind.MUST, rf"{_N}要(?=\S)"),
    (MarkerKind.DECIMAL, r"[0-9]{1,3}(?:[.．][0-9]{1,3}){1,4}[、.．]?(?![0-9%％万亿元个米])"),
    (MarkerKind.ARABIC_BRACKET, rf"{_OPEN}\s*{_D}\s*{_CLOSE}[、.．]?|{_D}[）)]"),
    (
        MarkerKind.ARABIC,
        rf"{_D}[ \u3000]?(?:[、．]|[.，,：:](?![0-9])|\.(?=(?:19|20)[0-9]{{2}}年|[0-9]{{1,2}}月))"
        rf"|{_D}(?=[ \u3000]+[^\s0-9年月日])",
    ),
    (MarkerKind.LETTER, r"[A-Za-z](?:[.．、)）])(?=\s|[^\x00-\x7f])|[（(][A-Za-z][)）]"),
    (MarkerKind.SEQUENCE, rf"(?:{'|'.join(_SEQUENCE)})(?:[，,、:：]|[是要]|(?=\S))"),
    (MarkerKind.BULLET, r"[●•■◆▪◇○□★※➢❖]|[·*+–—-](?=\s)"),
)
_HEAD = re.compile("|".join(f"(?P<{kind.name}>{pattern})" for kind, pattern in _FORMS))
_BY_NAME = {kind.name: kind for kind in MarkerKind}
_SPACE = re.compile(r"[\s\u3000]*")
_ORDINAL_DIGITS = re.compile(rf"[{NUMERAL_CHARACTERS}]+|[0-9０-９]+")


def enumerator_at(text: str, start: int = 0) -> Enumerator | None:
    """The marker that stands in `text` at `start`; None when none does, or nothing could follow it."""
    if text[start : start + 1] in _BY_CHARACTER:
        kind, ordinal = _BY_CHARACTER[text[start]]
        return Enumerator(kind, ordinal, text[start], _title_start(text, start + 1))
    found = _HEAD.match(text, start)
    if found is None:
        return None
    assert found.lastgroup is not None
    kind = _BY_NAME[found.lastgroup]
    ordinal = _ordinal(kind, found[0])
    if ordinal is None:
        return None
    path = tuple(int(each) for each in re.findall("[0-9]+", found[0])) if kind is MarkerKind.DECIMAL else ()
    return Enumerator(kind, ordinal, found[0], _title_start(text, found.end()), path)


def rendered(kind: MarkerKind, ordinal: int) -> str:
    """The marker of `kind` for the item with that ordinal, as the kind's value shows the first one.

    Args:
        kind: Anything but DECIMAL, whose number needs the numbers above it.
        ordinal: 1 to 999; what a kind has no sign for (㉑ in a circle) is written as an Arabic marker.
    """
    return _RENDERERS[kind](ordinal)


def _title_start(text: str, place: int) -> int:
    space = _SPACE.match(text, place)
    assert space is not None
    return space.end()


@lru_cache(maxsize=4096)
def _ordinal(kind: MarkerKind, marker: str) -> int | None:
    if kind is MarkerKind.SEQUENCE:
        return _SEQUENCE[marker[:2]]
    if kind is MarkerKind.BULLET:
        return 1
    if kind is MarkerKind.LETTER:
        return ord(marker.strip("（()）.．、").upper()) - ord("A") + 1
    digits = _ORDINAL_DIGITS.findall(marker)[-1]
    return int(digits) if digits.isdecimal() else number_of(digits)


def _numbered(pattern: str) -> Callable[[int], str]:
    return lambda ordinal: pattern.format(n=numeral(ordinal), d=ordinal)


def _from(signs: Sequence[str]) -> Callable[[int], str]:
    return lambda ordinal: signs[ordinal - 1] if ordinal <= len(signs) else f"{ordinal}."


_RENDERERS: dict[MarkerKind, Callable[[int], str]] = {
    MarkerKind.PART: _numbered("第{n}部分"),
    MarkerKind.CHAPTER: _numbered("第{n}章"),
    MarkerKind.SECTION: _numbered("第{n}节"),
    MarkerKind.ARTICLE: _numbered("第{n}条"),
    MarkerKind.STAGE: _numbered("第{n}阶段："),
    MarkerKind.CHINESE: _numbered("{n}、"),
    MarkerKind.CHINESE_BRACKET: _numbered("（{n}）"),
    MarkerKind.DECIMAL: _numbered("{d}."),
    MarkerKind.ARABIC: _numbered("{d}."),
    MarkerKind.ARABIC_BRACKET: _numbered("（{d}）"),
    MarkerKind.CIRCLED: _from(_CIRCLED_DIGITS),
    MarkerKind.LETTER: _from([f"{letter}." for letter in ascii_uppercase]),
    MarkerKind.ROMAN: _from("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"),
    MarkerKind.IS: _numbered("{n}是"),
    MarkerKind.MUST: _numbered("{n}要"),
    MarkerKind.ORDINAL: _numbered("第{n}，"),
    MarkerKind.SEQUENCE: _numbered("第{n}，"),
    MarkerKind.BULLET: _numbered("●"),
}
