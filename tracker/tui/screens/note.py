"""Words on an item: several lines, what kind they are, and what proves them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tracker.frozen import Frozen
from tracker.language.catalogue import Catalogue
from tracker.model.item import NoteKind
from tracker.tui.screens.fields import FieldsDialog
from tracker.tui.widgets.field_row import FieldRow
from tracker.tui.widgets.path_box import PathBox
from tracker.tui.widgets.pick import Pick


class Draft(Frozen):
    """A note as typed."""

    text: str
    kind: NoteKind
    evidence: str


EMPTY = Draft("", NoteKind.PROGRESS, "")


class Offers(Frozen):
    """What spares typing."""

    last: str = ""
    """What was written last; empty for nothing."""

    completed: Callable[[str], str | None] = lambda _: None
    """Answers the path that goes on from what was typed; None when none does."""

    is_missing: Callable[[str], bool] = lambda _: False
    """Whether what was typed is the path of a file that is not there."""


NO_OFFERS = Offers()


class NoteText(TextArea):
    """Down leads out of it from the last line."""

    def on_unmount(self) -> None:
        """Textual (8.2.8) keeps every text area that there was until it can tell it of another theme."""
        watchers = getattr(self.app, "__watchers").get("theme", [])  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType] -- an app of any result
        watchers[:] = [each for each in watchers if each[0] is not self]

    def action_cursor_down(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 -- Textual's signature
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.screen.focus_next()
        else:
            super().action_cursor_down(select)


class NoteDialog(FieldsDialog):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "take('no_change')", show=False),
        Binding("ctrl+r", "take('last')", show=False),
    ]
    KEY_WORDS = "dialog.note_keys"

    def __init__(
        self,
        question: str,
        keep: Callable[[Draft], str | None],
        words: Catalogue,
        begun: Draft = EMPTY,
        *,
        offers: Offers = NO_OFFERS,
    ) -> None:
        """Args:
        keep: Takes what was typed; answers why it could not be kept, or None.
        begun: What stands there to begin with, which is no loss when it is left.
        """
        super().__init__(question, words)
        self._keep = keep
        self._begun = begun
        self._offers = offers

    def rows(self) -> Iterable[Widget]:
        last = self._offers.last
        yield NoteText(
            self._begun.text,
            id="text",
            tab_behavior="focus",
            soft_wrap=True,
            compact=True,
            placeholder=Content(self.words("dialog.last_note", text=last)) if last else "",
        )
        kinds = [self.words(f"note_kind.{kind.value}") for kind in NoteKind]
        yield FieldRow(self.words("dialog.kind"), Pick(kinds, tuple(NoteKind).index(self._begun.kind)))
        yield FieldRow(
            self.words("dialog.evidence"),
            PathBox(
                self._offers.completed,
                self._begun.evidence,
                id="evidence",
                compact=True,
                placeholder=self.words("dialog.evidence_example"),
            ),
        )

    def is_untouched(self) -> bool:
        text = self.query_one(TextArea).text.strip()
        return text in ("", self._begun.text) and self.query_one(Input).value.strip() in ("", self._begun.evidence)

    def save(self) -> str | None:
        kind = tuple(NoteKind)[self.query_one(Pick).picked]
        return self._keep(Draft(self.query_one(TextArea).text, kind, self.query_one(Input).value))

    def action_take(self, offered: str) -> None:
        """Puts in, where the cursor stands, what was written last, or that nothing has changed."""
        text = self.words("dialog.no_change") if offered == "no_change" else self._offers.last
        if text:
            self.query_one(TextArea).insert(text)

    @on(Input.Changed, "#evidence")
    def _look_for_the_file(self, event: Input.Changed) -> None:
        missing = self._offers.is_missing(event.value)
        self.tell(self.words("dialog.no_such_file" if missing else self.KEY_WORDS))

    @on(TextArea.Changed)
    def _text_typed_on(self) -> None:
        self.typed_on()
