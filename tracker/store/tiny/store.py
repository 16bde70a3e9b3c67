"""One open plan kept in a TinyDB file and a journal.

What is recorded goes to the journal, one small durable write a step, and is folded into the file when
that costs little or the journal has grown; then plain TinyDB sees it too. When:

| moment | folds |
|---|---|
| open, close | a file up to 1 MiB: it takes less than 10 ms |
| open, close, edit | any file whose journal has outgrown a quarter of it or 256 KiB, whichever is more |
| `tidy` | always; for the end of a session with many edits |

A tick from the command line thus never waits for a large file to be written, and a small one is never
left half in the journal.

Reading takes no lock. A reader may meet a file and a journal that do not belong together because
somebody is folding between its two looks; it then looks again. What does not belong together for good
(a copy put in the file's place, another program's edit) is put right under the lock: steps of the
journal that the file's history does not know are applied on top of it where they fit.
"""

from __future__ import annotations

import contextlib
from _thread import RLock  # threading alone takes 4 ms to import
from collections.abc import Generator
from pathlib import Path
from types import TracebackType
from typing import Self

from tracker.errors import AnotherPlan, Gone, StoreError
from tracker.model.change import applied
from tracker.model.history import Step
from tracker.model.plan import Plan
from tracker.store.base import Build, Notice
from tracker.store.disk import stamp, strays, sweep, write_atomically
from tracker.store.lock import TIMEOUT_S, Lock
from tracker.store.session import Session
from tracker.store.steps import record_of, step_of_record
from tracker.store.tiny.backups import keep_backup
from tracker.store.tiny.files import Files, files_of, set_aside
from tracker.store.tiny.journal import Journal
from tracker.store.tiny.plan_file import folded, head_of_file, read_head
from tracker.store.tiny.seen import look, read_if_there, replay, steps_of_journal

SMALL_BYTES = 1 << 20
LEAST_BOUND_BYTES = 256 << 10


