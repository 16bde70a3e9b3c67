"""The app: holds the open plan, shows it, and hands what the user asks for to the acts."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from textual.app import App
from textual.screen import Screen
from textual.worker import Worker

from tracker.errors import TrackerError
from tracker.language.catalogue import LANGUAGES, Catalogue, load_catalogue
from tracker.language.wording import error_words
from tracker.tui import presenting, themes
from tracker.tui.accident import accident_page
from tracker.tui.acts import changing, finding, recording, viewing
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.detail import StepsByItem, item_page
from tracker.tui.marks import ASCII, UNICODE
from tracker.tui.messages import Asked, Selected, Typed
from tracker.tui.rows import Page
from tracker.tui.screens.main import MainScreen, View
from tracker.tui.screens.reading import ItemScreen, PageScreen
from tracker.tui.sieve import NOTHING_SOUGHT, Found, Sieve, found, passing
from tracker.workspace import Workspace

_LOOK_AROUND_EVERY_S = 1.0
"""Others' edits and the turn of the day are seen within this time."""

_SLICE_S = 0.004
"""How long a search may keep a key waiting."""

ACTS: dict[str, Act] = {**recording.TABLE, **changing.TABLE, **finding.TABLE, **viewing.TABLE}


Told = Callable[[Exception, Catalogue], str]


class TrackerApp(App[None]):
    """One open plan on the screen."""

    CSS_PATH = Path(__file__).parent / "styles" / "app.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, workspace: Workspace, words: Catalogue, told: Told, *, ascii_only: bool = False) -> None:
        """Args:
        told: Notes the details of what nobody foresaw and answers the words for the user.
        """
        super().__init__()
        self.accident: Exception | None = None
        """What the app was left for without the user's wish."""

        self._told = told
        self.desk = Desk(workspace, words, self)
        self.sieve = Sieve()
        self._marks = ASCII if ascii_only else UNICODE
        self._steps = StepsByItem()
        self.found = NOTHING_SOUGHT
        self._rows = presenting.PlanRows(workspace.progress, words)
        self._searching: Worker[None] | None = None
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = themes.chosen(workspace.settings.theme)

    @property
    def main(self) -> MainScreen:
        return next(screen for screen in self.screen_stack if isinstance(screen, MainScreen))

    def on_mount(self) -> None:
        self.title = self.desk.plan.title
        self.push_screen(MainScreen(self._view(), self._marks))
        for notice in self.desk.workspace.store.notices:
            self.call_later(self.tell, self.desk.words(f"notice.{notice.value}"), is_error=True)
        self.set_interval(_LOOK_AROUND_EVERY_S, self.look_around)

    def open_screen(self, screen: Screen[None]) -> None:
        self.call_later(self.push_screen, screen)

    def refresh_plan(self) -> None:
        self.main.show(self._view())
        top = self.screen
        if isinstance(top, ItemScreen) and top.item in self.desk.plan.items:
            top.show(self.page_of(top.item))

    def tell(self, text: str, *, is_error: bool = False) -> None:
        top = self.screen
        status = top.status if isinstance(top, PageScreen) else self.main.status
        status.tell(text, is_error=is_error)

    def page_of(self, item: str) -> Page:
        self._steps.catch_up(self.desk.workspace.history())
        return item_page(self.desk.workspace.progress, item, self._steps.of(item), self.desk.words)

    def look_for(self, sieve: Sieve) -> None:
        """Shows what passes `sieve` alone, as soon as it is found; a search that is still going on is given up."""
        self.sieve = sieve
        if self._searching is not None:
            self._searching.cancel()
        if sieve.is_open:
            self._show_found(NOTHING_SOUGHT)
        else:
            self._searching = self.run_worker(self._search(sieve))

    def go_to(self, item: str) -> None:
        """Selects an item, giving up the search that hides it."""
        if self.found.shown is not None and item not in self.found.shown:
            self.main.stop_finding()
            self.look_for(Sieve())
        self.main.outline.select(item)

    async def _search(self, sieve: Sieve) -> None:
        """Searches in slices, so that keys are heard meanwhile; 10 000 titles by pinyin took 0.6 s."""
        progress, matches = self.desk.workspace.progress, list[str]()
        pause_at = perf_counter() + _SLICE_S
        try:
            for item in passing(progress, sieve):
                if item is not None:
                    matches.append(item)
                if perf_counter() > pause_at:
                    await sleep(0)
                    pause_at = perf_counter() + _SLICE_S
        except TrackerError as error:
            self.tell(error_words(error, self.desk.words), is_error=True)
            return
        self._show_found(found(progress.plan, matches))

    def _show_found(self, result: Found) -> None:
        self.found = result
        outline = self.main.outline
        outline.restrict(result.shown)
        if result.shown is None:
            return
        if self.sieve.text and result.matches and outline.selected not in result.matches:
            outline.select(result.matches[0])
        self.tell(self.desk.words("tell.found", count=len(result.matches)))

    def switch_language(self) -> None:
        present = LANGUAGES.index(self.desk.words.language)
        self.desk.words = load_catalogue(LANGUAGES[(present + 1) % len(LANGUAGES)])
        self.refresh_plan()

    def leave(self) -> None:
        self.exit()

    def look_around(self) -> None:
        """Takes over what others have recorded, and the new day after midnight."""
        self.desk.workspace.catch_up()
        if self.desk.workspace.progress is not self._rows.progress:
            self.refresh_plan()

    def on_selected(self, event: Selected) -> None:
        if self.main.shows_detail:
            self.main.show_detail(self.page_of(event.item) if event.item else ())
        if event.by_hand and event.item:
            word = presenting.short_word(self.desk.workspace.progress, event.item, self.desk.words)
            self.main.status.idle(word)

    def on_asked(self, event: Asked) -> None:
        try:
            ACTS[event.action](self.desk, event.items)
        except Exception as error:  # noqa: BLE001 -- the one place where what nobody foresaw is shown and not fatal
            told = self._told(error, self.desk.words)
            self.open_screen(
                PageScreen(accident_page(told, self.desk.words), presenting.hints_for_page(self.desk.words))
            )

    def on_typed(self, event: Typed) -> None:
        self.look_for(Sieve(event.words, hides_done=self.sieve.hides_done))

    def _handle_exception(self, error: Exception) -> None:
        """What breaks a widget itself leaves the app; whoever runs it tells of `accident` on the restored terminal."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        self.accident = error
        self.exit(return_code=1)

    def _view(self) -> View:
        self._rows = self._rows.after(self.desk.workspace.progress, self.desk.words)
        return presenting.view(self.desk.workspace, self._rows)
