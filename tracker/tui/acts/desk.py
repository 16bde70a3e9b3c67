"""Where acts are done: the open plan, the words, and the screen that shows and tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from textual.screen import Screen

from tracker.errors import TrackerError
from tracker.language.catalogue import Catalogue
from tracker.language.wording import error_words
from tracker.model.change import Change
from tracker.model.plan import Plan
from tracker.text.cleaning import clean_line
from tracker.text.width import cut
from tracker.tui.rows import Page
from tracker.tui.screens.main import MainScreen
from tracker.tui.sieve import Found, Sieve
from tracker.workspace import Workspace

_NAME_WIDTH = 36
"""Columns of a title in a sentence about it."""


class Stage(Protocol):
    """What the app does for acts."""

    @property
    def main(self) -> MainScreen: ...

    @property
    def sieve(self) -> Sieve: ...

    @property
    def found(self) -> Found: ...

    def open_screen(self, screen: Screen[None]) -> None:
        """Shows a screen over the present ones, as soon as those that are closing are gone."""
        ...

    def refresh_plan(self) -> None:
        """Shows the plan as it is now."""
        ...

    def look_for(self, sieve: Sieve) -> None:
        """Shows what passes `sieve` alone."""
        ...

    def go_to(self, item: str) -> None:
        """Selects an item, giving up the search that hides it."""
        ...

    def page_of(self, item: str) -> Page: ...

    def switch_language(self) -> None: ...

    def leave(self) -> None:
        """Quits; everything is kept already."""
        ...

    def tell(self, text: str, *, is_error: bool = False) -> None: ...


@dataclass(slots=True)
class Desk:
    workspace: Workspace
    words: Catalogue
    stage: Stage

    @property
    def plan(self) -> Plan:
        return self.workspace.plan

    def edit(self, build: Callable[[Plan], Iterable[Change]], told: str) -> str | None:
        """Records one step and says `told`; the words about what is wrong when it could not be recorded."""
        try:
            step = self.workspace.edit(build)
        except TrackerError as error:
            return error_words(error, self.words)
        self.stage.refresh_plan()
        self.stage.tell(told if step else self.words("tell.nothing_changed"))
        return None

    def do(self, build: Callable[[Plan], Iterable[Change]], told: str) -> None:
        """The same outside a dialog, where what is wrong is told below the outline."""
        wrong = self.edit(build, told)
        if wrong:
            self.stage.tell(wrong, is_error=True)

    def name(self, items: Sequence[str]) -> str:
        """What is spoken of: a title, or how many items."""
        if len(items) != 1:
            return self.words("tell.items", count=len(items))
        item = self.plan.items.get(items[0])
        return cut(clean_line(item.marker + item.title[:200]), _NAME_WIDTH, ellipsis="..") if item else items[0]


Act = Callable[[Desk, tuple[str, ...]], None]
"""Does one thing to items: those marked or the selected one; to none when there is none."""
