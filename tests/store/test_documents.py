"""Model values as documents and back: nothing lost, nothing trusted."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.building import note, step
from tests.model.plans import items, plans, step_changes
from tests.store.making import ROADS
from tracker.errors import UnknownChange
from tracker.model.amount import Amount
from tracker.model.change import AddItem, Branch, Draft, Loaded, SetField, SetPlanField, applied
from tracker.model.deadline import Deadline, Precision
from tracker.model.idle_change import UnplacedChange, UnreadChange
from tracker.model.item import Item, Note, NoteKind
from tracker.store.records import item_doc, item_of, note_doc, note_of, plan_doc, plan_of
from tracker.store.steps import reads_back, record_of, step_docs, step_of, step_of_record, steps_of

EVERYTHING = Item(
    "a",
    "勘察",
    "（一）",
    "自己的话\n第二行",
    start=date(2026, 2, 1),
    deadline=Deadline(date(2026, 5, 31), Precision.MONTH, "5月底前"),
    recurrence="每月",
    target=Amount(Decimal("3.5"), "亿元"),
    actual=Amount(Decimal(0)),
    percent=0,
    weight=3,
    lead=("办公室",),
    units=("甲县", "乙县"),
    person="李",
    document_number="某办〔2026〕1号",
    origin="去年/b",
)


def stored(doc: Any) -> Any:
    """As it comes back from a file."""
    return json.loads(json.dumps(doc, ensure_ascii=False, allow_nan=False))


def test_an_item_with_everything_comes_back() -> None:
    assert item_of(stored(item_doc(EVERYTHING, "b"))) == EVERYTHING


def test_an_item_with_nothing_is_two_fields() -> None:
    assert item_doc(Item("a", "勘察")) == {"id": "a", "title": "勘察"}


@given(items("a"))
def test_any_item_comes_back(item: Item) -> None:
    assert item_of(stored(item_doc(item))) == item


@settings(max_examples=150)
@given(st.data())
def test_any_step_comes_back(data: st.DataObject) -> None:
    plan = data.draw(plans())
    changes = data.draw(step_changes(plan, "新"))
    made = step(*changes) if changes else step(Loaded("计划.txt"))

    assert step_of_record(record_of(made)) == made
    assert list(steps_of(stored(step_docs(made)))) == [made]


def test_a_plan_comes_back_with_what_a_newer_version_says() -> None:
    doc = {**plan_doc(ROADS), "mood": ["calm"]}

    assert plan_doc(plan_of(stored(doc))) == doc


def test_a_note_with_evidence_comes_back() -> None:
    proved = Note(
        "n", "a", date(2026, 3, 1), datetime(2026, 3, 1, tzinfo=UTC), "李", NoteKind.REMARK, "见附件", "附件.pdf"
    )

    assert note_of(stored(note_doc(proved))) == proved


def test_changes_of_the_plan_itself_come_back() -> None:
    made = step(SetPlanField("title", "旧", "新"), SetPlanField("year", 2025, 2026))

    assert step_of(stored(step_docs(made))) == made


@pytest.mark.parametrize("year", [1, 9999])
def test_every_year_of_the_calendar_comes_back(year: int) -> None:
    made = step(SetPlanField("year", 2026, year))

    assert step_of(stored(step_docs(made))) == made


@pytest.mark.parametrize("year", [0, 10_000, "2026", 2026.5, None])
def test_what_is_no_year_is_no_change(year: object) -> None:
    (doc,) = step_docs(step(SetPlanField("year", 2025, 2026)))

    with pytest.raises(ValueError, match="whole number from 1 to 9999"):
        step_of([{**doc, "new": year}])


@pytest.mark.parametrize(
    ("says", "kind", "item"),
    [
        pytest.param({"kind": "applause", "item": "绿化"}, "applause", "绿化", id="of an item"),
        pytest.param({"kind": "applause"}, "applause", "", id="of none"),
        pytest.param({"item": "绿化"}, "", "绿化", id="of no kind"),
    ],
)
def test_a_change_that_only_a_newer_version_knows_says_its_kind_and_its_item(
    says: dict[str, str], kind: str, item: str
) -> None:
    (head,) = step_docs(step(SetPlanField("year", 2025, 2026)))
    doc = {name: head[name] for name in ("step", "at", "on", "author")} | says

    (change,) = step_of([doc]).changes

    assert isinstance(change, UnreadChange)
    assert (change.kind, change.item, json.loads(change.text)) == (kind, item, doc)


@pytest.mark.parametrize(
    ("field", "raw"),
    [
        pytest.param("status", "paused", id="status"),
        pytest.param("status", ["done"], id="status of another shape"),
        pytest.param("deadline", {"day": "2026-05-31", "lunar": True}, id="deadline that says more"),
        pytest.param("deadline", {"day": "2026-05-31", "precision": "week"}, id="precision"),
        pytest.param("deadline", {"phrase": "5月底前"}, id="deadline without day"),
        pytest.param("deadline", "2026-05-31", id="deadline of another shape"),
        pytest.param("start", "明天", id="start"),
        pytest.param("start", 20260101, id="start as a number"),
        pytest.param("target", {"value": "many"}, id="amount of words"),
        pytest.param("target", {"value": "-1"}, id="amount below zero"),
        pytest.param("target", {"value": "NaN"}, id="no number"),
        pytest.param("target", {"value": "1E999999999"}, id="amount without end"),
        pytest.param("percent", 101, id="percent"),
        pytest.param("weight", 1_000_001, id="weight beyond the heaviest"),
        pytest.param("percent", True, id="truth as percent"),
        pytest.param("weight", 0, id="weight"),
        pytest.param("lead", "办公室", id="lead as one text"),
        pytest.param("units", [1], id="units of numbers"),
        pytest.param("person", {"name": "李"}, id="person"),
        pytest.param("mood", {"today": "calm"}, id="field that is not known"),
    ],
)
def test_what_is_not_understood_is_kept_as_it_was(field: str, raw: object) -> None:
    doc = {"id": "a", "title": "勘察", field: raw}

    item = item_of(stored(doc))

    assert item_doc(item) == doc
    assert (item.id, item.title) == ("a", "勘察")


@pytest.mark.parametrize("field", ["start", "deadline", "target", "percent"])
def test_a_null_is_nothing(field: str) -> None:
    assert item_of({"id": "a", "title": "勘察", field: None}) == Item("a", "勘察")


@pytest.mark.parametrize(
    "doc",
    [
        pytest.param({"title": "勘察"}, id="no id"),
        pytest.param({"id": "", "title": "勘察"}, id="empty id"),
        pytest.param({"id": "a"}, id="no title"),
        pytest.param({"id": "a", "title": 5}, id="title of another shape"),
    ],
)
def test_an_item_without_id_or_title_is_none(doc: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="without id or title"):
        item_of(doc)


@pytest.mark.parametrize("missing", ["id", "item", "on", "at", "text"])
def test_a_note_without_what_it_needs_is_none(missing: str) -> None:
    doc = note_doc(note("a", "已铺"))
    del doc[missing]

    with pytest.raises(ValueError, match=missing):
        note_of(doc)


@pytest.mark.parametrize("missing", ["id", "title", "year"])
def test_a_plan_without_what_it_needs_is_none(missing: str) -> None:
    doc = plan_doc(ROADS)
    del doc[missing]

    with pytest.raises(ValueError, match=missing):
        plan_of(doc)


def test_a_time_is_read_in_utc_whatever_its_zone() -> None:
    at = [
        note_of({**note_doc(note("a", "已铺")), "at": text}).at for text in ("2026-03-01T08:00:00+08:00", "2026-03-01")
    ]

    assert at == [datetime(2026, 3, 1, tzinfo=UTC)] * 2


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+08:00", "gestern", ""])
def test_a_time_that_is_none_is_refused(at: str) -> None:
    with pytest.raises(ValueError):
        note_of({**note_doc(note("a", "已铺")), "at": at})


@pytest.mark.parametrize(
    "doc",
    [
        pytest.param({"kind": "set", "item": "a", "field": "mood", "old": 1, "new": 2}, id="field that is not known"),
        pytest.param({"kind": "set", "item": "a", "field": "status", "old": "done", "new": "paused"}, id="value"),
        pytest.param({"kind": "applause", "item": "a"}, id="kind"),
    ],
)
def test_a_change_of_a_newer_version_is_kept_and_never_applied(doc: dict[str, Any]) -> None:
    head = {"step": "s1", "at": "2026-03-01T00:00:00+00:00", "on": "2026-03-01", "author": "李"}
    read = step_of([{**head, **doc}])
    change = read.changes[0]

    with pytest.raises(UnknownChange):
        applied(ROADS, [change])
    change.apply_to(Draft(ROADS, tolerant=True))

    assert (change.concerns(), change.touched(), change.inverted()) == ({"a"}, frozenset(), change)
    assert {**step_docs(read)[0], **head} == {**head, **doc}


def test_an_unplaced_change_comes_back_and_does_nothing() -> None:
    lost = UnplacedChange(SetField("x", "title", "旧", "新"))

    assert step_of_record(record_of(step(lost))).changes == (lost,)
    assert applied(ROADS, [lost]) == ROADS
    assert (lost.concerns(), lost.touched(), lost.inverted()) == ({"x"}, frozenset(), lost)


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(b"{}", id="no list"),
        pytest.param(b"[]", id="no change"),
        pytest.param(b"[5]", id="no object"),
        pytest.param(b'[{"step": "s1"}]', id="half a head"),
        pytest.param(
            b'[{"step": "s1", "at": "2026-03-01", "on": "2026-03-01", "kind": "note", "old": null, "new": null}]',
            id="nothing",
        ),
        pytest.param(
            b'[{"step": "s1", "at": "2026-03-01", "on": "2026-03-01",'
            b' "kind": "set_plan", "field": "year", "old": 0, "new": 1}]',
            id="year",
        ),
    ],
)
def test_a_record_that_is_no_step_is_refused(record: bytes) -> None:
    with pytest.raises(ValueError):
        step_of_record(record)


TOP, CHILD = {"id": "道路", "title": "道路"}, {"id": "修路", "title": "修路", "parent": "道路"}


@pytest.mark.parametrize(
    "branch",
    [
        pytest.param({"items": 5}, id="no list"),
        pytest.param({"items": []}, id="nothing"),
        pytest.param({"items": [CHILD]}, id="the top under what is not there"),
        pytest.param({"items": [TOP, {"id": "修路", "title": "修路"}]}, id="two tops"),
        pytest.param({"items": [TOP, {**CHILD, "parent": "修路"}]}, id="under itself"),
        pytest.param({"items": [TOP, {**CHILD, "parent": ["道路"]}]}, id="under a list"),
        pytest.param({"items": [TOP, TOP]}, id="one twice"),
        pytest.param({"items": [TOP], "notes": 5}, id="notes no list"),
        pytest.param({"items": [TOP], "notes": [note_doc(note("修路", "已铺"))]}, id="a note on another item"),
    ],
)
def test_a_branch_that_does_not_hang_together_is_refused(branch: object) -> None:
    (doc,) = step_docs(step(AddItem(Branch((ROADS.items["道路"],), (-1,)), "", 0)))

    with pytest.raises(ValueError, match=r"\w"):
        step_of([{**doc, "new": branch}])


def test_a_change_that_the_store_does_not_know_is_a_mistake_in_the_program() -> None:
    class Stranger:
        def apply_to(self, draft: Draft) -> None: ...
        def inverted(self) -> Stranger:
            return self

        def touched(self) -> frozenset[str]:
            return frozenset()

        def concerns(self) -> frozenset[str]:
            return frozenset()

    with pytest.raises(TypeError):
        step_docs(step(Stranger()))


@given(st.text())
def test_a_record_that_reads_back_needs_no_cleaning(text: str) -> None:
    made = step(AddItem(Branch((Item("a", text, text=text),), (-1,)), "", 0))
    record = record_of(made)

    assert not reads_back(record) or step_of_record(record) == made
