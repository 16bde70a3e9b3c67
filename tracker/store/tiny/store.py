"""One open plan kept in a TinyDB file and a journal.

What is recorded goes to the journal, one small durable write a step, and is folded into the file when
that costs little or the journal has grown; then plain TinyDB sees it too. When:

| moment | folds |
|---|---|
| open, close | a file up to 1 MiB: it takes less than 10 ms |
| close | any file, when ten steps or more were recorded since it was opened: a session, not one command |
| open, close | any file whose journal has outgrown a sixteenth of it or 64 KiB: reading that takes 10 ms |
| edit | any file whose journal has outgrown a quarter of it or 256 KiB |
| `tidy` | always |

(Of each pair of bounds, whichever is more.) A tick from the command line thus waits for a large file to
be written once in a thousand times, and a small one is never left half in the journal.

Reading takes no lock. A reader may meet a file and a journal that do not belong together because
somebody is folding between its two looks; it then looks again. What does not belong together for good
(a copy put in the file's place, another program's edit) is put right under the lock: steps of the
journal that the file's history does not know are applied on top of it where they fit.
"""

from __future__ import annotations

import contextlib
from _thread import RLock  # threading alone takes 4 ms to import
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tracker.errors import AnotherPlan, ChangeRefused, Damaged, NewerVersion, StoreError
from tracker.model.history import Step, unread
from tracker.model.plan import Plan
from tracker.store.base import Build, Notice
from tracker.store.disk import sweep
from tracker.store.lock import TIMEOUT_S, Lock
from tracker.store.session import Session
from tracker.store.tiny.files import files_of
from tracker.store.tiny.followed import Followed
from tracker.store.tiny.migrations import SCHEMA

if TYPE_CHECKING:
    from tracker.model.change import Change
    from tracker.store.checking import Outside
    from tracker.store.merging import Merge


class TinyStore:
    """See `tracker.store.base.Store` for the contract. One store may be used by several threads."""

    def __init__(self, path: Path, session: Session, *, timeout_s: float = TIMEOUT_S) -> None:
        """Raises Gone, Damaged, NewerVersion, NotReadable."""
        self._session = session
        self._followed = Followed(files_of(path), session)
        self._timeout_s = timeout_s
        self._mutex = RLock()
        self._lock = Lock(self._followed.files.lock, session.holder())
        if self._followed.needs_care():
            self._try_to_fold()

    @property
    def plan(self) -> Plan:
        return self._followed.seen.plan

    @property
    def notices(self) -> tuple[Notice, ...]:
        return tuple(self._followed.notices)

    def history(self) -> tuple[Step, ...]:
        with self._mutex:
            return self._followed.seen.history()

    def edit(self, build: Build) -> Step | None:
        with self._alone(self._timeout_s):
            if self._followed.seen.must_be_folded:
                self._followed.fold()
            step = build(self._followed.seen.plan)
            if step is None or not step.changes:
                return None
            step = self._followed.record(step)
            if self._followed.seen.has_outgrown_its_bound:
                with contextlib.suppress(StoreError):  # the step is safe in the journal
                    self._followed.fold()
            return step

    def catch_up(self) -> tuple[Step, ...]:
        with self._mutex:
            self._followed.look_on()
            steps = tuple(self._followed.unreported)
            self._followed.unreported.clear()
            return steps

    def merge(self, theirs: Sequence[Step]) -> Merge:
        with self._alone(self._timeout_s):
            merge = _merged(self._followed, theirs)
            if merge.gained:
                self._followed.exchange(merge.plan, merge.steps)
            return merge

    def take_in_outside(self, step_from: Callable[[Sequence[Change]], Step]) -> Outside | None:
        """As `outside.take_in`; answers what it was, None when there is nothing that no step tells of."""
        from tracker.store.tiny.outside import outside_of, take_in  # hopefully never

        with self._alone(self._timeout_s):
            outside = outside_of(self._followed.files, self._followed.seen)
            if outside is not None:
                take_in(self._followed, outside, step_from)
            return outside

    def keep_anew(self) -> str:
        from tracker.store.tiny.recover import put_seen_back  # hopefully never

        with self._mutex, self._lock.held(self._timeout_s):
            aside = put_seen_back(self._followed.files, self._followed.seen, self._session)
            self._followed.look_on()
            return aside

    def tidy(self) -> None:
        """Folds whatever is in the journal, so that the file holds everything."""
        with self._alone(self._timeout_s):
            if self._followed.seen.mark.bytes or self._followed.seen.must_be_folded:
                self._followed.fold()

    def close(self) -> None:
        with self._mutex:
            if self._followed.seen.mark.bytes and self._followed.pays():
                self._try_to_fold()
            self._followed.close()
            self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self.close()

    @contextlib.contextmanager
    def _alone(self, timeout_s: float) -> Generator[None]:
        """Within the block nobody else writes, and everything that others wrote has been taken in."""
        with self._mutex, self._lock.held(timeout_s):
            if not self._lock.is_available:
                self._followed.notices[Notice.NO_LOCKING] = None
            self._followed.look_on()
            self._followed.note_unfinished()
            yield

    def _try_to_fold(self) -> None:
        """Folds if nobody else is at it; what cannot be folded now stays in the journal."""
        with contextlib.suppress(StoreError), self._alone(0):
            sweep(self._followed.files.plan)
            if self._followed.seen.must_be_folded or (self._followed.seen.mark.bytes and self._followed.pays()):
                self._followed.fold()


def _merged(followed: Followed, theirs: Sequence[Step]) -> Merge:
    from tracker.store.merging import merged  # most starts of the program join nothing

    ours = followed.seen.history()
    if unread((*ours, *theirs)):
        raise NewerVersion(path=followed.files.plan, schema=SCHEMA + 1, known=SCHEMA)
    try:
        merge = merged(followed.seen.plan, ours, theirs)
    except ChangeRefused as error:
        raise Damaged(path=followed.files.plan, line=0) from error
    if merge is None:
        raise AnotherPlan(path=followed.files.plan, expected=followed.seen.plan.id, found="")
    return merge
