"""Textual's smallest dialog, which nothing made with it can be faster than."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Input

from tests.benchmarks.painting import Timed


class _Question(ModalScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss")]

    def compose(self) -> Iterator[Input]:
        yield Input()


class Asking(Timed):
    """Opens it by `s`."""

    BINDINGS: ClassVar[list[BindingType]] = [("s", "ask")]

    def action_ask(self) -> None:
        self.push_screen(_Question())
