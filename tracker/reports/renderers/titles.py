"""Breaking a title into lines of like length at a place where the sense breaks, as official titles are set."""

from __future__ import annotations

import re

from tracker.text.width import columns

_LONGEST = 38
"""Columns: 19 characters of 2号 on 156 mm, with a little air."""

_SENSIBLE = re.compile(r"(?<=[》、，的\s])|(?=《)")
_BEFORE_A_YEAR = re.compile(r"(?<![《（“\d])(?=\d{4}年)")
_NEVER_ENDS, _NEVER_BEGINS = "《（“", "》）”、，。；：年"
"""Characters that no line ends or begins with; `2021年` stays whole too."""


def balanced(title: str) -> tuple[str, ...]:
    """One line, or as many as the title needs, the first ones no shorter than a break in the sense makes them."""
    lines: list[str] = []
    while columns(title) > _LONGEST:
        parts = -(-columns(title) // _LONGEST)
        place = _break(title, target=len(title) // parts)
        lines.append(title[:place].rstrip())
        title = title[place:].lstrip()
    return (*lines, title)


def _break(title: str, *, target: int) -> int:
    """The place nearest to `target` characters at which the sense breaks, or at least no word, and the line fits."""
    places = [place for place in range(1, len(title)) if columns(title[:place]) <= _LONGEST]
    long_enough = [place for place in places if place * 2 >= target]
    sensible, years = (
        [place for place in long_enough if each.match(title, place)] for each in (_SENSIBLE, _BEFORE_A_YEAR)
    )
    possible = sensible or years or [place for place in places if not _is_inside(title[place - 1], title[place])]
    return min(possible, key=lambda place: abs(place - target), default=min(target, _LONGEST // 2))


def _is_inside(before: str, after: str) -> bool:
    """Whether the two belong together: letters of a word, digits of a number, a mark and what it marks."""
    is_word = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
    return is_word or before in _NEVER_ENDS or after in _NEVER_BEGINS
