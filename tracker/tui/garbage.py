"""When garbage is looked for: while nobody waits for a key.

Python looks for it whenever so many objects have been made, which is in the middle of opening a dialog: at
1 000 items it took 3 ms of every key and half a second of some, and more the longer the app ran.
"""

from __future__ import annotations

import gc

from textual._styles_cache import StylesCache

_WORTH_IT = 2_000
"""Objects made since it was last looked for."""

_TOO_MUCH = 100_000
"""The same; beyond it nobody's pause is waited for."""


class Garbage:
    """Left to Python until the app `takes_over`."""

    def __init__(self) -> None:
        self._is_ours = False
        self._heard = 0

    def take_over(self) -> None:
        gc.disable()
        self._is_ours = True
        self.spare()

    def spare(self) -> None:
        """What is there now stays, and is not looked through again: a large plan, its figures and texts."""
        if self._is_ours:
            gc.freeze()

    def look(self, heard: int) -> None:
        """Clears the garbage away where the user has paused since the last look.

        Args:
            heard: How many keys there have been so far.
        """
        is_pausing, self._heard = heard == self._heard, heard
        made, *_ = gc.get_count()
        if self._is_ours and made > (_WORTH_IT if is_pausing else _TOO_MUCH):
            # Textual (8.2.8) keeps the lines of the last 1024 widgets that were painted through this, gone or not.
            StylesCache.get_inner_outer.cache_clear()  # pyright: ignore[reportFunctionMemberAccess] -- an lru_cache
            gc.collect()
