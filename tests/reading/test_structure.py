from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tracker.reading.lines import lines_of
from tracker.reading.markers import markers_in
from tracker.reading.opening import read_document
from tracker.reading.structure import outline_of
from tracker.text.cleaning import clean
from tracker.text.enumerators import MarkerKind, rendered

PIECES = st.sampled_from(
    [
        *(
            "一、",
            "二、",
            "三、",
            "（一）",
            "（二）",
            "1.",
            "2.",
            "3、",
            "（1）",
            "①",
            "②",
            "一是",
            "二是",
            "三是",
            "一要",
        ),
        *(
            "第一章",
            "第一条",
            "第一阶段：",
            "首先，",
            "其次，",
            "最后，",
            "A.",
            "1.1",
            "● ",
            "-",
            "121",
            "2021年",
            "3.5亿元",
        ),
        *(
            "。",
            "；",
            "：",
            "，",
            "\n",
            "\n\n",
            "  ",
            "《",
            "》",
            "“",
            "”",
            "（",
            "）",
            "附件：",
            "二月份\n",
            "工作总结",
            "工作计划",
        ),
        *("抓学习", "6月底前", "某局", "2021年3月2日", "（责任单位：甲局）", "甲、乙负责", "上一篇：", "学期末"),
    ]
)
DOCUMENTS = st.lists(PIECES, max_size=40).map("".join)


@given(DOCUMENTS)
def test_every_character_between_the_first_item_and_the_last_is_in_one_node(document: str) -> None:
    outline = outline_of(lines_of(clean(document)), year=2021)

    told = "".join("".join(node.text.split()) for node in outline.nodes)

    assert told in "".join(document.split()) or _skips_a_section(document)


def _skips_a_section(document: str) -> bool:
    """Whether sections that look back may have been left out between others."""
    return "总结" in document


@given(DOCUMENTS)
def test_depths_begin_at_one_and_never_skip_a_level(document: str) -> None:
    depths = [node.depth for node in outline_of(lines_of(clean(document)), year=2021).nodes]

    assert depths[:1] in ([], [1])
    assert all(1 <= after <= before + 1 for before, after in pairwise(depths))


@given(DOCUMENTS)
def test_a_node_begins_with_its_marker_and_title_where_it_says(document: str) -> None:
    text = clean(document)
    lines = text.split("\n")

    for node in outline_of(lines_of(text), year=2021).nodes:
        assert node.text.startswith(node.marker)
        assert node.title in node.text
        assert node.text.split("\n")[0] in lines[node.line_number - 1]


KINDS = [kind for kind in MarkerKind if kind not in {MarkerKind.DECIMAL, MarkerKind.BULLET, MarkerKind.SEQUENCE}]


@given(st.sampled_from(KINDS), st.integers(min_value=2, max_value=15))
def test_markers_are_found_again_after_rendering(kind: MarkerKind, count: int) -> None:
    markers = [rendered(kind, ordinal) for ordinal in range(1, count + 1)]

    counted, doubtful = markers_in(lines_of("\n".join(f"{marker}做好工作。" for marker in markers)))

    assert [found.enumerator.marker for found in counted] == markers
    assert doubtful == []


def test_the_users_year_comes_before_the_documents() -> None:
    outline = read_document("某局2021年工作要点\n一、抓学习，6月底前完成。".encode(), name="a.txt", year=2022)

    assert outline.year == 2022
    assert outline.nodes[0].deadline is not None
    assert outline.nodes[0].deadline.day.year == 2022
