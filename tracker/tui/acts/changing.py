"""What changes the plan itself: adding, editing, moving and removing items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from tracker.entry import value_entered
from tracker.errors import TrackerError
from tracker.language.wording import error_words, value_words
from tracker.model import edits, together
from tracker.model.change import Change, Value
from tracker.model.item import Item
from tracker.model.plan import ROOT, Plan
from tracker.text.cleaning import clean_line
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.acts.fields import EDITABLE, as_typed
from tracker.tui.acts.seen import Seen
from tracker.tui.screens.choice import ConfirmDialog
from tracker.tui.screens.form import Field, FormDialog
from tracker.tui.screens.in_place import InPlaceDialog
from tracker.tui.screens.line import LineDialog
from tracker.tui.sorting import Sorting

_TAKEN_FOR = frozenset({"deadline", "start", "target", "actual", "percent", "weight", "lead", "units"})
"""Fields whose value is read from what is typed."""

_ROOM_FOR_A_TITLE = 12
"""Columns in which it can be edited where it stands."""


def add(desk: Desk, _items: tuple[str, ...]) -> None:
    """A new item behind the selected one; a first point where there is none."""
    selected = desk.stage.main.outline.selected
    if selected is None or selected not in desk.plan.items:
        _ask_title(desk, ROOT, None, desk.words("dialog.add_point"))
        return
    parent = desk.plan.parents[selected]
    index = desk.plan.below(parent).index(selected) + 1
    _ask_title(desk, parent, index, desk.words("dialog.add", name=desk.name((selected,))))


def add_below(desk: Desk, _items: tuple[str, ...]) -> None:
    """A new item as the last below the selected one."""
    selected = desk.stage.main.outline.selected
    if selected is None:
        add(desk, ())
    else:
        _ask_title(desk, selected, None, desk.words("dialog.add_below", name=desk.name((selected,))))


def rename(desk: Desk, _items: tuple[str, ...]) -> None:
    """The title of the selected item where it stands; in a dialog where it has too little room there."""
    outline = desk.stage.main.outline
    selected = outline.selected
    if selected is None:
        return
    item, seen = desk.plan.items[selected], Seen(desk.workspace.store.plan)

    def keep(text: str) -> str | None:
        title = clean_line(text)
        if not title:
            return desk.words("dialog.nothing_typed")
        told = desk.words("tell.edited", name=desk.name((item.id,)))
        return desk.edit(partial(edits.set_field, item_id=item.id, field="title", value=title), told, seen=seen)

    where = partial(outline.title_region, item.marker)
    if where().width >= _ROOM_FOR_A_TITLE:
        desk.stage.open_screen(InPlaceDialog(where, keep, desk.words, value=item.title))
    else:
        question = desk.words("dialog.rename", name=desk.name((item.id,)))
        desk.stage.open_screen(LineDialog(question, keep, desk.words, value=item.title))


def edit(desk: Desk, _items: tuple[str, ...]) -> None:
    """All fields of the selected item in a form."""
    selected = desk.stage.main.outline.selected
    if selected is None:
        return
    names = [name for name in EDITABLE if desk.plan.is_leaf(selected) or name not in edits.LEAF_ONLY]
    _ask_fields(desk, (selected,), names, "dialog.edit", "tell.edited")


def set_units(desk: Desk, items: tuple[str, ...]) -> None:
    """Who answers for the items."""
    if items:
        _ask_fields(desk, items, ("lead", "units", "person"), "dialog.units", "tell.units")


def _ask_fields(desk: Desk, items: tuple[str, ...], names: Sequence[str], question: str, told: str) -> None:
    """A form with the fields of the first of the items; one that is typed over is set on all of them, as one step.

    Args:
        question, told: Catalogue keys.
    """
    shown, seen, name = desk.plan.items[items[0]], Seen(desk.workspace.store.plan), desk.name(items)

    def keep(typed: dict[str, str]) -> str | None:
        try:
            values = _values(desk, shown, typed)
        except TrackerError as error:
            return error_words(error, desk.words)
        return desk.edit(partial(_set_all, items=items, values=values), desk.words(told, name=name), seen=seen)

    fields = [Field(each, desk.words(f"field.{each}"), as_typed(shown, each)) for each in names]
    understood = partial(_understood, desk)
    desk.stage.open_screen(FormDialog(desk.words(question, name=name), fields, keep, desk.words, understood=understood))


def _values(desk: Desk, shown: Item, typed: dict[str, str]) -> dict[str, Value]:
    """What was typed over and is another value."""
    read = partial(value_entered, year=desk.plan.year, today=desk.workspace.today)
    return {
        name: value
        for name, text in typed.items()
        if text != as_typed(shown, name) and (value := read(name, text)) != getattr(shown, name)
    }


def _set_all(plan: Plan, items: tuple[str, ...], values: dict[str, Value]) -> tuple[Change, ...]:
    return edits.with_begun(plan, (change for item in items for change in edits.enter_fields(plan, item, values)))


def _understood(desk: Desk, field: str, text: str) -> str:
    """What a field's text is taken for where that is not the text itself; empty for others and for nothing typed."""
    if field not in _TAKEN_FOR or not text.strip():
        return ""
    try:
        value = value_entered(field, text, year=desk.plan.year, today=desk.workspace.today)
    except TrackerError as error:
        return error_words(error, desk.words)
    return desk.words("dialog.taken_for", value=value_words(value, desk.words, field=field))


