"""A plan under another name or in another folder, with all that belongs to it.

Everything is written under the new name before anything goes under the old one: a crash in between
leaves the plan twice, never less than whole.
"""

from __future__ import annotations

from pathlib import Path

from tracker.errors import Gone, PlanExists
from tracker.store.disk import failures, write_new
from tracker.store.lock import Lock
from tracker.store.session import Session
from tracker.store.tiny.files import SUFFIX, Files, files_of

_BESIDE = (".issued.jsonl",)
"""Endings of what others keep beside a plan."""


def move_plan(path: Path, target: Path, session: Session) -> None:
    """Nobody edits the plan meanwhile; whoever has it open finds it gone.

    Args:
        target: The plan's file as it is to be; its folder is made where it is not there.

    Raises:
        PlanExists: There is a plan of that name, which stays as it is.
        StoreError: It could not be moved; the plan is still where it was.
    """
    with failures(target, writing=True):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    old, new = files_of(path), files_of(target)
    lock = Lock(old.lock, session.holder())
    try:
        with lock.held(), failures(path, writing=True):
            _move(old, new)
    finally:
        lock.close()


def _move(old: Files, new: Files) -> None:
    if not old.plan.exists():
        raise Gone(path=old.plan)
    pairs = [(old.journal, new.journal), *zip(_beside(old), _beside(new), strict=True)]
    if not write_new(new.plan, old.plan.read_bytes()):
        raise PlanExists(name=new.plan.name.removesuffix(SUFFIX), path=new.plan)
    there = [(source, target) for source, target in pairs if source.exists()]
    for source, target in there:
        target.unlink(missing_ok=True)  # left over from a plan of that name which is no more
        write_new(target, source.read_bytes())
    for source in (old.plan, *(source for source, _ in there)):
        source.unlink()
    if old.backups.exists() and not new.backups.exists():
        old.backups.rename(new.backups)


def _beside(files: Files) -> tuple[Path, ...]:
    name = files.plan.name.removesuffix(SUFFIX)
    return tuple(files.plan.with_name(name + ending) for ending in _BESIDE)
