"""The app: holds the open plan, shows it, and hands what the user asks for to the acts."""

from __future__ import annotations

from textual.app import App
from textual.screen import Screen

from tracker.errors import TrackerError
from tracker.language.catalogue import LANGUAGES, Catalogue, load_catalogue
from tracker.language.wording import error_words
from tracker.tui import presenting, themes
from tracker.tui.acts import changing, finding, recording, viewing
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.detail import StepsByItem, item_page
from tracker.tui.marks import ASCII, UNICODE
from tracker.tui.messages import Asked, Selected, Typed
from tracker.tui.rows import Page
from tracker.tui.screens.main import MainScreen, View
from tracker.tui.screens.reading import ItemScreen, PageScreen
from tracker.tui.sieve import NOTHING_SOUGHT, Sieve, sift
from tracker.workspace import Workspace

_LOOK_AROUND_EVERY_S = 1.0
"""Others' edits and the turn of the day are seen within this time."""

_ACTS: dict[str, Act] = {**recording.TABLE, **changing.TABLE, **finding.TABLE, **viewing.TABLE}


class TrackerApp(App[None]):
    """One open plan on the screen."""

    CSS_PATH = "styles/app.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, workspace: Workspace, words: Catalogue, *, ascii_only: bool = False) -> None:
        super().__init__()
        self.desk = Desk(workspace, words, self)
        self.sieve = Sieve()
        self._marks = ASCII if ascii_only else UNICODE
        self._steps = StepsByItem()
        self.found = NOTHING_SOUGHT
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = themes.chosen(workspace.settings.theme)

    @property
    def main(self) -> MainScreen:
        return next(screen for screen in self.screen_stack if isinstance(screen, MainScreen))

    def on_mount(self) -> None:
        self.title = self.desk.plan.title
        self.push_screen(MainScreen(self._view(), self._marks))
        self.set_interval(_LOOK_AROUND_EVERY_S, self._look_around)

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
        """Shows what passes `sieve` alone; says what is wrong with it where it cannot be understood."""
        self.sieve = sieve
        try:
            self.found = sift(self.desk.workspace.progress, sieve)
        except TrackerError as error:
            self.tell(error_words(error, self.desk.words), is_error=True)
            return
        self.main.outline.restrict(self.found.shown)
        if self.found.shown is not None:
            self.tell(self.desk.words("tell.found", count=len(self.found.matches)))

    def switch_language(self) -> None:
        present = LANGUAGES.index(self.desk.words.language)
        self.desk.words = load_catalogue(LANGUAGES[(present + 1) % len(LANGUAGES)])
        self.refresh_plan()

    def leave(self) -> None:
        self.exit()

    def on_selected(self, event: Selected) -> None:
        if self.main.shows_detail:
            self.main.show_detail(self.page_of(event.item) if event.item else ())
        if event.by_hand and event.item:
            word = presenting.short_word(self.desk.workspace.progress, event.item, self.desk.words)
            self.main.status.idle(word)

    def on_asked(self, event: Asked) -> None:
        _ACTS[event.action](self.desk, event.items)

    def on_typed(self, event: Typed) -> None:
        self.look_for(Sieve(event.words, hides_done=self.sieve.hides_done))

    def _view(self) -> View:
        return presenting.view(self.desk.workspace, self.desk.words)

    def _look_around(self) -> None:
        """Takes over what others have recorded, and the new day after midnight."""
        before = self.desk.workspace.progress
        self.desk.workspace.catch_up()
        if self.desk.workspace.progress is not before:
            self.refresh_plan()