def remove(desk: Desk, items: tuple[str, ...]) -> None:
    if not items:
        return
    going = [each for item in items for each in (item, *(below for below, _ in desk.plan.walk(item)))]
    notes = sum(len(desk.plan.notes_on(each)) for each in going)
    told = desk.words("tell.removed", name=desk.name(items))
    desk.stage.open_screen(
        ConfirmDialog(
            desk.words("dialog.remove", name=desk.name(items), count=len(going), notes=notes),
            desk.words("dialog.remove_yes"),
            partial(_removed, desk, items, told),
            desk.words,
        )
    )


def _removed(desk: Desk, items: tuple[str, ...], told: str) -> str | None:
    desk.stage.main.outline.unmark()
    return desk.edit(lambda plan: edits.remove(plan, items), told)


def _ask_title(desk: Desk, parent: str, index: int | None, question: str) -> None:
    def keep(text: str) -> str | None:
        title = clean_line(text)
        if not title:
            return desk.words("dialog.nothing_typed")
        item = Item(desk.workspace.new_id(), title)
        told = desk.words("tell.added", name=title)
        build = partial(edits.add_item, item=item, parent=parent, index=index)
        return desk.edit(build, told, select=item.id)

    keep_lines = partial(_add_lines, desk, parent, index)
    desk.stage.open_screen(LineDialog(question, keep, desk.words, keep_lines=keep_lines))


def _add_lines(desk: Desk, parent: str, index: int | None, text: str) -> str | None:
    """An item for every line that was pasted, as one step."""
    from tracker.tui.acts.pasting import branches_pasted  # who types one title needs no reader

    branches = branches_pasted(text, year=desk.plan.year, new_id=desk.workspace.new_id)
    first = len(desk.plan.below(parent)) if index is None else index

    def build(plan: Plan) -> list[Change]:
        return [
            change
            for place, branch in enumerate(branches, first)
            for change in edits.add_branch(plan, branch, parent=parent, index=place)
        ]

    count = sum(len(branch.items) for branch in branches)
    told = desk.words("tell.added", name=desk.words("tell.items", count=count))
    return desk.edit(build, told, select=branches[0].top.id if branches else "")


def _moving(build: Callable[[Plan, Sequence[str]], tuple[Change, ...]], told: str) -> Act:
    """Args:
    told: The catalogue key of the words about it.
    """

    def act(desk: Desk, items: tuple[str, ...]) -> None:
        if items:
            _move(desk, lambda plan: build(plan, items), desk.words(told, name=desk.name(items)))

    return act


def _move(desk: Desk, build: Callable[[Plan], tuple[Change, ...]], told: str) -> None:
    """The selected item stays in sight, wherever it has gone."""
    desk.do(build, told, select=desk.stage.main.outline.selected or "")


def _shifting(by: int, told: str) -> Act:
    """Among its siblings as the plan has them, which is refused while they are seen in another order."""
    move = _moving(lambda plan, items: together.shift(plan, items, by), told)

    def act(desk: Desk, items: tuple[str, ...]) -> None:
        if desk.stage.sorting is Sorting.PLAN:
            move(desk, items)
        else:
            sorting = desk.words(f"sorting.{desk.stage.sorting.value}")
            desk.stage.tell(desk.words("tell.not_moved_while_sorted", sorting=sorting), is_error=True)

    return act


def indent(desk: Desk, items: tuple[str, ...]) -> None:
    """Below the item before it; says so where that had nothing below it and now counts by what is below."""
    if len(items) != 1:
        _moving(together.indent, "tell.deeper")(desk, items)
        return
    (selected,) = items
    siblings = desk.plan.below(desk.plan.parents[selected])
    place = siblings.index(selected)
    key, above = "tell.indented", siblings[place - 1] if place else ""
    if above and desk.plan.is_leaf(above):
        key = "tell.indented_first"
    told = desk.words(key, name=desk.name((selected,)), parent=desk.name((above,)))
    _move(desk, lambda plan: edits.indent(plan, selected), told)


TABLE: dict[str, Act] = {
    "add": add,
    "add_below": add_below,
    "rename": rename,
    "edit": edit,
    "units": set_units,
    "remove": remove,
    "move_up": _shifting(-1, "tell.moved_up"),
    "move_down": _shifting(1, "tell.moved_down"),
    "indent": indent,
    "outdent": _moving(together.outdent, "tell.outdented"),
}
