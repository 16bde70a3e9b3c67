"""What a place for plans promises, whatever it is made of.

`Store` is one open plan, `Plans` the place where plans are kept. Every backend passes the same test
body (`tests/store/test_contract.py`); nothing above this package knows what a plan is kept in.

The promises:

- An edit that `edit` has returned from is kept: it survives a crash of the program and of the machine.
- An edit that failed has changed nothing, and the same edit can be tried again.
- Several stores, in this process and in others, may have one plan open. Each edit sees all edits
  acknowledged before it, and none is lost.
- What was kept is never overwritten with less. What cannot be read is reported, never reset.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from tracker.model.history import Step
from tracker.model.plan import Plan

if TYPE_CHECKING:
    from tracker.store.merging import Merge

Build = Callable[[Plan], Step | None]
"""Answers the step to record on the plan that it is given, or None when there is nothing to do.

It runs while others wait, so everything that takes long, or asks a user, comes before the edit.
"""


class Notice(Enum):
    """Something that did not stop the work and that the user should hear of. The value is a catalogue
    key under `notice.`."""

    UNFINISHED_EDIT = "unfinished_edit"
    """The last record was cut short by a crash, before it was acknowledged; it was dropped."""

    DAMAGED_EDIT = "damaged_edit"
    """The last record was whole once and is damaged; it was set aside, the plan is as it was before it."""

    CHANGED_OUTSIDE = "changed_outside"
    """Another program wrote the file; what it holds was taken over, edits not yet folded in came on top."""

    NO_LOCKING = "no_locking"
    """The folder knows no locks: two people must not edit the plan at the same time."""


class Store(Protocol):
    """One open plan."""

    @property
    def plan(self) -> Plan:
        """As last seen; `edit` and `catch_up` bring it up to date. Usable after `close`."""
        ...

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What has come up since the plan was opened, each once."""
        ...

    def history(self) -> tuple[Step, ...]:
        """Every step that led to `plan`, as recorded. The first holds the change `Loaded`."""
        ...

    def edit(self, build: Build) -> Step | None:
        """Records one step, and answers it as everybody will read it, once it is safe.

        Catches up first, so that `build` sees the plan as it is now; what the step expects is then
        checked against that plan. `plan` and `history` may be asked from within `build`.

        Returns:
            None when `build` had nothing to do, or answered a step without changes.

        Raises:
            ChangeRefused: The step does not fit the plan. Nothing was changed.
            StoreError: It could not be kept. Nothing was changed; trying again is safe.
        """
        ...

    def catch_up(self) -> tuple[Step, ...]:
        """What others have recorded since this store last looked, oldest first; cheap when nothing.

        The steps tell everything that differs in `plan`. When what is kept was exchanged as a whole (a
        copy joined, a backup restored), there are none, and `plan` is another one all the same.

        Raises:
            StoreError: What is kept is gone, damaged, or holds another plan; `plan` stays as last seen.
        """
        ...

    def merge(self, theirs: Sequence[Step]) -> Merge:
        """Joins the history of another copy of this plan into it, as `tracker.store.merging` says.

        Raises:
            AnotherPlan: It is not the history of a copy of this plan.
            NewerVersion: One of the two holds changes that only a newer version knows.
            StoreError: It could not be kept. Nothing was changed.
        """
        ...

    def keep_anew(self) -> str:
        """Puts the plan as last seen in the place of what is kept, where that is gone or damaged; what is
        there is kept aside. Changes nothing where it can be read.

        Returns:
            What it is kept aside as; empty when there was nothing, or nothing was changed.

        Raises:
            StoreError: It could not be written, or another plan is kept there.
        """
        ...

    def tidy(self) -> None:
        """Does what can wait for a quiet moment, such as the end of a long session: afterwards other
        programs that read where plans are kept see every edit. Edits are safe without it.

        Raises:
            StoreError: It could not be done now.
        """
        ...

    def close(self) -> None:
        """Lets go of what is held; edits are safe before it. Closing twice is harmless."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...


class Plans(Protocol):
    """A place where plans are kept, each under a name."""

    def names(self) -> tuple[str, ...]:
        """The names of all plans there, sorted; empty when there are none, or no such place yet."""
        ...

    def open(self, name: str) -> Store:
        """Raises UnknownPlan; StoreError when it cannot be read."""
        ...

    def create(self, name: str, plan: Plan, first: Step) -> Store:
        """Keeps a new plan and opens it.

        Args:
            name: May be changed to what the place can hold (`free_name` answers how).
            first: The beginning of the history; its change is `Loaded`, and is given the digest.

        Raises:
            PlanExists: There is one of that name, which stays as it is.
        """
        ...

    def free_name(self, title: str) -> str:
        """A name for a new plan of that title: one that the place can hold and that no plan has yet."""
        ...
