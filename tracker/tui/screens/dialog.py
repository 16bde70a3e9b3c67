"""What every dialog has: a frame over the screen, a question, a line for what is wrong, and a careful Esc."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from tracker.language.catalogue import Catalogue


class Dialog(ModalScreen[None]):
    """Subclasses answer `fields`, `is_untouched` and `save`.

    Escape leaves at once while nothing was typed. Otherwise it says so first, and only a second Escape
    throws the words away.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("ctrl+s", "save", show=False),
    ]

    def __init__(self, question: str, words: Catalogue) -> None:
        super().__init__()
        self.words = words
        self._question = question
        self._was_warned = False

    def compose(self) -> ComposeResult:
        with Vertical(id="frame"):
            yield Static(Content(self._question), id="question")
            yield from self.fields()
            yield Static("", id="told", markup=False)

    def fields(self) -> Iterable[Widget]:
        raise NotImplementedError

    def is_untouched(self) -> bool:
        """Whether leaving loses nothing that the user typed."""
        return True

    def save(self) -> str | None:
        """Does what the dialog is for; the words about what is wrong, or None when it is done."""
        raise NotImplementedError

    def tell(self, text: str, *, is_error: bool = False) -> None:
        told = self.query_one("#told", Static)
        told.set_class(is_error, "-error")
        told.update(Content(text))

    def action_leave(self) -> None:
        if self._was_warned or self.is_untouched():
            self.dismiss()
            return
        self._was_warned = True
        self.tell(self.words("dialog.really_leave"), is_error=True)

    def action_save(self) -> None:
        self._was_warned = False
        wrong = self.save()
        if wrong is None:
            self.dismiss()
        else:
            self.tell(wrong, is_error=True)
