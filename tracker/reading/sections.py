"""Which part of a document is the plan.

A document may hold last year's summary before this year's plan, as sections of one numbering or as
parts under headings of their own. What looks back is left out only where something that looks ahead
follows it; otherwise the whole document is the plan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LOOKS_AHEAD_BY_NAME = re.compile(
    r"下一?步|下阶段|[下新]学[期年]|今后|明年|来年|新的一年|努力方向|展望|工作(?:计划|打算|要点|思路|安排|部署|设想)"
    r"|(?:19|20)\d{2}年?度?.{0,12}(?:计划|打算|思路|安排|要点|部署|设想|任务|重点|工作)"
)
_LOOKS_BACK = re.compile(
    r"总结|回顾|完成情况|开展情况|落实情况|进展情况|工作情况|基本情况|取得的?(?:成|主要)|成效|成绩|(?:存在|面临|主要)的?(?:主要)?(?:的)?(?:问题|不足|困难|短板)|(?:主要)?做法|经验|体会|亮点|上半年|去年|过去|一年来"
)
_ENDS_BACK = re.compile(r"(?:回顾|总结|情况|成效|成绩|做法|经验|体会|问题|不足|困难|亮点)$")
_NAMES_THE_TIME = re.compile(r"(?:19|20)\d{2}|下一?步|下阶段|明年|来年|今后|新的一年")
_DOCUMENT_LOOKS_BACK = re.compile(r"总结|工作报告|汇报|回顾|述职")


_SPEAKS = re.compile(r"总结|报告|汇报|述职|讲话")
_A_YEAR = re.compile(r"((?:19|20)\d{2})年")
_LONGEST_NAME = 25


@dataclass(frozen=True, slots=True)
class Section:
    """An item of the first level with all below it."""

    title: str
    """Without its marker."""

    first: int
    """The place of its head among all heads."""

    after: int
    """The place after the last head below it."""

    is_marked: bool
    is_inside: bool = False
    """Whether its marker stands inside a paragraph."""


def plan_sections(sections: Sequence[Section], document_title: str) -> tuple[Section, ...]:
    """The sections that are the plan, in order; all of them when nothing tells them apart."""
    sections = _without_past_year(_after_preface(sections), document_title)
    ahead = [place for place, section in enumerate(sections) if _is_ahead(section.title)]
    part = _last_part(sections)
    if part is not None:
        return (
            sections[part],
            *(each for each in sections[part + 1 :] if not each.is_marked and _is_ahead(each.title)),
        )
    for place in ahead:
        before = sections[:place]
        if any(_is_back(each.title) for each in before) or (before and _DOCUMENT_LOOKS_BACK.search(document_title)):
            return tuple(each for each in sections[place:] if not _is_back(each.title))
    return tuple(sections)


def _after_preface(sections: Sequence[Section]) -> Sequence[Section]:
    """Without the list inside a preface, which stands before the items that begin lines of their own."""
    first = next((place for place, section in enumerate(sections) if not section.is_inside), 0)
    return sections[first:]


def _without_past_year(sections: Sequence[Section], document_title: str) -> Sequence[Section]:
    """Of a speech or report, without the section that only names the year before that of a later one."""
    years = [_A_YEAR.findall(section.title) for section in sections]
    latest = max((int(year) for each in years[1:] for year in each), default=0)
    first = {int(year) for year in years[0]} if years else set[int]()
    return sections[1:] if first == {latest - 1} and _SPEAKS.search(document_title) else sections


def _last_part(sections: Sequence[Section]) -> int | None:
    """The unmarked heading that names a plan, after sections that are none of its kind."""
    parts = [
        place
        for place, section in enumerate(sections)
        if not section.is_marked and place > 0 and _is_ahead(section.title) and _NAMES_THE_TIME.search(section.title)
    ]
    mixed = any(section.is_marked for section in sections) or any(_is_back(section.title) for section in sections)
    return parts[-1] if parts and mixed else None


def _is_ahead(title: str) -> bool:
    return _is_short(title) and _LOOKS_AHEAD_BY_NAME.search(title) is not None and not _is_back(title)


def _is_back(title: str) -> bool:
    if not _is_short(title):
        return False
    about_the_past = _LOOKS_BACK.search(title) is not None and _LOOKS_AHEAD_BY_NAME.search(title) is None
    return about_the_past or _ENDS_BACK.search(title) is not None


def _is_short(title: str) -> bool:
    """Whether it names a section and is not itself a task."""
    return len(title) <= _LONGEST_NAME
