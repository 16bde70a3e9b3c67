"""Looking for items in the outline while the user goes on typing."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.worker import Worker

from tracker.errors import TrackerError
from tracker.language.wording import error_words
from tracker.model.progress import Progress
from tracker.model.sought import Texts
from tracker.tui.sieve import NOTHING_SOUGHT, Found, Sieve, found, passing
from tracker.tui.slices import Slices
from tracker.tui.staging import StagedApp
from tracker.tui.widgets.find_box import FindBox

if TYPE_CHECKING:  # the outline is painted without it
    from tracker.model.query import Filter

_AT_A_TIME = 250
"""Items searched between two looks at the clock: 0.1 ms."""


_MOST_REMEMBERED = 8
"""Searches, for who takes letters back; of a longer text only what a shorter one has found is looked through."""


class _Searched(NamedTuple):
    """What all of a plan was looked through for, and found."""

    progress: Progress
    hides_done: bool
    wanted: Filter
    matches: Sequence[str]


class SearchingApp(StagedApp):
    def __init__(self) -> None:
        super().__init__()
        self.sieve = Sieve()
        self.found = NOTHING_SOUGHT
        self.texts = Texts()
        self._searching: Worker[None] | None = None
        self._begun_at: str | None = None
        """What was selected when the present search began."""

        self._searched: deque[_Searched] = deque(maxlen=_MOST_REMEMBERED)
        """The last searches, the newest first."""

    def look_for(self, sieve: Sieve) -> None:
        """Shows what passes `sieve` alone, as soon as it is found; a search that is still going on is given up."""
        before, self.sieve = self.sieve, sieve
        if before.is_open:
            self._begun_at = self.main.outline.selected
        if self._searching is not None:
            self._searching.cancel()
        if sieve.is_open:
            self._show_found(NOTHING_SOUGHT)
            self.main.status.idle(self.desk.words("tell.done_shown") if before.hides_done else "")
        else:
            self._searching = self.run_worker(self._search(sieve))

    def go_to(self, item: str) -> None:
        """Selects an item, giving up the search that hides it."""
        if self.found.shown is not None and item not in self.found.shown:
            self.main.finding.put("")
            self.look_for(Sieve())
        self.main.outline.select(item)

    def is_settled(self) -> bool:
        """Who types on in the box waits for no search; another key acts on what has been found."""
        is_searching = self._searching is not None and not self._searching.is_finished
        return super().is_settled() and (not is_searching or isinstance(self.focused, FindBox))

    async def read_texts(self) -> None:
        """Makes ready what a search looks through; done beforehand, no search waits for it."""
        async for _ in Slices().between(self.texts.make_ready(self.desk.plan)):
            pass

    async def _search(self, sieve: Sieve) -> None:
        """In slices, so that keys are heard meanwhile. A number (`3.2`) means the one item that has it."""
        progress, slices = self.desk.workspace.progress, Slices()
        try:
            wanted = self.desk.workspace.wanted(sieve.text)
        except TrackerError as error:
            self.tell(error_words(error, self.desk.words), is_error=True)
            return
        wanted.look_in(self.texts)
        await self.read_texts()
        numbered = progress.plan.at(sieve.text.strip())
        if numbered is not None:
            self._show_found(found(progress.plan, [numbered], wanted))
            return
        matches, order = list[str](), self._worth_looking_through(progress, sieve, wanted)
        for start in range(0, len(order), _AT_A_TIME):
            matches.extend(passing(progress, sieve, wanted, order[start : start + _AT_A_TIME]))
            await slices.pause()
        self._searched.appendleft(_Searched(progress, sieve.hides_done, wanted, matches))
        self._show_found(found(progress.plan, matches, wanted))

    def _worth_looking_through(self, progress: Progress, sieve: Sieve, wanted: Filter) -> Sequence[str]:
        """In plan order: what one of the last searches has found that asked for less, else everything."""
        while self._searched and self._searched[-1].progress is not progress:
            self._searched.pop()
        before = (
            each.matches
            for each in self._searched
            if each.progress is progress and each.hides_done <= sieve.hides_done and wanted.narrows(each.wanted)
        )
        return min(before, key=len, default=self.texts.order)

    def _show_found(self, result: Found) -> None:
        self.found = result
        outline = self.main.outline
        is_sought = bool(self.sieve.text.strip())
        was_empty = outline.selected is None
        outline.restrict(result.shown, stays_folded=not is_sought, stretches=result.stretches)
        if was_empty and self._begun_at is not None:
            outline.select(self._begun_at)
        if result.shown is None:
            return
        if not is_sought:
            self.tell(self.desk.words("tell.done_hidden", count=len(self.desk.plan.items) - len(result.shown)))
            return
        if result.best and outline.selected not in result.best:
            outline.select(result.best[0])
        self.tell(self.desk.words("tell.found" if result.matches else "tell.none_found", count=len(result.matches)))