class TinyStore:
    """See `tracker.store.base.Store` for the contract. One store may be used by several threads."""

    def __init__(self, path: Path, session: Session, *, timeout_s: float = TIMEOUT_S) -> None:
        """Raises Gone, Damaged, NewerVersion, NotReadable."""
        self._files: Files = files_of(path)
        self._session = session
        self._timeout_s = timeout_s
        self._mutex = RLock()
        self._lock = Lock(self._files.lock)
        self._journal = Journal(self._files.journal)
        self._unreported: list[Step] = []
        self._notices: dict[Notice, None] = {}
        self._seen = look(self._files, self._journal)
        self._note_what_was_seen()
        if self._needs_care():
            self._try_to_fold()

    @property
    def plan(self) -> Plan:
        return self._seen.plan

    @property
    def notices(self) -> tuple[Notice, ...]:
        return tuple(self._notices)

    def history(self) -> tuple[Step, ...]:
        with self._mutex:
            return self._seen.history()

    def edit(self, build: Build) -> Step | None:
        with self._alone():
            self._unreported.extend(self._look_on())
            if self._seen.must_be_folded:
                self._fold()
            step = build(self._seen.plan)
            if step is None or not step.changes:
                return None
            step = self._record(step)
            if self._has_outgrown():
                with contextlib.suppress(StoreError):  # the step is safe in the journal
                    self._fold()
            return step

    def catch_up(self) -> tuple[Step, ...]:
        with self._mutex:
            steps = (*self._unreported, *self._look_on())
            self._unreported.clear()
            return steps

    def tidy(self) -> None:
        """Folds whatever is in the journal, so that the file holds everything."""
        with self._alone():
            self._unreported.extend(self._look_on())
            if self._seen.mark.bytes or self._seen.must_be_folded:
                self._fold()

    def close(self) -> None:
        with self._mutex:
            if self._seen.mark.bytes and self._pays():
                self._try_to_fold()
            self._journal.close()
            self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self.close()

    @contextlib.contextmanager
    def _alone(self) -> Generator[None]:
        with self._mutex, self._lock.held(self._session.holder(), self._timeout_s):
            if not self._lock.is_available:
                self._notices[Notice.NO_LOCKING] = None
            yield

    def _record(self, step: Step) -> Step:
        """Applies the step as others will read it, so that what is kept is what is shown."""
        record = record_of(step)
        step = step_of_record(record)
        plan = applied(self._seen.plan, step.changes)
        if self._seen.rest is not None and not self._seen.rest.is_cut:
            set_aside(self._files.journal, self._seen.rest.rest, self._session.time_stamp())
        mark, at = self._journal.append(record, self._seen.mark, self._seen.head.owner)
        self._seen.take_in([step], [record], plan)
        self._seen.mark, self._seen.journal_stamp, self._seen.rest = mark, at, None
        return step

    def _look_on(self) -> tuple[Step, ...]:
        """Takes in what is new on disk."""
        at = stamp(self._files.plan)
        if at is None:
            raise Gone(path=self._files.plan)
        if at != self._seen.file_stamp or not self._seen.is_settled:
            head = read_head(self._files.plan)
            if head is None or not self._seen.is_folded_in(head):
                return self._look_again()
            self._seen.move_on(head, at)
        if stamp(self._files.journal) == self._seen.journal_stamp:
            return ()
        return self._read_on()

    def _read_on(self) -> tuple[Step, ...]:
        """Takes in what is new in the journal."""
        seen = self._seen
        reading = read_if_there(self._journal, seen.mark)
        if reading is None or reading.stamp.size < seen.mark.bytes:
            seen.has_lost_its_journal, seen.journal_stamp = True, stamp(self._files.journal)
            return ()
        if not seen.mark.bytes and reading.owner not in (None, seen.head.owner):
            return self._look_again()
        steps = steps_of_journal(reading, self._journal)
        seen.take_in(steps, reading.records, replay(seen.plan, steps, self._journal))
        seen.read_to(reading)
        self._note_what_was_seen()
        return tuple(steps)

    def _look_again(self) -> tuple[Step, ...]:
        """Takes in a file that is not the one that has been seen."""
        before, after = self._seen, look(self._files, self._journal)
        if after.plan.id != before.plan.id:
            raise AnotherPlan(path=self._files.plan, expected=before.plan.id, found=after.plan.id)
        self._seen = after
        self._note_what_was_seen()
        history = after.history()
        known = [place for place, step in enumerate(history) if step.id == before.last_step]
        return history[known[-1] + 1 :] if known else ()

    def _fold(self) -> None:
        """Writes the file anew; the lock is held and everything on disk has been taken in."""
        seen = self._seen
        data = folded(seen.file, seen.plan, seen.since(), generation=seen.head.generation + 1, mark=seen.mark)
        keep_backup(self._files, self._session.time_stamp(), seen.head.generation)
        write_atomically(self._files.plan, data)
        at = stamp(self._files.plan)
        assert at is not None
        seen.move_on(head_of_file(data, self._files.plan), at)
        with contextlib.suppress(StoreError):  # a journal that was folded in is known as such
            self._journal.remove()
        seen.journal_stamp = stamp(self._files.journal)

    def _try_to_fold(self) -> None:
        """Folds if nobody else is at it; what cannot be folded now stays in the journal."""
        with contextlib.suppress(StoreError), self._lock.held(self._session.holder(), 0):
            sweep(self._files.plan)
            self._unreported.extend(self._look_on())
            if self._seen.must_be_folded or (self._seen.mark.bytes and self._pays()):
                self._fold()

    def _needs_care(self) -> bool:
        seen = self._seen
        return not seen.is_settled or bool(seen.mark.bytes and self._pays()) or bool(strays(self._files.plan))

    def _pays(self) -> bool:
        return self._seen.file.size <= SMALL_BYTES or self._has_outgrown()

    def _has_outgrown(self) -> bool:
        return self._seen.mark.bytes > max(LEAST_BOUND_BYTES, self._seen.file.size // 4)

    def _note_what_was_seen(self) -> None:
        if self._seen.file.was_changed_outside:
            self._notices[Notice.CHANGED_OUTSIDE] = None
        if self._seen.rest is not None:
            notice = Notice.UNFINISHED_EDIT if self._seen.rest.is_cut else Notice.DAMAGED_EDIT
            self._notices[notice] = None
