"""A small plan half way through its year, which most tests of reports look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tests.building import note, plan, step
from tracker.language.catalogue import load_catalogue
from tracker.model.change import Change, SetField, SetNote, applied
from tracker.model.history import Step
from tracker.model.item import Note, NoteKind
from tracker.model.plan import Plan
from tracker.model.progress import Progress
from tracker.model.status import Status
from tracker.reports.cells import cell_words
from tracker.reports.report import Table
from tracker.reports.subject import Subject, subject_of
from tracker.reports.words import Words

TODAY = date(2026, 6, 30)
CHINESE, ENGLISH = load_catalogue("zh"), load_catalogue("en")
ZH, EN = Words(CHINESE), Words(ENGLISH)

HOSTILE = (
    "[/]",
    "[@click=app.quit]点我[/]",
    "\x1b]52;c;aGk=\x07剪贴板",
    "\x1b[31m红",
    "甲\x00乙",
    "已\u202e完\u200b成",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "| a | b |",
    "# 标题",
    "第一行\n第二行\r第三行",
    "长" * 3000,
    "{title} {0} %s",
)

YEAR = """
一、道路
  （一）勘察 2026-02-28
  （二）修路 2026-06-30 6/11公里 unit:工程科
  （三）绿化 2026-12-31 40% unit:园林科
二、宣传
  一是简报 2026-03-31 in_progress unit:办公室
  二是纪念活动 2026-07-10 unit:宣传科、办公室
  三是走访 standing
三、建设
  一是换届 2026-06-30
  二是培训 cancelled
"""

NOTES = (
    note("勘察", "完成全线勘察，通过评审。", "2026-02-20"),
    note("修路", "铺好路基3公里", "2026-04-20"),
    note("修路", "铺好路基6公里", "2026-06-20"),
    note("修路", "雨季影响工期", "2026-06-10", kind=NoteKind.PROBLEM),
    note("修路", "七月增加一个班组", "2026-06-12", kind=NoteKind.NEXT_STEP),
    note("简报", "出刊两期", "2026-05-12"),
)

EDITS: tuple[tuple[str, tuple[Change, ...]], ...] = (
    ("2026-02-25", (SetField("勘察", "status", Status.NOT_STARTED, Status.DONE),)),
    (
        "2026-06-15",
        (
            SetField("换届", "status", Status.NOT_STARTED, Status.BLOCKED),
            SetField("换届", "reason", "", "等待批复"),
        ),
    ),
)


def half_way() -> tuple[Plan, tuple[Step, ...]]:
    """The plan in the middle of the year, and the history that led there."""
    written = [(str(each.on), (SetNote(None, each),)) for each in NOTES]
    in_order = sorted([*EDITS, *written], key=lambda edit: edit[0])
    steps = tuple(step(*changes, on=day, number=number) for number, (day, changes) in enumerate(in_order, 1))
    return applied(plan(YEAR), [change for each in steps for change in each.changes]), steps


def subject(
    *, since: date | None = None, only: Sequence[str] | None = None, unit: str = "", level: int | None = None
) -> Subject:
    made, steps = half_way()
    return subject_of(Progress(made, TODAY), steps=steps, since=since, only=only, unit=unit, level=level)


def subject_with(drawn: str, *notes: Note, today: date = TODAY) -> Subject:
    """A subject without history on the plan that `drawn` draws."""
    made = applied(plan(drawn), [SetNote(None, each) for each in notes])
    return subject_of(Progress(made, today))


def hostile_subject(text: str) -> Subject:
    """A subject whose every word is `text`, as if nothing had cleaned it on its way in."""
    drawn = plan("一、道路\n  （一）勘察 2026-01-31 blocked")
    item = replace(drawn.items["勘察"], title=text, person=text, reason=text, lead=(text,))
    notes = tuple(note("勘察", text, kind=kind, note_id=kind.value) for kind in NoteKind)
    made = replace(drawn, title=text, org=text, items={**drawn.items, "勘察": item}, notes={"勘察": notes})
    return subject_of(Progress(made, TODAY), office=text, addressee=text, unit=text)


def shown(table: Table, words: Words = ZH) -> list[list[str]]:
    """The cells of a table as people read them, a list a row."""
    return [[cell_words(*each, words) for each in zip(row.cells, table.columns, strict=True)] for row in table.rows]
