"""A question answered in one line: a title, a reason, a deadline."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from tracker.language.catalogue import Catalogue
from tracker.tui.screens.dialog import Dialog
from tracker.tui.widgets.one_line import OneLine


class LineDialog(Dialog):
    KEY_WORDS: ClassVar[str] = "dialog.line_keys"
    """The catalogue entry for the keys that matter here."""

    def __init__(
        self,
        question: str,
        keep: Callable[[str], str | None],
        words: Catalogue,
        *,
        value: str = "",
        example: str = "",
        understood: Callable[[str], str] | None = None,
        keep_lines: Callable[[str], str | None] | None = None,
    ) -> None:
        """Args:
        keep: Takes the line; answers what is wrong with it, or None when it was kept.
        value: What stands there to begin with.
        example: What may be typed, shown while nothing is.
        understood: What is said below the line while typing; None means only which keys there are.
        keep_lines: Takes several lines that are pasted, as `keep` takes one; None means that they are joined.
        """
        super().__init__(question, words)
        self._keep = keep
        self._value = value
        self._example = example
        self._understood = understood
        self._keep_lines = keep_lines

    def fields(self) -> Iterable[Widget]:
        box = OneLine(self._value, self._example, select_on_focus=False)
        box.takes_lines = self._keep_lines is not None
        yield box

    def on_mount(self) -> None:
        self.query_one(Input).focus()
        self._say(self._value)

    def is_untouched(self) -> bool:
        return self.query_one(Input).value.strip() in ("", self._value)

    def save(self) -> str | None:
        return self._keep(self.query_one(Input).value)

    @on(Input.Changed)
    def _say_what_is_understood(self, event: Input.Changed) -> None:
        self._was_warned = False
        self._say(event.value)

    @on(Input.Submitted)
    def _enter(self) -> None:
        self.action_save()

    @on(OneLine.Lines)
    def _keep_all(self, event: OneLine.Lines) -> None:
        wrong = self._keep_lines(event.text) if self._keep_lines else None
        if wrong is None:
            self.dismiss()
        else:
            self.tell(wrong, is_error=True)

    def _say(self, text: str) -> None:
        understood = self._understood(text) if self._understood and text.strip() else ""
        self.tell(understood or self.words(self.KEY_WORDS))


class LookFirstDialog(LineDialog):
    """One whose answer is shown, and agreed to, before anything is kept."""

    KEY_WORDS = "dialog.look_first_keys"
