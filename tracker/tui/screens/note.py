"""Words on an item: several lines, what kind they are, and what proves them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from tracker.language.catalogue import Catalogue
from tracker.model.item import NoteKind
from tracker.tui.screens.dialog import Dialog
from tracker.tui.widgets.pick import Pick


@dataclass(frozen=True, slots=True)
class Draft:
    """A note as typed."""

    text: str
    kind: NoteKind
    evidence: str


class NoteDialog(Dialog):
    def __init__(self, question: str, keep: Callable[[Draft], str | None], words: Catalogue) -> None:
        """Args:
        keep: Takes what was typed; answers why it could not be kept, or None.
        """
        super().__init__(question, words)
        self._keep = keep

    def fields(self) -> Iterable[Widget]:
        yield TextArea(id="text", tab_behavior="focus", soft_wrap=True, compact=True)
        kinds = [self.words(f"note_kind.{kind.value}") for kind in NoteKind]
        yield Horizontal(Static(Content(self.words("dialog.kind")), classes="label"), Pick(kinds), classes="field")
        yield Horizontal(
            Static(Content(self.words("dialog.evidence")), classes="label"),
            Input(id="evidence", compact=True, placeholder=self.words("dialog.evidence_example")),
            classes="field",
        )

    def on_mount(self) -> None:
        self.query_one(TextArea).focus()
        self.tell(self.words("dialog.note_keys"))

    def is_untouched(self) -> bool:
        return not (self.query_one(TextArea).text.strip() or self.query_one(Input).value.strip())

    def save(self) -> str | None:
        text = self.query_one(TextArea).text
        if not text.strip():
            return self.words("dialog.nothing_typed")
        kind = tuple(NoteKind)[self.query_one(Pick).picked]
        return self._keep(Draft(text, kind, self.query_one(Input).value))

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _typed_on(self) -> None:
        if self._was_warned:
            self._was_warned = False
            self.tell(self.words("dialog.note_keys"))
