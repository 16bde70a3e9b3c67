"""The commands that record how work goes: tick, untick, status, note, remind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tracker.cli.answers import answer_items
from tracker.cli.arguments import Arguments
from tracker.cli.session import Session
from tracker.errors import BadCommandLine, NoSuchNote, WrongKind
from tracker.frozen import replace
from tracker.model import edits
from tracker.model.change import Change
from tracker.model.item import Note, NoteKind
from tracker.model.plan import Plan
from tracker.model.status import Status
from tracker.text.cleaning import clean, clean_line

_STDIN = "-"


def tick(arguments: Arguments, session: Session) -> None:
    _record(arguments.refs, edits.tick, "cli.done", session)
    if not session.as_json:
        _remark_on_targets(session.resolved(arguments.refs), session)


def untick(arguments: Arguments, session: Session) -> None:
    _record(arguments.refs, edits.untick, "cli.undone", session)


def status(arguments: Arguments, session: Session) -> None:
    from tracker.entry import status_entered  # the words of both languages; a tick needs none

    new = status_entered(arguments.status)

    def set_it(plan: Plan, item_ids: Iterable[str]) -> tuple[Change, ...]:
        return edits.set_status(plan, item_ids, new, reason=clean_line(arguments.why))

    word = session.words(f"status.{new.value}")
    _record(arguments.refs, set_it, "cli.status_set", session, why=arguments.why, status=word)
    if new in (Status.BLOCKED, Status.CANCELLED) and not arguments.why:
        session.remark(session.words("cli.no_reason", status=word))


def note(arguments: Arguments, session: Session) -> None:
    """A new one; with `--rewrite` or `--remove` another one of the item, by its place among them."""
    kind = _kind(arguments.kind) if arguments.kind else None
    (item_id,) = session.resolved([arguments.ref])
    if arguments.remove:
        _remove_note(item_id, arguments.remove, session)
    elif arguments.rewrite:
        _rewrite_note(item_id, arguments, kind, session)
    else:
        evidence, kind = arguments.evidence, kind or NoteKind.PROGRESS
        step = session.workspace.note(item_id, _said(arguments, session), kind=kind, evidence=evidence)
        answer_items([item_id], session, step=step, key="cli.noted", day=session.workspace.today)


def _rewrite_note(item_id: str, arguments: Arguments, kind: NoteKind | None, session: Session) -> None:
    """What is not given stays as it is."""
    old = _note_counted(item_id, arguments.rewrite, session)
    text = _said(arguments, session) if arguments.text else old.text
    evidence = clean_line(arguments.evidence) or old.evidence
    new = replace(old, text=clean(text).strip(), kind=kind or old.kind, evidence=evidence)
    step = session.workspace.edit(lambda plan: edits.rewrite_note(plan, old, new), on=old.on)
    answer_items([item_id], session, step=step, key="cli.note_rewritten", text=new.text, day=old.on)


def _remove_note(item_id: str, number: int, session: Session) -> None:
    note = _note_counted(item_id, number, session)
    step = session.workspace.edit(lambda plan: edits.rewrite_note(plan, note, None), on=note.on)
    answer_items([item_id], session, step=step, key="cli.note_removed", text=note.text, day=note.on)


def _note_counted(item_id: str, number: int, session: Session) -> Note:
    """Counted from 1, in the order of `show`: the newest first."""
    notes = session.workspace.plan.notes_on(item_id)
    if number > len(notes):
        raise NoSuchNote(number=number, count=len(notes), ref=session.workspace.plan.number(item_id))
    return notes[-number]


def remind(arguments: Arguments, session: Session) -> None:
    """Says the words that were recorded, to be copied and sent."""
    from tracker.language.reminding import reminder_words  # a tick reminds nobody
    from tracker.model.reminding import reminders_on

    (item_id,) = session.resolved([arguments.ref])
    workspace = session.workspace
    said = " ".join(arguments.text)
    text = reminder_words(workspace.progress, item_id, session.words, to=arguments.to, text=said)
    step = workspace.note(item_id, text, kind=NoteKind.REMINDER)
    count = len(reminders_on(workspace.plan, item_id, until=workspace.today))
    day = workspace.today
    answer_items([item_id], session, step=step, key="cli.reminded", text=text, day=day, count=count)


def _remark_on_targets(item_ids: Iterable[str], session: Session) -> None:
    """A report would tell of a task that is done and of an amount that is not."""
    for item_id in item_ids:
        item = session.workspace.plan.items[item_id]
        actual, target = item.actual, item.target
        if actual and target and actual.unit == target.unit and actual.value < target.value:
            number = session.workspace.plan.number(item_id)
            session.remark(session.words("cli.below_target", number=number, actual=actual, target=target))


def _said(arguments: Arguments, session: Session) -> str:
    """Raises BadCommandLine for no words."""
    if not arguments.text:
        missing = session.words("cli.value.TEXT")
        raise BadCommandLine(why=session.words("error.missing_argument", missing=missing), command="note")
    words = " ".join(arguments.text)
    text = _typed_in() if words == _STDIN else words
    if not clean(text).strip():
        raise BadCommandLine(why=session.words("cli.empty_note"), command="note")
    return text


def _kind(name: str) -> NoteKind:
    if name == NoteKind.PROGRESS.value:
        return NoteKind.PROGRESS
    from tracker.entry import note_kind_entered  # the words of both languages; most notes are progress

    return note_kind_entered(name)


def _typed_in() -> str:
    """Standard input in whatever encoding an office's files have."""
    from tracker.documents import content_of  # readers of documents are for who pipes one in
    from tracker.reading.decoding import decoded

    text = decoded(content_of(_STDIN))
    if text is None:
        raise WrongKind(path=_STDIN, kind="bin")
    return text


def _record(
    refs: Sequence[str],
    build: Callable[[Plan, Iterable[str]], tuple[Change, ...]],
    key: str,
    session: Session,
    *,
    why: str = "",
    **fields: str,
) -> None:
    item_ids = session.resolved(refs)
    step = session.workspace.edit(lambda plan: build(plan, item_ids), why=why)
    answer_items(item_ids, session, step=step, key=key, **fields)
