"""Reports that tell of the upper levels only: the same totals, fewer rows, nothing lost that was noted below."""

from __future__ import annotations

from datetime import date

import pytest

from tests.building import note
from tests.reports.subjects import CHINESE, ZH, shown, subject, subject_with
from tracker.model.item import NoteKind
from tracker.reports.formats import Format, printed
from tracker.reports.kinds import KINDS, compose
from tracker.reports.report import Kind

DEEP = """
一、道路
  （一）干线
    1. 勘察 2026-02-28 done
    2. 修路 2026-05-31 blocked
  （二）支线 40%
二、宣传
  一是简报 done
"""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
@pytest.mark.parametrize("level", [1, 2])
def test_the_totals_are_the_same_at_every_level(kind: Kind, level: int) -> None:
    whole, cut = (compose(kind, subject(unit="办公室", level=each), CHINESE) for each in (None, level))

    assert cut.tally == whole.tally


def test_a_ledger_has_a_row_for_the_lowest_level_that_is_told_of() -> None:
    (table,) = compose(Kind.LEDGER, subject(level=1), CHINESE).tables

    places = {column.key: place for place, column in enumerate(table.columns)}
    rows = [(row[places["number"]], row[places["measure"]], row[places["status"]]) for row in shown(table)]
    assert rows == [("1", "道路", "推进中"), ("2", "宣传", "推进中"), ("3", "建设", "推进中")]


def test_what_was_noted_below_is_told_with_the_item_above() -> None:
    (table,) = compose(Kind.LEDGER, subject(level=1), CHINESE).tables

    place = [column.key for column in table.columns].index("progress_note")
    assert [row[place] for row in shown(table)] == ["铺好路基6公里（6月20日）。", "出刊两期（5月12日）。", ""]


def test_items_above_the_level_without_children_have_their_row() -> None:
    (table,) = compose(Kind.LEDGER, subject_with(DEEP, today=date(2026, 6, 30)), CHINESE).tables
    made = subject_with(DEEP, today=date(2026, 6, 30))

    assert [row.item for row in table.rows] == list(made.leaves())


@pytest.mark.parametrize("kind", [Kind.PROGRESS, Kind.BULLETIN, Kind.LEADER, Kind.LEDGER, Kind.BREAKDOWN])
def test_what_is_below_the_level_is_not_named(kind: Kind) -> None:
    text = printed(compose(kind, subject(level=1), CHINESE), Format.TEXT, CHINESE)

    assert not [title for title in ("勘察", "修路", "绿化", "简报", "换届") if f"{title}：" in text]


def test_the_day_of_a_group_is_that_on_which_its_last_task_was_finished() -> None:
    made = subject(level=1, only=("勘察",))
    (table,) = compose(Kind.LEDGER, made, CHINESE).tables

    assert [row[-1] for row in shown(table)] == ["2026-02-25"]


def test_a_summary_of_points_alone_tells_all_that_was_noted_below_them() -> None:
    text = printed(compose(Kind.SUMMARY, subject(level=1), CHINESE), Format.TEXT, CHINESE)

    assert "铺好路基3公里" in text
    assert "完成全线勘察，通过评审" in text
    assert text.count("铺好路基6公里") == 1


def test_a_problem_below_is_told_with_the_item_above_it() -> None:
    made = subject(level=1)
    text = printed(compose(Kind.PROGRESS, made, CHINESE), Format.TEXT, CHINESE)

    assert "建设：因等待批复，目前受阻。" in text


def test_the_next_step_of_what_is_finished_stays_out_of_the_ledger() -> None:
    made = subject_with("一、道路\n  （一）勘察 done", note("勘察", "报批", kind=NoteKind.NEXT_STEP))
    (table,) = compose(Kind.LEDGER, made, CHINESE).tables

    place = [column.title for column in table.columns].index(ZH("column.next_step"))
    assert [row[place] for row in shown(table)] == [""]
