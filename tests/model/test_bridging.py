from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.building import note, plan, step
from tests.model.plans import plans, step_changes
from tracker.model import edits, history
from tracker.model.bridging import bridge
from tracker.model.change import SetNote, SetPlanField, applied
from tracker.model.plan import Plan

ROADS = plan("""
    一、道路
      （一）勘察 2026-06-30
      （二）修路 6/11公里
    二、绿化
""")


@given(plans(), plans(), st.data())
def test_a_bridge_leads_to_the_other_plan_and_back(before: Plan, after: Plan, data: st.DataObject) -> None:
    after = applied(after, data.draw(step_changes(after, "new")))

    bridged = bridge(before, after)

    assert bridged.after == after
    assert applied(after, history.inverse(step(*bridged.changes))) == before


@given(plans())
def test_there_is_nothing_between_a_plan_and_itself(shown: Plan) -> None:
    assert bridge(shown, shown).changes == ()


def test_a_note_rewritten_taken_away_or_moved_is_told() -> None:
    first, second, third, same = (note("勘察", text) for text in ("一", "二", "三", "四"))
    before = replace(ROADS, notes={"勘察": (first, second, third, same)})
    rewritten, moved = replace(first, text="壹"), replace(third, item="修路")

    changes = bridge(before, replace(ROADS, notes={"勘察": (rewritten, same), "修路": (moved,)})).changes

    assert set(changes) == {
        SetNote(first, rewritten), SetNote(second, None), SetNote(third, None), SetNote(None, moved),
    }  # fmt: skip


def test_the_title_the_office_and_the_year_are_told() -> None:
    after = replace(ROADS, title="要点", org="办公室", year=2027)

    changes = bridge(ROADS, after).changes

    assert [(change.field, change.new) for change in changes if isinstance(change, SetPlanField)] == [
        ("title", "要点"), ("org", "办公室"), ("year", 2027),
    ]  # fmt: skip


def test_what_only_a_newer_version_knows_stays_as_it_was() -> None:
    after = applied(ROADS, edits.set_field(ROADS, "勘察", "title", "勘查"))
    newer = replace(after, items={**after.items, "勘察": replace(after.items["勘察"], extra=(("colour", '"red"'),))})

    assert bridge(ROADS, newer).after == after
