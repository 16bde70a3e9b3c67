"""Ways back: the states of a plan that its files, damaged or not, and its backups still hold."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from tracker.errors import Damaged, Gone, NoSuchBackup, StoreError
from tracker.frozen import Frozen
from tracker.model.change import Draft
from tracker.model.history import Step
from tracker.store.disk import Stamp, read_all, write_atomically
from tracker.store.merging import placed
from tracker.store.recovery import Candidate, Source, State
from tracker.store.session import Session
from tracker.store.tiny.backups import backup_names, generation_of, keep_backup, time_of
from tracker.store.tiny.files import Files, set_aside
from tracker.store.tiny.journal import Journal
from tracker.store.tiny.layout import sections_of_tables
from tracker.store.tiny.plan_file import PlanFile, plan_file_of, read_head, read_plan_file, rewritten
from tracker.store.tiny.salvage import salvaged_steps, salvaged_tables
from tracker.store.tiny.seen import Seen, look

_NO_STAMP = Stamp(0, 0, 0, 0)


def candidates(files: Files) -> tuple[Candidate, ...]:
    """The states that can be had: the present one, else what can be salvaged, then the backups, newest first."""
    present = _present(files)
    now = (present,) if present else tuple(_salvageable(files))
    return (*now, *(_backup(files, name) for name in _readable(files)))


def _backup(files: Files, name: str) -> Candidate:
    def read() -> State:
        file = read_plan_file(files.backups / name)
        return State(file.plan, file.history())

    return Candidate(name, Source.BACKUP, time_of(name), read)


class Found(Frozen):
    candidate: Candidate
    """With its state in memory, so that a backup may go meanwhile."""

    file: PlanFile
    """What it was read from, with fields that this version does not know."""


def find(files: Files, name: str) -> Found:
    """Raises NoSuchBackup."""
    for candidate in candidates(files):
        file = _file_behind(files, candidate) if candidate.name == name else None
        if file is not None:
            held = Candidate.held(name, candidate.source, candidate.at, candidate.state, unplaced=candidate.unplaced)
            return Found(held, file)
    raise NoSuchBackup(name=name)


def put_back(files: Files, found: Found, session: Session) -> str:
    """Puts a state in the file's place; answers what what was there is kept as. The lock is the caller's.

    What is there goes into the backups when it can be read, else it is set aside with its journal as
    `.damaged-<time>`. A generation is left out, so that nobody takes the new file for a fold of the old.

    Raises:
        StoreError: It could not be written. What is there is untouched.
    """
    chosen = found.candidate.state
    data = rewritten(found.file, chosen.plan, chosen.steps, generation=_newest_generation(files) + 2)
    aside = _keep_what_is_there(files, session)
    write_atomically(files.plan, data)
    Journal(files.journal).remove()
    return aside


def put_seen_back(files: Files, seen: Seen, session: Session) -> str:
    """The same with what a process has in memory, where what is there is gone or damaged; else it stays.

    Raises:
        StoreError: It could not be written. What is there is untouched.
    """
    with contextlib.suppress(Damaged, Gone):
        look(files, Journal(files.journal)).history()
        return ""
    steps = seen.history()
    present = Candidate.held(Source.PRESENT.value, Source.PRESENT, _last_time(steps), State(seen.plan, steps))
    return put_back(files, Found(present, seen.file), session)


def _file_behind(files: Files, chosen: Candidate) -> PlanFile | None:
    match chosen.source:
        case Source.BACKUP:
            return read_plan_file(files.backups / chosen.name)
        case Source.LINES:
            return _file_of_lines(files)
        case _:
            return _base(files)


def _newest_generation(files: Files) -> int:
    with contextlib.suppress(StoreError):
        head = read_head(files.plan)
        if head is not None:
            return head.generation
    return max(map(generation_of, backup_names(files.backups)), default=0) + 1


def _keep_what_is_there(files: Files, session: Session) -> str:
    """Answers what the file is kept as, from its folder on; empty when there is none."""
    time_stamp = session.time_stamp()
    try:
        seen = look(files, Journal(files.journal))
    except (Damaged, Gone):
        aside = _set_aside_if_there(files.plan, time_stamp)
    else:
        aside = f"{files.backups.name}/{keep_backup(files, time_stamp, seen.head.generation)}"
    _set_aside_if_there(files.journal, time_stamp)
    return aside


def _set_aside_if_there(path: Path, time_stamp: str) -> str:
    with contextlib.suppress(Gone):
        return set_aside(path, read_all(path)[0], time_stamp).name
    return ""


def _present(files: Files) -> Candidate | None:
    try:
        seen = look(files, Journal(files.journal))
        steps = seen.history()
    except (Damaged, Gone):
        return None
    return Candidate.held(Source.PRESENT.value, Source.PRESENT, _last_time(steps), State(seen.plan, steps))


def _salvageable(files: Files) -> Iterator[Candidate]:
    for file, source in ((_base(files), Source.SALVAGED), (_file_of_lines(files), Source.LINES)):
        if file is not None:
            yield _salvaged(files, file, source)


def _salvaged(files: Files, file: PlanFile, source: Source) -> Candidate:
    """A state that can be read whole, with every step on top that can still be read from elsewhere."""
    before = file.history()
    known = {step.id for step in before}
    found = salvaged_steps(_bytes(files.plan), _bytes(files.journal))
    draft = Draft(file.plan)
    added = [placed(draft, step) for step_id, step in found.items() if step_id not in known]
    steps = (*before, *(step for step, _ in added))
    unplaced = sum(conflict.was_lost for _, conflicts in added for conflict in conflicts)
    return Candidate.held(source.value, source, _last_time(steps), State(draft.plan(), steps), unplaced=unplaced)


def _base(files: Files) -> PlanFile | None:
    """The file itself, else the newest backup that can be read, else what the lines of the file hold."""
    with contextlib.suppress(Damaged, Gone):
        file = read_plan_file(files.plan)
        file.history()
        return file
    newest = next(_readable(files), None)
    if newest is not None:
        return read_plan_file(files.backups / newest)
    return _file_of_lines(files)


def _file_of_lines(files: Files) -> PlanFile | None:
    tables = salvaged_tables(_bytes(files.plan))
    if tables is None:
        return None
    with contextlib.suppress(ValueError):  # an id that stands twice
        return plan_file_of(sections_of_tables(tables), files.plan, _NO_STAMP, is_sealed=False)
    return None


def _readable(files: Files) -> Iterator[str]:
    """The names of backups that can be read whole, newest first."""
    for name in backup_names(files.backups):
        with contextlib.suppress(StoreError):
            read_plan_file(files.backups / name).history()
            yield name


def _bytes(path: Path) -> bytes:
    try:
        return read_all(path)[0]
    except Gone:
        return b""


def _last_time(steps: tuple[Step, ...]) -> datetime | None:
    return steps[-1].at if steps else None
