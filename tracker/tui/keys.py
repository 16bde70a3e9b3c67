"""The one table of keys: bindings, footer, help, README and tests are made from it.

A printable key works in its full-width form too, as an input method that is switched on types it:
`？` for `?`, `、` for `/`, `ｊ` for `j`. In a box for typing, letters are typed text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import TYPE_CHECKING

from tracker.frozen import Frozen

if TYPE_CHECKING:
    from textual.binding import BindingType


class Group(Enum):
    """What a key is for; the headings of the help. The value is a catalogue key under `key_group.`."""

    MOVE = "move"
    RECORD = "record"
    CHANGE = "change"
    FIND = "find"
    VIEW = "view"
    ITEM = "item"
    CELL = "cell"
    REPORT = "report"
    FORM = "form"
    REVIEW = "review"
    RESCUE = "rescue"
    REVISION = "revision"


class Key(Frozen):
    action: str
    """What is asked for; its words stand in the catalogue under `key.<action>`."""

    keys: tuple[str, ...]
    """As Textual names them, a printable one as the character itself; the first is shown in the footer."""

    group: Group
    in_footer: bool = False


TABLE = (
    Key("up", ("up", "k"), Group.MOVE),
    Key("down", ("down", "j"), Group.MOVE),
    Key("page_up", ("pageup",), Group.MOVE),
    Key("page_down", ("pagedown",), Group.MOVE),
    Key("first", ("g", "home"), Group.MOVE),
    Key("last", ("G", "end"), Group.MOVE),
    Key("fold", ("left", "h"), Group.MOVE),
    Key("unfold", ("right", "l"), Group.MOVE),
    Key("fold_all", ("-",), Group.MOVE),
    Key("unfold_all", ("+", "="), Group.MOVE),
    Key("look_into", ("i", "shift+right"), Group.MOVE),
    Key("look_out", ("I", "shift+left"), Group.MOVE),
    Key("mark", ("v",), Group.MOVE),
    Key("mark_up", ("shift+up",), Group.MOVE),
    Key("mark_down", ("shift+down",), Group.MOVE),
    Key("tick", ("space",), Group.RECORD, in_footer=True),
    Key("note", ("n",), Group.RECORD, in_footer=True),
    Key("no_change", ("N",), Group.RECORD),
    Key("remind", ("R",), Group.RECORD),
    Key("status", ("s",), Group.RECORD, in_footer=True),
    Key("status_1", ("1",), Group.RECORD),
    Key("status_2", ("2",), Group.RECORD),
    Key("status_3", ("3",), Group.RECORD),
    Key("status_4", ("4",), Group.RECORD),
    Key("status_5", ("5",), Group.RECORD),
    Key("status_6", ("6",), Group.RECORD),
    Key("deadline", ("t",), Group.RECORD),
    Key("units", ("w",), Group.RECORD),
    Key("undo", ("u", "ctrl+z"), Group.RECORD),
    Key("redo", ("ctrl+y",), Group.RECORD),
    Key("rename", ("f2",), Group.CHANGE),
    Key("edit", ("e",), Group.CHANGE),
    Key("add", ("a",), Group.CHANGE),
    Key("add_below", ("A",), Group.CHANGE),
    Key("remove", ("delete",), Group.CHANGE),
    Key("move_down", ("J", "ctrl+down"), Group.CHANGE),
    Key("move_up", ("K", "ctrl+up"), Group.CHANGE),
    Key("indent", (">",), Group.CHANGE),
    Key("outdent", ("<",), Group.CHANGE),
    Key("copy", ("c", "ctrl+c"), Group.CHANGE),
    Key("cut", ("x", "ctrl+x"), Group.CHANGE),
    Key("paste", ("ctrl+v", "insert"), Group.CHANGE),
    Key("paste_below", ("V",), Group.CHANGE),
    Key("split_item", ("D",), Group.CHANGE),
    Key("fan_out", ("W",), Group.CHANGE),
    Key("renumber", ("#",), Group.CHANGE),
    Key("find", ("/",), Group.FIND, in_footer=True),
    Key("filter", ("f",), Group.FIND),
    Key("find_next", ("f3",), Group.FIND),
    Key("hide_done", ("z",), Group.FIND),
    Key("sort", ("O",), Group.FIND),
    Key("open", ("enter",), Group.VIEW),
    Key("next_view", ("]",), Group.VIEW),
    Key("previous_view", ("[",), Group.VIEW),
    Key("report", ("r",), Group.VIEW),
    Key("plans", ("P",), Group.VIEW),
    Key("load", ("o", "ctrl+o"), Group.VIEW),
    Key("palette", ("ctrl+p", ":"), Group.VIEW),
    Key("settings", ("comma",), Group.VIEW),
    Key("theme", ("T",), Group.VIEW),
    Key("language", ("L",), Group.VIEW),
    Key("help", ("?", "f1"), Group.VIEW, in_footer=True),
    Key("back", ("escape",), Group.VIEW),
    Key("quit", ("q", "ctrl+q"), Group.VIEW),
    Key("item_actions", ("enter",), Group.ITEM),
    Key("next_cell", ("right", "l"), Group.CELL),
    Key("previous_cell", ("left", "h"), Group.CELL),
    Key("report_actions", ("enter",), Group.REPORT),
    Key("next_kind", ("right", "l"), Group.REPORT),
    Key("previous_kind", ("left", "h"), Group.REPORT),
    Key("period", ("m",), Group.REPORT),
    Key("print", ("p",), Group.REPORT),
    Key("print_out", ("P",), Group.REPORT),
    Key("save", ("ctrl+s",), Group.FORM),
    Key("review_accept", ("ctrl+s",), Group.REVIEW),
    Key("review_outdent", ("<", "left"), Group.REVIEW),
    Key("review_indent", (">", "right"), Group.REVIEW),
    Key("review_split", ("s",), Group.REVIEW),
    Key("review_join", ("m", "backspace"), Group.REVIEW),
    Key("review_drop", ("x", "delete"), Group.REVIEW),
    Key("review_rename", ("e", "f2", "enter"), Group.REVIEW),
    Key("review_deadline", ("t",), Group.REVIEW),
    Key("review_units", ("w",), Group.REVIEW),
    Key("review_front", ("i",), Group.REVIEW),
    Key("review_next_problem", ("n", "]"), Group.REVIEW),
    Key("review_previous_problem", ("N", "["), Group.REVIEW),
    Key("review_problems", ("p",), Group.REVIEW),
    Key("review_source", ("o",), Group.REVIEW),
    Key("review_undo", ("u", "ctrl+z"), Group.REVIEW),
    Key("review_redo", ("ctrl+y",), Group.REVIEW),
    Key("review_leave", ("escape", "q", "ctrl+q"), Group.REVIEW),
    Key("revision_accept", ("enter", "ctrl+s"), Group.REVISION),
    Key("rescue_restore", ("enter",), Group.RESCUE),
    Key("rescue_leave", ("escape", "q", "ctrl+q"), Group.RESCUE),
)

JUMPING = ("up", "down", "page_up", "page_down", "first", "last")
"""The actions that move in a list or a page of any kind."""

LOOKS = ("theme", "language")
"""The actions that change how everything looks, and therefore work everywhere."""

OUTLINE_MOVES = ("mark", "fold_all", "unfold_all", "look_into", "look_out")
"""Moves of the outline that are offered by name too."""

OF_THE_OUTLINE = frozenset({Group.MOVE})
OF_THE_PLAN = frozenset({Group.RECORD, Group.CHANGE, Group.FIND, Group.VIEW})
OF_ONE_ITEM = frozenset({Group.RECORD})
OF_THE_REVIEW = frozenset({Group.REVIEW})
OF_THE_RESCUE = frozenset({Group.RESCUE})
OF_CELLS = frozenset({Group.CELL})
OF_A_REPORT = frozenset({Group.REPORT})
OF_A_REVISION = frozenset({Group.REVISION})


def keys_for(groups: frozenset[Group]) -> tuple[Key, ...]:
    return tuple(key for key in TABLE if key.group in groups)


CHANGING = frozenset(key.action for key in keys_for(frozenset({Group.RECORD, Group.CHANGE}))) - {"copy"}
"""What a past day, which is only looked at, has none of."""

ON_ITS_PAGE = (
    "item_actions",
    *(key.action for key in keys_for(OF_THE_PLAN) if key.action not in ("open", "back", "quit")),
    *OUTLINE_MOVES,
)
"""What is asked for by its key on the page of an item, going back and scrolling aside."""


def bindings_for(groups: frozenset[Group], handler: str) -> list[BindingType]:
    """Bindings of all keys of `groups`, each in all its forms, to `action_<handler>(action)`."""
    return bindings_named((key.action for key in keys_for(groups)), handler)


def bindings_named(actions: Iterable[str], handler: str) -> list[BindingType]:
    """The same for some of the table's actions. The id of each is its action, by which a `Keyboard` exchanges it."""
    from textual.binding import Binding  # the command line asks which keys there are, and knows no Textual

    wanted = frozenset(actions)
    return [
        Binding(form, f"{handler}({key.action!r})", show=False, id=key.action)
        for key in TABLE
        if key.action in wanted
        for each in key.keys
        for form in forms_of(each)
    ]


def forms_of(key: str) -> Iterator[str]:
    """`key` itself and what an input method that is switched on types for it."""
    yield key
    if len(key) == 1:
        yield chr(ord(key) + _FULL_WIDTH)
    yield from _TYPED_INSTEAD.get(key, ())


def shown(key: str) -> str:
    """A key as people write it: `Ctrl+Z`, `Enter`, `?`."""
    if len(key) == 1:
        return key
    return "+".join(_SHOWN.get(part, part.capitalize()) for part in key.split("+"))


_FULL_WIDTH = 0xFEE0
"""From an ASCII character to its full-width form (Unicode block U+FF00)."""

_TYPED_INSTEAD: dict[str, Iterable[str]] = {
    "space": ("ideographic_space",),
    "/": "、",
    "<": "《〈",
    ">": "》〉",
    "[": "【「",
    "]": "】」",
    "-": "—",
    "comma": "，",
}
_SHOWN = {"pageup": "PgUp", "pagedown": "PgDn", "escape": "Esc", "delete": "Del", "up": "↑", "down": "↓",
          "left": "←", "right": "→", "comma": ","}  # fmt: skip
