"""A ledger that comes back filled in: what is another in it, told and, when that is agreed to, taken over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from tracker.cli.arguments import Arguments
from tracker.cli.asking import agrees, answer_to, can_ask
from tracker.cli.differences import difference_lines, plain_value, revision_shape
from tracker.cli.session import Session
from tracker.documents import STDIN
from tracker.language.catalogue import Catalogue
from tracker.language.wording import error_words, value_words
from tracker.model.filling import Filling, Hindrance, Left
from tracker.model.item import Note, NoteKind
from tracker.model.plan import Plan
from tracker.returning import Doubtful, Returned, Signed
from tracker.text.width import cut

_MOST_LISTED = 30
"""Lines under one heading of what is not taken over."""

_LONGEST_CELL = 60
"""Columns of a cell in such a line."""


def signed_by(sender: str, session: Session) -> Signed:
    """Notes of today by the sender; by the user where nobody says who sent the ledger."""
    workspace = session.workspace

    def signed(item: str, kind: NoteKind, text: str) -> Note:
        author = sender or workspace.author
        return Note(workspace.new_id(), item, workspace.today, workspace.clock(), author, kind, text)

    return signed


def take_back(back: Returned, arguments: Arguments, session: Session) -> None:
    """Shows what the ledger says that is another here; changes the plan when that is agreed to."""
    plan = session.workspace.plan
    told = back.against(plan, overwrites=arguments.theirs)
    lines = [*difference_lines(told.revision, session.words), *_left_lines(back, told, session.words)]
    if lines and not session.as_json:
        session.say_lines(lines)
    agreed = _agreed(back, told, arguments, session)
    if agreed is not None:
        why = session.words("returned.why", sender=arguments.sender, file=Path(arguments.file).name).strip()
        session.workspace.edit(lambda _: agreed.revision.changes, why=why)
    _conclude(back, agreed or told, session, applied=agreed is not None)


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
    disputed = sum(each.why is Hindrance.CHANGED_HERE for each in told.left)
    if not disputed:
        return told
    answer = answer_to(words("returned.whose", count=disputed))
    return back.against(told.revision.before, overwrites=answer == words("returned.theirs_key"))


def _left_lines(back: Returned, told: Filling, words: Catalogue) -> Iterator[str]:
    """Everything in the ledger that is not taken over, and why."""
    plan = told.revision.before
    numbers = plan.numbers()
    for why, left in groupby(sorted(told.left, key=lambda each: each.why.value), key=lambda each: each.why):
        yield from _listed(f"returned.{why.value}", [_left_line(each, plan, numbers, words) for each in left], words)
    doubtful = sorted(back.doubtful, key=lambda each: each.doubt.value)
    for doubt, found in groupby(doubtful, key=lambda each: each.doubt):
        lines = [_doubtful_line(each, plan, numbers, words) for each in found]
        yield from _listed(f"returned.{doubt.value}", lines, words)
    if back.absent:
        yield words("returned.absent", count=back.absent)
    if told.revision.changes and not back.has_marks:
        yield words("returned.no_marks")


def _listed(key: str, lines: list[str], words: Catalogue) -> Iterator[str]:
    yield words(key, count=len(lines))
    yield from (f"  {each}" for each in lines[:_MOST_LISTED])
    if len(lines) > _MOST_LISTED:
        yield words("returned.more", count=len(lines) - _MOST_LISTED)


def _left_line(left: Left, plan: Plan, numbers: Mapping[str, str], words: Catalogue) -> str:
    cell = left.cell
    if left.error is not None:
        return words("returned.line.refused", ref=numbers[cell.item], why=error_words(left.error, words))
    return words(
        "returned.line.left",
        ref=numbers[cell.item],
        title=plan.items[cell.item].title,
        field=words(f"field.{cell.field}"),
        theirs=value_words(cell.value, words),
        ours=value_words(left.ours, words),
    )


def _doubtful_line(doubtful: Doubtful, plan: Plan, numbers: Mapping[str, str], words: Catalogue) -> str:
    text = cut(" ".join(doubtful.text.split()), _LONGEST_CELL)
    if not doubtful.item:
        return text
    title = plan.items[doubtful.item].title
    return words("returned.line.cell", ref=numbers[doubtful.item], title=title, column=doubtful.column, text=text)


def _conclude(back: Returned, told: Filling, session: Session, *, applied: bool) -> None:
    count = len(told.revision.entries())
    if session.as_json:
        session.say_json(revision_shape(told.revision, applied=applied) | _left_shape(back, told))
    elif applied:
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
        "absent": back.absent,
    }  # fmt: skip
