"""One line of the outline as stretches of text, each with the name of its style.

```
>▾ [~] 一、道路建设                     ██████        3/13  06-30  推进中    红
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from tracker.frozen import Frozen
from tracker.model.progress import Light
from tracker.model.status import Status
from tracker.tui.marks import Marks
from tracker.tui.rows import Headings, Row
from tracker.tui.widgets.columns import GAP, Columns, fitted

Stretch = tuple[str, str]
"""A text and the name of its style."""

STYLES = (
    *("heading", "point", "parent", "leaf", "over", "mark", "muted", "track", "note", "found"),
    *(f"status-{each.value}" for each in Status),
    *(f"{kind}-{each.value}" for kind in ("light", "bar") for each in Light),
)
"""Every style name that a stretch can have."""

FOLD_WIDTH, BOX_WIDTH = 2, 4
_CURSOR_WIDTH = 1
_STEP = " > "
_INDENT = 2
_DEEPEST_INDENT = 8
"""Levels; what lies deeper is not moved further to the right."""


class State(Frozen):
    """What a line shows beyond its row."""

    depth: int
    is_unfolded: bool
    is_selected: bool
    is_marked: bool
    found: tuple[tuple[int, int], ...] = ()
    """Where in the name what is looked for begins and ends, from left to right."""


def fold_column(depth: int) -> int:
    """Where the fold mark of a line stands; the box follows `FOLD_WIDTH` columns behind it."""
    return _CURSOR_WIDTH + _INDENT * (min(depth, _DEEPEST_INDENT) - 1)


def line_of(row: Row, state: State, columns: Columns, marks: Marks) -> Iterator[Stretch]:
    yield from _name(row, state, columns.name, marks)
    yield from _progress(row, columns, marks)
    if columns.deadline:
        text = row.deadline if columns.has_long_dates else row.short_deadline
        yield " " * GAP + fitted(text, columns.deadline, marks.cut), "muted" if row.is_inherited else "leaf"
    if columns.status:
        yield " " * GAP + fitted(row.status_word, columns.status, marks.cut), f"status-{row.status.value}"
    if columns.light:
        yield " " * GAP + fitted(row.light_word, columns.light, marks.cut), f"light-{row.light.value}"
    if columns.reason:
        yield " " + fitted(row.reason, columns.reason, marks.cut), f"light-{row.light.value}"


def heading_of(headings: Headings, columns: Columns, marks: Marks, path: Sequence[str] = ()) -> str:
    """The line over the columns.

    Args:
        path: The names of the items down to the branch that alone is shown; the last ones are seen best.
    """
    start = " " * (_CURSOR_WIDTH + FOLD_WIDTH)
    name = _joined(headings.name, path, columns.name - len(start), marks)
    line = fitted(start + name, columns.name, marks.cut)
    texts = (headings.progress, headings.deadline, headings.status, headings.light)
    for (_, width), text in zip(columns.headed, texts, strict=True):
        if width:
            line += " " * GAP + fitted(text, width, marks.cut)
    return line


def _joined(name: str, path: Sequence[str], width: int, marks: Marks) -> str:
    """`name > path > path`, without the first ones where all do not fit."""
    joined = _STEP.join((name, *path))
    for left_out in range(1, len(path)):
        if cell_len(joined) <= width:
            break
        joined = _STEP.join((name, marks.cut, *path[left_out:]))
    return joined


def _name(row: Row, state: State, width: int, marks: Marks) -> Iterator[Stretch]:
    yield _pointer(state, marks), "mark"
    indent = " " * (fold_column(state.depth) - _CURSOR_WIDTH)
    fold = (marks.unfolded if state.is_unfolded else marks.folded) if row.is_parent else " "
    yield f"{indent}{fold} ", "muted"
    yield f"{marks.boxes[row.status]} ", f"status-{row.status.value}"
    room = width - fold_column(state.depth) - FOLD_WIDTH - BOX_WIDTH
    if room < 1:
        return
    notes = f" ({row.notes})" if row.notes else ""
    name = fitted(row.name, room, marks.cut)
    if not notes or room < 4 * len(notes):
        yield from _with_found(name, row, state)
        return
    shown = fitted(row.name, room - len(notes), marks.cut).rstrip()
    yield from _with_found(shown, row, state)
    yield fitted(notes, room - cell_len(shown), marks.cut), "note"


def _with_found(shown: str, row: Row, state: State) -> Iterator[Stretch]:
    """The name as it is `shown`, cut or filled up, with what was looked for in a style of its own."""
    kept = next((at for at, pair in enumerate(zip(row.name, shown, strict=False)) if pair[0] != pair[1]), len(row.name))
    end = 0
    for start, stop in state.found:
        if stop <= kept:
            yield shown[end:start], _name_style(row, state)
            yield shown[start:stop], "found"
            end = stop
    yield shown[end:], _name_style(row, state)


def _progress(row: Row, columns: Columns, marks: Marks) -> Iterator[Stretch]:
    if columns.bar:
        yield " " * GAP, "leaf"
        filled = _filled(row.share, columns.bar)
        yield marks.bar * filled, f"bar-{row.light.value}"
        empty = columns.bar - filled
        yield (marks.track * empty, "track") if row.share is not None else (" " * empty, "leaf")
    if columns.rate:
        gap = " " if columns.bar else " " * GAP
        rate = row.rate if cell_len(row.rate) <= columns.rate else row.short_rate
        yield gap + fitted(rate, columns.rate, marks.cut, right=True), "leaf"


def _filled(share: float | None, width: int) -> int:
    """How much of a bar is filled: something as soon as anything is reached, all of it only at the end."""
    if not share:
        return 0
    return width if share >= 1 else min(max(round(share * width), 1), width - 1)


def _pointer(state: State, marks: Marks) -> str:
    if state.is_marked:
        return marks.chosen
    return marks.cursor if state.is_selected else " "


def _name_style(row: Row, state: State) -> str:
    if row.status in (Status.DONE, Status.CANCELLED):
        return "over"
    if state.depth == 1:
        return "point"
    return "parent" if row.is_parent else "leaf"
