"""Plans kept in memory: for tests, and for looking at a plan that nobody wants to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from tracker.errors import AnotherPlan, PlanExists, UnknownPlan
from tracker.model.change import applied
from tracker.model.history import Step
from tracker.model.plan import Plan
from tracker.store.base import Build, Notice
from tracker.store.digest import with_digest
from tracker.store.merging import Merge, merged


@dataclass(slots=True)
class _Kept:
    plan: Plan
    steps: list[Step]
    exchanged: int = 0
    """How often another history was put in place of this one."""


class MemoryPlans:
    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self._kept))

    def open(self, name: str) -> MemoryStore:
        kept = self._kept.get(name)
        if kept is None:
            raise UnknownPlan(name=name, folder="")
        return MemoryStore(kept)

    def create(self, name: str, plan: Plan, first: Step) -> MemoryStore:
        if name in self._kept:
            raise PlanExists(name=name, path="")
        self._kept[name] = _Kept(plan, [with_digest(first, plan)])
        return self.open(name)

    def free_name(self, title: str) -> str:
        """`title`, with a number behind it where that is taken."""
        name, number = title, 2
        while name in self._kept:
            name, number = f"{title}-{number}", number + 1
        return name


class MemoryStore:
    """See `tracker.store.base.Store` for the contract; its stores share one plan within one thread."""

    def __init__(self, kept: _Kept) -> None:
        self._kept = kept
        self._plan = kept.plan
        self._seen = len(kept.steps)
        self._exchanged: int = kept.exchanged
        self._unreported: list[Step] = []

    @property
    def plan(self) -> Plan:
        return self._plan

    @property
    def notices(self) -> tuple[Notice, ...]:
        return ()

    def history(self) -> tuple[Step, ...]:
        return tuple(self._kept.steps[: self._seen])

    def edit(self, build: Build) -> Step | None:
        self._look_on()
        step = build(self._plan)
        if step is None or not step.changes:
            return None
        self._plan = self._kept.plan = applied(self._plan, step.changes)
        self._kept.steps.append(step)
        self._seen += 1
        return step

    def catch_up(self) -> tuple[Step, ...]:
        self._look_on()
        steps = tuple(self._unreported)
        self._unreported.clear()
        return steps

    def merge(self, theirs: Sequence[Step]) -> Merge:
        self._look_on()
        merge = merged(self._plan, self.history(), theirs)
        if merge is None:
            raise AnotherPlan(path="", expected=self._plan.id, found="")
        if merge.gained:
            self._kept.plan, self._kept.steps[:] = merge.plan, merge.steps
            self._kept.exchanged += 1
            self._look_on()
        return merge

    def keep_anew(self) -> str:
        self._look_on()
        return ""

    def tidy(self) -> None:
        pass

    def close(self) -> None:
        pass

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self.close()

    def _look_on(self) -> None:
        if self._kept.exchanged != self._exchanged:
            self._unreported.clear()
        else:
            self._unreported.extend(self._kept.steps[self._seen :])
        self._exchanged = self._kept.exchanged
        self._seen, self._plan = len(self._kept.steps), self._kept.plan
