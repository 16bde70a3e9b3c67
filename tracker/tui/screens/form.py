"""Several fields at once, all kept together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from tracker.frozen import Frozen
from tracker.language.catalogue import Catalogue
from tracker.tui.screens.fields import FieldsDialog
from tracker.tui.widgets.field_list import FieldList
from tracker.tui.widgets.save_row import SaveRow


class Field(Frozen):
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
        self.names = tuple(field.name for field in self._form)
        self._keep = keep
        self._understood = understood

    def rows(self) -> Iterable[Widget]:
        yield FieldList([field.label for field in self._form], [field.value for field in self._form])

    def is_untouched(self) -> bool:
        return all(self._typed()[field.name] == field.value for field in self._form)

    def save(self) -> str | None:
        return self._keep(self._typed())

    def action_next(self) -> None:
        self._step(1)

    def action_previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        """Round through all fields and the row that saves."""
        fields, last = self.query_one(FieldList), len(self._form)
        place = ((fields.at if fields.box.has_focus else last) + by) % (last + 1)
        if place == last:
            self.query_one(SaveRow).focus()
        else:
            fields.go_to(place)

    @on(Input.Changed)
    def _say_what_is_understood(self, event: Input.Changed) -> None:
        if event.input.has_focus:
            name = self.names[self.query_one(FieldList).at]
            self.tell(self._understood(name, event.value) or self.words(self.KEY_WORDS))

    def _typed(self) -> dict[str, str]:
        return dict(zip(self.names, self.query_one(FieldList).values, strict=True))
