"""The commands that change the plan itself: set, add, move, copy, remove, restore, undo, redo."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import takewhile

from tracker.cli.answers import answer_items
from tracker.cli.arguments import Arguments
from tracker.cli.session import Session
from tracker.entry import field_entered, value_entered
from tracker.errors import BadValue, ChangeRefused, NothingToRedo, NothingToUndo, NotInBin
from tracker.language.wording import change_words, changes_words, error_words, names_of_gone
from tracker.model import edits, history
from tracker.model.change import Branch, Change, RemoveItem, Value
from tracker.model.copying import branches_of, copied
from tracker.model.history import Step
from tracker.model.item import Item
from tracker.model.plan import ROOT, Plan
from tracker.model.status import Status
from tracker.text.cleaning import clean_line

_ASSIGNMENT = re.compile(r"([^=＝:：]*)[=＝:：](.*)", re.DOTALL)
"""A field's name and its value around the first sign, which with an input method may be a full-width one."""


def set(arguments: Arguments, session: Session) -> None:
    """Words before the first assignment name more items, of which all get the same as one step."""
    words: Sequence[str] = arguments.values
    others = tuple(takewhile(lambda word: not _ASSIGNMENT.fullmatch(word), words))
    values = dict(_assignments(words[len(others) :] or words, session))
    item_ids = session.resolved([arguments.ref, *others])

    def build(plan: Plan) -> tuple[Change, ...]:
        return edits.with_begun(plan, _set_all(plan, item_ids, values))

    step = session.workspace.edit(build, why=arguments.why)
    answer_items(item_ids, session, step=step, key="cli.set")
    if step and not session.as_json:
        plan = session.workspace.plan
        numbers = {each: plan.number(each) for change in step.changes for each in change.concerns()}
        session.say_lines(f"  {line}" for line in changes_words(step.changes, plan, numbers, session.words))


def add(arguments: Arguments, session: Session) -> None:
    workspace = session.workspace
    title = clean_line(" ".join(arguments.title))
    if not title:
        raise BadValue(field="title", value="", example="召开换届大会")
    item = Item(workspace.new_id(), title, clean_line(arguments.marker))
    parent, index = _place(workspace.plan, arguments, session)
    step = workspace.edit(partial(edits.add_item, item=item, parent=parent, index=index))
    answer_items([item.id], session, step=step, key="cli.added")


def move(arguments: Arguments, session: Session) -> None:
    (item_id,) = session.resolved([arguments.ref])

    def to_its_place(plan: Plan) -> tuple[Change, ...]:
        parent, index = _place(plan, arguments, session)
        own_place = plan.below(plan.parents[item_id]).index(item_id)
        is_before_it = plan.parents[item_id] == parent and index is not None and own_place < index
        return edits.move(plan, item_id, parent=parent, index=index - 1 if is_before_it and index else index)

    step = session.workspace.edit(to_its_place)
    answer_items([item_id], session, step=step, key="cli.moved")


def copy(arguments: Arguments, session: Session) -> None:
    """Planned once more: without notes, and nothing of it begun."""
    workspace = session.workspace
    branches = branches_of(workspace.plan, session.resolved([arguments.ref]))
    (branch,) = (copied(each, new_id=workspace.new_id) for each in branches)
    parent, index = _place(workspace.plan, arguments, session)
    step = workspace.edit(partial(edits.add_branch, branch=branch, parent=parent, index=index))
    answer_items([branch.top.id], session, step=step, key="cli.copied")


def remove(arguments: Arguments, session: Session) -> None:
    item_ids = session.resolved(arguments.refs)
    step = session.workspace.edit(lambda plan: edits.remove(plan, item_ids))
    branches = [change.branch for change in step.changes if isinstance(change, RemoveItem)] if step else []
    if session.as_json:
        session.say_json({"removed": [_branch_shape(branch) for branch in branches]})
        return
    for branch in branches:
        session.say(session.words("cli.removed", item=branch.top.title, count=len(branch.items)))


