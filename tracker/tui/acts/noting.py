"""Words on items: notes, reminders, and that nothing has changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tracker.errors import TrackerError
from tracker.frozen import replace
from tracker.language.wording import error_words
from tracker.model import edits
from tracker.model.item import Note, NoteKind
from tracker.model.reminding import reminders_on
from tracker.text.cleaning import clean, clean_line
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.paths import completed, is_missing

if TYPE_CHECKING:
    from tracker.tui.screens.note import Draft, Offers


def write_note(desk: Desk, items: tuple[str, ...]) -> None:
    """On all of them the same, as one step; what was written last on the first of them is offered."""
    from tracker.tui.screens.note import NoteDialog  # Textual's editor takes 80 ms to import; see `app.warm_up`

    if items:
        question = desk.words("dialog.note", name=desk.name(items))
        offers = _offers(desk, items[0])
        desk.stage.open_screen(NoteDialog(question, partial(_keep_note, desk, items), desk.words, offers=offers))


def remind(desk: Desk, items: tuple[str, ...]) -> None:
    """The words to be sent are ready to be changed; they are recorded, and copied to be pasted where they are sent."""
    from tracker.language.reminding import reminder_words  # seldom, as the dialog
    from tracker.tui.screens.note import Draft, NoteDialog

    if items:
        text = reminder_words(desk.workspace.progress, items[0], desk.words)
        question = desk.words("dialog.remind", name=desk.name(items[:1]))
        begun = Draft(text, NoteKind.REMINDER, "")
        keep = partial(_keep_note, desk, items[:1])
        desk.stage.open_screen(NoteDialog(question, keep, desk.words, begun, offers=_offers(desk, items[0])))


def note_no_change(desk: Desk, items: tuple[str, ...]) -> None:
    """That there is nothing new, on all of them as one step."""
    from tracker.tui.screens.note import Draft

    if items:
        desk.complain(_keep_note(desk, items, Draft(desk.words("dialog.no_change"), NoteKind.PROGRESS, "")))


def rewrite_note(desk: Desk, items: tuple[str, ...]) -> None:
    """The newest note of the first of them, to be put right; one of which no words are left is taken away."""
    from tracker.tui.screens.note import Draft, NoteDialog

    notes = desk.plan.notes_on(items[0]) if items else ()
    if not notes:
        desk.stage.tell(desk.words("tell.no_note"))
        return
    old = notes[-1]
    question = desk.words("dialog.rewrite_note", day=old.on, name=desk.name(items[:1]))
    begun = Draft(old.text, old.kind, old.evidence)
    keep = partial(_keep_rewritten, desk, old)
    desk.stage.open_screen(NoteDialog(question, keep, desk.words, begun, offers=_offers(desk, items[0])))


def _keep_rewritten(desk: Desk, old: Note, draft: Draft) -> str | None:
    text = clean(draft.text).strip()
    new = replace(old, text=text, kind=draft.kind, evidence=clean_line(draft.evidence)) if text else None
    try:
        step = desk.workspace.edit(lambda plan: edits.rewrite_note(plan, old, new), on=old.on)
    except TrackerError as error:
        return error_words(error, desk.words)
    desk.stage.refresh_plan()
    told = "tell.nothing_changed" if step is None else "tell.note_rewritten" if new else "tell.note_removed"
    desk.stage.tell(desk.words(told, name=desk.name((old.item,))))
    return None


def _offers(desk: Desk, item: str) -> Offers:
    from tracker.tui.screens.note import Offers

    notes = desk.plan.notes_on(item)
    last = next((note.text for note in reversed(notes) if note.kind is not NoteKind.REMINDER), "")
    return Offers(last, completed, is_missing)


def _keep_note(desk: Desk, items: tuple[str, ...], draft: Draft) -> str | None:
    first, *others = items
    try:
        step = desk.workspace.note(first, draft.text, kind=draft.kind, evidence=draft.evidence, others=others)
    except TrackerError as error:
        return error_words(error, desk.words)
    if step is None:
        return desk.words("dialog.nothing_typed")
    desk.stage.refresh_plan()
    if draft.kind is NoteKind.REMINDER:
        desk.stage.copy_to_clipboard(draft.text)
        count = len(reminders_on(desk.plan, first, until=desk.workspace.today))
        desk.stage.tell(desk.words("tell.reminded", name=desk.name(items), count=count))
    else:
        desk.stage.tell(desk.words("tell.noted", name=desk.name(items)))
    return None


TABLE: dict[str, Act] = {
    "note": write_note,
    "remind": remind,
    "no_change": note_no_change,
    "rewrite_note": rewrite_note,
}
