"""What a ledger that comes back filled in says, from the cells that the program wrote itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.building import note, plan
from tests.reports.subjects import CHINESE, ENGLISH, HOSTILE, TODAY, half_way
from tracker.errors import AnotherLedger
from tracker.language.catalogue import Catalogue
from tracker.model.change import SetField, SetNote, Value, applied
from tracker.model.deadline import Deadline
from tracker.model.filling import Filled, by_day
from tracker.model.item import Note, NoteKind
from tracker.model.plan import Plan
from tracker.model.progress import Progress
from tracker.model.status import Status
from tracker.reading.lines import Table
from tracker.reading.opening import read_with_lines
from tracker.reports.formats import Format, file_bytes
from tracker.reports.kinds import compose
from tracker.reports.recognition import is_report_on
from tracker.reports.report import Kind
from tracker.reports.subject import subject_of
from tracker.reports.words import Words
from tracker.returning import Doubt, Returned, returned

Sheet = list[list[str]]


def signed(item: str, kind: NoteKind, text: str) -> Note:
    return Note(f"{item}-{kind.value}-{text}", item, TODAY, datetime(2026, 6, 30, tzinfo=UTC), "县", kind, text)


def ledger(
    made: Plan, *, kind: Kind = Kind.LEDGER, form: Format = Format.XLSX, words: Catalogue = CHINESE
) -> tuple[Table, ...]:
    """The tables of the file that goes out, as they are read when it comes back untouched."""
    report = compose(kind, subject_of(Progress(made, TODAY)), words)
    return read_with_lines(file_bytes(report, form, words), name=f"台账.{form.value}", year=2026).tables


def sheet_of(made: Plan) -> Sheet:
    (table,) = (each for each in ledger(made) if any("具体举措" in row for row in each.rows))
    return [list(row) for row in table.rows]


def back(sheet: Sheet, now: Plan) -> Returned:
    width = max(map(len, sheet))
    rows = tuple(tuple(row) + ("",) * (width - len(row)) for row in sheet)
    found = returned([Table(1, rows)], Progress(now, TODAY), signed=signed)
    assert found is not None
    return found


def head_of(sheet: Sheet) -> list[str]:
    return next(row for row in sheet if "具体举措" in row)


def row_of(sheet: Sheet, title: str) -> list[str]:
    place = head_of(sheet).index("具体举措")
    return next(row for row in sheet if row[place] == title)


def fill(sheet: Sheet, title: str, **cells: str) -> None:
    head, row = head_of(sheet), row_of(sheet, title)
    for column, text in cells.items():
        row[head.index(column)] = text


@pytest.fixture
def made() -> Plan:
    return half_way()[0]


@pytest.fixture
def sheet(made: Plan) -> Sheet:
    return sheet_of(made)


EVERY_FORM = [(Format.XLSX, CHINESE), (Format.XLSX, ENGLISH), (Format.CSV, CHINESE), (Format.DOCX, CHINESE)]


@pytest.mark.parametrize("kind", [Kind.LEDGER, Kind.BREAKDOWN, Kind.PROGRESS, Kind.BULLETIN])
def test_a_workbook_of_any_kind_that_nobody_touched_says_nothing(made: Plan, kind: Kind) -> None:
    found = returned(ledger(made, kind=kind), Progress(made, TODAY), signed=signed)

    assert found is None or (found.cells, found.notes, found.doubtful) == ((), (), ())


@pytest.mark.parametrize(("form", "words"), EVERY_FORM, ids=["xlsx", "xlsx in English", "csv", "docx"])
def test_a_ledger_of_any_format_that_nobody_touched_says_nothing(made: Plan, form: Format, words: Catalogue) -> None:
    found = returned(ledger(made, form=form, words=words), Progress(made, TODAY), signed=signed)

    assert found is not None
    assert (found.cells, found.notes, found.doubtful, found.absent) == ((), (), (), 0)


@pytest.mark.parametrize("text", [*HOSTILE, "'", "-", " ".join(map(str, range(9_000)))], ids=range(len(HOSTILE) + 3))
def test_a_ledger_full_of_odd_words_that_nobody_touched_says_nothing(text: str) -> None:
    drawn = plan("一、道路\n  （一）勘察 2026-01-31 blocked\n  （二）修路 6/9公里")
    odd = replace(drawn.items["勘察"], person=text, reason=text, lead=(text,), units=(text,))
    notes = [note("勘察", text, kind=kind, note_id=kind.value) for kind in NoteKind]
    made = applied(replace(drawn, items={**drawn.items, "勘察": odd}), [SetNote(None, each) for each in notes])

    found = returned(ledger(made), Progress(made, TODAY), signed=signed)

    assert found is not None
    assert (found.cells, found.notes, found.doubtful) == ((), (), ())


@settings(deadline=None, max_examples=15)  # each writes and reads a workbook
@given(st.lists(st.tuples(st.sampled_from(Status), st.integers(0, 100)), min_size=1, max_size=6))
def test_an_untouched_ledger_says_nothing_whatever_has_happened_here_since(work: list[tuple[Status, int]]) -> None:
    first = plan("一、道路\n" + "\n".join(f"  （{'一二三四五六'[at]}）任务{at}" for at in range(len(work))))
    out = sheet_of(first)
    now = {f"任务{at}": replace(first.items[f"任务{at}"], status=status, percent=percent)
           for at, (status, percent) in enumerate(work)}  # fmt: skip

    found = back(out, replace(first, items={**first.items, **now}))

    assert (found.cells, found.notes, found.doubtful) == ((), (), ())


@pytest.mark.parametrize(
    ("column", "text", "meant"),
    [
        ("状态", "已完成", ("status", Status.DONE)),
        ("状态", " 办结 ", ("status", Status.DONE)),
        ("状态", "in progress", ("status", Status.IN_PROGRESS)),
        ("进度", "60%", ("percent", 60)),
        ("进度", "0.6", ("percent", 60)),
        ("完成时限", "2026-08-31", ("deadline", Deadline(date(2026, 8, 31)))),
        ("责任人", "张三", ("person", "张三")),
        ("责任单位", "园林科、林场", ("units", ("园林科", "林场"))),
    ],
)
def test_a_filled_cell_is_what_its_column_means(
    made: Plan, sheet: Sheet, column: str, text: str, meant: tuple[str, Value]
) -> None:
    fill(sheet, "绿化", **{column: text})

    assert back(sheet, made).cells == (Filled("绿化", *meant),)


def test_an_actual_can_be_filled_in_where_none_was_yet() -> None:
    made = plan("一、道路\n  （一）修路 0/11公里")
    made = applied(made, [SetField("修路", "actual", made.items["修路"].actual, None)])
    sheet = sheet_of(made)
    fill(sheet, "修路", 完成数="4公里")

    (cell,) = back(sheet, made).cells
    assert (cell.field, str(cell.value)) == ("actual", "4公里")


def test_the_same_day_written_another_way_is_no_change(made: Plan, sheet: Sheet) -> None:
    fill(sheet, "绿化", 完成时限="2026/12/31")

    assert back(sheet, made).cells == ()


@pytest.mark.parametrize(
    "text",
    [
        "本月铺好路面2公里",
        "铺好路基6公里（6月20日）。本月铺好路面2公里",
        "铺好路基6公里。本月铺好路面2公里",
        "本月铺好路面2公里\n铺好路基6公里（6月20日）。",
    ],
    ids=["instead", "behind", "behind the bare words", "before"],
)
def test_new_words_of_progress_are_a_note_however_they_stand_beside_the_old(
    made: Plan, sheet: Sheet, text: str
) -> None:
    fill(sheet, "修路", 进展情况=text)

    (written,) = back(sheet, made).notes
    assert (written.item, written.kind, written.text) == ("修路", NoteKind.PROGRESS, "本月铺好路面2公里")


def test_words_that_end_like_an_old_note_stay_whole() -> None:
    made = applied(plan("一、道路\n  （一）修路"), [SetNote(None, note("修路", "好"))])
    sheet = sheet_of(made)
    fill(sheet, "修路", 进展情况="路面修好。")

    (written,) = back(sheet, made).notes
    assert written.text == "路面修好。"


def test_a_task_that_is_blocked_now_is_so_because_of_the_problem_beside_it(made: Plan, sheet: Sheet) -> None:
    fill(sheet, "绿化", 状态="受阻", 存在问题="缺树苗")

    found = back(sheet, made)
    assert found.cells == (Filled("绿化", "status", Status.BLOCKED, reason="缺树苗"),)
    assert found.notes == ()


def test_problem_and_next_step_are_notes_of_their_kinds(made: Plan, sheet: Sheet) -> None:
    fill(sheet, "绿化", 存在问题="缺树苗", 下一步措施="向邻县调苗")

    kinds = [(each.kind, each.text) for each in back(sheet, made).notes]
    assert kinds == [(NoteKind.PROBLEM, "缺树苗"), (NoteKind.NEXT_STEP, "向邻县调苗")]


def test_what_was_taken_over_once_is_not_taken_over_again(made: Plan, sheet: Sheet) -> None:
    fill(sheet, "绿化", 状态="受阻", 存在问题="缺树苗", 进展情况="整好地20亩", 责任人="张三")
    now = back(sheet, made).against(made).revision.after

    again = back(sheet, now)

    assert (again.cells, again.notes, again.doubtful) == ((), (), ())


def test_a_cell_that_both_sides_changed_says_so(made: Plan, sheet: Sheet) -> None:
    fill(sheet, "绿化", 状态="已完成")
    now = applied(made, [SetField("绿化", "status", Status.NOT_STARTED, Status.BLOCKED)])

    (cell,) = back(sheet, now).cells
    assert (cell.value, cell.is_changed_here) == (Status.DONE, True)


def test_a_cell_that_both_sides_gave_the_same_value_is_no_conflict(made: Plan, sheet: Sheet) -> None:
    fill(sheet, "绿化", 状态="已完成")
    now = applied(made, [SetField("绿化", "status", Status.NOT_STARTED, Status.DONE)])

    assert back(sheet, now).cells == ()


def test_rows_in_another_order_are_still_of_their_items(made: Plan, sheet: Sheet) -> None:
    fill(sheet, "绿化", 状态="已完成")
    at = sheet.index(head_of(sheet))
    mixed = [*sheet[: at + 1], *reversed(sheet[at + 1 :])]

    assert [cell.item for cell in back(mixed, made).cells] == ["绿化"]


def test_rows_sorted_without_their_hidden_columns_are_known_by_their_words(made: Plan, sheet: Sheet) -> None:
    fill(sheet, "绿化", 状态="已完成")
    at, hidden = sheet.index(head_of(sheet)), head_of(sheet).index("id")
    body = sheet[at + 1 :]
    shown, ids = [row[:hidden] for row in reversed(body)], [row[hidden:] for row in body]
    mixed = [*sheet[: at + 1], *(row + own for row, own in zip(shown, ids, strict=True))]

    found = back(mixed, made)
    assert [(cell.item, cell.value) for cell in found.cells] == [("绿化", Status.DONE)]
    assert (found.notes, found.doubtful) == ((), ())


def test_without_its_hidden_columns_a_ledger_is_compared_with_what_it_would_show_now(made: Plan, sheet: Sheet) -> None:
    fill(sheet, "绿化", 状态="已完成", 进展情况="种完")
    hidden = head_of(sheet).index("id")

    found = back([row[:hidden] for row in sheet], made)

    assert [(cell.item, cell.value) for cell in found.cells] == [("绿化", Status.DONE)]
    assert [each.text for each in found.notes] == ["种完"]
    assert not found.has_marks


def test_rows_that_were_deleted_leave_their_items_alone(made: Plan, sheet: Sheet) -> None:
    sheet.remove(row_of(sheet, "绿化"))

    found = back(sheet, made)
    assert (found.cells, found.doubtful, found.absent) == ((), (), 1)


def test_a_row_that_was_added_by_hand_is_told_and_nothing_else(made: Plan, sheet: Sheet) -> None:
    sheet.append([*row_of(sheet, "绿化")])
    sheet[-1][head_of(sheet).index("具体举措")] = "另修一座桥"

    found = back(sheet, made)
    assert [(each.doubt, each.text) for each in found.doubtful] == [(Doubt.NOT_IN_PLAN, "1.3 另修一座桥")]
    assert found.cells == ()


def test_a_row_whose_title_was_reworded_is_known_by_its_id(made: Plan, sheet: Sheet) -> None:
    fill(sheet, "绿化", 具体举措="道路两旁绿化", 状态="已完成")

    assert [cell.item for cell in back(sheet, made).cells] == ["绿化"]


def test_a_row_that_stands_twice_writes_its_note_once(made: Plan, sheet: Sheet) -> None:
    fill(sheet, "绿化", 进展情况="种完")
    sheet.append(list(row_of(sheet, "绿化")))

    assert len(back(sheet, made).notes) == 1


@pytest.mark.parametrize(
    ("column", "text"),
    [("状态", "快了"), ("进度", "过半"), ("进度", "140%"), ("完成时限", "看情况")],
)
def test_a_cell_that_says_nothing_known_is_told(made: Plan, sheet: Sheet, column: str, text: str) -> None:
    fill(sheet, "绿化", **{column: text})

    found = back(sheet, made)
    assert [(each.doubt, each.column, each.text) for each in found.doubtful] == [(Doubt.UNREAD, column, text)]
    assert found.cells == ()


@pytest.mark.parametrize("text", ["无", "—", "/"])
def test_a_word_for_nothing_is_nothing(made: Plan, sheet: Sheet, text: str) -> None:
    fill(sheet, "走访", 存在问题=text, 责任人=text, 完成时限=text)

    found = back(sheet, made)
    assert (found.cells, found.notes, found.doubtful) == ((), (), ())


@pytest.mark.parametrize("column", ["状态", "完成时限", "责任单位"])
def test_an_emptied_cell_takes_nothing_away_and_is_told(made: Plan, sheet: Sheet, column: str) -> None:
    fill(sheet, "绿化", **{column: ""})

    found = back(sheet, made)
    assert [(each.doubt, each.column) for each in found.doubtful] == [(Doubt.EMPTIED, column)]
    assert found.cells == ()


def test_done_tasks_need_no_percentage(made: Plan, sheet: Sheet) -> None:
    fill(sheet, "绿化", 状态="已完成", 进度="100%")

    assert back(sheet, made).cells == (Filled("绿化", "status", Status.DONE),)


def test_a_ledger_of_another_plan_is_refused(sheet: Sheet) -> None:
    with pytest.raises(AnotherLedger):
        back(sheet, plan("一、别处\n  （一）别的事"))


def test_a_document_of_the_office_is_no_ledger(made: Plan) -> None:
    table = Table(1, (("序号", "具体举措", "责任单位", "状态"), ("1", "勘察", "工程科", "")))

    assert returned([table], Progress(made, TODAY), signed=signed) is None


@pytest.mark.parametrize("share", [Fraction(1, 3), Fraction(2, 3), Fraction(1, 7)])
def test_a_share_that_does_not_end_is_known_again(share: Fraction) -> None:
    made = plan(f"一、道路\n  （一）修路 {share.numerator}/{share.denominator}座")

    assert back(sheet_of(made), made).cells == ()


def test_the_file_is_sorted_with_its_hidden_columns(made: Plan) -> None:
    from openpyxl import load_workbook  # pyright: ignore[reportMissingModuleSource]

    report = compose(Kind.LEDGER, subject_of(Progress(made, TODAY)), CHINESE)
    book = load_workbook(BytesIO(file_bytes(report, Format.XLSX, CHINESE)))
    first = book.worksheets[0]

    heads = [str(cell.value) for cell in first[3]]
    assert heads[-2:] == ["id", "tracker"]
    assert str(first.auto_filter.ref).split(":")[1][:1] == "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[len(heads) - 1]


@pytest.mark.parametrize("form", [Format.DOCX, Format.CSV], ids=["docx", "csv"])
def test_a_note_that_the_format_cut_short_is_no_new_one(form: Format) -> None:
    long = note("修路", "、".join(f"第{number}段" for number in range(300)))
    made = applied(plan("一、道路\n  （一）修路"), [SetNote(None, long)])

    found = returned(ledger(made, form=form), Progress(made, TODAY), signed=signed)

    assert found is not None
    assert found.notes == ()


DAYS_OF_FINISHING: dict[str, tuple[str, date | None, list[Doubt]]] = {
    "a day": ("2026-06-10", date(2026, 6, 10), []),
    "in words": ("6月10日", date(2026, 6, 10), []),
    "today": ("2026-06-30", TODAY, []),
    "no day": ("", None, []),
    "a dash": ("—", None, []),
    "still to come": ("2026-07-01", None, [Doubt.OUTSIDE]),
    "before the year": ("2025-12-31", None, [Doubt.OUTSIDE]),
    "no day at all": ("快了", None, [Doubt.UNREAD]),
}


@pytest.mark.parametrize(("text", "day", "doubts"), DAYS_OF_FINISHING.values(), ids=DAYS_OF_FINISHING.keys())
def test_the_day_of_finishing_is_the_day_that_being_done_counts_for(
    made: Plan, sheet: Sheet, text: str, day: date | None, doubts: list[Doubt]
) -> None:
    fill(sheet, "绿化", 状态="已完成", 办结时间=text)

    found = back(sheet, made)

    assert found.cells == (Filled("绿化", "status", Status.DONE),)
    assert found.finished == ({"绿化": day} if day else {})
    assert [each.doubt for each in found.doubtful] == doubts


def test_a_day_of_finishing_on_what_is_not_done_is_told(made: Plan, sheet: Sheet) -> None:
    fill(sheet, "绿化", 办结时间="2026-06-10")

    found = back(sheet, made)

    assert (found.cells, found.finished) == ((), {})
    assert [(each.doubt, each.column, each.text) for each in found.doubtful] == [
        (Doubt.NOT_DONE, "办结时间", "2026-06-10")
    ]


def test_a_day_of_finishing_that_went_out_says_nothing_new(made: Plan) -> None:
    surveyed, reopened = (replace(made.items["勘察"], status=status) for status in (Status.DONE, Status.IN_PROGRESS))
    out = sheet_of(replace(made, items={**made.items, "勘察": surveyed}))
    fill(out, "勘察", 办结时间="2026-02-25")

    found = back(out, replace(made, items={**made.items, "勘察": reopened}))

    assert (found.cells, found.finished, found.doubtful) == ((), {}, ())


def test_changes_are_parted_by_the_day_that_they_count_for() -> None:
    done = SetField("勘察", "status", Status.IN_PROGRESS, Status.DONE)
    why = SetField("勘察", "reason", "雨", "")
    person = SetField("勘察", "person", "", "张三")
    other = SetField("修路", "status", Status.IN_PROGRESS, Status.DONE)

    parted = by_day([done, person, other, why], {"勘察": date(2026, 6, 10)}, today=TODAY)

    assert parted == ((date(2026, 6, 10), (done, why)), (TODAY, (person, other)))


TITLED = [kind for kind in Kind if kind not in (Kind.UNIT, Kind.ROLLUP)]
WITH_TITLE = (Format.DOCX, Format.HTML, Format.MARKDOWN, Format.TEXT, Format.XLSX)


def lines_in(made: Plan, kind: Kind, form: Format, words: Catalogue) -> list[str]:
    """The text of the report's file, as it is read."""
    unit = "工程科" if kind is Kind.UNIT else ""
    report = compose(kind, subject_of(Progress(made, TODAY), unit=unit), words)
    document = read_with_lines(file_bytes(report, form, words), name=f"报告.{form.value}", year=2026)
    return [line.text for line in document.lines]


