"""The plans kept here in order: next year's begun from this one, another name, one put away or brought back."""

from __future__ import annotations

from functools import partial

from tracker.demo import keep_demo
from tracker.errors import PlanExists, TrackerError
from tracker.frozen import replace
from tracker.keeping import bring_back, remove_plan, removed_plans, rename_plan
from tracker.language.wording import error_words
from tracker.model.carrying import carried_over
from tracker.request import plan_names
from tracker.text.cleaning import clean_line
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.acts.fields import year_typed
from tracker.tui.acts.waiting import wait
from tracker.tui.screens.choice import ChoiceDialog, ConfirmDialog, Option
from tracker.tui.screens.line import LineDialog
from tracker.tui.screens.waiting import Then
from tracker.workspace import keep_new


def carry_over(desk: Desk, _items: tuple[str, ...]) -> None:
    """Begins next year's plan with what is unfinished or standing in this one, and opens it."""

    def keep(typed: str) -> str | None:
        try:
            _carry_over(desk, year_typed(typed, example=str(desk.plan.year + 1)))
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
        if new == name:
            desk.stage.tell(desk.words("tell.nothing_changed"))
            return None
        try:
            kept_as = rename_plan(desk.workspace.request, desk.workspace.settings, name, new)
            desk.stage.switch_plan(kept_as)
        except TrackerError as error:
            return error_words(error, desk.words)
        desk.stage.tell(desk.words("tell.plan_renamed", name=kept_as))
        return None

    desk.stage.open_screen(LineDialog(desk.words("dialog.rename_plan"), keep, desk.words, value=name))


def remove(desk: Desk, _items: tuple[str, ...]) -> None:
    present = desk.workspace.name
    names = [name for name in plan_names(desk.workspace.request, desk.workspace.settings) if name != present]
    if not names:
        desk.stage.tell(desk.words("tell.plan_is_open"))
        return

    def choose(place: int) -> None:
        question = desk.words("dialog.remove_plan", name=names[place])
        act = partial(_remove, desk, names[place])
        desk.stage.open_screen(ConfirmDialog(question, desk.words("dialog.remove_plan_yes"), act, desk.words))

    options = [Option("", name) for name in names]
    desk.stage.open_screen(ChoiceDialog(desk.words("dialog.remove_which"), options, choose, desk.words))


def bring_back_one(desk: Desk, _items: tuple[str, ...]) -> None:
    """The removed plans, to get one back and open it."""
    removed = removed_plans(desk.workspace.request, desk.workspace.settings)
    if not removed:
        desk.stage.tell(desk.words("cli.none_removed"))
        return

    def choose(place: int) -> str | None:
        try:
            name = bring_back(desk.workspace.request, desk.workspace.settings, removed[place].file.stem)
            desk.stage.switch_plan(name)
        except TrackerError as error:
            return error_words(error, desk.words)
        desk.stage.tell(desk.words("cli.plan_restored", name=name))
        return None

    options = [Option("", each.name, f"{each.at.astimezone():%Y-%m-%d %H:%M}") for each in removed]
    desk.stage.open_screen(ChoiceDialog(desk.words("dialog.restore_which"), options, choose, desk.words))


def make_demo(desk: Desk, _items: tuple[str, ...]) -> None:
    """Opens the demonstration; makes it where it is not here yet."""
    wait(desk, desk.words("tell.making_demo"), partial(_make_demo, desk), may_be_left=False)


def _make_demo(desk: Desk) -> Then:
    request = replace(desk.workspace.request, plan="", as_of=None)
    try:
        workspace = keep_demo(request, desk.workspace.settings)
        workspace.close()
        name = workspace.name
    except PlanExists as error:
        name = str(error.facts["name"])
    except TrackerError as error:
        return partial(desk.stage.tell, error_words(error, desk.words), is_error=True)
    return partial(desk.stage.switch_plan, name)


def _carry_over(desk: Desk, year: int) -> None:
    workspace = desk.workspace
    plan = carried_over(desk.plan, source=workspace.name, year=year, new_id=workspace.new_id)
    request = replace(workspace.request, plan="", as_of=None)
    kept = keep_new(plan, source=workspace.name, name="", request=request, settings=workspace.settings)
    kept.close()
    desk.stage.switch_plan(kept.name)
    desk.stage.tell(desk.words("tell.carried_over", name=kept.name, count=len(plan.items)))


def _remove(desk: Desk, name: str) -> str | None:
    try:
        file = remove_plan(desk.workspace.request, desk.workspace.settings, name)
    except TrackerError as error:
        return error_words(error, desk.words)
    desk.stage.tell(desk.words("tell.plan_removed", name=name, path=file))
    return None


TABLE: dict[str, Act] = {
    "carry_over": carry_over,
    "rename_plan": rename,
    "remove_plan": remove,
    "restore_plan": bring_back_one,
    "demo": make_demo,
}
