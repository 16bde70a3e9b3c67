"""Other keys for the actions: one is chosen from a list and its key pressed, and whom that takes a key from is told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tracker.errors import BadKey, TrackerError
from tracker.language.catalogue import Catalogue, catalogues
from tracker.language.wording import error_words
from tracker.settings.changing import change_settings
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.help import key_words
from tracker.tui.keyboard import ONLY_IN_DIALOGS, Keyboard
from tracker.tui.keys import OF_THE_OUTLINE, OF_THE_PLAN, Key, shown
from tracker.tui.screens.choice import ChoiceDialog, Option
from tracker.tui.screens.key import KeyDialog
from tracker.tui.screens.palette import Command, PaletteDialog

_ALL = ""
"""Stands for all actions in the list of them."""

_AS_MADE = Keyboard()


def show_keys(desk: Desk, _items: tuple[str, ...]) -> None:
    """All actions with their keys, to choose one that is to have another."""
    commands = [_command(desk, key) for key in desk.keyboard.table if key.action not in ONLY_IN_DIALOGS]
    if desk.keyboard.changed:
        commands.append(Command(_ALL, Option("", desk.words("dialog.keys_as_made")), _in_all("dialog.keys_as_made")))
    question = desk.words("dialog.which_key")
    desk.stage.open_screen(PaletteDialog(question, commands, partial(_choose, desk), desk.words))


def _command(desk: Desk, key: Key) -> Command:
    keys = key_words(key)
    if key.action in desk.keyboard.changed:
        keys = desk.words("dialog.key_is_changed", keys=keys, before=key_words(_AS_MADE.by_action[key.action]))
    names = tuple(_name(words, key) for words in catalogues())
    return Command(key.action, Option("", _name(desk.words, key), keys), names)


def _name(words: Catalogue, key: Key) -> str:
    """Behind the name of its screen where that is not the outline: `undo` is done on several."""
    name = words(f"key.{key.action}")
    if key.group in OF_THE_OUTLINE | OF_THE_PLAN:
        return name
    return words("dialog.key_elsewhere", where=words(f"key_group.{key.group.value}"), name=name)


def _in_all(entry: str) -> tuple[str, ...]:
    return tuple(words(entry) for words in catalogues())


def _choose(desk: Desk, action: str) -> None:
    if action == _ALL:
        desk.complain(_keep(desk, _AS_MADE, desk.words("tell.keys_as_made")))
    elif action in desk.keyboard.changed:
        _ask_what(desk, action)
    else:
        _ask_key(desk, action)


def _ask_what(desk: Desk, action: str) -> None:
    as_made = desk.keyboard.as_made(action)
    options = (Option("1", desk.words("dialog.key_other")), _outcome(desk, "2", action, as_made))

    def choose(place: int) -> str | None:
        if place:
            return _keep(desk, as_made, _told(desk, action, as_made))
        _ask_key(desk, action)
        return None

    question = _name(desk.words, desk.keyboard.by_action[action])
    desk.stage.open_screen(ChoiceDialog(question, options, choose, desk.words))


def _ask_key(desk: Desk, action: str) -> None:
    key = desk.keyboard.by_action[action]
    question = desk.words("dialog.press_key", name=_name(desk.words, key), keys=key_words(key))
    desk.stage.open_screen(KeyDialog(question, partial(_pressed, desk, action), desk.words))


def _pressed(desk: Desk, action: str, key: str) -> str | None:
    """Shows what may come of it, the keys that there are given up or not, to choose from."""
    try:
        outcomes = [desk.keyboard.given(action, key, beside=False)]
    except BadKey as error:
        return error_words(error, desk.words)
    outcomes += _beside(desk, action, key, outcomes[0])
    if not outcomes[0].changed_from(desk.keyboard):
        return desk.words("tell.nothing_changed")
    options = [_outcome(desk, str(place), action, keyboard) for place, keyboard in enumerate(outcomes, 1)]

    def choose(place: int) -> str | None:
        return _keep(desk, outcomes[place], _told(desk, action, outcomes[place]))

    question = _name(desk.words, desk.keyboard.by_action[action])
    desk.stage.open_screen(ChoiceDialog(question, options, choose, desk.words))
    return None


def _beside(desk: Desk, action: str, key: str, instead: Keyboard) -> Iterator[Keyboard]:
    """The keyboard that has the key besides, where there can be one and it is another."""
    try:
        beside = desk.keyboard.given(action, key, beside=True)
    except BadKey:
        return
    if beside.table != instead.table:
        yield beside


def _outcome(desk: Desk, number: str, action: str, keyboard: Keyboard) -> Option:
    """The keys that the action has then, and whose others are others then."""
    label = desk.words("dialog.keys_then", keys=key_words(keyboard.by_action[action]))
    others = [
        desk.words("dialog.key_displaces", name=_name(desk.words, key), keys=key_words(key))
        for key in (keyboard.by_action[each] for each in keyboard.changed_from(desk.keyboard) if each != action)
    ]
    return Option(number, label, "  ".join(others))


def _told(desk: Desk, action: str, keyboard: Keyboard) -> str:
    key = keyboard.by_action[action]
    return desk.words("tell.key_given", name=_name(desk.words, key), keys=key_words(key))


def _keep(desk: Desk, keyboard: Keyboard, told: str) -> str | None:
    changed = keyboard.changed_from(desk.keyboard)
    wanted = {f"keys.{action}": " ".join(map(shown, keys)) for action, keys in changed.items()}
    try:
        settings = change_settings(desk.workspace.request.home, wanted)
    except TrackerError as error:
        return error_words(error, desk.words)
    desk.stage.take_over(settings)
    desk.stage.tell(told)
    return None


TABLE: dict[str, Act] = {"keys": show_keys}
