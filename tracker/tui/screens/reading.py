"""A page over the whole screen: an item where there is no room beside the outline, help, an error."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tracker.frozen import Frozen
from tracker.tui.keys import LOOKS, OF_A_REPORT, OF_A_REVISION, ON_ITS_PAGE, bindings_named, keys_for
from tracker.tui.messages import Asked
from tracker.tui.rows import Page
from tracker.tui.screens.covering import CoveringScreen
from tracker.tui.widgets.bars import Hint, KeyBar, StatusLine
from tracker.tui.widgets.paper import Paper
from tracker.tui.widgets.tab_bar import Tab, TabBar


class Reading(Frozen):
    """All that such a screen shows, in one language."""

    page: Page
    hints: Sequence[Hint]
    tabs: Sequence[Tab] = ()


class PageScreen(CoveringScreen):
    """A page to read; Escape or q leads back, and Enter where it asks for nothing else."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, "ask('back')", show=False) for key in ("escape", "enter", "q", "ｑ")),
        *bindings_named(LOOKS, "ask"),
    ]

    def __init__(self, page: Page, hints: Sequence[Hint], *, anew: Callable[[], Reading] | None = None) -> None:
        """Args:
        anew: All of it as it is then; None where it stays as it is.
        """
        super().__init__()
        self._anew = anew
        self._page = page
        self._hints = hints

    def compose(self) -> ComposeResult:
        yield Paper(self._page)
        yield StatusLine()
        yield KeyBar(self._hints)

    def on_mount(self) -> None:
        self.query_one(Paper).focus()

    def show(self, page: Page) -> None:
        self.query_one(Paper).show(page)

    def renew(self) -> None:
        """Shows what there is now, in the language of now."""
        if self._anew is not None:
            self.take(self._anew())

    def take(self, reading: Reading) -> None:
        self.show(reading.page)
        self.query_one(KeyBar).show(reading.hints)

    def action_ask(self, action: str) -> None:
        if action == "back":
            self.dismiss()
        else:
            self.post_message(Asked(action))


class ItemScreen(PageScreen):
    """The page of one item, on which all that can be done to it works as in the outline."""

    WORKING = ON_ITS_PAGE
    BINDINGS = bindings_named(WORKING, "ask")

    def __init__(self, anew: Callable[[], Reading], do: Callable[[str], None]) -> None:
        """Args:
        anew: The page of the item as it is then.
        do: Does an action to the item.
        """
        first = anew()
        super().__init__(first.page, first.hints, anew=anew)
        self._do = do

    def action_ask(self, action: str) -> None:
        if action == "back":
            self.dismiss()
        else:
            self._do(action)


class ReportScreen(PageScreen):
    """A report as it would be printed."""

    WORKING: ClassVar[tuple[str, ...]] = (*(key.action for key in keys_for(OF_A_REPORT)), *LOOKS, "help")
    BINDINGS = bindings_named(WORKING, "ask")

    def __init__(self, first: Reading, renew: Callable[[], None]) -> None:
        """Args:
        renew: Has the report shown as it is then, at once or when it has been composed.
        """
        super().__init__(first.page, first.hints)
        self._tabs = first.tabs
        self._renew = renew

    def compose(self) -> ComposeResult:
        yield TabBar(self._tabs)
        yield from super().compose()

    def renew(self) -> None:
        self._renew()

    def take(self, reading: Reading) -> None:
        super().take(reading)
        self.query_one(TabBar).show(reading.tabs)


class RevisionScreen(PageScreen):
    """What a file would change in the plan."""

    WORKING: ClassVar[tuple[str, ...]] = (*(key.action for key in keys_for(OF_A_REVISION)), *LOOKS, "help")
    BINDINGS = bindings_named(WORKING, "ask")

    def __init__(self, anew: Callable[[], Reading]) -> None:
        """Args:
        anew: The page as it is then.
        """
        first = anew()
        super().__init__(first.page, first.hints, anew=anew)
