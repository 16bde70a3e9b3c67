from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.text.pinyin import Spelling, is_pinyin, is_word, matches

TITLE = "二是以换届为契机，加强老促会组织建设"


@pytest.mark.parametrize(
    ("query", "text"),
    [
        pytest.param("hj", TITLE, id="initials"),
        pytest.param("huanjie", TITLE, id="in full"),
        pytest.param("huanj", TITLE, id="the last by its initial"),
        pytest.param("hjie", TITLE, id="the first by its initial"),
        pytest.param("huanji", TITLE, id="while typing"),
        pytest.param("HUAN JIE", TITLE, id="capitals and a space"),
        pytest.param("qijijq", TITLE, id="across a comma"),
        pytest.param("chongqing", "重庆会议", id="one reading of a polyphone"),
        pytest.param("zhongdian", "重点工作", id="the other reading"),
        pytest.param("zd", "重点工作", id="zh by z"),
        pytest.param("zhd", "重点工作", id="zh by zh"),
        pytest.param("yinhang", "银行", id="hang"),
        pytest.param("lvse", "绿色发展", id="ü typed as v"),
        pytest.param("lüse", "绿色发展", id="ü typed as it is"),
        pytest.param("xian", "西安", id="two syllables that look like one"),
        pytest.param("xi'an", "西安", id="parted by an apostrophe"),
        pytest.param("app", "APP发布", id="Latin letters stand for themselves"),
    ],
)
def test_letters_find_chinese(query: str, text: str) -> None:
    assert matches(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        pytest.param("hjx", TITLE, id="goes on otherwise"),
        pytest.param("jh", TITLE, id="the wrong way round"),
        pytest.param("huanjiexx", TITLE, id="goes on otherwise after a syllable"),
        pytest.param("jianshehui", TITLE, id="goes on behind the end"),
        pytest.param("h", TITLE, id="a single letter"),
        pytest.param("换届", TITLE, id="Chinese is found by its characters"),
        pytest.param("h1", TITLE, id="a digit"),
        pytest.param("hj", "plain hjx text", id="no Chinese in the text"),
        pytest.param("hj", "", id="no text"),
        pytest.param("", TITLE, id="no query"),
    ],
)
def test_what_letters_do_not_find(query: str, text: str) -> None:
    assert not matches(query, text)


def test_what_can_be_pinyin() -> None:
    assert is_pinyin("huan jie")
    assert not is_pinyin("3.2")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("hj", "换届", id="initials"),
        pytest.param("huanj", "换届", id="while typing"),
        pytest.param("qijijq", "契机，加强", id="across a comma"),
    ],
)
def test_the_characters_that_were_meant_are_known(query: str, found: str) -> None:
    stretch = Spelling(query, TITLE).found_in(TITLE)

    assert stretch is not None
    assert TITLE[slice(*stretch)] == found


@pytest.mark.parametrize(("text", "expected"), [("换届", True), ("红军", True), ("会精", False), ("行、尽", False)])
def test_a_dictionary_tells_a_word_from_characters_that_stand_together(text: str, expected: bool) -> None:
    assert is_word(text) is expected


CHARACTERS = "换届会精红军重庆行、尽绿色 Ab长"


@example("aa", "AA、")
@given(st.text("hjnagzcorixv", min_size=2, max_size=9), st.text(CHARACTERS, max_size=12))
def test_sorting_out_texts_beforehand_loses_none(letters: str, text: str) -> None:
    """The mark behind what was found keeps it from being Latin alone, which is left to the search by words."""
    among_many = Spelling(letters, CHARACTERS).found_in(text)
    prefixes = [text[start:] for start in range(len(text))]

    assert (among_many is not None) == any(Spelling(letters, each).found_in(each) for each in prefixes if each)
    assert among_many is None or Spelling(letters, text).found_in(text[slice(*among_many)] + "、") is not None
