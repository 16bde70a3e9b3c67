"""The history of the plan: who changed what, when, from what to what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice

from tracker.language.catalogue import Catalogue
from tracker.language.wording import change_words
from tracker.model.change import Change, SetField
from tracker.model.history import Step
from tracker.model.history_query import HistoryFilter, Passage
from tracker.model.plan import Plan
from tracker.text.cleaning import clean_line
from tracker.text.width import columns, cut
from tracker.tui.detail import items_of
from tracker.tui.rows import Entry, Ink, Part
from tracker.tui.views.writing import column

_MOST_LINES = 500
_MOST_LINES_OF_A_STEP = 5
_LEAST_END = 12
_HEAD = 24
"""Columns of the day and who it was."""


class Chronicle:
    """The history as lines, the newest first."""

    def __init__(self, plan: Plan, steps: Sequence[Step], today: date, words: Catalogue) -> None:
        self._plan, self._steps, self._today, self._words = plan, steps, today, words
        self._undone = {step.undoes for step in steps}
        self._known: dict[int, str] = {}
        """What has been told, by the identity of the change; telling takes most of the time of a search."""

    def is_of(self, plan: Plan, today: date, words: Catalogue) -> bool:
        """Whether it still tells the history of this state of the plan, on this day and in this language."""
        return self._plan is plan and self._today == today and self._words is words

    def entries(self, wanted: HistoryFilter, width: int) -> tuple[Entry, ...]:
        """A line a change that passes; the last says so when there are more."""
        lines = self._lines(wanted, width)
        shown = tuple(islice(lines, _MOST_LINES))
        if not shown:
            return (_said(self._words("views.no_history" if wanted.is_open else "views.no_change_found")),)
        more = next(lines, None) is not None
        return (*shown, _said(self._words("views.more_history"))) if more else shown

    def tell_all(self) -> None:
        """Makes ready what words are looked for in, the newest first; may be done in another thread."""
        for step in reversed(self._steps):
            for change in self._told_of(step):
                self._told(change)

    def _lines(self, wanted: HistoryFilter, width: int) -> Iterator[Entry]:
        for step in reversed(self._steps):
            found = [change for change in self._told_of(step) if wanted.lets_through(self._passage(step, change))]
            yield from self._lines_of(step, found, width)

    def _told_of(self, step: Step) -> Iterator[Change]:
        """Those left out that only accompany another: the reason of a status."""
        return (change for change in step.changes if not (isinstance(change, SetField) and change.field == "reason"))

    def _passage(self, step: Step, change: Change) -> Passage:
        return Passage(step, change, partial(self._told, change), self._plan, self._today)

    def _told(self, change: Change) -> str:
        told = self._known.get(id(change))
        if told is None:
            told = self._known[id(change)] = self._tell(change)
        return told

    def _tell(self, change: Change) -> str:
        plan = self._plan
        numbers = {item: plan.number(item) for item in items_of(change) if item in plan.items}
        return clean_line(change_words(change, plan, numbers, self._words))

    def _lines_of(self, step: Step, changes: Sequence[Change], width: int) -> Iterator[Entry]:
        ink = Ink.MUTED if step.id in self._undone else Ink.PLAIN
        head = f" {step.on}  {clean_line(step.author)[:40]}"
        for change in changes[:_MOST_LINES_OF_A_STEP]:
            item = next((each for each in items_of(change) if each in self._plan.items), "")
            told = _shortened(self._told(change), max(width - _HEAD - 2, 1))
            yield Entry((column(head, _HEAD, Ink.MUTED), column(told, max(width - _HEAD - 2, 1), ink)), item)
            head = ""
        if len(changes) > _MOST_LINES_OF_A_STEP:
            more = self._words("views.more_changes", count=len(changes) - _MOST_LINES_OF_A_STEP)
            yield Entry((column(head, _HEAD, Ink.MUTED), Part(more, Ink.MUTED)))


def _shortened(told: str, room: int) -> str:
    """What is too long loses its middle: the item stands at the beginning, what became of it at the end."""
    if columns(told) <= room or room < 2 * _LEAST_END:
        return told
    end = cut(told[::-1], room // 2, ellipsis="")[::-1]
    return cut(told, room - columns(end), ellipsis="..") + end


def _said(text: str) -> Entry:
    return Entry((Part(f" {text}", Ink.MUTED),))
