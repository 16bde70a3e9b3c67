"""What a report is about: a plan with its figures on a day, whole or narrowed, and the time before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain
from types import MappingProxyType

from tracker.frozen import Frozen, replace
from tracker.model.change import SetField, in_order
from tracker.model.history import Step, as_of
from tracker.model.item import Item, Note, NoteKind
from tracker.model.plan import ROOT, Plan
from tracker.model.progress import Figures, Progress
from tracker.model.status import Status
from tracker.reports.pruning import pruned
from tracker.reports.report import TrendPoint
from tracker.reports.trend import trend_of

_NOTHING: Mapping[str, date] = MappingProxyType({})


class Subject(Frozen):
    """Made by `subject_of`."""

    progress: Progress
    """The plan, or what was left of it, with its figures on the day of the report."""

    numbers: Mapping[str, str]
    """Numbers by item id, those of the whole plan also where it was narrowed."""

    order: Sequence[str]
    """Every item in plan order; walked once for all parts of a report."""

    since: date | None = None
    """The first day of the period; None means everything up to today."""

    before: Progress | None = None
    """The same items as they stood at the end of the day before `since`; None without `since`."""

    done_on: Mapping[str, date] = _NOTHING
    """The day that each finished leaf was finished, where the history is known."""

    office: str = ""
    addressee: str = ""
    unit: str = ""
    """The unit that a unit's report is for."""

    steps: Sequence[Step] = ()
    """The history of the whole plan; empty means unknown."""

    is_part: bool = False
    """Whether the plan was narrowed."""

    trend: tuple[TrendPoint, ...] = ()
    """Month by month; empty where nobody asked for it."""

    scope: str = ""
    """What the plan was narrowed to, in words; empty for the whole plan."""

    level: int | None = None
    """How many levels are told of, from 1; what is below them is told with the item above it. None: all."""

    cuts_annexes: bool = False
    """Whether annexes end where nobody reads on."""

    @property
    def plan(self) -> Plan:
        return self.progress.plan

    @property
    def today(self) -> date:
        return self.progress.today

    def item(self, item_id: str) -> Item:
        return self.plan.items[item_id]

    @property
    def told(self) -> Sequence[str]:
        """The items that are told of, in plan order."""
        if self.level is None:
            return self.order
        return [each for each in self.order if self.plan.depth(each) <= self.level]

    def told_of(self, top: str) -> Iterator[str]:
        """`top` and what is told of below it, in plan order."""
        below = self.plan.walk(top)
        left = None if self.level is None else self.level - self.plan.depth(top)
        return chain((top,), (each for each, depth in below if left is None or depth <= left))

    def rows(self) -> Iterator[str]:
        """The items that a table has a row for: the lowest of those that are told of, in plan order."""
        return (each for each in self.told if self.plan.is_leaf(each) or self._is_lowest(each))

    def meant_by(self, item_id: str) -> tuple[str, ...]:
        """The item, and what is below it where that is told with it."""
        if self.level is None or not self._is_lowest(item_id):
            return (item_id,)
        return (item_id, *(below for below, _ in self.plan.walk(item_id)))

    def _is_lowest(self, item_id: str) -> bool:
        return self.level is not None and self.plan.depth(item_id) == self.level

    def notes(self, item_id: str, kind: NoteKind) -> tuple[Note, ...]:
        """The notes of that kind in the period on all that the item means, oldest first; none from after today."""
        meant = self.meant_by(item_id)
        if len(meant) == 1:
            return self.own_notes(item_id, kind)
        return in_order(note for each in meant for note in self.own_notes(each, kind))

    def own_notes(self, item_id: str, kind: NoteKind) -> tuple[Note, ...]:
        """Those on the item itself."""
        written = self.plan.notes_on(item_id)
        return written and tuple(
            note
            for note in written
            if note.kind is kind and note.on <= self.today and (self.since is None or note.on >= self.since)
        )

    def latest(self, item_id: str, kind: NoteKind) -> Note | None:
        notes = self.notes(item_id, kind)
        return notes[-1] if notes else None

    def telling(self, items: Iterable[str], status: Status | None = None) -> list[str]:
        """Those of which there can be something to tell: somebody noted something, or one has that status."""
        noted, known = frozenset(self.plan.notes), self.plan.items
        if self.level is not None:
            return [
                each
                for each in items
                if any(below in noted or known[below].status is status for below in self.meant_by(each))
            ]
        if status is None:
            return [each for each in items if each in noted]
        return [each for each in items if each in noted or known[each].status is status]

    def blocked(self, item_id: str) -> tuple[str, ...]:
        """The blocked leaves among all that the item means."""
        items = self.plan.items
        return tuple(each for each in self.meant_by(item_id) if items[each].status is Status.BLOCKED)

    def finished_on(self, item_id: str) -> date | None:
        """The day on which the last of all that the item means was finished; None while it is not, or unknown."""
        if self.progress.of(item_id).status is not Status.DONE:
            return None
        return max((self.done_on[each] for each in self.meant_by(item_id) if each in self.done_on), default=None)

    def leaves(self) -> Iterator[str]:
        """In plan order."""
        return (item_id for item_id in self.order if self.plan.is_leaf(item_id))

    def figures_before(self, item_id: str) -> Figures | None:
        """None when there is no earlier state, or the item was not in it."""
        if self.before is None or (item_id != ROOT and item_id not in self.before.plan.items):
            return None
        return self.before.of(item_id)


