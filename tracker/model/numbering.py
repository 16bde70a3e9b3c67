"""Markers counted anew: the rows of a plan numbered as they are already, or in an office's own order of levels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum

from tracker.model.change import Change, SetField
from tracker.model.plan import ROOT, Plan
from tracker.text.enumerators import Enumerator, MarkerKind, enumerator_at, rendered
from tracker.text.numerals import NUMERAL_CHARACTERS, numeral


class Style(Enum):
    """How rows are numbered. The value is what is typed on the command line."""

    KEPT = "kept"
    """Each row in the way in which most of it is numbered already; a row without markers stays without."""

    OFFICIAL = "official"
    """一、 （一） 1. （1） ① by level (GB/T 9704-2012, 7.3.3)."""

    STEPS = "steps"
    """The same, but a row of leaves below a point is 一是, 二是."""


_BY_LEVEL = (
    MarkerKind.CHINESE, MarkerKind.CHINESE_BRACKET, MarkerKind.ARABIC, MarkerKind.ARABIC_BRACKET, MarkerKind.CIRCLED,
)  # fmt: skip
"""From the first level on; deeper levels go on with the last."""

_NOT_COUNTED = frozenset({MarkerKind.BULLET, MarkerKind.SEQUENCE})
_MOST_COUNTED = 999
_DIGITS = re.compile(rf"[{NUMERAL_CHARACTERS}]+|[0-9０-９]+")


def renumber(plan: Plan, top: str, style: Style) -> tuple[Change, ...]:
    """The markers of all items below `top` counted from one in each row, in plan order; none for one that is right.

    Args:
        top: `ROOT` for the whole plan.
    """
    level = 1 if top == ROOT else plan.depth(top) + 1
    numbers = plan.numbers()
    markers: dict[str, str] = {}
    for parent, depth in ((top, 0), *plan.walk(top)):
        row = plan.below(parent)
        markers.update(zip(row, _markers(plan, row, level + depth, style, numbers), strict=True))
    return tuple(
        SetField(item_id, "marker", old, markers[item_id])
        for item_id, _ in plan.walk(top)
        if (old := plan.items[item_id].marker) != markers[item_id]
    )


def _markers(plan: Plan, row: Sequence[str], level: int, style: Style, numbers: dict[str, str]) -> Iterator[str]:
    if len(row) > _MOST_COUNTED:
        return (plan.items[each].marker for each in row)
    if style is Style.KEPT:
        return _counted_alike(plan, row, numbers)
    are_steps = style is Style.STEPS and level > 1 and all(plan.is_leaf(each) for each in row)
    kind = MarkerKind.IS if are_steps else _BY_LEVEL[min(level, len(_BY_LEVEL)) - 1]
    return (rendered(kind, place) for place in range(1, len(row) + 1))


def _counted_alike(plan: Plan, row: Sequence[str], numbers: dict[str, str]) -> Iterator[str]:
    """In the way of the first of those that are numbered in the commonest way."""
    markers = [plan.items[each].marker for each in row]
    found = [enumerator_at(f"{marker}甲") for marker in markers]
    kinds = Counter(each.kind for each in found if each)
    kind = max(kinds, key=lambda each: kinds[each], default=MarkerKind.BULLET)
    if kind in _NOT_COUNTED:
        return iter(markers)
    model = next(each for each in found if each and each.kind is kind)
    return (_like(model, place, numbers[item_id]) for place, item_id in enumerate(row, 1))


def _like(model: Enumerator, place: int, number: str) -> str:
    """`model` with another number in it, its brackets and points kept: `1．` leads to `2．`."""
    if model.kind is MarkerKind.DECIMAL:
        return _decimal(model, number)
    digits = list(_DIGITS.finditer(model.marker))
    if not digits:
        return rendered(model.kind, place)
    last = digits[-1]
    counted = str(place) if last[0].isdecimal() else numeral(place)
    return model.marker[: last.start()] + counted + model.marker[last.end() :]


def _decimal(model: Enumerator, number: str) -> str:
    """As many of the last parts of `number` as `model` has; with fewer above it, its own first parts stay."""
    parts = number.split(".")[-len(model.path) :]
    counted = iter([*(str(each) for each in model.path[: len(model.path) - len(parts)]), *parts])
    return re.sub("[0-9]+", lambda _: next(counted), model.marker)
