"""An outline put right by hand: what each edit does, and that no word is ever lost by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model.deadline import Deadline
from tracker.reading import editing
from tracker.reading.editing import Draft, accepted
from tracker.reading.opening import Document, read_with_lines
from tracker.reading.outline import Node, Outline
from tracker.reading.passages import node_at, passage_of

PLAN = """某某局2026年工作要点

一、抓好道路建设。
（一）完成勘察。6月底前提交报告（牵头单位：建设科）。年底前验收。
（二）修路。
二、抓好绿化。种树；养护；浇水。
三、抓好宣传。
"""
BY_KEY: dict[str, Callable[[Draft, int], Draft]] = {
    "deeper": editing.deeper,
    "higher": editing.higher,
    "split": editing.split,
    "join": editing.join,
    "drop": editing.drop,
}


def read(text: str = PLAN) -> Document:
    return read_with_lines(text.encode(), name="要点.txt")


def draft(text: str = PLAN) -> Draft:
    return Draft(read(text).outline)


def shape(edited: Draft) -> str:
    """Titles, two spaces a level, `x` before those that are dropped."""
    lines = enumerate(edited.nodes)
    return "\n".join(
        "  " * (node.depth - 1) + ("x" if at in edited.dropped else "") + node.marker + node.title for at, node in lines
    )


def drawn(text: str) -> str:
    return "\n".join(line[8:] for line in text.strip("\n").split("\n")).rstrip()


def test_a_node_goes_deeper_with_its_branch() -> None:
    edited = editing.deeper(draft(), 4)

    assert shape(editing.deeper(edited, 3)) == drawn(
        """
        一、抓好道路建设
          （一）完成勘察
          （二）修路
          二、抓好绿化
            三、抓好宣传
        """
    )


def test_a_node_goes_higher_and_what_follows_it_is_below_it() -> None:
    assert shape(editing.higher(draft(), 1)) == drawn(
        """
        一、抓好道路建设
        （一）完成勘察
          （二）修路
        二、抓好绿化
        三、抓好宣传
        """
    )


@pytest.mark.parametrize(
    ("edit", "at"),
    [
        pytest.param("deeper", 0, id="the first has nothing to go below"),
        pytest.param("deeper", 1, id="a first child is below the one before it already"),
        pytest.param("higher", 0, id="a point is at the top"),
        pytest.param("split", 2, id="one sentence"),
        pytest.param("join", 0, id="nothing before the first"),
    ],
)
def test_what_cannot_be_changes_nothing(edit: str, at: int) -> None:
    before = draft()

    assert BY_KEY[edit](before, at) is before


def test_a_split_makes_a_node_below_of_each_later_sentence() -> None:
    edited = editing.split(draft(), 1)

    assert shape(edited) == drawn(
        """
        一、抓好道路建设
          （一）完成勘察
            6月底前提交报告
            年底前验收
          （二）修路
        二、抓好绿化
        三、抓好宣传
        """
    )
    assert [node.text for node in edited.nodes[1:4]] == [
        "（一）完成勘察。",
        "6月底前提交报告（牵头单位：建设科）。",
        "年底前验收。",
    ]


def test_a_sentence_takes_along_what_it_says() -> None:
    whole = draft().nodes[1]

    head, report, check = editing.split(draft(), 1).nodes[1:4]

    assert (whole.lead, str(whole.deadline and whole.deadline.day)) == (("建设科",), "2026-12-31")
    assert (head.lead, head.deadline) == ((), None)
    assert (report.lead, str(report.deadline and report.deadline.day)) == (("建设科",), "2026-06-30")
    assert (check.lead, str(check.deadline and check.deadline.day)) == ((), "2026-12-31")


def test_what_was_set_by_hand_stays_with_the_head() -> None:
    by_hand = Deadline(date(2026, 3, 1))

    edited = editing.split(editing.set_deadline(draft(), 1, by_hand), 1)

    assert edited.nodes[1].deadline == by_hand


def test_a_passage_of_one_sentence_is_split_at_its_semicolons() -> None:
    edited = editing.split(editing.split(draft(), 3), 4)

    assert [node.title for node in edited.nodes[3:7]] == ["抓好绿化", "种树", "养护", "浇水"]
    assert [node.depth for node in edited.nodes[3:7]] == [1, 2, 3, 3]


@pytest.mark.parametrize(
    ("sentence", "pieces"),
    [
        pytest.param("甲。乙。", ["甲。", "乙。"], id="full stops"),
        pytest.param("甲（一；二。三）。乙。", ["甲（一；二。三）。", "乙。"], id="brackets stay whole"),
        pytest.param("说“好。”再做。完", ["说“好。”再做。", "完"], id="quotations stay whole"),
        pytest.param("甲（没有关上。乙。", ["甲（没有关上。", "乙。"], id="a bracket that never closes"),
        pytest.param("甲！！乙？丙", ["甲！！", "乙？", "丙"], id="other ends"),
        pytest.param("甲\n乙", ["甲", "乙"], id="lines"),
        pytest.param("甲。 乙。", ["甲。", "乙。"], id="spaces between"),
        pytest.param("甲。一是乙；二是丙。", ["甲。", "一是乙；二是丙。"], id="semicolons later"),
    ],
)
def test_where_a_passage_is_split(sentence: str, pieces: list[str]) -> None:
    one = Draft(Outline("", "", 2026, (Node(1, "", "甲", sentence, 1),)))

    assert [node.text for node in editing.split(one, 0).nodes] == pieces


def test_brackets_behind_the_last_sentence_speak_of_the_whole() -> None:
    text = "要点\n一、修路。开工。通车。（牵头单位：建设科）"

    edited = editing.split(draft(text), 0)

    assert edited.nodes[0].lead == ("建设科",)
    assert edited.nodes[0].text == "一、修路。\n（牵头单位：建设科）"
    assert [node.title for node in edited.nodes[1:]] == ["开工", "通车"]


def test_a_marker_at_the_head_of_a_sentence_is_its_marker() -> None:
    one = Draft(Outline("", "", 2026, (Node(1, "", "甲", "道路。一是勘察。二是修通。", 1),)))

    assert [(node.marker, node.title) for node in editing.split(one, 0).nodes[1:]] == [
        ("一是", "勘察"),
        ("二是", "修通"),
    ]


def test_a_join_gives_the_words_to_the_node_before_and_moves_the_branch_below_it() -> None:
    edited = editing.join(editing.deeper(draft(), 4), 3)

    assert shape(edited) == drawn(
        """
        一、抓好道路建设
          （一）完成勘察
          （二）修路
            三、抓好宣传
        """
    )
    assert edited.nodes[2].text == "（二）修路。\n二、抓好绿化。种树；养护；浇水。"


def test_what_was_split_and_is_joined_again_has_its_words_and_facts_back() -> None:
    before = draft()

    edited = editing.join(editing.join(editing.split(before, 1), 2), 2)

    assert edited.nodes[1].text == before.nodes[1].text
    assert edited.nodes[1].lead == before.nodes[1].lead


def test_a_node_without_words_of_its_own_gives_its_title() -> None:
    plan_text = draft("# 要点\n（年份：2026）\n- [ ] 一、道路\n- [ ] 二、绿化\n")

    edited = editing.join(plan_text, 1)

    assert edited.nodes[0].text == "二、绿化"


def test_a_dropped_branch_is_marked_and_comes_back() -> None:
    edited = editing.drop(draft(), 0)

    assert shape(edited) == drawn(
        """
        x一、抓好道路建设
          x（一）完成勘察
          x（二）修路
        二、抓好绿化
        三、抓好宣传
        """
    )
    assert editing.drop(edited, 0) == draft()


def test_what_is_dropped_is_not_accepted_and_what_is_taken_back_moves_up() -> None:
    edited = editing.drop(editing.drop(draft(), 0), 2)

    assert [(node.depth, node.title) for node in accepted(edited).nodes] == [
        (1, "修路"),
        (1, "抓好绿化"),
        (1, "抓好宣传"),
    ]


def test_drops_stay_with_their_nodes_when_others_are_split_and_joined() -> None:
    edited = editing.split(editing.drop(draft(), 3), 1)

    assert {edited.nodes[at].title for at in edited.dropped} == {"抓好绿化"}
    edited = editing.join(edited, 2)
    assert {edited.nodes[at].title for at in edited.dropped} == {"抓好绿化"}


def test_the_parts_of_what_is_dropped_are_dropped() -> None:
    edited = editing.split(editing.drop(draft(), 1), 1)

    assert edited.dropped == {1, 2, 3}


def test_what_is_joined_is_dropped_only_when_both_were() -> None:
    one = editing.join(editing.drop(draft(), 3), 4)
    both = editing.join(editing.drop(editing.drop(draft(), 3), 4), 4)

    assert (one.dropped, both.dropped) == (frozenset(), {3})


def test_title_deadline_and_units_are_set() -> None:
    by_hand = Deadline(date(2026, 3, 1))

    edited = editing.set_units(
        editing.set_deadline(editing.rename(draft(), 2, "通路"), 2, by_hand), 2, ("甲",), ("乙",)
    )

    node = edited.nodes[2]
    assert (node.title, node.deadline, node.lead, node.units) == ("通路", by_hand, ("甲",), ("乙",))
    assert node.text == "（二）修路。"
    assert editing.rename(edited, 2, "通路") is edited


def test_title_and_office_of_the_plan_are_set() -> None:
    edited = editing.set_front(draft(), "要点", "镇政府")

    assert (edited.outline.title, edited.outline.org) == ("要点", "镇政府")
    assert editing.set_front(edited, "要点", "镇政府") is edited


@given(st.lists(st.tuples(st.sampled_from(sorted(BY_KEY)), st.integers(0, 30)), max_size=25))
def test_no_edits_lose_a_word_or_leave_a_level_out(edits: list[tuple[str, int]]) -> None:
    edited = draft()
    for name, place in edits:
        edited = BY_KEY[name](edited, place % len(edited.nodes))

        assert _letters(edited) == _letters(draft())
        assert _is_stepwise([node.depth for node in edited.nodes])
        assert edited.dropped <= set(range(len(edited.nodes)))
        assert _is_stepwise([node.depth for node in accepted(edited).nodes])


def _letters(edited: Draft) -> Counter[str]:
    return Counter("".join("".join(node.text for node in edited.nodes).split()))


def _is_stepwise(depths: list[int]) -> bool:
    return all(1 <= depth <= before + 1 for before, depth in zip([0, *depths], depths, strict=False))


def test_the_passage_of_every_node_is_found_in_the_lines() -> None:
    document = read()
    nodes = document.outline.nodes

    found = [
        "\n".join(
            document.lines[each.index].text[each.start : each.end] for each in passage_of(document.lines, nodes, at)
        )
        for at in range(len(nodes))
    ]

    assert found == [node.text for node in nodes]


def test_words_that_stand_twice_in_a_line_are_told_apart() -> None:
    document = read("某局2026年工作要点\n一、要求：一是修路。二是修路。三是修路。\n二、甲\n三、乙")
    nodes = editing.split(Draft(document.outline), 1).nodes

    starts = [passage_of(document.lines, nodes, at)[0].start for at in range(4)]

    assert starts == sorted(set(starts))


def test_a_row_of_a_table_is_its_whole_line() -> None:
    document = read_with_lines(
        "序号,工作任务,完成时限\n1,修路,6月底前\n2,种树,年底前\n".encode(), name="表.csv", year=2026
    )

    stretches = passage_of(document.lines, document.outline.nodes, 1)

    assert [(each.index, each.start, each.end) for each in stretches] == [(2, 0, len(document.lines[2].text))]


def test_every_place_of_a_passage_leads_to_its_node() -> None:
    document = read()
    nodes = editing.split(Draft(document.outline), 1).nodes

    for at in range(len(nodes)):
        for each in passage_of(document.lines, nodes, at):
            assert node_at(document.lines, nodes, each.index, each.start) == at
            assert node_at(document.lines, nodes, each.index, each.end - 1) == at


def test_no_node_stands_before_the_first() -> None:
    document = read()

    assert node_at(document.lines, document.outline.nodes, 0, 0) is None
    assert node_at(document.lines, (), 0, 0) is None


def test_a_document_without_lines_has_no_passages() -> None:
    assert passage_of((), draft().nodes, 0) == ()


@given(st.text(alphabet="甲乙。；！（）“” \n一二是、1.6月底前", max_size=60))
def test_whatever_is_split_keeps_its_words(passage: str) -> None:
    one = Draft(Outline("", "", 2026, (Node(1, "", "甲", passage, 1),)))

    once = editing.split(one, 0)
    twice = editing.split(once, len(once.nodes) - 1)

    assert _letters(once) == _letters(twice) == _letters(one)
    assert all(node.title for node in twice.nodes)


def test_a_sentence_with_nothing_but_a_remark_behind_it_is_one_sentence() -> None:
    before = draft("要点\n一、修路。（牵头单位：建设科）")

    assert editing.split(before, 0) is before


def test_words_before_the_first_marker_of_a_line_belong_to_the_node_above() -> None:
    document = read("某局2026年工作要点\n一、甲。\n第二条路要修：二、乙。\n")
    nodes = (document.outline.nodes[0], Node(1, "二、", "乙", "二、乙。", 3))

    assert node_at(document.lines, nodes, 2, 0) == 0
