from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import note, outline, plan, step
from tests.model.plans import plans, step_changes
from tracker.model import edits, history
from tracker.model.change import Change, Loaded, MoveItem, SetField, SetNote, SetPlanField, applied
from tracker.model.deadline import Deadline, Precision
from tracker.model.differences import Entry, Kind, differences
from tracker.model.item import Item
from tracker.model.plan import ROOT, Plan
from tracker.model.revision import DOCUMENT_FIELDS, Revision, revision
from tracker.model.status import Status

ROADS = plan("""
一、抓好道路建设
  （一）完成勘察设计 2026-06-30 done
  （二）修通两条公路 in_progress
  （三）做好养护工作
二、抓好绿化工作
  （一）种植行道树木
""")


def document(text: str) -> Plan:
    """A plan as a document gives it: under ids of its own."""
    return as_document(plan(text))


def as_document(shown: Plan) -> Plan:
    ids = {ROOT: ROOT} | {item_id: f"d-{item_id}" for item_id in shown.items}
    return replace(
        shown,
        id="document",
        items={ids[each]: replace(item, id=ids[each]) for each, item in shown.items.items()},
        children={ids[parent]: tuple(ids[each] for each in below) for parent, below in shown.children.items()},
        parents={ids[each]: ids[parent] for each, parent in shown.parents.items()},
        notes={
            ids[each]: tuple(replace(note, item=ids[each]) for note in notes) for each, notes in shown.notes.items()
        },
    )


def told(found: Revision) -> list[tuple[Kind, str, object, object]]:
    return [(entry.kind, entry.title, entry.old, entry.new) for entry in found.entries()]


def rows(shown: Plan, fields: Iterable[str] = DOCUMENT_FIELDS) -> list[tuple[object, ...]]:
    names = tuple(fields)
    return [(depth, *(getattr(shown.items[each], name) for name in names)) for each, depth in shown.walk()]


def test_a_document_that_says_the_same_changes_nothing() -> None:
    found = revision(ROADS, as_document(ROADS))

    assert (found.changes, found.entries(), found.after) == ((), (), ROADS)


def test_added_removed_moved_reworded_and_a_new_deadline_are_told_apart() -> None:
    revised = document("""
    一、抓好道路建设
      （一）完成勘察设计 2026-05-31
      （二）修通三条公路
      （三）设置交通标志
    二、抓好绿化工作
      （一）做好养护工作
      （二）种植行道树木
    """)

    found = revision(ROADS, revised)

    assert told(found) == [
        (Kind.ADDED, "设置交通标志", None, "1.3"),
        (Kind.MOVED, "做好养护工作", "1.3", "2.1"),
        (Kind.RENUMBERED, "做好养护工作", "（三）", "（一）"),
        (Kind.RENUMBERED, "种植行道树木", "（一）", "（二）"),
        (Kind.REWORDED, "修通三条公路", "修通两条公路", "修通三条公路"),
        (Kind.DEADLINE, "完成勘察设计", Deadline(date(2026, 6, 30)), Deadline(date(2026, 5, 31))),
    ]
    assert [(entry.item.removeprefix("d-"), entry.field) for entry in found.entries()] == [
        ("设置交通标志", ""),
        ("做好养护工作", ""),
        ("做好养护工作", "marker"),
        ("种植行道树木", "marker"),
        ("修通两条公路", "title"),
        ("完成勘察设计", "deadline"),
    ]
    assert rows(found.after) == rows(revised)


def test_statuses_and_notes_stay_on_their_items() -> None:
    noted = applied(ROADS, edits.add_note(ROADS, note("修通两条公路", "已开工")))
    revised = document("""
    一、抓好绿化工作
      （一）修通两条公路和一座桥
      （二）完成勘察设计工作
      （三）种植行道树木
      （四）做好养护工作
    """)

    after = revision(noted, revised).after

    assert after.items["修通两条公路"].status is Status.IN_PROGRESS
    assert [each.text for each in after.notes_on("修通两条公路")] == ["已开工"]
    assert after.items["完成勘察设计"].status is Status.DONE
    assert outline(after) == outline(revised)


