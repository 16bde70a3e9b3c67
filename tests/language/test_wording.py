from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.building import note, plan
from tracker import errors
from tracker.errors import FieldChanged, TrackerError, UnknownField
from tracker.language import wording
from tracker.language.catalogue import load_catalogue
from tracker.model import edits
from tracker.model.amount import Amount
from tracker.model.change import Change, Loaded, SetField, SetNote, SetPlanField, Value
from tracker.model.deadline import Deadline, Precision
from tracker.model.idle_change import UnplacedChange, UnreadChange
from tracker.model.progress import Figures, Progress
from tracker.model.status import Status

CHINESE, ENGLISH = load_catalogue("zh"), load_catalogue("en")
ROADS = plan("一、道路\n  （一）勘察 2026-05-31\n  （二）修路 6/11公里\n二、绿化")


def figures(item: str, today: date) -> Figures:
    return Progress(ROADS, today).of(item)


def test_a_deadline_shows_its_day_and_its_phrase() -> None:
    assert wording.deadline_words(Deadline(date(2026, 5, 31), Precision.MONTH, "5月底前")) == "2026-05-31（5月底前）"
    assert wording.deadline_words(Deadline(date(2026, 5, 31))) == "2026-05-31"
    assert wording.deadline_words(None) == "—"


def test_nothing_that_counts_shows_a_dash() -> None:
    assert (wording.percent_words(None), wording.exact_percent_words(None)) == ("—", "—")
    assert (wording.percent_words(Fraction(4, 13)), wording.exact_percent_words(Fraction(4, 13))) == ("31%", "30.8%")


def test_target_and_actual_read_as_one() -> None:
    assert wording.target_words(ROADS.items["修路"]) == "6/11公里"
    assert wording.target_words(ROADS.items["勘察"]) == ""


def test_a_light_is_told_with_its_reasons() -> None:
    assert wording.light_words(figures("勘察", date(2026, 6, 1)), CHINESE) == "红 逾期1天"
    assert wording.light_words(figures("勘察", date(2026, 6, 1)), ENGLISH) == "red 1 d overdue"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param(Status.BLOCKED, "受阻", id="status"),
        pytest.param(Amount(Decimal("3.50"), "亿元"), "3.5亿元", id="amount"),
        pytest.param(("甲县", "乙县"), "甲县、乙县", id="units"),
        pytest.param((), "（空）", id="no units"),
        pytest.param(None, "（空）", id="none"),
        pytest.param("", "（空）", id="empty"),
        pytest.param("一行\n二行", "一行 二行", id="lines"),
        pytest.param("长" * 100, "长" * 29 + "…", id="long text is cut by columns"),
        pytest.param(40, "40", id="number"),
    ],
)
def test_values_for_people(value: Value, shown: str) -> None:
    assert wording.value_words(value, CHINESE) == shown


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        pytest.param(SetField("修路", "status", Status.NOT_STARTED, Status.DONE), "1.2 修路  状态：未启动 → 已完成",
                     id="field"),
        pytest.param(SetField("没有了", "title", "旧", "新"), "没有了  标题：旧 → 新", id="an item that is gone"),
        pytest.param(SetNote(None, note("修路", "开工")), "1.2 修路  记录 进展：开工", id="note"),
        pytest.param(SetNote(note("修路", "开工"), note("修路", "竣工")), "1.2 修路  改记录 进展：竣工", id="edited"),
        pytest.param(SetNote(note("修路", "开工"), None), "1.2 修路  删记录 进展：开工", id="note removed"),
        pytest.param(edits.add_item(ROADS, plan("清淤").items["清淤"])[0], "新增：清淤（共1项）", id="added"),
        pytest.param(edits.remove(ROADS, ["道路"])[0], "删除：道路（共3项）", id="removed"),
        pytest.param(edits.shift(ROADS, "绿化", -1)[0], "移动：2 绿化", id="moved"),
        pytest.param(SetField("勘察", "percent", None, 60), "1.1 勘察  进度：（空） → 60%", id="a percentage"),
        pytest.param(SetPlanField("year", 2026, 2027), "计划  年份：2026 → 2027", id="the plan itself"),
        pytest.param(Loaded("要点.docx"), "载入文件：要点.docx", id="loaded"),
        pytest.param(UnplacedChange(SetField("没有了", "title", "旧", "新")), "没能并入：没有了  标题：旧 → 新",
                     id="found no place"),
        pytest.param(UnreadChange("paint", "修路", "{}"), "1.2 修路  更新版本的改动（paint）", id="of a newer version"),
    ],
)  # fmt: skip
def test_a_change_is_told_in_one_line(change: Change, shown: str) -> None:
    assert wording.change_words(change, ROADS, ROADS.numbers(), CHINESE) == shown


def test_the_reason_that_comes_with_a_status_is_not_told_twice() -> None:
    changes = edits.set_status(ROADS, ["修路"], Status.BLOCKED, reason="等批复")

    assert wording.changes_words(changes, ROADS, ROADS.numbers(), CHINESE) == ("1.2 修路  状态：未启动 → 受阻",)


def test_the_facts_of_an_error_are_worded() -> None:
    error = FieldChanged(title="修路", field="status", expected=Status.NOT_STARTED, found=Status.DONE)

    assert wording.error_words(error, CHINESE) == (
        "“修路”的状态刚被别人改成了“已完成”（你看到的是“未启动”），没有覆盖。请看过再改。"
    )


def test_a_percentage_among_the_facts_has_its_sign() -> None:
    error = FieldChanged(title="修路", field="percent", expected=40, found=60)

    assert "“60%”（你看到的是“40%”）" in wording.error_words(error, CHINESE)


def test_an_unknown_field_stands_as_it_was_typed() -> None:
    error = UnknownField(field="colour", known="title, deadline")

    assert "colour" in wording.error_words(error, ENGLISH)
    assert "标题，完成时限" in wording.error_words(error, CHINESE)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_error_has_words(language: str) -> None:
    words = load_catalogue(language)
    kinds = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, TrackerError)]

    assert [kind.__name__ for kind in kinds if f"error.{kind.key}" not in words] == []


@pytest.mark.parametrize(
    ("language", "whole", "short"), [("zh", "2026年6月30日", "6月30日"), ("en", "30 June 2026", "30 June")]
)
def test_a_day_in_a_sentence_names_its_year_where_that_is_another(language: str, whole: str, short: str) -> None:
    day, words = date(2026, 6, 30), load_catalogue(language)

    assert wording.day_words(day, words) == wording.day_words(day, words, year=2025) == whole
    assert wording.day_words(day, words, year=2026) == short
