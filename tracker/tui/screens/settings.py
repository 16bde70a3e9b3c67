"""The settings in a form, with where everything is kept below it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from tracker.language.catalogue import Catalogue
from tracker.tui.messages import Asked
from tracker.tui.screens.fields import FieldsDialog
from tracker.tui.widgets.field_row import FieldRow
from tracker.tui.widgets.one_line import OneLine
from tracker.tui.widgets.pick import Pick
from tracker.tui.widgets.pressable import pressable


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
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+k", "ask('keys')", show=False, priority=True),  # a box would delete the rest of its line
    ]
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
        yield Static(pressable("\n".join(self._told)), id="paths")

    def action_ask(self, action: str) -> None:
        self.post_message(Asked(action))

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
