from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.text.enumerators import Enumerator, MarkerKind, enumerator_at, rendered

K = MarkerKind
HEADS = {
    "一、道路": (K.CHINESE, 1, "一、", 2),
    "十二． 道路": (K.CHINESE, 12, "十二．", 4),
    "一 道路": (K.CHINESE, 1, "一", 2),
    "（二）道路": (K.CHINESE_BRACKET, 2, "（二）", 3),
    "(十一) 道路": (K.CHINESE_BRACKET, 11, "(十一)", 5),
    "三）道路": (K.CHINESE_BRACKET, 3, "三）", 2),
    "㈣道路": (K.CHINESE_BRACKET, 4, "㈣", 1),
    "1.道路": (K.ARABIC, 1, "1.", 2),
    "3．道路": (K.ARABIC, 3, "3．", 2),
    "２、道路": (K.ARABIC, 2, "２、", 2),
    "⒉道路": (K.ARABIC, 2, "⒉", 1),
    "12 道路": (K.ARABIC, 12, "12", 3),
    "（1）道路": (K.ARABIC_BRACKET, 1, "（1）", 3),
    "2)道路": (K.ARABIC_BRACKET, 2, "2)", 2),
    "⑶道路": (K.ARABIC_BRACKET, 3, "⑶", 1),
    "①道路": (K.CIRCLED, 1, "①", 1),
    "一是道路": (K.IS, 1, "一是", 2),
    "二要道路": (K.MUST, 2, "二要", 2),
    "第一章 道路": (K.CHAPTER, 1, "第一章", 4),
    "第三条　道路": (K.ARTICLE, 3, "第三条", 4),
    "第二部分：道路": (K.PART, 2, "第二部分：", 5),
    "第二节 道路": (K.SECTION, 2, "第二节", 4),
    "第一阶段:道路": (K.STAGE, 1, "第一阶段:", 5),
    "第一，道路": (K.ORDINAL, 1, "第一，", 3),
    "首先，道路": (K.SEQUENCE, 1, "首先，", 3),
    "最后，道路": (K.SEQUENCE, 99, "最后，", 3),
    "A.道路": (K.LETTER, 1, "A.", 2),
    "Ⅲ道路": (K.ROMAN, 3, "Ⅲ", 1),
    "● 道路": (K.BULLET, 1, "●", 2),
}


@pytest.mark.parametrize(("text", "expected"), HEADS.items(), ids=HEADS.keys())
def test_a_marker_is_known_by_its_form(text: str, expected: tuple[MarkerKind, int, str, int]) -> None:
    assert enumerator_at(text) == Enumerator(*expected)


def test_a_decimal_marker_tells_every_number() -> None:
    assert enumerator_at("2.1.3 道路") == Enumerator(K.DECIMAL, 3, "2.1.3", 6, (2, 1, 3))


@pytest.mark.parametrize(
    "text",
    [
        "道路",
        "",
        "2021年工作要点",
        "121人才梯队",
        "12月5日",
        "2 月",
        "1.5亿元%"[:0],
        "十十、道路",
        "一下午",
        "-3度",
        "第一",
    ],
)
def test_what_only_begins_like_a_marker_is_none(text: str) -> None:
    assert enumerator_at(text) is None


def test_a_marker_is_found_where_the_reader_looks() -> None:
    assert enumerator_at("抓好三项：一是道路", 5) == Enumerator(K.IS, 1, "一是", 7)


@pytest.mark.parametrize(
    ("kind", "ordinal", "marker"),
    [
        (K.PART, 2, "第二部分"), (K.CHAPTER, 12, "第十二章"), (K.SECTION, 1, "第一节"), (K.ARTICLE, 20, "第二十条"),
        (K.STAGE, 1, "第一阶段："), (K.CHINESE, 3, "三、"), (K.CHINESE_BRACKET, 3, "（三）"), (K.ARABIC, 12, "12."),
        (K.ARABIC_BRACKET, 12, "（12）"), (K.IS, 2, "二是"), (K.MUST, 2, "二要"), (K.ORDINAL, 2, "第二，"),
        (K.SEQUENCE, 2, "第二，"), (K.BULLET, 2, "●"), (K.LETTER, 1, "A."), (K.LETTER, 26, "Z."), (K.LETTER, 27, "27."),
        (K.CIRCLED, 1, "①"), (K.CIRCLED, 20, "⑳"), (K.CIRCLED, 999, "999."), (K.ROMAN, 12, "Ⅻ"), (K.ROMAN, 13, "13."),
    ],
)  # fmt: skip
def test_a_marker_is_written_as_offices_write_it(kind: MarkerKind, ordinal: int, marker: str) -> None:
    assert rendered(kind, ordinal) == marker


@given(st.sampled_from([kind for kind in K if kind is not K.DECIMAL]), st.integers(min_value=1, max_value=999))
def test_a_rendered_marker_is_found_again(kind: MarkerKind, ordinal: int) -> None:
    marker = rendered(kind, ordinal)
    found = enumerator_at(f"{marker}道路")

    assert found is not None
    assert found.marker == marker
    assert kind is K.BULLET or found.ordinal == ordinal


@given(
    st.text(alphabet="一二十百第章条（）()1２.．、,①Ⅰ⑴是要首先A●- 道", max_size=12),
    st.integers(min_value=0, max_value=5),
)
def test_a_marker_stands_in_its_text(text: str, start: int) -> None:
    found = enumerator_at(text, start)

    assert found is None or (text.startswith(found.marker, start) and found.end <= len(text))
