from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model.status import Status
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
        assert node.title in node.text or node.title in lines[node.line_number - 1]
        assert node.text.split("\n")[0] in lines[node.line_number - 1]


@given(DOCUMENTS)
def test_what_is_doubtful_is_told_line_by_line_with_its_words(document: str) -> None:
    text = clean(document)
    lines = text.split("\n")

    problems = outline_of(lines_of(text), year=2021).problems

    assert [each.line_number for each in problems] == sorted(each.line_number for each in problems)
    assert all(each.text in lines[each.line_number - 1] for each in problems if each.key == "doubtful_marker")


KINDS = [kind for kind in MarkerKind if kind not in {MarkerKind.DECIMAL, MarkerKind.BULLET, MarkerKind.SEQUENCE}]


@given(st.sampled_from(KINDS), st.integers(min_value=2, max_value=15))
def test_markers_are_found_again_after_rendering(kind: MarkerKind, count: int) -> None:
    markers = [rendered(kind, ordinal) for ordinal in range(1, count + 1)]

    counted, doubtful = markers_in(lines_of("\n".join(f"{marker}做好工作。" for marker in markers)))

    assert [found.enumerator.marker for found in counted] == markers
    assert doubtful == []


@pytest.mark.parametrize(
    ("document", "year"),
    [
        ("某局2020年总结和2021年计划\n一、甲", 2021),
        ("某局2021—2023年规划\n一、甲", 2021),
        ("某校2020学年第二学期计划\n一、甲", 2021),
        ("某局二〇二一年要点\n一、甲", 2021),
        ("某局〇〇〇〇年要点\n一、甲", None),
        ("某局工作计划\n2021年是开局之年。\n一、甲", 2021),
        ("某局工作计划\n一、甲\n某局\n2021年3月2日", 2021),
        ("某局工作计划\n一、甲\n某局\n二〇二一年三月二日", 2021),
        ("某局工作计划\n一、甲\n某局\n2021年13月2日", 2021),
        ("某局工作计划\n一、甲\n某局\n2021年3月", 2021),
        ("某局工作计划\n成文日期：2021年03月02日\n一、甲", 2021),
        ("某局工作计划\n来源：本站 发布时间：2021年03月02日\n一、甲", 2021),
        ("某局工作计划\n一、甲。2022年底前、2021年底前、2021年6月。", 2021),
        ("某局工作计划\n一、甲", None),
    ],
)
def test_the_year_is_found_where_the_document_tells_it(document: str, year: int | None) -> None:
    assert read_document(document.encode(), name="a.txt").year == year


@pytest.mark.parametrize(
    ("document", "title", "org"),
    [
        ("某县某局2021年工作要点\n一、甲", "某县某局2021年工作要点", "某县某局"),
        ("某县某局关于普查的通知\n一、甲", "某县某局关于普查的通知", "某县某局"),
        ("2021年工作要点\n一、甲\n某县档案馆\n2021年1月1日", "2021年工作要点", "某县档案馆"),
        ("一、甲\n二、乙", "", ""),
        ("某市某局委员会2021年\n学习活动方案\n一、甲", "某市某局委员会2021年学习活动方案", "某市某局委员会"),
        ("内部资料 注意保存\n某局关于普查的通知\n一、甲", "某局关于普查的通知", "某局"),
        ("一、甲\n以上请各科室抓好落实。\n2021年1月1日", "", ""),
        ("一、甲\n某县档案馆\n\n2021年1月1日", "", "某县档案馆"),
        ("一、甲\n报送单位：县教育局\n2021年1月1日", "", ""),
    ],
)
def test_title_and_office_are_found_around_the_items(document: str, title: str, org: str) -> None:
    outline = read_document(document.encode(), name="a.txt")

    assert (outline.title, outline.org) == (title, org)


def test_a_marker_that_stands_alone_is_told_as_doubtful_within_the_plan_only() -> None:
    outline = outline_of(lines_of("2021年工作要点\n五是说明\n一、修路\n三是总结\n二、绿化"))

    assert [(each.line_number, each.text, each.key) for each in outline.problems] == [
        (4, "三是总结", "doubtful_marker")
    ]


def test_an_item_that_is_all_steps_has_its_sentence_for_a_title() -> None:
    document = "某办公室2021年工作要点\n一、抓好建设\n（一）一是开好会；二是修好路。每月一次。\n（二）种树\n二、其他\n"

    nodes = outline_of(lines_of(document)).nodes

    assert [(node.marker, node.title) for node in nodes[1:4]] == [
        ("（一）", "一是开好会；二是修好路"),
        ("一是", "开好会"),
        ("二是", "修好路"),
    ]


