"""A year that has been worked through, for who wants to see what the program makes of one.

What was recorded on which day stands in `plans/`, on the items of the bundled plan, all of it invented.
It goes in through the workspace a day at a time, as a clerk's records do: history, trend, periods and
the state of a past day are those of a real plan.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from tracker.bundled import bundled_plan, bundled_text
from tracker.entry import status_entered, value_entered
from tracker.environment import random_id
from tracker.model import edits
from tracker.model.change import Change
from tracker.model.item import NoteKind
from tracker.model.plan import Plan
from tracker.request import Request
from tracker.settings import Settings
from tracker.workspace import BUNDLED, Workspace, keep_new

_YEAR = "演示年度记录.toml"
_NOTE_KINDS = {kind.value: kind for kind in NoteKind}
_BESIDE = frozenset({"why", "evidence"})
"""Keys that say more of the others on their line."""


def keep_demo(request: Request, settings: Settings, *, name: str = "") -> Workspace:
    """Keeps the demonstration as a plan of its own; what opens when no plan is named stays what it was.

    Args:
        name: Empty means the one that the demonstration has.

    Raises:
        PlanExists: There is a plan of that name, which stays as it is.
        StoreError: It could not be kept.
    """
    year = tomllib.loads(bundled_text(_YEAR))
    source, bundled = bundled_plan(BUNDLED, new_id=random_id)
    plan = replace(bundled, title=year["title"], org=year["org"], notes={})
    as_author = replace(settings, name=year["author"])
    workspace = keep_new(
        plan, source=source, name=name or year["name"], request=request, settings=as_author, opens_next=False
    )
    for day, items in year["days"].items():
        workspace.request = replace(request, on=date.fromisoformat(day), as_of=None)
        _work_through(workspace, items)
    workspace.request = request
    return workspace


def _work_through(workspace: Workspace, items: Mapping[str, Mapping[str, Any]]) -> None:
    """One day: for each item, by number, what was recorded on it."""
    for number, told in items.items():
        item_id = workspace.store.plan.at(number)
        assert item_id is not None, f"the bundled plan has no {number}"
        for key, text in told.items():
            if key in _NOTE_KINDS:
                workspace.note(item_id, text, kind=_NOTE_KINDS[key], evidence=told.get("evidence", ""))
            elif key not in _BESIDE:
                change = partial(_change, item_id=item_id, field=key, text=text, why=told.get("why", ""))
                workspace.edit(partial(change, today=workspace.today), why=told.get("why", ""))


def _change(plan: Plan, *, item_id: str, field: str, text: str, why: str, today: date) -> tuple[Change, ...]:
    if field == "status":
        return edits.set_status(plan, [item_id], status_entered(text), reason=why)
    return edits.enter_field(plan, item_id, field, value_entered(field, text, year=plan.year, today=today))
