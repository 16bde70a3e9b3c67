"""What another program or hand has changed in a plan's file, and making a step of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import rmtree

import pytest

from tests.store.making import SESSION, edited, ticked
from tracker.errors import NothingToGoBy
from tracker.model.change import Change, Loaded, SetField
from tracker.model.history import Step
from tracker.model.status import Status
from tracker.store.opening import Folder
from tracker.store.safety import back_up, check_plan, take_in_outside


def step_from(changes: Sequence[Change]) -> Step:
    return Step("外", datetime(2026, 3, 2, tzinfo=UTC), date(2026, 3, 2), "李", tuple(changes), "程序外的改动")


def test_what_was_changed_is_told_and_made_a_step(path: Path, folder: Folder) -> None:
    edited(path, {"status": "blocked"}, "items", 1)

    outside = take_in_outside(path, SESSION, step_from)

    assert outside is not None
    with folder.open("道路") as store:
        changes = (SetField("勘察", "status", Status.DONE, Status.BLOCKED),)
        assert (store.plan, store.history()[-1]) == (outside.plan, step_from(changes))
    assert check_plan(path).is_sound


def test_a_history_that_was_changed_is_mended_by_what_the_backup_says(path: Path, folder: Folder) -> None:
    folder.open("道路").close()
    edited(path, {"title": "勘查"}, "items", 1)
    edited(path, {"status": "not_started"}, "items", 1)
    assert "leads_elsewhere" in {finding.flaw.value for finding in check_plan(path).findings}

    take_in_outside(path, SESSION, step_from)

    assert check_plan(path).is_sound


def test_somebody_who_has_the_plan_open_follows(path: Path, folder: Folder) -> None:
    with folder.open("道路") as store:
        edited(path, {"title": "勘查"}, "items", 1)
        take_in_outside(path, SESSION, step_from)

        store.catch_up()

        assert store.history()[-1].id == "外"
        store.edit(ticked("修路", 9))
    assert check_plan(path).is_sound


def test_a_plan_without_backups_counts_as_loaded_as_it_is(path: Path, folder: Folder) -> None:
    folder.open("道路").close()
    rmtree(path.with_name("道路.backups"))
    edited(path, {"title": "修通公路"}, "items", 2)

    outside = take_in_outside(path, SESSION, step_from)

    assert outside is not None
    assert outside.revision is None
    assert check_plan(path).is_sound
    with folder.open("道路") as store:
        assert isinstance(store.history()[0].changes[0], Loaded)
        assert store.plan.items["修路"].title == "修通公路"


def test_a_history_that_leads_nowhere_without_a_backup_is_left_as_it_is(path: Path, folder: Folder) -> None:
    folder.open("道路").close()
    edited(path, {"status": "blocked"}, "items", 1)
    folder.open("道路").close()
    rmtree(path.with_name("道路.backups"))
    before = path.read_bytes()

    with pytest.raises(NothingToGoBy):
        take_in_outside(path, SESSION, step_from)

    assert path.read_bytes() == before


def test_what_only_a_newer_version_knows_counts_as_loaded_so(path: Path) -> None:
    edited(path, {"colour": "red"}, "items", 1)

    take_in_outside(path, SESSION, step_from)

    assert check_plan(path).is_sound


def test_a_sound_plan_is_left_alone(path: Path) -> None:
    assert take_in_outside(path, SESSION, step_from) is None


def test_a_backup_stays_as_it_was_when_another_program_writes_into_the_file(path: Path) -> None:
    backup = path.with_name("道路.backups") / back_up(path, SESSION)
    before = backup.read_bytes()

    edited(path, {"title": "勘查"}, "items", 1)

    assert backup.read_bytes() == before
