"""What the outline shows of the plan while something is looked for or hidden."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.entry import status_and_light_words
from tracker.model.plan import Plan
from tracker.model.progress import Progress
from tracker.model.query import matching, read_filter
from tracker.model.status import Status


@dataclass(frozen=True, slots=True)
class Sieve:
    """What the user wants to see."""

    text: str = ""
    """A filter as on the command line; empty lets everything through."""

    hides_done: bool = False

    @property
    def is_open(self) -> bool:
        """Whether everything passes."""
        return not self.text.strip() and not self.hides_done


@dataclass(frozen=True, slots=True)
class Found:
    matches: tuple[str, ...]
    """In plan order."""

    shown: frozenset[str] | None
    """The matches with all items above them; None means the whole plan."""


NOTHING_SOUGHT = Found((), None)


def sift(progress: Progress, sieve: Sieve) -> Found:
    """Raises BadValue for a term of the text that cannot be understood."""
    if sieve.is_open:
        return NOTHING_SOUGHT
    matches = matching(progress, read_filter(sieve.text, status_and_light_words()))
    if sieve.hides_done:
        matches = tuple(item for item in matches if progress.of(item).status is not Status.DONE)
    return Found(matches, _with_those_above(progress.plan, matches))


def _with_those_above(plan: Plan, matches: tuple[str, ...]) -> frozenset[str]:
    climbed: set[str] = set()
    for match in matches:
        for above in plan.above(match):
            if above in climbed:
                break
            climbed.add(above)
    return frozenset(climbed.union(matches))
