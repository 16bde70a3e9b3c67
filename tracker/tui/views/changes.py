"""The history of the plan: who changed what, when, from what to what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.language.catalogue import Catalogue
from tracker.language.wording import changes_words
from tracker.model.history import Step
from tracker.model.plan import Plan
from tracker.text.cleaning import clean_line
from tracker.tui.detail import items_of
from tracker.tui.rows import Entry, Ink, Part
from tracker.tui.views.writing import column

_MOST_STEPS = 500
_MOST_LINES_OF_A_STEP = 5


def entries(plan: Plan, steps: Sequence[Step], words: Catalogue, width: int) -> tuple[Entry, ...]:
    """The newest first, a line a change."""
    latest = steps[: -_MOST_STEPS - 1 : -1]
    undone = {step.undoes for step in steps}
    lines = tuple(line for step in latest for line in _lines(step, plan, words, width, is_undone=step.id in undone))
    return lines or (Entry((Part(words("views.no_history"), Ink.MUTED),)),)


def _lines(step: Step, plan: Plan, words: Catalogue, width: int, *, is_undone: bool) -> Iterator[Entry]:
    shown = step.changes[:_MOST_LINES_OF_A_STEP]
    items = [item for change in shown for item in items_of(change)]
    numbers = {item: plan.number(item) for item in items if item in plan.items}
    ink = Ink.MUTED if is_undone else Ink.PLAIN
    head = f" {step.on}  {clean_line(step.author)[:40]}"
    for told in changes_words(shown, plan, numbers, words):
        item = next((each for each in items if each in plan.items), "")
        yield Entry((column(head, 24, Ink.MUTED), column(clean_line(told), max(width - 26, 1), ink)), item)
        head = ""
    if len(step.changes) > len(shown):
        more = words("views.more_changes", count=len(step.changes) - len(shown))
        yield Entry((column(head, 24, Ink.MUTED), Part(more, Ink.MUTED)))
