"""The numbers that Word counts itself and does not store as text.

A paragraph names a list and a level in it, directly or by its style; the list's definition says how the
level looks (`（%2）`) and in which digits (ECMA-376 part 1, 17.9).
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false, reportPrivateUsage=false, reportMissingModuleSource=false
# pyright: reportUnknownParameterType=false, reportUnknownLambdaType=false, reportAttributeAccessIssue=false
# (the library ships no types, or partial ones; what leaves this module is typed)

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from tracker.text.enumerators import MarkerKind, rendered
from tracker.text.numerals import numeral

_MOST = 999


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


@dataclass(slots=True)
class _List:
    levels: Mapping[int, _Level]
    counts: dict[int, int] = field(default_factory=dict[int, int])
    """The number shown last on each level that goes on."""


class Numbering:
    """The counters of one document, to be asked paragraph by paragraph from the top."""

    def __init__(self, document: Any) -> None:
        self._lists: dict[str, _List] = {}
        self._by_definition: dict[str, _List] = {}
        self._root = _numbering_root(document)

    def next(self, paragraph: Paragraph, style: Any) -> tuple[str, int]:
        """The marker that Word shows before the paragraph of that style, and how deep its list is nested.

        Empty and 0 for a paragraph outside every list.
        """
        place = _list_place(paragraph, style)
        counted = self._list(place[0]) if place else None
        if place is None or counted is None or place[1] not in counted.levels:
            return "", 0
        depth = place[1]
        count = counted.counts.get(depth, counted.levels[depth].start - 1) + 1
        counted.counts = {level: each for level, each in counted.counts.items() if level < depth} | {depth: count}
        return _shown(counted, depth), depth + 1

    def _list(self, list_id: str) -> _List | None:
        if list_id not in self._lists:
            read = self._read(list_id)
            if read is None:
                return None
            self._lists[list_id] = read
        return self._lists[list_id]

    def _read(self, list_id: str) -> _List | None:
        if self._root is None:
            return None
        entry = _with(self._root, "w:num", "w:numId", list_id)
        named = entry.find(qn("w:abstractNumId")) if entry is not None else None
        if entry is None or named is None:
            return None
        definition = named.get(qn("w:val"))
        restarts = entry.find(qn("w:lvlOverride")) is not None
        if not restarts and definition in self._by_definition:
            return self._by_definition[definition]
        levels = _levels(_with(self._root, "w:abstractNum", "w:abstractNumId", definition))
        read = _List(levels | _overrides(entry, levels))
        if not restarts:
            self._by_definition[definition] = read
        return read


def _numbering_root(document: Any) -> Any:
    """The `w:numbering` element; None when the document numbers nothing."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            return relation.target_part.element
    return None


def _with(root: Any, tag: str, attribute: str, value: str | None) -> Any:
    return next((each for each in root.iter(qn(tag)) if each.get(qn(attribute)) == value), None)


def _levels(definition: Any) -> dict[int, _Level]:
    found = definition.iter(qn("w:lvl")) if definition is not None else ()
    return {int(each.get(qn("w:ilvl"), "0")): _level(each) for each in found}


def _level(element: Any) -> _Level:
    return _Level(
        _value(element, "w:numFmt", "decimal"), _value(element, "w:lvlText", ""), int(_value(element, "w:start", "1"))
    )


def _overrides(entry: Any, levels: Mapping[int, _Level]) -> dict[int, _Level]:
    changed: dict[int, _Level] = {}
    for each in entry.findall(qn("w:lvlOverride")):
        depth = int(each.get(qn("w:ilvl"), "0"))
        own = each.find(qn("w:lvl"))
        level = _level(own) if own is not None else levels.get(depth)
        if level is not None:
            start = int(_value(each, "w:startOverride", str(level.start)))
            changed[depth] = _Level(level.form, level.text, start)
    return changed


def _value(element: Any, tag: str, default: str) -> str:
    child = element.find(qn(tag))
    return default if child is None else child.get(qn("w:val"), default)


def _list_place(paragraph: Paragraph, style: Any) -> tuple[str, int] | None:
    """List id and level, the paragraph's own before its style's; list 0 takes a paragraph out of its style's."""
    for properties in _properties(paragraph, style):
        numbered = properties.find(qn("w:numPr")) if properties is not None else None
        if numbered is not None:
            list_id = _value(numbered, "w:numId", "0")
            return None if list_id == "0" else (list_id, int(_value(numbered, "w:ilvl", "0")))
    return None


def _properties(paragraph: Paragraph, style: Any) -> list[Any]:
    found: list[Any] = [paragraph._p.pPr]
    while style is not None and len(found) < 12:
        found.append(style.element.find(qn("w:pPr")))
        style = style.base_style
    return found


def _shown(counted: _List, depth: int) -> str:
    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        form = counted.levels[level].form if level in counted.levels else "decimal"
        return _in_form(form, counted.counts.get(level, 1))

    level = counted.levels[depth]
    if level.form == "bullet":
        return "● "
    return re.sub(r"%([1-9])", number, level.text) if level.form != "none" else ""


def _letters(count: int, first: str) -> str:
    return chr(ord(first) + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    signs = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    written = ""
    for value, sign in signs:
        written += sign * (count // value)
        count %= value
    return written


_STEMS = "甲乙丙丁戊己庚辛壬癸"
_FORMS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "ideographDigital"),
        numeral,
    ),
    **dict.fromkeys(
        ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), lambda count: rendered(MarkerKind.CIRCLED, count)
    ),
    "decimalFullWidth": lambda count: "".join(chr(ord(digit) + 0xFEE0) for digit in str(count)),
    "ideographTraditional": lambda count: _STEMS[(count - 1) % 10],
    "upperLetter": lambda count: _letters(count, "A"),
    "lowerLetter": lambda count: _letters(count, "a"),
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerRoman": _roman,
    "decimalZero": lambda count: f"{count:02}",
}


def _in_form(form: str, count: int) -> str:
    write = _FORMS.get(form, str)
    return write(count) if 1 <= count <= _MOST else str(count)
