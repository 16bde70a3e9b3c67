"""What somebody has changed in a file without a step: found with the help of a backup, and made a step of."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence

from tracker.errors import ChangeRefused, NothingToGoBy, StoreError
from tracker.model.bridging import bridge
from tracker.model.change import Change
from tracker.model.history import Step, replayed, rewound, unread
from tracker.model.plan import Plan
from tracker.store.checking import Outside
from tracker.store.digest import bears_digest_of, with_digest
from tracker.store.tiny.backups import backup_names
from tracker.store.tiny.files import Files
from tracker.store.tiny.followed import Followed
from tracker.store.tiny.plan_file import read_plan_file
from tracker.store.tiny.seen import Seen


def outside_of(files: Files, seen: Seen) -> Outside | None:
    """None when the history leads to the plan as it is, or holds what only a newer version knows.

    Raises:
        Damaged: The plan or its history cannot be read.
    """
    steps = seen.history()
    if unread(steps) or _leads_back(seen.plan, steps):
        return None
    before = next(_proven(files, steps), None)
    if before is None:
        return Outside(seen.plan, None, can_be_accepted=_rewinds(seen.plan, steps))
    return Outside(seen.plan, bridge(before, seen.plan), can_be_accepted=True)


def take_in(followed: Followed, outside: Outside, step_from: Callable[[Sequence[Change]], Step]) -> None:
    """Has the history lead to the plan as it is: with one more step, where it is known what was there before.

    What no step can say, and all of it where nothing is known, counts as loaded so.

    Raises:
        NothingToGoBy: The history leads nowhere, and nothing is known.
        StoreError: It could not be kept. Nothing was changed.
    """
    steps = followed.seen.history()
    if outside.revision and outside.revision.changes:
        steps = (*steps, step_from(outside.revision.changes))
    try:
        origin = rewound(outside.plan, steps)
    except ChangeRefused as error:
        raise NothingToGoBy(path=followed.files.plan) from error
    followed.exchange(outside.plan, (with_digest(steps[0], origin), *steps[1:]))


def _leads_back(plan: Plan, steps: Sequence[Step]) -> bool:
    """Whether the history leads back to the plan that its first step bears the digest of."""
    try:
        return bears_digest_of(steps, rewound(plan, steps))
    except ChangeRefused:
        return False


def _rewinds(plan: Plan, steps: Sequence[Step]) -> bool:
    try:
        rewound(plan, steps)
    except ChangeRefused:
        return False
    return True


def _proven(files: Files, steps: Sequence[Step]) -> Iterator[Plan]:
    """The plan as the history has it, by each backup whose own history leads back, the newest first."""
    for name in backup_names(files.backups):
        with contextlib.suppress(StoreError, ChangeRefused):
            file = read_plan_file(files.backups / name)
            known = file.history()
            if known == steps[: len(known)] and _leads_back(file.plan, known):
                yield replayed(file.plan, steps[len(known) :])
