from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from tests.building import note, plan, step
from tests.reports.subjects import CHINESE, TODAY, subject_with
from tracker.model.change import SetField
from tracker.model.item import NoteKind
from tracker.model.progress import Progress
from tracker.model.status import Status
from tracker.reports.composers.cutting import LISTED_AT_MOST, ROWS_AT_MOST, TOLD_OF_A_POINT
from tracker.reports.formats import Format
from tracker.reports.kinds import compose
from tracker.reports.report import Kind, Paragraph, Report, Table
from tracker.reports.subject import Subject, subject_of

MANY = ROWS_AT_MOST + 20


def tasks(told: Iterable[str]) -> str:
    return "一、道路\n" + "\n".join(f"  {number}.任务{number} {each}" for number, each in enumerate(told, 1))


def overdue(count: int) -> str:
    """Each later than the one before it: the last is the worst."""
    return tasks(f"{2025 - number}-01-01" for number in range(count))


def paragraphs(report: Report, heading: str) -> list[Paragraph]:
    (section,) = (each for each in report.sections if heading in each.heading)
    return [block for block in section.blocks if isinstance(block, Paragraph)]


def annex(made: Subject) -> Table:
    return compose(Kind.PROGRESS, made, CHINESE).annexes[0]


def warned(count: int, *, cuts_annexes: bool) -> Subject:
    return subject_of(Progress(plan(overdue(count)), TODAY), cuts_annexes=cuts_annexes)


def test_a_long_annex_has_the_worst_first_and_says_how_many_there_are() -> None:
    table = annex(warned(MANY, cuts_annexes=True))

    assert [row.item for row in table.rows] == [f"任务{MANY - place}" for place in range(ROWS_AT_MOST)]
    assert table.caption == f"逾期、滞后、受阻和临期任务（共{MANY}项，以下为最突出的{ROWS_AT_MOST}项，其余见台账）"


def test_an_annex_that_is_not_too_long_is_whole_and_in_the_order_of_the_plan() -> None:
    table = annex(warned(ROWS_AT_MOST, cuts_annexes=True))

    assert [row.item for row in table.rows] == [f"任务{number}" for number in range(1, ROWS_AT_MOST + 1)]
    assert table.caption == "逾期、滞后、受阻和临期任务"


def finished(count: int, *, cuts_annexes: bool) -> Subject:
    """All begun at the beginning of the period, one became late and all others were finished in it."""
    made = plan(tasks([*("done" for _ in range(count - 1)), "2026-06-20 in_progress"]))
    steps = [
        step(SetField(f"任务{number}", "status", Status.NOT_STARTED, Status.DONE), on="2026-06-15", number=number)
        for number in range(1, count)
    ]
    since = date(2026, 6, 1)
    return subject_of(Progress(made, TODAY), steps=steps, since=since, cuts_annexes=cuts_annexes)


def changes(made: Subject) -> Table:
    return compose(Kind.PROGRESS, made, CHINESE).annexes[-1]


def test_a_long_annex_of_changes_has_what_went_wrong_first_and_says_where_all_are() -> None:
    table = changes(finished(MANY, cuts_annexes=True))

    assert [row.item for row in table.rows][:2] == [f"任务{MANY}", "任务1"]
    assert len(table.rows) == ROWS_AT_MOST
    assert table.caption == (f"本期变化情况（共{MANY}项，以下为其中的{ROWS_AT_MOST}项，全部列在 Word、Excel 文件里）")


@pytest.mark.parametrize(
    ("count", "cuts_annexes"), [(ROWS_AT_MOST, True), (MANY, False)], ids=["not too many", "filed"]
)
def test_an_annex_of_changes_is_whole_in_the_order_of_the_plan_otherwise(count: int, *, cuts_annexes: bool) -> None:
    table = changes(finished(count, cuts_annexes=cuts_annexes))

    assert [row.item for row in table.rows] == [f"任务{number}" for number in range(1, count + 1)]
    assert table.caption == "本期变化情况"


