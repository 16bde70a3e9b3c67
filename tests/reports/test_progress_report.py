from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.building import note, plan, step
from tests.reports.subjects import CHINESE, EN, ENGLISH, TODAY, ZH, half_way, shown, subject, subject_with
from tracker.model.amount import Amount
from tracker.model.change import AddItem, Branch, SetField, SetNote, applied
from tracker.model.item import Item, NoteKind
from tracker.model.plan import ROOT
from tracker.model.progress import Progress
from tracker.model.status import Status
from tracker.reports.composers import achievements, parts
from tracker.reports.formats import Format, printed
from tracker.reports.kinds import compose
from tracker.reports.numbering import heading
from tracker.reports.report import Kind, Paragraph, Report, Section
from tracker.reports.subject import Subject, subject_of
from tracker.reports.words import plan_name


def report(*, since: date | None = None) -> Report:
    return compose(Kind.PROGRESS, subject(since=since), CHINESE)


def paragraphs(section: Section) -> list[str]:
    return [block.label + block.text for block in section.blocks if isinstance(block, Paragraph)]


def section_of(made: Report, heading: str) -> Section:
    return next(section for section in made.sections if heading in section.heading)


def test_it_has_the_sections_of_a_progress_report_in_order() -> None:
    assert [section.heading for section in report().sections] == [
        "",
        "一、总体情况",
        "二、主要工作进展",
        "（一）道路",
        "（二）宣传",
        "（三）建设",
        "三、存在问题",
        "四、下一步工作安排",
    ]


def test_the_overall_figures_stand_in_sentences_with_how_they_are_counted() -> None:
    counts, pace, lights, annexes, method = paragraphs(section_of(report(), "总体情况"))

    assert "共3个要点、8项任务" in counts
    assert "截至2026年6月30日，计入统计的6项任务中，已完成1项，占16.7%" in counts
    assert "长期坚持1项，已取消1项，不计入统计" in counts
    assert pace.startswith("完成率16.7%（1/6），平均进度21.6%，全年序时进度49.3%，落后序时进度27.7个百分点。")
    assert "红灯2项，黄灯2项，绿灯2项；其中逾期1项，临期3项" in lights
    assert annexes == "逾期、滞后、受阻和临期任务见附件。"
    assert method.startswith("统计口径：")


def test_of_several_annexes_each_is_named_with_what_it_holds() -> None:
    told = paragraphs(section_of(report(since=date(2026, 6, 1)), "总体情况"))

    assert "逾期、滞后、受阻和临期任务见附件1；本期变化情况见附件2。" in told


def test_a_row_a_point_and_a_total_stand_in_the_table() -> None:
    table = report().tables[0]

    rows = shown(table)
    assert rows[0] == ["1", "道路", "3", "1", "33.3%", "64.8%", "49.3%", "红 严重滞后44个百分点（1.2）"]
    assert rows[-1][1:6] == ["合计", "6", "1", "16.7%", "21.6%"]
    assert table.rows[-1].is_total


def test_the_latest_progress_note_of_each_item_is_told_in_plan_order() -> None:
    assert paragraphs(section_of(report(), "（一）")) == [
        "1. 勘察：完成全线勘察，通过评审（2月20日）。已于2月25日完成。",
        "2. 修路：铺好路基6公里（6月20日）。累计完成6公里，目标11公里。",
    ]


def test_a_point_of_which_nothing_is_recorded_says_so() -> None:
    assert paragraphs(section_of(report(), "（三）")) == ["暂无进展记录。"]


def test_a_finished_item_without_a_note_is_told_as_finished() -> None:
    made = compose(Kind.PROGRESS, subject_with("一、道路\n  （一）勘察 done"), CHINESE)

    assert paragraphs(section_of(made, "（一）")) == ["勘察：已完成。"]


def test_a_note_of_another_year_is_dated_with_its_year() -> None:
    made = compose(Kind.PROGRESS, subject_with("一、勘察", note("勘察", "上年开工", "2025-12-31")), CHINESE)

    assert paragraphs(section_of(made, "（一）")) == ["勘察：上年开工（2025年12月31日）。"]


def test_problems_tell_what_is_blocked_and_why() -> None:
    assert paragraphs(section_of(report(), "存在问题")) == [
        "1. 修路：雨季影响工期（6月10日）。",
        "2. 换届：因等待批复，目前受阻。",
    ]


def test_the_problem_of_a_finished_item_is_none_any_more() -> None:
    problem = note("勘察", "缺图纸", kind=NoteKind.PROBLEM)
    made = compose(Kind.PROGRESS, subject_with("一、勘察 done", problem), CHINESE)

    assert paragraphs(section_of(made, "存在问题")) == ["暂无问题记录。"]