def test_an_item_inserted_before_others_moves_none_of_them() -> None:
    revised = document("""
    一、加强组织领导
    二、抓好道路建设
      （一）完成勘察设计 2026-06-30
      （二）修通两条公路
      （三）做好养护工作
    三、抓好绿化工作
      （一）种植行道树木
    """)

    found = revision(ROADS, revised)

    assert [(kind, title) for kind, title, _, _ in told(found)] == [
        (Kind.ADDED, "加强组织领导"),
        (Kind.RENUMBERED, "抓好道路建设"),
        (Kind.RENUMBERED, "抓好绿化工作"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        pytest.param("一、召开年会", "一、召开年会", True, id="the same words"),
        pytest.param("一、召开换届大会", "三、召开换届大会", True, id="another marker"),
        pytest.param("一、召开换届大会", "一、筹备召开换届大会", True, id="a word more"),
        pytest.param("一、勘察", "一、勘测", True, id="a short title, the same marker"),
        pytest.param("一、召开换届大会", "一、修通两条公路", False, id="other words under the same marker"),
        pytest.param("一、Repair_the_bridge", "一、Repair_the_old_bridge", True, id="English words"),
        pytest.param("一、Repair_the_bridge", "一、Plant_some_trees", False, id="the same letters, other words"),
        pytest.param(
            "一、总结表彰\n  其他", "一、总结表彰\n二、召开年会\n  其他", False, id="too short to be known elsewhere"
        ),
        pytest.param("一、甲乙\n  完成勘察设计", "一、丙丁\n  完成勘察设计", True, id="a parent known by its children"),
        pytest.param(
            "甲乙\n  丙丁\n    完成勘察设计", "东南\n  西北\n    完成勘察设计", True, id="and its parent by it"
        ),
        pytest.param(
            "甲乙\n  完成勘察设计\n  修路养路",
            "东南\n  完成勘察设计\n  修好路养好路",
            True,
            id="and its other children by it",
        ),
    ],
)
def test_what_is_taken_for_the_same_item(before: str, after: str, same: bool) -> None:
    found = revision(plan(before), document(after))

    assert (set(found.pairs.values()) == set(found.before.items)) is same


def test_twins_are_paired_in_their_order() -> None:
    twins = plan("甲\n  落实责任 done\n乙\n  落实到位责任")
    shown = replace(
        twins, items={**twins.items, "落实到位责任": replace(twins.items["落实到位责任"], title="落实责任")}
    )

    assert revision(shown, as_document(shown)).changes == ()


def test_swapped_parent_and_child_find_their_places() -> None:
    shown = plan("完成勘察设计\n  修通两条公路\n    做好养护工作")
    revised = document("修通两条公路\n  完成勘察设计\n    做好养护工作")

    found = revision(shown, revised)

    assert outline(found.after) == outline(revised)
    assert all(isinstance(change, MoveItem) for change in found.changes)


def test_a_new_section_takes_items_that_were_there_with_it() -> None:
    revised = document("""
    一、加强协调配合
      （一）建立会商制度
        修通两条公路
    """)

    found = revision(plan("一、修通两条公路 in_progress"), revised)

    assert outline(found.after) == outline(revised)
    assert found.after.items["修通两条公路"].status is Status.IN_PROGRESS


