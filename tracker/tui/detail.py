"""The page about one item: its fields, its own words, its notes and what was changed on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.language.catalogue import Catalogue
from tracker.language.naming import item_name
from tracker.language.reminding import reminded_words
from tracker.language.wording import (
    changes_words,
    deadline_words,
    light_words,
    percent_words,
    rate_words,
    target_words,
)
from tracker.model.change import AddItem, Change, MoveItem, RemoveItem, SetField, SetNote
from tracker.model.history import Step
from tracker.model.item import Item, Note
from tracker.model.plan import Plan
from tracker.model.progress import Light, Progress, answerable, deadline_of
from tracker.text.cleaning import clean, clean_line
from tracker.text.width import columns
from tracker.tui.marks import with_plain_bullets
from tracker.tui.rows import Ink, Page, Paragraph, Part, paragraph

_MOST_CHARACTERS = 10_000
"""Of a text of several lines; a longer one is cut, with a word about it."""

_MOST_IN_A_FIELD = 1_000

_MOST_CHANGES = 30
_LIGHT_INK = {Light.NONE: Ink.MUTED, Light.GREEN: Ink.GREEN, Light.YELLOW: Ink.YELLOW, Light.RED: Ink.RED}


class StepsByItem:
    """Which steps of the history speak of which item; only what is new is ever looked through."""

    def __init__(self) -> None:
        self._known: dict[str, list[Step]] = {}
        self._seen = 0

    def catch_up(self, steps: Sequence[Step]) -> None:
        for step in steps[self._seen :]:
            for item in {item for change in step.changes for item in items_of(change)}:
                self._known.setdefault(item, []).append(step)
        self._seen = len(steps)

    def of(self, item: str) -> Sequence[Step]:
        """The newest first."""
        return self._known.get(item, [])[::-1]


def items_of(change: Change) -> Sequence[str]:
    """The items that a change speaks of."""
    match change:
        case SetField() | MoveItem():
            return (change.item,)
        case SetNote():
            return (change.note.item,)
        case AddItem() | RemoveItem():
            return (change.branch.top.id,)
        case _:
            return ()


def item_page(progress: Progress, item_id: str, steps: Sequence[Step], words: Catalogue) -> Page:
    """All there is to read about an item; `steps` are those that speak of it, the newest first."""
    plan = progress.plan
    item = plan.items[item_id]
    return (
        paragraph(_field(item.marker + item.title, words), Ink.TITLE),
        paragraph(""),
        *_fields(progress, item_id, words),
        *_own_words(item, words),
        *_notes(plan.notes_on(item_id), words),
        *_history(plan, item_id, steps, words),
    )


def _fields(progress: Progress, item_id: str, words: Catalogue) -> Iterator[Paragraph]:
    shown = [(words(f"field.{name}"), part) for name, part in _values(progress, item_id, words) if part.text]
    widest = max(columns(label) for label, _ in shown)
    for label, part in shown:
        gap = " " * (widest - columns(label) + 2)
        yield Paragraph((Part(label + gap, Ink.LABEL), part), indent=widest + 2)


def _values(progress: Progress, item_id: str, words: Catalogue) -> Iterator[tuple[str, Part]]:
    """Each field's name with its value; empty text for a field that is not shown."""
    plan, figures = progress.plan, progress.of(item_id)
    item, is_parent = plan.items[item_id], not plan.is_leaf(item_id)
    lead, units, person = answerable(plan, item_id)
    yield "number", Part(plan.number(item_id))
    yield "status", Part(words(f"status.{figures.status.value}"), Ink.STRONG)
    yield "reason", Part(_field(item.reason, words))
    yield "light", Part(light_words(figures, words), _LIGHT_INK[figures.light])
    if is_parent or item.percent is not None or item.target is not None:
        rate = f"  {rate_words(figures)}" if is_parent else ""
        yield "progress", Part(percent_words(figures.progress) + rate)
    yield "target", Part(target_words(item))
    yield "deadline", _inherited(_deadline(progress, item_id), words, is_own=item.deadline is not None)
    yield "reminders", Part(reminded_words(plan, item_id, progress.today, words))
    yield "start", Part(str(item.start or ""))
    yield "recurrence", Part(_field(item.recurrence, words))
    yield "lead", _inherited("、".join(lead), words, is_own=bool(item.lead))
    yield "units", _inherited("、".join(units), words, is_own=bool(item.units))
    yield "person", _inherited(person, words, is_own=bool(item.person))
    yield "document_number", Part(_field(item.document_number, words))
    yield "origin", Part(_field(item.origin, words))


def _deadline(progress: Progress, item_id: str) -> str:
    deadline = deadline_of(progress.plan, item_id)
    return deadline_words(deadline) if deadline else ""


def _inherited(text: str, words: Catalogue, *, is_own: bool) -> Part:
    """A value, told as that of an item above when the item has none of its own."""
    text = _field(text, words)
    return Part(text) if is_own or not text else Part(words("screen.inherited", value=text), Ink.MUTED)


def _own_words(item: Item, words: Catalogue) -> Iterator[Paragraph]:
    """Nothing where they are but the title, which stands above."""
    text = clean(item.text)
    if text.strip("。；; \n") not in ("", clean_line(item.marker + item.title)):
        yield from _heading(words("field.text"))
        yield from _lines(_shown(text, words))


def _notes(notes: Sequence[Note], words: Catalogue) -> Iterator[Paragraph]:
    yield from _heading(words("screen.notes", count=len(notes)))
    if not notes:
        yield paragraph(words("screen.no_notes"), Ink.MUTED)
    for note in reversed(notes):
        kind = words(f"note_kind.{note.kind.value}")
        yield Paragraph((Part(f"{note.on}  {kind}", Ink.STRONG), Part(f"  {_field(note.author, words)}", Ink.MUTED)))
        yield from _lines(_shown(clean(note.text), words), indent=2)
        if note.evidence:
            evidence = words("screen.evidence", evidence=_field(note.evidence, words))
            yield Paragraph((Part("  " + evidence, Ink.MUTED),), indent=2)


def _history(plan: Plan, item_id: str, steps: Sequence[Step], words: Catalogue) -> Iterator[Paragraph]:
    if not steps:
        return
    yield from _heading(words("field.history"))
    numbers = {item_id: plan.number(item_id)}
    own_name = item_name(plan, item_id, numbers)
    for step in steps[:_MOST_CHANGES]:
        own = [change for change in step.changes if item_id in items_of(change)]
        for told in changes_words(own, plan, numbers, words):
            what = _field(told.removeprefix(own_name), words)
            yield Paragraph((Part(f"{step.on}  ", Ink.MUTED), Part(what)), indent=12)


def _lines(text: str, *, indent: int = 0) -> Iterator[Paragraph]:
    return (paragraph(" " * indent + line, indent=indent) for line in text.split("\n"))


def _heading(text: str) -> Iterator[Paragraph]:
    yield paragraph("")
    yield paragraph(text, Ink.LABEL)


def _field(text: str, words: Catalogue) -> str:
    """On one line, whatever a file that another program wrote may hold."""
    return _shown(clean_line(text), words, most=_MOST_IN_A_FIELD)


def _shown(text: str, words: Catalogue, *, most: int = _MOST_CHARACTERS) -> str:
    more = words("screen.more_characters", count=len(text) - most) if len(text) > most else ""
    return with_plain_bullets(text[:most]) + more
