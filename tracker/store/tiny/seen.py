"""What one process has seen of a plan: its file, and what the journal adds to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.errors import ChangeRefused, Damaged, Gone, NewerVersion, UnknownChange
from tracker.model.change import Draft
from tracker.model.history import Step, replayed
from tracker.model.plan import Plan
from tracker.store.disk import Stamp, stamp
from tracker.store.steps import record_of, step_of_record
from tracker.store.tiny.files import Files
from tracker.store.tiny.journal import START, Journal, Mark, Reading
from tracker.store.tiny.migrations import SCHEMA
from tracker.store.tiny.plan_file import Head, PlanFile, Since, read_plan_file

_LOOKS = 5


class Seen:
    def __init__(self, file: PlanFile) -> None:
        self.file = file
        """As it was read; the file on disk may be later ones that were folded from this and `records`."""

        self.head, self.file_stamp = file.head, file.stamp
        """Of the file on disk."""

        self.plan = file.plan
        self.mark = START
        """How far the journal on disk has been taken in."""

        self.journal_stamp: Stamp | None = None

        self.rest: Reading | None = None
        """A journal with something unreadable behind the mark; None when it is sound."""

        self.is_settled = not file.was_changed_outside
        """False when file and journal on disk do not belong together; the next fold puts that right."""

        self.has_lost_its_journal = False
        """Somebody took it away; what it held is in memory, and the next fold writes it."""

        self.steps: list[Step] = []
        """Since `file`, with their `records`."""

        self.records: list[bytes] = []
        self._past: tuple[Step, ...] | None = None

    def history(self) -> tuple[Step, ...]:
        """Raises Damaged."""
        if self._past is None:
            self._past = self.file.history()
        return (*self._past, *self.steps)

    def steps_after(self, step_id: str) -> tuple[Step, ...]:
        """The steps behind the one of that id; none when there is no such step. Raises Damaged."""
        for place, step in enumerate(self.steps):
            if step.id == step_id:
                return tuple(self.steps[place + 1 :])
        before = self.file.steps_after(step_id)
        return () if before is None else (*before, *self.steps)

    @property
    def must_be_folded(self) -> bool:
        return not self.is_settled or self.has_lost_its_journal

    @property
    def has_outgrown_its_bound(self) -> bool:
        """Whether the journal is so long that no edit may leave it so."""
        return self.mark.bytes > max(256 << 10, self.file.stamp.size // 4)

    @property
    def last_step(self) -> str:
        return self.steps[-1].id if self.steps else self.file.head.last_step

    def since(self) -> Since:
        written = frozenset[str]().union(*(change.concerns() for step in self.steps for change in step.changes))
        return Since(tuple(self.records), written, self.last_step)

    def take_in(self, steps: Sequence[Step], records: Sequence[bytes], plan: Plan) -> None:
        self.steps.extend(steps)
        self.records.extend(records)
        self.plan = plan

    def read_to(self, reading: Reading) -> None:
        self.mark, self.journal_stamp = reading.mark, reading.stamp
        self.rest = reading if reading.rest else None

    def is_folded_in(self, head: Head) -> bool:
        """Whether a file holds just what has been seen."""
        return (
            self.is_settled
            and head.plan.id == self.head.plan.id
            and head.generation == self.head.generation + 1
            and head.folded == self.mark
        )

    def move_on(self, head: Head, file_stamp: Stamp) -> None:
        """The file on disk is now the one that holds just what has been seen, with no journal yet."""
        self.head, self.file_stamp, self.is_settled = head, file_stamp, True
        self.mark, self.journal_stamp, self.rest = START, None, None
        self.has_lost_its_journal = False


def look(files: Files, journal: Journal) -> Seen:
    """Reads file and journal; again, when somebody exchanged the file between the two.

    Raises:
        StoreError: Gone, Damaged, NewerVersion, NotReadable.
    """
    for _ in range(_LOOKS):
        before = stamp(files.plan)
        try:
            seen = _look_once(files, journal)
        except Damaged:
            if stamp(files.plan) == before:
                raise
            continue
        if stamp(files.plan) == seen.file_stamp:
            return seen
    return _look_once(files, journal)


def _look_once(files: Files, journal: Journal) -> Seen:
    file = read_plan_file(files.plan)
    seen = Seen(file)
    reading = read_if_there(journal)
    if reading is None:
        return seen
    if reading.owner is None:
        seen.read_to(reading)
    elif reading.owner.plan != file.head.plan.id:
        seen.rest, seen.journal_stamp = journal.as_rest(reading), reading.stamp
    elif reading.owner == file.head.owner and not file.was_changed_outside:
        steps = steps_of_journal(reading, journal)
        seen.take_in(steps, reading.records, replay(file.plan, steps, journal))
        seen.read_to(reading)
    elif _was_folded(reading, file.head):
        seen.journal_stamp = reading.stamp
    else:
        _join(seen, reading, journal)
    return seen


def read_if_there(journal: Journal, mark: Mark = START) -> Reading | None:
    try:
        return journal.read(mark)
    except Gone:
        return None


def steps_of_journal(reading: Reading, journal: Journal) -> list[Step]:
    try:
        return [step_of_record(record) for record in reading.records]
    except ValueError as error:
        raise Damaged(path=journal.path, line=0) from error


def replay(plan: Plan, steps: Iterable[Step], journal: Journal) -> Plan:
    """The plan after steps that were accepted on it once; that they do not fit is damage.

    Raises:
        Damaged
        NewerVersion: One of them is of a kind that this version does not know.
    """
    try:
        return replayed(plan, steps)
    except UnknownChange as error:
        raise NewerVersion(path=journal.path, schema=SCHEMA + 1, known=SCHEMA) from error
    except ChangeRefused as error:
        raise Damaged(path=journal.path, line=0) from error


def _was_folded(reading: Reading, head: Head) -> bool:
    """Whether the file has taken in all of this journal, and a crash came before it was removed."""
    owner = reading.owner
    return owner is not None and (owner.plan, owner.generation + 1, reading.mark) == (
        head.plan.id,
        head.generation,
        head.folded,
    )


def _join(seen: Seen, reading: Reading, journal: Journal) -> None:
    """File and journal that do not belong together: what the file does not know comes on top, where it fits."""
    from tracker.store.merging import placed  # most starts of the program join nothing

    known = {step.id for step in seen.history()}
    draft = Draft(seen.plan)
    steps = [placed(draft, step)[0] for step in steps_of_journal(reading, journal) if step.id not in known]
    seen.take_in(steps, [record_of(step) for step in steps], draft.plan())
    seen.read_to(reading)
    seen.is_settled = False
