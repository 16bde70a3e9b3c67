"""Plans of any size, the same at every run: five points, ten items each, the rest as tasks below them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tracker.model.change import Loaded
from tracker.model.deadline import Deadline
from tracker.model.history import Step
from tracker.model.item import Item
from tracker.model.plan import ROOT, Plan
from tracker.model.status import Status
from tracker.store.opening import Folder
from tracker.store.session import Session

YEAR = 2021
_POINTS, _ITEMS = 5, 10
_STATUSES = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.DONE, Status.NOT_STARTED, Status.BLOCKED)


def generated(count: int) -> Plan:
    """A plan of exactly `count` items, at least 55."""
    items = {item.id: item for item in itertools.islice(_items(), count)}
    children: dict[str, list[str]] = {}
    parents: dict[str, str] = {}
    for item_id in items:
        parent = item_id.rpartition("-")[0]
        parents[item_id] = parent or ROOT
        children.setdefault(parent, []).append(item_id)
    return Plan(
        "generated",
        f"{YEAR}年工作要点",
        "某办公室",
        YEAR,
        items,
        {at: tuple(ids) for at, ids in children.items()},
        parents,
    )


def kept(count: int, home: Path) -> str:
    """Keeps a generated plan in a data folder and answers its name there."""
    folder = Folder(home, Session("benchmark", lambda: datetime.now(UTC)))
    name = f"plan-{count}"
    first = Step("loaded", datetime(YEAR, 1, 1, tzinfo=UTC), date(YEAR, 1, 1), "benchmark", (Loaded("generated"),))
    folder.create(name, generated(count), first).close()
    return name


def _items() -> Iterator[Item]:
    for point in range(1, _POINTS + 1):
        yield Item(f"p{point}", f"第{point}方面的工作", f"{'一二三四五'[point - 1]}、")
    for point, place in itertools.product(range(1, _POINTS + 1), range(1, _ITEMS + 1)):
        yield Item(f"p{point}-{place}", f"抓好第{place}类事项的落实", f"{place}.")
    for number in itertools.count():
        point, place = number % _POINTS + 1, number // _POINTS % _ITEMS + 1
        yield Item(
            f"p{point}-{place}-{number}",
            f"完成第{number}号任务并按时报送进展情况",
            status=_STATUSES[number % len(_STATUSES)],
            deadline=Deadline(date(YEAR, 1, 1) + timedelta(days=number * 7 % 365)) if number % 3 else None,
            percent=number % 101 if number % 4 == 1 else None,
        )
