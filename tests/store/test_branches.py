"""A large file is read a branch at a time, and says the same as one that is read whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter, methodcaller
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.making import FIRST, SESSION, large, ticked
from tracker.errors import Damaged
from tracker.model import edits
from tracker.model.change import applied
from tracker.model.item import Item
from tracker.model.plan import ROOT
from tracker.store.opening import Folder
from tracker.store.records import item_doc
from tracker.store.tiny.branches import Branches, ChildrenRead, ItemRows, ParentsRead
from tracker.store.tiny.layout import lines_of
from tracker.store.tiny.rows import tree_of
from tracker.store.values import encoded

pytestmark = pytest.mark.usefixtures("in_branches")

FILE = Path("计划.json")


def section_of(*parents: tuple[str, str]) -> bytes:
    """The lines of items, each given by its id and that of the item above it."""
    return lines_of(encoded(item_doc(Item(item_id, f"办{item_id}"), parent)) for item_id, parent in parents)


TREE = section_of(("a", ""), ("a1", "a"), ("a11", "a1"), ("a2", "a"), ("b", ""), ("b1", "b"))


def test_only_the_branches_that_are_asked_for_are_read() -> None:
    branches = Branches(TREE, FILE)

    assert branches.below("a") == ("a1", "a2")
    assert (branches.parents, branches.is_whole) == ({"a1": "a", "a2": "a"}, False)
    assert branches.count == 6


def test_what_has_nothing_below_it_is_told_without_reading() -> None:
    branches = Branches(TREE, FILE)
    children = ChildrenRead(branches)

    assert (children.get("a1"), children.get("b1", ()), "b1" in children) == (("a11",), (), False)
    with pytest.raises(KeyError):
        children["b1"]
    assert not branches.is_whole


@pytest.mark.parametrize(
    "ask", [list, itemgetter("b1"), methodcaller("__contains__", "b9")], ids=["all", "one", "whether"]
)
def test_what_no_branch_has_had_so_far_is_looked_for_in_all(ask: Callable[[Mapping[str, str]], object]) -> None:
    branches = Branches(TREE, FILE)

    ask(ParentsRead(branches))

    assert branches.is_whole
    assert branches.below("a") == ("a1", "a2")


def test_an_item_of_a_branch_that_was_not_read_is_found() -> None:
    items = ItemRows(Branches(TREE, FILE), FILE)

    assert ("b1" in items, "b9" in items, items["b1"].title) == (True, False, "办b1")


def test_an_item_that_nobody_has_asked_for_is_read_with_all() -> None:
    assert ItemRows(Branches(TREE, FILE), FILE)["b1"].title == "办b1"


def test_an_item_that_was_read_stays_the_same_when_all_is_read() -> None:
    branches = Branches(TREE, FILE)
    items = ItemRows(branches, FILE)
    branches.below("a")
    read = items["a1"]

    branches.whole()

    assert items["a1"] is read
    assert items.rows["a1"] is None
    assert list(items) == ["a", "a1", "a11", "a2", "b", "b1"]


@given(st.data())
def test_in_whatever_order_branches_are_read_they_are_those_of_the_whole(data: st.DataObject) -> None:
    above = [data.draw(st.integers(-1, place - 1)) for place in range(data.draw(st.integers(1, 30)))]
    section = section_of(*((f"{place}", f"{parent}" if parent >= 0 else ROOT) for place, parent in enumerate(above)))
    _, children, parents = tree_of(section)
    branches = Branches(section, FILE)

    for asked in data.draw(st.lists(st.sampled_from(sorted(children)))):
        assert branches.below(asked) == children[asked]

    assert (ChildrenRead(branches), ParentsRead(branches)) == (children, parents)
    assert len(ItemRows(branches, FILE)) == len(ParentsRead(branches)) == len(above)
    assert len(ChildrenRead(branches)) == len(children)


@pytest.mark.parametrize(
    "items",
    [
        pytest.param([("a", ""), ('a"1', "a")], id="an id with a quotation mark"),
        pytest.param([('a"', ""), ("a1", 'a"')], id="an id above with one"),
        pytest.param([("a", ""), ('a"1', "a"), ("b", "")], id="between others"),
        pytest.param([("a", ""), ('a"1', "a"), ("b", "")], id="one between others"),
    ],
)
def test_lines_that_must_be_read_whole_are(items: Sequence[tuple[str, str]]) -> None:
    assert Branches(section_of(*items), FILE).is_whole


@pytest.mark.parametrize(
    "items",
    [
        pytest.param([("a", ""), ("b", ""), ("a", "b")], id="an id twice"),
        pytest.param([("a", ""), ("b1", "b")], id="below nothing"),
        pytest.param([("a", ""), ("c", "b"), ("b", "c")], id="below each other"),
    ],
)
def test_a_tree_that_is_none_is_reported_as_damage_once_all_is_read(items: Sequence[tuple[str, str]]) -> None:
    branches = Branches(section_of(*items), FILE)

    with pytest.raises(Damaged):
        branches.whole()


def test_an_id_that_is_no_text_is_reported_as_damage_when_its_line_is_read() -> None:
    branches = Branches(TREE.replace(b'"id": "b1"', b'"id": "\xff1"'), FILE)
    (found,) = branches.below("b")

    with pytest.raises(Damaged):
        ItemRows(branches, FILE)[found]


def test_what_is_recorded_over_a_plan_read_in_branches_is_kept(tmp_path: Path) -> None:
    folder = Folder(tmp_path, SESSION)
    folder.create("大", large(200), FIRST).close()
    with folder.open("大") as store:
        item = store.plan.at("3.2")
        assert item is not None
        store.edit(ticked(item, 1))
        store.tidy()

    kept = folder.open("大").plan

    assert kept == applied(large(200), edits.tick(large(200), [item]))
