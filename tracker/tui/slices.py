"""Long work on the loop that hears the keys, done in slices."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import AsyncIterator, Iterable
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")

_SLICE_S = 0.004
"""How long a key may be kept waiting."""

_STEPS = 32
"""Steps between two looks at the clock, which cost as much as a step of a search."""


class Slices:
    """`await slices.pause()` after every small part lets keys be heard whenever a slice is over."""

    def __init__(self) -> None:
        self._pause_at = perf_counter() + _SLICE_S

    async def pause(self) -> None:
        if perf_counter() > self._pause_at:
            await sleep(0)
            self._pause_at = perf_counter() + _SLICE_S

    async def between(self, steps: Iterable[T]) -> AsyncIterator[T]:
        """The same steps with pauses between them; each of them must be very small."""
        for place, step in enumerate(steps, 1):
            yield step
            if place % _STEPS == 0:
                await self.pause()
