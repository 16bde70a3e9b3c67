from __future__ import annotations

import pytest

from tests.building import plan
from tracker.errors import NothingMatches, SeveralMatch
from tracker.model import edits
from tracker.model.change import applied
from tracker.model.item import Item
from tracker.model.plan import Plan
from tracker.model.reference import as_number, resolve

ROADS = plan("""
一、道路 unit:交通局
  （一）勘察 2026-05-31
  （二）修路 2026-06-30 in_progress
    1.铺设路基 done
    2.铺设路面 2026-07-10 unit:城建局
  （三）养护 standing
二、绿化 2026-12-31
三、道路绿化
""")


@pytest.mark.parametrize(
    ("ref", "item"),
    [
        pytest.param("1.2.1", "铺设路基", id="number"),
        pytest.param("一.二.1", "铺设路基", id="Chinese number"),
        pytest.param("一、二", "修路", id="with the office's comma"),
        pytest.param("１．２", "修路", id="full width"),
        pytest.param("1.2.", "修路", id="a dot at the end"),
        pytest.param("路面", "铺设路面", id="words that one title holds"),
        pytest.param("道路", "道路", id="a title that is exactly the words wins"),
        pytest.param("绿化", "绿化", id="an exact title, and an id"),
        pytest.param("kc", "勘察", id="pinyin initials"),
    ],
)
def test_what_a_reference_means(ref: str, item: str) -> None:
    assert resolve(ROADS, ref) == item


def test_a_number_that_is_none_never_means_a_title_that_holds_it() -> None:
    shown = plan("修6座桥\n种12棵树")

    for ref in ("6", "12", ".1", "1..2", "1,2", "1，2", "六"):
        with pytest.raises(NothingMatches):
            resolve(shown, ref)


def test_a_marker_that_several_items_bear_is_listed() -> None:
    shown = plan("一、道路\n  （一）勘察\n二、绿化\n  （一）种树")

    with pytest.raises(SeveralMatch):
        resolve(shown, "（一）")


@pytest.mark.parametrize("ref", ["", "9", "1.9", "没有", "1.2.3.4", "zzzz", "-"])
def test_references_that_mean_nothing(ref: str) -> None:
    with pytest.raises(NothingMatches) as nothing:
        resolve(ROADS, ref)

    assert nothing.value.facts == {"ref": ref}


def test_a_title_that_is_exactly_the_words_goes_before_one_that_holds_them() -> None:
    shown = Plan("plan", "要点", "办公室", 2026)
    for item in (Item("i1", "道路绿化"), Item("i2", "道路")):
        shown = applied(shown, edits.add_item(shown, item))

    assert resolve(shown, "道路") == "i2"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        pytest.param("3.2.", "3.2", id="a dot at the end"),
        pytest.param("三、二", "3.2", id="Chinese"),
        pytest.param("3.2X", "", id="a letter at the end"),
        pytest.param("3..2", "", id="a part that is missing"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_is_read_as_a_number(written: str, number: str) -> None:
    assert as_number(written) == number


def test_words_that_several_titles_hold_are_listed() -> None:
    with pytest.raises(SeveralMatch) as several:
        resolve(ROADS, "铺设")

    assert several.value.facts == {"ref": "铺设", "matches": "  1.2.1  铺设路基\n  1.2.2  铺设路面"}


@pytest.mark.parametrize(("letters", "last"), [("甲乙丙丁戊己庚辛", "  8  修路辛"), ("甲乙丙丁戊己庚辛壬", "  …")])
def test_a_list_of_more_than_eight_matches_is_cut(letters: str, last: str) -> None:
    many = plan("\n".join(f"修路{letter}" for letter in letters))

    with pytest.raises(SeveralMatch) as several:
        resolve(many, "修路")

    assert str(several.value.facts["matches"]).splitlines()[-1] == last
