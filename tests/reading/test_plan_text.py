from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import YearUnknown
from tracker.model.amount import Amount
from tracker.model.change import Branch
from tracker.model.deadline import Deadline, Precision
from tracker.model.item import Item, Note, NoteKind
from tracker.model.plan import ROOT, Plan
from tracker.model.status import Status
from tracker.reading.outline import NoteLine, Outline
from tracker.reading.plan_fields import written_deadline
from tracker.reading.plan_text import write_branches, write_plan_text
from tracker.reading.plan_text_reader import is_plan_text, read_plan_text
from tracker.reading.plans import plan_from
from tracker.text.cleaning import clean, clean_line

PLAIN = """# 某办公室2021年工作要点
（单位：某办公室；年份：2021）

## 一、抓好自身建设（牵头单位：办公室）
> 一、抓好自身建设。本会要
>
> 有新作为。
- [x] 一是抓好学习（责任单位：甲县、乙县；责任人：张三；完成时限：5月底前）
  > 一是抓好学习。
  * 2021-03-05 进展 @李四：已学习三次（依据：记录/三月.docx）
    > 第四次改在月底。
  - [ ] （1）建立制度（开始：2021-02-01；目标：11部；完成数：6部；进度：55%；权重：2；状态：推进中）

## [x] 二、深入调查研究
"""


def ids() -> Iterator[str]:
    return (f"id{number}" for number in count())


def read_back(text: str) -> Plan:
    outline = read_plan_text(text)
    assert outline.problems == ()
    return plan_from(outline, new_id=ids().__next__)


def shape(plan: Plan) -> object:
    """The plan without ids and times of recording."""
    rows = [
        (
            depth,
            replace(plan.item(item_id), id="", extra=()),
            [replace(note, id="", item="", at=datetime.min) for note in plan.notes_on(item_id)],
        )
        for item_id, depth in plan.walk()
    ]
    return plan.title, plan.org, plan.year, rows


def test_plan_text_is_written_as_it_was_read() -> None:
    assert write_plan_text(read_back(PLAIN)) == PLAIN


def test_every_field_is_read() -> None:
    plan = read_back(PLAIN)
    point, first, second, last = (plan.item(item_id) for item_id, _ in plan.walk())

    assert (plan.title, plan.org, plan.year) == ("某办公室2021年工作要点", "某办公室", 2021)
    assert point.lead == ("办公室",)
    assert point.text == "一、抓好自身建设。本会要\n\n有新作为。"
    assert (first.marker, first.title, first.status) == ("一是", "抓好学习", Status.DONE)
    assert (first.units, first.person) == (("甲县", "乙县"), "张三")
    assert first.deadline == Deadline(date(2021, 5, 31), Precision.MONTH, "5月底前")
    assert second.target == Amount(Decimal(11), "部")
    assert (second.start, second.percent, second.weight) == (date(2021, 2, 1), 55, 2)
    assert last.status is Status.DONE
    (note,) = plan.notes_on(first.id)
    assert (note.on, note.author, note.evidence) == (date(2021, 3, 5), "李四", "记录/三月.docx")
    assert note.text == "已学习三次\n第四次改在月底。"


