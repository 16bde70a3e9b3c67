"""The one door through which the command line and the app reach plans: open, edit, undo, look back.

Below it only `request` and `environment` know the clock, the user and the making of ids. An edit is a
function from the plan as it is at that moment, under the store's lock, to the changes of one step:

    workspace.edit(lambda plan: edits.tick(plan, ["3.2's id"]))

so that what somebody else has recorded a moment ago is seen before it is built upon.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.environment import random_id
from tracker.errors import NothingToRedo, NothingToUndo, PlanExists, StoreError
from tracker.frozen import replace
from tracker.model import edits, history
from tracker.model.change import Change, Loaded
from tracker.model.history import Step
from tracker.model.item import Note, NoteKind
from tracker.model.plan import Plan
from tracker.request import Request, author_by, folder_and_name, kept_in, refuse_in_the_past, remember
from tracker.settings import Settings
from tracker.store.base import Store
from tracker.store.opening import Folder, safe_name
from tracker.text.cleaning import clean, clean_line

if TYPE_CHECKING:  # an edit needs none of them
    from tracker.model.light import LightRules
    from tracker.model.progress import Progress
    from tracker.model.query import Filter

BUNDLED = "三明市老区建设促进会2021年工作要点"
"""The plan that is loaded when there is none yet: its name here and its file's among the plans that ship."""


class _WorkedOut:
    """A past state and figures, which take long to work out, kept for as long as they hold."""

    def __init__(self) -> None:
        self._past: tuple[date, Plan, Plan] | None = None
        """The day whose state was asked for last, the plan that it was worked out from, and that state."""
        self._progress: Progress | None = None

    def state(self, store: Store, day: date) -> Plan:
        """The plan as it was on that day."""
        if self._past is None or self._past[0] != day or self._past[1] is not store.plan:
            self._past = day, store.plan, history.as_of(store.plan, store.history(), day)
        return self._past[2]

    def progress(self, plan: Plan, today: date, rules: LightRules) -> Progress:
        known = self._progress
        if known is None or known.plan is not plan or known.today != today or known.rules != rules:
            from tracker.model.progress import Progress  # an edit asks for no figures

            known = self._progress = Progress(plan, today, rules)
        return known

    def carry_over(self, before: Plan, now: Plan, steps: Iterable[Step]) -> None:
        """Keeps the figures of `before` that the steps, which alone led on from it to `now`, cannot have changed."""
        if not steps or self._progress is None or self._progress.plan is not before:
            return
        touched = {item_id for step in steps for change in step.changes for item_id in change.touched()}
        self._progress = self._progress.after(now, touched)


class Workspace:
    """One open plan with its figures."""

    def __init__(
        self,
        store: Store,
        name: str,
        file: Path,
        settings: Settings,
        request: Request,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        new_id: Callable[[], str] = random_id,
    ) -> None:
        """
        Args:
            name: Under which the plan is kept.
            file: Beside which what belongs to the plan is kept.
        """
        self.store, self.name, self.file = store, name, file
        self.settings, self.request, self.clock, self.new_id = settings, request, clock, new_id
        """The settings may be replaced; others hold at once, also for the figures."""
        self._worked_out = _WorkedOut()

    @property
    def plan(self) -> Plan:
        """As it is, or as it was on the day whose state was asked for; the store has it as it is in any case."""
        day = self.request.as_of
        return self.store.plan if day is None else self._worked_out.state(self.store, day)

    @property
    def today(self) -> date:
        return self.request.on or self.request.as_of or self.clock().astimezone().date()

    @property
    def progress(self) -> Progress:
        """The figures of the plan as last seen, for `today`, which may have changed at midnight."""
        return self._worked_out.progress(self.plan, self.today, self.settings.rules)

    def history(self) -> tuple[Step, ...]:
        """Every step that led to `plan`, in the order in which it was recorded."""
        day = self.request.as_of
        return tuple(step for step in self.store.history() if day is None or step.on <= day)

    def wanted(self, asked: str) -> Filter:
        """What a filter text asks for; saved filters (`@name`) and the office's own names of lights are understood.

        Raises:
            BadValue, UnknownFilter: A part of it cannot be understood.
        """
        from tracker.model.query import read_filter  # an edit looks for nothing

        text = self.settings.written_out(asked)
        if ":" not in text and "：" not in text:
            return read_filter(text, {})
        from tracker.entry import words_of_filters  # the words of both languages take 5 ms

        return read_filter(text, words_of_filters(self.settings.light_names))

    def edit(self, build: Callable[[Plan], Iterable[Change]], *, why: str = "", on: date | None = None) -> Step | None:
        """Records one step, durable when this returns; None when `build` finds nothing to change.

        Args:
            on: The day that it counts for; None means `today`.

        Raises:
            ChangeRefused: The plan as it is now does not allow it.
            StoreError: It could not be kept; nothing was changed.
        """

        def step_from(plan: Plan) -> Step | None:
            changes = tuple(build(plan))
            return self._step(changes, why=why, on=on) if changes else None

        return self._record(step_from)

    def note(
        self,
        item_id: str,
        text: str,
        *,
        kind: NoteKind = NoteKind.PROGRESS,
        evidence: str = "",
        others: Iterable[str] = (),
    ) -> Step | None:
        """Writes a note for `today`; None when the text is empty after cleaning.

        Args:
            others: More items that get the same note in the same step.
        """
        cleaned = clean(text).strip()
        if not cleaned:
            return None
        note = Note("", "", self.today, self.clock(), author_by(self.settings), kind, cleaned, clean_line(evidence))
        notes = [replace(note, id=self.new_id(), item=each) for each in (item_id, *others)]
        return self.edit(lambda plan: [change for each in notes for change in edits.add_note(plan, each)])

    def undo(self) -> Step:
        """Takes back the last step of this author that still stands, and answers that step.

        It counts for the day of that step, so that a slip recorded for a past day is gone from that day too.

        Raises:
            NothingToUndo: There is none.
            FieldChanged: Somebody else has changed the same since.
        """
        return self._take_back(history.next_undo, NothingToUndo)

    def redo(self) -> Step:
        """Takes back the last undo; answers what holds again, as the step that it was.

        Raises:
            NothingToRedo: There is none, or something was changed since.
            FieldChanged: Somebody else has changed the same since.
        """
        undo = self._take_back(history.next_redo, NothingToRedo)
        return replace(undo, changes=history.inverse(undo))

    def catch_up(self) -> tuple[Step, ...]:
        """What other processes have recorded since last asked; empty when nothing."""
        before = self.store.plan
        steps = self.store.catch_up()
        self._worked_out.carry_over(before, self.store.plan, steps)
        return steps

    def close(self) -> None:
        self.store.close()

    def _take_back(
        self, find: Callable[[Iterable[Step], str], Step | None], nothing: type[NothingToUndo | NothingToRedo]
    ) -> Step:
        found: list[Step] = []

        def step_from(_: Plan) -> Step:
            step = find(self.store.history(), author_by(self.settings))
            if step is None:
                raise nothing
            found.append(step)
            return replace(self._step(history.inverse(step), undoes=step.id), on=step.on)

        self._record(step_from)
        return found[-1]

    def _record(self, step_from: Callable[[Plan], Step | None]) -> Step | None:
        refuse_in_the_past(self.request)
        built_on: list[Plan] = []

        def build(plan: Plan) -> Step | None:
            built_on.append(plan)
            return step_from(plan)

        step = self.store.edit(build)
        if step is not None:
            self._worked_out.carry_over(built_on[-1], self.store.plan, [step])
        return step

    def _step(self, changes: tuple[Change, ...], *, why: str = "", undoes: str = "", on: date | None = None) -> Step:
        author = author_by(self.settings)
        return Step(self.new_id(), self.clock(), on or self.today, author, changes, clean_line(why), undoes)


