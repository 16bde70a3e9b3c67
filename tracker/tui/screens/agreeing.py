"""A question about several changes, which stand in a list above the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from tracker.language.catalogue import Catalogue
from tracker.tui.rows import paragraph
from tracker.tui.screens.choice import ConfirmDialog
from tracker.tui.widgets.paper import Paper


class AgreeDialog(ConfirmDialog):
    """What is to be done was asked for and is seen here, so that doing it is selected to begin with."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "scroll('page_up')", show=False),
        Binding("pagedown", "scroll('page_down')", show=False),
    ]
    KEY_WORDS = "dialog.agree_keys"

    def __init__(
        self, question: str, lines: Sequence[str], yes: str, act: Callable[[], str | None], words: Catalogue
    ) -> None:
        """Args:
        lines: The changes, one a line.
        """
        super().__init__(question, yes, act, words)
        self._at = 1
        self._lines = tuple(lines)

    def fields(self) -> Iterable[Widget]:
        list_ = Paper(tuple(paragraph(f"  {line}", indent=4) for line in self._lines))
        list_.can_focus = False
        yield list_
        yield from super().fields()

    def action_scroll(self, action: str) -> None:
        self.query_one(Paper).action_go(action)
