"""Which items have a line: folding as splices agrees with building the lines anew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.tui.widgets.lines import Lines, Tree

TREE: Tree = {"": ("a", "b"), "a": ("a1", "a2"), "a1": ("a11",), "b": ("b1",)}


def lines(*unfolded: str) -> Lines:
    made = Lines(unfolded)
    made.show(TREE)
    return made


def items(made: Lines) -> list[str]:
    return [item for item, _ in made.shown]


def test_only_what_is_unfolded_has_lines() -> None:
    assert items(lines("a")) == ["a", "a1", "a2", "b"]


def test_folding_takes_the_lines_below_away_and_unfolding_brings_them_back() -> None:
    made = lines("a", "a1")

    made.fold(0)
    folded = items(made)
    made.unfold(0)

    assert folded == ["a", "b"]
    assert items(made) == ["a", "a1", "a11", "a2", "b"]


def test_folding_a_folded_line_leads_to_the_one_above() -> None:
    assert lines("a").fold(1) == 0


def test_unfolding_an_unfolded_line_leads_to_the_one_below() -> None:
    assert lines("a").unfold(0) == 1


def test_as_many_levels_are_unfolded_as_fit() -> None:
    made = Lines()
    made.show(TREE)

    made.unfold_to_fit(5)

    assert items(made) == ["a", "a1", "a2", "b", "b1"]


def test_the_points_stand_even_where_nothing_fits() -> None:
    made = Lines()
    made.show(TREE)

    made.unfold_to_fit(0)

    assert items(made) == ["a", "b"]


def test_what_a_filter_lets_through_stands_unfolded() -> None:
    made = lines()

    made.restrict(frozenset({"a", "a1", "a11"}))

    assert items(made) == ["a", "a1", "a11"]


def test_giving_the_filter_up_leaves_folded_what_was_folded() -> None:
    made = lines()
    made.restrict(frozenset({"a", "a1"}))

    made.restrict(None)

    assert items(made) == ["a", "b"]


def test_revealing_unfolds_all_above() -> None:
    made = lines()

    made.reveal(["a1", "a"])

    assert "a11" in items(made)


@given(st.data())
def test_any_folding_and_unfolding_agrees_with_building_anew(data: st.DataObject) -> None:
    made = lines()
    for _ in range(data.draw(st.integers(0, 12))):
        place = data.draw(st.integers(0, len(made.shown) - 1))
        to = data.draw(st.sampled_from([Lines.fold, Lines.unfold, Lines.fold_all, Lines.unfold_all]))(made, place)

        assert 0 <= to < len(made.shown)

    spliced = list(made.shown)
    made.rebuild()

    assert made.shown == spliced


@given(st.integers(0, 40), st.sets(st.sampled_from(["a", "a1", "b"])))
def test_every_line_is_found_wherever_it_is_looked_for_first(near: int, unfolded: set[str]) -> None:
    made = lines(*unfolded)

    assert [made.place_of(item, near=near) for item in items(made)] == list(range(len(made.shown)))
    assert made.place_of("nobody", near=near) is None


IDS = "abcdefgh"


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Some of the items in any order, each a point or below one that comes before it."""
    order = draw(st.permutations(IDS))[: draw(st.integers(1, len(IDS)))]
    tree: dict[str, list[str]] = {}
    for place, item in enumerate(order):
        tree.setdefault(draw(st.sampled_from(["", *order[:place]])), []).append(item)
    return {parent: tuple(below) for parent, below in tree.items()}


some = st.sets(st.sampled_from(IDS))


@st.composite
def shown(draw: st.DrawFn) -> Lines:
    made = Lines(draw(some))
    made.show(draw(trees()))
    made.restrict(draw(st.none() | some.map(frozenset)), stays_folded=draw(st.booleans()))
    made.look_into(draw(st.sampled_from(["", *IDS])))
    return made


@given(shown(), trees())
def test_lines_spliced_after_an_edit_are_those_made_anew(made: Lines, after: Tree) -> None:
    made.show(after, near=2)

    spliced = list(made.shown)
    made.rebuild()
    assert spliced == made.shown


@given(shown(), st.sampled_from(IDS))
def test_lines_spliced_to_reveal_an_item_are_those_made_anew(made: Lines, item: str) -> None:
    made.reveal(above_in(made.tree, item))

    spliced = list(made.shown)
    made.rebuild()
    assert spliced == made.shown


def above_in(tree: Tree, item: str) -> list[str]:
    parent = next((each for each, below in tree.items() if item in below), "")
    return [parent, *above_in(tree, parent)] if parent else []
