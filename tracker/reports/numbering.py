"""The numbers before headings and paragraphs, as official documents write them in either language."""

from __future__ import annotations

from tracker.reports.words import SENTENCE_ENDS, Words, line
from tracker.text.numerals import numeral

_LAST_NUMERAL = 999
_LETTERS = "abcdefghijklmnopqrstuvwxyz"  # as in `string`, whose import costs a report more than this line


def heading(words: Words, place: int, title: str, *, level: int = 1) -> str:
    """`一、` on the first level, `（一）` on the second."""
    return words(f"heading_{level}", place=_place(words, place), title=title)


def entry(words: Words, place: int, title: str, *, among: int) -> str:
    """What one of several paragraphs begins with: `1. 题目：`; without the number where there is only one."""
    named = line(title).rstrip(SENTENCE_ENDS)
    return words("entry", place=place, title=named) if among > 1 else words("card", head=named)


def ordinal(words: Words, place: int, *, among: int) -> str:
    """The same without a title: `一是`, `(a)`, which no heading begins with; empty where there is only one."""
    if among == 1:
        return ""
    return words("ordinal", place=_place(words, place) if _is_chinese(words) else _letter(place))


def annex_name(words: Words, place: int, among: int) -> str:
    """`附件1`; without the number where there is only one."""
    return words("annex", place=place if among > 1 else "").rstrip()


def _place(words: Words, place: int) -> str:
    return numeral(place) if _is_chinese(words) and place <= _LAST_NUMERAL else str(place)


def _is_chinese(words: Words) -> bool:
    return words.catalogue.language == "zh"


def _letter(place: int) -> str:
    return _LETTERS[place - 1] if place <= len(_LETTERS) else str(place)
