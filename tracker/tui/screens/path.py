"""A question answered by the path of a file, which Tab completes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input

from tracker.language.catalogue import Catalogue
from tracker.tui.screens.line import LineDialog


class _Completing(Suggester):
    def __init__(self, completed: Callable[[str], str | None]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._completed = completed

    async def get_suggestion(self, value: str) -> str | None:
        return self._completed(value)


class PathDialog(LineDialog):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", show=False, priority=True)]

    def __init__(
        self,
        question: str,
        keep: Callable[[str], str | None],
        words: Catalogue,
        *,
        completed: Callable[[str], str | None],
        value: str = "",
    ) -> None:
        """Args:
        completed: Answers the path that goes on from what was typed; None when none does.
        """
        super().__init__(question, keep, words, value=value, understood=lambda _: words("dialog.path_keys"))
        self._completed = completed

    def fields(self) -> Iterable[Widget]:
        yield Input(value=self._value, select_on_focus=False, suggester=_Completing(self._completed))

    def action_complete(self) -> None:
        box = self.query_one(Input)
        completed = self._completed(box.value)
        if completed is not None:
            box.value = completed
            box.cursor_position = len(completed)
