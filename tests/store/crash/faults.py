"""The calls by which the store changes a disk, counted, recorded, and made to fail."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

import pytest

CALLS = ("open", "write", "fsync", "replace", "unlink", "link", "ftruncate", "mkdir", "fchmod")


class Failing:
    """Lets the calls through until the n-th, which fails, and with `for_ever` all after it too."""

    def __init__(self, number: int, error: int, *, for_ever: bool) -> None:
        self.count = 0
        self._number = number
        self._error = error
        self._for_ever = for_ever

    def wrap(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*given: Any, **named: Any) -> Any:
            self.count += 1
            if self.count == self._number or (self._for_ever and self.count > self._number):
                if call is _WRITE and len(given[1]) > 1:
                    call(given[0], bytes(given[1][: len(given[1]) // 2]))  # a disk that fills up takes a part
                raise OSError(self._error, os.strerror(self._error))
            return call(*given, **named)

        return wrapped


_WRITE = os.write


@contextmanager
def failing(number: int, error: int = errno.EIO, *, for_ever: bool = False) -> Generator[Failing]:
    """Within the block the n-th changing call fails, counted from 1; 0 lets all through and counts them."""
    faults = Failing(number, error, for_ever=for_ever)
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, faults.wrap(getattr(os, name)))
        yield faults
