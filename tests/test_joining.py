from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.building import note
from tests.store.making import FIRST, ROADS, SESSION
from tracker.errors import AnotherPlan, PastIsReadOnly
from tracker.frozen import replace
from tracker.joining import Dispute, Side, facts_of, join, looked_at
from tracker.language.catalogue import load_catalogue
from tracker.model import edits
from tracker.model.change import Change, SetField, SetNote, SetPlanField
from tracker.model.item import Note
from tracker.model.plan import ROOT, Plan
from tracker.request import Request
from tracker.settings import Settings
from tracker.store.opening import Folder
from tracker.workspace import Workspace, open_workspace

NOTE = note("修路", "初稿")


def workspace_in(folder: Path, minute: int) -> Workspace:
    workspace = open_workspace(Request(folder, "道路", on=date(2026, 6, 1)), Settings(name="李"))
    workspace.clock = lambda: datetime(2026, 6, 1, 8, minute, tzinfo=UTC)
    return workspace


Edit = Callable[[Plan], Iterable[Change]]


def apart(tmp_path: Path, mine: Edit, theirs: Edit) -> tuple[Workspace, Path]:
    """Our plan and the file of a copy, each with an edit of its own; theirs is the later."""
    ours, other = tmp_path / "ours", tmp_path / "other"
    Folder(ours, SESSION).create("道路", ROADS, FIRST).close()
    with workspace_in(ours, 0).store as store:
        store.edit(lambda plan: replace(FIRST, id="note", changes=edits.add_note(plan, NOTE)))
    shutil.copytree(ours, other)
    copy = workspace_in(other, 2)
    copy.edit(theirs)
    copy.close()
    workspace = workspace_in(ours, 1)
    workspace.edit(mine)
    return workspace, other / "道路.json"


def rewritten(text: str) -> Edit:
    return lambda _: [SetNote(NOTE, replace(NOTE, text=text))]


def only(disputes: tuple[Dispute, ...]) -> Dispute:
    (dispute,) = disputes
    return dispute


def test_a_note_that_both_have_rewritten_is_decided(tmp_path: Path) -> None:
    workspace, copy = apart(tmp_path, rewritten("这里改的"), rewritten("那边改的"))
    dispute = only(looked_at(workspace, copy).disputes)
    assert isinstance(dispute.mine, Note)

    join(workspace, copy, {dispute.key: Side.MINE})

    assert [each.text for each in workspace.plan.notes_on("修路")] == ["这里改的"]


def test_a_note_that_one_has_taken_away_and_the_other_rewritten_is_decided(tmp_path: Path) -> None:
    workspace, copy = apart(tmp_path, rewritten("这里改的"), lambda _: [SetNote(NOTE, None)])
    dispute = only(looked_at(workspace, copy).disputes)
    assert dispute.theirs is None

    join(workspace, copy, {dispute.key: Side.MINE})

    assert [each.text for each in workspace.plan.notes_on("修路")] == ["这里改的"]


def test_percentages_that_differ_are_told_with_their_sign(tmp_path: Path) -> None:
    workspace, copy = apart(
        tmp_path,
        lambda _: [SetField("修路", "percent", None, 40)],
        lambda _: [SetField("修路", "percent", None, 60)],
    )
    dispute = only(looked_at(workspace, copy).disputes)

    facts = facts_of(dispute, workspace.plan, load_catalogue("zh"))

    assert (facts["mine"], facts["theirs"]) == ("40%", "60%")


def test_the_title_of_the_plan_is_decided(tmp_path: Path) -> None:
    workspace, copy = apart(
        tmp_path,
        lambda plan: [SetPlanField("title", plan.title, "这里的要点")],
        lambda plan: [SetPlanField("title", plan.title, "那边的要点")],
    )
    dispute = only(looked_at(workspace, copy).disputes)

    join(workspace, copy, {dispute.key: Side.MINE})

    assert (dispute.item, dispute.kept, workspace.plan.title) == (ROOT, "那边的要点", "这里的要点")


def test_what_concerns_an_item_that_is_gone_is_told_and_not_asked(tmp_path: Path) -> None:
    workspace, copy = apart(
        tmp_path, lambda plan: edits.remove(plan, ["绿化"]), lambda plan: edits.set_field(plan, "绿化", "title", "植树")
    )

    seen = looked_at(workspace, copy)

    assert seen.disputes == ()
    assert [each.was_lost for each in seen.told] == [True]


def test_looking_changes_nothing(tmp_path: Path) -> None:
    workspace, copy = apart(tmp_path, rewritten("这里改的"), rewritten("那边改的"))
    before = workspace.store.history()

    looked_at(workspace, copy)

    assert workspace.store.history() == before


def test_another_plan_is_not_joined(tmp_path: Path) -> None:
    workspace, _ = apart(tmp_path, rewritten("这里改的"), rewritten("那边改的"))
    Folder(tmp_path, SESSION).create("桥", ROADS, replace(FIRST, id="another")).close()

    for act in (lambda: looked_at(workspace, tmp_path / "桥.json"), lambda: join(workspace, tmp_path / "桥.json", {})):
        with pytest.raises(AnotherPlan):
            act()


def test_nothing_is_joined_into_a_past_day(tmp_path: Path) -> None:
    workspace, copy = apart(tmp_path, rewritten("这里改的"), rewritten("那边改的"))
    workspace.request = replace(workspace.request, as_of=date(2026, 1, 1))

    with pytest.raises(PastIsReadOnly):
        join(workspace, copy, {})
