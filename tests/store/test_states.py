"""The store against a plain model of it, through any order of edits, openings, folds, joins and damage."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.building import note
from tests.store.crash import LONG
from tests.store.making import FIRST, ROADS, SESSION
from tracker.model import edits
from tracker.model.change import Change, applied
from tracker.model.history import Step, inverse, next_undo
from tracker.model.item import Item
from tracker.model.plan import Plan
from tracker.model.status import Status
from tracker.store.base import Store
from tracker.store.opening import Folder
from tracker.store.safety import candidates, check_plan, restore

WHICH = st.integers(0, 1)


class StoreMachine(RuleBasedStateMachine):
    """Two stores on one plan, as two windows; `plan` and `steps` are what must be in it."""

    def __init__(self) -> None:
        super().__init__()
        self._home = tempfile.TemporaryDirectory()
        self.folder = Folder(Path(self._home.name), SESSION)
        self.file = self.folder.file("道路")
        self.plan: Plan = ROADS
        self.steps: list[Step] = [FIRST]
        self.stores: list[Store] = []
        self.made = 0

    @initialize()
    def create(self) -> None:
        self.stores = [self.folder.create("道路", ROADS, FIRST), self.folder.open("道路")]

    @rule(which=WHICH, data=st.data())
    def edit(self, which: int, data: st.DataObject) -> None:
        def build(now: Plan) -> Step | None:
            assert now == self.plan
            return self._step(self._changes(now, data))

        self._keep(self.stores[which].edit(build))

    @rule(which=WHICH)
    def undo(self, which: int) -> None:
        def build(now: Plan) -> Step | None:
            step = next_undo(self.stores[which].history(), author="李")
            return self._step(inverse(step), undoes=step.id) if step else None

        self._keep(self.stores[which].edit(build))

    @rule(which=WHICH)
    def catch_up(self, which: int) -> None:
        self.stores[which].catch_up()

        assert self.stores[which].plan == self.plan
        assert self.stores[which].history() == tuple(self.steps)

    @rule(which=WHICH)
    def tidy(self, which: int) -> None:
        self.stores[which].tidy()

    @rule(which=WHICH)
    def reopen(self, which: int) -> None:
        self.stores[which].close()
        self.stores[which] = self.folder.open("道路")

    @rule(which=WHICH)
    def crash(self, which: int) -> None:
        """Nothing is closed; the end of an append that nobody was told of stays behind."""
        journal = self.file.with_suffix(".journal")
        if journal.exists():
            with journal.open("ab") as file:
                file.write(b'1234abcd 99 [{"step": ')
        self.stores[which] = self.folder.open("道路")

    @precondition(lambda self: len(self.steps) > 1)
    @rule(data=st.data())
    def go_back(self, data: st.DataObject) -> None:
        found = data.draw(st.sampled_from(candidates(self.file)))
        state = found.state  # the backup itself may make room for one of what is given up

        restore(self.file, found.name, SESSION)

        self.plan, self.steps = state.plan, list(state.steps)

    @invariant()
    def is_sound(self) -> None:
        if self.stores:
            checkup = check_plan(self.file)
            assert not [each for each in checkup.findings if each.flaw.value != "unfinished_edit"]
            assert checkup.steps == len(self.steps)

    def teardown(self) -> None:
        for store in self.stores:
            store.close()
        self._home.cleanup()

    def _keep(self, step: Step | None) -> None:
        if step is not None:
            self.plan = applied(self.plan, step.changes)
            self.steps.append(step)

    def _step(self, changes: tuple[Change, ...], *, undoes: str = "") -> Step | None:
        self.made += 1
        moment = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=self.made)
        return Step(f"m{self.made}", moment, date(2026, 3, 1), "李", changes, undoes=undoes) if changes else None

    def _changes(self, now: Plan, data: st.DataObject) -> tuple[Change, ...]:
        name = f"新{self.made}"
        if not now.items:
            return edits.add_item(now, Item(name, name))
        target = data.draw(st.sampled_from(sorted(now.items)))
        match data.draw(st.sampled_from(["title", "add", "remove", "note", "status"])):
            case "title":
                return edits.set_field(
                    now, target, "title", data.draw(st.text(st.characters(codec="utf-8"), min_size=1))
                )
            case "add":
                return edits.add_item(now, Item(name, name), parent=target)
            case "remove":
                return edits.remove(now, [target])
            case "note":
                return edits.add_note(now, note(target, name, note_id=name))
            case _:
                return edits.set_status(now, [target], Status.BLOCKED, reason="缺人手")


StoreMachine.TestCase.settings = settings(
    max_examples=300 if LONG else 60, stateful_step_count=60 if LONG else 40, deadline=None
)
TestStore = StoreMachine.TestCase
