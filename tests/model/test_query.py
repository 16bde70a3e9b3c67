from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import note, plan
from tracker.errors import BadValue
from tracker.model import edits, query
from tracker.model.change import applied
from tracker.model.item import NoteKind
from tracker.model.progress import Light, Progress
from tracker.model.sought import Nearness
from tracker.model.status import Status

WORDS: query.Words = {"推进中": Status.IN_PROGRESS, "done": Status.DONE, "红": Light.RED}
ALL_WORDS: query.Words = {each.value: each for each in (*Status, *Light)}
TODAY = date(2026, 6, 10)

ROADS = plan("""
一、道路 unit:交通局
  （一）勘察 2026-05-31
  （二）修路 2026-06-30 in_progress
    1.铺设路基 done
    2.铺设路面 2026-07-10 unit:城建局
  （三）养护 standing
二、绿化 2026-12-31
三、道路绿化
""")


def found(asked: str) -> list[str]:
    noted = applied(ROADS, edits.add_note(ROADS, note("勘察", "钻机 损坏", kind=NoteKind.PROBLEM)))
    return [*query.matching(Progress(noted, TODAY), query.read_filter(asked, WORDS))]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param("", [*ROADS.items], id="nothing asked: all"),
        pytest.param("铺设", ["铺设路基", "铺设路面"], id="a word"),
        pytest.param("铺设 路面", ["铺设路面"], id="all words must hold"),
        pytest.param("铺设 -路面", ["铺设路基"], id="a word excluded"),
        pytest.param("钻机", ["勘察"], id="a word of a note"),
        pytest.param('"钻机 损坏"', ["勘察"], id="words with a space"),
        pytest.param('"钻机', ["勘察"], id="a quote that is not closed"),
        pytest.param("“钻机 损坏”", ["勘察"], id="in Chinese quotes"),
        pytest.param("psl", ["铺设路基", "铺设路面"], id="pinyin"),
        pytest.param("（二）", ["修路"], id="a marker"),
        pytest.param("status:done", ["铺设路基"], id="status"),
        pytest.param("status：推进中", ["道路", "修路"], id="status in Chinese, full-width colon"),
        pytest.param("status:open", ["道路", "勘察", "修路", "铺设路面", "绿化", "道路绿化"], id="all that is open"),
        pytest.param("light:红", ["道路", "勘察"], id="light"),
        pytest.param("-light:红 under:1", ["修路", "铺设路基", "铺设路面", "养护"], id="light excluded under an item"),
        pytest.param("unit:城建", ["铺设路面"], id="a unit"),
        pytest.param("unit:交通 status:done", ["铺设路基"], id="a unit inherited"),
        pytest.param("due:over", ["勘察"], id="over"),
        pytest.param("时限:over 灯:红", ["勘察"], id="keys in Chinese"),
        pytest.param("due:none", ["道路", "养护", "道路绿化"], id="without deadline"),
        pytest.param("due:<21d", ["修路", "铺设路基"], id="within so many days"),
        pytest.param("due:>5w", ["绿化"], id="later than so many weeks"),
        pytest.param("due:2026-06", ["修路", "铺设路基"], id="in a month"),
        pytest.param("due:2026", ["勘察", "修路", "铺设路基", "铺设路面", "绿化"], id="in a year"),
        pytest.param("due:<=2026-05-31", ["勘察"], id="up to a day"),
        pytest.param("due:9999-12", [], id="the last month of the calendar"),
        pytest.param("due:<2026-05-31", [], id="before a day"),
        pytest.param("due:>=2026-07", ["铺设路面", "绿化"], id="from a month on"),
        pytest.param("due:>2026-07", ["绿化"], id="after a month"),
        pytest.param("due:=2026-07-10", ["铺设路面"], id="on a day"),
        pytest.param("has:note", ["勘察"], id="with a note"),
        pytest.param("has:problem", ["勘察"], id="with a problem"),
        pytest.param("-has:deadline under:1", ["道路", "铺设路基", "养护"], id="without a deadline of its own"),
        pytest.param("point:二", ["绿化"], id="a point"),
        pytest.param("under:9", [], id="under what is not there"),
        pytest.param("word:x", [], id="a key that is none is a word"),
        pytest.param("X", [], id="a letter that nothing holds"),
        pytest.param("-", [*ROADS.items], id="a lone minus asks for nothing"),
    ],
)
def test_what_a_filter_lets_through(asked: str, expected: list[str]) -> None:
    assert found(asked) == expected


