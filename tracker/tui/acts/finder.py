"""Finds the act for an action, importing what is seldom needed when it is first asked for.

Reports and the reading of documents took 300 ms to import, more than the app takes to open without them.
"""

from __future__ import annotations

from importlib import import_module

from tracker.tui.acts.desk import Act
from tracker.tui.keys import TABLE, Group

ACTS: dict[str, Act] = {}
"""Those that have been asked for, or were imported with one of them."""

_LATER = {
    **{key.action: "reviewing" for key in TABLE if key.group is Group.REVIEW},
    **dict.fromkeys(("load", "review_accept", "review_front", "review_leave"), "loading"),
    **{key.action: "reporting" for key in TABLE if key.group is Group.REPORT},
    "report": "reporting",
    **dict.fromkeys(("revise", "revision_accept"), "revising"),
    "settings": "setting",
    "keys": "keying",
    "tour": "touring",
    "recover": "rescuing",
    "accept_outside": "accepting",
    **dict.fromkeys(("carry_over", "rename_plan", "remove_plan", "restore_plan", "demo"), "keeping"),
    "merge": "merging",
    **dict.fromkeys(("renumber", "split_item", "fan_out"), "arranging"),
    **dict.fromkeys(("copy", "cut", "paste", "paste_below"), "copying"),
}
"""The module whose table has the action."""


def act_for(action: str) -> Act:
    if action not in ACTS:
        found = import_module(f"tracker.tui.acts.{_LATER[action]}").TABLE if action in _LATER else at_hand()
        ACTS.update((name, act) for name, act in found.items() if name not in ACTS)
    return ACTS[action]


def at_hand() -> dict[str, Act]:
    """What a clerk does all day. The outline is painted before its modules are imported, 60 ms."""
    from tracker.tui.acts import changing, choosing, commanding, finding, noting, recording, viewing

    return {
        **recording.TABLE,
        **noting.TABLE,
        **changing.TABLE,
        **finding.TABLE,
        **viewing.TABLE,
        **viewing.VIEW_TABLE,
        **viewing.OUTLINE_TABLE,
        **viewing.SORT_TABLE,
        **commanding.TABLE,
        **choosing.TABLE,
    }
