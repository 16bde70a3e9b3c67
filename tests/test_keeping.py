"""Plans of the data folder renamed and put away, with all that belongs to them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.building import plan
from tracker.errors import NotRemoved, PlanExists, UnknownPlan
from tracker.issued import Issued, issued_reports, remember
from tracker.keeping import REMOVED, bring_back, remove_plan, removed_plans, rename_plan
from tracker.request import Request, current_name, plan_names
from tracker.settings import Settings
from tracker.workspace import Workspace, keep_new, open_workspace

SETTINGS = Settings(name="李")
HANDED_IN = Issued(datetime(2026, 6, 1, tzinfo=UTC), date(2026, 6, 1), "progress", None, "", 0, 1, "报告")


def kept(home: Path, name: str) -> Workspace:
    return keep_new(plan("一、路\n  甲"), source="要点.txt", name=name, request=Request(home), settings=SETTINGS)


def noted(home: Path, name: str) -> None:
    """A plan with a note that may still stand in the journal, and a report that was handed in."""
    workspace = kept(home, name)
    workspace.note("甲", "议定")
    remember(workspace.file, HANDED_IN)
    workspace.close()


def notes(workspace: Workspace) -> list[str]:
    found = [note.text for note in workspace.plan.notes_on("甲")]
    workspace.close()
    return found


def test_a_renamed_plan_has_all_that_it_had(tmp_path: Path) -> None:
    noted(tmp_path, "旧")

    assert rename_plan(Request(tmp_path), SETTINGS, "旧", "新") == "新"

    assert plan_names(Request(tmp_path), SETTINGS) == ("新",)
    assert notes(open_workspace(Request(tmp_path, "新"), SETTINGS)) == ["议定"]
    assert [each.text for each in issued_reports(tmp_path / "新.json")] == ["报告"]


def test_the_plan_that_opens_by_itself_still_does_under_its_new_name(tmp_path: Path) -> None:
    kept(tmp_path, "甲").close()
    kept(tmp_path, "丙").close()

    rename_plan(Request(tmp_path), SETTINGS, "丙", "乙")

    assert current_name(Request(tmp_path), SETTINGS) == "乙"


def test_a_name_that_is_taken_changes_neither_plan(tmp_path: Path) -> None:
    noted(tmp_path, "甲计划")
    kept(tmp_path, "乙计划").close()

    with pytest.raises(PlanExists):
        rename_plan(Request(tmp_path), SETTINGS, "甲计划", "乙计划")

    assert notes(open_workspace(Request(tmp_path, "甲计划"), SETTINGS)) == ["议定"]
    assert notes(open_workspace(Request(tmp_path, "乙计划"), SETTINGS)) == []


def test_a_removed_plan_is_whole_where_it_is_kept(tmp_path: Path) -> None:
    noted(tmp_path, "旧")
    kept(tmp_path, "另").close()

    file = remove_plan(Request(tmp_path), SETTINGS, "旧")

    assert plan_names(Request(tmp_path), SETTINGS) == ("另",)
    assert file.parent == tmp_path / REMOVED
    assert notes(open_workspace(Request(tmp_path, str(file)), SETTINGS)) == ["议定"]


def test_a_plan_that_is_not_there_is_named(tmp_path: Path) -> None:
    kept(tmp_path, "甲").close()

    with pytest.raises(UnknownPlan):
        remove_plan(Request(tmp_path), SETTINGS, "没有")


def test_a_removed_plan_comes_back_with_all_that_it_had(tmp_path: Path) -> None:
    noted(tmp_path, "旧")
    remove_plan(Request(tmp_path), SETTINGS, "旧")

    assert bring_back(Request(tmp_path), SETTINGS, "旧") == "旧"

    assert notes(open_workspace(Request(tmp_path, "旧"), SETTINGS)) == ["议定"]
    assert [each.text for each in issued_reports(tmp_path / "旧.json")] == ["报告"]
    assert removed_plans(Request(tmp_path), SETTINGS) == ()


def test_a_removed_plan_comes_back_beside_one_that_has_its_name_by_now(tmp_path: Path) -> None:
    noted(tmp_path, "计划")
    remove_plan(Request(tmp_path), SETTINGS, "计划")
    kept(tmp_path, "计划").close()

    assert bring_back(Request(tmp_path), SETTINGS, "计划") == "计划-2"

    assert notes(open_workspace(Request(tmp_path, "计划-2"), SETTINGS)) == ["议定"]
    assert notes(open_workspace(Request(tmp_path, "计划"), SETTINGS)) == []


def test_of_several_of_one_name_the_last_removed_comes_back_and_any_by_the_name_of_its_file(tmp_path: Path) -> None:
    for stamp in ("20260101T000000Z", "20260301T000000Z", "20260201T000000Z"):
        kept(tmp_path / REMOVED, f"计划 {stamp}").close()
    (tmp_path / REMOVED / "别人放的.json").write_text("{}")

    assert [each.at.month for each in removed_plans(Request(tmp_path), SETTINGS)] == [3, 2, 1]
    bring_back(Request(tmp_path), SETTINGS, "计划")
    bring_back(Request(tmp_path), SETTINGS, "计划 20260101T000000Z")
    assert [each.at.month for each in removed_plans(Request(tmp_path), SETTINGS)] == [2]


def test_a_plan_that_nobody_removed_does_not_come_back(tmp_path: Path) -> None:
    with pytest.raises(NotRemoved):
        bring_back(Request(tmp_path), SETTINGS, "没有")
