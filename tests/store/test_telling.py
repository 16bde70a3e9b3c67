"""What restoring would do, in words."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.building import note, plan
from tests.store.making import ROADS
from tracker.language.catalogue import load_catalogue
from tracker.model import edits
from tracker.model.change import SetField, applied
from tracker.model.plan import Plan
from tracker.store.recovery import Candidate, Source, State, difference
from tracker.store.telling import difference_lines, size_of, size_words, time_words

EN = load_catalogue("en")


def lines(there: Plan, restored: Plan) -> list[str]:
    return [line.strip() for line in difference_lines(difference(there, restored), EN)]


def test_nothing_that_would_be_another_is_said_in_a_line() -> None:
    assert lines(ROADS, ROADS) == ["They hold the same."]


def test_every_item_field_and_note_that_would_be_another_has_its_line() -> None:
    there = applied(ROADS, [*edits.remove(ROADS, ["绿化"]), *edits.set_field(ROADS, "勘察", "title", "勘查")])
    there = applied(there, [*edits.add_item(there, plan("桥梁").items["桥梁"]), *edits.tick(there, ["修路"])])
    there = applied(there, edits.add_note(there, note("勘察", "已测量")))

    assert lines(there, ROADS) == [
        "comes back: 绿化",
        "goes: 桥梁",
        "勘查  title: 勘查 → 勘察",
        "修路  status: done → not started",
        "notes: 0 come back, 1 go",
    ]


def test_an_item_that_stands_elsewhere_is_told_by_the_titles_above_it() -> None:
    there = applied(ROADS, [SetField("绿化", "title", "绿化", "植树")])
    restored = applied(there, edits.move(there, "修路", parent="绿化"))

    assert lines(there, restored) == ["修路  parent: 道路 → 植树"]


def test_a_state_says_when_it_was_and_how_much_it_holds() -> None:
    at = datetime(2026, 3, 1, 9, 14, tzinfo=UTC)
    state = State(applied(ROADS, edits.tick(ROADS, ["勘察"])), ())
    held, undated = (Candidate.held("present", Source.PRESENT, each, state) for each in (at, None))

    assert time_words(held) == f"{at.astimezone():%Y-%m-%d %H:%M}"
    assert time_words(undated) == ""
    assert size_words(size_of(held.plan), EN) == "4 items, done 1/3"
