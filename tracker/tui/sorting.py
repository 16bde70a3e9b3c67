"""The order in which siblings are seen, the order of the plan itself left as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from fractions import Fraction

from tracker.model.light import Light
from tracker.model.plan import ROOT
from tracker.model.progress import Progress, answerable, deadline_of
from tracker.model.status import Status


class Sorting(Enum):
    """The value is a catalogue key under `sorting.`."""

    PLAN = "plan"
    """As the plan has them."""

    DEADLINE = "deadline"
    """The earliest first, those without one last."""

    LIGHT = "light"
    """Red first."""

    PROGRESS = "progress"
    """The least first, those of which nothing counts last."""

    UNIT = "unit"
    """By the lead and the responsible units, those of nobody last."""

    STATUS = "status"
    """What is blocked first, then what is in progress, and what is over last."""


def sorted_rows(progress: Progress, sorting: Sorting) -> Mapping[str, Sequence[str]]:
    """By parent the ids below it; siblings that are equal stay in plan order."""
    children = progress.plan.children
    if sorting is Sorting.PLAN:
        return children
    sort = _SORTS[sorting]
    return {parent: sort(progress, row) for parent, row in children.items()}


def _by_deadline(progress: Progress, row: Sequence[str]) -> Sequence[str]:
    def day(item: str) -> date:
        deadline = deadline_of(progress.plan, item)
        return deadline.day if deadline else date.max

    return sorted(row, key=day)


def _by_light(progress: Progress, row: Sequence[str]) -> Sequence[str]:
    return sorted(row, key=lambda item: _LIGHTS.index(progress.of(item).light))


def _by_status(progress: Progress, row: Sequence[str]) -> Sequence[str]:
    return sorted(row, key=lambda item: _STATUSES.index(progress.of(item).status))


def _by_progress(progress: Progress, row: Sequence[str]) -> Sequence[str]:
    def share(item: str) -> Fraction:
        found = progress.of(item).progress
        return _MORE_THAN_ALL if found is None else found

    return sorted(row, key=share)


def _by_unit(progress: Progress, row: Sequence[str]) -> Sequence[str]:
    """What siblings inherit is the same for all, so that it is looked for once."""
    plan = progress.plan
    above = plan.parents[row[0]] if row else ROOT
    inherited_lead, inherited_units, _ = answerable(plan, above) if above != ROOT else ((), (), "")

    def names(item_id: str) -> tuple[bool, Sequence[str]]:
        item = plan.items[item_id]
        lead, units = item.lead or inherited_lead, item.units or inherited_units
        return not (lead or units), (*lead, *units)

    return sorted(row, key=names)


_LIGHTS = (Light.RED, Light.YELLOW, Light.GREEN, Light.NONE)
_STATUSES = (
    *(Status.BLOCKED, Status.IN_PROGRESS, Status.NOT_STARTED),
    *(Status.STANDING, Status.DONE, Status.CANCELLED),
)
_MORE_THAN_ALL = Fraction(2)
_SORTS: dict[Sorting, Callable[[Progress, Sequence[str]], Sequence[str]]] = {
    Sorting.DEADLINE: _by_deadline,
    Sorting.LIGHT: _by_light,
    Sorting.PROGRESS: _by_progress,
    Sorting.UNIT: _by_unit,
    Sorting.STATUS: _by_status,
}
