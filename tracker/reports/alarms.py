"""The lights of what a report is about, and which of its items warn."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.model.progress import Light
from tracker.reports.report import Signal
from tracker.reports.subject import Subject

_WARNING = (Light.RED, Light.YELLOW)


def signal_of(subject: Subject, item_id: str) -> Signal:
    """The light of an item; for a parent that warns, with the number of the leaf it is about."""
    figures = subject.progress.of(item_id)
    where = subject.numbers.get(figures.worst, "") if figures.light in _WARNING else ""
    return Signal(figures.light, figures.reason, where)


def alarming_rows(subject: Subject) -> tuple[str, ...]:
    """The rows that show red or yellow, red ones first, else in plan order."""
    return _alarming(subject, subject.rows())


def alarming_leaves(subject: Subject) -> tuple[str, ...]:
    """The same of leaves, which is what is counted."""
    return _alarming(subject, subject.leaves())


def _alarming(subject: Subject, items: Iterable[str]) -> tuple[str, ...]:
    lights = [(subject.progress.of(each).light, each) for each in items]
    return tuple(each for wanted in _WARNING for light, each in lights if light is wanted)
