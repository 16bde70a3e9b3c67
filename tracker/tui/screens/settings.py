"""The settings in a form, with where everything is kept below it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from tracker.language.catalogue import Catalogue
from tracker.tui.screens.fields import FieldsDialog
from tracker.tui.widgets.field_row import FieldRow
from tracker.tui.widgets.one_line import OneLine
from tracker.tui.widgets.pick import Pick


@dataclass(frozen=True, slots=True)
class Choice:
    name: str
    label: str
    value: str
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    """What may be chosen, each with its word; empty where it is typed."""

    default: str = ""
    """What holds while nothing is typed."""


class SettingsDialog(FieldsDialog):
    KEY_WORDS = "dialog.settings_keys"

    def __init__(
        self,
        question: str,
        form: Sequence[Choice],
        told: Sequence[str],
        keep: Callable[[dict[str, str]], str | None],
        words: Catalogue,
    ) -> None:
        """Args:
        told: Lines below the form.
        keep: Takes by name what was changed; answers what is wrong, or None when it was kept.
        """
        super().__init__(question, words)
        self._form = tuple(form)
        self._told = tuple(told)
        self._keep = keep

    def rows(self) -> Iterable[Widget]:
        yield Vertical(*(FieldRow(choice.label, self._box(choice)) for choice in self._form), id="fields")
        yield Static(Content("\n".join(self._told)), id="paths")

    def is_untouched(self) -> bool:
        return not self._changed()

    def save(self) -> str | None:
        return self._keep(self._changed())

    def _box(self, choice: Choice) -> Widget:
        if not choice.values:
            return OneLine(choice.value, choice.default, id=choice.name, compact=True, select_on_focus=False)
        places = tuple(choice.values)
        picked = places.index(choice.value) if choice.value in places else 0
        return Pick(tuple(choice.values.values()), picked, id=choice.name)

    def _changed(self) -> dict[str, str]:
        found = ((choice, self._value(choice)) for choice in self._form)
        return {choice.name: value for choice, value in found if value != choice.value}

    def _value(self, choice: Choice) -> str:
        box = self.query_one(f"#{choice.name}")
        if isinstance(box, Pick):
            return tuple(choice.values)[box.picked]
        assert isinstance(box, Input)
        return box.value
