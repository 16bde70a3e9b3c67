"""A folder of plans: which there are, opening one, keeping a new one.

    folder = Folder(home, Session("李", clock))
    with folder.open("2021年工作要点") as store:
        store.edit(lambda plan: …)

The name of a plan is the name of its file without the ending.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from tracker.errors import PlanExists, UnknownPlan
from tracker.model.history import Step
from tracker.model.plan import Plan
from tracker.store.base import Store
from tracker.store.disk import failures, write_new
from tracker.store.lock import Lock
from tracker.store.session import Session
from tracker.store.steps import record_of
from tracker.store.tiny.files import SUFFIX, files_of
from tracker.store.tiny.plan_file import new_file
from tracker.store.tiny.store import TinyStore

_FORBIDDEN = frozenset('<>:"/\\|?*')
"""Windows refuses these in names (Naming Files, Paths, and Namespaces), other systems some of them."""

_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)))
)
_LONGEST_BYTES = 180
"""File systems hold 255 bytes a name (ext4, 85 Chinese characters); the rest is for endings."""


class Folder:
    """Plans as files; the folder is made when the first plan is."""

    def __init__(self, path: Path, session: Session) -> None:
        self.path = path
        self.session = session

    def names(self) -> tuple[str, ...]:
        with failures(self.path, writing=False):
            try:
                files = os.listdir(self.path)  # noqa: PTH208 -- names alone
            except FileNotFoundError:
                return ()
        found = (name.removesuffix(SUFFIX) for name in files if name.endswith(SUFFIX) and not name.startswith("."))
        return tuple(sorted(found))

    def file(self, name: str) -> Path:
        """Where the plan of that name is, or would be."""
        return self.path / f"{name}{SUFFIX}"

    def open(self, name: str) -> Store:
        if name not in self.names():
            raise UnknownPlan(name=name, folder=self.path)
        return open_store(self.file(name), self.session)

    def create(self, name: str, plan: Plan, first: Step) -> Store:
        return create_store(self.file(safe_name(name)), plan, first, self.session)

    def free_name(self, title: str) -> str:
        base = name = safe_name(title)
        number = 2
        while self.file(name).exists():
            name, number = f"{base}-{number}", number + 1
        return name


def open_store(path: Path, session: Session) -> Store:
    """Opens the plan in a file, wherever it lies.

    Raises:
        StoreError: Gone, Damaged, NewerVersion, NotReadable.
    """
    return TinyStore(path, session)


def create_store(path: Path, plan: Plan, first: Step, session: Session) -> Store:
    """Keeps a new plan in a file that is not there yet, and opens it.

    Raises:
        PlanExists: There is one; it stays as it is.
        StoreError: DiskFull, NotWritable.
    """
    from tracker.store.digest import with_digest  # hashlib takes 3 ms, and most starts make no plan

    first = with_digest(first, plan)
    with failures(path.parent, writing=True):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = Lock(files_of(path).lock, session.holder())
    try:
        with lock.held():  # whoever opens the plan of that name sweeps half-written files away
            is_new = write_new(path, new_file(plan, record_of(first), first.id))
    finally:
        lock.close()
    if not is_new:
        raise PlanExists(name=path.name.removesuffix(SUFFIX), path=path)
    return open_store(path, session)


def safe_name(title: str) -> str:
    """The nearest name that every file system takes; `plan` when nothing is left of it."""
    composed = unicodedata.normalize("NFC", title)
    shown = "".join("-" if char in _FORBIDDEN else char for char in composed if char.isprintable() or char == "\u3000")
    name = _cut(" ".join(shown.split()).lstrip(".").rstrip(". "), _LONGEST_BYTES)
    if name.split(".")[0].strip().lower() in _RESERVED:
        name = f"_{name}"
    return name or "plan"


def _cut(name: str, most: int) -> str:
    return name.encode()[:most].decode(errors="ignore").rstrip(". ")