def test_a_number_used_twice_is_told_by_its_item() -> None:
    outline = outline_of(lines_of("2021年工作要点\n一、修路\n二、绿化\n二、架桥\n三、验收"))

    assert [(each.line_number, each.text, each.key) for each in outline.problems] == [
        (4, "二、架桥", "repeated_number")
    ]


def test_of_a_document_without_numbers_title_and_signature_are_no_items() -> None:
    outline = outline_of(lines_of("某县2021年工作要点\n修好公路。\n某县交通局\n2021年3月1日"))

    assert (outline.title, [node.title for node in outline.nodes]) == ("某县2021年工作要点", ["修好公路"])


@pytest.mark.parametrize(
    ("document", "title", "nodes"),
    [
        (
            "# 某局2021年计划\n## 党建\n做好学习。\n### 制度\n## 业务\n",
            "某局2021年计划",
            [(1, "党建"), (2, "制度"), (1, "业务")],
        ),
        ("# 某局2021年计划\n做好学习。\n", "某局2021年计划", [(1, "做好学习")]),
        ("# 党建\n## 学习\n# 业务\n", "", [(1, "党建"), (2, "学习"), (1, "业务")]),
        ("## 党建\n### 学习\n## 业务\n", "", [(1, "党建"), (2, "学习"), (1, "业务")]),
        (
            "# 某局2021年计划\n## 一、党建\n1. 组织\n### 学习\n读书。\n## 二、业务\n### 服务\n## 附则\n",
            "某局2021年计划",
            [(1, "党建"), (2, "组织"), (2, "学习"), (1, "业务"), (2, "服务"), (1, "附则")],
        ),
    ],
    ids=["below a title", "a title alone", "several of the first level", "none of the first level", "below numbers"],
)
def test_headings_that_the_format_tells_need_no_numbers(
    document: str, title: str, nodes: list[tuple[int, str]]
) -> None:
    outline = read_document(document.encode(), name="a.md")

    assert (outline.title, [(node.depth, node.title) for node in outline.nodes]) == (title, nodes)


def test_a_heading_of_the_first_level_is_the_title_whatever_it_says() -> None:
    outline = read_document("# 红土地行动\n一、修路\n二、架桥\n".encode(), name="a.md")

    assert (outline.title, [node.title for node in outline.nodes]) == ("红土地行动", ["修路", "架桥"])


@pytest.mark.parametrize(
    "line", ["抄送：各乡镇", "附件：汇总表", "（此件公开发布）", "联系人：张三", "某局\n\n2021年3月1日"]
)
def test_what_follows_the_plan_is_not_of_its_last_item(line: str) -> None:
    outline = outline_of(lines_of(f"一、修路。\n二、架桥。\n{line}"))

    assert outline.nodes[-1].text == "二、架桥。"


def test_a_line_with_a_date_and_more_to_say_signs_nothing() -> None:
    outline = outline_of(lines_of("一、修路。\n二、架桥。\n计划竣工：2021年12月"))

    assert outline.nodes[-1].text == "二、架桥。\n计划竣工：2021年12月"


def test_the_last_line_of_a_document_is_no_heading_of_its_beginning() -> None:
    outline = outline_of(lines_of("一、修路。\n二、架桥。\n民政方面\n一、走访。\n以上务必抓好"))

    assert [(node.depth, node.title) for node in outline.nodes] == [
        (1, "修路"),
        (1, "架桥"),
        (1, "民政方面"),
        (2, "走访"),
    ]


def test_what_stands_below_a_unit_in_each_item_is_its_deadline() -> None:
    outline = outline_of(lines_of("1.修路\n县交通局\n2021年6月30日\n2.绿化\n县林业局\n2021年9月30日\n3.验收"))

    assert [node.deadline and node.deadline.day for node in outline.nodes] == [
        date(2021, 6, 30),
        date(2021, 9, 30),
        None,
    ]


def test_a_table_that_says_less_than_the_text_is_left_aside() -> None:
    table = "| 重点任务 | 完成时限 |\n|---|---|\n| 甲 | 6月底 |"
    outline = read_document(f"# 某局2021年计划\n一、甲\n二、乙\n三、丙\n\n{table}\n".encode(), name="a.md")

    assert [node.marker for node in outline.nodes] == ["一、", "二、", "三、"]


LEDGER = """序号,重点任务,牵头单位,配合单位,责任领导,完成时间,目标值,状态,进展情况
1,修好水渠,水利局,财政局、各乡镇,张三,8月底前,11公里,正在推进,已修6公里
2,加固堤坝,水利局,,,学期末,若干,已办结,
合计,,,,,,,,
"""


