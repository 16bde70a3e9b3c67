"""The numbers before headings and paragraphs, as official documents write them in either language."""

from __future__ import annotations

from tracker.reports.words import SENTENCE_ENDS, Words, line
from tracker.text.numerals import numeral

_LAST_NUMERAL = 999


def heading(words: Words, place: int, title: str, *, level: int = 1) -> str:
    """`一、` on the first level, `（一）` on the second."""
    return words(f"heading_{level}", place=_place(words, place), title=title)


def entry(words: Words, place: int, title: str) -> str:
    """What a numbered paragraph begins with: `1. 题目：`."""
    return words("entry", place=place, title=line(title).rstrip(SENTENCE_ENDS))


def ordinal(words: Words, place: int, *, among: int) -> str:
    """What one of several paragraphs begins with: `一是`; empty where there is only one."""
    return words("ordinal", place=_place(words, place)) if among > 1 else ""


def annex_name(words: Words, place: int, among: int) -> str:
    """`附件1`; without the number where there is only one."""
    return words("annex", place=place if among > 1 else "").rstrip()


def _place(words: Words, place: int) -> str:
    return numeral(place) if words.catalogue.language == "zh" and place <= _LAST_NUMERAL else str(place)
