"""The store beside the medium itself, TinyDB's own storage, and JSON: `python -m tests.benchmarks store`.

Bars: a durable edit at most twice one write and fsync of the same bytes, however many items the plan
has; opening 10 000 items at most 1.5 times parsing the JSON and building the plan; at most 200 MiB at
100 000 items (that row is in MiB, not in milliseconds).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.table import Document

from tests.benchmarks.plans import kept
from tests.benchmarks.timing import Row, row
from tracker.model import edits
from tracker.model.history import Step
from tracker.model.plan import ROOT, Plan
from tracker.store.opening import open_store
from tracker.store.records import item_of, plan_of
from tracker.store.session import Session
from tracker.store.tiny.store import TinyStore

SIZES = (100, 1_000, 10_000, 100_000)
SESSION = Session("benchmark", lambda: datetime(2021, 6, 1, tzinfo=UTC))


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as made:
        home = Path(made)
        for items in SIZES:
            path = home / f"{kept(items, home)}.json"
            yield _edit_beside_the_medium(path, items)
            if items <= 10_000:
                yield _edit_beside_tinydb(path, items)
        yield _opening(home / "plan-10000.json", 10_000)
        yield _memory(home / "plan-100000.json", 100_000)


def _edit_beside_the_medium(path: Path, items: int) -> Row:
    with closing(open_store(path, SESSION)) as store, path.with_suffix(".bare").open("wb", buffering=0) as bare:
        edit = _edits(store)
        edit()
        journal = path.with_suffix(".journal")
        before = journal.stat().st_size
        edit()
        record = b"x" * (journal.stat().st_size - before)
        return row(
            "durable edit",
            items,
            edit,
            lambda: (bare.write(record), os.fsync(bare.fileno())),
            beside_what="one write and fsync",
            bar=2.0,
            runs=301,
        )


def _edit_beside_tinydb(path: Path, items: int) -> Row:
    """TinyDB updates one document of the same plan, with its storage as it comes: without any fsync."""
    copy = path.with_suffix(".tinydb")
    copy.write_bytes(path.read_bytes())
    database: Any = TinyDB(copy, encoding="utf-8", ensure_ascii=False)  # its stubs leave types open
    with closing(open_store(path, SESSION)) as store, closing(database):
        table = database.table("items")
        number = count()
        return row(
            "durable edit",
            items,
            _edits(store),
            lambda: table.upsert(Document({"title": f"第{next(number)}版"}, doc_id=1)),
            beside_what="TinyDB's JSONStorage",
            runs=15,
        )


def _edits(store: Any) -> Callable[[], object]:
    item = next(reversed(list(store.plan.items)))
    number = count()

    def build(now: Plan) -> Step:
        at = next(number)
        changes = edits.set_field(now, item, "title", f"第{at}版")
        return Step(f"{os.getpid()}-{id(store)}-{at}", SESSION.clock(), SESSION.clock().date(), "李", changes)

    return lambda: store.edit(build)


def _opening(path: Path, items: int) -> Row:
    return row(
        "opening and reading every item",
        items,
        lambda: list(TinyStore(path, SESSION).plan.items.values()),
        lambda: _parsed_and_built(path),
        beside_what="json.loads and building",
        bar=1.5,
    )


def _parsed_and_built(path: Path) -> Plan:
    """The least that any reader of the file has to do."""
    tables = json.loads(path.read_bytes())
    head = {name: tables["plan"]["1"][name] for name in ("id", "title", "org", "year")}
    plan = plan_of(head)
    children: dict[str, list[str]] = {}
    parents: dict[str, str] = {}
    for doc in tables["items"].values():
        parents[doc["id"]] = doc.get("parent", ROOT)
        children.setdefault(parents[doc["id"]], []).append(doc["id"])
    items = {doc["id"]: item_of(doc) for doc in tables["items"].values()}
    below = {parent: tuple(ids) for parent, ids in children.items()}
    return Plan(plan.id, plan.title, plan.org, plan.year, items, below, parents)


def _memory(path: Path, items: int) -> Row:
    """The peak of a process that opens the plan, reads every item and edits one.

    From /proc where there is one: `ru_maxrss` counts in what the parent held when it started the child.
    """
    told = subprocess.run(
        [sys.executable, "-c", _OPENS, str(path)], check=True, capture_output=True, text=True, cwd=Path.cwd()
    )
    return Row("peak memory in MiB, not ms", items, float(told.stdout), "the bar of 200 MiB", 200.0, 1.0)


_OPENS = """
import resource, sys
from pathlib import Path
from tests.benchmarks.store import SESSION, _edits, open_store
with open_store(Path(sys.argv[1]), SESSION) as store:
    list(store.plan.items.values())
    _edits(store)()
status = Path("/proc/self/status")
if status.exists():
    print(int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024)
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(peak / 1024 if sys.platform != "darwin" else peak / 1024**2)
"""
