"""Plans, steps and sessions for the tests of the store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from tests.building import plan, step
from tracker.model import edits
from tracker.model.change import Change, Loaded
from tracker.model.deadline import Deadline, Precision
from tracker.model.history import Step
from tracker.model.item import Item
from tracker.model.plan import ROOT, Plan
from tracker.model.status import Status
from tracker.store.digest import with_digest
from tracker.store.session import Session

NOW = datetime(2026, 3, 1, 9, 14, tzinfo=UTC)
SESSION = Session("李", lambda: NOW)

ROADS = plan("""
    一、道路
      （一）勘察 2026-06-30
      （二）修路 6/11公里
    二、绿化
""")

FIRST = with_digest(step(Loaded("计划.txt"), number=0), ROADS)


def made(build: Callable[[Plan], Iterable[Change]], number: int) -> Callable[[Plan], Step | None]:
    """An edit that records what `build` answers as step `s<number>`, in that minute of 1 March."""
    at = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=number)
    return lambda now: Step(f"s{number}", at, date(2026, 3, 1), "李", tuple(build(now)))


def titled(item: str, title: str, number: int) -> Callable[[Plan], Step | None]:
    return made(lambda now: edits.set_field(now, item, "title", title), number)


def ticked(item: str, number: int) -> Callable[[Plan], Step | None]:
    return made(lambda now: edits.tick(now, [item]), number)


def large(items: int) -> Plan:
    """A plan of so many items, ten to a point, with the words, statuses and deadlines of a real one."""
    ids = [f"i{number:06}" for number in range(items)]
    children = {ids[place]: tuple(ids[place + 1 : place + 10]) for place in range(0, items, 10)}
    children = {parent: below for parent, below in children.items() if below}
    parents = {child: parent for parent, below in children.items() for child in below}
    points = tuple(ids[::10])
    return Plan(
        "plan",
        "年度工作要点",
        "某办公室",
        2026,
        {item_id: _item(item_id, number) for item_id, number in zip(ids, count(), strict=False)},
        {ROOT: points, **children},
        {**parents, **dict.fromkeys(points, ROOT)},
    )


def _item(item_id: str, number: int) -> Item:
    return Item(
        item_id,
        f"第{number}项任务按期完成并报送材料",
        f"（{number % 10}）",
        "按月调度，按季通报，年底考核；牵头科室每月末报送进展，滞后的说明原因和措施。" * 2,
        status=Status.IN_PROGRESS if number % 3 == 0 else Status.NOT_STARTED,
        deadline=Deadline(date(2026, 5, 31), Precision.MONTH, "5月底前") if number % 4 == 0 else None,
    )


def tables(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def edited(path: Path, change: dict[str, Any], table: str, place: int = 0) -> None:
    """Has another program change the fields of one document, as TinyDB would write it."""
    found = tables(path)
    list(found[table].values())[place].update(change)
    path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
