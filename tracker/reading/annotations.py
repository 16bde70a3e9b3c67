"""Who answers for an item and by when, as official documents append it: `（牵头单位：甲；配合单位：乙）`.

Also without brackets on a line of its own, as `（甲、乙负责）`, and as a bare bracket of offices at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Answerable:
    lead: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    person: str = ""
    deadline: str = ""
    """The words for when; empty when nothing is said."""

    target: str = ""


_NAMES: tuple[tuple[str, str], ...] = (
    ("lead", "牵头(?:责任)?(?:单位|部门|科室|处室)|主办(?:单位|部门)|主责(?:单位|部门)"),
    ("units", "(?:责任|配合|协办|落实|参与|承办|实施|协助|参加)(?:单位|部门|科室|处室)"),
    ("person", "(?:责任|负责|联系|牵头|分管|包抓)(?:人|领导|同志)|责任人员"),
    ("deadline", "(?:完成|办理|办结|整改|落实)?(?:时限|期限)|完成(?:时间|日期)|截止(?:时间|日期)|时间(?:要求|节点)"),
    ("target", "(?:年度)?(?:目标(?:值|任务)?|任务数)"),
)
_NAME = re.compile(rf"(?:{'|'.join(f'(?P<{field}>{pattern})' for field, pattern in _NAMES)})\s{{0,3}}[：:]")
_NAMED = re.compile(rf"(?:{'|'.join(pattern for _, pattern in _NAMES)})\s{{0,3}}[：:]")
_BRACKET = re.compile(r"[（(【\[]((?:[^（()）【】\[\]]|[（(][^（()）]*[）)])*)[）)】\]]")
ANNOTATED = re.compile(rf"[（(【\[]\s{{0,3}}(?:{_NAMED.pattern})")
"""Where a bracket of names and values opens."""

_LINE = re.compile(rf"^\s*(?:[^\s，。]{{0,4}}\s*)?(?:{_NAMED.pattern}).*$", re.MULTILINE)
_IN_CHARGE = re.compile(
    r"^(?:由)?(?:(?P<lead>[^，。；]{1,60}?)(?:牵头|为主)[，,、]?(?:会同)?)?(?P<units>[^。；]{1,200}?)"
    r"(?:按职责分工|分别|共同|等?按各自职责)?(?:负责|配合|落实|参与|参加|参与配合)(?:[。；].*)?$",
    re.DOTALL,
)
_SEPARATORS = re.compile(r"[、，,；;\s]+")
_OFFICE = re.compile(
    r"(?:局|委|会|部|厅|院|校|府|办|室|处|处室|中心|组|中学|小学|大学|学院|公司|集团|所|站|社|团|支部|馆|医院|街道|镇|乡|县|区|市|省|科|队|单位|部门|银行|总局|政府|人员|县级市)$"
)
_LONGEST_OFFICE = 24


def answerable_in(passage: str) -> Answerable:
    """What `passage` says of who answers for it; what it leaves open is empty."""
    if passage[-1:] not in "）)】]" and not any(cue in passage for cue in _CUES):
        return Answerable()
    said = Answerable()
    for words in _annotations(passage):
        said = _joined(said, _read_names(words))
    if said != Answerable():
        return said
    return _in_charge(passage) or _final_offices(passage) or Answerable()


_CUES = ("：", ":", "负责", "牵头", "配合")


def _annotations(passage: str) -> Iterator[str]:
    for bracket in _BRACKET.finditer(passage):
        if _NAMED.search(bracket[1]):
            yield bracket[1]
    for line in _LINE.finditer(_BRACKET.sub("", passage)):
        yield line[0]


def _read_names(words: str) -> Answerable:
    """`牵头单位：甲，配合单位：乙` by its names; a value ends where the next name begins."""
    places = list(_NAME.finditer(words))
    said = Answerable()
    for place, found in enumerate(places):
        end = places[place + 1].start() if place + 1 < len(places) else len(words)
        value = words[found.end() : end].strip(" \t\u3000；;，,。、")
        said = _joined(said, _named(found.lastgroup or "", value))
    return said


def _named(field: str, value: str) -> Answerable:
    if field in ("lead", "units"):
        return replace(Answerable(), **{field: offices_in(value)})
    return replace(Answerable(), **{field: value})


def _joined(first: Answerable, second: Answerable) -> Answerable:
    return Answerable(
        lead=first.lead + second.lead,
        units=first.units + second.units,
        person=first.person or second.person,
        deadline=first.deadline or second.deadline,
        target=first.target or second.target,
    )


def offices_in(value: str) -> tuple[str, ...]:
    """The offices of a list, in its order."""
    return tuple(each for each in _SEPARATORS.split(value) if each)


def _in_charge(passage: str) -> Answerable | None:
    """`（甲、乙负责）`, `（甲牵头，乙配合）`."""
    for bracket in _BRACKET.finditer(passage):
        if found := _IN_CHARGE.fullmatch(bracket[1].strip()):
            lead, units = offices_in(found["lead"] or ""), offices_in(found["units"])
            if all(len(each) <= _LONGEST_OFFICE for each in (*lead, *units)):
                return Answerable(lead=lead, units=units)
    return None


def _final_offices(passage: str) -> Answerable | None:
    """A bracket at the very end that holds offices and nothing else."""
    end = re.search(rf"[。；]\s*{_BRACKET.pattern}\s*$", passage)
    offices = offices_in(end[1]) if end else ()
    whole = offices and all(len(each) <= _LONGEST_OFFICE and _OFFICE.search(each) for each in offices)
    return Answerable(units=offices) if whole else None
