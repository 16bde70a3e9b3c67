"""What can be had back, in words: the command line and the app say the same."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.frozen import Frozen
from tracker.language.catalogue import Catalogue
from tracker.language.wording import fact_words, rate_words
from tracker.model.plan import Plan
from tracker.model.progress import Figures, Progress
from tracker.store.recovery import Candidate, Difference


def time_words(candidate: Candidate) -> str:
    """Local time to the minute; empty for none."""
    return f"{candidate.at.astimezone():%Y-%m-%d %H:%M}" if candidate.at else ""


class Size(Frozen):
    """How much a state holds."""

    items: int
    whole: Figures


def size_of(plan: Plan) -> Size:
    return Size(len(plan.items), Progress(plan, plan.last_day).whole)


def size_words(size: Size, words: Catalogue) -> str:
    """How many items there are, and how many of those that count are done."""
    return words("recovery.size", rate=rate_words(size.whole), count=size.items)


def difference_lines(differing: Difference, words: Catalogue) -> Iterator[str]:
    """A line for every item and field that would be another one, and one for the notes."""
    if differing.is_empty:
        yield words("recovery.same")
    yield from (words("recovery.added", title=item.title) for item in differing.added)
    yield from (words("recovery.removed", title=item.title) for item in differing.removed)
    for each in differing.changed:
        values = {
            name: fact_words(each.field, getattr(each, name), words, field=each.field) for name in ("there", "restored")
        }
        yield words("recovery.changed", title=each.item.title, field=words(f"field.{each.field}"), **values)
    if differing.notes_added or differing.notes_removed:
        yield words("recovery.notes", gained=differing.notes_added, lost=differing.notes_removed)