def test_a_document_that_is_filed_has_the_whole_annex() -> None:
    table = annex(warned(MANY, cuts_annexes=False))

    assert len(table.rows) == MANY
    assert table.caption == "逾期、滞后、受阻和临期任务"


@pytest.mark.parametrize("form", Format, ids=lambda form: form.value)
def test_only_what_is_read_from_top_to_bottom_has_its_annexes_cut(form: Format) -> None:
    assert form.cuts_annexes is (form in (Format.TERMINAL, Format.TEXT, Format.MARKDOWN))


@pytest.mark.parametrize(
    ("kind", "heading"),
    [(Kind.PROGRESS, "存在问题"), (Kind.SUMMARY, "存在的问题")],
    ids=lambda each: each.value if isinstance(each, Kind) else "",
)
def test_of_many_problems_the_worst_are_told_and_the_rest_counted(kind: Kind, heading: str) -> None:
    blocked = ["blocked"] * LISTED_AT_MOST + ["blocked 2026-01-01"]

    *told, rest = paragraphs(compose(kind, subject_with(tasks(blocked)), CHINESE), heading)

    assert told[0].item == f"任务{LISTED_AT_MOST + 1}"
    assert told[0].label == f"1. 任务{LISTED_AT_MOST + 1}："
    assert len(told) == LISTED_AT_MOST
    assert rest.text == f"以上为最突出的{LISTED_AT_MOST}项，另有1项，见台账。"


def test_of_many_next_steps_those_of_the_worst_tasks_are_told() -> None:
    count = LISTED_AT_MOST + 5
    steps = [note(f"任务{each}", "继续", kind=NoteKind.NEXT_STEP, note_id=f"n{each}") for each in range(1, count + 1)]

    *told, rest = paragraphs(compose(Kind.PROGRESS, subject_with(overdue(count), *steps), CHINESE), "下一步")

    assert [each.item for each in told] == [f"任务{count - place}" for place in range(LISTED_AT_MOST)]
    assert rest.text == f"以上为最突出的{LISTED_AT_MOST}项，另有5项，见台账。"


def test_of_much_that_was_done_what_somebody_wrote_about_is_told_before_what_was_merely_finished() -> None:
    count = TOLD_OF_A_POINT + 3
    made = subject_with(tasks(["done"] * count), note(f"任务{count}", "验收合格", "2026-05-01"))

    *told, rest = paragraphs(compose(Kind.PROGRESS, made, CHINESE), "（一）道路")

    assert [each.item for each in told] == [f"任务{each}" for each in (*range(1, TOLD_OF_A_POINT), count)]
    assert rest.text == "另有3项，见台账。"


@pytest.mark.parametrize(("kind", "heading"), [(Kind.BULLETIN, "临期"), (Kind.UNIT, "抓紧")], ids=["bulletin", "unit"])
def test_late_tasks_are_named_as_far_as_somebody_listens(kind: Kind, heading: str) -> None:
    drawn = overdue(LISTED_AT_MOST + 7).replace("-01-01", "-01-01 unit:工程科")
    made = subject_of(Progress(plan(drawn), TODAY), unit="工程科")

    *told, rest = paragraphs(compose(kind, made, CHINESE), heading)

    assert (len(told), told[0].item) == (LISTED_AT_MOST, f"任务{LISTED_AT_MOST + 7}")
    assert rest.text == f"以上为最突出的{LISTED_AT_MOST}项，另有7项，见台账。"


def test_the_page_for_a_leader_names_the_worst() -> None:
    *told, rest = paragraphs(compose(Kind.LEADER, subject_with(overdue(5)), CHINESE), "需要关注")

    assert [each.item for each in told] == ["任务5", "任务4", "任务3"]
    assert rest.text == "以上为最突出的3项，另有2项，见台账。"
