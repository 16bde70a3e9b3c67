"""A word on the screen while something takes its time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from tracker.tui.beside import done_beside
from tracker.tui.messages import Waited
from tracker.tui.rows import Page
from tracker.tui.screens.reading import PageScreen
from tracker.tui.widgets.bars import Hint
from tracker.tui.widgets.paper import Paper

Then = Callable[[], None]


class WaitingScreen(PageScreen, inherit_bindings=False):
    """Works beside the app and closes itself; Escape gives the work up, where it may be given up.

    Any other key is refused with a word: it was meant for what is not there yet, where an impatient Enter
    would answer a question that nobody has read. What comes of the work, an accident too, is handed to the
    app as `Waited`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "ask('back')", show=False)]
    AUTO_FOCUS = ""

    def __init__(
        self,
        page: Page,
        hints: Sequence[Hint],
        work: Callable[[], Then],
        refusal: str,
        *,
        may_be_left: bool = True,
        give_up: Then = lambda: None,
    ) -> None:
        """Args:
        work: Done in a thread; answers what is to be done in the app with its result.
        refusal: Said about keys that nothing here hears.
        give_up: Told when the screen goes before the work is done.
        """
        super().__init__(page, hints)
        self._work = work
        self._give_up = give_up
        self._refusal = refusal
        self._is_over = False
        self.may_be_left = may_be_left

    def on_mount(self) -> None:
        self.query_one(Paper).can_focus = False
        self.run_worker(self._wait())

    def on_unmount(self) -> None:
        if not self._is_over:
            self.is_leaving = True
            self._give_up()

    def on_key(self, event: events.Key) -> None:
        if event.key != "escape" or not self.may_be_left:
            self.status.tell(self._refusal)

    def action_ask(self, action: str) -> None:
        if self.may_be_left:
            super().action_ask(action)

    async def _wait(self) -> None:
        outcome = await done_beside(self._work)
        self._is_over = True
        self.dismiss()
        self.app.post_message(Waited(outcome))  # pyright: ignore[reportUnknownMemberType] -- an app of any result
