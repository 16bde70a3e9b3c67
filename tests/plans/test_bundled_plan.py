"""The work points that ship with the program, against what the office published."""

from __future__ import annotations

from datetime import date
from itertools import count
from pathlib import Path

import pytest

from tracker.model.deadline import Deadline, Precision
from tracker.model.item import Item, Note, NoteKind
from tracker.model.plan import Plan
from tracker.model.progress import Cause, Progress
from tracker.model.status import Status
from tracker.reading.outline import Outline
from tracker.reading.plan_text import write_plan_text
from tracker.reading.plan_text_reader import read_plan_text
from tracker.reading.plans import plan_from

_FILE = Path(__file__).parents[2] / "plans" / "三明市老区建设促进会2021年工作要点.md"
_PUBLISHED = date(2021, 1, 28)
"""The day under the document; whatever it tells as the starting point was so by then."""


@pytest.fixture(scope="module")
def text() -> str:
    return _FILE.read_text("utf-8")


@pytest.fixture(scope="module")
def read(text: str) -> Outline:
    return read_plan_text(text)


@pytest.fixture(scope="module")
def bundled(read: Outline) -> Plan:
    ids = count()
    return plan_from(read, new_id=lambda: f"id{next(ids)}")


def _at(plan: Plan, number: str) -> Item:
    item_id = plan.at(number)
    assert item_id is not None
    return plan.item(item_id)


def _headings(plan: Plan, number: str) -> list[str]:
    """Marker and title of everything right below `number`."""
    return [item.marker + item.title for item in map(plan.item, plan.below(_at(plan, number).id))]


def _notes(plan: Plan) -> list[Note]:
    return [note for item_id, _ in plan.walk() for note in plan.notes_on(item_id)]


def test_it_is_read_without_a_doubt(read: Outline) -> None:
    assert read.problems == ()
    assert (read.title, read.org, read.year) == ("2021年工作要点", "三明市老区建设促进会", 2021)


def test_reading_and_writing_it_gives_the_same_text(bundled: Plan, text: str) -> None:
    assert write_plan_text(bundled) == text


def test_the_five_points_have_their_official_headings(bundled: Plan) -> None:
    points = [_at(bundled, str(number)) for number in range(1, 6)]

    assert bundled.at("6") is None
    assert [point.marker + point.title for point in points] == [
        "一、抓好自身建设",
        "二、深入调查研究",
        "三、加大宣传力度",
        "四、努力多办实事",
        "五、提升促进水平",
    ]


@pytest.mark.parametrize(
    ("point", "headings"),
    [
        pytest.param(
            "1",
            [
                "一是以党建为引领，加强老促会思想建设",
                "二是以换届为契机，加强老促会组织建设",
                "三是以质量为重点，加强老促会制度建设",
            ],
            id="the association itself",
        ),
        pytest.param(
            "3",
            [
                "一是开展建党100周年系列宣传活动",
                "二是确保如期完成《革命老区县发展史》编纂任务",
                "三是继续抓好重要标志物建设",
                "四是搞好老区宣传报道",
            ],
            id="publicity",
        ),
        pytest.param(
            "4",
            [
                "一是继续关注市委苏区调研办实事活动",
                "二是继续组织老促会成员单位开展为老区村办实事活动",
                "三是推动“阳光1+1（社会组织+老区村）计划”",
            ],
            id="practical help",
        ),
        pytest.param("5", ["一要提高站位", "二要突出重点", "三要有所作为"], id="standard of work"),
    ],
)
def test_the_numbered_items_stand_in_the_order_of_the_document(bundled: Plan, point: str, headings: list[str]) -> None:
    assert _headings(bundled, point) == headings


def test_thirteen_items_are_numbered_and_each_asks_for_something(bundled: Plan) -> None:
    numbered = [item_id for item_id, depth in bundled.walk() if depth == 2 and bundled.item(item_id).marker]

    assert len(numbered) == 13
    assert [item_id for item_id in numbered if len(bundled.below(item_id)) < 2] == []


def test_the_research_subjects_of_the_second_point_are_two_groups_of_six_and_four(bundled: Plan) -> None:
    assert len(_headings(bundled, "2")) == 2
    assert _headings(bundled, "2.1") == [
        "“十四五”规划实施",
        "老区脱贫攻坚与乡村振兴有效衔接",
        "革命遗址保护",
        "中办发〔2015〕64号文件",
        "《福建省促进革命老区发展条例》",
        "福建省《关于进一步促进省级社会组织健康有序发展若干措施的通知》",
    ]
    assert _headings(bundled, "2.2") == [
        "各县第一个党支部诞生地",
        "重要革命发生地",
        "中央红军村",
        "苏区调研办实事村",
    ]


def test_only_the_deadlines_that_the_document_sets_are_set(bundled: Plan) -> None:
    numbers = bundled.numbers()
    first_half = Deadline(date(2021, 6, 30), Precision.HALF_YEAR, "上半年")
    end_of_may = Deadline(date(2021, 5, 31), Precision.MONTH, "5月底前")

    deadlines = {numbers[item.id]: item.deadline for item in bundled.items.values() if item.deadline}

    assert deadlines == {"1.2": first_half, "1.2.3": first_half, "3.2": end_of_may}
    assert _at(bundled, "1.2.3").title == "完成市老促会换届"


