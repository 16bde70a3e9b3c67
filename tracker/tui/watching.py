"""What happens to the open plan from outside the app, and how the user hears of it."""

from __future__ import annotations

from tracker.errors import Damaged, Gone, TrackerError
from tracker.language.wording import error_words
from tracker.store.base import Notice
from tracker.tui.screens.main import MainScreen
from tracker.tui.staging import StagedApp
from tracker.tui.widgets.find_box import FindBox


class Watch:
    def __init__(self, app: StagedApp) -> None:
        self._app = app
        self._told = 0
        """How many of the plan's notices the user has been told of."""

        self._trouble = False
        """Whether the file of the plan is lost and the user has been asked what to do about it."""

    def begin(self) -> None:
        """With the plan that is open from now on."""
        self._told, self._trouble = 0, False
        self._tell_notices()

    def look(self) -> None:
        """Takes over what others have recorded."""
        try:
            self._app.desk.workspace.catch_up()
        except TrackerError as error:
            self._meet(error)
        else:
            self._settle()
            self._tell_notices()

    def _tell_notices(self) -> None:
        """Tells what has come up since; what was changed outside is asked about, unless something is being done."""
        app, workspace = self._app, self._app.desk.workspace
        notices = workspace.store.notices[self._told :]
        self._told += len(notices)
        for notice in notices:
            if notice is Notice.CHANGED_OUTSIDE and workspace.request.as_of is None:
                self._ask_about_outside()
            else:
                app.call_after_refresh(app.tell, app.desk.words(f"notice.{notice.value}"), is_error=True)

    def _ask_about_outside(self) -> None:
        app = self._app
        if isinstance(app.screen, MainScreen) and not isinstance(app.focused, FindBox):
            app.ask("accept_outside", ())
        else:
            app.tell(app.desk.words("tell.changed_outside"), is_error=True)

    def _meet(self, trouble: TrackerError) -> None:
        """Tells of it; a lost file is offered to be got back once, when nobody is typing anywhere."""
        app = self._app
        app.tell(error_words(trouble, app.desk.words), is_error=True)
        if isinstance(trouble, Damaged | Gone) and not self._trouble and isinstance(app.screen, MainScreen):
            self._trouble = True
            app.ask("recover", ())

    def _settle(self) -> None:
        """The file can be read again, whoever put it there."""
        if self._trouble:
            self._trouble = False
            self._app.leave_rescue()
            self._app.tell(self._app.desk.words("recovery.back_again"))
