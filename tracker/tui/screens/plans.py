"""The plans that are kept here: their names at once, what is told of each as soon as it has been read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tracker.frozen import replace
from tracker.language.catalogue import Catalogue
from tracker.tui.screens.choice import ChoiceDialog, Option, OptionLines


class PlansDialog(ChoiceDialog):
    def __init__(
        self,
        question: str,
        options: Sequence[Option],
        choose: Callable[[int], str | None],
        words: Catalogue,
        *,
        at: int,
        opened: Callable[[PlansDialog], None],
    ) -> None:
        """Args:
        opened: Told once, as soon as there are lines to `say` something behind.
        """
        super().__init__(question, options, choose, words, at=at)
        self._opened = opened

    def on_mount(self) -> None:
        self._opened(self)

    def say(self, place: int, hint: str) -> None:
        """Another hint behind the option at index `place`; the selection stays."""
        before, after = self._options[:place], self._options[place + 1 :]
        self._options = (*before, replace(self._options[place], hint=hint), *after)
        lines = self.query_one(OptionLines)
        lines.show(self._options, at=lines.at)