def test_only_the_passage_being_another_is_told_once_its_title_and_marker_are_left_out() -> None:
    def with_text(shown: Plan, item: str, text: str) -> Plan:
        return replace(shown, items={**shown.items, item: replace(shown.items[item], text=text)})

    shown = with_text(plan("一、召开年会"), "召开年会", "一、召开年会。请各县参加。")
    renumbered = with_text(document("二、召开年会"), "d-召开年会", "二、召开年会。请各县参加。")
    rewritten = with_text(document("一、召开年会"), "d-召开年会", "一、召开年会。请各乡参加。")

    assert [kind for kind, *_ in told(revision(shown, renumbered))] == [Kind.RENUMBERED]
    assert [kind for kind, *_ in told(revision(shown, rewritten))] == [Kind.REWORDED]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("一、修路。修路先修桥。", "一、修路。先修桥。", id="the title once more"),
        pytest.param("一、修路。一、修桥。", "一、修路。修桥。", id="the marker once more"),
    ],
)
def test_only_the_first_title_and_marker_of_a_passage_are_left_out(before: str, after: str) -> None:
    shown = plan("一、修路")
    one, other = (replace(shown, items={"修路": replace(shown.items["修路"], text=text)}) for text in (before, after))
    changes = edits.set_field(one, "修路", "text", after)

    assert [entry.kind for entry in differences(one, other, changes)] == [Kind.REWORDED]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("一、修路。先修桥。", "一、修路。 先修桥。\n", id="other spaces"),
        pytest.param("一、修路。先修桥。", "修路。先修桥。", id="without the marker"),
        pytest.param("一、修路。先修桥。", "一、。先修桥。", id="without the title"),
    ],
)
def test_a_passage_that_says_the_same_is_not_told(before: str, after: str) -> None:
    shown = plan("一、修路")
    one, other = (replace(shown, items={"修路": replace(shown.items["修路"], text=text)}) for text in (before, after))

    assert differences(one, other, edits.set_field(one, "修路", "text", after)) == ()


def test_each_kind_of_difference_names_its_item_its_field_and_both_values() -> None:
    written = note("修通两条公路", "已开工")
    changes = (
        *edits.remove(ROADS, ["种植行道树木"]),
        *edits.set_field(ROADS, "修通两条公路", "person", "张三"),
        *edits.add_note(ROADS, written),
        SetNote(written, replace(written, text="已过半")),
        SetPlanField("title", ROADS.title, "新要点"),
        Loaded("要点.txt"),
    )

    assert differences(ROADS, applied(ROADS, changes), changes) == (
        Entry(Kind.PLAN, ROOT, "新要点", "title", ROADS.title, "新要点"),
        Entry(Kind.REMOVED, "种植行道树木", "种植行道树木", "", "2.1", None),
        Entry(Kind.FIELD, "修通两条公路", "修通两条公路", "person", "", "张三"),
        Entry(Kind.NOTE, "修通两条公路", "修通两条公路", "", None, written),
        Entry(Kind.NOTE, "修通两条公路", "修通两条公路", "", written, replace(written, text="已过半")),
    )


def test_what_was_entered_by_hand_stays_until_the_document_says_something_new() -> None:
    by_hand = applied(
        ROADS,
        [
            SetField("做好养护工作", "person", "", "张三"),
            SetField("完成勘察设计", "deadline", Deadline(date(2026, 6, 30)), Deadline(date(2026, 7, 31))),
            SetField("修通两条公路", "title", "修通两条公路", "修路"),
            SetField("种植行道树木", "units", (), ("林业站",)),
        ],
    )
    revised = as_document(applied(ROADS, [SetField("种植行道树木", "units", (), ("园林站",))]))

    found = revision(by_hand, revised, said=ROADS)

    assert found.changes == (SetField("种植行道树木", "units", ("林业站",), ("园林站",)),)


def test_a_deadline_that_the_document_drops_is_dropped() -> None:
    revised = as_document(applied(ROADS, [SetField("完成勘察设计", "deadline", Deadline(date(2026, 6, 30)), None)]))

    assert revision(ROADS, revised, said=ROADS).after.items["完成勘察设计"].deadline is None