def test_next_steps_are_those_of_unfinished_items() -> None:
    assert paragraphs(section_of(report(), "下一步")) == ["修路：七月增加一个班组。"]


def test_without_a_next_step_what_is_due_next_is_named() -> None:
    drawn = (
        "一、道路\n  （一）勘察 2026-05-31\n  （二）修路 2026-08-31\n  （三）绿化 2026-08-31\n  （四）验收 2026-12-31"
    )
    made = compose(Kind.PROGRESS, subject_with(drawn), CHINESE)

    assert paragraphs(section_of(made, "下一步")) == ["抓紧推进8月31日到期的2项任务：修路；绿化。"]


def test_where_nothing_is_to_come_there_is_no_next_step() -> None:
    made = compose(Kind.PROGRESS, subject_with("一、道路\n  （一）勘察 2026-05-31"), CHINESE)

    assert paragraphs(section_of(made, "下一步")) == ["暂无下一步安排记录。"]


def test_that_nothing_has_changed_is_no_progress() -> None:
    idle = note("修路", CHINESE("dialog.no_change"), "2026-06-20", note_id="idle")
    made = compose(Kind.PROGRESS, subject_with("一、道路\n  （一）修路", note("修路", "铺好路基"), idle), CHINESE)

    assert paragraphs(section_of(made, "（一）")) == ["修路：铺好路基（3月1日）。"]


def test_overdue_late_and_near_items_stand_in_an_annex() -> None:
    (annex,) = report().annexes

    assert [row.item for row in annex.rows] == ["修路", "简报", "纪念活动", "换届"]


def test_a_plan_without_worries_has_no_annex() -> None:
    assert compose(Kind.PROGRESS, subject_with("一、勘察 done"), CHINESE).annexes == ()


def test_a_period_is_compared_with_the_day_before_it() -> None:
    made = report(since=date(2026, 6, 1))

    text = next(each for each in paragraphs(section_of(made, "总体情况")) if each.startswith("本期"))
    assert text == "本期（6月1日至30日）没有新完成的任务，新受阻1项，新增记录3条。平均进度与5月31日持平。"
    assert made.subtitle == "（2026年6月1日至30日）"


def test_a_period_tells_only_what_happened_in_it() -> None:
    made = report(since=date(2026, 6, 1))

    assert paragraphs(section_of(made, "（一）")) == ["修路：铺好路基6公里（6月20日）。累计完成6公里，目标11公里。"]


def test_what_was_finished_in_the_period_is_told_with_its_day() -> None:
    made = report(since=date(2026, 2, 22))

    assert paragraphs(section_of(made, "（一）"))[0] == "1. 勘察：已于2月25日完成。"


def test_what_changed_in_the_period_stands_in_an_annex() -> None:
    *_, changed = report(since=date(2026, 1, 10)).annexes

    told = {row.item: cells for row, cells in zip(changed.rows, shown(changed), strict=True)}
    assert told["勘察"] == ["1.1", "新完成", "未启动", "已完成", "0.0%", "100.0%", "勘察"]
    assert told["换届"][1:4] == ["状态变化", "未启动", "受阻"]
    assert told["简报"][1] == "新逾期"


def test_the_office_signs_with_the_day() -> None:
    made = report()

    assert (made.office, made.day) == ("某办公室", date(2026, 6, 30))


def test_it_speaks_english_too_and_leaves_the_plans_words_alone() -> None:
    made = compose(Kind.PROGRESS, subject(), ENGLISH)

    counts, pace, *_ = paragraphs(made.sections[1])
    assert made.sections[1].heading == "1. Overall"
    assert counts.startswith("“年度工作要点” (某办公室) has 3 points and 8 tasks. As of 30 June 2026, of the 6")
    assert "27.7 points behind." in pace
    assert heading(EN, 2, "道路", level=2) == "(2) 道路"


def test_a_plan_that_names_its_office_is_not_given_it_twice() -> None:
    made = subject_with("一、勘察")
    named = plan_name(made.plan, ZH)

    assert named == "《某办公室年度工作要点》"


def test_nothing_that_counts_is_said_in_words() -> None:
    made = compose(Kind.PROGRESS, subject_with("一、走访 standing"), CHINESE)

    counts, method = paragraphs(section_of(made, "总体情况"))
    assert "没有计入统计的任务。另有长期坚持1项，不计入统计。" in counts
    assert method.startswith("统计口径")