def test_document_numbers_stand_on_the_tasks_that_rest_on_them(bundled: Plan) -> None:
    numbers = bundled.numbers()

    cited = {numbers[item.id]: item.document_number for item in bundled.items.values() if item.document_number}

    assert cited == {"1.1.4": "闽民管〔2020〕128号", "2.1.4": "中办发〔2015〕64号"}


def test_only_what_the_document_calls_begun_or_lasting_is_anything_but_not_started(bundled: Plan) -> None:
    numbers = bundled.numbers()

    told = {numbers[item.id]: item.status for item in bundled.items.values() if item.status is not Status.NOT_STARTED}

    assert told == {
        "1.2.3": Status.IN_PROGRESS,
        "1.3.5": Status.STANDING,
        "3.2.1": Status.IN_PROGRESS,
        "3.2.4": Status.IN_PROGRESS,
        "5.1.3": Status.STANDING,
    }


def test_six_of_nine_county_histories_are_out_at_the_start(bundled: Plan) -> None:
    histories = _at(bundled, "3.2.1")

    counties, counting = bundled.notes_on(histories.id)

    assert (str(histories.actual), str(histories.target)) == ("6部", "9部")
    assert all(county in counties.text for county in ("建宁", "永安", "将乐", "泰宁", "大田", "清流"))
    assert "9个县" in counting.text


@pytest.mark.parametrize(
    ("number", "on", "kind", "said"),
    [
        pytest.param("1.2", "2020-10-19", NoteKind.REMARK, "尤溪", id="尤溪 elected"),
        pytest.param("1.2", "2020-12-05", NoteKind.REMARK, "建宁", id="建宁 elected"),
        pytest.param("1.2.3", "2020-12-10", NoteKind.PROGRESS, "批复", id="election approved"),
        pytest.param("2.1.2", "2020-04-30", NoteKind.REMARK, "54569名", id="out of poverty"),
        pytest.param("3.2.4", "2020-12-31", NoteKind.PROGRESS, "宁化、梅列", id="two histories at the press"),
        pytest.param("3.2.4", "2020-12-31", NoteKind.REMARK, "沙县", id="one history to print"),
        pytest.param("3.4.2", "2020-12-31", NoteKind.REMARK, "200多篇", id="articles"),
        pytest.param("3.4.4", "2020-12-31", NoteKind.REMARK, "1499份", id="subscriptions"),
        pytest.param("4.1", "2020-12-31", NoteKind.REMARK, "9个项目", id="projects of 2019"),
        pytest.param("4.1", "2020-12-31", NoteKind.REMARK, "200万元", id="the city's money"),
        pytest.param("4.1", "2020-12-31", NoteKind.REMARK, "426.6万元", id="money that followed"),
        pytest.param("4.3", "2020-05-14", NoteKind.REMARK, "签约", id="阳光1+1 signed"),
        pytest.param("4.3", "2020-12-31", NoteKind.REMARK, "梓材村、里田乡洋庄村", id="twinned villages"),
        pytest.param("5.3.4", "2020-11-05", NoteKind.REMARK, "推迟", id="meeting of five cities"),
    ],
)
def test_the_starting_point_is_noted(bundled: Plan, number: str, on: str, kind: NoteKind, said: str) -> None:
    notes = bundled.notes_on(_at(bundled, number).id)

    assert [note for note in notes if (note.on.isoformat(), note.kind) == (on, kind) and said in note.text]


def test_the_approval_of_the_election_names_its_document(bundled: Plan) -> None:
    (approval,) = bundled.notes_on(_at(bundled, "1.2.3").id)

    assert approval.evidence == "明委组干〔2020〕189号"


def test_every_note_is_signed_and_tells_of_a_day_before_the_plan_was_published(bundled: Plan) -> None:
    assert {note.author for note in _notes(bundled)} == {"市老促会"}
    assert [note for note in _notes(bundled) if note.on > _PUBLISHED] == []


def test_titles_are_short_enough_for_a_line_and_no_words_of_the_document_are_copied(bundled: Plan) -> None:
    assert [item.title for item in bundled.items.values() if len(item.marker + item.title) > 40] == []
    assert [item.title for item in bundled.items.values() if item.text] == []


def test_it_has_as_many_tasks_as_a_clerk_can_keep_in_view(bundled: Plan) -> None:
    whole = Progress(bundled, date(2021, 1, 29)).whole

    assert (whole.done, whole.counted) == (0, 57)


@pytest.mark.parametrize(
    ("today", "overdue"),
    [
        pytest.param(date(2021, 5, 31), [], id="the last day of May"),
        pytest.param(date(2021, 6, 1), ["3.2.1", "3.2.2", "3.2.3", "3.2.4"], id="the day after: the histories"),
    ],
)
def test_a_task_is_overdue_on_the_day_after_its_deadline(bundled: Plan, today: date, overdue: list[str]) -> None:
    numbers = bundled.numbers()
    progress = Progress(bundled, today)

    late = [numbers[leaf] for leaf in bundled.leaves() if progress.of(leaf).reason.cause is Cause.OVERDUE]

    assert late == overdue
