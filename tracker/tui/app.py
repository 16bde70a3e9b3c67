"""The app: holds the open plan, shows it, and hands what the user asks for to the acts."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from tracker.errors import Damaged
from tracker.frozen import replace
from tracker.language.catalogue import Catalogue
from tracker.language.wording import error_words
from tracker.model.history import unread
from tracker.request import refuse_in_the_past
from tracker.settings import Settings
from tracker.text.pinyin import is_word
from tracker.tui import themes
from tracker.tui.acts.accident import Told, attempt
from tracker.tui.acts.desk import Desk
from tracker.tui.acts.finder import act_for, at_hand
from tracker.tui.keys import CHANGING
from tracker.tui.marks import FEW_COLOURS, marks_for
from tracker.tui.messages import Asked, Pasted, Typed, Waited
from tracker.tui.screens.main import MainScreen
from tracker.tui.showing import ShowingApp
from tracker.tui.sieve import Sieve
from tracker.tui.signals import leave_when_told
from tracker.tui.watching import Watch
from tracker.workspace import Workspace, open_workspace

_LOOK_AROUND_EVERY_S = 1.0
"""Others' edits and the turn of the day are seen within this time."""

_WARM_UP_AFTER_S = 0.1

_ROOM_FOR_THE_TOUR = 20
"""Lines of a screen that is high enough to show the tour beside some of the outline."""


def warm_up() -> None:
    """Imports what the first key, note, search and report would wait for, once the outline has been painted."""
    at_hand()
    for each in ("completing", "screens.note", "acts.reporting"):
        import_module(f"tracker.tui.{each}")
    is_word("")


class TrackerApp(ShowingApp):
    """One open plan on the screen."""

    CSS_PATH = Path(__file__).parent / "styles" / "app.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, workspace: Workspace, words: Catalogue, told: Told, *, ascii_only: bool = False) -> None:
        super().__init__()
        self.accident: Exception | None = None
        """What the app was left for without the user asking for it."""

        self.begins_with_tour = False

        self._watch = Watch(self)
        self.desk = Desk(workspace, words, self)
        self.set_keymap(self.desk.keyboard.keymap)
        self._told = told
        has_colours = not self.no_color and self.console.color_system not in FEW_COLOURS
        self.marks = marks_for(ascii_only=ascii_only, has_colours=has_colours)
        self.set_class(ascii_only, "-ascii")
        self.show_anew(self.desk)
        themes.begin_with(self, themes.chosen(workspace.settings.theme))

    def get_default_screen(self) -> MainScreen:
        """The outline itself, so that no empty screen is laid out and painted before it."""
        return MainScreen(self.view_of_plan(), self.marks)

    def on_mount(self) -> None:
        self.title = self.desk.plan.title
        if not self.is_headless:
            leave_when_told(lambda code: self.exit(return_code=code))
            self.call_after_refresh(self.garbage.take_over)
        # Textual (8.2.8) takes the terminal back after a suspension and paints nothing while the size is the same.
        self.app_resume_signal.subscribe(self, self._paint_anew)  # pyright: ignore[reportUnknownMemberType]
        self.work_out_figures()
        if self.begins_with_tour and self.size.height >= _ROOM_FOR_THE_TOUR:
            self.ask("tour", ())
        for refused in self.desk.refused_keys:
            self.call_after_refresh(self.tell, error_words(refused, self.desk.words), is_error=True)
        self._watch.begin()
        if self.desk.workspace.request.as_of is not None and (count := unread(self.desk.workspace.store.history())):
            self.call_after_refresh(self.tell, self.desk.words("notice.newer_changes", count=count), is_error=True)
        self.set_interval(_LOOK_AROUND_EVERY_S, self.look_around)
        self.set_timer(_WARM_UP_AFTER_S, self._get_ready)

    def _paint_anew(self, _app: object) -> None:
        self.screen.refresh(layout=True)

    def _get_ready(self) -> None:
        self.read_styles()
        self.run_worker(warm_up, thread=True)
        self.run_worker(self._read_ahead())

    async def _read_ahead(self) -> None:
        await self.read_texts()
        self.garbage.spare()

    def take_over(self, settings: Settings) -> None:
        self.desk.apply_settings(settings)
        self.set_keymap(self.desk.keyboard.keymap)
        self.theme = themes.chosen(settings.theme)
        self.refresh_plan()

    def switch_plan(self, name: str) -> None:
        before = self.desk.workspace
        self.desk.workspace = open_workspace(replace(before.request, plan=name), before.settings)
        before.close()
        self.show_anew(self.desk)
        self.main.finding.put("")
        self.look_for(Sieve())
        self.refresh_plan()
        self.main.outline.begin()
        self.work_out_figures()
        self.tell(self.desk.words("tell.plan_opened", name=name))
        self._watch.begin()

    def look_around(self) -> None:
        """Takes over what others have recorded, and the new day after midnight; clears away garbage."""
        self.garbage.look(self.heard)
        self._watch.look()
        if self.desk.workspace.progress is not self.rows.progress:
            self.refresh_plan()

    async def _work_out(self) -> None:
        """What of a large plan was not read to paint it may be damaged: it is left then, to be got back."""
        try:
            await super()._work_out()
        except Damaged as error:
            self._leave_for(error)

    def _leave_for(self, accident: Exception) -> None:
        self.accident = accident
        self.exit(return_code=1)

    def on_asked(self, event: Asked) -> None:
        def act() -> None:
            if event.action in CHANGING:
                refuse_in_the_past(self.desk.workspace.request)
            act_for(event.action)(self.desk, event.items)

        attempt(self.desk, act, self._told)

    def on_pasted(self, event: Pasted) -> None:
        from tracker.tui.acts.copying import paste_text  # it reads documents

        attempt(self.desk, lambda: paste_text(self.desk, event.text), self._told)

    def on_waited(self, event: Waited) -> None:
        def go_on() -> None:
            event.outcome()()

        attempt(self.desk, go_on, self._told)

    def on_typed(self, event: Typed) -> None:
        if not self.is_running:
            return  # on its way while the user left
        from tracker.tui.completing import Asker, offers  # the outline is painted without it

        workspace = self.desk.workspace
        asker = Asker(workspace.plan, self.desk.words, workspace.today, workspace.settings.filters)
        self.main.finding.offer(offers(event.words, asker))
        self.look_for(Sieve(event.words, hides_done=self.sieve.hides_done))

    def _handle_exception(self, error: Exception) -> None:
        """What breaks a widget itself leaves the app; whoever runs it tells of `accident` on the restored terminal."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        self._leave_for(error)