def recorded(*edits: tuple[str, Status, Status], since: date) -> Subject:
    """A subject on one task that went through these statuses on these days."""
    made = plan("一、道路\n  （一）勘察\n  （二）走访 standing")
    steps = [step(SetField("勘察", "status", old, new), on=day, number=n) for n, (day, old, new) in enumerate(edits)]
    made = applied(made, [change for each in steps for change in each.changes])
    return subject_of(Progress(made, date(2026, 6, 30)), steps=steps, since=since)


def test_what_was_finished_and_opened_again_is_told_as_that() -> None:
    about = recorded(
        ("2026-05-01", Status.NOT_STARTED, Status.DONE),
        ("2026-06-05", Status.DONE, Status.IN_PROGRESS),
        since=date(2026, 6, 1),
    )

    (changed,) = compose(Kind.PROGRESS, about, CHINESE).annexes

    assert shown(changed) == [["1.1", "重新打开", "已完成", "推进中", "100.0%", "0.0%", "勘察"]]


def test_what_was_finished_before_the_period_is_not_told_again() -> None:
    about = recorded(("2026-05-01", Status.NOT_STARTED, Status.DONE), since=date(2026, 6, 1))

    made = compose(Kind.PROGRESS, about, CHINESE)

    assert paragraphs(section_of(made, "（一）")) == ["暂无进展记录。"]
    assert "平均进度与5月31日持平。" in paragraphs(section_of(made, "总体情况"))[3]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param(Status.NOT_STARTED, Status.DONE, "平均进度比5月31日提高100.0个百分点。", id="up"),
        pytest.param(Status.DONE, Status.IN_PROGRESS, "平均进度比5月31日下降100.0个百分点。", id="down"),
        pytest.param(Status.STANDING, Status.DONE, "新完成1项。", id="nothing counted before"),
    ],
)
def test_the_gain_is_told_where_there_is_one(old: Status, new: Status, told: str) -> None:
    made = plan(f"一、勘察 {old.value}")
    change = SetField("勘察", "status", old, new)
    steps = [step(change, on="2026-06-05")]
    about = subject_of(Progress(applied(made, [change]), date(2026, 6, 30)), steps=steps, since=date(2026, 6, 1))

    text = next(each for each in paragraphs(compose(Kind.PROGRESS, about, CHINESE).sections[1]) if "本期" in each)

    assert text.endswith(told)


def test_a_task_that_came_in_during_the_period_is_new() -> None:
    made = plan("一、勘察")
    change = AddItem(Branch((Item("修路", "修路"),), (-1,)), ROOT, 1)
    steps = [step(change, on="2026-06-05")]
    about = subject_of(Progress(applied(made, [change]), date(2026, 6, 30)), steps=steps, since=date(2026, 6, 1))

    (changed,) = compose(Kind.PROGRESS, about, CHINESE).annexes

    assert shown(changed) == [["2", "新增", "", "未启动", "—", "0.0%", "修路"]]


def test_the_address_stands_before_the_text_in_every_text_format() -> None:
    made, steps = half_way()
    about = subject_of(Progress(made, TODAY), steps=steps, addressee="区委、区政府")

    for form in (Format.TEXT, Format.MARKDOWN, Format.TERMINAL, Format.HTML):
        assert "区委、区政府：" in printed(compose(Kind.PROGRESS, about, CHINESE), form, CHINESE)


def test_a_number_reached_without_a_target_is_told() -> None:
    made = plan("一、稿件")
    change = SetField("稿件", "actual", None, Amount(Decimal(12), "篇"))
    noted = SetNote(None, note("稿件", "继续投稿"))
    about = subject_of(Progress(applied(made, [change, noted]), TODAY))

    assert paragraphs(section_of(compose(Kind.PROGRESS, about, CHINESE), "（一）")) == [
        "稿件：继续投稿（3月1日）。累计完成12篇。"
    ]


@pytest.mark.parametrize(
    ("drawn", "day", "verdict"),
    [
        pytest.param("一、勘察 done", date(2026, 6, 30), "超序时进度50.7个百分点", id="ahead"),
        pytest.param("一、勘察", date(2026, 6, 30), "落后序时进度49.3个百分点", id="behind"),
        pytest.param("一、勘察", date(2026, 1, 1), "与序时进度持平", id="level"),
    ],
)
def test_progress_is_held_against_the_elapsed_share(drawn: str, day: date, verdict: str) -> None:
    made = compose(Kind.PROGRESS, subject_with(drawn, today=day), CHINESE)

    assert paragraphs(section_of(made, "总体情况"))[1].split("。")[0].endswith(verdict)


ASSESSED = """
一、道路
  （一）勘察 done
  （二）修路 2026-12-31 {}
"""


