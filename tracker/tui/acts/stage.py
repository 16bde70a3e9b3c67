"""What the app does for acts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from textual.geometry import Size
from textual.screen import Screen

from tracker.settings import Settings
from tracker.tui.marks import Marks
from tracker.tui.rows import Page
from tracker.tui.screens.main import MainScreen
from tracker.tui.sieve import Found, Sieve
from tracker.tui.sorting import Sorting

if TYPE_CHECKING:
    from tracker.tui.screens.listing import ListingScreen
    from tracker.tui.screens.reading import Reading


class Screens(Protocol):
    """What is shown over what, and where something is told."""

    @property
    def view(self) -> str:
        """The name of the view that is shown; empty while it is the outline."""
        ...

    @property
    def wanted(self) -> str:
        """The filter for what the selected cell of a view counts; empty for none."""
        ...

    @property
    def working_here(self) -> Sequence[str]:
        """The actions whose keys work on the screen on top; on the outline those of the whole table."""
        ...

    @property
    def size(self) -> Size:
        """Columns and lines of the screen."""
        ...

    def ask(self, action: str, items: tuple[str, ...]) -> None:
        """Does an action by name, once the screens that are closing are gone."""
        ...

    def open_screen(self, screen: Screen[None]) -> None:
        """Shows a screen over the present ones, as soon as those that are closing are gone."""
        ...

    def show_listing(self, screen: ListingScreen | None) -> None:
        """Shows a view in place of the present one; None leads back to the outline."""
        ...

    def leave_page(self) -> None:
        """Back to what lies below the page that is shown, as soon as the dialog over it is gone."""
        ...

    def show_report(self, reading: Reading) -> None:
        """Another report on the screen that shows one, if there still is one."""
        ...

    def tell(self, text: str, *, is_error: bool = False) -> None: ...


class Shown(Protocol):
    """What is seen of the plan."""

    @property
    def main(self) -> MainScreen: ...

    @property
    def sieve(self) -> Sieve: ...

    @property
    def found(self) -> Found: ...

    @property
    def sorting(self) -> Sorting:
        """In which order siblings are seen."""
        ...

    def refresh_plan(self) -> None:
        """Shows the plan as it is now."""
        ...

    def look_for(self, sieve: Sieve) -> None:
        """Shows what passes `sieve` alone."""
        ...

    def sort(self, sorting: Sorting) -> None:
        """Shows siblings in another order; the plan keeps its own."""
        ...

    def go_to(self, item: str) -> None:
        """Selects an item, giving up the search that hides it."""
        ...

    def page_of(self, item: str) -> Page: ...


class Stage(Screens, Shown, Protocol):
    """The app as a whole."""

    marks: Marks
    """The signs that everything is drawn with."""

    def work_beside(self, work: Callable[[], Callable[[], None]]) -> None:
        """Does work in a thread, with nothing on the screen that says so; it answers what is then done in the app."""
        ...

    def action_suspend_process(self) -> None:
        """Stops the program and gives the terminal back to the shell, where the system can do that."""
        ...

    def copy_to_clipboard(self, text: str) -> None:
        """Hands a text to the clipboard of the terminal, where it has one."""
        ...

    def take_over(self, settings: Settings) -> None:
        """Other settings, which hold at once in all that is shown."""
        ...

    def switch_theme(self) -> str:
        """Takes the next theme and answers its name."""
        ...

    def switch_plan(self, name: str) -> None:
        """Opens another plan. Raises TrackerError when it cannot be opened; the present one then stays."""
        ...

    def exit(self) -> None:
        """Quits; everything is kept already."""
        ...
