"""The plans of the data folder as things to be kept in order: given another name, put away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tracker.settings import Settings
from tracker.store.moving import move_plan
from tracker.store.opening import safe_name
from tracker.store.tiny.files import SUFFIX
from tracker.wish import Wish, current_name, plan_file, remember

REMOVED = "removed"
"""The folder in the data folder in which removed plans are kept."""


def rename_plan(wish: Wish, settings: Settings, name: str, new: str) -> str:
    """The name that the plan is kept under then: `new`, as far as every file system takes it.

    Raises:
        UnknownPlan: There is no plan `name`.
        PlanExists: There is one of the new name; both stay as they are.
        StoreError: It could not be renamed and is as it was.
    """
    was_current = current_name(wish, settings)
    file, session = plan_file(replace(wish, plan=name), settings)
    kept_as = safe_name(new)
    move_plan(file, file.with_name(kept_as + SUFFIX), session)
    if file.name.removesuffix(SUFFIX) == was_current:
        remember(wish.home, kept_as)
    return kept_as


def remove_plan(wish: Wish, settings: Settings, name: str) -> Path:
    """The file in which the plan is kept from now on, whole with its history; it can be opened by its path.

    Raises:
        UnknownPlan: There is no plan `name`.
        StoreError: It could not be moved and is as it was.
    """
    file, session = plan_file(replace(wish, plan=name), settings)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = file.parent / REMOVED / f"{file.name.removesuffix(SUFFIX)} {stamp}{SUFFIX}"
    move_plan(file, target, session)
    return target
