"""The commands that change many items as one step: renumber, split, fanout."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from tracker.cli.answers import answer_items
from tracker.cli.arguments import Arguments
from tracker.cli.session import Session
from tracker.entry import value_entered
from tracker.errors import BadValue
from tracker.language.wording import change_words
from tracker.model import numbering
from tracker.model.change import AddItem, Change, SetField
from tracker.model.fanning import fan_out, units_for
from tracker.model.plan import ROOT, Plan

_UNITS = "办公室 宣传部"
_TERM = re.compile("[:：=＝]")


def renumber(arguments: Arguments, session: Session) -> None:
    """Below an item, or in the whole plan; `--dry-run` only shows it."""
    top = session.resolved([arguments.ref])[0] if arguments.ref else ROOT
    build = partial(numbering.renumber, top=top, style=numbering.Style(arguments.style))
    if arguments.dry_run:
        _tell(build(session.workspace.plan), session, changed=False)
        return
    step = session.workspace.edit(build)
    _tell(step.changes if step else (), session, changed=step is not None)


def split(arguments: Arguments, session: Session) -> None:
    from tracker.reading.steps import steps_of  # who splits nothing needs no reader

    _add_below(arguments.ref, partial(steps_of, new_id=session.workspace.new_id), session, nothing="cli.no_steps")


def fanout(arguments: Arguments, session: Session) -> None:
    """Over the units that are named, else over those of the item."""
    workspace = session.workspace
    _refuse_terms(arguments.units)
    named = value_entered("units", "、".join(arguments.units), year=workspace.plan.year, today=workspace.today)
    assert isinstance(named, tuple), "what units are read as"

    def build(plan: Plan, item_id: str) -> tuple[Change, ...]:
        units = named or units_for(plan, item_id)
        if not units:
            raise BadValue(field="units", value="", example=f"tracker fanout {arguments.ref} {_UNITS}")
        return fan_out(plan, item_id, units, new_id=workspace.new_id)

    _add_below(arguments.ref, build, session)


def _refuse_terms(units: Sequence[str]) -> None:
    """`unit:甲` is a term of a filter and `units=甲` a field of `set`; neither is the name of a unit."""
    for unit in units:
        if _TERM.search(unit):
            raise BadValue(field="units", value=unit, example=_UNITS)


def _add_below(
    ref: str, build: Callable[[Plan, str], tuple[Change, ...]], session: Session, *, nothing: str = "cli.nothing_to_do"
) -> None:
    """Answers the items that are new, or the one named when nothing came of it."""
    (item_id,) = session.resolved([ref])
    step = session.workspace.edit(lambda plan: build(plan, item_id))
    made = [each.branch.top.id for each in step.changes if isinstance(each, AddItem)] if step else []
    answer_items(made or [item_id], session, step=step, key="cli.added", otherwise=nothing)


def _tell(changes: Sequence[Change], session: Session, *, changed: bool) -> None:
    """A line for each marker that is another now, or would be."""
    plan, words = session.workspace.plan, session.words
    numbers = plan.numbers()
    if session.as_json:
        markers = [_marker_shape(each, numbers) for each in changes if isinstance(each, SetField)]
        session.say_json({"changed": changed, "markers": markers})
        return
    told = [change_words(each, plan, numbers, words) for each in changes]
    session.say_lines(told or [words("cli.numbered_already")])


def _marker_shape(change: SetField, numbers: Mapping[str, str]) -> dict[str, object]:
    return {"id": change.item, "ref": numbers[change.item], "old": change.old, "new": change.new}
