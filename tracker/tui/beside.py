"""Work that takes its time, done in a thread while the app goes on hearing keys."""

from __future__ import annotations

from asyncio import wait, wrap_future
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


async def done_beside(work: Callable[[], T]) -> Callable[[], T]:
    """Answers, when the work is over, what gives its result or raises what broke it."""
    outcome = _begun(work)
    await wait([wrap_future(outcome)])
    return outcome.result


def _begun(work: Callable[[], T]) -> Future[T]:
    """In a thread that ends with the program: whoever quits does not wait for what was given up."""
    outcome: Future[T] = Future()
    outcome.set_running_or_notify_cancel()

    def run() -> None:
        try:
            outcome.set_result(work())
        except BaseException as error:  # noqa: BLE001 -- handed to the app, which shows it
            outcome.set_exception(error)

    Thread(target=run, daemon=True).start()
    return outcome
