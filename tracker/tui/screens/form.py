"""Several fields at once, all kept together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from textual import on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from tracker.language.catalogue import Catalogue
from tracker.tui.screens.fields import FieldsDialog
from tracker.tui.widgets.field_row import FieldRow
from tracker.tui.widgets.one_line import OneLine


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    label: str
    value: str


class FormDialog(FieldsDialog):
    KEY_WORDS = "dialog.form_keys"

    def __init__(
        self,
        question: str,
        fields: Sequence[Field],
        keep: Callable[[dict[str, str]], str | None],
        words: Catalogue,
        *,
        understood: Callable[[str, str], str] = lambda _name, _text: "",
    ) -> None:
        """Args:
        keep: Takes what stands in every field by name; answers what is wrong, or None when it was kept.
        understood: What is said while a field is typed into, of its name and text; empty for the keys.
        """
        super().__init__(question, words)
        self._form = tuple(fields)
        self._keep = keep
        self._understood = understood

    def rows(self) -> Iterable[Widget]:
        yield Vertical(
            *(
                FieldRow(field.label, OneLine(field.value, id=field.name, compact=True, select_on_focus=False))
                for field in self._form
            ),
            id="fields",
        )

    def is_untouched(self) -> bool:
        return all(self._typed()[field.name] == field.value for field in self._form)

    def save(self) -> str | None:
        return self._keep(self._typed())

    @on(Input.Changed)
    def _say_what_is_understood(self, event: Input.Changed) -> None:
        if event.input.has_focus and event.input.id:
            self.tell(self._understood(event.input.id, event.value) or self.words(self.KEY_WORDS))

    def _typed(self) -> dict[str, str]:
        return {field.name: self.query_one(f"#{field.name}", Input).value for field in self._form}
