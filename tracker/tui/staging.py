"""The screens of the app: what is shown over what, and where something is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from textual.screen import Screen

from tracker.tui import themes
from tracker.tui.acts.desk import Desk
from tracker.tui.beside import done_beside
from tracker.tui.input_queue import QueueingApp
from tracker.tui.keys import JUMPING, LOOKS, OF_THE_REVIEW, TABLE, keys_for
from tracker.tui.marks import Marks
from tracker.tui.messages import Asked, Waited
from tracker.tui.screens.covering import CoveringScreen
from tracker.tui.screens.main import MainScreen

if TYPE_CHECKING:
    from tracker.tui.screens.listing import ListingScreen
    from tracker.tui.screens.reading import Reading

_STYLES = Path(__file__).resolve().parent / "styles" / "screens.tcss"


class StagedApp(QueueingApp):
    """What `acts.stage.Screens` asks for."""

    desk: Desk
    marks: Marks

    @property
    def main(self) -> MainScreen:
        """There while the app runs."""
        (main,) = (screen for screen in self.screen_stack if isinstance(screen, MainScreen))
        return main

    @property
    def view(self) -> str:
        return self.screen.view if isinstance(self.screen, CoveringScreen) else ""

    @property
    def wanted(self) -> str:
        return self.screen.wanted if isinstance(self.screen, CoveringScreen) else ""

    @property
    def working_here(self) -> Sequence[str]:
        screen = self.screen
        if isinstance(screen, CoveringScreen):
            return (*JUMPING, *screen.WORKING, "back")
        if self.desk.review is not None:
            return (*JUMPING, *(key.action for key in keys_for(OF_THE_REVIEW)), *LOOKS, "help")
        return tuple(key.action for key in TABLE)

    def refresh(self, *, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Textual (8.2.8) has the screen below laid out and painted anew for every widget of a screen that is gone.

        It was painted as soon as it was on top again.
        """
        return self if layout else super().refresh(repaint=repaint, recompose=recompose)

    def open_screen(self, screen: Screen[None]) -> None:
        self.read_styles()
        self.call_later(self.push_screen, screen)

    def read_styles(self) -> None:
        """Those of what opens over the outline: 6 ms, which the first paint does not wait for.

        Named by the screens themselves they would have Textual (8.2.8) work out all that is shown anew.
        """
        if not self.stylesheet.has_source(str(_STYLES)):
            self.stylesheet.read(_STYLES)
            self.stylesheet.parse()

    def show_listing(self, screen: ListingScreen | None) -> None:
        from tracker.tui.screens.listing import ListingScreen  # the outline is painted without it

        present = self.screen
        if type(present) is ListingScreen and type(screen) is ListingScreen:
            present.turn_to(screen)
            return
        if isinstance(present, CoveringScreen) and self.view:
            present.dismiss()
        if screen is not None:
            self.open_screen(screen)

    def leave_page(self) -> None:
        from tracker.tui.screens.reading import PageScreen  # the outline is painted without it

        page = next((screen for screen in reversed(self.screen_stack) if isinstance(screen, PageScreen)), None)
        if page is not None:
            page.is_leaving = True
            self.call_later(page.dismiss)

    def leave_rescue(self) -> None:
        """What was to be got back is there again."""
        from tracker.tui.screens.rescue import RescueScreen  # the outline is painted without it

        if isinstance(self.screen, RescueScreen):
            self.call_later(self.screen.leave)

    def show_report(self, reading: Reading) -> None:
        from tracker.tui.screens.reading import ReportScreen  # the outline is painted without it

        report = next((screen for screen in reversed(self.screen_stack) if isinstance(screen, ReportScreen)), None)
        if report is not None:
            report.take(reading)

    def tell(self, text: str, *, is_error: bool = False) -> None:
        """On the screen on top; on the outline while a dialog is on top, which is about to close."""
        covering = (screen for screen in reversed(self.screen_stack) if isinstance(screen, CoveringScreen))
        page = next((each for each in covering if not each.is_leaving), None)
        (page.status if page is not None and page.is_mounted else self.main.status).tell(text, is_error=is_error)

    def work_beside(self, work: Callable[[], Callable[[], None]]) -> None:
        self.run_worker(self._work_beside(work))

    def switch_theme(self) -> str:
        self.theme = themes.after(self.theme)
        return self.theme

    async def action_quit(self) -> None:
        from tracker.tui.acts.quitting import quit_from  # the outline is painted without it

        quit_from(self.screen, self.desk)

    def ask(self, action: str, items: tuple[str, ...]) -> None:
        self.call_later(self.post_message, Asked(action, items))

    async def _work_beside(self, work: Callable[[], Callable[[], None]]) -> None:
        self.post_message(Waited(await done_beside(work)))
