"""Rolling copies of a plan's file: the last ten, one a day for 30 days, one a month.

A copy is made whenever the file is about to be replaced, and costs a second name for it (a hard link);
where the folder cannot do that, the bytes are copied. So they are while the file stays in use: TinyDB
writes into it, and that would reach a second name too.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

from tracker.store.disk import failures, write_atomically
from tracker.store.tiny.files import SUFFIX, Files

LATEST = 10
DAYS = 30
_LENGTH_OF_TIME = len("20210630T080000Z")


def keep_backup(files: Files, time_stamp: str, generation: int) -> str:
    """Keeps the file, which is about to be replaced, and takes away what is too much; answers the backup's name."""
    return _keep(files, f"{time_stamp}-{generation}{SUFFIX}", _link)


def keep_copy(files: Files, time_stamp: str, generation: int) -> str:
    """The same with a file that stays in use."""
    return _keep(files, f"{time_stamp}-{generation}{SUFFIX}", _copy)


def _keep(files: Files, name: str, keep: Callable[[Path, Path], None]) -> str:
    with failures(files.backups, writing=True):
        files.backups.mkdir(mode=0o700, exist_ok=True)
        keep(files.plan, files.backups / name)
        _thin_out(files.backups)
        return name


def _link(plan: Path, backup: Path) -> None:
    try:
        backup.hardlink_to(plan)
    except FileExistsError:
        return  # this generation was kept within the same second
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.ENOENT):
            raise
        _copy(plan, backup)


def _copy(plan: Path, backup: Path) -> None:
    write_atomically(backup, plan.read_bytes())


def backup_names(folder: Path) -> list[str]:
    """The newest first; empty when there is no such folder."""
    with failures(folder, writing=False), contextlib.suppress(FileNotFoundError):
        names = os.listdir(folder)  # noqa: PTH208 -- names alone
        return _newest_first(names)
    return []


def time_of(name: str) -> datetime | None:
    """When a backup was made, in UTC; None when this is not the name of one."""
    stem, _, generation = name.removesuffix(SUFFIX).partition("-")
    if not (name.endswith(SUFFIX) and generation.isdigit()):
        return None
    if len(stem) != _LENGTH_OF_TIME or not stem.endswith("Z"):
        return None
    try:
        return datetime.fromisoformat(stem)
    except ValueError:
        return None


def generation_of(name: str) -> int:
    """The generation of the file that a backup was made of."""
    return int(name.removesuffix(SUFFIX).rpartition("-")[2])


def superfluous(names: Iterable[str]) -> list[str]:
    """Those that the rule does not keep. Days count back from the newest; of a day or month the newest stays."""
    timed = [(time, name) for name in _newest_first(names) if (time := time_of(name))]
    kept = {name for _, name in timed[:LATEST]}
    days: dict[str, str] = {}
    months: dict[str, str] = {}
    for time, name in timed:
        months.setdefault(f"{time:%Y%m}", name)
        if timed[0][0] - time < timedelta(DAYS):
            days.setdefault(f"{time:%Y%m%d}", name)
    kept.update(days.values(), months.values())
    return [name for _, name in timed if name not in kept]


def _newest_first(names: Iterable[str]) -> list[str]:
    """Those that are names of backups; of one second the later generation is the newer, 10 after 9."""
    timed = ((time, generation_of(name), name) for name in names if (time := time_of(name)))
    return [name for _, _, name in sorted(timed, reverse=True)]


def _thin_out(folder: Path) -> None:
    names = os.listdir(folder)  # noqa: PTH208 -- names alone
    if len(names) > LATEST:
        for name in superfluous(names):
            (folder / name).unlink(missing_ok=True)