def open_workspace(request: Request, settings: Settings) -> Workspace:
    """The requested plan; the first time, the bundled one, which is loaded then.

    Raises:
        UnknownPlan: There is no plan of that name, nor a file.
        StoreError: The data folder or the plan cannot be read.
    """
    plans, name = folder_and_name(request, settings)
    store = plans.open(name) if name else _first_start(settings, plans)
    opened = name or BUNDLED
    if not request.plan:
        remember(request.home, opened)
    return Workspace(store, opened, plans.file(opened), settings, request)


def keep_new(
    plan: Plan, *, source: str, name: str, request: Request, settings: Settings, opens_next: bool = True
) -> Workspace:
    """Keeps a new plan and opens it, under `name`, or under one made of office and title when that is empty.

    Args:
        opens_next: Whether it is the one that opens from now on when no plan is named.

    Raises:
        PlanExists: There is a plan of that name, which stays as it is.
        StoreError: It could not be kept.
    """
    plans = kept_in(request.home, settings)
    title = plan.title if plan.org in plan.title else plan.org + plan.title
    kept_as = safe_name(name) if name else plans.free_name(title or Path(source).stem)
    store = plans.create(kept_as, plan, _loaded(plan, source, settings))
    if opens_next:
        remember(request.home, kept_as)
    return Workspace(store, kept_as, plans.file(kept_as), settings, request)


def blank_workspace(request: Request, settings: Settings) -> Workspace:
    """A plan with nothing in it that is kept nowhere, for who has not decided on one yet."""
    from tracker.store.memory import MemoryPlans  # only here

    today = request.on or datetime.now().astimezone().date()
    plan = Plan(random_id(), "", "", today.year)
    store = MemoryPlans().create("", plan, _loaded(plan, "", settings))
    return Workspace(store, "", request.home, settings, replace(request, plan="", as_of=None))


def opened_one_by_one(
    request: Request, settings: Settings, *, names: Iterable[str] = (), unreadable: Callable[[str, StoreError], object]
) -> Iterator[Workspace]:
    """Every plan kept in the data folder, by name, each open until the next is asked for.

    Args:
        names: The plans that are wanted, as in `Request.plan`; none means all.
        unreadable: Told the name of a plan that cannot be opened and why; the others follow all the same.
    """
    wanted = [folder_and_name(replace(request, plan=name), settings) for name in names]
    kept = kept_in(request.home, settings)
    for plans, name in wanted or [(kept, name) for name in kept.names()]:
        try:
            store = plans.open(name)
        except StoreError as error:
            unreadable(name, error)
            continue
        with store:
            yield Workspace(store, name, plans.file(name), settings, request)


def _first_start(settings: Settings, plans: Folder) -> Store:
    """Keeps the bundled plan and opens it; one that another process has kept meanwhile is opened as it is."""
    from tracker.bundled import bundled_plan  # once in a data folder's life

    source, plan = bundled_plan(BUNDLED, new_id=random_id)
    loaded = _loaded(plan, source, settings)
    try:
        return plans.create(BUNDLED, plan, loaded)
    except PlanExists:
        return plans.open(BUNDLED)


def _loaded(plan: Plan, source: str, settings: Settings) -> Step:
    """The beginning of a plan's history; it counts from the first day of the plan's year."""
    return Step(random_id(), datetime.now(UTC), plan.first_day, author_by(settings), (Loaded(clean_line(source)),))
