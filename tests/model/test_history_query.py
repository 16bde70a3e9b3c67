from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.building import note, plan, step
from tracker.errors import BadValue
from tracker.model import edits
from tracker.model.change import Change, Loaded
from tracker.model.history_query import ChangeKind, HistoryFilter, Passage, kind_of

ROADS = plan("""
一、道路
  （一）勘察 2026-05-31
  （二）修路 3/11公里
二、桥梁
""")
KINDS = {"status": ChangeKind.STATUS, "状态": ChangeKind.STATUS, "note": ChangeKind.NOTE}
(TICK, *_) = edits.tick(ROADS, ["勘察"])
(NOTE,) = edits.add_note(ROADS, note("修路", "已铺四公里"))
(BRIDGE,) = edits.set_field(ROADS, "桥梁", "title", "架桥")


def passage(change: Change, told: str = "", *, on: str = "2026-03-01", author: str = "李", why: str = "") -> Passage:
    recorded = replace(step(change, on=on, author=author), why=why)
    return Passage(recorded, change, lambda: told, ROADS, date(2026, 3, 10))


@pytest.mark.parametrize(
    ("text", "passing"),
    [
        ("", passage(TICK)),
        ("状态", passage(TICK, "1.1 勘察 状态：未启动 → 已完成")),
        ("kc", passage(TICK, "1.1 勘察")),
        ("验收", passage(TICK, why="县里验收")),
        ("by:李", passage(TICK)),
        ("谁：王", passage(TICK, author="王芳")),
        ("-by:王", passage(TICK)),
        ("kind:status", passage(TICK)),
        ("类:状态", passage(TICK)),
        ("kind:note", passage(NOTE)),
        ("in:1", passage(NOTE)),
        ("in:1.1", passage(TICK)),
        ("on:2026-03", passage(TICK)),
        ("on:>=2026-03-01", passage(TICK)),
        ("on:10d", passage(TICK)),
        ('by:李 "四 公里"', passage(NOTE, "已铺四 公里")),
    ],
)
def test_a_change_that_a_filter_lets_through(text: str, passing: Passage) -> None:
    assert HistoryFilter(text, KINDS).lets_through(passing)


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        ("桥梁", passage(TICK, "1.1 勘察")),
        ("by:王", passage(TICK)),
        ("-勘察", passage(TICK, "1.1 勘察")),
        ("kind:note", passage(TICK)),
        ("in:1", passage(BRIDGE)),
        ("in:9", passage(TICK)),
        ("on:2026-04", passage(TICK)),
        ("on:<2026-03-01", passage(TICK)),
        ("on:9d", passage(TICK)),
        ("by:李 kind:note", passage(TICK)),
    ],
)
def test_a_change_that_a_filter_stops(text: str, stopped: Passage) -> None:
    assert not HistoryFilter(text, KINDS).lets_through(stopped)


@pytest.mark.parametrize("text", ["kind:applause", "on:gestern", "on:2026-13", "on:<30w", "in:桥"])
def test_a_term_that_cannot_be_understood_is_named(text: str) -> None:
    with pytest.raises(BadValue) as found:
        HistoryFilter(text, KINDS)

    assert found.value.facts["value"] == text.partition(":")[2]


def test_nothing_typed_lets_everything_through() -> None:
    assert HistoryFilter("  ", KINDS).is_open


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (TICK, ChangeKind.STATUS),
        (NOTE, ChangeKind.NOTE),
        (BRIDGE, ChangeKind.FIELD),
        (edits.set_field(ROADS, "勘察", "deadline", None)[0], ChangeKind.DEADLINE),
        (edits.remove(ROADS, ["桥梁"])[0], ChangeKind.REMOVED),
        (edits.remove(ROADS, ["桥梁"])[0].inverted(), ChangeKind.ADDED),
        (edits.outdent(ROADS, "修路")[0], ChangeKind.MOVED),
        (Loaded("要点.docx"), ChangeKind.LOADED),
    ],
    ids=[kind.value for kind in (ChangeKind.STATUS, ChangeKind.NOTE, ChangeKind.FIELD, ChangeKind.DEADLINE)]
    + ["removed", "added", "moved", "loaded"],
)
def test_every_change_has_a_kind(change: Change, kind: ChangeKind) -> None:
    assert kind_of(change) is kind
