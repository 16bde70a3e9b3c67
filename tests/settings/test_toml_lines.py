"""A value is exchanged in its line; everything else in the file stays."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.settings.toml_lines import Place, Value, with_value

BY_HAND = """# 我们单位的设置
name = "李会计"   # 署名

[lights]  # 灯
near_days = 7 # 领导要求

[keys]
tick = [
  "x",  # 左手
  "F4",
]
"""


@pytest.mark.parametrize(
    ("place", "value", "before", "after"),
    [
        pytest.param(("name",), "王#", '"李会计"   # 署名', '"王#"   # 署名', id="a text, its comment kept"),
        pytest.param(("theme",), "light", "# 署名\n", '# 署名\ntheme = "light"\n', id="a new name at the top"),
        pytest.param(("lights", "near_days"), 3, "= 7 #", "= 3 #", id="a number in a table"),
        pytest.param(("lights", "red"), "告警", "要求\n", '要求\nred = "告警"\n', id="a new name in a table"),
        pytest.param(("keys", "tick"), ["x"], '[\n  "x",  # 左手\n  "F4",\n]', '["x"]', id="a list of several lines"),
        pytest.param(("lights", "near_days"), None, "near_days = 7 # 领导要求\n", "", id="taken out"),
        pytest.param(("filters", "本周"), "due:<7d", "]\n", ']\n\n[filters]\n"本周" = "due:<7d"\n', id="a new table"),
        pytest.param(("nothing",), None, "", "", id="nothing taken out"),
        pytest.param(("nothing", "x"), None, "", "", id="nothing taken out of no table"),
    ],
)
def test_one_line_is_exchanged_and_the_rest_stays(place: Place, value: Value | None, before: str, after: str) -> None:
    expected = after.join(BY_HAND.rsplit(before, 1)) if before else BY_HAND

    assert with_value(BY_HAND, place, value) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("lights.near_days = 7\n", id="a dotted name"),
        pytest.param("lights = { near_days = 7 }\n", id="an inline table"),
        pytest.param('name = """\n[lights]\n"""\n[lights]\nnear_days = 7\n', id="what looks like a table in a text"),
        pytest.param('[lights]\n"near_days" = 7', id="a quoted name and no end of the line"),
        pytest.param("[lights]\r\nnear_days = 7\r\n", id="the line ends of Windows"),
    ],
)
def test_a_file_that_says_it_in_another_way_is_understood_too(text: str) -> None:
    table = tomllib.loads(text)

    assert tomllib.loads(with_value(text, ("lights", "near_days"), 3)) == table | {"lights": {"near_days": 3}}


WORDS = st.text(st.characters(exclude_categories=["C"]), max_size=6)
VALUES = st.one_of(WORDS, st.integers(0, 99), st.booleans(), st.lists(WORDS, max_size=3))
PLACES = st.one_of(st.tuples(WORDS), st.tuples(st.sampled_from(["lights", "keys", "按键"]), WORDS))


@given(
    st.lists(
        st.tuples(PLACES.filter(lambda place: place[0] not in ("lights", "keys", "按键") or len(place) == 2), VALUES)
    )
)
def test_what_was_put_in_last_is_what_is_read(put: list[tuple[Place, Value]]) -> None:
    text = BY_HAND
    for place, value in put:
        text = with_value(text, place, value)

    table = tomllib.loads(text)
    for place, value in dict(put).items():
        found = table[place[0]][place[1]] if len(place) == 2 else table[place[0]]
        assert found == value
    assert "# 我们单位的设置" in text
