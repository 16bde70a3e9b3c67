"""The keys as one user has them: the table, with what the settings give other keys to.

A user writes keys as the help shows them (`x`, `X`, `F4`, `Ctrl+T`, `Space`, `↑`). What could make the
app unusable is refused: two actions on one key where both can be meant, and keys that no terminal sends.
The keys of `_ALWAYS` stay with their actions whatever is set, so that help and the way out are always there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from tracker.errors import BadKey, TrackerError, UnknownAction
from tracker.tui.keys import (
    JUMPING,
    LOOKS,
    OF_A_REPORT,
    OF_A_REVISION,
    OF_ITS_PAGE,
    OF_THE_OUTLINE,
    OF_THE_PLAN,
    OF_THE_RESCUE,
    OF_THE_REVIEW,
    TABLE,
    Group,
    Key,
    forms_of,
    shown,
)

_ALWAYS = {
    "up": "up",
    "down": "down",
    "open": "enter",
    "item_actions": "enter",
    "report_actions": "enter",
    "palette": "ctrl+p",
    "help": "f1",
    "back": "escape",
    "quit": "ctrl+q",
    "review_leave": "escape",
    "rescue_leave": "escape",
    "rescue_restore": "enter",
    "revision_accept": "enter",
    "save": "ctrl+s",
}

_HEARD_TOGETHER: Sequence[tuple[frozenset[Group], tuple[str, ...]]] = (
    (OF_THE_OUTLINE | OF_THE_PLAN, ()),
    (OF_ITS_PAGE, (*JUMPING, *LOOKS, "help", "back")),
    (OF_A_REPORT, (*JUMPING, *LOOKS, "help", "back")),
    (OF_A_REVISION, (*JUMPING, *LOOKS, "help", "back")),
    (OF_THE_REVIEW, (*JUMPING, *LOOKS, "help")),
    (OF_THE_RESCUE, JUMPING),
)
"""On each kind of screen the groups and the single actions whose keys are heard: none of these may share one."""

_NAMED = {
    "pgup": "pageup", "pgdn": "pagedown", "esc": "escape", "del": "delete", "ins": "insert", "↑": "up", "↓": "down",
    "←": "left", "→": "right", "空格": "space", "回车": "enter", ",": "comma",
}  # fmt: skip
"""What people write, and what Textual calls it."""

_KEY = re.compile(
    r"(?:(?:ctrl|alt|shift)\+)*(?:[a-z0-9]|f(?:[1-9]|1\d|2[0-4])|up|down|left|right|home|end|insert|delete|"
    r"pageup|pagedown|backspace|space|enter|escape|comma)"
)
_NEVER = frozenset({"tab", "shift+tab", "ctrl+c", "ctrl+i", "ctrl+m", "ctrl+h"})
"""Tab leads through fields, Ctrl+C copies, and terminals send the others as Tab, Enter and Backspace."""


class Keyboard:
    """
    Raises:
        UnknownAction, BadKey: As `changed` asks for what cannot be.
    """

    def __init__(self, changed: Mapping[str, Iterable[str]] | None = None) -> None:
        """Args:
        changed: The keys of some actions, as people write them, in place of those of the table.
        """
        given = {action: _keys_typed(action, keys) for action, keys in (changed or {}).items()}
        self.table = tuple(replace(key, keys=given[key.action]) if key.action in given else key for key in TABLE)
        """All keys, in the order of the help."""

        self._changed = frozenset(given)
        for heard, single in _HEARD_TOGETHER:
            self._refuse_two_on_one([key for key in self.table if key.group in heard or key.action in single])

    @cached_property
    def by_action(self) -> Mapping[str, Key]:
        return {key.action: key for key in self.table}

    @property
    def keymap(self) -> Mapping[str, str]:
        """For Textual: the keys of each action that has others than in the table, all forms of each."""
        return {
            key.action: ",".join(form for each in key.keys for form in forms_of(each))
            for key in self.table
            if key.action in self._changed
        }

    @cached_property
    def named(self) -> Mapping[str, str]:
        """The key that is shown for each action."""
        return {action: self.first(action) for action in self.by_action}

    def first(self, action: str) -> str:
        """The key that is shown for an action, as people write it."""
        return shown(self.by_action[action].keys[0])

    def _refuse_two_on_one(self, keys: Sequence[Key]) -> None:
        """An action that was given a key is told of first: it is the one that can be mended."""
        taken: dict[str, str] = {}
        changed_last = sorted(keys, key=lambda each: each.action in self._changed)
        for action, key in ((each.action, key) for each in changed_last for key in each.keys):
            for form in forms_of(key):
                other = taken.setdefault(form, action)
                if other != action:
                    raise BadKey(action=action, key=shown(key), other=other)


def keyboard_for(changed: Mapping[str, Iterable[str]]) -> tuple[Keyboard, Sequence[TrackerError]]:
    """The keyboard with all that can be, and what was left out: nothing in a file keeps the app from opening."""
    wanted, refused = dict(changed), list[TrackerError]()
    while True:
        try:
            return Keyboard(wanted), refused
        except (UnknownAction, BadKey) as wrong:
            refused.append(wrong)
            del wanted[str(wrong.facts["action"])]


def _keys_typed(action: str, keys: Iterable[str]) -> tuple[str, ...]:
    own = next((key.keys for key in TABLE if key.action == action), None)
    if own is None:
        raise UnknownAction(action=action)
    typed = [_key_typed(action, key, own) for key in keys]
    always = _ALWAYS.get(action)
    if not typed and not always:
        raise BadKey(action=action, key="-")
    return tuple(dict.fromkeys([*typed, *([always] if always else [])]))


def _key_typed(action: str, written: str, own: Sequence[str]) -> str:
    """A key as Textual names it, a printable one as the character itself.

    Args:
        own: The keys that the action has in the table, which it may have whatever they are.
    """
    plain = "".join(chr(ord(each) - _FULL_WIDTH) if "！" <= each <= "～" else each for each in written)
    if len(plain) == 1 and plain.isascii() and plain.isprintable() and plain not in (" ", ","):
        return plain
    named = "+".join(_NAMED.get(part, part) for part in ("space" if plain == " " else plain.lower()).split("+"))
    if not _KEY.fullmatch(named) or (named in _NEVER and named not in own) or action == "save":
        raise BadKey(action=action, key=written)
    return named


_FULL_WIDTH = 0xFEE0
