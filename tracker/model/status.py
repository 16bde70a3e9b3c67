"""The six statuses of an item, and which may follow which."""

from __future__ import annotations

from enum import Enum


class Status(Enum):
    """How far an item is. The value is what stands in files and JSON."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    DONE = "done"
    STANDING = "standing"
    CANCELLED = "cancelled"

    __hash__ = object.__hash__  # members are one of a kind, and Enum would hash their names, in Python

    @property
    def counts(self) -> bool:
        """Whether the item is part of what progress and completion rate are counted over."""
        return self not in _OUTSIDE_THE_COUNT

    @property
    def is_open(self) -> bool:
        """Whether work is still expected: neither done nor outside the count."""
        return self in _OPEN

    @property
    def is_begun(self) -> bool:
        """Whether somebody has put a hand to it; a parent with such a child is in progress."""
        return self in _BEGUN

    def may_become(self, other: Status) -> bool:
        """Whether `other` may follow; every status may be set again to itself, which changes nothing."""
        return other is self or other in _MOVES[self]


_OUTSIDE_THE_COUNT = frozenset({Status.STANDING, Status.CANCELLED})
_OPEN = frozenset({Status.NOT_STARTED, Status.IN_PROGRESS, Status.BLOCKED})
_BEGUN = frozenset({Status.IN_PROGRESS, Status.BLOCKED, Status.DONE})

# What is done or cancelled is reopened before anything else is said of it: a task reported as done
# is not silently dropped, and a dropped one is not silently reported as done.
_MOVES: dict[Status, frozenset[Status]] = {
    Status.NOT_STARTED: frozenset(Status),
    Status.IN_PROGRESS: frozenset(Status),
    Status.BLOCKED: frozenset(Status),
    Status.STANDING: frozenset(Status),
    Status.DONE: frozenset({Status.NOT_STARTED, Status.IN_PROGRESS, Status.BLOCKED}),
    Status.CANCELLED: frozenset({Status.NOT_STARTED, Status.IN_PROGRESS, Status.STANDING}),
}
