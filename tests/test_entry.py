from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tracker import entry
from tracker.errors import BadValue, UnknownField, UnknownStatus
from tracker.language.catalogue import catalogues
from tracker.model.amount import Amount
from tracker.model.change import Value
from tracker.model.deadline import Deadline, Precision
from tracker.model.item import NoteKind
from tracker.model.status import Status

TODAY = date(2021, 3, 1)


@pytest.mark.parametrize("typed", ["推进中", "in_progress", "in progress", "In-Progress", "ｉｎ＿ｐｒｏｇｒｅｓｓ"])
def test_a_status_is_known_by_its_word_in_any_language(typed: str) -> None:
    assert entry.status_entered(typed) is Status.IN_PROGRESS


def test_a_light_is_no_status() -> None:
    with pytest.raises(UnknownStatus):
        entry.status_entered("红")


@pytest.mark.parametrize("typed", ["问题", "problem", "PROBLEM"])
def test_a_kind_of_note_is_known_by_its_word(typed: str) -> None:
    assert entry.note_kind_entered(typed) is NoteKind.PROBLEM


def test_an_unknown_kind_of_note_is_refused_with_those_there_are() -> None:
    with pytest.raises(BadValue) as refused:
        entry.note_kind_entered("感想")

    assert "进展" in str(refused.value.facts["example"])


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("完成时限", "deadline"),
        ("deadline", "deadline"),
        ("due", "deadline"),
        ("责任人", "person"),
        ("progress", "percent"),
    ],
)
def test_a_field_is_known_by_its_name_in_any_language(typed: str, field: str) -> None:
    assert entry.field_entered(typed) == field


def test_an_unknown_field_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownField) as refused:
        entry.field_entered("颜色")

    assert "deadline" in str(refused.value.facts["known"])


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        pytest.param("deadline", "5月底前", Deadline(date(2021, 5, 31), Precision.MONTH, "5月底前"), id="phrase"),
        pytest.param("deadline", "2021-06-30", Deadline(date(2021, 6, 30)), id="date"),
        pytest.param("deadline", "+30d", Deadline(date(2021, 3, 31)), id="from today"),
        pytest.param("deadline", "", None, id="cleared"),
        pytest.param("start", "3月1日", date(2021, 3, 1), id="start"),
        pytest.param("target", "11部", Amount(Decimal(11), "部"), id="target"),
        pytest.param("percent", "40%", 40, id="percent"),
        pytest.param("percent", "４０", 40, id="full width"),
        pytest.param("weight", "3", 3, id="weight"),
        pytest.param("weight", "", 1, id="weight cleared is the default"),
        pytest.param("lead", "办公室，宣传部、", ("办公室", "宣传部"), id="units"),
        pytest.param("status", "已完成", Status.DONE, id="status"),
        pytest.param("title", "  召开\t大会 ", "召开 大会", id="one line"),
        pytest.param("text", "一行\n二行\n", "一行\n二行", id="several lines"),
        pytest.param("person", "\x1b[31m张三", "张三", id="cleaned"),
    ],
)
def test_values_as_people_type_them(field: str, typed: str, value: Value) -> None:
    assert entry.value_entered(field, typed, year=2021, today=TODAY) == value


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        pytest.param("deadline", "很快", id="no day"),
        pytest.param("deadline", "2021-02-30", id="a day that is none"),
        pytest.param("percent", "140%", id="more than all"),
        pytest.param("percent", "-1", id="less than nothing"),
        pytest.param("weight", "0", id="no weight"),
        pytest.param("target", "许多", id="no number"),
        pytest.param("title", " ", id="no title"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_an_example(field: str, typed: str) -> None:
    with pytest.raises(BadValue) as refused:
        entry.value_entered(field, typed, year=2021, today=TODAY)

    assert refused.value.facts["example"]


@pytest.mark.parametrize("field", entry.FIELDS)
def test_every_field_has_a_name_in_both_languages(field: str) -> None:
    assert all(f"field.{field}" in words for words in catalogues())
