"""The net under a plan's file: checking it, backing it up, getting it back, reading another copy.

Everything takes the path of the plan's file, damaged or not. Nothing here is needed for daily work, so
that nothing here is imported by it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

from tracker.errors import StoreError
from tracker.frozen import Frozen
from tracker.model.change import Change
from tracker.model.history import Step
from tracker.model.plan import Plan
from tracker.store.checking import Checkup, Outside
from tracker.store.lock import Lock
from tracker.store.recovery import Candidate
from tracker.store.session import Session
from tracker.store.tiny import check, recover
from tracker.store.tiny.backups import keep_copy
from tracker.store.tiny.files import Files, files_of
from tracker.store.tiny.journal import Journal
from tracker.store.tiny.plan_file import read_plan_file
from tracker.store.tiny.seen import look
from tracker.store.tiny.store import TinyStore


class Copy(Frozen):
    plan: Plan
    steps: tuple[Step, ...]


class Restored(Frozen):
    state: Candidate
    aside: str
    """What what was there is kept as, from the folder of the plan on; empty when there was nothing."""


def check_plan(path: Path) -> Checkup:
    """Everything that is not sound; changes nothing.

    Raises:
        StoreError: Gone, NotReadable, NewerVersion: there is nothing to check.
    """
    return check.check(files_of(path))


def take_in_outside(path: Path, session: Session, step_from: Callable[[Sequence[Change]], Step]) -> Outside | None:
    """Makes a step of what was changed in the file without one; None when there is nothing of the kind.

    Args:
        step_from: Answers the step of these changes. It is not asked where no backup tells what there was before;
            the plan counts as loaded as it is then.

    Raises:
        NothingToGoBy: The history does not lead to the plan, and no backup tells what there was before.
        StoreError: The plan cannot be read, or the step not be kept.
    """
    with TinyStore(path, session) as store:
        return store.take_in_outside(step_from)


def back_up(path: Path, session: Session) -> str:
    """Keeps a backup of all that has been recorded; answers its name.

    Raises:
        StoreError: The plan cannot be read, or the backup not written.
    """
    files = _folded(path, session)
    return keep_copy(files, session.time_stamp(), read_plan_file(files.plan).head.generation)


def candidates(path: Path) -> tuple[Candidate, ...]:
    """The states that can be restored: the present or a salvaged one, then the backups, newest first.

    Raises:
        StoreError: NotReadable, NewerVersion.
    """
    return recover.candidates(files_of(path))


def restore(path: Path, name: str, session: Session) -> Restored:
    """Puts a state in the plan's place; what is there is kept, as a backup or set aside as damaged.

    Args:
        name: That of one of `candidates`.

    Raises:
        NoSuchBackup: None of them has that name.
        StoreError: It could not be written. What is there is untouched.
    """
    files = files_of(path)
    found = recover.find(files, name)
    with contextlib.suppress(StoreError):  # damaged: that is why somebody restores
        _folded(path, session)
    lock = Lock(files.lock, session.holder())
    try:
        with lock.held():
            return Restored(found.candidate, recover.put_back(files, found, session))
    finally:
        lock.close()


def read_copy(path: Path) -> Copy:
    """A plan in a file that is left as it is, on a stick or in a mail, with its journal if that came along.

    Raises:
        StoreError: Gone, Damaged, NewerVersion, NotReadable.
    """
    files = files_of(path)
    seen = look(files, Journal(files.journal))
    return Copy(seen.plan, seen.history())


def _folded(path: Path, session: Session) -> Files:
    with TinyStore(path, session) as store:
        store.tidy()
    return files_of(path)
