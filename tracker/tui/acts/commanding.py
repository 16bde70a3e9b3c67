"""Lists of what can be done, from which it is chosen by arrows and Enter: everything, or what fits an item or a report.

With them arrows, Enter and Esc alone are enough to work with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from tracker.language.catalogue import catalogues
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.help import key_words
from tracker.tui.keys import OF_A_REPORT, OF_ONE_ITEM, OF_THE_PLAN, OUTLINE_MOVES, keys_for
from tracker.tui.screens.choice import Option
from tracker.tui.screens.palette import Command, PaletteDialog

VIEWS = ("overview", "attention", "matrix", "timeline", "history")
"""Beside the outline, in the order in which the keys lead through them."""

_FOR_AN_ITEM = (
    *("tick", "note", "no_change", "remind", "status", "deadline", "units"),
    *("rename", "edit", "add_below", "add", "mark"),
    *("move_up", "move_down", "indent", "outdent", "copy", "cut", "paste", "paste_below", "split_item"),
    *("fan_out", "renumber", "rewrite_note", "remove"),
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
    *("keys", "tour", "demo", "suspend", "rewrite_note"),
)
"""What is done too seldom for a key of its own."""

_BESIDE_THE_PAGE = frozenset({"edit", "rewrite_note", "report", "settings", "theme", "language", "help", "quit"})
"""What is done while the page of an item stays, besides recording; the rest is seen in the outline."""

_RECORDING = frozenset(key.action for key in keys_for(OF_ONE_ITEM))
_EVERYTHING = (
    *(key.action for key in keys_for(OF_THE_PLAN) if key.action not in ("palette", "back")),
    *(*OUTLINE_MOVES, *VIEWS, *_WITHOUT_KEY),
)
"""All that has a key of its own, the views by name, and what has none."""


def show_palette(desk: Desk, items: tuple[str, ...]) -> None:
    _offer(desk, desk.words("key.palette"), _EVERYTHING, partial(desk.stage.ask, items=items))


def list_for_items(desk: Desk, items: tuple[str, ...]) -> None:
    """What can be done to these items and with the plan; where there are none, with the plan alone."""
    run = partial(desk.stage.ask, items=items)
    if items:
        _offer(desk, desk.words("dialog.actions", name=desk.name(items)), (*_FOR_AN_ITEM, *_FOR_THE_PLAN), run)
    else:
        _offer(desk, desk.words("dialog.actions_of_plan"), ("add", *_FOR_THE_PLAN), run)


def do_on_page(desk: Desk, item: str, action: str) -> None:
    """Does it to the item whose page is shown, or lists what can be done to it."""
    run = partial(do_on_page, desk, item)
    if action == "palette":
        _offer(desk, desk.words("key.palette"), _EVERYTHING, run)
    elif action == "item_actions":
        question = desk.words("dialog.actions", name=desk.name((item,)))
        _offer(desk, question, (*_FOR_AN_ITEM, *_FOR_THE_PLAN), run)
    else:
        is_recorded = action in _RECORDING
        if not (is_recorded or action in _BESIDE_THE_PAGE):
            desk.stage.leave_page()
        if not is_recorded and item in desk.plan.items:
            desk.stage.go_to(item)  # what works on the selected item is to work on this one
        desk.stage.ask(action, (item,))


def list_for_report(desk: Desk, _items: tuple[str, ...]) -> None:
    actions = [key.action for key in keys_for(OF_A_REPORT) if key.action != "report_actions"]
    run = partial(desk.stage.ask, items=())
    _offer(desk, desk.words("dialog.actions_of_plan"), (*actions, "help", "quit"), run)


def _offer(desk: Desk, question: str, actions: Iterable[str], run: Callable[[str], None]) -> None:
    commands = [_command(desk, action) for action in actions]
    desk.stage.open_screen(PaletteDialog(question, commands, run, desk.words))


def _command(desk: Desk, action: str) -> Command:
    """Found by its words in every language."""
    name = f"views.{action}" if action in VIEWS else f"key.{action}"
    names = tuple(words(name) for words in catalogues())
    key = desk.keyboard.by_action.get(action)
    return Command(action, Option("", desk.words(name), key_words(key) if key else ""), names)


TABLE: dict[str, Act] = {"palette": show_palette}
