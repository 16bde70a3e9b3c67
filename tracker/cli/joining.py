"""The command that joins another copy of the plan: merge."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tracker.cli import asking
from tracker.cli.arguments import Arguments
from tracker.cli.session import Session
from tracker.cli.shapes import Shape, note_shape
from tracker.errors import DocumentMissing, NotAPlan
from tracker.joining import Choices, Dispute, Joined, Side, facts_of, join, lines_of, looked_at
from tracker.model.change import Value
from tracker.model.item import Note
from tracker.request import refuse_in_the_past
from tracker.store.steps import change_doc
from tracker.store.tiny.files import SUFFIX
from tracker.store.values import value_doc


def merge(arguments: Arguments, session: Session) -> None:
    """What both have changed is asked for where somebody can answer, unless `--prefer` says it for all."""
    copy = Path(arguments.file).expanduser().absolute()
    if not copy.exists():
        raise DocumentMissing(path=arguments.file)
    if copy.suffix.lower() != SUFFIX:
        raise NotAPlan(path=arguments.file)
    refuse_in_the_past(session.request)
    seen = looked_at(session.workspace, copy)
    if arguments.dry_run:
        _answer(seen, _preferred(seen, arguments), session, key="cli.would_merge")
        return
    if arguments.prefer or session.as_json or not asking.can_ask():
        choices = _preferred(seen, arguments)
    else:
        choices = {dispute.key: _asked(dispute, session) for dispute in seen.disputes}
    _answer(join(session.workspace, copy, choices), choices, session, key="cli.merged")


def _preferred(seen: Joined, arguments: Arguments) -> Choices:
    side = Side(arguments.prefer) if arguments.prefer else Side.LATER
    return {dispute.key: side for dispute in seen.disputes}


def _asked(dispute: Dispute, session: Session) -> Side:
    """Enter alone, and the end of the input, leave it to the later."""
    words = session.words
    answer = asking.answer_to(words("ask.dispute", **facts_of(dispute, session.workspace.plan, session.words)))
    for side in (Side.MINE, Side.THEIRS):
        if answer and answer in words(f"ask.{side.value}").split():
            return side
    return Side.LATER


def _answer(joined: Joined, choices: Choices, session: Session, *, key: str) -> None:
    conflicts = [f"  {line}" for line in lines_of(joined, choices, session.workspace.plan, session.words)]
    count = len(joined.merge.gained)
    if session.as_json:
        session.say_json({"joined": count, "conflicts": conflicts, **_shape(joined, choices, session)})
    else:
        session.say_lines([session.words(key, count=count), *conflicts])


def _shape(joined: Joined, choices: Choices, session: Session) -> Shape:
    """The conflicts once more, for programs: what is disputed, and the changes that met something else."""
    numbers = session.workspace.plan.numbers()
    sides = ((dispute, choices.get(dispute.key, Side.LATER)) for dispute in joined.disputes)
    return {
        "disputes": [_dispute_shape(dispute, side, numbers) for dispute, side in sides],
        "met": [{"lost": each.was_lost, "edit": change_doc(each.change)} for each in joined.told],
    }


def _dispute_shape(dispute: Dispute, side: Side, numbers: Mapping[str, str]) -> Shape:
    """What two copies have changed to different ends, and whose value holds; an empty `id` means the plan itself."""
    values = {name: _side_shape(getattr(dispute, name)) for name in ("mine", "theirs", "kept")}
    return {
        "ref": numbers.get(dispute.item, ""),
        "id": dispute.item,
        "field": dispute.field,
        "note": dispute.note,
        **values,
        "decided": side.value,
    }


def _side_shape(value: Value | Note) -> object:
    return note_shape(value) if isinstance(value, Note) else value_doc(value)
