from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest

from tests.building import plan
from tracker.model.change import Change, applied
from tracker.model.deadline import Deadline, Precision
from tracker.model.item import Item
from tracker.model.plan import Plan
from tracker.model.status import Status
from tracker.reading.steps import steps_of


def saying(text: str, title: str = "修路", **fields: object) -> Plan:
    """A plan of one item with these words of its own."""
    item = replace(Item("修路", title, text=text), **fields)  # pyright: ignore[reportArgumentType] -- fields of Item
    return Plan("plan", "要点", "办公室", 2026, {"修路": item}, {"": ("修路",)}, {"修路": ""})


def split(shown: Plan, item_id: str = "修路") -> tuple[Plan, tuple[Change, ...]]:
    numbers = count(1)
    changes = steps_of(shown, item_id, new_id=lambda: f"new{next(numbers)}")
    return applied(shown, changes), changes


def titles(shown: Plan, item_id: str = "修路") -> list[str]:
    return [shown.items[each].title for each in shown.below(item_id)]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        pytest.param("修路。先勘察路线。再平整路面。", ["先勘察路线", "再平整路面"], id="sentences"),
        pytest.param("修路；勘察路线；平整路面。", ["勘察路线", "平整路面"], id="clauses of one sentence"),
        pytest.param("修路。", [], id="one sentence"),
        pytest.param("", [], id="no words but the title"),
    ],
)
def test_every_sentence_but_the_first_becomes_a_step(text: str, steps: list[str]) -> None:
    assert titles(split(saying(text))[0]) == steps


def test_a_title_typed_by_hand_is_split_too() -> None:
    assert titles(split(saying("", title="修路；勘察路线"))[0]) == ["勘察路线"]


def test_a_single_sentence_changes_nothing() -> None:
    assert split(saying("修路。"))[1] == ()


def test_a_deadline_goes_to_the_sentence_that_names_it() -> None:
    deadline = Deadline(plan("甲").last_day.replace(month=5), Precision.MONTH, "5月底前")

    after, _ = split(saying("修路。先勘察路线。5月底前平整路面。", deadline=deadline))

    assert after.items["修路"].deadline is None
    assert [after.items[each].deadline for each in after.below("修路")] == [None, deadline]


def test_the_item_keeps_its_words_and_its_steps_are_as_far_as_it_was() -> None:
    after, _ = split(saying("修路。先勘察路线。", status=Status.IN_PROGRESS))

    assert after.items["修路"].text == "修路。先勘察路线。"
    assert [after.items[each].status for each in after.below("修路")] == [Status.IN_PROGRESS]


def test_steps_stand_before_the_children_that_are_there() -> None:
    shown = plan("修路；勘察路线\n  绿化")
    (item_id,) = shown.below("")

    assert titles(split(shown, item_id)[0], item_id) == ["勘察路线", "绿化"]


def test_splitting_twice_adds_no_step_twice() -> None:
    once, _ = split(saying("修路。先勘察路线。"))

    assert split(once)[1] == ()
