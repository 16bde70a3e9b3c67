"""Several fields at once: Enter or Tab leads to the next, Ctrl+S keeps them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from tracker.language.catalogue import Catalogue
from tracker.tui.screens.dialog import Dialog
from tracker.tui.widgets.one_line import OneLine


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    label: str
    value: str


class FormDialog(Dialog):
    def __init__(
        self,
        question: str,
        fields: Sequence[Field],
        keep: Callable[[dict[str, str]], str | None],
        words: Catalogue,
    ) -> None:
        """Args:
        keep: Takes what stands in every field by name; answers what is wrong, or None when it was kept.
        """
        super().__init__(question, words)
        self._form = tuple(fields)
        self._keep = keep

    def fields(self) -> Iterable[Widget]:
        yield VerticalScroll(
            *(
                Horizontal(
                    Static(Content(field.label), classes="label"),
                    OneLine(field.value, id=field.name, compact=True, select_on_focus=False),
                    classes="field",
                )
                for field in self._form
            ),
            can_focus=False,
        )

    def on_mount(self) -> None:
        self.query(Input).first().focus()
        self.tell(self.words("dialog.form_keys"))

    def is_untouched(self) -> bool:
        return all(self._typed()[field.name] == field.value for field in self._form)

    def save(self) -> str | None:
        return self._keep(self._typed())

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()

    @on(Input.Changed)
    def _typed_on(self) -> None:
        if self._was_warned:
            self._was_warned = False
            self.tell(self.words("dialog.form_keys"))

    def _typed(self) -> dict[str, str]:
        return {field.name: self.query_one(f"#{field.name}", Input).value for field in self._form}