@pytest.mark.parametrize(
    "asked",
    ["status:好", "status:红", "light:done", "due:bald", "due:2026-13", "due:2026-02-30", "has:colour", "under:x"],
)
def test_a_term_that_cannot_be_understood_is_named_with_examples_that_can(asked: str) -> None:
    with pytest.raises(BadValue) as refused:
        query.read_filter(asked, ALL_WORDS)

    field, value = asked.split(":")
    facts = refused.value.facts
    examples = str(facts["example"]).split(", ")
    assert (facts["field"], facts["value"]) == (field, value)
    assert all(example.startswith(f"{field}:") for example in examples)
    assert [query.matching(Progress(ROADS, TODAY), query.read_filter(example, ALL_WORDS)) for example in examples]


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        pytest.param("due:<2d", [0, 1], id="fewer days than two"),
        pytest.param("due:<=2d", [0, 1, 2], id="two days at most"),
        pytest.param("due:2d", [0, 1, 2], id="within two days"),
        pytest.param("due:<1d", [0], id="fewer than one: today"),
        pytest.param("due:<0d", [0], id="fewer than none: today too"),
        pytest.param("due:>2d", [3, 4], id="more days than two"),
        pytest.param("due:>=2d", [2, 3, 4], id="two days at least"),
        pytest.param("due:over", [-2, -1], id="over: yesterday, not today"),
        pytest.param("due:<2026-06-11", [-2, -1, 0], id="before a day"),
        pytest.param("due:<=2026-06-11", [-2, -1, 0, 1], id="up to a day"),
        pytest.param("due:>2026-06-11", [2, 3, 4], id="after a day"),
        pytest.param("due:>=2026-06-11", [1, 2, 3, 4], id="from a day on"),
        pytest.param("due:=2026-06-11", [1], id="on a day"),
    ],
)
def test_which_days_from_today_a_deadline_may_be_away(asked: str, days: list[int]) -> None:
    items = [f"任务{day} {TODAY + timedelta(days=day)}" for day in range(-2, 5)]

    due = query.matching(Progress(plan("\n".join(items)), TODAY), query.read_filter(asked, WORDS))

    assert [*due] == [f"任务{day}" for day in days]


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        pytest.param("2026", date(2026, 1, 1), date(2026, 12, 31), id="a year"),
        pytest.param("2026-01", date(2026, 1, 1), date(2026, 1, 31), id="a month of 31 days"),
        pytest.param("2026-02", date(2026, 2, 1), date(2026, 2, 28), id="a short month"),
        pytest.param("2028-02", date(2028, 2, 1), date(2028, 2, 29), id="February of a leap year"),
        pytest.param("2026-12", date(2026, 12, 1), date(2026, 12, 31), id="the last month"),
        pytest.param("2026-06-30", date(2026, 6, 30), date(2026, 6, 30), id="a day"),
    ],
)
def test_a_stretch_of_the_calendar_has_its_first_and_its_last_day(asked: str, first: date, last: date) -> None:
    holds = query.calendar_days(asked)

    assert holds is not None
    assert [holds(first - timedelta(days=1)), holds(first), holds(last), holds(last + timedelta(days=1))] == [
        False, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize("asked", ["", "30d", "2026-13", "June"])
def test_what_is_no_stretch_of_the_calendar(asked: str) -> None:
    assert query.calendar_days(asked) is None


def test_the_worst_answered_word_decides_how_near_an_item_comes() -> None:
    asked = query.read_filter("铺设 luji", WORDS)

    assert asked.nearness(ROADS, "铺设路基") is Nearness.CHANCE
    assert query.Filter().nearness(ROADS, "铺设路基") is Nearness.NAMED


def test_words_stand_where_they_are_found_and_none_over_another() -> None:
    asked = query.read_filter("铺设 设路 路基 -钻机", WORDS)

    assert asked.stretches("铺设路基") == [(0, 2), (2, 4)]


def test_a_word_that_was_meant_by_pinyin_is_known() -> None:
    assert query.read_filter("hj", WORDS).words_read("全会精神与换届") == ("换届",)


PIECES = st.sampled_from(
    [
        *(
            "status:",
            "light：",
            "due:",
            "时限：",
            "unit:",
            "has:",
            "under:",
            "point:",
            "要点：",
            "-",
            ":",
            "：",
            "<",
            ">",
            "=",
        ),
        *(
            "done",
            "红",
            "open",
            "over",
            "none",
            "note",
            "21d",
            "2w",
            "2026-06-30",
            "2026-02-30",
            "9999-12",
            "6月底",
            "1.2",
            "9",
            "٣",
        ),
        *(
            "99999999999d",
            "修路",
            "铺设",
            "psl",
            "（二）",
            "交通",
            '"',
            "“",
            "”",
            " ",
            "\u3000",
            "[",
            "\\",
            "(",
            "*",
            "İ",
        ),
    ]
)
ASKED = st.lists(PIECES, max_size=8).map("".join)


@given(ASKED)
def test_whatever_is_asked_is_answered_in_plan_order_or_refused_by_its_value(asked: str) -> None:
    try:
        wanted = query.read_filter(asked, WORDS)
    except BadValue:
        return

    answer = query.matching(Progress(ROADS, TODAY), wanted)

    assert answer == tuple(item for item, _ in ROADS.walk() if item in set(answer))
    assert all(wanted.words_read(item.title) is not None for item in ROADS.items.values())
    assert all(
        0 <= start < end <= len(item.title)
        for item in ROADS.items.values()
        for start, end in wanted.stretches(item.title)
    )


@given(ASKED.map(lambda asked: re.sub(r'[\s"“”]', "", asked).lstrip("-").rstrip("-:：")))
def test_what_a_term_finds_and_what_it_excludes_are_all_items(term: str) -> None:
    try:
        answers = [found(asked) for asked in (term, f"-{term}")] if term else [[*ROADS.items], []]
    except BadValue:
        return

    assert sorted([*answers[0], *answers[1]]) == sorted(ROADS.items)


@pytest.mark.parametrize(
    ("shorter", "longer", "narrows"),
    [
        ("修", "修路", True),
        ("修", "修路 done", True),
        ("修路", "修", False),
        ("修 路", "修路", False),
        ("修", "status:done", False),
    ],
)
def test_a_filter_of_more_words_narrows_one_of_fewer(shorter: str, longer: str, *, narrows: bool) -> None:
    one, other = (query.read_filter(text, WORDS) for text in (longer, shorter))

    assert one.narrows(other) is narrows
