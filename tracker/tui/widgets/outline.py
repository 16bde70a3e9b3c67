"""The checklist as an aligned table, with its keys and the mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from textual import events

from tracker.text.pinyin import Stretch
from tracker.tui.keys import JUMPING, OF_THE_OUTLINE, bindings_for
from tracker.tui.messages import Asked, Pasted, Selected
from tracker.tui.rows import Headings, RowSource
from tracker.tui.widgets.cells import BOX_WIDTH, FOLD_WIDTH, fold_column
from tracker.tui.widgets.columns import share_out
from tracker.tui.widgets.line_view import jumped
from tracker.tui.widgets.lines import Lines
from tracker.tui.widgets.outline_table import OutlineTable, nowhere

_FOLDS: dict[str, Callable[[Lines, int], int]] = {
    "fold": Lines.fold,
    "unfold": Lines.unfold,
    "fold_all": Lines.fold_all,
    "unfold_all": Lines.unfold_all,
}
_LOOKS = ("look_into", "look_out")


class Outline(OutlineTable):
    """Shows a `RowSource`; posts `Selected`, `Pasted`, and `Asked` for a click on a box or heading, or a double one."""

    BINDINGS = bindings_for(OF_THE_OUTLINE, "go")

    def on_mount(self) -> None:
        self.lines.show(self.source.children)
        self.begin()
        self.moved()

    def begin(self) -> None:
        """As a plan looks when it is opened: unfolded as far as there is room, nothing marked, the first selected."""
        self.marks.clear()
        self.lines.unfolded.clear()
        self.lines.look_into("")
        self.lines.unfold_to_fit(self.screen.size.height)
        self.refresh()
        self.redraw()
        self.settle(0)
        self._tell_selected()

    def show(self, source: RowSource, headings: Headings) -> None:
        """Takes over the plan after an edit; the selected item stays selected, wherever it now stands.

        When it is gone, the one that has moved up into its place is selected.
        """
        selected, place = self.selected, self.at
        if headings != self.headings:
            self.refresh()
        self.source, self.headings = source, headings
        self.lines.show(source.children, near=place)
        if self.lines.top and self.lines.top not in source:
            self.lines.look_into("")
        wanted = (selected, *source.above(selected)) if selected is not None and selected in source else ()
        self._reselect(wanted, otherwise=place)

    def restrict(
        self,
        only: frozenset[str] | None,
        *,
        stays_folded: bool = False,
        stretches: Callable[[str], Sequence[Stretch]] = nowhere,
    ) -> None:
        """Shows these items alone, or all (None); the selected item stays, or one above it is selected.

        Args:
            stretches: Where in a name what is looked for stands.
        """
        self.stretches = cache(stretches)
        selected = self.selected
        self.lines.restrict(only, stays_folded=stays_folded)
        self._reselect((selected, *(self.source.above(selected) if selected else ())), otherwise=0)

    def select(self, item: str) -> None:
        """Selects an item, unfolding what is above it and leaving a branch that it is not in.

        Nothing happens when a filter hides it.
        """
        selected, above = self.selected, self.source.above(item)
        if self.lines.top and self.lines.top not in (item, *above):
            self.lines.look_into("")
            self.refresh()
        self.lines.reveal(above, near=self.at)
        self._reselect((item, selected), otherwise=self.at)

    def look_into(self, top: str) -> None:
        """Shows the branch of an item alone, or everything for the empty id; the selected item stays."""
        selected = self.selected
        self.lines.look_into(top)
        self.refresh()
        self._reselect((selected,), otherwise=0)

    def unmark(self) -> None:
        self.marks.clear()
        self.redraw()

    def action_go(self, action: str) -> None:
        """Moves, folds, marks, or looks into a branch, as the keys of the outline ask."""
        if not self.count():
            return
        item, place = self.lines.shown[self.at][0], self.at
        if action in JUMPING:
            place = jumped(action, at=self.at, count=self.count(), page=self.page_height)
        elif action in _FOLDS:
            place = _FOLDS[action](self.lines, self.at)
        elif action in _LOOKS:
            self.look_into(self._branch_to_look_into(item) if action == "look_into" else self._branch_around())
            return
        else:
            place = self._mark(action)
        if action not in JUMPING:
            self.redraw()
        self.go_to(place)

    def _mark(self, action: str) -> int:
        """Marks the selected line, or by `mark` unmarks it; answers the place to go to.

        Going on up or down from there marks that line too, so that a stretch is marked by holding Shift.
        """
        if action == "mark":
            self.marks ^= {self.lines.shown[self.at][0]}
            return self.at + 1
        place = min(max(self.at + (1 if action == "mark_down" else -1), 0), self.count() - 1)
        self.marks |= {self.lines.shown[each][0] for each in (self.at, place)}
        return place

    def _branch_to_look_into(self, item: str) -> str:
        """That of the item, or for a leaf that of the one above it."""
        return item if item in self.source.children else next(iter(self.source.above(item)), "")

    def _branch_around(self) -> str:
        """The next larger one."""
        return next(iter(self.source.above(self.lines.top)), "") if self.lines.top else ""

    def on_click(self, event: events.Click) -> None:
        if event.y < self.heading_height:
            self.post_message(Asked(f"sort_by_{share_out(self.line_width, self.headings).at(event.x)}"))

    def clicked(self, place: int, event: events.Click) -> None:
        self.go_to(place)
        item, depth = self.lines.shown[place]
        column = event.x - fold_column(depth)
        if 0 <= column < FOLD_WIDTH and item in self.source.children:
            self.action_go("fold" if self.lines.is_unfolded(item) else "unfold")
        elif FOLD_WIDTH <= column < FOLD_WIDTH + BOX_WIDTH:
            self.post_message(Asked("tick", (item,)))
        elif event.chain == 2:
            self.post_message(Asked("open", (item,)))

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.post_message(Pasted(event.text))

    def moved(self) -> None:
        self._tell_selected(by_hand=True)

    def _reselect(self, wanted: Iterable[str | None], *, otherwise: int) -> None:
        """Selects the first of `wanted` that has a line, else the line at `otherwise`."""
        places = (self.lines.place_of(item, near=self.at) for item in wanted if item is not None)
        place = next((each for each in places if each is not None), otherwise)
        self.redraw()
        self.settle(place)
        self._tell_selected()

    def _tell_selected(self, *, by_hand: bool = False) -> None:
        """To the app itself, so that what follows is painted together with the move.

        Passed up from one to the next it was heard when that had been painted, and seen a frame later.
        """
        self.app.post_message(Selected(self.selected, by_hand=by_hand))  # pyright: ignore[reportUnknownMemberType] -- an app of any result
