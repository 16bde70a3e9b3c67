"""What another program or hand has changed in the plan's file: shown, and made a step of the history when agreed to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tracker.errors import TrackerError
from tracker.frozen import replace
from tracker.keeping import accept_outside
from tracker.language.differing import difference_lines
from tracker.language.wording import error_words
from tracker.request import refuse_in_the_past
from tracker.store import safety
from tracker.store.checking import Outside
from tracker.tui.acts.agreeing import shown
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.acts.waiting import wait
from tracker.tui.screens.agreeing import AgreeDialog
from tracker.tui.screens.waiting import Then


def show_outside(desk: Desk, _items: tuple[str, ...]) -> None:
    refuse_in_the_past(desk.workspace.request)
    wait(desk, desk.words("tell.looking_outside"), partial(_look, desk))


def _look(desk: Desk) -> Then:
    try:
        outside = safety.check_plan(desk.workspace.file).outside
    except TrackerError as error:
        return partial(desk.stage.tell, error_words(error, desk.words), is_error=True)
    if outside is None:
        return partial(desk.stage.tell, desk.words("cli.nothing_outside"))
    return partial(_ask, desk, _lines(desk, outside))


def _lines(desk: Desk, outside: Outside) -> Sequence[str]:
    """What is another than the history says, or that nobody can tell."""
    if outside.revision is None:
        return (desk.words("cli.outside_unknown"),)
    return shown(tuple(difference_lines(outside.revision, desk.words)), desk.words)


def _ask(desk: Desk, lines: Sequence[str]) -> None:
    question, yes = desk.words("dialog.accept_outside"), desk.words("dialog.accept_outside_yes")
    desk.stage.open_screen(AgreeDialog(question, lines, yes, partial(_accept, desk), desk.words))


def _accept(desk: Desk) -> str | None:
    workspace = desk.workspace
    request = replace(workspace.request, plan=str(workspace.file))
    try:
        outside = accept_outside(request, workspace.settings, why=desk.words("cli.outside_why"))
        workspace.catch_up()
    except TrackerError as error:
        return error_words(error, desk.words)
    desk.stage.refresh_plan()
    is_step = outside is not None and outside.revision is not None
    desk.stage.tell(desk.words("tell.outside_accepted" if is_step else "cli.outside_counts_as_loaded"))
    return None


TABLE: dict[str, Act] = {"accept_outside": show_outside}
