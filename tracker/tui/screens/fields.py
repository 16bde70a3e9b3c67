"""What dialogs of several fields have: arrows, Tab and Enter lead from field to field, and to a row that saves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from tracker.tui.messages import Pressed
from tracker.tui.screens.dialog import Dialog
from tracker.tui.widgets.save_row import SaveRow


class FieldsDialog(Dialog):
    """Subclasses answer `rows` in place of `fields`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter,tab", "next", show=False),
        Binding("up,shift+tab", "previous", show=False),
    ]
    KEY_WORDS: ClassVar[str]
    """The catalogue entry for the keys that matter here."""

    def fields(self) -> Iterable[Widget]:
        yield from self.rows()
        yield SaveRow(self.words("dialog.save_row"))

    def rows(self) -> Iterable[Widget]:
        raise NotImplementedError

    def on_mount(self) -> None:
        self.query("TextArea, Input").first().focus()
        self.tell(self.words(self.KEY_WORDS))

    def typed_on(self) -> None:
        """What was warned of may not be what stands there now."""
        if self._was_warned:
            self._was_warned = False
            self.tell(self.words(self.KEY_WORDS))

    def action_next(self) -> None:
        self.focus_next()

    def action_previous(self) -> None:
        self.focus_previous()

    @on(Input.Submitted)
    def _enter(self) -> None:
        self.action_next()

    @on(Input.Changed)
    def _typed_on(self) -> None:
        self.typed_on()

    def on_pressed(self, event: Pressed) -> None:
        event.stop()
        self.action_save()