def restore(arguments: Arguments, session: Session) -> None:
    """Without a reference, what there is to restore; the last removed first."""
    bin_ = history.removed(session.workspace.history())
    if not arguments.ref:
        _show_bin(bin_, session)
        return
    found = [(step, branch) for step, branch in bin_ if arguments.ref in (branch.top.id, branch.top.title)]
    found = found or [(step, branch) for step, branch in bin_ if arguments.ref in branch.top.title]
    if not found:
        raise NotInBin(ref=arguments.ref)
    removal, branch = found[0]
    parent, index = _old_place(removal, branch)
    step = session.workspace.edit(partial(edits.restore, branch=branch, parent=parent, index=index))
    answer_items([branch.top.id], session, step=step, key="cli.restored")


def undo(arguments: Arguments, session: Session) -> None:
    _take_back(arguments.times, session.workspace.undo, "cli.undone_step", session)


def redo(arguments: Arguments, session: Session) -> None:
    _take_back(arguments.times, session.workspace.redo, "cli.redone_step", session)


def _assignments(values: Sequence[str], session: Session) -> Iterator[tuple[str, Value]]:
    workspace = session.workspace
    for written in values:
        parts = _ASSIGNMENT.fullmatch(written)
        if parts is None:
            raise BadValue(field="assignment", value=written, example="完成时限=6月底, deadline=2021-06-30")
        field = field_entered(parts[1])
        yield field, value_entered(field, parts[2], year=workspace.plan.year, today=workspace.today)


def _set_all(plan: Plan, item_ids: Sequence[str], values: dict[str, Value]) -> Iterator[Change]:
    rest = dict(values)
    status = rest.pop("status", None)
    if isinstance(status, Status):
        yield from edits.set_status(plan, item_ids, status, reason=str(rest.pop("reason", "")))
    for item_id in item_ids:
        yield from edits.enter_fields(plan, item_id, rest)


def _place(plan: Plan, arguments: Arguments, session: Session) -> tuple[str, int | None]:
    """The parent and the place among its children that `--under`, `--before` or `--after` mean."""
    if arguments.under:
        return session.resolved([arguments.under])[0], None
    beside = arguments.before or arguments.after
    if not beside:
        return ROOT, None
    (sibling,) = session.resolved([beside])
    parent = plan.parents[sibling]
    return parent, plan.below(parent).index(sibling) + (1 if arguments.after else 0)


def _old_place(step: Step, branch: Branch) -> tuple[str, int]:
    removal = next(each for each in step.changes if isinstance(each, RemoveItem) and each.branch is branch)
    return removal.parent, removal.index


def _show_bin(bin_: Sequence[tuple[Step, Branch]], session: Session) -> None:
    if session.as_json:
        session.say_json({"removed": [_branch_shape(branch) for _, branch in bin_]})
        return
    for step, branch in bin_:
        session.say(f"{step.at.astimezone():%Y-%m-%d %H:%M}  {branch.top.id}  {branch.top.title}")
    if not bin_:
        session.say(session.words("cli.bin_empty"))


def _branch_shape(branch: Branch) -> dict[str, object]:
    return {"id": branch.top.id, "title": branch.top.title, "items": len(branch.items)}


def _up_to(times: int, take_back: Callable[[], Step]) -> tuple[list[Step], ChangeRefused | None]:
    """The steps taken back, and what stopped it before there were so many; raises that when there is not one."""
    steps = [take_back()]
    try:
        while len(steps) < times:
            steps.append(take_back())
    except ChangeRefused as refusal:
        return steps, refusal
    return steps, None


def _take_back(times: int, take_back: Callable[[], Step], key: str, session: Session) -> None:
    if times < 1:
        raise BadValue(field="times", value=times, example="1, 2, 3")
    steps, refusal = _up_to(times, take_back)
    _tell_taken_back(steps, key, session)
    if refusal:
        session.remark(error_words(refusal, session.words))
    if refusal and not isinstance(refusal, (NothingToUndo, NothingToRedo)):
        session.exit_code = refusal.exit_code


def _tell_taken_back(steps: Sequence[Step], key: str, session: Session) -> None:
    workspace, words = session.workspace, session.words
    numbers = {**workspace.plan.numbers(), **names_of_gone(steps, workspace.plan)}
    told = [[change_words(change, workspace.plan, numbers, words) for change in step.changes] for step in steps]
    if session.as_json:
        session.say_json({"steps": [{"id": step.id, "changes": each} for step, each in zip(steps, told, strict=True)]})
        return
    for changes in told:
        first = changes[0] if len(changes) == 1 else words("cli.more_changes", change=changes[0], count=len(changes))
        session.say(words(key, change=first))