def test_what_was_moved_or_removed_by_hand_stays_so_until_the_document_moves_it() -> None:
    by_hand = applied(ROADS, edits.remove(ROADS, ["做好养护工作"]))
    by_hand = applied(by_hand, edits.move(by_hand, "种植行道树木", parent="抓好道路建设"))
    by_hand = applied(by_hand, edits.move(by_hand, "修通两条公路", parent="抓好道路建设", index=0))
    moved = document("""
    一、抓好道路建设
      （一）完成勘察设计 2026-06-30
      （二）修通两条公路
      （三）做好养护工作
    二、抓好绿化工作
    三、种植行道树木
    """)

    same = revision(by_hand, as_document(ROADS), said=ROADS)
    other = revision(by_hand, moved, said=ROADS)

    assert (same.changes, [item.title for item in same.declined]) == ((), ["做好养护工作"])
    assert told(other)[0] == (Kind.MOVED, "种植行道树木", "1.3", "3")
    assert outline(other.after) == "抓好道路建设\n  修通两条公路\n  完成勘察设计\n抓好绿化工作\n种植行道树木"


def test_parent_and_child_swapped_by_hand_stay_so() -> None:
    shown = plan("完成勘察设计\n  修通两条公路")
    raised = applied(shown, edits.move(shown, "修通两条公路", parent=ROOT))
    swapped = applied(raised, edits.move(raised, "完成勘察设计", parent="修通两条公路"))

    assert revision(swapped, as_document(shown), said=shown).changes == ()


def test_what_is_new_below_an_item_removed_by_hand_moves_up() -> None:
    by_hand = applied(ROADS, edits.remove(ROADS, ["抓好绿化工作"]))
    revised = document("""
    一、抓好道路建设
      （一）完成勘察设计 2026-06-30
      （二）修通两条公路
      （三）做好养护工作
    二、抓好绿化工作
      （一）种植行道树木
      （二）建设街心公园
    """)

    assert outline(revision(by_hand, revised, said=ROADS).after).splitlines()[-1] == "建设街心公园"


def test_a_place_by_hand_that_the_document_makes_impossible_is_given_up() -> None:
    shown = plan("完成勘察设计\n修通两条公路")
    by_hand = applied(shown, edits.move(shown, "完成勘察设计", parent="修通两条公路"))
    revised = document("完成勘察设计\n  修通两条公路")

    assert outline(revision(by_hand, revised, said=shown).after) == outline(revised)


def test_an_item_added_by_hand_is_known_when_the_document_brings_it() -> None:
    by_hand = applied(ROADS, edits.add_item(ROADS, Item("公园", "建设街心公园"), parent="抓好绿化工作"))
    revised = as_document(applied(ROADS, edits.add_item(ROADS, Item("x", "建设街心小公园"), parent="抓好绿化工作")))

    found = revision(by_hand, revised, said=ROADS)

    assert told(found) == [(Kind.REWORDED, "建设街心小公园", "建设街心公园", "建设街心小公园")]


def test_that_a_document_was_taken_in_is_no_difference() -> None:
    assert differences(ROADS, ROADS, [Loaded("修订.docx")]) == ()


def test_title_and_office_of_the_plan_follow_the_document_where_it_names_them() -> None:
    named = replace(as_document(ROADS), title="年度工作要点（修订）", org="")

    found = revision(ROADS, named, said=ROADS)
    after = found.after

    assert told(found) == [(Kind.PLAN, "年度工作要点（修订）", "年度工作要点", "年度工作要点（修订）")]
    assert (after.title, after.org) == ("年度工作要点（修订）", "某办公室")


WITHOUT_ROADS = document("二、抓好绿化工作\n  （一）种植行道树木")


def test_removed_items_that_carry_work_are_named() -> None:
    found = revision(ROADS, WITHOUT_ROADS)

    assert found.worked == ("完成勘察设计", "修通两条公路")
    assert (Kind.REMOVED, "修通两条公路", "1.2", None) in told(found)
    assert outline(found.after) == outline(WITHOUT_ROADS)


def test_removed_items_that_carry_work_are_kept_with_what_is_above_them() -> None:
    found = revision(ROADS, WITHOUT_ROADS, keeps_worked=True)

    assert found.kept == ("抓好道路建设", "完成勘察设计", "修通两条公路")
    assert found.worked == ()
    assert outline(found.after) == "抓好道路建设\n  完成勘察设计\n  修通两条公路\n抓好绿化工作\n  种植行道树木"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(SetField("做好养护工作", "percent", None, 10), id="a percentage"),
        pytest.param(SetField("做好养护工作", "status", Status.NOT_STARTED, Status.BLOCKED), id="blocked"),
        pytest.param(SetNote(None, note("做好养护工作", "已联系")), id="a note"),
    ],
)
def test_each_kind_of_work_is_asked_about(change: Change) -> None:
    assert "做好养护工作" in revision(applied(ROADS, [change]), WITHOUT_ROADS).worked


