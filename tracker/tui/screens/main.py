"""The outline with the item beside it: where the work is done."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from tracker.frozen import Frozen
from tracker.tui.keys import CHANGING, OF_THE_PLAN, bindings_for
from tracker.tui.marks import UNICODE, Marks
from tracker.tui.messages import Asked, Pressed
from tracker.tui.rows import Banner, Headings, Page, RowSource
from tracker.tui.screens.styled_once import StyledOnce
from tracker.tui.widgets.bars import BannerBar, Hint, KeyBar, StatusLine
from tracker.tui.widgets.find_box import FindBox
from tracker.tui.widgets.offer_lines import OfferLines
from tracker.tui.widgets.outline import Outline
from tracker.tui.widgets.paper import Paper
from tracker.tui.widgets.sized_once import Body
from tracker.tui.widgets.tour_panel import TourPanel

_WIDE = 120
"""Columns from which on the item stands beside the outline."""

_HIGH = 30
"""Lines from which on there is room for bars over it."""


class View(Frozen):
    """All that the screen shows of one state of the plan in one language."""

    source: RowSource
    headings: Headings
    banner: Banner
    hints: Sequence[Hint]
    find_prompt: str
    tour: str
    """What who is here for the first time should know, a line each."""


class MainScreen(StyledOnce, Screen[None]):
    BINDINGS = bindings_for(OF_THE_PLAN, "ask")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]  # noqa: RUF012 -- Textual declares it so
    VERTICAL_BREAKPOINTS = [(0, "-low"), (_HIGH, "-high")]  # noqa: RUF012 -- Textual declares it so

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Textual (8.2.8) paints the whole screen anew for another one; who looks different then paints itself."""

    def __init__(self, view: View, marks: Marks = UNICODE) -> None:
        super().__init__()
        self._view = view
        self._marks = marks

    def compose(self) -> ComposeResult:
        """With the classes of its size, which Textual (8.2.8) gives a screen behind its first paint only."""
        size = self.app.size  # pyright: ignore[reportUnknownMemberType] -- an app of any result
        self.set_class(size.width >= _WIDE, "-wide")
        self.set_class(size.height >= _HIGH, "-high")
        yield BannerBar(self._view.banner, self._marks)
        with Body(id="body"):
            yield Outline(self._view.source, self._view.headings, self._marks)
            yield Paper(id="detail")
        yield TourPanel(self._view.tour)
        yield OfferLines()
        yield FindBox(placeholder=self._view.find_prompt, select_on_focus=False)
        yield StatusLine()
        yield KeyBar(self._view.hints)

    def on_mount(self) -> None:
        self.outline.focus()

    @property
    def outline(self) -> Outline:
        return self.query_one(Outline)

    @property
    def status(self) -> StatusLine:
        return self.query_one(StatusLine)

    @property
    def finding(self) -> FindBox:
        return self.query_one(FindBox)

    @property
    def tour(self) -> TourPanel:
        return self.query_one(TourPanel)

    @property
    def shows_detail(self) -> bool:
        """Whether the item stands beside the outline."""
        return self.size.width >= _WIDE

    def on_resize(self) -> None:
        self.outline.moved()

    def show(self, view: View) -> None:
        """Takes over another state of the plan, another day, or another language."""
        self._view = view
        self.query_one(BannerBar).show(view.banner)
        self.query_one(KeyBar).show(view.hints)
        self.finding.placeholder = view.find_prompt
        self.tour.say(view.tour)
        self.outline.show(view.source, view.headings)

    def show_detail(self, page: Page) -> None:
        self.query_one("#detail", Paper).show(page)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While words to find are typed, no key changes the plan."""
        if action == "ask" and self.finding.has_focus and parameters[0] in CHANGING:
            return False
        return super().check_action(action, parameters)

    def action_ask(self, action: str) -> None:
        self.post_message(Asked(action, self.outline.chosen))

    def on_pressed(self, event: Pressed) -> None:
        self.action_ask(event.action)

    def on_find_box_offered(self, event: FindBox.Offered) -> None:
        self.query_one(OfferLines).show(event.offers, event.at)

    def on_offer_lines_taken(self, event: OfferLines.Taken) -> None:
        self.finding.take(event.at)
        self.finding.focus()

    def on_find_box_left(self) -> None:
        self.outline.focus()
