"""What is pressed in turn to measure the keys of the table, and which of them are not pressed, with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.tui.keys import TABLE, Group

SEQUENCES: Mapping[str, Sequence[str]] = {
    "move down and up": ("j", "k"),
    "page down and up": ("pagedown", "pageup"),
    "first and last": ("G", "g"),
    "fold and unfold": ("h", "l"),
    "fold all, unfold all": ("-", "+"),
    "look into a branch, and out": ("i", "I"),
    "mark, and give up": ("v", "escape"),
    "mark a stretch, and give up": ("shift+down", "shift+up", "escape"),
    "tick, kept": ("G", "space"),
    "undo and redo": ("u", "ctrl+y"),
    "status of one": ("G", "2", "4", "5", "1"),
    "reason for a status opens and closes": ("3", "escape", "6", "escape"),
    "choice of a status opens and closes": ("s", "escape"),
    "nothing has changed, kept": ("N",),
    "reminder opens and closes": ("R", "escape"),
    "deadline opens and closes": ("t", "escape"),
    "note opens and closes": ("n", "escape"),
    "units open and close": ("w", "escape"),
    "form opens and closes": ("e", "escape"),
    "title opens and closes": ("f2", "escape"),
    "new item opens and closes": ("a", "escape", "A", "escape"),
    "removal opens and closes": ("delete", "escape"),
    "copy and cut": ("c", "x"),
    "paste, paste below, undo": ("ctrl+v", "u", "V", "u"),
    "splitting opens and closes": ("D", "escape"),
    "a task for every unit opens and closes": ("W", "escape"),
    "numbering opens and closes": ("#", "escape"),
    "filters open and close": ("f", "escape"),
    "orders open and close": ("O", "escape"),
    "actions open and close": ("enter", "escape"),
    "palette opens and closes": ("ctrl+p", "escape"),
    "help opens and closes": ("?", "escape"),
    "plans open and close": ("P", "escape"),
    "loading opens and closes": ("o", "escape"),
    "settings open and close": ("comma", "escape"),
    "overview opens and closes": ("]", "escape"),
    "attention opens and closes": ("]", "]", "escape"),
    "matrix, a cell on and back": ("]", "]", "]", "right", "left", "escape"),
    "timeline opens and closes": ("[", "[", "escape"),
    "history opens and closes": ("[", "escape"),
    "report, other kinds and periods": ("r", "right", "left", "m", "escape"),
    "report, what can be done with it": ("r", "enter", "escape", "p", "escape", "P", "escape", "escape"),
    "move an item": ("G", "K", "J"),
    "indent and outdent": ("G", ">", "<"),
    "find opens and closes": ("/", "escape"),
    "find the next": ("f3",),
    "typing in find": ("1", "2", "3", "backspace", "backspace", "backspace"),
    "typing pinyin in find": ("r", "w", "x", "backspace", "backspace", "backspace"),
    "hide what is done, and show it": ("z", "z"),
    "colours": ("T",),
    "language": ("L",),
}
"""For typing the box is open, and closed again, outside the time."""

IN_THE_BOX = frozenset(each for each in SEQUENCES if each.startswith("typing"))

LEFT_OUT: Mapping[str, str] = {
    "quit": "nothing is painted after it",
    "save": "it keeps what was typed, as a tick is kept",
    "item_actions": "it opens what `enter` opens over the outline",
    **{
        key.action: "on a screen of its own, over another document"
        for key in TABLE
        if key.group in (Group.REVIEW, Group.RESCUE, Group.REVISION)
    },
}
"""Why an action of the table is in none of them."""

_NAMED = {
    "+": "plus", "-": "minus", "?": "question_mark", "/": "slash", ">": "greater_than_sign", "<": "less_than_sign",
    "[": "left_square_bracket", "]": "right_square_bracket", "#": "number_sign",
}  # fmt: skip


def named(key: str) -> str:
    """As Textual names it."""
    return _NAMED.get(key, key)
