"""What a clerk does all day: tick, set a status, set a deadline, undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tracker.errors import TrackerError
from tracker.language.wording import change_words, error_words
from tracker.model import edits
from tracker.model.deadline import Deadline
from tracker.model.history import Step
from tracker.model.plan import Plan
from tracker.model.status import Status
from tracker.text.cleaning import clean_line
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.acts.fields import ask_for_deadline, deadline_told
from tracker.tui.acts.seen import Seen
from tracker.tui.detail import items_of
from tracker.tui.screens.choice import ChoiceDialog, ConfirmDialog, Option
from tracker.tui.screens.line import LineDialog

_WITH_REASON = frozenset({Status.BLOCKED, Status.CANCELLED})


def tick(desk: Desk, items: tuple[str, ...]) -> None:
    """Done, or where all are done already, open again; asks before it does so to everything below an item."""
    if not items:
        return
    figures = desk.workspace.progress
    if all(figures.of(item).status is Status.DONE for item in items):
        told = desk.words("tell.unticked", name=desk.name(items))
        open_again = partial(edits.untick, item_ids=items)
        act = partial(desk.edit, open_again, told, seen=Seen(desk.workspace.store.plan))
        _once_sure(desk, items, Status.NOT_STARTED, act)
    else:
        set_status(desk, items, Status.DONE)


def ask_status(desk: Desk, items: tuple[str, ...]) -> None:
    if not items:
        return
    present = desk.workspace.progress.of(items[0]).status
    statuses, seen = tuple(Status), Seen(desk.workspace.store.plan)
    options = [Option(str(place), desk.words(f"status.{each.value}")) for place, each in enumerate(statuses, 1)]

    def choose(place: int) -> str | None:
        return set_status(desk, items, statuses[place], seen=seen)

    question = desk.words("dialog.status", name=desk.name(items))
    desk.stage.open_screen(ChoiceDialog(question, options, choose, desk.words, at=statuses.index(present)))


def set_status(desk: Desk, items: tuple[str, ...], status: Status, *, seen: Seen | None = None) -> str | None:
    """Asks whether, where items below are meant, and why, where a reason is due; then sets it.

    Answers the words about what is wrong, having told them, when it is known before anything is asked.

    Args:
        seen: What the user decided on; None means what is there now.
    """
    if not items:
        return None
    try:
        edits.set_status(desk.plan, items, status)
    except TrackerError as error:
        wrong = error_words(error, desk.words)
        desk.stage.tell(wrong, is_error=True)
        return wrong
    ask_or_set = _ask_reason if status in _WITH_REASON else _set
    _once_sure(desk, items, status, partial(ask_or_set, desk, items, status, seen or Seen(desk.workspace.store.plan)))
    return None


def set_deadline(desk: Desk, items: tuple[str, ...]) -> None:
    if not items:
        return
    seen = Seen(desk.workspace.store.plan)

    def keep(value: Deadline | None) -> str | None:
        told = desk.words("tell.deadline", name=desk.name(items), value=deadline_told(value, desk.words))
        return desk.edit(
            lambda plan: [each for item in items for each in edits.set_field(plan, item, "deadline", value)],
            told,
            seen=seen,
        )

    ask_for_deadline(desk, desk.name(items), desk.plan.items[items[0]].deadline, keep, year=desk.plan.year)


def undo(desk: Desk, _items: tuple[str, ...]) -> None:
    _take_back(desk, desk.workspace.undo, "tell.undone")


def redo(desk: Desk, _items: tuple[str, ...]) -> None:
    _take_back(desk, desk.workspace.redo, "tell.redone")


def _take_back(desk: Desk, act: Callable[[], Step], key: str) -> None:
    try:
        step = act()
    except TrackerError as error:
        desk.stage.tell(error_words(error, desk.words), is_error=True)
        return
    desk.stage.refresh_plan()
    plan = desk.plan
    named = [item for item in items_of(step.changes[0]) if item in plan.items]
    if named:
        desk.stage.go_to(named[0])
    numbers = {item: plan.number(item) for item in named}
    what = clean_line(change_words(step.changes[0], plan, numbers, desk.words))
    desk.stage.tell(desk.words(key, what=what, count=len(step.changes)))


def _once_sure(desk: Desk, items: tuple[str, ...], status: Status, act: Callable[[], str | None]) -> None:
    """Does `act`, after a question where it would set more than the items named."""
    if all(desk.plan.is_leaf(item) for item in items):
        desk.complain(act())
        return
    count = len({leaf for item in items for leaf in _affected(desk.plan, item, status)})
    word = desk.words(f"status.{status.value}")
    question = desk.words("dialog.below", name=desk.name(items), count=count, status=word)
    yes = desk.words("dialog.below_yes", count=count, status=word)
    desk.stage.open_screen(ConfirmDialog(question, yes, act, desk.words))


def _affected(plan: Plan, item: str, status: Status) -> tuple[str, ...]:
    try:
        return edits.affected_leaves(plan, item, status)
    except TrackerError:
        return ()


def _ask_reason(desk: Desk, items: tuple[str, ...], status: Status, seen: Seen) -> str | None:
    def keep(reason: str) -> str | None:
        if not reason.strip():
            return desk.words("dialog.reason_needed")
        return _set(desk, items, status, seen, clean_line(reason))

    word = desk.words(f"status.{status.value}")
    question = desk.words("dialog.reason", name=desk.name(items), status=word)
    desk.stage.open_screen(LineDialog(question, keep, desk.words))
    return None


def _set(desk: Desk, items: tuple[str, ...], status: Status, seen: Seen, reason: str = "") -> str | None:
    key = "tell.done" if status is Status.DONE else "tell.status"
    told = desk.words(key, name=desk.name(items), status=desk.words(f"status.{status.value}"))
    return desk.edit(lambda plan: edits.set_status(plan, items, status, reason=reason), told, seen=seen)


def _status_act(status: Status) -> Act:
    def act(desk: Desk, items: tuple[str, ...]) -> None:
        set_status(desk, items, status)

    return act


TABLE: dict[str, Act] = {
    "tick": tick,
    "status": ask_status,
    "deadline": set_deadline,
    "undo": undo,
    "redo": redo,
    **{f"status_{place}": _status_act(status) for place, status in enumerate(Status, 1)},
}
