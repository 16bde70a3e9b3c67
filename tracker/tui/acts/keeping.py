"""The plans kept here in order: next year's begun from this one, another name, one put away."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from tracker.errors import BadValue, TrackerError
from tracker.keeping import remove_plan, rename_plan
from tracker.language.wording import error_words
from tracker.model.carrying import carried_over
from tracker.text.cleaning import clean_line
from tracker.text.folding import fold
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.screens.choice import ChoiceDialog, ConfirmDialog, Option
from tracker.tui.screens.line import LineDialog
from tracker.wish import plan_names
from tracker.workspace import keep_new

_YEAR_DIGITS = 4


def carry_over(desk: Desk, _items: tuple[str, ...]) -> None:
    """Begins next year's plan with what is unfinished or standing in this one, and opens it."""

    def keep(typed: str) -> str | None:
        year = fold(clean_line(typed))
        try:
            if not (year.isdecimal() and len(year) == _YEAR_DIGITS):
                raise BadValue(field="year", value=year, example=str(desk.plan.year + 1))
            _carry_over(desk, int(year))
        except TrackerError as error:
            return error_words(error, desk.words)
        return None

    question = desk.words("dialog.carry_over", name=desk.workspace.name)
    desk.stage.open_screen(LineDialog(question, keep, desk.words, value=str(desk.plan.year + 1)))


def rename(desk: Desk, _items: tuple[str, ...]) -> None:
    name = desk.workspace.name

    def keep(typed: str) -> str | None:
        new = clean_line(typed)
        if not new:
            return desk.words("dialog.nothing_typed")
        try:
            kept_as = rename_plan(desk.workspace.wish, desk.workspace.settings, name, new)
            desk.stage.switch_plan(kept_as)
        except TrackerError as error:
            return error_words(error, desk.words)
        desk.stage.tell(desk.words("tell.plan_renamed", name=kept_as))
        return None

    desk.stage.open_screen(LineDialog(desk.words("dialog.rename_plan"), keep, desk.words, value=name))


def remove(desk: Desk, _items: tuple[str, ...]) -> None:
    names = plan_names(desk.workspace.wish, desk.workspace.settings)

    def choose(place: int) -> str | None:
        if names[place] == desk.workspace.name:
            return desk.words("tell.plan_is_open")
        question = desk.words("dialog.remove_plan", name=names[place])
        act = partial(_remove, desk, names[place])
        desk.stage.open_screen(ConfirmDialog(question, desk.words("dialog.remove_plan_yes"), act, desk.words))
        return None

    options = [Option("", name) for name in names]
    desk.stage.open_screen(ChoiceDialog(desk.words("dialog.remove_which"), options, choose, desk.words))


def _carry_over(desk: Desk, year: int) -> None:
    workspace = desk.workspace
    plan = carried_over(desk.plan, source=workspace.name, year=year, new_id=workspace.new_id)
    wish = replace(workspace.wish, plan="", as_of=None)
    kept = keep_new(plan, source=workspace.name, name="", wish=wish, settings=workspace.settings)
    kept.close()
    desk.stage.switch_plan(kept.name)
    desk.stage.tell(desk.words("tell.carried_over", name=kept.name, count=len(plan.items)))


def _remove(desk: Desk, name: str) -> str | None:
    try:
        file = remove_plan(desk.workspace.wish, desk.workspace.settings, name)
    except TrackerError as error:
        return error_words(error, desk.words)
    desk.stage.tell(desk.words("tell.plan_removed", name=name, path=file))
    return None


TABLE: dict[str, Act] = {"carry_over": carry_over, "rename_plan": rename, "remove_plan": remove}
