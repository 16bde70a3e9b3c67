"""Looking for items in the outline while the user goes on typing."""

from __future__ import annotations

from textual.worker import Worker

from tracker.errors import TrackerError
from tracker.language.wording import error_words
from tracker.tui.sieve import NOTHING_SOUGHT, Found, Sieve, found, passing
from tracker.tui.slices import Slices
from tracker.tui.staging import StagedApp


class SearchingApp(StagedApp):
    def __init__(self) -> None:
        super().__init__()
        self.sieve = Sieve()
        self.found = NOTHING_SOUGHT
        self._searching: Worker[None] | None = None

    def look_for(self, sieve: Sieve) -> None:
        """Shows what passes `sieve` alone, as soon as it is found; a search that is still going on is given up."""
        before, self.sieve = self.sieve, sieve
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

    async def _search(self, sieve: Sieve) -> None:
        """Searches in slices, so that keys are heard meanwhile; 10 000 titles by pinyin took 0.6 s."""
        progress, matches, slices = self.desk.workspace.progress, list[str](), Slices()
        try:
            wanted = self.desk.workspace.wanted(sieve.text)
        except TrackerError as error:
            self.tell(error_words(error, self.desk.words), is_error=True)
            return
        for item in passing(progress, sieve, wanted):
            if item is not None:
                matches.append(item)
            await slices.pause()
        self._show_found(found(progress.plan, matches))

    def _show_found(self, result: Found) -> None:
        self.found = result
        outline = self.main.outline
        is_sought = bool(self.sieve.text.strip())
        outline.restrict(result.shown, stays_folded=not is_sought)
        if result.shown is None:
            return
        if not is_sought:
            self.tell(self.desk.words("tell.done_hidden", count=len(self.desk.plan.items) - len(result.shown)))
            return
        if result.matches and outline.selected not in result.matches:
            outline.select(result.matches[0])
        self.tell(self.desk.words("tell.found", count=len(result.matches)))