def test_an_item_added_by_hand_stays_where_it_was() -> None:
    by_hand = applied(ROADS, edits.add_item(ROADS, Item("限速", "增设限速标志"), parent="抓好道路建设", index=1))
    revised = document("""
    一、抓好道路建设
      （一）修通两条公路
      （二）完成勘察设计 2026-06-30
      （三）做好养护工作
    二、抓好绿化工作
      （一）种植行道树木
    """)

    found = revision(by_hand, revised, said=ROADS)

    assert found.kept == ("限速",)
    assert outline(found.after).splitlines()[1:5] == [
        "  修通两条公路",
        "  完成勘察设计",
        "  增设限速标志",
        "  做好养护工作",
    ]


def test_items_added_by_hand_one_after_another_stay_together() -> None:
    by_hand = ROADS
    for index, (item_id, title) in enumerate([("限速", "增设限速标志"), ("护栏", "加装护栏")], 1):
        added = edits.add_item(by_hand, Item(item_id, title), parent="抓好道路建设", index=index)
        by_hand = applied(by_hand, added)

    found = revision(by_hand, as_document(ROADS), said=ROADS)

    assert [*found.after.below("抓好道路建设")] == ["完成勘察设计", "限速", "护栏", "修通两条公路", "做好养护工作"]


def test_an_item_added_by_hand_below_one_that_goes_is_asked_about() -> None:
    by_hand = applied(ROADS, edits.add_item(ROADS, Item("限速", "增设限速标志"), parent="抓好道路建设"))

    assert "限速" in revision(by_hand, WITHOUT_ROADS, said=ROADS).worked


def test_what_documents_said_is_known_after_an_earlier_revision_and_hand_edits() -> None:
    second = as_document(applied(ROADS, [deadline("完成勘察设计", "2026-06-30", "2026-05-31")]))
    loaded = step(Loaded("要点.docx"), number=1)
    revised = step(*revision(ROADS, second, said=ROADS).changes, Loaded("修订.docx"), number=2)
    by_hand = step(deadline("完成勘察设计", "2026-05-31", "2026-09-30"), number=3)
    steps = [loaded, revised, by_hand]
    shown = history.replayed(ROADS, steps)

    said = history.from_documents(shown, steps)

    assert said.items["完成勘察设计"].deadline == Deadline(date(2026, 5, 31))
    assert revision(shown, second, said=said).changes == ()
    back = revision(shown, as_document(ROADS), said=said)
    assert back.after.items["完成勘察设计"].deadline == Deadline(date(2026, 6, 30))


def test_a_revision_taken_back_is_no_longer_what_documents_said() -> None:
    changes = (deadline("完成勘察设计", "2026-06-30", "2026-05-31"), Loaded("修订.docx"))
    done = step(*changes, number=2)
    undone = step(*history.inverse(done), number=3, undoes="s2")
    steps = [step(Loaded("要点.docx"), number=1), done, undone]

    assert history.from_documents(ROADS, steps) == ROADS


def test_a_revision_can_be_undone_and_the_loading_cannot() -> None:
    loaded, revised = (
        step(Loaded("要点.docx"), number=1),
        step(deadline("种植行道树木", "", "2026-05-31"), Loaded("修订.docx")),
    )

    assert history.next_undo([loaded, revised], "李") is revised
    assert history.next_undo([loaded], "李") is None


def test_a_plan_whose_history_does_not_lead_to_it_is_all_that_is_known() -> None:
    strange = step(SetField("做好养护工作", "title", "甲", "乙"))

    assert history.from_documents(ROADS, [strange]) == ROADS


