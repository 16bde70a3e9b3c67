"""Looking for words: how near an item comes to them, where they stand, and how much is read for it."""

from __future__ import annotations

from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import note, plan
from tracker.model import edits
from tracker.model.change import applied
from tracker.model.plan import Plan
from tracker.model.sought import Nearness, Sought, Texts

PLAN = plan("一、换届\n二、学习全会精神\n三、道路")


def noted(words: str) -> Plan:
    return applied(PLAN, edits.add_note(PLAN, note("道路", words)))


@pytest.mark.parametrize(
    ("words", "item", "nearness"),
    [
        pytest.param("换届", "换届", Nearness.NAMED, id="the title holds it"),
        pytest.param("一、换", "换届", Nearness.NAMED, id="with its marker"),
        pytest.param("hj", "换届", Nearness.A_WORD, id="a word reads so"),
        pytest.param("桥梁", "道路", Nearness.TOLD, id="a note holds it"),
        pytest.param("hj", "学习全会精神", Nearness.CHANCE, id="no word reads so"),
    ],
)
def test_how_well_an_item_answers(words: str, item: str, nearness: Nearness) -> None:
    assert Sought(words).nearness(noted("桥梁"), item) is nearness


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        pytest.param("路", "修路，路面", ["路", "路"], id="every time"),
        pytest.param("（二）", "(二)修路", ["(二)"], id="half-width for full-width"),
        pytest.param("abc", "ＡＢＣ厂", ["ＡＢＣ"], id="full-width for half-width"),
        pytest.param("12", "第⑿项", ["⑿"], id="part of a character"),
        pytest.param("hj", "全会精神与换届", ["换届"], id="a word alone where there is one"),
        pytest.param("hj", "全会精神", ["会精"], id="what sounds so where there is no word"),
        pytest.param("铁", "修路", [], id="not at all"),
    ],
)
def test_where_words_stand_in_a_text(words: str, text: str, found: list[str]) -> None:
    assert [text[slice(*each)] for each in Sought(words).stretches(text)] == found


def test_a_search_sees_what_has_been_written_since_the_last() -> None:
    texts, sought = Texts(), Sought("桥梁")
    sought.texts = texts
    deque(texts.make_ready(PLAN))

    assert not sought.is_in(PLAN, "道路")
    assert sought.is_in(noted("桥梁"), "道路")


def test_what_is_ready_is_not_read_again() -> None:
    texts = Texts()
    steps = [len(list(texts.make_ready(each))) for each in (PLAN, PLAN, noted("桥梁"))]

    assert steps == [3, 0, 3]
    assert texts.order == ["换届", "学习全会精神", "道路"]


@pytest.mark.parametrize(
    ("shorter", "longer", "narrows"),
    [
        pytest.param("修", "修路", True, id="a character more"),
        pytest.param("hj", "hjg", True, id="a letter more"),
        pytest.param("hj", "hj", True, id="the same"),
        pytest.param("h", "hj", False, id="one letter is no pinyin yet, and finds less"),
        pytest.param("1", "12", True, id="a digit more"),
        pytest.param("hj", "hj1", True, id="pinyin no longer"),
        pytest.param("修路", "修", False, id="a character less"),
        pytest.param("jg", "hjg", False, id="a letter before"),
    ],
)
def test_what_is_typed_on_narrows_what_was_typed(shorter: str, longer: str, *, narrows: bool) -> None:
    assert Sought(longer).narrows(Sought(shorter)) is narrows


typed = st.text("换届全会精神道路hjqxi'n长 1", min_size=1, max_size=6)


@given(typed, typed, st.text("换届全会精神道路重长女h1，", min_size=1))
def test_nothing_is_found_by_more_letters_that_fewer_do_not_find(words: str, more: str, title: str) -> None:
    titled, shorter, longer = plan(f"一、{title}"), Sought(words), Sought(words + more)
    [item] = titled.items

    found = longer.is_in(titled, item)

    assert not found or not longer.narrows(shorter) or shorter.is_in(titled, item)


def test_of_a_plan_made_ready_one_item_reads_as_among_many() -> None:
    texts = Texts()
    for _ in texts.make_ready(PLAN):
        pass

    assert [texts.of(PLAN, each) for each in texts.order] == texts.of_all(PLAN, texts.order)
