"""What each kind of report says, beside the progress report, which has a file of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.building import note
from tests.reports.subjects import (
    CHINESE,
    ENGLISH,
    HOSTILE,
    TODAY,
    ZH,
    hostile_subject,
    shown,
    subject,
    subject_with,
)
from tracker.errors import BadValue, NothingMatches
from tracker.language.catalogue import Catalogue
from tracker.model.change import SetField, applied
from tracker.model.item import NoteKind
from tracker.model.progress import Progress
from tracker.reports.formats import Format, Layout, printed
from tracker.reports.kinds import KINDS, compose, compose_rollup
from tracker.reports.report import Kind, Paragraph, Report
from tracker.reports.subject import Subject, subject_of
from tracker.text.width import columns


def report(kind: Kind, *, since: date | None = None) -> Report:
    return compose(kind, subject(since=since, unit="办公室"), CHINESE)


def told(made: Report, heading: str = "") -> list[str]:
    """The paragraphs of the section with these words in its heading."""
    section = next(section for section in made.sections if heading in section.heading)
    return [block.label + block.text for block in section.blocks if isinstance(block, Paragraph)]


def headings(made: Report) -> list[str]:
    return [section.heading for section in made.sections if section.heading]


@pytest.mark.parametrize("catalogue", [CHINESE, ENGLISH], ids=["zh", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_names_the_plan_the_day_and_how_it_counts(kind: Kind, catalogue: Catalogue) -> None:
    text = printed(compose(kind, subject(unit="办公室"), catalogue), Format.TEXT, catalogue)

    assert "年度工作要点" in text
    assert "6月30日" in text or "30 June" in text
    assert kind in (Kind.BREAKDOWN, Kind.SUMMARY) or re.search("完成率＝|Completion rate =", text)


@pytest.mark.parametrize("kind", KINDS)
def test_only_addressed_kinds_have_a_line_for_whom_they_go_to(kind: Kind) -> None:
    made = compose(kind, subject_of(subject().progress, unit="办公室", addressee="区委"), CHINESE)

    assert bool(made.addressee) == kind.is_addressed


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_pass_through_no_kind(text: str, kind: Kind) -> None:
    made = compose(kind, hostile_subject(text), CHINESE)

    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e]", printed(made, Format.TEXT, CHINESE))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not Kind.UNIT])
def test_an_empty_plan_has_every_report(kind: Kind) -> None:
    made = compose(kind, subject_with(""), CHINESE)

    assert printed(made, Format.TEXT, CHINESE).startswith(made.title)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not Kind.BREAKDOWN])
def test_every_kind_on_the_same_items_has_the_same_totals(kind: Kind) -> None:
    made = compose(kind, subject(only=["简报", "纪念活动"], unit="办公室"), CHINESE)

    assert made.tally == report(Kind.UNIT).tally


def test_the_ledger_has_a_row_a_task_with_all_that_is_known_of_it() -> None:
    (table,) = report(Kind.LEDGER).tables

    keys = [column.key for column in table.columns]
    told_of = {
        row.item: dict(zip(keys, cells, strict=True)) for row, cells in zip(table.rows, shown(table), strict=True)
    }
    assert list(told_of) == ["勘察", "修路", "绿化", "简报", "纪念活动", "走访", "换届", "培训"]
    assert told_of["修路"] == {
        "number": "1.2",
        "point": "道路",
        "measure": "修路",
        "target": "11公里",
        "actual": "6公里",
        "units": "工程科",
        "person": "",
        "deadline": "2026-06-30",
        "progress_note": "铺好路基6公里（6月20日）。",
        "problem": "雨季影响工期（6月10日）。",
        "next_step": "七月增加一个班组（6月12日）。",
        "status": "未启动",
        "progress": "54.5%",
        "light": "红 严重滞后44个百分点",
        "finished_on": "",
    }
    assert told_of["勘察"]["finished_on"] == "2026-02-25"


def test_items_between_point_and_task_have_a_column_where_there_are_any() -> None:
    made = compose(Kind.LEDGER, subject_with("一、道路\n  （一）主路\n    1.勘察"), CHINESE)

    (table,) = made.tables
    assert [column.key for column in table.columns][:4] == ["number", "point", "group", "measure"]
    assert shown(table)[0][:4] == ["1.1.1", "道路", "主路", "勘察"]


def test_the_breakdown_says_who_does_what_by_when_and_not_how_it_stands() -> None:
    (table,) = report(Kind.BREAKDOWN).tables

    assert [column.key for column in table.columns] == [
        "number",
        "point",
        "measure",
        "target",
        "lead",
        "units",
        "person",
        "deadline",
    ]


def test_the_bulletin_goes_from_the_whole_to_units_to_names_to_demands() -> None:
    made = report(Kind.BULLETIN)

    assert headings(made) == [
        "一、总体情况",
        "二、各要点进展情况",
        "三、各单位进展情况",
        "四、滞后、受阻和临期事项",
        "五、工作要求",
    ]
    assert made.title == "关于《某办公室年度工作要点》落实进展情况的通报"


def test_the_bulletin_counts_a_task_for_each_unit_that_leads_it() -> None:
    units = report(Kind.BULLETIN).tables[1]

    assert [row[:4] for row in shown(units)] == [
        ["工程科", "1", "0", "0.0%"],
        ["园林科", "1", "0", "0.0%"],
        ["办公室", "2", "0", "0.0%"],
        ["宣传科", "1", "0", "0.0%"],
        ["未明确责任单位", "2", "1", "50.0%"],
    ]


def test_a_plan_that_names_no_unit_has_a_bulletin_without_units() -> None:
    made = compose(Kind.BULLETIN, subject_with("一、道路\n  （一）勘察"), CHINESE)

    assert "三、滞后、受阻和临期事项" in headings(made)


def test_late_tasks_are_named_with_reason_deadline_and_unit() -> None:
    assert told(report(Kind.BULLETIN), "滞后")[1] == "2. 简报：红灯，逾期91天，完成时限3月31日，责任单位：办公室。"


def test_only_what_is_wrong_is_demanded() -> None:
    fine = compose(Kind.BULLETIN, subject_with("一、道路\n  （一）勘察 done"), CHINESE)

    assert [each[:2] for each in told(report(Kind.BULLETIN), "要求")] == ["一是", "二是", "三是", "四是", "五是"]
    assert told(report(Kind.BULLETIN), "要求")[0].startswith("一是对逾期的1项任务")
    assert told(fine, "要求") == [ZH("demand.all", count=1)]
    assert told(fine, "滞后") == [ZH("nothing_late")]


def test_a_units_report_is_about_its_tasks_alone() -> None:
    made = report(Kind.UNIT)

    tasks = made.tables[0]
    assert made.title == "办公室承担《某办公室年度工作要点》任务进展情况"
    assert [row.item for row in tasks.rows] == ["简报", "纪念活动"]
    assert told(made, "总体情况")[0].startswith("本报告涉及《某办公室年度工作要点》的1个要点、2项任务。")


def test_a_unit_that_leads_is_told_from_one_that_helps() -> None:
    drawn = subject_with("一、道路 unit:工程科\n二、绿化")
    led = SetField("绿化", "lead", (), ("工程科",)), SetField("道路", "lead", (), ("办公室",))
    helped = subject_of(Progress(applied(drawn.plan, led), TODAY), unit="工程科")

    assert [row[2] for row in shown(compose(Kind.UNIT, helped, CHINESE).tables[0])] == ["配合", "牵头"]


def test_a_units_report_needs_a_unit_and_names_those_there_are() -> None:
    with pytest.raises(BadValue) as refused:
        compose(Kind.UNIT, subject(), CHINESE)

    assert "工程科" in str(refused.value.facts["example"])


def test_a_unit_that_the_plan_does_not_name_matches_nothing() -> None:
    with pytest.raises(NothingMatches):
        compose(Kind.UNIT, subject(unit="档案科"), CHINESE)


def test_the_page_for_a_leader_is_short_and_says_what_was_left_out() -> None:
    many = "一、道路\n" + "\n".join(f"  （一）第{place}段 2026-01-31" for place in range(9))

    attention = told(compose(Kind.LEADER, subject_with(many), CHINESE), "需要关注")

    assert len(attention) == 4
    assert attention[-1] == "以上为最突出的3项，另有6项，见台账。"


def test_the_page_for_a_leader_tells_the_newest_first_and_what_needs_a_decision() -> None:
    made = report(Kind.LEADER)

    assert [each[:5] for each in told(made, "最新进展")] == ["1. 修路", "2. 简报", "3. 勘察"]
    assert told(made, "需要协调") == ["换届：因等待批复，目前受阻。"]


def test_the_brief_names_lights_and_what_is_due_soon() -> None:
    lines = told(report(Kind.BRIEF))

    assert lines[1:4] == [
        "红灯2项：修路（严重滞后44个百分点）；简报（逾期91天）。",
        "黄灯2项：纪念活动（临期，还有10天）；换届（受阻）。",
        "近期到期3项：修路（6月30日）；换届（6月30日）；纪念活动（7月10日）。",
    ]


def test_the_brief_names_at_most_five() -> None:
    many = "一、道路\n" + "\n".join(f"  （一）第{place}段 2026-01-31" for place in range(9))

    red = told(compose(Kind.BRIEF, subject_with(many), CHINESE))[1]

    assert red.startswith("红灯9项：")
    assert red.endswith("等。")
    assert red.count("段") == 5


def test_of_more_than_the_brief_names_the_worst_come_first() -> None:
    many = "一、道路\n" + "\n".join(f"  （一）第{place}段 2026-0{place}-28" for place in range(5, 0, -1))
    many += "\n  （一）第六段 2026-01-01"

    red = told(compose(Kind.BRIEF, subject_with(many), CHINESE))[1]

    assert red.startswith("红灯6项：第六段（逾期180天）；第1段（逾期153天）；")
    assert "第5段" not in red


def test_a_summary_of_a_period_says_which_and_leaves_out_what_was_finished_before() -> None:
    made = report(Kind.SUMMARY, since=date(2026, 4, 1))

    assert made.subtitle == "（2026年4月1日至6月30日）"
    assert told(made, "（一）") == ["修路。铺好路基3公里。铺好路基6公里。累计完成6公里，目标11公里。"]


def test_the_summary_leaves_out_a_next_step_that_was_overtaken_by_progress() -> None:
    step, before = (note("修路", text, day, kind=NoteKind.NEXT_STEP, note_id=day) for text, day in _STEPS)
    drawn = "一、道路\n  （一）修路 40%\n  （二）绿化 40%"
    made = compose(
        Kind.SUMMARY,
        subject_with(drawn, step, note("修路", "班组已到位", "2026-05-02"), replace(before, item="绿化")),
        CHINESE,
    )

    assert told(made, "打算")[0] == "绿化：六月补种。"


_STEPS = (("五月增加一个班组", "2026-05-01"), ("六月补种", "2026-05-20"))


def test_a_paragraph_of_an_english_summary_has_another_mark_than_its_heading() -> None:
    made = compose(Kind.SUMMARY, subject(), ENGLISH)

    assert [each[:4] for each in told(made, "(1)")] == ["(a) ", "(b) "]


def test_beyond_the_alphabet_paragraphs_have_numbers() -> None:
    drawn = "一、道路\n" + "\n".join(f"  （一）路{place} done" for place in range(27))
    made = compose(Kind.SUMMARY, subject_with(drawn), ENGLISH)

    assert [each[:4] for each in told(made, "(1)")[-2:]] == ["(z) ", "(27)"]


def test_the_summary_follows_the_plan_and_tells_what_was_done() -> None:
    made = report(Kind.SUMMARY)

    assert made.title == "某办公室2026年工作总结"
    assert headings(made) == [
        "一、主要工作及成效",
        "（一）道路",
        "（二）宣传",
        "（三）建设",
        "二、存在的问题",
        "三、下一步工作打算",
    ]
    assert told(made, "（一）") == [
        "一是勘察。完成全线勘察，通过评审。",
        "二是修路。铺好路基3公里。铺好路基6公里。累计完成6公里，目标11公里。",
    ]


def test_the_summary_gathers_what_was_finished_without_a_note() -> None:
    made = compose(Kind.SUMMARY, subject_with("一、道路\n  （一）主路\n    1.勘察 done\n    2.修路 done"), CHINESE)

    assert told(made, "（一）") == ["主路。已完成的任务有：勘察；修路。"]


def test_notes_on_the_tasks_of_an_item_are_told_with_their_titles() -> None:
    drawn = "一、道路\n  （一）主路\n    1.勘察\n    2.修路"
    made = compose(Kind.SUMMARY, subject_with(drawn, note("主路", "开工"), note("修路", "铺好路基。")), CHINESE)

    assert told(made, "（一）") == ["主路。开工。修路，铺好路基。"]


def test_the_summary_leaves_out_what_another_year_was_told_of() -> None:
    old = note("勘察", "上年开工", "2025-12-31")

    assert told(compose(Kind.SUMMARY, subject_with("一、勘察", old), CHINESE), "（一）") == ["暂无进展记录。"]


def test_the_summary_tells_what_the_point_itself_says_first() -> None:
    own = note("道路", "成立指挥部")
    made = compose(Kind.SUMMARY, subject_with("一、道路\n  （一）勘察", own), CHINESE)

    assert told(made, "（一）") == ["成立指挥部。"]


def test_what_is_unfinished_goes_on() -> None:
    assert told(report(Kind.SUMMARY), "打算")[-1] == "继续抓好尚未完成的5项任务：修路；绿化；简报；纪念活动；换届。"


def test_plans_side_by_side_are_ranked_by_completion_rate() -> None:
    done, begun = subject_with("一、勘察 done"), subject_with("一、勘察 50%\n二、修路")
    nothing = subject_with("一、走访 standing")

    (table,) = compose_rollup([nothing, begun, done, begun], CHINESE, today=TODAY).tables

    assert [(row[0], row[4], row[5]) for row in shown(table)] == [
        ("1", "100.0%", "100.0%"),
        ("2", "0.0%", "25.0%"),
        ("2", "0.0%", "25.0%"),
        ("4", "—", "—"),
    ]


def of_office(org: str, year: int = 2026) -> Subject:
    about = subject_with("一、勘察")
    return subject_of(Progress(replace(about.plan, org=org, year=year), TODAY))


ROLLED_UP = {
    "counties of one year": ([("甲县", 2026), ("乙县", 2026)], ["甲县", "乙县"]),
    "years of one office": ([("甲县", 2025), ("甲县", 2026)], ["2025年", "2026年"]),
    "an office that is not named": ([("甲县", 2026), ("", 2026)], ["《甲县年度工作要点》", "《年度工作要点》"]),
    "twice the same": ([("甲县", 2026), ("甲县", 2026)], ["《甲县年度工作要点》", "《甲县年度工作要点》"]),
}


@pytest.mark.parametrize(("plans", "names"), ROLLED_UP.values(), ids=ROLLED_UP.keys())
def test_plans_are_named_by_what_tells_them_apart(plans: list[tuple[str, int]], names: list[str]) -> None:
    (table,) = compose_rollup([of_office(*each) for each in plans], CHINESE, today=TODAY).tables

    assert sorted(row[1] for row in shown(table)) == sorted(names)


@pytest.mark.parametrize("colour", [False, True], ids=["plain", "coloured"])
@pytest.mark.parametrize("catalogue", [CHINESE, ENGLISH], ids=["zh", "en"])
def test_a_roll_up_of_counties_is_a_table_on_a_narrow_terminal(catalogue: Catalogue, *, colour: bool) -> None:
    late = subject_with("一、勘察 2020-01-31 done\n二、修路 2020-01-31", note("勘察", "开工", "2026-06-20"))
    counties = [replace(late.plan, org=org) for org in ("甲县老区建设促进会", "乙县老区建设促进会")]
    subjects = [subject_of(Progress(county, TODAY)) for county in counties]
    made = compose_rollup(subjects, catalogue, today=TODAY)

    text = printed(made, Format.TERMINAL, catalogue, Layout(width_columns=80, has_colour=colour))

    lines = re.sub(r"\x1b\[[\d;]*m", "", text).splitlines()
    assert sum({"50.0%", "2026-06-20"} <= set(line.split()) for line in lines) == len(counties), text
    assert max(map(columns, lines)) <= 80


def test_plans_that_have_not_reported_since_a_day_are_named() -> None:
    active, silent = subject(), subject_with("一、勘察", note("勘察", "开工", "2026-01-05"))

    made = compose_rollup([active, silent], CHINESE, today=TODAY, since=date(2026, 6, 1))

    assert told(made)[1] == "2026年6月1日以来没有记录的计划1个：《某办公室年度工作要点》。"
    assert [row.cells[-1] for row in made.tables[0].rows] == [date(2026, 6, 20), date(2026, 1, 5)]


def test_what_is_recorded_today_counts_as_the_last_entry() -> None:
    (table,) = compose_rollup(
        [subject_with("一、勘察", note("勘察", "开工", "2026-06-30"), note("勘察", "明天", "2026-07-01", note_id="n"))],
        CHINESE,
        today=TODAY,
    ).tables

    assert table.rows[0].cells[-1] == TODAY


def test_a_roll_up_has_no_totals_of_its_own() -> None:
    made = compose_rollup([subject()], CHINESE, today=TODAY)

    assert made.tally is None
    assert '"figures": null' in printed(made, Format.JSON, CHINESE)


def test_the_summary_tells_what_is_overdue_and_what_is_far_behind_without_a_word_said() -> None:
    drawn = f"一、勘察 10%\n二、修路 {TODAY.year}-03-31\n三、绿化"

    made = compose(Kind.SUMMARY, subject_with(drawn), CHINESE)

    assert told(made, "问题") == ["1项任务逾期未完成：修路。", "1项任务进度严重滞后：勘察。"]


def test_problems_of_items_at_any_level_are_told() -> None:
    made = compose(
        Kind.LEADER, subject_with("一、道路 blocked", note("道路", "资金未到", kind=NoteKind.PROBLEM)), CHINESE
    )

    assert told(made, "需要协调") == ["道路：目前受阻。资金未到（3月1日）。"]


def test_of_many_unfinished_tasks_the_first_are_named() -> None:
    drawn = "一、道路\n" + "\n".join(f"  （一）路{at}" for at in range(11))
    made = compose(Kind.SUMMARY, subject_with(drawn), CHINESE)

    text = printed(made, Format.TEXT, CHINESE)
    assert "继续抓好尚未完成的任务：路0；路1；路2；路3；路4；路5；路6；路7；路8；路9等11项。" in text


def test_a_summary_begins_with_its_figures() -> None:
    text = printed(compose(Kind.SUMMARY, subject(), CHINESE), Format.TEXT, CHINESE)

    assert "截至6月30日，计入统计的6项任务已完成1项，占16.7%，平均进度21.6%。现将工作情况总结如下。" in text