def test_a_deadline_in_other_words_for_the_same_day_is_told() -> None:
    worded = Deadline(date(2026, 6, 30), Precision.MONTH, "6月底前")
    revised = as_document(applied(ROADS, [SetField("完成勘察设计", "deadline", Deadline(date(2026, 6, 30)), worded)]))

    assert [kind for kind, *_ in told(revision(ROADS, revised))] == [Kind.DEADLINE]


def deadline(item: str, old: str, new: str) -> SetField:
    days = [Deadline(date.fromisoformat(each)) if each else None for each in (old, new)]
    return SetField(item, "deadline", *days)


TITLES = ("抓好学习", "抓好学习教育", "召开年会", "召开换届年会", "其他", "修通两条公路", "修通三条公路", "")


@st.composite
def worded_plans(draw: st.DrawFn) -> Plan:
    """Plans in which titles and texts are alike, or the same, again and again; some items carry notes."""
    shown = draw(plans())
    for item_id, item in dict(shown.items).items():
        worded = replace(
            item,
            title=draw(st.sampled_from(TITLES)),
            marker=draw(st.sampled_from(["", "一、", "二、"])),
            text=draw(st.sampled_from(["", "抓好学习。每月一次。", "召开年会。"])),
        )
        shown = replace(shown, items={**shown.items, item_id: worded})
        if draw(st.booleans()):
            shown = applied(shown, edits.add_note(shown, note(item_id, f"记录{item_id}")))
    return shown


@given(worded_plans())
def test_revising_with_the_document_it_came_from_changes_nothing(shown: Plan) -> None:
    assert revision(shown, as_document(shown)).changes == ()


@st.composite
def plans_edited_by_hand(draw: st.DrawFn) -> tuple[Plan, Plan]:
    loaded = shown = draw(plans())
    for number in range(draw(st.integers(1, 6))):
        shown = applied(shown, draw(step_changes(shown, f"new{number}")))
    return loaded, shown


@given(plans_edited_by_hand())
def test_the_document_it_came_from_takes_back_nothing_that_was_done_by_hand(pair: tuple[Plan, Plan]) -> None:
    loaded, shown = pair

    assert revision(shown, as_document(loaded), said=loaded).changes == ()


@given(plans_edited_by_hand(), plans())
def test_a_revision_after_edits_by_hand_can_be_applied_and_taken_back(pair: tuple[Plan, Plan], other: Plan) -> None:
    loaded, shown = pair

    found = revision(shown, as_document(other), said=loaded)

    assert applied(found.after, history.inverse(step(*found.changes))) == shown


@given(worded_plans(), worded_plans())
def test_after_a_revision_the_plan_reads_as_the_document(shown: Plan, other: Plan) -> None:
    revised = as_document(other)

    found = revision(shown, revised)

    assert rows(found.after) == rows(revised)
    assert applied(shown, found.changes) == found.after


@given(worded_plans(), worded_plans(), worded_plans(), st.booleans())
def test_a_revision_taken_back_leaves_the_plan_as_it_was(shown: Plan, other: Plan, said: Plan, keeps: bool) -> None:
    found = revision(shown, as_document(other), said=said, keeps_worked=keeps)

    assert applied(found.after, history.inverse(step(*found.changes))) == shown


@given(worded_plans(), worded_plans())
def test_work_stays_on_the_items_that_stay(shown: Plan, other: Plan) -> None:
    after = revision(shown, as_document(other)).after

    for item_id in shown.items.keys() & after.items.keys():
        assert after.items[item_id].status is shown.items[item_id].status
        assert after.items[item_id].percent == shown.items[item_id].percent
        assert after.notes_on(item_id) == shown.notes_on(item_id)


@given(worded_plans(), worded_plans())
def test_nothing_that_carries_work_is_lost_when_it_is_kept(shown: Plan, other: Plan) -> None:
    after = revision(shown, as_document(other), keeps_worked=True).after

    worked = {each for each, item in shown.items.items() if item.status.is_begun or shown.notes_on(each)}
    assert worked <= after.items.keys()