HOSTILE = st.text(
    alphabet="一二、（）()；;：:，,\\#>*-+[]x @目标状态序号依据：1.2021 月底前\t\u3000甲乙丙", max_size=16
) | st.sampled_from(
    [
        "（目标：11部）",
        "甲（状态：受阻）",
        "\\（状态：受阻",
        "一、甲",
        "- [x] 甲",
        "## 甲",
        "> 甲",
        "* 2021-01-01 进展：甲",
        "[x] 甲",
        "甲\\",
        "（（（",
        "）（",
        "D:\\三月\\记录.docx",
        "甲（依据：乙）",
        "\\一、甲",
        "● 甲",
    ]
)
LINES = HOSTILE.map(clean_line)
TITLES = LINES.filter(bool)
TEXTS = st.lists(HOSTILE, max_size=3).map("\n".join).map(clean)
DAYS = st.dates(date(2000, 1, 1), date(2049, 12, 31))
AMOUNTS = st.builds(Amount, st.decimals(0, 10**6, places=2) | st.integers(0, 10**6).map(Decimal), LINES | st.just("部"))
DEADLINES = st.builds(Deadline, DAYS, st.sampled_from(Precision), LINES | st.sampled_from(["5月底前", "上半年"]))
MARKERS = LINES | st.sampled_from(["一、", "（二）", "3．", "四是", "①", "● ", "第一阶段：", "7"]).map(clean_line)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    items: dict[str, Item] = {}
    children: dict[str, tuple[str, ...]] = {}
    parents: dict[str, str] = {}
    notes: dict[str, tuple[Note, ...]] = {}
    for number in range(draw(st.integers(0, 4))):
        item_id = f"i{number}"
        parent = draw(st.sampled_from([ROOT, *items]))
        items[item_id] = draw(hostile_items(item_id))
        parents[item_id] = parent
        children[parent] = (*children.get(parent, ()), item_id)
        written = sorted(draw(st.lists(hostile_notes(item_id), max_size=2)), key=lambda note: note.on)
        if written:
            notes[item_id] = tuple(written)
    return Plan("p", draw(LINES), draw(LINES), draw(st.integers(2000, 2049)), items, children, parents, notes)


def hostile_items(item_id: str) -> st.SearchStrategy[Item]:
    units = st.lists(TITLES, max_size=2).map(tuple)
    return st.builds(
        Item,
        id=st.just(item_id),
        title=TITLES,
        marker=MARKERS,
        text=TEXTS,
        status=st.sampled_from(Status),
        reason=LINES,
        start=st.none() | DAYS,
        deadline=st.none() | DEADLINES,
        recurrence=LINES,
        target=st.none() | AMOUNTS,
        actual=st.none() | AMOUNTS,
        percent=st.none() | st.integers(0, 100),
        weight=st.integers(1, 9),
        lead=units,
        units=units,
        person=LINES,
        document_number=LINES,
        origin=LINES,
    )


def hostile_notes(item_id: str) -> st.SearchStrategy[Note]:
    return st.builds(
        Note,
        id=st.just("n"),
        item=st.just(item_id),
        on=DAYS,
        at=st.just(datetime(2021, 1, 1, tzinfo=UTC)),
        author=LINES,
        kind=st.sampled_from(NoteKind),
        text=TEXTS,
        evidence=LINES,
    )


@given(plans())
def test_any_plan_is_the_same_after_a_round_trip(plan: Plan) -> None:
    assert shape(read_back(write_plan_text(plan))) == shape(plan)


@given(plans())
def test_any_plan_is_known_as_plan_text(plan: Plan) -> None:
    assert is_plan_text(write_plan_text(plan))


def test_a_deadline_is_written_by_its_words_where_they_name_it_else_by_its_day() -> None:
    written = [written_deadline(Deadline(date(2021, 6, 30), precision, words), 2021) for precision, words in WRITTEN]

    assert written == ["6月底前", "2021-06-30", "2021-06-30（月）", "2021-06-30（日，开学前）"]


WRITTEN = [(Precision.MONTH, "6月底前"), (Precision.DAY, ""), (Precision.MONTH, ""), (Precision.DAY, "开学前")]


def test_branches_are_written_as_a_list_each_with_what_is_below_it() -> None:
    road, survey, trees = Item("a", "道路", "一、"), Item("b", "勘察", "（一）"), Item("c", "绿化")

    text = write_branches([Branch((road, survey), (-1, 0)), Branch((trees,), (-1,))], year=2026)

    assert text == "- [ ] 一、道路\n  - [ ] （一）勘察\n- [ ] 绿化\n"


