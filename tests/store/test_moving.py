"""A plan under another name, with its history and all that lies beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.making import FIRST, ROADS, SESSION, ticked
from tracker.errors import Gone, PlanExists
from tracker.model.status import Status
from tracker.store.moving import move_plan
from tracker.store.opening import Folder
from tracker.store.safety import back_up


@pytest.fixture
def path(folder: Folder) -> Path:
    """A plan with an edit in its journal, a backup, and what was issued beside it."""
    store = folder.create("道路", ROADS, FIRST)
    path = folder.file("道路")
    back_up(path, SESSION)
    store.edit(ticked("勘察", 1))
    path.with_name("道路.issued.jsonl").write_text("{}\n", encoding="utf-8")
    return path


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir() if not each.name.endswith(".lock")}


def test_a_plan_goes_elsewhere_with_its_journal_its_backups_and_what_was_issued(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "下面" / "再下面"
    before = {name.replace("道路", "新路") for name in names(path.parent)}

    move_plan(path, elsewhere / "新路.json", SESSION)

    assert names(elsewhere) == before
    assert names(path.parent) == {"下面"}
    with Folder(elsewhere, SESSION).open("新路") as moved:
        assert moved.plan.items["勘察"].status is Status.DONE
        assert [step.id for step in moved.history()] == ["s0", "s1"]


def test_a_name_that_is_taken_leaves_both_plans_as_they_are(path: Path, folder: Folder) -> None:
    folder.create("桥梁", ROADS, FIRST).close()
    before = {each: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}

    with pytest.raises(PlanExists) as refused:
        move_plan(path, folder.file("桥梁"), SESSION)

    assert refused.value.facts["name"] == "桥梁"
    assert {each: each.read_bytes() for each in path.parent.iterdir() if each.is_file()} == before


def test_a_plan_that_somebody_has_taken_away_is_gone(path: Path, folder: Folder) -> None:
    path.unlink()

    with pytest.raises(Gone):
        move_plan(path, folder.file("新路"), SESSION)

    assert not folder.file("新路").exists()


def test_what_an_earlier_plan_of_that_name_has_left_is_not_taken_for_the_plan_s_own(path: Path, folder: Folder) -> None:
    left = folder.path / "新路.issued.jsonl"
    left.write_text("an earlier plan\n", encoding="utf-8")

    move_plan(path, folder.file("新路"), SESSION)

    assert left.read_text(encoding="utf-8") == "{}\n"


def test_backups_that_an_earlier_plan_of_that_name_has_left_stay_apart(path: Path, folder: Folder) -> None:
    old = next(each for each in path.parent.iterdir() if each.is_dir())
    left = old.with_name(old.name.replace("道路", "新路"))
    left.mkdir()

    move_plan(path, folder.file("新路"), SESSION)

    assert (list(left.iterdir()), old.is_dir()) == ([], True)


def test_a_plan_with_nothing_beside_it_goes_alone(folder: Folder) -> None:
    folder.create("桥梁", ROADS, FIRST).close()

    move_plan(folder.file("桥梁"), folder.file("新桥"), SESSION)

    assert folder.names() == ("新桥",)
