"""Next year's plan begun from what this year leaves: what is unfinished and what goes on, with what is above it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tracker.frozen import replace
from tracker.model.item import Item
from tracker.model.plan import ROOT, Plan
from tracker.model.status import Status
from tracker.text.enumerators import Enumerator, MarkerKind, enumerator_at

_CARRIED = {
    Status.NOT_STARTED: Status.NOT_STARTED,
    Status.IN_PROGRESS: Status.IN_PROGRESS,
    Status.BLOCKED: Status.IN_PROGRESS,
    Status.STANDING: Status.STANDING,
}
"""By the status of a leaf the one it begins the year with; what is done or cancelled stays behind."""

_ZEROS = "〇○零"


def carried_over(plan: Plan, *, source: str, year: int, new_id: Callable[[], str]) -> Plan:
    """The plan for `year` with the leaves of `plan` that are unfinished or standing, and the items above them.

    Start, deadline, reason and notes are the old year's and stay behind. Markers close the gaps that
    finished items leave; titles other than the plan's are kept, whatever year they name.

    Args:
        source: The name that `plan` is kept under, for the `origin` of the items.
        new_id: Gives another id at each call.
    """
    ids = _ids_of_what_stays(plan, new_id)
    rows = {parent: row for parent, below in plan.children.items() if (row := [each for each in below if each in ids])}
    markers = {
        item_id: marker
        for parent, row in rows.items()
        for item_id, marker in zip(row, _markers(plan, parent, row), strict=True)
    }
    return Plan(
        id=new_id(),
        title=_in_year(plan.title, plan.year, year),
        org=plan.org,
        year=year,
        items={new: _carried(plan, old, new, markers[old], source) for old, new in ids.items()},
        children={ids.get(parent, ROOT): tuple(ids[each] for each in row) for parent, row in rows.items()},
        parents={new: ids.get(plan.parents[old], ROOT) for old, new in ids.items()},
    )


def _ids_of_what_stays(plan: Plan, new_id: Callable[[], str]) -> dict[str, str]:
    staying: set[str] = set()
    for leaf in plan.leaves():
        if plan.items[leaf].status in _CARRIED:
            staying.update((leaf, *plan.above(leaf)))
    return {item_id: new_id() for item_id, _ in plan.walk() if item_id in staying}


def _carried(plan: Plan, old_id: str, item_id: str, marker: str, source: str) -> Item:
    old = plan.items[old_id]
    return replace(
        old,
        id=item_id,
        marker=marker,
        status=_CARRIED[old.status] if plan.is_leaf(old_id) else Status.NOT_STARTED,
        reason="",
        start=None,
        deadline=None,
        origin=f"{source}/{old_id}",
        extra=(),
    )


def _in_year(title: str, old: int, new: int) -> str:
    """`title` with the year moved on where it names the old one, in digits or as 二〇二一."""
    moved = re.sub(rf"(?<!\d){old}(?!\d)", str(new), title)
    for zero in _ZEROS:
        moved = moved.replace(_spelled(old, zero), _spelled(new, zero))
    return moved


def _spelled(year: int, zero: str) -> str:
    return "".join((zero + "一二三四五六七八九")[int(digit)] for digit in str(year))


def _markers(plan: Plan, parent: str, staying: Sequence[str]) -> list[str]:
    """The markers of those that stay, counted anew where all siblings were counted up from one in one way."""
    every = [plan.items[each].marker for each in plan.below(parent)]
    found = [enumerator_at(f"{marker}甲") for marker in every]
    is_counted = all(_counts(each, place) for place, each in enumerate(found, 1))
    if is_counted and len({each.kind for each in found if each}) == 1:
        return every[: len(staying)]
    return [plan.items[each].marker for each in staying]


def _counts(marker: Enumerator | None, place: int) -> bool:
    return marker is not None and marker.ordinal == place and marker.kind is not MarkerKind.BULLET
