"""What needs attention: overdue, behind, blocked, near, due within 30 days, and what nobody has written on for long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from enum import Enum
from functools import lru_cache, partial
from itertools import groupby
from operator import attrgetter

from rich.cells import cell_len

from tracker.frozen import Frozen
from tracker.language.catalogue import Catalogue
from tracker.language.reminding import reminded_words
from tracker.language.wording import listed_day, reason_words
from tracker.model.item import NoteKind
from tracker.model.plan import Plan
from tracker.model.progress import Cause, Progress, Reason, answerable, deadline_of
from tracker.tui.rows import Entry, Ink, Later, MadeWhenSeen, Part
from tracker.tui.views.writing import BLANK, LIGHT_INK, column, heading, name_of

_SILENT_AFTER = timedelta(days=30)
_COMING_WITHIN = timedelta(days=30)


_NUMBER_WIDTH = 8
_WIDEST_NAME = 72
"""Columns; beyond that the eye loses the line."""

_MOST_MEASURED = 200


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


class Widths(Frozen):
    """Columns of the screen for each column of the table."""

    reason: int
    name: int
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
    return MadeWhenSeen(_grouped(found, progress, words, widths_for(found, progress, words, width)))


@lru_cache(maxsize=1)
def concerns(progress: Progress) -> Sequence[Pressing]:
    """The gravest first; each leaf once, for what presses most. The overview asks for the same as this view."""
    found: dict[Concern, list[Pressing]] = {concern: [] for concern in Concern}
    for leaf in progress.plan.leaves():
        pressing = _pressing(progress, leaf) if progress.of(leaf).status.is_open else None
        if pressing is not None:
            found[pressing.concern].append(pressing)
    return [each for those in found.values() for each in sorted(those, key=attrgetter("days"), reverse=True)]


def lines(pressing: Sequence[Pressing], progress: Progress, words: Catalogue, widths: Widths) -> Iterator[Later]:
    """A line each, and one more where somebody was reminded."""
    plan = progress.plan
    for each in pressing:
        yield Later(each.item, partial(_line, each, progress, words, widths))
        sent = reminded_words(plan, each.item, progress.today, words) if plan.notes_on(each.item) else ""
        if sent:
            yield Later(each.item, partial(_reminded, each.item, sent, widths.reason, words))


def widths_for(pressing: Sequence[Pressing], progress: Progress, words: Catalogue, width: int) -> Widths:
    """What all that presses needs on a screen of `width` columns; a name has at most what the others leave."""
    plan, alike = progress.plan, {(each.concern, each.days): each for each in pressing}
    days = {deadline.day for each in pressing if (deadline := deadline_of(plan, each.item))}
    reason = 4 + max((cell_len(_why(each, words)) for each in alike.values()), default=0)
    day = 3 + max((len(listed_day(day, progress)) for day in days), default=0)
    who = min(width // 5, 24) if _names_somebody(progress) else 0
    left = max(width - reason - _NUMBER_WIDTH - day - who - 2, 10)
    return Widths(reason, min(left, _widest_name(pressing, plan)), day, who)


@lru_cache(maxsize=1)
def _names_somebody(progress: Progress) -> bool:
    return any(item.lead or item.units or item.person for item in progress.plan.items.values())


def _widest_name(pressing: Sequence[Pressing], plan: Plan) -> int:
    """Of so many that nobody looks them through, the most that there may be."""
    if len(pressing) > _MOST_MEASURED:
        return _WIDEST_NAME
    return min(max((cell_len(name_of(plan, each.item)) for each in pressing), default=0), _WIDEST_NAME)


def _reminded(item: str, sent: str, reason_width: int, words: Catalogue) -> Entry:
    reminded = Part(words("views.reminded", sent=sent), Ink.MUTED)
    return Entry((column("", reason_width + _NUMBER_WIDTH), reminded), item)


def _line(pressing: Pressing, progress: Progress, words: Catalogue, widths: Widths) -> Entry:
    plan = progress.plan
    lead, units, person = answerable(plan, pressing.item)
    return Entry(
        (
            column(f"  {_why(pressing, words)}", widths.reason, LIGHT_INK[progress.of(pressing.item).light]),
            column(plan.number(pressing.item), _NUMBER_WIDTH, Ink.MUTED),
            column(name_of(plan, pressing.item), widths.name),
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


def _grouped(
    found: Sequence[Pressing], progress: Progress, words: Catalogue, widths: Widths
) -> Iterator[Entry | Later]:
    for concern, group in groupby(found, attrgetter("concern")):
        those = list(group)
        yield heading(words(f"views.{concern.value}", count=len(those)))
        yield from lines(those, progress, words, widths)
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
    if not progress.of(leaf).status.is_begun:
        return 0
    told = (note.on for note in plan.notes_on(leaf) if note.kind is not NoteKind.REMINDER)
    since = max((day for day in told if day <= progress.today), default=plan.first_day)
    return (progress.today - since).days
