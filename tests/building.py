"""Plans for tests, from a small text that stands on the page of the test.

    plan('''
    一、道路
      （一）勘察 2026-06-30 done
      （二）修路 6/11公里 blocked
      （三）绿化 40% w2
    ''')

One line an item, two spaces a level. Behind the title may stand a deadline, a status, a percentage,
actual and target, a weight, `start:DATE`, `unit:NAME`. The id of an item is its title without the marker.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from tracker.model.amount import Amount
from tracker.model.change import AddItem, Branch, Change, applied
from tracker.model.deadline import Deadline
from tracker.model.history import Step
from tracker.model.item import Item, Note, NoteKind
from tracker.model.plan import ROOT, Plan
from tracker.model.status import Status

_MARKER = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.|[一二三四五六七八九]是")
_STATUSES = {status.value: status for status in Status}

_Reader = Callable[[Item, re.Match[str]], Item]
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (
        re.compile(r"\d{4}-\d\d-\d\d"),
        lambda item, found: replace(item, deadline=Deadline(date.fromisoformat(found[0]))),
    ),
    (re.compile(r"start:(.+)"), lambda item, found: replace(item, start=date.fromisoformat(found[1]))),
    (re.compile("|".join(_STATUSES)), lambda item, found: replace(item, status=_STATUSES[found[0]])),
    (re.compile(r"(\d+)%"), lambda item, found: replace(item, percent=int(found[1]))),
    (
        re.compile(r"(\d+)/(\d+)(\D*)"),
        lambda item, found: replace(
            item, actual=Amount(Decimal(found[1]), found[3]), target=Amount(Decimal(found[2]), found[3])
        ),
    ),
    (re.compile(r"w(\d+)"), lambda item, found: replace(item, weight=int(found[1]))),
    (re.compile(r"unit:(.+)"), lambda item, found: replace(item, units=tuple(found[1].split("、")))),
)


def plan(text: str, *, year: int = 2026, title: str = "年度工作要点", org: str = "某办公室") -> Plan:
    """The plan that the text draws; its id is `plan`."""
    made = Plan("plan", title, org, year)
    path: list[str] = [ROOT]
    for line in filter(str.strip, text.splitlines()):
        depth = (len(line) - len(line.lstrip())) // 2
        item = item_from(line.strip())
        base = _base_depth(text)
        parent = path[depth - base]
        made = applied(made, [AddItem(Branch((item,), (-1,)), parent, len(made.below(parent)))])
        path[depth - base + 1 :] = [item.id]
    return made


def item_from(line: str) -> Item:
    """One item from its line; the words before the first one that is a value are its title."""
    marker = found[0] if (found := _MARKER.match(line)) else ""
    title, *words = line[len(marker) :].split()
    item = Item(title, title, marker)
    for word in words:
        reader, match = next((reader, match) for pattern, reader in _READERS if (match := pattern.fullmatch(word)))
        item = reader(item, match)
    return item


def note(
    item: str, text: str, on: str = "2026-03-01", *, kind: NoteKind = NoteKind.PROGRESS, note_id: str = ""
) -> Note:
    day = date.fromisoformat(on)
    return Note(note_id or f"n-{text}", item, day, datetime(day.year, day.month, day.day, tzinfo=UTC), "李", kind, text)


def step(*changes: Change, on: str = "2026-03-01", number: int = 1, author: str = "李", undoes: str = "") -> Step:
    """A step recorded in the minute `number` of the day that it counts for; its id is `s<number>`."""
    day = date.fromisoformat(on)
    at = datetime(day.year, day.month, day.day, number // 60, number % 60, tzinfo=UTC)
    return Step(f"s{number}", at, day, author, changes, undoes=undoes)


def outline(shown: Plan) -> str:
    """Titles of a plan, two spaces a level: what a test compares when only the shape matters."""
    return "\n".join("  " * (depth - 1) + shown.items[item_id].title for item_id, depth in shown.walk())


def _base_depth(text: str) -> int:
    first = next(filter(str.strip, text.splitlines()))
    return (len(first) - len(first.lstrip())) // 2
