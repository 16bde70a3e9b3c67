"""One writer at a time: a lock on a small file beside the plan, held only around an edit.

The lock is the system's (flock, or msvcrt on Windows), so a crash lets go of it. The file is never
removed; it holds the words by which the last holder is named when somebody waits in vain. A library
was not taken: importing one takes as long as five bare starts of Python.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
import time
from collections.abc import Generator
from pathlib import Path

from tracker.errors import StoreLocked
from tracker.frozen import Frozen
from tracker.store.disk import failures, write_all
from tracker.store.values import encoded

TIMEOUT_S = 5.0
_PAUSES_S = (0.001, 0.002, 0.005, 0.01, 0.02)
_FAR_BYTE = 1 << 30
"""Windows locks bytes, and nobody else may read them: one far behind the words."""

_LONGEST_WORDS = 1000
_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK, errno.EWOULDBLOCK)
_UNAVAILABLE = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL)


class Holder(Frozen):
    """Who a waiting colleague is told of."""

    name: str
    since: str
    """The local time of day at which they opened the plan, in words that a user reads."""


class Lock:
    """The lock of one plan; each holder has a Lock of its own, threads of one process too."""

    def __init__(self, path: Path, holder: Holder) -> None:
        self._path = path
        self._words = encoded({"holder": holder.name, "pid": os.getpid(), "since": holder.since})
        self._descriptor: int | None = None
        self.is_available = True
        """False once the folder has been found to know no locks; holding then holds nobody off."""

    @contextlib.contextmanager
    def held(self, timeout_s: float = TIMEOUT_S) -> Generator[None]:
        """Raises StoreLocked when another holder does not let go in time."""
        with failures(self._path, writing=True):
            descriptor = self._opened()
            if not self._wait(descriptor, timeout_s):
                raise StoreLocked(path=self._path, **_words_of(descriptor))
        try:
            with failures(self._path, writing=True):
                _sign(descriptor, self._words)
            yield
        finally:
            self._release(descriptor)

    def close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _opened(self) -> int:
        if self._descriptor is None:
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        return self._descriptor

    def _wait(self, descriptor: int, timeout_s: float) -> bool:
        until = time.monotonic() + timeout_s
        attempt = 0
        while self.is_available and not self._taken(descriptor):
            if time.monotonic() >= until:
                return False
            time.sleep(_PAUSES_S[min(attempt, len(_PAUSES_S) - 1)])
            attempt += 1
        return True

    def _taken(self, descriptor: int) -> bool:
        try:
            _lock(descriptor)
        except OSError as error:
            if error.errno in _HELD:
                return False
            if error.errno not in _UNAVAILABLE:
                raise
            self.is_available = False
        return True

    def _release(self, descriptor: int) -> None:
        if self.is_available:
            with contextlib.suppress(OSError):  # closing lets go as well
                _unlock(descriptor)


def _sign(descriptor: int, words: bytes) -> None:
    """Writes only what is not there yet: a write here makes the fsync of the edit take half as long again."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    if os.read(descriptor, _LONGEST_WORDS).partition(b"\n")[0] != words:
        os.lseek(descriptor, 0, os.SEEK_SET)
        write_all(descriptor, words + b"\n")


def _words_of(descriptor: int) -> dict[str, object]:
    os.lseek(descriptor, 0, os.SEEK_SET)
    first, _, _ = os.read(descriptor, _LONGEST_WORDS).partition(b"\n")
    try:
        words = json.loads(first)
        return {"holder": str(words["holder"]), "pid": int(words["pid"]), "since": str(words["since"])}
    except (ValueError, KeyError, TypeError):
        return {"holder": "?", "pid": 0, "since": ""}


if sys.platform == "win32":  # pragma: no cover -- msvcrt is on Windows alone
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