def test_a_ledger_tells_units_person_target_status_and_keeps_the_rest() -> None:
    first, second = read_document(LEDGER.encode(), name="a.csv", year=2021).nodes

    assert (first.marker, first.title, first.lead, first.units) == ("1.", "修好水渠", ("水利局",), ("财政局", "各乡镇"))
    assert (first.person, str(first.target), first.status) == ("张三", "11公里", Status.IN_PROGRESS)
    assert first.deadline is not None
    assert first.deadline.day == date(2021, 8, 31)
    assert first.text == "1.修好水渠\n进展情况：已修6公里"
    assert (second.deadline, second.target, second.status) == (None, None, Status.DONE)


def test_a_ledgers_title_and_heads_come_again_on_every_page() -> None:
    heads = "序号,工作任务,责任单位,责任单位\n"
    text = f"某县某局2021年工作台账,,,\n{heads}1,修路,甲股,乙股\n{heads}10001,绿化,,丙股\n"
    outline = read_document(text.encode(), name="a.csv")

    assert (outline.title, outline.org, outline.year) == ("某县某局2021年工作台账", "某县某局", 2021)
    assert [(node.line_number, node.marker, node.title, node.units) for node in outline.nodes] == [
        (3, "1.", "修路", ("甲股", "乙股")),
        (5, "", "绿化", ("丙股",)),
    ]


def test_a_ledger_of_two_columns_of_tasks_has_two_levels() -> None:
    text = "类别,工作任务,责任单位\n党建,（一）学习,甲股\n党建,（二）活动,乙股\n业务,（一）普查,丙股\n"
    nodes = read_document(text.encode(), name="a.csv", year=2021).nodes

    assert [(node.depth, node.marker, node.title) for node in nodes] == [
        (1, "", "党建"),
        (2, "（一）", "学习"),
        (2, "（二）", "活动"),
        (1, "", "业务"),
        (2, "（一）", "普查"),
    ]


def test_a_row_that_only_names_the_next_point_is_that_point() -> None:
    text = "类别,工作任务,责任单位\n党建,,\n党建,学习,甲股\n,,乙股\n"
    outline = read_document(text.encode(), name="a.csv", year=2021)

    assert [(node.depth, node.title) for node in outline.nodes] == [(1, "党建"), (2, "学习"), (2, "乙股")]


def test_a_deadline_of_forever_makes_a_standing_task() -> None:
    (node,) = read_document("工作任务,完成时限\n巡查,长期坚持\n".encode(), name="a.csv", year=2021).nodes

    assert (node.status, node.deadline) == (Status.STANDING, None)


def test_of_two_columns_of_tasks_the_second_is_kept_in_the_words_of_the_first() -> None:
    text = "重点任务,重点工作,主要任务,完成时限\n党建,学习,读书,6月底\n"
    point, task = read_document(text.encode(), name="a.csv", year=2021).nodes

    assert (point.title, task.title, task.depth) == ("党建", "学习", 2)
    assert task.text == "学习\n主要任务：读书"


def test_a_table_with_points_alone_has_one_level() -> None:
    nodes = read_document("重点工作,完成时限\n修路,6月底\n修渠,年底\n".encode(), name="a.csv", year=2021).nodes

    assert [(node.depth, node.title) for node in nodes] == [(1, "修路"), (1, "修渠")]


def test_a_row_with_one_cell_is_the_point_of_those_below() -> None:
    text = "序号,工作任务,责任单位\n一、党建,,\n1,学习,甲股\n二、业务,,\n1,普查,乙股\n"
    nodes = read_document(text.encode(), name="a.csv", year=2021).nodes

    assert [(node.depth, node.marker, node.title) for node in nodes] == [
        (1, "一、", "党建"),
        (2, "1.", "学习"),
        (1, "二、", "业务"),
        (2, "1.", "普查"),
    ]


def test_a_long_phrase_before_in_charge_names_no_office() -> None:
    words = "一、甲。（为了进一步加强和改进全市范围内各项重点工作的统筹协调办公室具体负责）\n二、乙"

    assert read_document(words.encode(), name="a.txt").nodes[0].units == ()


def test_the_users_year_comes_before_the_documents() -> None:
    outline = read_document("某局2021年工作要点\n一、抓学习，6月底前完成。".encode(), name="a.txt", year=2022)

    assert outline.year == 2022
    assert outline.nodes[0].deadline is not None
    assert outline.nodes[0].deadline.day.year == 2022
