from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.text.folding import fold


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ABC123", "ａｂｃ１２３"),
        ("(试行)", "（试行）"),
        ("甲,乙", "甲、乙"),
        ("甲，乙", "甲、乙"),
        ('"七一"', "“七一”"),
        ("[2020]", "〔2020〕"),
        ("2019-2021", "2019—2021"),
        ("七.一", "七·一"),
        ("1", "①"),
    ],
)
def test_what_one_key_types_is_found_in_every_form(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


@given(st.text())
def test_folding_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
