"""The lines of each view, kept for as long as what they show is the same: plan, day, rules and language."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.language.catalogue import Catalogue
from tracker.model.history import Step
from tracker.model.progress import Progress
from tracker.tui.rows import Entry


class KeptViews:
    """May be asked by several threads; none of them waits for another."""

    def __init__(self) -> None:
        self._made_of: tuple[Progress, Catalogue] | None = None
        self._made: dict[tuple[str, int], Sequence[Entry]] = {}
        """By view and width."""

    def are_made(self, view: str, progress: Progress, words: Catalogue, width: int) -> bool:
        return (view, width) in self._made_for(progress, words)

    def entries(
        self, view: str, progress: Progress, steps: Sequence[Step], words: Catalogue, width: int
    ) -> Sequence[Entry]:
        """Args:
        steps: Those that led to the plan of `progress`.
        """
        made = self._made_for(progress, words)
        found = made.get((view, width))
        if found is None:
            found = made[view, width] = _entries(view, progress, steps, words, width)
        return found

    def _made_for(self, progress: Progress, words: Catalogue) -> dict[tuple[str, int], Sequence[Entry]]:
        if self._made_of != (progress, words):
            self._made_of, self._made = (progress, words), {}
        return self._made


def _entries(view: str, progress: Progress, steps: Sequence[Step], words: Catalogue, width: int) -> Sequence[Entry]:
    from tracker.tui.views import attention, matrix, overview, timeline  # the outline opens without them

    match view:
        case "overview":
            return overview.entries(progress, steps, words, width)
        case "attention":
            return attention.entries(progress, words, width)
        case "matrix":
            return matrix.entries(progress, words, width)
        case _:
            return timeline.entries(progress, words, width)
