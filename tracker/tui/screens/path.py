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
    KEY_WORDS = "dialog.save_path_keys"

    def __init__(
        self,
        question: str,
        keep: Callable[[str], str | None],
        words: Catalogue,
        *,
        completed: Callable[[str], str | None],
        value: str = "",
        typed: str = "",
        wrong: str = "",
    ) -> None:
        """Args:
        completed: Answers the path that goes on from what was typed; None when none does.
        typed: What the user typed when this was asked before; empty at first.
        wrong: What turned out to be wrong with it, said until something else is typed.
        """
        super().__init__(question, keep, words, value=value)
        self._completed = completed
        self._typed = typed or value
        self._wrong = wrong

    def fields(self) -> Iterable[Widget]:
        yield Input(value=self._typed, select_on_focus=False, suggester=_Completing(self._completed))

    def on_mount(self) -> None:
        self._say(self._typed)

    def _say(self, text: str) -> None:
        if self._wrong and text == self._typed:
            self.tell(self._wrong, is_error=True)
        else:
            super()._say(text)

    def action_complete(self) -> None:
        box = self.query_one(Input)
        completed = self._completed(box.value)
        if completed is not None:
            box.value = completed
            box.cursor_position = len(completed)


class LoadDialog(PathDialog):
    """Asks for the path of a document, of which nothing is kept yet."""

    KEY_WORDS = "dialog.path_keys"
    LEAVE_WORDS = "dialog.really_leave_load"
