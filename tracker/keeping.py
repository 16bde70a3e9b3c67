"""The plans of the data folder as things to be kept in order: renamed, put away and brought back, put right."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tracker.environment import random_id
from tracker.errors import NotRemoved
from tracker.frozen import Frozen
from tracker.model.change import Change
from tracker.model.history import Step
from tracker.request import Request, author_by, current_name, kept_in, plan_file, remember
from tracker.settings import Settings
from tracker.store import safety
from tracker.store.checking import Outside
from tracker.store.moving import move_plan
from tracker.store.opening import safe_name
from tracker.store.tiny.files import SUFFIX

REMOVED = "removed"
"""The folder in the data folder in which removed plans are kept."""

_STAMP = "%Y%m%dT%H%M%SZ"
"""Behind the name of a removed plan: when it was put away."""


def rename_plan(request: Request, settings: Settings, name: str, new: str) -> str:
    """The name that the plan is kept under then: `new`, as far as every file system takes it.

    Raises:
        UnknownPlan: There is no plan `name`.
        PlanExists: There is one of the new name; both stay as they are.
        StoreError: It could not be renamed and is as it was.
    """
    was_current = current_name(request, settings)
    file, session = plan_file(replace(request, plan=name), settings)
    kept_as = safe_name(new)
    move_plan(file, file.with_name(kept_as + SUFFIX), session)
    if file.name.removesuffix(SUFFIX) == was_current:
        remember(request.home, kept_as)
    return kept_as


def remove_plan(request: Request, settings: Settings, name: str) -> Path:
    """The file in which the plan is kept from now on, whole with its history; it can be opened by its path.

    Raises:
        UnknownPlan: There is no plan `name`.
        StoreError: It could not be moved and is as it was.
    """
    file, session = plan_file(replace(request, plan=name), settings)
    stamp = datetime.now(UTC).strftime(_STAMP)
    target = file.parent / REMOVED / f"{file.name.removesuffix(SUFFIX)} {stamp}{SUFFIX}"
    move_plan(file, target, session)
    return target


class Removed(Frozen):
    """A plan that was put away."""

    name: str
    """The one that it had."""

    at: datetime
    """When it was put away, in UTC."""

    file: Path


def removed_plans(request: Request, settings: Settings) -> tuple[Removed, ...]:
    """Those that were put away and not brought back, the last first."""
    put_away = kept_in(request.home / REMOVED, settings)
    found: list[Removed] = []
    for stem in put_away.names():
        name, _, stamp = stem.rpartition(" ")
        with suppress(ValueError):  # a file that somebody else has put there
            found.append(Removed(name, datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC), put_away.file(stem)))
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def bring_back(request: Request, settings: Settings, name: str) -> str:
    """The name that a removed plan is kept under again: its own, with a number where another plan has that by now.

    Args:
        name: The one that it had, of several the last removed; or that of its file.

    Raises:
        NotRemoved: None of that name was put away, or it came back already.
        StoreError: It could not be moved and is as it was.
    """
    removed = removed_plans(request, settings)
    chosen = next((each for each in removed if name in (each.name, each.file.stem)), None)
    if chosen is None:
        raise NotRemoved(name=name, folder=request.home / REMOVED)
    plans = kept_in(request.home, settings)
    kept_as = plans.free_name(chosen.name)
    move_plan(chosen.file, plans.file(kept_as), plans.session)
    return kept_as


def accept_outside(request: Request, settings: Settings, *, why: str) -> Outside | None:
    """Makes a step of what another program or hand has changed in the plan's file; it can be undone as any other.

    Args:
        why: What the step says of itself.

    Returns:
        None when every step leads to the plan as it is, and nothing was done.

    Raises:
        NothingToGoBy, StoreError: As `safety.take_in_outside`.
    """
    file, session = plan_file(request, settings)

    def step_from(changes: Sequence[Change]) -> Step:
        day = request.on or datetime.now().astimezone().date()
        return Step(random_id(), datetime.now(UTC), day, author_by(settings), tuple(changes), why)

    return safety.take_in_outside(file, session, step_from)
