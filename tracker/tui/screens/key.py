"""A question answered by pressing the key itself, whichever it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from tracker.language.catalogue import Catalogue
from tracker.tui.screens.dialog import Dialog


class KeyDialog(Dialog, inherit_bindings=False):
    """Hears every key but Escape, and those that the app itself keeps, such as Ctrl+Q."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False, priority=True)]

    def __init__(self, question: str, take: Callable[[str], str | None], words: Catalogue) -> None:
        """Args:
        take: Takes the key as Textual names it, a printable one as the character; answers why it cannot be, or None.
        """
        super().__init__(question, words)
        self._take = take
        self._pressed = ""

    def fields(self) -> tuple[Widget, ...]:
        return ()

    def on_mount(self) -> None:
        self.tell(self.words("dialog.press_key_keys"))

    def save(self) -> str | None:
        return self._take(self._pressed)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self._pressed = event.character if event.is_printable and event.character else event.key
        self.action_save()
