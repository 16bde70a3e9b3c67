"""The reports that were handed in, remembered beside the plan: when, of what kind, with what figures and words.

One line of JSON a report in `<plan>.issued.jsonl`, only ever appended to. So the day of the last report
is known, and what once left the house can be shown again word for word, whatever was changed since.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from tracker.frozen import Frozen
from tracker.store.disk import failures

_SUFFIX = ".issued.jsonl"


class Issued(Frozen):
    at: datetime
    """When it was handed in, in UTC."""

    on: date
    """The day that it reports on."""

    kind: str
    since: date | None
    file: str
    """Where it was written to; empty for one that was printed."""

    done: int
    counted: int
    text: str
    """As plain text, whatever the format that it was handed in."""


def remember(plan_file: Path, report: Issued) -> None:
    """Raises StoreError when it cannot be written."""
    path = _beside(plan_file)
    line = json.dumps(issued_doc(report), ensure_ascii=False) + "\n"
    with failures(path, writing=True), path.open("a", encoding="utf-8") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def issued_reports(plan_file: Path) -> tuple[Issued, ...]:
    """In the order in which they were handed in; a line that cannot be read is passed over."""
    try:
        lines = _beside(plan_file).read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return ()
    return tuple(report for line in lines if (report := _read(line)))


def issued_doc(report: Issued) -> dict[str, object]:
    """As JSON has it."""
    return {
        "at": report.at.isoformat(timespec="seconds"),
        "on": str(report.on),
        "kind": report.kind,
        "since": str(report.since) if report.since else None,
        "file": report.file,
        "done": report.done,
        "counted": report.counted,
        "text": report.text,
    }


def follows_on(issued: Sequence[Issued], kind: str, today: date) -> date | None:
    """Where the period of today's report of that kind begins: on the day after the last one of an earlier day.

    One of today is another version of the same report: where there is none before it, the period begins
    where its own did. None where no report of the kind was handed in up to today.
    """
    same = [each for each in issued if each.kind == kind and each.on <= today]
    earlier = [each.on for each in same if each.on < today]
    if earlier:
        return max(earlier) + timedelta(days=1)
    return same[0].since if same else None


def _beside(plan_file: Path) -> Path:
    return plan_file.with_name(plan_file.stem + _SUFFIX)


def _read(line: str) -> Issued | None:
    try:
        doc = cast("dict[str, Any]", json.loads(line))
        return Issued(
            at=datetime.fromisoformat(doc["at"]),
            on=date.fromisoformat(doc["on"]),
            kind=str(doc["kind"]),
            since=date.fromisoformat(doc["since"]) if doc["since"] else None,
            file=str(doc["file"]),
            done=int(doc["done"]),
            counted=int(doc["counted"]),
            text=str(doc["text"]),
        )
    except (ValueError, KeyError, TypeError):
        return None
