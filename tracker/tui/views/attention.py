"""What needs attention: overdue, behind, blocked, near, due within 30 days, and what nobody has written on for long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from enum import Enum
from functools import partial

from rich.cells import cell_len

from tracker.frozen import Frozen
from tracker.language.catalogue import Catalogue
from tracker.language.reminding import reminded_words
from tracker.language.wording import listed_day, reason_words
from tracker.model.item import NoteKind
from tracker.model.progress import Cause, Progress, Reason, answerable, deadline_of
from tracker.tui.rows import Entry, Ink, Later, MadeWhenSeen, Part
from tracker.tui.views.writing import BLANK, LIGHT_INK, column, heading, name_of

_SILENT_AFTER = timedelta(days=30)
_COMING_WITHIN = timedelta(days=30)


_NUMBER_WIDTH = 8
_WIDEST_NAME = 72
"""Columns; beyond that the eye loses the line."""


class Concern(Enum):
    """In the order in which they press. The value is a catalogue key under `views.`."""

    OVERDUE = "overdue"
    BEHIND = "behind"
    BLOCKED = "blocked"
    NEAR = "near"
    COMING = "coming"
    SILENT = "silent"


_BY_CAUSE = {
    Cause.OVERDUE: Concern.OVERDUE,
    Cause.FAR_BEHIND: Concern.BEHIND,
    Cause.BEHIND: Concern.BEHIND,
    Cause.BLOCKED: Concern.BLOCKED,
    Cause.NEAR: Concern.NEAR,
}


INK = {
    Concern.OVERDUE: Ink.RED,
    Concern.BEHIND: Ink.RED,
    Concern.BLOCKED: Ink.YELLOW,
    Concern.NEAR: Ink.YELLOW,
    Concern.COMING: Ink.PLAIN,
    Concern.SILENT: Ink.MUTED,
}


class _Widths(Frozen):
    """Columns of the screen for each column of the table; the name has what these leave."""

    reason: int
    day: int
    who: int
    """0 where the plan names nobody who answers for anything."""


class Pressing(Frozen):
    """An item that needs attention."""

    item: str
    concern: Concern
    reason: Reason | None
    """None for COMING and SILENT."""

    days: int
    """How many it is over, behind by, silent for; for NEAR and COMING, how many are left, negative."""


def entries(progress: Progress, words: Catalogue, width: int) -> Sequence[Entry]:
    found = concerns(progress)
    if not found:
        return (Entry((Part(f" {words('views.nothing_presses')}", Ink.GREEN),)),)
    return MadeWhenSeen(_grouped(found, progress, words, width))


def concerns(progress: Progress) -> list[Pressing]:
    """The gravest first; each leaf once, for what presses most."""
    leaves = (leaf for leaf in progress.plan.leaves() if progress.plan.items[leaf].status.is_open)
    found = [pressing for leaf in leaves if (pressing := _pressing(progress, leaf))]
    order = {concern: place for place, concern in enumerate(Concern)}
    return sorted(found, key=lambda each: (order[each.concern], -each.days))


def lines(pressing: Sequence[Pressing], progress: Progress, words: Catalogue, width: int) -> Iterator[Later]:
    """A line each, and one more where somebody was reminded."""
    plan, widths = progress.plan, _widths(pressing, progress, words, width)
    for each in pressing:
        yield Later(each.item, partial(_line, each, progress, words, width, widths))
        sent = reminded_words(plan, each.item, progress.today, words) if plan.notes_on(each.item) else ""
        if sent:
            yield Later(each.item, partial(_reminded, each.item, sent, widths.reason, words))


def _widths(pressing: Sequence[Pressing], progress: Progress, words: Catalogue, width: int) -> _Widths:
    plan, alike = progress.plan, {(each.concern, each.days): each for each in pressing}
    days = {deadline.day for each in pressing if (deadline := deadline_of(plan, each.item))}
    names_somebody = any(item.lead or item.units or item.person for item in plan.items.values())
    return _Widths(
        reason=4 + max((cell_len(_why(each, words)) for each in alike.values()), default=0),
        day=3 + max((len(listed_day(day, progress)) for day in days), default=0),
        who=min(width // 5, 24) if names_somebody else 0,
    )


def _reminded(item: str, sent: str, reason_width: int, words: Catalogue) -> Entry:
    reminded = Part(words("views.reminded", sent=sent), Ink.MUTED)
    return Entry((column("", reason_width + _NUMBER_WIDTH), reminded), item)


def _line(pressing: Pressing, progress: Progress, words: Catalogue, width: int, widths: _Widths) -> Entry:
    plan = progress.plan
    lead, units, person = answerable(plan, pressing.item)
    name_width = width - widths.reason - _NUMBER_WIDTH - widths.day - widths.who - 2
    return Entry(
        (
            column(f"  {_why(pressing, words)}", widths.reason, LIGHT_INK[progress.of(pressing.item).light]),
            column(plan.number(pressing.item), _NUMBER_WIDTH, Ink.MUTED),
            column(name_of(plan, pressing.item), min(max(name_width, 10), _WIDEST_NAME)),
            column(f"  {_day(pressing, progress)}", widths.day, Ink.MUTED),
            column(f" {'、'.join((*lead, *units)) or person}", widths.who, Ink.MUTED),
        ),
        pressing.item,
    )


def _day(pressing: Pressing, progress: Progress) -> str:
    deadline = deadline_of(progress.plan, pressing.item)
    return listed_day(deadline.day, progress) if deadline else ""


def _why(pressing: Pressing, words: Catalogue) -> str:
    if pressing.reason is not None:
        return reason_words(pressing.reason, words)
    if pressing.concern is Concern.COMING:
        return words("views.coming_in", days=-pressing.days)
    return words("views.silent_for", days=pressing.days)


def _grouped(found: list[Pressing], progress: Progress, words: Catalogue, width: int) -> Iterator[Entry | Later]:
    for concern in Concern:
        those = [each for each in found if each.concern is concern]
        if those:
            yield heading(words(f"views.{concern.value}", count=len(those)))
            yield from lines(those, progress, words, width)
            yield BLANK


def _pressing(progress: Progress, leaf: str) -> Pressing | None:
    reason = progress.of(leaf).reason
    concern = _BY_CAUSE.get(reason.cause)
    if concern is not None:
        days = -reason.figure if concern is Concern.NEAR else reason.figure
        return Pressing(leaf, concern, reason, days)
    deadline = deadline_of(progress.plan, leaf)
    if deadline is not None and timedelta() <= deadline.day - progress.today <= _COMING_WITHIN:
        return Pressing(leaf, Concern.COMING, None, (progress.today - deadline.day).days)
    silent = _silent_days(progress, leaf)
    return Pressing(leaf, Concern.SILENT, None, silent) if silent >= _SILENT_AFTER.days else None


def _silent_days(progress: Progress, leaf: str) -> int:
    """Days without a word on it, counted from the start of the year where there never was one.

    Only what has been begun can be silent: nobody writes about what is not due to begin. A reminder is
    no word on how it stands.
    """
    plan = progress.plan
    if not plan.items[leaf].status.is_begun:
        return 0
    told = (note.on for note in plan.notes_on(leaf) if note.kind is not NoteKind.REMINDER)
    since = max((day for day in told if day <= progress.today), default=plan.first_day)
    return (progress.today - since).days
