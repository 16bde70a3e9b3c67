"""A pytest plugin that breaks a package on purpose and tells which mistakes no test has noticed.

First every test runs once, to see which functions it calls and how long it takes. Then each mistake is
put into the running function, in a process of its own, and the tests that call the function run there,
the quickest first, until one fails. What runs when a module is imported is not broken.
"""

from __future__ import annotations

import ast
import functools
import gc
import os
import resource
import signal
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.mutations.mistakes import mistakes_in

_Place = tuple[str, str, int]
"""Of a function: its file, its name, its first line."""

_MOST_MEMORY = 6 << 30
_NOTICED = 1


@dataclass(eq=False)
class Trial:
    files: Sequence[Path]
    every: int
    """One in so many mistakes is made."""

    seconds: float
    """That the tests of one mistake may take in all, as long as they took at first; the slowest are left out."""

    calls: dict[_Place, dict[pytest.Item, float]] = field(default_factory=lambda: defaultdict(dict))
    """The tests that call a function, and the seconds that each takes."""

    def pytest_collection(self) -> None:
        settings.register_profile(
            "mutations",
            max_examples=25,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        settings.load_profile("mutations")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for item in session.items:
            self._watch(item)
        if session.testsfailed:
            raise session.Failed("a test fails although nothing is broken")
        made = unnoticed = 0
        for place, told, code in islice(self._mistakes(), None, None, self.every):
            made += 1
            if not self._is_noticed(place, code):
                unnoticed += 1
                print(told, flush=True)
        print(f"{made} mistakes, {unnoticed} of them unnoticed")
        return True

    def _watch(self, item: pytest.Item) -> None:
        called: set[_Place] = set()

        def note(frame: FrameType, event: str, _argument: object) -> None:
            if event == "call":
                called.add(_place(frame.f_code))

        _forget_answers()
        start = time.perf_counter()
        threading.setprofile(note)
        sys.setprofile(note)
        _run([item])
        sys.setprofile(None)
        threading.setprofile(None)
        for place in called:
            self.calls[place][item] = time.perf_counter() - start

    def _mistakes(self) -> Iterator[tuple[_Place, str, CodeType]]:
        for file in self.files:
            tree = ast.parse(file.read_text(encoding="utf-8"))
            for function in _functions(tree):
                place = (str(file), function.name, min(each.lineno for each in (function, *function.decorator_list)))
                for told in mistakes_in(function):
                    codes = _codes(compile(tree, file, "exec", dont_inherit=True))
                    yield (
                        place,
                        f"{os.path.relpath(file)}:{told}",
                        next(each for each in codes if _place(each) == place),
                    )

    def _is_noticed(self, place: _Place, code: CodeType) -> bool:
        """Whether a test fails with `code` at that place, or none comes to its end."""
        left = self.seconds
        chosen: list[pytest.Item] = []
        for item, seconds in sorted(self.calls[place].items(), key=lambda each: each[1]):
            left -= seconds
            if left > 0:
                chosen.append(item)
        child = os.fork()
        if not child:
            _live_broken(place, code, chosen)
        return _end_of(child, within=10 + 4 * self.seconds) != 0


def _live_broken(place: _Place, code: CodeType, items: Sequence[pytest.Item]) -> NoReturn:
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    os.setpgid(0, 0)
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    try:
        for function in gc.get_objects():
            if isinstance(function, FunctionType) and _place(function.__code__) == place:
                function.__code__ = code
        _forget_answers()
        os._exit(_NOTICED if _run(items) else 0)
    finally:
        os._exit(_NOTICED)


def _end_of(child: int, *, within: float) -> int:
    """What `child` ended with; when it takes longer it is stopped, with all that it has started."""
    until = time.monotonic() + within
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status
        if time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
            return os.waitpid(child, 0)[1]
        time.sleep(0.002)


def _run(items: Sequence[pytest.Item]) -> bool:
    """Whether one of them fails, with which it stops."""
    for item, following in zip(items, (*items[1:], None), strict=False):
        item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        if item.session.testsfailed:
            return True
    return False


def _forget_answers() -> None:
    """Kept answers of functions would hide that they were broken, or that a test calls them."""
    for each in gc.get_objects():
        if isinstance(each, functools._lru_cache_wrapper):  # pyright: ignore[reportPrivateUsage] -- no public name
            each.cache_clear()


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    """The outermost ones."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.FunctionDef):
            yield child
        else:
            yield from _functions(child)


def _codes(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _codes(each)


def _place(code: CodeType) -> _Place:
    return code.co_filename, code.co_name, code.co_firstlineno
