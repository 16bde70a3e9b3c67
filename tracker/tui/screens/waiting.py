"""A word on the screen while something takes its time."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Sequence

from tracker.tui.rows import Page
from tracker.tui.screens.reading import PageScreen
from tracker.tui.widgets.bars import Hint

Then = Callable[[], None]


class WaitingScreen(PageScreen):
    """Works beside the app and closes itself; Escape gives the work up, where it may be given up."""

    def __init__(
        self, page: Page, hints: Sequence[Hint], work: Callable[[], Then], *, may_be_left: bool = True
    ) -> None:
        """Args:
        work: Done in a thread; answers what is to be done in the app with its result.
        """
        super().__init__(page, hints)
        self._work = work
        self._may_be_left = may_be_left

    def on_mount(self) -> None:
        super().on_mount()
        self.run_worker(self._wait())

    def action_ask(self, action: str) -> None:
        if self._may_be_left:
            super().action_ask(action)

    async def _wait(self) -> None:
        then = await to_thread(self._work)
        self.dismiss()
        then()
