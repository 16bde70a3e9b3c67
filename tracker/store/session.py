"""Who has a plan open, and what time it is for them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from tracker.frozen import Frozen
from tracker.store.lock import Holder


class Session(Frozen):
    name: str
    """By which a colleague who waits for the lock is told whom to ask."""

    clock: Callable[[], datetime]
    """The time now, with its zone: the user's own."""

    def holder(self) -> Holder:
        return Holder(self.name, f"{self.clock():%H:%M}")

    def time_stamp(self) -> str:
        """The time in UTC as part of a file name, in order when sorted: `20210331T091400Z`."""
        return f"{self.clock().astimezone(UTC):%Y%m%dT%H%M%SZ}"
