"""Lists of what can be done, from which it is chosen by arrows and Enter: everything, or what fits an item or a report.

With them arrows, Enter and Esc alone are enough to work with.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from tracker.language.catalogue import LANGUAGES, load_catalogue
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.help import key_words
from tracker.tui.keys import OF_A_REPORT, OF_THE_PLAN, keys_for
from tracker.tui.screens.choice import Option
from tracker.tui.screens.palette import Command, PaletteDialog

VIEWS = ("overview", "attention", "matrix", "timeline", "history")
"""Beside the outline, in the order in which the keys lead through them."""

_FOR_AN_ITEM = (
    *("tick", "note", "no_change", "remind", "status", "deadline", "units"),
    *("rename", "edit", "add_below", "add", "mark"),
    *("move_up", "move_down", "indent", "outdent", "copy", "cut", "paste", "paste_below", "split_item"),
    *("fan_out", "renumber", "remove"),
)
_FOR_THE_PLAN = (
    *("undo", "redo", "find", "filter", "hide_done", "sort"),
    *("look_into", "look_out", "fold_all", "unfold_all", "report"),
    *VIEWS,
    *("plans", "load", "revise", "merge", "recover", "settings", "keys", "theme", "language", "tour", "help", "quit"),
)
"""What is done most stands first."""

_WITHOUT_KEY = (
    *("revise", "merge", "recover", "accept_outside", "carry_over", "rename_plan", "remove_plan", "restore_plan"),
    *("keys", "tour", "demo", "suspend"),
)
"""What is done too seldom for a key of its own."""

OUTLINE_MOVES = ("mark", "fold_all", "unfold_all", "look_into", "look_out")
"""Moves of the outline that are offered by name too."""

_ON_THE_PAGE = frozenset(
    {"tick", "note", "no_change", "remind", "status", "deadline", "units", "edit", "report", "help", "quit"}
)
"""What is done while the page of the item stays; the rest is seen in the outline."""


def show_palette(desk: Desk, items: tuple[str, ...]) -> None:
    """Everything that has a key of its own, and the views by name."""
    actions = [key.action for key in keys_for(OF_THE_PLAN) if key.action not in ("palette", "back")]
    _offer(desk, desk.words("key.palette"), (*actions, *OUTLINE_MOVES, *VIEWS, *_WITHOUT_KEY), items)


def list_for_items(desk: Desk, items: tuple[str, ...]) -> None:
    """What can be done to these items and with the plan; where there are none, with the plan alone."""
    if items:
        _offer(desk, desk.words("dialog.actions", name=desk.name(items)), (*_FOR_AN_ITEM, *_FOR_THE_PLAN), items)
    else:
        _offer(desk, desk.words("dialog.actions_of_plan"), ("add", *_FOR_THE_PLAN), ())


def list_for_page(desk: Desk, items: tuple[str, ...]) -> None:
    """The same for the item whose page is shown."""

    def run(action: str) -> None:
        if action not in _ON_THE_PAGE:
            desk.stage.leave_page()
        desk.stage.go_to(items[0])  # what works on the selected item is to work on this one
        desk.stage.ask(action, items)

    if items and items[0] in desk.plan.items:
        question = desk.words("dialog.actions", name=desk.name(items))
        commands = _commands(desk, (*_FOR_AN_ITEM, *_FOR_THE_PLAN))
        desk.stage.open_screen(PaletteDialog(question, commands, run, desk.words))


def list_for_report(desk: Desk, _items: tuple[str, ...]) -> None:
    actions = [key.action for key in keys_for(OF_A_REPORT) if key.action != "report_actions"]
    _offer(desk, desk.words("dialog.actions_of_plan"), (*actions, "help", "quit"), ())


def _offer(desk: Desk, question: str, actions: Iterable[str], items: tuple[str, ...]) -> None:
    run = partial(desk.stage.ask, items=items)
    desk.stage.open_screen(PaletteDialog(question, _commands(desk, actions), run, desk.words))


def _commands(desk: Desk, actions: Iterable[str]) -> list[Command]:
    return [_command(desk, action) for action in actions]


def _command(desk: Desk, action: str) -> Command:
    """Found by its words in every language."""
    name = f"views.{action}" if action in VIEWS else f"key.{action}"
    names = tuple(load_catalogue(language)(name) for language in LANGUAGES)
    key = desk.keyboard.by_action.get(action)
    return Command(action, Option("", desk.words(name), key_words(key) if key else ""), names)


TABLE: dict[str, Act] = {"palette": show_palette, "item_actions": list_for_page}