@pytest.mark.parametrize("words", [CHINESE, ENGLISH], ids=["zh", "en"])
@pytest.mark.parametrize("form", WITH_TITLE)
@pytest.mark.parametrize("kind", [*TITLED, Kind.UNIT])
def test_a_report_is_known_by_its_title_in_every_format(made: Plan, kind: Kind, form: Format, words: Catalogue) -> None:
    assert is_report_on(made, lines_in(made, kind, form, words), map(Words, (CHINESE, ENGLISH)))


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["某办公室年度工作要点", "一、道路", "（一）勘察"],
        ["关于别的计划进展情况的报告"],
        ["某办公室年度工作要点", "一、道路", "二、宣传", "三、建设", "四、写好2026年工作总结"],
    ],
    ids=["nothing", "the plan itself", "a report on another plan", "a plan that speaks of a report"],
)
def test_other_documents_are_no_reports(made: Plan, lines: list[str]) -> None:
    assert not is_report_on(made, lines, [Words(CHINESE)])


def test_our_own_breakdown_is_filled_in_like_a_ledger(made: Plan) -> None:
    (table,) = ledger(made, kind=Kind.BREAKDOWN, form=Format.DOCX)
    head, *rows = table.rows
    filled = [[*row] for row in rows]
    next(row for row in filled if "绿化" in row)[head.index("责任人")] = "张三"

    back = returned([Table(1, (head, *map(tuple, filled)))], Progress(made, TODAY), signed=signed, is_ours=True)

    assert back is not None
    assert back.cells == (Filled("绿化", "person", "张三"),)
    assert returned([table], Progress(made, TODAY), signed=signed) is None
