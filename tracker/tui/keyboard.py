"""The keys as one user has them: the table, with what the settings give other keys to.

A user writes keys as the help shows them (`x`, `X`, `F4`, `Ctrl+T`, `Space`, `↑`). What could make the
app unusable is refused: two actions on one key where both can be meant, and keys that no terminal sends.
The keys of `_ALWAYS` stay with their actions whatever is set, so that help and the way out are always there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from tracker.errors import BadKey, TrackerError, UnknownAction
from tracker.tui.keys import (
    JUMPING,
    LOOKS,
    OF_A_REPORT,
    OF_A_REVISION,
    OF_THE_OUTLINE,
    OF_THE_PLAN,
    OF_THE_RESCUE,
    OF_THE_REVIEW,
    ON_ITS_PAGE,
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

ONLY_IN_DIALOGS = frozenset({"save"})
"""The actions whose keys nobody can change."""

_HEARD_TOGETHER: Sequence[tuple[frozenset[Group], tuple[str, ...]]] = (
    (OF_THE_OUTLINE | OF_THE_PLAN, ()),
    (frozenset(), (*JUMPING, *ON_ITS_PAGE, "back")),
    (OF_A_REPORT, (*JUMPING, *LOOKS, "help", "back")),
    (OF_A_REVISION, (*JUMPING, *LOOKS, "help", "back")),
    (OF_THE_REVIEW, (*JUMPING, *LOOKS, "help")),
    (OF_THE_RESCUE, (*JUMPING, *LOOKS)),
)
"""On each kind of screen the groups and the single actions whose keys are heard: none of these may share one."""

_NAMED = {
    "pgup": "pageup", "pgdn": "pagedown", "esc": "escape", "del": "delete", "ins": "insert", "↑": "up", "↓": "down",
    "←": "left", "→": "right", "空格": "space", "回车": "enter", ",": "comma", "ideographic_space": "space",
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

        self.changed: Mapping[str, tuple[str, ...]] = {
            key.action: key.keys for key, own in zip(self.table, TABLE, strict=True) if key.keys != own.keys
        }
        """The keys of the actions that have others than in the table."""

        for heard in self._heard_together():
            self._refuse_two_on_one(heard)

    @cached_property
    def by_action(self) -> Mapping[str, Key]:
        return {key.action: key for key in self.table}

    @property
    def keymap(self) -> Mapping[str, str]:
        """For Textual: the keys of each action that has others than in the table, all forms of each."""
        return {
            key.action: ",".join(form for each in key.keys for form in forms_of(each))
            for key in self.table
            if key.action in self.changed
        }

    @cached_property
    def named(self) -> Mapping[str, str]:
        """The key that is shown for each action."""
        return {action: self.first(action) for action in self.by_action}

    def first(self, action: str) -> str:
        """The key that is shown for an action, as people write it."""
        return shown(self.by_action[action].keys[0])

    def given(self, action: str, written: str, *, beside: bool) -> Keyboard:
        """The keyboard on which `action` has that key, taken from those that cannot have it besides.

        One of them that would be left without any gets in turn what `action` had.

        Args:
            beside: Whether `action` keeps the keys that it has.

        Raises:
            UnknownAction, BadKey: The key stays with who has it, or is none.
        """
        own = self.by_action[action].keys if action in self.by_action else ()
        key, *_ = _keys_typed(action, (written,))
        given_up = () if beside else tuple(each for each in own if each not in (key, _ALWAYS.get(action)))
        wanted = {**self.changed, action: (key, *own) if beside else (key,)}
        for rival, left in self._without(key, action):
            if _ALWAYS.get(rival) == key or not (left or given_up):
                raise BadKey(action=action, key=shown(key), other=rival)
            wanted[rival] = left or given_up
        return Keyboard(wanted)

    def as_made(self, action: str) -> Keyboard:
        """The keyboard on which `action`, and whoever has a key of its own now, have those of the table."""
        keyboard, _ = keyboard_for({each: keys for each, keys in self.changed.items() if each != action})
        return keyboard

    def changed_from(self, before: Keyboard) -> Mapping[str, tuple[str, ...]]:
        """The actions that have other keys than they had there, with the keys; none for those of the table."""
        actions = dict.fromkeys((*before.changed, *self.changed))
        return {
            each: self.changed.get(each, ()) for each in actions if self.changed.get(each) != before.changed.get(each)
        }

    def _without(self, key: str, action: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The other actions that are heard together with `action` on that key, and what they have besides."""
        forms = set(forms_of(key))
        for heard in self._heard_together():
            for each in heard if any(one.action == action for one in heard) else ():
                left = tuple(own for own in each.keys if forms.isdisjoint(forms_of(own)))
                if left != each.keys and each.action != action:
                    yield each.action, left

    def _heard_together(self) -> Iterator[Sequence[Key]]:
        for groups, single in _HEARD_TOGETHER:
            yield [key for key in self.table if key.group in groups or key.action in single]

    def _refuse_two_on_one(self, keys: Sequence[Key]) -> None:
        """An action that was given a key is told of first: it is the one that can be mended."""
        taken: dict[str, str] = {}
        changed_last = sorted(keys, key=lambda each: each.action in self.changed)
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
    if action in ONLY_IN_DIALOGS:
        raise BadKey(action=action, key=written)
    plain = "".join(_MEANT.get(each, each) for each in written)
    if len(plain) == 1 and plain.isascii() and plain.isprintable() and plain not in (" ", ","):
        return plain
    named = "+".join(_NAMED.get(part, part) for part in ("space" if plain == " " else plain.lower()).split("+"))
    if not _KEY.fullmatch(named) or (named in _NEVER and named not in own):
        raise BadKey(action=action, key=written)
    return named


_MEANT = {form: key for key in (*map(chr, range(33, 127)), "comma") for form in forms_of(key)}
"""The key for each form in which an input method that is switched on types it."""
