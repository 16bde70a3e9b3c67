"""The files that belong to one plan, all in one folder."""

from __future__ import annotations

import contextlib
from pathlib import Path

from tracker.frozen import Frozen
from tracker.store.disk import failures, sync

SUFFIX = ".json"


class Files(Frozen):
    plan: Path
    """`<name>.json`, what plain TinyDB reads; a link is followed."""

    journal: Path
    lock: Path
    backups: Path
    """A folder; made when the first backup is."""


def files_of(path: Path) -> Files:
    target = path.resolve()
    name = target.name.removesuffix(SUFFIX)
    return Files(target, *(target.with_name(name + suffix) for suffix in (".journal", ".lock", ".backups")))


def set_aside(path: Path, data: bytes, time_stamp: str) -> Path:
    """Keeps a copy of what is damaged as `<file>.damaged-<time>`; answers where."""
    number = 1
    while True:
        aside = path.with_name(f"{path.name}.damaged-{time_stamp}{f'-{number}' if number > 1 else ''}")
        with failures(aside, writing=True), contextlib.suppress(FileExistsError), aside.open("xb") as file:
            file.write(data)
            file.flush()
            sync(file.fileno())
            return aside
        number += 1
