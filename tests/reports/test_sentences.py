"""Every report read aloud, whatever the year was like: no plural of one, no list of nothing, no stray mark."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from tests.building import note, plan, step
from tests.reports.subjects import CHINESE, ENGLISH, TODAY, half_way
from tracker.language.catalogue import Catalogue
from tracker.model.change import SetField, SetNote, applied
from tracker.model.history import Step
from tracker.model.item import NoteKind
from tracker.model.plan import Plan
from tracker.model.progress import Progress
from tracker.model.status import Status
from tracker.reports.formats import Format, printed
from tracker.reports.kinds import KINDS, compose, compose_rollup
from tracker.reports.report import Kind
from tracker.reports.subject import Subject, subject_of

Year = tuple[Plan, tuple[Step, ...]]


def of_one_task() -> Year:
    made = applied(
        plan("一、道路\n  （一）修路 5/9公里 2026-06-25 in_progress unit:工程科"),
        [SetNote(None, note("修路", "铺好路基", "2026-06-20"))],
    )
    begun = step(SetField("修路", "status", Status.NOT_STARTED, Status.IN_PROGRESS), on="2026-06-10", number=1)
    return made, (begun,)


def of_a_kind(line: str, *kinds: NoteKind) -> Year:
    notes = [SetNote(None, note("勘察", "下雨", "2026-06-20", kind=kind, note_id=kind.value)) for kind in kinds]
    return applied(plan(f"一、道路\n  （一）勘察 {line} unit:工程科"), notes), ()


YEARS: dict[str, Year] = {
    "as usual": half_way(),
    "nothing planned": (plan(""), ()),
    "a point alone": (plan("一、道路"), ()),
    "one task, late": of_one_task(),
    "one task, done": of_a_kind("done", NoteKind.PROGRESS),
    "one task, blocked": of_a_kind("blocked", NoteKind.PROBLEM, NoteKind.NEXT_STEP),
    "one task, due soon": of_a_kind("2026-07-01"),
    "one task, behind": of_a_kind("2026-12-31 20%"),
    "nothing counts": (plan("一、道路\n  （一）勘察 cancelled unit:工程科\n  （二）走访 standing unit:工程科"), ()),
    "all done": (plan("一、道路\n  （一）勘察 done unit:工程科\n二、宣传\n  一是简报 done unit:工程科"), ()),
    "no office": (Plan("p", "", "", 2026), ()),
}
DAYS = {
    "the year not begun": date(2025, 12, 1),
    "its first day": date(2026, 1, 1),
    "half way": TODAY,
    "its last day": date(2026, 12, 31),
    "the year over": date(2027, 2, 1),
}
WRONG = {
    "a plural of one": r"(?<![\d.])(?:1|[Oo]ne) (?:\w+ ){0,2}?(?:points|tasks|plans|notes|deadlines|days|units)\b",
    "a list of nothing": r"[:：;；,，、(（] ?[.。)）]|[:：]\s*[;；]",
    "a mark said twice": r"[。，；：、]{2}|\.\.|,,|;;|::| ,| ;",
    "a line that begins with a mark": r"^[:;,.：；，。、]",
    "a place not filled": r"\{\w*\}|None\b",
    "a share of a whole that is not there": r"\b0/0\b",
}  # fmt: skip


def about(year: Year, day: date, *, has_period: bool) -> Subject:
    made, steps = year
    since = day - timedelta(days=29) if has_period else None
    return subject_of(Progress(made, day), steps=steps, since=since, unit="工程科")


def sentences(text: str) -> str:
    """Without the lines of tables, which are laid out with spaces."""
    return "\n".join(line for line in text.splitlines() if "   " not in line and "--" not in line)


@pytest.mark.parametrize("has_period", [False, True], ids=["so far", "in a month"])
@pytest.mark.parametrize("day", DAYS.values(), ids=DAYS.keys())
@pytest.mark.parametrize("year", YEARS.values(), ids=YEARS.keys())
@pytest.mark.parametrize("words", [CHINESE, ENGLISH], ids=["zh", "en"])
def test_every_report_can_be_read_aloud(words: Catalogue, year: Year, day: date, *, has_period: bool) -> None:
    subject = about(year, day, has_period=has_period)
    kinds = [kind for kind in KINDS if kind is not Kind.UNIT or any(item.units for item in subject.plan.items.values())]

    made = [compose(kind, subject, words) for kind in kinds]
    rollup = compose_rollup([subject], words, today=day, since=subject.since)

    for report in (*made, rollup):
        text = sentences(printed(report, Format.TEXT, words))
        found = {
            wrong: [line for line in text.splitlines() if re.search(pattern, line)] for wrong, pattern in WRONG.items()
        }
        assert not any(found.values()), (report.kind, found)