def subject_of(
    progress: Progress,
    *,
    steps: Sequence[Step] = (),
    since: date | None = None,
    only: Collection[str] | None = None,
    office: str = "",
    addressee: str = "",
    unit: str = "",
    with_trend: bool = False,
    now: Plan | None = None,
    level: int | None = None,
    scope: str = "",
    cuts_annexes: bool = False,
) -> Subject:
    """Everything that composers ask for, from the figures of a plan.

    Args:
        steps: The history, in the order in which it was recorded. Without it the days on which items
            were finished stay unknown, and a period begins with the plan as it is.
        only: The items to keep, as `pruned` understands them; None means all.
        office: Who signs; empty means the plan's own office.
        level: See `Subject.level`; so `scope` and `cuts_annexes`.
        now: The plan that all `steps` lead to, where `progress` shows an earlier state of it.
        with_trend: Whether to replay the history month by month, for formats that draw (12 times the
            work of the figures).
    """
    plan = progress.plan
    subject = Subject(
        progress=progress,
        numbers=plan.numbers(),
        order=_order(plan),
        since=since,
        before=None if since is None else _before(progress, now or plan, steps, since),
        done_on=dict(_days_done(steps, plan, progress.today)),
        office=office or plan.org,
        addressee=addressee,
        unit=unit,
        steps=steps,
        level=level,
        scope=scope,
        cuts_annexes=cuts_annexes,
    )
    if only is not None:
        subject = narrowed(subject, only)
    if with_trend:
        leaves = tuple(subject.leaves()) if subject.is_part else None
        subject = replace(subject, trend=trend_of(progress, steps, leaves=leaves, now=now))
    return subject


def narrowed(subject: Subject, only: Collection[str]) -> Subject:
    """The subject with these items alone, as `pruned` understands them."""
    progress = pruned(subject.progress, only)
    before = pruned(subject.before, only) if subject.before else None
    order = _order(progress.plan)
    return replace(subject, progress=progress, order=order, before=before, is_part=True, trend=())


def _before(progress: Progress, now: Plan, steps: Sequence[Step], since: date) -> Progress:
    """The figures at the end of the day before `since`; there is none before the first of the calendar."""
    eve = since - timedelta(days=1) if since > date.min else since
    return Progress(as_of(now, steps, eve), eve, progress.rules)


def _order(plan: Plan) -> tuple[str, ...]:
    return tuple(item_id for item_id, _ in plan.walk())


def _days_done(steps: Sequence[Step], plan: Plan, today: date) -> Iterator[tuple[str, date]]:
    for step in steps:
        for change in step.changes:
            if not (isinstance(change, SetField) and change.field == "status" and change.new is Status.DONE):
                continue
            item = plan.items.get(change.item)
            if step.on <= today and item is not None and item.status is Status.DONE:
                yield change.item, step.on