def nodes_of(text: str) -> list[tuple[int, str, str]]:
    return [(node.depth, node.marker, node.title) for node in read_plan_text(text).nodes]


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("- [ ] 甲\n  - [ ] 乙\n- [ ] 丙", [(1, "", "甲"), (2, "", "乙"), (1, "", "丙")]),
        ("## 一、甲\n### （一）乙\n- [ ] 1.丙", [(1, "一、", "甲"), (2, "（一）", "乙"), (3, "1.", "丙")]),
        ("- [ ] 甲\n      - 乙\n   - 丙", [(1, "", "甲"), (2, "", "乙"), (2, "", "丙")]),
        ("\t- [ ] 甲\n\t\t- [ ] 乙", [(1, "", "甲"), (2, "", "乙")]),
        ("* [x] 甲\n+ [ ] 乙", [(1, "", "甲"), (1, "", "乙")]),
        ("#### 甲", [(1, "", "甲")]),
    ],
    ids=["lists alone", "headings and lists", "uneven indents", "tabs", "other bullets", "heading too deep"],
)
def test_the_shapes_that_a_clerk_types(text: str, nodes: list[tuple[int, str, str]]) -> None:
    assert nodes_of(text) == nodes


def test_half_width_brackets_colons_and_semicolons_do() -> None:
    (node,) = read_plan_text("- [ ] 甲(牵头单位:办公室;完成时限:6月底)", year=2021).nodes

    assert (node.title, node.lead) == ("甲", ("办公室",))
    assert node.deadline == Deadline(date(2021, 6, 30), Precision.MONTH, "6月底")


def test_several_brackets_at_the_end_are_all_read_and_the_last_holds() -> None:
    (node,) = read_plan_text(
        "- [ ] 甲（二期）（完成时限：5月底） （目标：2部）（状态：受阻；完成时限：6月底）", year=2021
    ).nodes

    assert (node.title, node.status, node.target) == ("甲（二期）", Status.BLOCKED, Amount(Decimal(2), "部"))
    assert node.deadline == Deadline(date(2021, 6, 30), Precision.MONTH, "6月底")


def test_a_note_may_leave_out_kind_and_author() -> None:
    (node,) = read_plan_text("- [ ] 甲\n  * 2021-3-5 已办").nodes

    assert node.notes == (NoteLine(date(2021, 3, 5), NoteKind.PROGRESS, "", "已办"),)


def test_brackets_that_say_nothing_known_belong_to_the_title() -> None:
    assert nodes_of("- [ ] 甲（目标：11部；来由：不详）") == [(1, "", "甲（目标：11部；来由：不详）")]


def problems_of(text: str) -> list[tuple[int, str, str]]:
    return [(each.line_number, each.text, each.key) for each in read_plan_text(text).problems]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- [ ] 甲（完成时限：以后）", (1, "完成时限：以后", "unread_value")),
        ("- [ ] 甲（完成时限：2021-02-30（月））", (1, "完成时限：2021-02-30（月）", "unread_value")),
        ("- [ ] 甲（进度：120%）", (1, "进度：120%", "unread_value")),
        (f"- [ ] 甲（进度：{'9' * 5000}%）", (1, f"进度：{'9' * 5000}%", "unread_value")),
        ("- [ ] 甲（目标：许多）", (1, "目标：许多", "unread_value")),
        ("- [ ] 甲（目标：. 部）", (1, "目标：. 部", "unread_value")),
        ("- [ ] 甲（状态：还行）", (1, "状态：还行", "unread_value")),
        ("- [ ] 甲\n  * 2021-13-01 进展：乙", (2, "* 2021-13-01 进展：乙", "unread_value")),
        ("- [ ] 甲\n乙", (2, "乙", "unread_line")),
        ("# 甲\n（年份：两千）", (2, "年份：两千", "unread_value")),
        ("# 甲\n乙", (2, "乙", "unread_line")),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, problem: tuple[int, str, str]) -> None:
    assert problems_of(text) == [problem]


def test_a_line_that_is_nothing_known_stays_with_the_item_above() -> None:
    (node,) = read_plan_text("- [ ] 甲\n乙\n丙").nodes

    assert node.text == "乙\n丙"


def test_a_plan_needs_a_year_from_somewhere() -> None:
    outline = Outline("某计划", "", None)

    assert plan_from(outline, new_id=ids().__next__, year=2022).year == 2022
    with pytest.raises(YearUnknown):
        plan_from(outline, new_id=ids().__next__)


def test_title_and_office_may_be_given_instead() -> None:
    plan = plan_from(Outline("某计划", "某局", 2021), new_id=ids().__next__, title="另一计划", org="另一局")

    assert (plan.title, plan.org) == ("另一计划", "另一局")
