"""What the outline shows of the plan while something is looked for or hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tracker.frozen import Frozen
from tracker.model.plan import ROOT, Plan
from tracker.model.progress import Progress
from tracker.model.sought import Nearness
from tracker.model.status import Status
from tracker.text.pinyin import Stretch
from tracker.tui.widgets.outline_table import nowhere

if TYPE_CHECKING:  # the outline is painted without it
    from tracker.model.query import Filter

_MOST_WEIGHED = 1_000
"""Matches; of more than that the best is looked for among the first, so that no key waits for it."""


class Sieve(Frozen):
    """What the user wants to see."""

    text: str = ""
    """A filter as on the command line; empty lets everything through."""

    hides_done: bool = False

    @property
    def is_open(self) -> bool:
        """Whether everything passes."""
        return not self.text.strip() and not self.hides_done


class Found(Frozen):
    matches: tuple[str, ...]
    """In plan order."""

    shown: frozenset[str] | None
    """The matches with all items above them; None means the whole plan."""

    best: tuple[str, ...] = ()
    """Those of the matches that were most probably meant, in plan order."""

    stretches: Callable[[str], Sequence[Stretch]] = nowhere
    """Where in a text what was looked for stands."""


NOTHING_SOUGHT = Found((), None)


def passing(progress: Progress, sieve: Sieve, wanted: Filter, items: Sequence[str]) -> Sequence[str]:
    """Those of `items` that pass, in their order.

    Args:
        wanted: What the text of the sieve asks for.
    """
    if sieve.hides_done:
        items = [item for item in items if progress.of(item).status is not Status.DONE]
    return wanted.among(progress, items)


def found(plan: Plan, matches: Sequence[str], wanted: Filter) -> Found:
    parents, climbed = plan.parents, {ROOT}
    for match in matches:
        above = parents[match]
        while above not in climbed:
            climbed.add(above)
            above = parents[above]
    climbed.remove(ROOT)
    best = _best(plan, matches[:_MOST_WEIGHED], wanted)
    return Found(tuple(matches), frozenset(climbed.union(matches)), best, wanted.stretches)


def _best(plan: Plan, matches: Sequence[str], wanted: Filter) -> tuple[str, ...]:
    """The nearest; where pinyin was typed for a word of theirs, those with the word that most of them have."""
    if not wanted.sought:
        return tuple(matches)
    nearness = {match: wanted.nearness(plan, match) for match in matches}
    nearest = min(nearness.values(), default=Nearness.NAMED)
    best = tuple(match for match in matches if nearness[match] is nearest)
    if nearest is not Nearness.A_WORD:
        return best
    words = {match: wanted.words_read(plan.items[match].title) for match in best}
    [(most, _)] = Counter(words.values()).most_common(1)
    return tuple(match for match in best if words[match] == most)
