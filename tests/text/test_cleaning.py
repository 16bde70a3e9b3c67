from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.text.cleaning import clean, clean_line

UNSEEN = {
    "nul": ("办\x00公室", "办公室"),
    "colour sequence": ("\x1b[31m逾期\x1b[0m", "逾期"),
    "clipboard sequence ended by bell": ("前\x1b]52;c;aGk=\x07后", "前后"),
    "title sequence ended by string terminator": ("前\x1b]0;标题\x1b\\后", "前后"),
    "eight-bit introducers": ("前\x9b31m\x9d0;x\x9c后", "前后"),
    "unterminated sequence keeps the words": ("前\x1b]52;后文", "前52;后文"),
    "a sequence ends with its line": ("前\x1b]52;后\n文\x07", "前52;后\n文"),
    "charset switch": ("\x1b(B甲", "甲"),
    "lone escape": ("甲\x1b", "甲"),
    "delete and controls": ("甲\x7f\x08\x1f乙", "甲乙"),
    "reversed writing": ("已\u202e完\u2066成\u2069", "已完成"),
    "zero width": ("完\u200b成\u2060\ufeff", "完成"),
    "tags": ("完成\U000e0041\U000e007f", "完成"),
    "lone surrogate": ("甲\ud83d乙", "甲乙"),
    "noncharacters": ("甲\ufffe\uffff\ufdd0\U0010ffff乙", "甲乙"),
    "joiner between words": ("完\u200d成", "完成"),
    "soft hyphen": ("完\u00ad成", "完成"),
}


@pytest.mark.parametrize(("text", "expected"), UNSEEN.values(), ids=UNSEEN.keys())
def test_what_a_reader_cannot_see_goes(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\n"])
def test_every_line_ending_becomes_a_newline(ending: str) -> None:
    assert clean(f"逾期{ending}已完成") == "逾期\n已完成"


@pytest.mark.parametrize("text", ["", "一\t二\n\n三　四", "👨‍👩‍👧 家庭", "❤️‍🔥", "[/red] [@click=app.x]点我[/]"])
def test_what_a_reader_can_see_stays(text: str) -> None:
    assert clean(text) == text


@given(st.text() | st.text(alphabet="\x1b[]0;m\x07\\\x9b\x9d\x9c\r\n\t甲\u200d👩\ufeff"))
def test_cleaning_clean_text_changes_nothing_and_leaves_no_control(text: str) -> None:
    cleaned = clean(text)

    assert clean(cleaned) == cleaned
    assert not [each for each in cleaned if unicodedata.category(each) in {"Cc", "Cs"} and each not in "\n\t"]


def test_nothing_that_is_printable_goes() -> None:
    printable = "".join(filter(str.isprintable, map(chr, range(0x110000))))

    assert clean(printable + "\t") == printable + "\t"


def test_one_line_has_single_spaces_and_no_ends() -> None:
    assert clean_line("\u3000 一\r\n\t二 \u00a0三\x00\n") == "一 二 三"
