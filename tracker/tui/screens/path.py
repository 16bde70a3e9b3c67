"""A question answered by the path of a file, which Tab completes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.widget import Widget

from tracker.language.catalogue import Catalogue
from tracker.tui.screens.line import LineDialog
from tracker.tui.widgets.path_box import PathBox


class PathDialog(LineDialog):
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
        yield PathBox(self._completed, self._typed)

    def on_mount(self) -> None:
        self._say(self._typed)

    def _say(self, text: str) -> None:
        if self._wrong and text == self._typed:
            self.tell(self._wrong, is_error=True)
        else:
            super()._say(text)


class LoadDialog(PathDialog):
    """Asks for the path of a document, of which nothing is kept yet."""

    KEY_WORDS = "dialog.path_keys"
    LEAVE_WORDS = "dialog.really_leave_load"
