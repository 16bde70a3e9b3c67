"""What the outline shows of the plan while something is looked for or hidden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.model.plan import Plan
from tracker.model.progress import Progress
from tracker.model.query import Filter
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


def passing(progress: Progress, sieve: Sieve, wanted: Filter) -> Iterator[str | None]:
    """Each item in plan order, or None for one that does not pass; so that a long search can be paused.

    A number (`3.2`) means the one item that has it.

    Args:
        wanted: What the text of the sieve asks for.
    """
    numbered = progress.plan.at(sieve.text.strip())
    if numbered is not None:
        yield numbered
        return
    for item, _ in progress.plan.walk():
        is_hidden = sieve.hides_done and progress.of(item).status is Status.DONE
        yield item if not is_hidden and wanted.lets_through(progress, item) else None


def found(plan: Plan, matches: Sequence[str]) -> Found:
    climbed: set[str] = set()
    for match in matches:
        for above in plan.above(match):
            if above in climbed:
                break
            climbed.add(above)
    return Found(tuple(matches), frozenset(climbed.union(matches)))
