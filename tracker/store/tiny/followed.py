"""A plan on disk as one process follows it: taking in what is new, adding to it, writing it anew.

Whoever calls what writes holds the lock and has looked on just before.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

from tracker.errors import AnotherPlan, Damaged, Gone, StoreError
from tracker.model.change import applied
from tracker.model.history import Step
from tracker.model.plan import Plan
from tracker.store.base import Notice
from tracker.store.disk import stamp, strays, write_atomically
from tracker.store.session import Session
from tracker.store.steps import reads_back, record_of, step_of_record
from tracker.store.tiny.backups import keep_backup
from tracker.store.tiny.files import Files, set_aside
from tracker.store.tiny.journal import Journal, Reading
from tracker.store.tiny.plan_file import Written, folded, head_of_file, read_head, rewritten
from tracker.store.tiny.seen import look, read_if_there, replay, steps_of_journal

SMALL_BYTES = 1 << 20
MANY_STEPS = 10
_NO_FOLD = 2
"""Steps of the generation when more was changed than a fold changes: nobody may take it for one."""


class Followed:
    """See the module."""

    def __init__(self, files: Files, session: Session) -> None:
        """Raises Gone, Damaged, NewerVersion, NotReadable."""
        self.files = files
        self.notices: dict[Notice, None] = {}
        """As a set that keeps its order."""

        self.unreported: list[Step] = []
        """What others have recorded and nobody has been told of yet."""

        self._recorded = 0
        self._session = session
        self._journal = Journal(files.journal)
        self.seen = look(files, self._journal)
        self._note_what_was_seen()

    def close(self) -> None:
        self._journal.close()

    def look_on(self) -> None:
        """Takes in what is new on disk; steps of others become `unreported`."""
        at = stamp(self.files.plan)
        if at is None:
            raise Gone(path=self.files.plan)
        if at != self.seen.file_stamp:
            head = read_head(self.files.plan)
            if head is None or not self.seen.is_folded_in(head):
                self._look_again()
                return
            self.seen.move_on(head, at)
        if stamp(self.files.journal) == self.seen.journal_stamp:
            return
        if self.seen.is_settled:
            self._read_on()
        else:
            self._look_again()

    def record(self, step: Step) -> Step:
        """Applies the step as others will read it, so that what is kept is what is shown."""
        record = record_of(step)
        if not reads_back(record):
            step = step_of_record(record)
        plan = applied(self.seen.plan, step.changes)
        self._set_rest_aside()
        mark, at = self._journal.append(record, self.seen.mark, self.seen.head.owner, self.seen.journal_stamp)
        self.seen.take_in([step], [record], plan)
        self.seen.mark, self.seen.journal_stamp, self.seen.rest = mark, at, None
        self._recorded += 1
        return step

    def fold(self) -> None:
        """Writes the file anew; the lock is held and everything on disk has been taken in."""
        seen = self.seen
        fold = Written(seen.head.generation + 1, seen.head.exchanged)
        exchange = Written(seen.head.generation + _NO_FOLD, seen.head.generation + _NO_FOLD)
        data = folded(seen.file, seen.plan, seen.since(), fold if seen.is_settled else exchange, seen.mark)
        self._put(data)
        at = stamp(self.files.plan)
        assert at is not None
        seen.move_on(head_of_file(data, self.files.plan), at)
        seen.journal_stamp = stamp(self.files.journal)

    def exchange(self, plan: Plan, steps: Sequence[Step]) -> None:
        """Writes the file anew with another history."""
        seen = self.seen
        self._put(rewritten(seen.file, plan, steps, generation=seen.head.generation + _NO_FOLD))
        self.seen = look(self.files, self._journal)
        self.unreported.clear()

    def note_unfinished(self) -> None:
        """For whoever holds the lock: what is cut short now is no append that is going on."""
        if self.seen.rest is not None and self.seen.rest.is_cut:
            self.notices[Notice.UNFINISHED_EDIT] = None

    def needs_care(self) -> bool:
        seen = self.seen
        return (
            not seen.is_settled
            or seen.rest is not None
            or bool(seen.mark.bytes and self.pays())
            or bool(strays(self.files.plan))
        )

    def pays(self) -> bool:
        """Whether folding costs little beside what was done, or has been put off for long enough."""
        size = self.seen.file.stamp.size
        return size <= SMALL_BYTES or self._recorded >= MANY_STEPS or self.seen.mark.bytes > max(64 << 10, size // 16)

    def _read_on(self) -> None:
        """Takes in what is new in the journal, unless somebody is just exchanging the file that it belongs to."""
        seen = self.seen
        try:
            reading = read_if_there(self._journal, seen.mark)
        except Damaged:
            if stamp(self.files.plan) == seen.file_stamp:
                raise
            self.look_on()
            return
        if stamp(self.files.plan) != seen.file_stamp:
            self.look_on()
        elif reading is None or reading.stamp.size < seen.mark.bytes:
            seen.has_lost_its_journal, seen.journal_stamp = True, stamp(self.files.journal)
        elif not seen.mark.bytes and reading.owner not in (None, seen.head.owner):
            self._look_again()
        else:
            self._take_in(reading)

    def _take_in(self, reading: Reading) -> None:
        steps = steps_of_journal(reading, self._journal)
        self.seen.take_in(steps, reading.records, replay(self.seen.plan, steps, self._journal))
        self.seen.read_to(reading)
        self.unreported.extend(steps)
        self._note_what_was_seen()

    def _look_again(self) -> None:
        """Takes in a file that is not the one that has been seen."""
        before, after = self.seen, look(self.files, self._journal)
        if after.plan.id != before.plan.id:
            raise AnotherPlan(path=self.files.plan, expected=before.plan.id, found=after.plan.id)
        if after.head.exchanged == before.head.exchanged and after.is_settled:
            self.unreported.extend(after.steps_after(before.last_step))
        else:
            self.unreported.clear()  # steps would not tell everything
        self.seen = after
        self._note_what_was_seen()

    def _put(self, data: bytes) -> None:
        """In the place of the file, which is backed up, and of the journal, all of which it holds."""
        self._set_rest_aside()
        keep_backup(self.files, self._session.time_stamp(), self.seen.head.generation)
        write_atomically(self.files.plan, data)
        with contextlib.suppress(StoreError):  # one that stays is known to be in the file
            self._journal.remove()

    def _set_rest_aside(self) -> None:
        """Keeps what was whole once and is about to be cut off."""
        if self.seen.rest is not None and not self.seen.rest.is_cut:
            set_aside(self.files.journal, self.seen.rest.rest, self._session.time_stamp())

    def _note_what_was_seen(self) -> None:
        if self.seen.file.was_changed_outside:
            self.notices[Notice.CHANGED_OUTSIDE] = None
        if self.seen.rest is not None and not self.seen.rest.is_cut:
            self.notices[Notice.DAMAGED_EDIT] = None
