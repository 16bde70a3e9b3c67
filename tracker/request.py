"""What the user asked for before any command, and which plan in which folder is meant by it.

The data folder remembers which plan was opened last: that is the one when none is named.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from tracker.environment import account_name
from tracker.errors import NoPlanYet, NotAPlan, PastIsReadOnly, SeveralPlans, UnknownPlan
from tracker.frozen import Frozen, replace
from tracker.settings import Settings
from tracker.store.opening import Folder
from tracker.store.session import Session
from tracker.store.tiny.files import SUFFIX

_LAST_PLAN = "last-plan"


class Request(Frozen):
    """What the user asked for before any command: which plan, whose data folder, which day."""

    home: Path
    plan: str = ""
    """A name in the data folder or a path to a plan's file; empty means the last one opened."""

    on: date | None = None
    """The day to look at and record for; None means today."""

    as_of: date | None = None
    """Show the state as it was on that day, to look at only; None means as it is."""


def folder_and_name(request: Request, settings: Settings) -> tuple[Folder, str]:
    """Where the requested plan is kept and its name; an empty name when there is no plan at all yet.

    Raises:
        NotAPlan: A file that is none was named by its path.
        UnknownPlan, SeveralPlans: There is no plan of that name, or more than one whose name holds it.
    """
    if request.plan.endswith(SUFFIX) or Path(request.plan).name != request.plan:
        path = Path(request.plan).expanduser().absolute()
        if path.is_file():
            if not path.name.endswith(SUFFIX):
                raise NotAPlan(path=request.plan)
            return kept_in(path.parent, settings), path.name.removesuffix(SUFFIX)
    plans = kept_in(request.home, settings)
    names = plans.names()
    if request.plan:
        return plans, _meant(request, names)
    last = _last(request.home)
    return plans, last if last in names else next(iter(names), "")


def plan_file(request: Request, settings: Settings) -> tuple[Path, Session]:
    """The file of the requested plan, which may be damaged, and who asks: what looking after it needs.

    Raises:
        UnknownPlan, NoPlanYet: There is no such plan, or none at all.
    """
    plans, name = folder_and_name(request, settings)
    if not name:
        raise NoPlanYet(folder=request.home)
    return plans.file(name), plans.session


def current_name(request: Request, settings: Settings) -> str:
    """The plan that opens when none is named; empty when there is none yet."""
    return folder_and_name(replace(request, plan=""), settings)[1]


def plan_names(request: Request, settings: Settings) -> tuple[str, ...]:
    """The plans kept in the data folder, sorted; empty when there is none yet."""
    return kept_in(request.home, settings).names()


def kept_in(folder: Path, settings: Settings) -> Folder:
    """The plans of a data folder, as this user opens them: by the clock of the machine."""
    return Folder(folder, Session(author_by(settings), lambda: datetime.now().astimezone()))


def refuse_in_the_past(request: Request) -> None:
    """Raises PastIsReadOnly where the state of a past day was asked for, which nobody can add to."""
    if request.as_of is not None:
        raise PastIsReadOnly(day=request.as_of)


def author_by(settings: Settings) -> str:
    """Who stands beside a change: the name that was set, else that of the account."""
    return settings.name or account_name()


def remember(home: Path, name: str) -> None:
    """Notes which plan was opened last, if that is news; a data folder that cannot be written has no last plan."""
    if _last(home) == name:
        return
    with suppress(OSError):
        (home / _LAST_PLAN).write_bytes(os.fsencode(name))


def _meant(request: Request, names: Sequence[str]) -> str:
    """The plan of that name, or the one name that holds it."""
    if request.plan in names:
        return request.plan
    near = [name for name in names if request.plan in name]
    if len(near) > 1:
        raise SeveralPlans(name=request.plan, matches="\n".join(f"  {each}" for each in near))
    if not near:
        raise UnknownPlan(name=request.plan, folder=request.home)
    return near[0]


def _last(home: Path) -> str:
    try:
        return os.fsdecode((home / _LAST_PLAN).read_bytes()).strip()
    except OSError:
        return ""
