from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reading.escapes import escaped, escaped_value, final_bracket, split, trimmed, unescaped

TEXTS = st.text(alphabet=" \t\u3000\\；;（）()、：甲a", max_size=12)


@given(TEXTS, st.sampled_from(["", "；;", "：:", "（）()"]))
def test_what_is_escaped_is_read_back(text: str, special: str) -> None:
    assert unescaped(escaped(text, special)) == text
    assert unescaped(escaped_value(text)) == text


@given(st.lists(TEXTS, max_size=4))
def test_a_list_of_escaped_parts_is_split_where_they_were_joined(parts: list[str]) -> None:
    joined = "；".join(escaped_value(part) for part in parts)

    assert [unescaped(part) for part in split(joined, "；;")] == (parts or [""])


@pytest.mark.parametrize("text", [" 甲", "甲 ", "\u3000甲\t", " "])
def test_spaces_at_the_ends_survive(text: str) -> None:
    assert unescaped(escaped(text)) == text


def test_a_path_may_be_typed_as_it_is() -> None:
    assert unescaped("D:\\三月\\记录.docx") == "D:\\三月\\记录.docx"


def test_spaces_that_nobody_escaped_go() -> None:
    assert trimmed("  甲\\\\ ") == "甲\\\\"


@pytest.mark.parametrize(
    ("raw", "opening"),
    [
        ("甲（乙（丙））", 1),
        ("甲（乙（丙）", 3),
        ("甲）（乙)", 2),
        ("（甲）乙", None),
        ("甲）", None),
        ("甲（乙\\）", None),
        ("", None),
    ],
)
def test_the_final_bracket_is_the_one_that_closes_at_the_end(raw: str, opening: int | None) -> None:
    assert final_bracket(raw) == opening
