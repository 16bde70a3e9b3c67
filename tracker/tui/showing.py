"""What the app shows of the plan: rows, figures and the page of the selected item."""

from __future__ import annotations

from asyncio import to_thread

from tracker.tui import presenting
from tracker.tui.acts.desk import Desk
from tracker.tui.detail import StepsByItem, item_page
from tracker.tui.garbage import Garbage
from tracker.tui.messages import Selected
from tracker.tui.rows import Page
from tracker.tui.screens.main import View
from tracker.tui.screens.renewable import Renewable
from tracker.tui.searching import SearchingApp
from tracker.tui.sieve import Sieve
from tracker.tui.slices import Slices
from tracker.tui.sorting import Sorting

_AT_ONCE = 500
"""Items whose figures are worked out before the first paint."""


class ShowingApp(SearchingApp):
    def __init__(self) -> None:
        super().__init__()
        self.rows: presenting.PlanRows
        self._steps = StepsByItem()
        self.garbage = Garbage()

    def show_anew(self, desk: Desk) -> None:
        """Begins with another plan; what of a large one is shown at first knows no figures of parents."""
        self._steps = StepsByItem()
        is_ready = len(desk.plan.items) <= _AT_ONCE
        self.rows = presenting.PlanRows(desk.workspace.progress, desk.words, is_ready=is_ready)

    def work_out_figures(self) -> None:
        """Those that the first paint did not wait for, as soon as it is done."""
        if not self.rows.is_ready:
            self.call_after_refresh(lambda: self.run_worker(self._work_out()))

    def refresh_plan(self) -> None:
        self.main.show(self.view_of_plan())
        for screen in self.screen_stack:
            if isinstance(screen, Renewable) and screen.is_mounted:
                screen.renew()

    def view_of_plan(self) -> View:
        rows = self.rows
        self.rows = rows.after(self.desk.workspace.progress, self.desk.words, is_ready=rows.is_ready)
        return presenting.view(self.desk.workspace, self.rows, self.desk.keyboard, hides_done=self.sieve.hides_done)

    def look_for(self, sieve: Sieve) -> None:
        is_another = sieve.hides_done != self.sieve.hides_done
        super().look_for(sieve)
        if is_another:
            self.refresh_plan()
        elif sieve.is_open and (selected := self.main.outline.selected) and not self.rows.is_pending(selected):
            self._say_in_short(selected)

    @property
    def sorting(self) -> Sorting:
        return self.rows.sorting

    def sort(self, sorting: Sorting) -> None:
        self.rows = self.rows.sorted(sorting)
        self.refresh_plan()

    def page_of(self, item: str) -> Page:
        """All there is to read about an item; nothing when somebody has removed it."""
        self._steps.catch_up(self.desk.workspace.history())
        if item not in self.desk.plan.items:
            return ()
        return item_page(self.desk.workspace.progress, item, self._steps.of(item), self.desk.words)

    def go_to(self, item: str) -> None:
        super().go_to(item)
        self._say_in_short(item)

    def on_resize(self) -> None:
        """What the outline says of its selection while it is laid out anew is not heard."""
        self.call_after_refresh(self._show_beside)

    def _show_beside(self) -> None:
        selected = self.main.outline.selected if self.main.is_mounted and self.main.shows_detail else None
        if selected and not self.rows.is_pending(selected):
            self.main.show_detail(self.page_of(selected))

    def on_selected(self, event: Selected) -> None:
        if not self.is_running:
            return  # on its way while the user left
        is_known = event.item is not None and not self.rows.is_pending(event.item)
        if self.main.shows_detail:
            self.main.show_detail(self.page_of(event.item) if event.item and is_known else ())
        if event.by_hand and event.item and is_known:
            self._say_in_short(event.item)

    def _say_in_short(self, item: str) -> None:
        """Nothing of one that is not there: another plan was opened, or somebody has removed it."""
        if item in self.desk.plan.items:
            told = presenting.short_word(self.desk.workspace.progress, item, self.desk.words)
            self.main.status.idle(told)

    async def _work_out(self) -> None:
        """From the leaves up, so that no single step is long; shown when all are known."""
        progress = self.desk.workspace.progress
        await to_thread(tuple, progress.plan.items)  # a large one is read when it is asked for: 150 ms at 100 000
        slices = Slices()
        for item in [item for item, _ in progress.plan.walk()][::-1]:
            progress.of(item)
            await slices.pause()
        if not self.is_running:
            return  # the user has left meanwhile, and what would show them is gone
        self.rows = self.rows.after(progress, self.desk.words, is_ready=True)
        self.refresh_plan()
        self.garbage.spare()
