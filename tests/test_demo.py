"""The year that is worked through for show: it stands beside other plans, and it is a year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tracker.demo import keep_demo
from tracker.errors import PlanExists
from tracker.language.catalogue import load_catalogue
from tracker.model.change import SetField
from tracker.model.history import as_of
from tracker.model.item import NoteKind
from tracker.model.plan import ROOT
from tracker.model.progress import Light, Progress
from tracker.model.reminding import reminders_on
from tracker.model.status import Status
from tracker.reports.kinds import compose
from tracker.reports.report import Kind, Paragraph
from tracker.reports.subject import subject_of
from tracker.request import Request, current_name, plan_names
from tracker.settings import Settings
from tracker.workspace import Workspace, open_workspace

LAST_DAY = date(2021, 12, 31)


@pytest.fixture(scope="module")
def worked_through(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = keep_demo(Request(tmp_path_factory.mktemp("home"), on=LAST_DAY), Settings(name="李"))
    yield workspace
    workspace.close()


def test_other_plans_and_the_one_that_opens_stay_as_they_are(tmp_path: Path) -> None:
    request, settings = Request(tmp_path), Settings(name="李")
    open_workspace(request, settings).close()
    (before,) = plan_names(request, settings)
    kept = (tmp_path / f"{before}.json").read_bytes()

    keep_demo(request, settings).close()

    assert plan_names(request, settings) == (before, "演示2021年工作要点")
    assert current_name(request, settings) == before
    assert (tmp_path / f"{before}.json").read_bytes() == kept


def test_a_second_one_needs_another_name(tmp_path: Path) -> None:
    request, settings = Request(tmp_path), Settings(name="李")
    keep_demo(request, settings).close()

    with pytest.raises(PlanExists):
        keep_demo(request, settings)
    keep_demo(request, settings, name="再来一份").close()

    assert plan_names(request, settings) == ("再来一份", "演示2021年工作要点")


def test_it_is_named_as_invented_and_holds_none_of_the_bundled_plans_notes(worked_through: Workspace) -> None:
    plan = worked_through.plan

    assert plan.org.startswith("演示")
    assert {note.author for notes in plan.notes.values() for note in notes} == {"演示员"}
    assert {note.on.year for notes in plan.notes.values() for note in notes} == {2021}


def test_notes_of_every_kind_go_through_the_year(worked_through: Workspace) -> None:
    notes = [note for notes in worked_through.plan.notes.values() for note in notes]

    kinds = Counter(note.kind for note in notes)
    assert len(notes) >= 100
    assert min(kinds[kind] for kind in (NoteKind.PROGRESS, NoteKind.PROBLEM, NoteKind.NEXT_STEP)) >= 5
    assert {note.on.month for note in notes} == set(range(1, 13))
    assert kinds[NoteKind.REMINDER] >= 5
    assert kinds[NoteKind.REMARK] >= 1
    assert sum(bool(note.evidence) for note in notes) >= 10


def test_progress_rises_from_quarter_to_quarter(worked_through: Workspace) -> None:
    plan, steps = worked_through.store.plan, worked_through.history()

    ends = [date(2021, 3, 31), date(2021, 6, 30), date(2021, 9, 30), LAST_DAY]
    rates = [Progress(as_of(plan, steps, day), day).whole.progress or 0 for day in ends]
    assert rates == sorted(set(rates))
    assert rates[-1] < 1, "something is left for next year"


def test_mid_year_has_every_light(worked_through: Workspace) -> None:
    day = date(2021, 6, 30)
    progress = Progress(as_of(worked_through.store.plan, worked_through.history(), day), day)

    lights = {progress.of(leaf).light for leaf in progress.plan.leaves()}
    assert lights == set(Light)


def test_deadlines_were_put_off_with_a_reason_and_something_is_blocked(worked_through: Workspace) -> None:
    revised = {
        step.why
        for step in worked_through.history()
        for change in step.changes
        if isinstance(change, SetField) and change.field == "deadline" and step.why
    }
    blocked = [item for item in worked_through.plan.items.values() if item.status is Status.BLOCKED]

    assert len(revised) >= 2
    assert all(item.reason for item in blocked)
    assert blocked


def test_the_years_summary_tells_every_point_in_plan_order(worked_through: Workspace) -> None:
    progress = worked_through.progress
    made = compose(Kind.SUMMARY, subject_of(progress, steps=worked_through.history()), load_catalogue("zh"))

    points = [progress.plan.items[point].title for point in progress.plan.below(ROOT)]
    headings = [re.split("、|）", section.heading, maxsplit=1)[1] for section in made.sections if section.heading]
    told = [
        block
        for section in made.sections[2:7]
        for block in section.blocks
        if isinstance(block, Paragraph) and block.item
    ]
    assert made.title == "演示市老区建设促进会2021年工作总结"
    assert headings == ["主要工作及成效", *points, "存在的问题", "下一步工作打算"]
    assert len(told) == 15, "every item below a point has something to tell"
    assert [block.label[:2] for block in told[:3]] == ["一是", "二是", "三是"]


def test_who_is_late_is_reminded_and_reminded_again(worked_through: Workspace) -> None:
    plan = worked_through.plan
    late = plan.at("3.3.2")
    assert late is not None

    assert [note.on for note in reminders_on(plan, late, until=LAST_DAY)] == [date(2021, 10, 8), date(2021, 11, 18)]
    assert Progress(plan, LAST_DAY).of(late).light is Light.RED
