"""Long work on the loop that hears the keys, done in slices."""

from __future__ import annotations

from asyncio import sleep
from time import perf_counter

_SLICE_S = 0.004
"""How long a key may be kept waiting."""


class Slices:
    """`await slices.pause()` after every small part lets keys be heard whenever a slice is over."""

    def __init__(self) -> None:
        self._pause_at = perf_counter() + _SLICE_S

    async def pause(self) -> None:
        if perf_counter() > self._pause_at:
            await sleep(0)
            self._pause_at = perf_counter() + _SLICE_S
