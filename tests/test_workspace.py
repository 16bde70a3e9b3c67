from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from tracker.environment import default_home
from tracker.errors import FieldChanged, NothingToUndo, PastIsReadOnly
from tracker.model import edits
from tracker.model.change import SetField
from tracker.model.item import Item, NoteKind
from tracker.model.status import Status
from tracker.request import Request
from tracker.settings import Settings
from tracker.store.safety import candidates, restore
from tracker.store.session import Session
from tracker.workspace import BUNDLED, Workspace, blank_workspace, open_workspace, opened_one_by_one

LI, WANG = Settings(name="李"), Settings(name="王")
Open = Callable[..., Workspace]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Opens the bundled plan in one data folder, as anybody and for any day."""

    def opened(settings: Settings = LI, *, on: date | None = date(2021, 3, 31), as_of: date | None = None) -> Workspace:
        return open_workspace(Request(tmp_path, on=on, as_of=as_of), settings)

    return opened


def leaf(workspace: Workspace, number: str = "1.1.1") -> Item:
    item_id = workspace.plan.at(number)
    assert item_id
    return workspace.plan.items[item_id]


def test_the_first_start_loads_the_bundled_plan_from_the_first_day_of_its_year(opened: Open) -> None:
    workspace = opened()

    (loaded,) = workspace.history()
    assert (workspace.plan.year, loaded.on, loaded.author) == (2021, date(2021, 1, 1), "李")


def test_what_was_typed_is_never_overwritten_by_the_bundled_plan(opened: Open) -> None:
    first = opened()
    first.edit(partial(edits.set_field, item_id=leaf(first).id, field="title", value="自己写的"))
    first.close()

    assert leaf(opened()).title == "自己写的"


def test_an_edit_moves_the_figures_with_it(opened: Open) -> None:
    workspace = opened()
    before = workspace.progress.whole

    workspace.edit(partial(edits.tick, item_ids=[leaf(workspace).id]))

    assert (before.done, workspace.progress.whole.done) == (0, 1)


def test_an_edit_that_finds_nothing_to_change_is_no_step(opened: Open) -> None:
    workspace = opened()

    assert workspace.edit(lambda _: ()) is None
    assert len(workspace.history()) == 1


def test_an_edit_sees_what_somebody_else_has_recorded_a_moment_ago(opened: Open) -> None:
    mine, theirs = opened(), opened(WANG)
    theirs.edit(partial(edits.tick, item_ids=[leaf(theirs, "1.1.2").id]))

    mine.edit(partial(edits.tick, item_ids=[leaf(mine).id]))

    assert mine.progress.whole.done == 2


def test_what_others_record_is_caught_up_with(opened: Open) -> None:
    mine, theirs = opened(), opened(WANG)
    assert mine.progress.whole.done == 0
    theirs.edit(partial(edits.tick, item_ids=[leaf(theirs).id]))

    assert [step.author for step in mine.catch_up()] == ["王"]
    assert mine.progress.whole.done == 1
    assert mine.catch_up() == ()


def test_a_backup_restored_meanwhile_is_seen_in_the_figures(opened: Open) -> None:
    mine = opened()
    mine.edit(lambda plan: edits.tick(plan, [leaf(mine).id]))
    mine.store.tidy()  # leaves the file before as a backup
    before = mine.progress.whole.done

    restore(mine.file, candidates(mine.file)[-1].name, Session("王", lambda: datetime.now(UTC)))

    assert mine.catch_up() == ()
    assert (before, mine.progress.whole.done) == (1, 0)


def test_an_editor_that_saw_an_older_value_is_refused(opened: Open) -> None:
    mine, theirs = opened(), opened(WANG)
    seen = leaf(mine).title
    theirs.edit(partial(edits.set_field, item_id=leaf(theirs).id, field="title", value="王改的"))

    with pytest.raises(FieldChanged) as refused:
        mine.edit(lambda _: [SetField(leaf(mine).id, "title", seen, "李改的")])

    assert (refused.value.facts["expected"], refused.value.facts["found"]) == (seen, "王改的")


def test_what_a_refused_edit_has_caught_up_with_is_in_the_figures(opened: Open) -> None:
    li, wang = opened(LI), opened(WANG)
    seen, done = leaf(li), li.progress.whole.done
    wang.edit(partial(edits.set_field, item_id=seen.id, field="title", value="王改的"))
    wang.edit(partial(edits.tick, item_ids=[seen.id]))

    with pytest.raises(FieldChanged):
        li.edit(lambda _: (SetField(seen.id, "title", seen.title, "李改的"),))

    assert (leaf(li).title, li.progress.whole.done) == ("王改的", done + 1)


def test_a_note_stands_for_the_day_that_is_set_with_its_author(opened: Open) -> None:
    workspace = opened()

    workspace.note(leaf(workspace).id, " \x1b[1m已学习\n三次 ", kind=NoteKind.PROGRESS, evidence="记录\n本")

    note = workspace.plan.notes_on(leaf(workspace).id)[-1]
    assert (note.on, note.author, note.text, note.evidence) == (date(2021, 3, 31), "李", "已学习\n三次", "记录 本")


def test_a_note_without_words_is_not_written(opened: Open) -> None:
    workspace = opened()

    assert workspace.note(leaf(workspace).id, " \n\u200b") is None


def test_undo_takes_back_only_what_this_author_did(opened: Open) -> None:
    mine, theirs = opened(), opened(WANG)
    mine.edit(partial(edits.tick, item_ids=[leaf(mine).id]))
    theirs.edit(partial(edits.tick, item_ids=[leaf(theirs, "1.1.2").id]))

    undone = mine.undo()

    assert undone.author == "李"
    assert (leaf(mine).status, leaf(mine, "1.1.2").status) == (Status.NOT_STARTED, Status.DONE)
    with pytest.raises(NothingToUndo):
        mine.undo()


def test_redo_brings_back_what_undo_took(opened: Open) -> None:
    workspace = opened()
    workspace.edit(partial(edits.tick, item_ids=[leaf(workspace).id]))
    workspace.undo()

    workspace.redo()

    assert leaf(workspace).status is Status.DONE


def test_undo_of_what_somebody_else_has_changed_since_is_refused(opened: Open) -> None:
    mine, theirs = opened(), opened(WANG)
    mine.edit(partial(edits.tick, item_ids=[leaf(mine).id]))
    theirs.edit(partial(edits.untick, item_ids=[leaf(mine).id]))

    with pytest.raises(FieldChanged):
        mine.undo()


def test_a_past_day_is_shown_as_it_was_and_only_shown(opened: Open) -> None:
    now = opened()
    now.edit(partial(edits.tick, item_ids=[leaf(now).id]))

    past = opened(on=None, as_of=date(2021, 3, 30))

    assert (past.today, leaf(past).status) == (date(2021, 3, 30), Status.NOT_STARTED)
    with pytest.raises(PastIsReadOnly):
        past.edit(partial(edits.tick, item_ids=[leaf(past).id]))


def test_midnight_changes_the_figures(tmp_path: Path) -> None:
    workspace = open_workspace(Request(tmp_path), LI)
    now = [datetime(2021, 5, 31, 12, tzinfo=UTC)]
    workspace.clock = lambda: now[0]
    red_before = workspace.progress.of(leaf(workspace, "3.2.2").id)

    now[0] = datetime(2021, 6, 2, 12, tzinfo=UTC)

    assert red_before.light is not workspace.progress.of(leaf(workspace, "3.2.2").id).light


def test_every_plan_of_a_folder_is_opened_in_turn_and_a_bad_one_hides_none(opened: Open, tmp_path: Path) -> None:
    opened().close()

    (tmp_path / "坏的.json").write_text("{", encoding="utf-8")
    unreadable: list[str] = []

    (found,) = opened_one_by_one(Request(tmp_path), LI, unreadable=lambda name, _: unreadable.append(name))

    assert (found.name, found.progress.whole.counted, unreadable) == (BUNDLED, 57, ["坏的"])


def test_where_data_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_HOME", "~/数据")
    assert default_home() == Path("~/数据").expanduser()

    monkeypatch.delenv("TRACKER_HOME")
    assert default_home().name == "tracker"


def test_a_blank_workspace_is_kept_nowhere(tmp_path: Path) -> None:
    workspace = blank_workspace(Request(tmp_path / "home", "要点", on=date(2026, 3, 1), as_of=date(2026, 2, 1)), LI)

    workspace.close()

    assert (workspace.plan.items, workspace.plan.year, workspace.today) == ({}, 2026, date(2026, 3, 1))
    assert workspace.request == Request(tmp_path / "home", on=date(2026, 3, 1))
    assert not (tmp_path / "home").exists()
