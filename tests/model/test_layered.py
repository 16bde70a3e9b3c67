from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model.layered import FEW, Layered, editable

KEYS = st.sampled_from("甲乙丙丁戊")
ACTS = st.lists(st.tuples(KEYS, st.none() | st.integers()))


@given(st.dictionaries(KEYS, st.integers()), ACTS, ACTS)
def test_a_layer_behaves_as_a_copy(
    base: dict[str, int], first: list[tuple[str, int | None]], then: list[tuple[str, int | None]]
) -> None:
    copy, layer = dict(base), Layered(base, {}, len(base))
    _do(first, copy, layer)
    kept, on_top = dict(copy), layer.layer()

    _do(then, copy, on_top)

    assert (on_top, len(on_top), sorted(on_top)) == (copy, len(copy), sorted(copy))
    assert (layer, len(layer)) == (kept, len(kept))
    assert all((key in on_top) == (key in copy) and on_top.get(key) == copy.get(key) for key in "甲乙丙丁戊")


@pytest.mark.parametrize("lost", ["never there", "taken out"])
def test_what_is_not_there_is_named(lost: str) -> None:
    layer = Layered({"taken out": 1}, {}, 1)
    del layer["taken out"]

    with pytest.raises(KeyError, match=lost):
        layer[lost]
    with pytest.raises(KeyError, match=lost):
        del layer[lost]


def test_few_entries_are_simply_copied() -> None:
    few = dict.fromkeys(map(str, range(FEW)), 0)

    assert type(editable(few)) is dict
    assert isinstance(editable({**few, "one more": 0}), Layered)


def test_editing_what_is_layered_leaves_it_as_it_was() -> None:
    below = Layered({"甲": 1}, {"乙": 2}, 2)

    edited = editable(below)
    edited["甲"] = 3
    del edited["乙"]

    assert (dict(edited), dict(below)) == ({"甲": 3}, {"甲": 1, "乙": 2})


def _do(acts: list[tuple[str, int | None]], copy: dict[str, int], layer: Layered[int]) -> None:
    for key, value in acts:
        if value is not None:
            copy[key] = layer[key] = value
        elif key in copy:
            del copy[key], layer[key]
        else:
            assert layer.pop(key, None) is None