@pytest.mark.parametrize(
    ("drawn", "day", "told"),
    [
        pytest.param("一、勘察 done", date(2026, 6, 30), "各项任务全部完成。", id="all done"),
        pytest.param(ASSESSED.format("60%"), date(2026, 6, 30), "总体推进有序，达到序时进度。", id="in time"),
        pytest.param(
            "一、勘察 2026-05-31 80%", date(2026, 6, 30), "总体达到序时进度，但有1项任务逾期。", id="in time but late"
        ),
        pytest.param("一、修路 45%", date(2026, 6, 30), "总体进度略慢于序时进度。", id="slow"),
        pytest.param("一、修路 10%", date(2026, 6, 30), "总体进度滞后，需要加快推进。", id="behind"),
        pytest.param("一、修路", date(2026, 1, 1), "与序时进度持平。", id="nothing to say yet"),
    ],
)
def test_what_to_think_of_the_whole_is_said_in_a_sentence(drawn: str, day: date, told: str) -> None:
    made = compose(Kind.PROGRESS, subject_with(drawn, today=day), CHINESE)

    assert paragraphs(section_of(made, "总体情况"))[1].endswith(told)


def test_lights_that_nothing_shows_are_not_named() -> None:
    made = compose(Kind.PROGRESS, subject_with("一、修路 60%"), CHINESE)

    assert paragraphs(section_of(made, "总体情况"))[2] == "按红黄绿灯看，绿灯1项。"


def test_a_report_on_a_period_says_so_in_its_first_sentence() -> None:
    (first,) = paragraphs(report(since=date(2026, 6, 1)).sections[0])

    assert first == "现将《某办公室年度工作要点》2026年6月1日至30日的进展情况报告如下。"


def test_what_moved_in_the_period_is_counted() -> None:
    made = plan("一、道路\n  （一）勘察\n  （二）修路\n  （三）绿化")
    edits = (
        SetField("勘察", "percent", None, 30),
        SetField("修路", "status", Status.NOT_STARTED, Status.IN_PROGRESS),
        SetField("绿化", "status", Status.NOT_STARTED, Status.BLOCKED),
    )
    steps = [step(*edits, on="2026-06-05")]
    about = subject_of(Progress(applied(made, edits), TODAY), steps=steps, since=date(2026, 6, 1))

    text = next(each for each in paragraphs(compose(Kind.PROGRESS, about, CHINESE).sections[1]) if "本期" in each)
    assert "没有新完成的任务，有进展2项，新受阻1项。" in text


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("《年度要点》", "《某办公室年度要点》"),
        ("《贯彻《条例》要点》", "《某办公室贯彻〈条例〉要点》"),
        ("《条例》贯彻要点", "《某办公室〈条例〉贯彻要点》"),
        ("《甲》和《乙》", "《某办公室〈甲〉和〈乙〉》"),
        ("《》", "《某办公室2026年工作要点》"),
    ],
)
def test_book_title_marks_are_never_doubled(title: str, named: str) -> None:
    assert plan_name(plan("一、勘察", title=title), ZH) == named


def test_the_line_under_the_title_says_what_the_plan_was_narrowed_to() -> None:
    made, steps = half_way()
    about = subject_of(Progress(made, TODAY), steps=steps, only=("修路",), scope="工程科")

    assert compose(Kind.PROGRESS, about, CHINESE).subtitle == "（工程科，截至2026年6月30日）"
    about = subject_of(Progress(made, TODAY), steps=steps, only=("修路",), scope="工程科", since=date(2026, 6, 1))
    assert compose(Kind.BRIEF, about, CHINESE).subtitle == "（工程科，2026年6月1日至30日）"


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("", "目前受阻。"),
        ("等待批复。", "因等待批复，目前受阻。"),
        ("因为等待批复", "因等待批复，目前受阻。"),
        ("由于雨季，无法施工", "因雨季，无法施工，目前受阻。"),
        ("因素较多", "因因素较多，目前受阻。"),
    ],
)
def test_why_a_task_is_blocked_reads_as_a_sentence(reason: str, told: str) -> None:
    assert parts.blocked(Item("勘察", "勘察", status=Status.BLOCKED, reason=reason), ZH) == told


@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        ("6/11公里", "累计完成6公里，目标11公里。"),
        ("11/11公里", "累计完成11公里，达到目标。"),
        ("12/11公里", "累计完成12公里，超过11公里的目标。"),
    ],
)
def test_what_was_reached_is_held_against_the_target(drawn: str, told: str) -> None:
    item = plan(f"一、修路 {drawn}").items["修路"]

    assert achievements.reached(item, ZH) == told


def test_an_english_summary_parts_its_sentences() -> None:
    made = compose(Kind.SUMMARY, subject(), ENGLISH)

    assert all(". " in block.label for block in made.sections[1].blocks if isinstance(block, Paragraph) and block.label)
