"""The commands that take a whole new text of the plan: revise, from a document; edit, from the user's editor."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from tracker.cli.arguments import Arguments
from tracker.cli.asking import agrees, answer_to, can_ask, tell
from tracker.cli.differences import revision_shape
from tracker.cli.editor import edit_file
from tracker.cli.loading import problem_lines
from tracker.cli.returning import take_back
from tracker.cli.session import Session
from tracker.documents import STDIN, content_of, document_in
from tracker.errors import NoItemsFound, TextNotUnderstood, WorkWouldGo, WrongKind
from tracker.language.catalogue import Catalogue
from tracker.language.differing import difference_lines, item_names
from tracker.model.change import Change, Loaded
from tracker.model.item import Note
from tracker.model.plan import Plan
from tracker.model.revision import Revision
from tracker.model.rewriting import rewriting, said
from tracker.reading.decoding import decoded
from tracker.reading.outline import Outline
from tracker.reading.plan_text import write_plan_text
from tracker.reading.plan_text_reader import read_plan_text
from tracker.reading.plans import plan_from
from tracker.request import author_by, refuse_in_the_past
from tracker.revising import comparison, doubts, ledger_in
from tracker.store.disk import failures
from tracker.text.cleaning import clean


def revise(arguments: Arguments, session: Session) -> None:
    """Shows what is another in the document; changes the plan when that is agreed to.

    A ledger of ours that somebody has filled in is no document: it speaks of its cells alone.
    """
    workspace = session.workspace
    plan = workspace.plan
    read = document_in(content_of(arguments.file), arguments.file, year=plan.year)
    back = ledger_in(read, workspace, sender=arguments.sender)
    if back is not None:
        take_back(back, arguments, session)
        return
    found = read.outline
    compare = comparison(found, arguments.file, workspace)
    told = compare(keeps_worked=arguments.keep)
    if not session.as_json:
        _show(told, session)
        for doubt in _doubts(told, found, arguments.file, session.words):
            session.say(doubt)
    agreed = _agreed(told, partial(compare, keeps_worked=True), arguments, session)
    if agreed:
        _apply(agreed, session, Loaded(Path(arguments.file).name))
    _conclude(agreed or told, session, applied=agreed is not None)


def edit(arguments: Arguments, session: Session) -> None:
    """Opens the plan as text in the user's editor and applies what is another in it afterwards."""
    refuse_in_the_past(session.request)
    plan = session.workspace.plan
    begun_with = _text_of(arguments.kept_text) if arguments.kept_text else write_plan_text(plan)
    with _text_file(begun_with, session) as path:
        text = _edited(path, plan, session)
        told = rewriting(plan, text, keeps_worked=arguments.keep)
        agreed = _with_consent(told, partial(rewriting, plan, text, keeps_worked=True), arguments, session)
        _apply(agreed, session)
    if not session.as_json:
        _show(agreed, session)
    _conclude(agreed, session, applied=bool(agreed.changes))


def _agreed(told: Revision, keeping: Callable[[], Revision], arguments: Arguments, session: Session) -> Revision | None:
    """What is to be applied; None when nobody has agreed to it, or there is nothing.

    Args:
        keeping: Gives the revision that keeps what carries work.
    """
    can_be_asked = can_ask() and not session.as_json and arguments.file != STDIN
    if arguments.dry_run or not told.changes:
        return None
    if not (arguments.yes or can_be_asked):
        _say_how(told, arguments, session)
        return None
    settled = _with_consent(told, keeping, arguments, session)
    if arguments.yes or agrees(session.words("revise.apply"), session.words):
        return settled
    session.say(session.words("revise.refused"))
    return None


def _with_consent(told: Revision, keeping: Callable[[], Revision], arguments: Arguments, session: Session) -> Revision:
    """Raises WorkWouldGo when items that carry work would be removed, and that is not asked for."""
    if not told.worked or arguments.remove_worked:
        return told
    words = session.words
    answer = answer_to(words("revise.worked", count=len(told.worked))) if can_ask() else None
    if answer == words("revise.keep_key"):
        return keeping()
    if answer == words("revise.remove_key"):
        return told
    raise WorkWouldGo(items="\n".join(f"  {name}" for name in item_names(told.before, told.worked)))


def _apply(agreed: Revision, session: Session, *also: Change) -> None:
    if agreed.changes:
        session.workspace.edit(lambda _: (*agreed.changes, *also))


def _show(told: Revision, session: Session) -> None:
    if told.changes:
        session.say_lines(difference_lines(told, session.words))


def _doubts(told: Revision, found: Outline, file: str, words: Catalogue) -> Iterator[str]:
    """What should be looked at before this is agreed to."""
    yield from doubts(told, found, words)
    if found.problems and told.changes:
        yield words("cli.loaded_problems", count=len(found.problems), path=file)


def _say_how(told: Revision, arguments: Arguments, session: Session) -> None:
    if session.as_json:
        return
    session.say(session.words("revise.how"))
    if told.worked and not arguments.remove_worked:
        session.say(session.words("revise.how_worked", count=len(told.worked)))


def _conclude(told: Revision, session: Session, *, applied: bool) -> None:
    if session.as_json:
        session.say_json(revision_shape(told, applied=applied))
    elif not told.changes:
        session.say(session.words("revise.nothing"))
    elif applied:
        session.say(session.words("revise.applied", count=len(told.entries())))


@contextmanager
def _text_file(text: str, session: Session) -> Generator[Path]:
    """A file with `text` for the editor; it stays, and is named, when what was made of it could not be applied."""
    home = session.request.home
    with failures(home, writing=True):
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix="tracker-edit-", suffix=".md", dir=home)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    path = Path(name)
    done = False
    try:
        yield path
        done = True
    finally:
        if done or not path.exists() or path.read_bytes() == text.encode():
            path.unlink(missing_ok=True)
        else:
            tell(session.words("edit.kept", path=path))


def _edited(path: Path, plan: Plan, session: Session) -> Plan:
    """The plan as the editor has left it; `plan` itself when its text is as it was, or nothing is left of it.

    Raises:
        TextNotUnderstood, NoItemsFound: It cannot be read whole; what cannot was listed.
    """
    while True:
        edit_file(path)
        text = _text_of(str(path))
        if text.strip() in ("", clean(write_plan_text(plan)).strip()):
            return plan
        outline = read_plan_text(text, year=plan.year)
        if not outline.problems:
            break
        tell("\n".join(problem_lines(outline.problems, session.words)))
        if not (can_ask() and agrees(session.words("edit.again"), session.words, by_default=True)):
            raise TextNotUnderstood(count=len(outline.problems))
    if not outline.nodes:
        raise NoItemsFound(path=path)
    return _signed(plan_from(outline, new_id=session.workspace.new_id), plan, session)


def _text_of(path: str) -> str:
    text = decoded(content_of(path))
    if text is None:
        raise WrongKind(path=path, kind="bin")
    return clean(text)


def _signed(text: Plan, plan: Plan, session: Session) -> Plan:
    """With the hour and, where none is named, the name of the user on each note that the plan does not have."""
    known = {said(note) for notes in plan.notes.values() for note in notes}
    now, author = session.workspace.clock(), author_by(session.settings)

    def signed(note: Note) -> Note:
        return note if said(note) in known else replace(note, at=now, author=note.author or author)

    return replace(text, notes={each: tuple(signed(note) for note in notes) for each, notes in text.notes.items()})
