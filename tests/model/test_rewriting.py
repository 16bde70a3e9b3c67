from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from tests.building import note, outline, plan, step
from tests.model.plans import plans, step_changes
from tests.model.test_revision import as_document, rows
from tracker.errors import ChangeRefused, MoveNotAllowed, ParentHasItsOwn
from tracker.model import edits, history
from tracker.model.change import SetField, SetNote, applied
from tracker.model.differences import Kind
from tracker.model.item import Note, NoteKind
from tracker.model.plan import Plan
from tracker.model.revision import Revision
from tracker.model.rewriting import rewriting
from tracker.model.status import Status

ROADS = plan("""
一、道路
  （一）勘察 done
  （二）修路 in_progress
  （三）养护
二、绿化
""")


def typed(text: str) -> Plan:
    return as_document(plan(text))


def statuses(shown: Plan) -> dict[str, Status]:
    return {item_id: shown.items[item_id].status for item_id in shown.leaves()}


def test_a_text_that_says_the_same_changes_nothing() -> None:
    noted = applied(ROADS, edits.add_note(ROADS, note("修路", "已开工")))

    assert rewriting(noted, as_document(noted)).changes == ()


def test_statuses_percentages_and_actuals_are_taken_over() -> None:
    found = rewriting(
        ROADS,
        typed("""
        一、道路
          （一）勘察 done
          （二）修路 2/6公里 done
          （三）养护 40%
        二、绿化
        """),
    )

    assert {(change.item, change.field) for change in found.changes if isinstance(change, SetField)} == {
        ("修路", "status"),
        ("修路", "actual"),
        ("修路", "target"),
        ("养护", "percent"),
    }


def test_a_parent_ticked_ticks_the_open_leaves_below_it_but_those_that_say_otherwise() -> None:
    text = typed("""
    一、道路 done
      （一）勘察 done
      （二）修路 in_progress
      （三）养护 blocked
    二、绿化
    """)

    assert statuses(rewriting(ROADS, text).after) == {
        "勘察": Status.DONE,
        "修路": Status.DONE,
        "养护": Status.BLOCKED,
        "绿化": Status.NOT_STARTED,
    }


def test_of_two_parents_the_nearer_decides() -> None:
    shown = plan("一、道路\n  （一）桥梁\n    1.勘察\n  （二）养护")
    text = typed("一、道路 done\n  （一）桥梁 standing\n    1.勘察\n  （二）养护")

    assert statuses(rewriting(shown, text).after) == {"勘察": Status.STANDING, "养护": Status.DONE}


@pytest.mark.parametrize(
    ("text", "error"),
    [
        pytest.param("一、道路\n  （一）勘察 cancelled", MoveNotAllowed, id="what is done is not cancelled"),
        pytest.param("一、道路 30%\n  （一）勘察 done", ParentHasItsOwn, id="a parent's percentage is computed"),
    ],
)
def test_what_an_item_cannot_have_is_refused(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        rewriting(plan("一、道路\n  （一）勘察 done"), typed(text))


def with_notes(shown: Plan, *notes: Note) -> Plan:
    return applied(shown, [SetNote(None, each) for each in notes])


FIRST, SECOND = note("修路", "已开工", "2026-03-01"), note("修路", "已过半", "2026-04-01")


def test_a_note_typed_is_added_to_its_item() -> None:
    text = with_notes(as_document(ROADS), replace(SECOND, item="d-修路"))

    assert rewriting(ROADS, text).changes == (SetNote(None, SECOND),)


def test_a_note_in_other_words_keeps_its_id_and_time() -> None:
    shown = with_notes(ROADS, FIRST, SECOND)
    reworded = replace(SECOND, id="other", item="d-修路", text="已过半，桥已通", kind=NoteKind.REMARK)
    text = with_notes(as_document(ROADS), replace(FIRST, item="d-修路"), reworded)

    found = rewriting(shown, text)

    assert found.changes == (SetNote(SECOND, replace(SECOND, text="已过半，桥已通", kind=NoteKind.REMARK)),)
    assert [entry.kind for entry in found.entries()] == [Kind.NOTE]


def test_the_evidence_of_a_note_in_other_words_is_taken_over() -> None:
    reworded = replace(SECOND, id="other", item="d-修路", text="已过半", evidence="照片/桥.jpg")
    text = with_notes(as_document(ROADS), reworded)

    (change,) = rewriting(with_notes(ROADS, SECOND), text).changes

    assert change == SetNote(SECOND, replace(SECOND, text="已过半", evidence="照片/桥.jpg"))


def test_a_reason_and_an_origin_are_taken_over() -> None:
    shown = as_document(ROADS)
    said = replace(shown.items["d-养护"], status=Status.BLOCKED, reason="缺人手", origin="旧计划/养护")

    after = rewriting(ROADS, replace(shown, items={**shown.items, "d-养护": said})).after

    assert after.items["养护"] == replace(said, id="养护")


def test_a_note_taken_out_is_taken_away_and_its_twin_stays() -> None:
    twin = replace(FIRST, id="twin")
    text = with_notes(as_document(ROADS), replace(FIRST, item="d-修路"))

    assert rewriting(with_notes(ROADS, FIRST, twin), text).changes == (SetNote(twin, None),)


def test_the_office_may_be_emptied_and_the_title_may_not() -> None:
    text = replace(as_document(ROADS), title="", org="", year=2027)

    after = rewriting(ROADS, text).after

    assert (after.title, after.org, after.year) == (ROADS.title, "", 2027)


def test_what_is_left_out_goes_and_what_carries_work_is_named() -> None:
    found = rewriting(ROADS, typed("二、绿化"))

    assert (outline(found.after), found.worked) == ("绿化", ("勘察", "修路"))
    assert outline(rewriting(ROADS, typed("二、绿化"), keeps_worked=True).after) == "道路\n  勘察\n  修路\n绿化"


@st.composite
def edited_plans(draw: st.DrawFn) -> tuple[Plan, Plan]:
    shown = edited = draw(plans())
    for number in range(draw(st.integers(1, 4))):
        edited = applied(edited, draw(step_changes(edited, f"new{number}")))
    return shown, edited


def rewritten(shown: Plan, text: Plan) -> Revision:
    """Rejects what an edit may not do, and where a status goes down because its item has become a parent."""
    try:
        found = rewriting(shown, text)
    except ChangeRefused:
        reject()
    assume(all(shown.is_leaf(old) == text.is_leaf(new) for new, old in found.pairs.items()))
    return found


@given(edited_plans())
def test_whatever_was_edited_in_the_text_is_so_in_the_plan(pair: tuple[Plan, Plan]) -> None:
    shown, edited = pair

    found = rewritten(shown, as_document(edited))

    assert rows(found.after) == rows(edited)
    assert list(statuses(found.after).values()) == list(statuses(edited).values())
    assert [[each.text for each in found.after.notes_on(item_id)] for item_id, _ in found.after.walk()] == [
        [each.text for each in edited.notes_on(item_id)] for item_id, _ in edited.walk()
    ]
    assert applied(found.after, history.inverse(step(*found.changes))) == shown
