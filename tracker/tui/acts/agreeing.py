"""A step of many changes that is seen before it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from tracker.errors import TrackerError
from tracker.language.catalogue import Catalogue
from tracker.language.wording import change_words, deadline_words, error_words, marked_title, target_words
from tracker.model.change import AddItem, Change, SetField, applied
from tracker.model.item import Item
from tracker.model.plan import Plan
from tracker.text.cleaning import clean_line
from tracker.text.width import cut
from tracker.tui.acts.desk import Desk
from tracker.tui.screens.agreeing import AgreeDialog

_LINE_WIDTH = 64
"""Columns of a line in the dialog."""

_MOST_LINES = 500
"""Lines of the dialog; breaking 20 000 for its width would keep the app from hearing keys."""

Build = Callable[[Plan], Sequence[Change]]


def agree(desk: Desk, build: Build, key: str, *, name: str, nothing: str = "tell.nothing_changed") -> str | None:
    """Shows what `build` makes of the plan and makes it once that is agreed to.

    Answers the words about it where it makes nothing or is refused.

    Args:
        key: The catalogue entries `dialog.<key>_agree` for the question and `tell.<key>` for having done it.
        nothing: The entry that says that there is nothing to do.
    """
    try:
        lines = foreseen(desk, build)
    except TrackerError as error:
        return error_words(error, desk.words)
    if not lines:
        return desk.words(nothing)
    ask(desk, build, lines, key, name=name)
    return None


def foreseen(desk: Desk, build: Build) -> Sequence[str]:
    """A line for everything that `build` makes of the plan; raises what it raises."""
    return tuple(_lines(desk, tuple(build(desk.plan))))


def ask(desk: Desk, build: Build, lines: Sequence[str], key: str, *, name: str) -> None:
    """Shows the lines foreseen and does it once that is agreed to."""
    question = desk.words(f"dialog.{key}_agree", name=name, count=len(lines))
    told = desk.words(f"tell.{key}", name=name, count=len(lines))
    act = partial(desk.edit, build, told)
    desk.stage.open_screen(AgreeDialog(question, shown(lines, desk.words), desk.words("dialog.agree"), act, desk.words))


def shown(lines: Sequence[str], words: Catalogue) -> Sequence[str]:
    """The lines as the dialog has room for them, the first of very many."""
    seen = tuple(cut(clean_line(line), _LINE_WIDTH, ellipsis="..") for line in lines[:_MOST_LINES])
    rest = len(lines) - len(seen)
    return (*seen, words("recovery.more", count=rest)) if rest else seen


def _lines(desk: Desk, changes: Sequence[Change]) -> Iterator[str]:
    after = applied(desk.plan, changes)
    numbers = after.numbers()
    for change in changes:
        match change:
            case AddItem(branch):
                yield from (_added(item, numbers) for item in branch.items)
            case SetField(item_id, "marker", old, new):
                title = after.items[item_id].title
                yield desk.words("dialog.renumbered", number=numbers[item_id], old=old, new=new, title=title)
            case _:
                yield change_words(change, after, numbers, desk.words)


def _added(item: Item, numbers: Mapping[str, str]) -> str:
    facts = (target_words(item), deadline_words(item.deadline) if item.deadline else "")
    return " ".join(filter(None, (numbers[item.id], marked_title(item), *facts)))
