"""A ledger that comes back filled in: what is another in it, told and, when that is agreed to, taken over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tracker.cli.arguments import Arguments
from tracker.cli.asking import agrees, answer_to, can_ask
from tracker.cli.differences import plain_value, revision_shape
from tracker.cli.session import Session
from tracker.documents import STDIN
from tracker.language.catalogue import Catalogue
from tracker.language.differing import difference_lines
from tracker.model.filling import Filling
from tracker.returning import Returned
from tracker.revising import finished_lines, left_lines, take_over


def take_back(back: Returned, arguments: Arguments, session: Session) -> None:
    """Shows what the ledger says that is another here; changes the plan when that is agreed to."""
    plan = session.workspace.plan
    told = back.against(plan, overwrites=arguments.theirs)
    dated = finished_lines(back.finished, told.revision, session.words)
    lines = [*difference_lines(told.revision, session.words), *dated, *left_lines(back, told, session.words)]
    if told.disputed:
        lines.append(session.words("returned.how_theirs"))
    if lines and not session.as_json:
        session.say_lines(lines)
    agreed, steps = _agreed(back, told, arguments, session), 0
    if agreed is not None:
        why = session.words("returned.why", sender=arguments.sender, file=Path(arguments.file).name).strip()
        steps = take_over(session.workspace, agreed.revision.changes, back.finished, why=why)
    _conclude(back, agreed or told, session, steps=steps)


def _agreed(back: Returned, told: Filling, arguments: Arguments, session: Session) -> Filling | None:
    """What is to be applied; None when nobody has agreed to it, or there is nothing."""
    words = session.words
    if arguments.dry_run:
        return None
    if arguments.yes:
        return told if told.revision.changes else None
    if not can_ask() or session.as_json or arguments.file == STDIN:
        if told.revision.changes and not session.as_json:
            session.say(words("revise.how"))
        return None
    settled = _settled(back, told, words)
    if not settled.revision.changes:
        return None
    if agrees(words("revise.apply"), words):
        return settled
    session.say(words("revise.refused"))
    return None


def _settled(back: Returned, told: Filling, words: Catalogue) -> Filling:
    """Whose values hold where both sides have changed one: those of the plan, if nothing else is answered."""
    if not told.disputed:
        return told
    answer = answer_to(words("returned.whose", count=told.disputed))
    return back.against(told.revision.before, overwrites=answer == words("returned.theirs_key"))


def _conclude(back: Returned, told: Filling, session: Session, *, steps: int) -> None:
    """Args:
    steps: As which it was taken over; 0 when it was not.
    """
    count = len(told.revision.entries())
    if session.as_json:
        session.say_json(revision_shape(told.revision, applied=bool(steps)) | _left_shape(back, told))
    elif steps > 1:
        session.say(session.words("returned.applied", count=count, steps=steps))
    elif steps:
        session.say(session.words("revise.applied", count=count))
    elif not count:
        session.say(session.words("returned.nothing"))


def _left_shape(back: Returned, told: Filling) -> dict[str, Any]:
    numbers = told.revision.before.numbers()
    return {
        "left": [
            {
                "id": each.cell.item,
                "ref": numbers[each.cell.item],
                "field": each.cell.field,
                "theirs": plain_value(each.cell.value),
                "ours": plain_value(each.ours),
                "why": each.why.value,
            }
            for each in told.left
        ],
        "doubtful": [
            {"id": each.item, "ref": numbers.get(each.item, ""), "column": each.column, "text": each.text,
             "why": each.doubt.value}
            for each in back.doubtful
        ],
        "finished": {item: str(day) for item, day in back.finished.items()},
        "absent": back.absent,
    }  # fmt: skip
