"""A box for the path of a file, which Tab completes."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.suggester import Suggester

from tracker.tui.widgets.one_line import OneLine


class _Completing(Suggester):
    def __init__(self, completed: Callable[[str], str | None]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._completed = completed

    async def get_suggestion(self, value: str) -> str | None:
        return self._completed(value)


class PathBox(OneLine):
    """Where there is nothing to complete, Tab leads to the next field as elsewhere."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", show=False)]

    def __init__(
        self,
        completed: Callable[[str], str | None],
        value: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,
        compact: bool = False,
    ) -> None:
        """Args:
        completed: Answers the path that goes on from what was typed; None when none does.
        """
        suggester = _Completing(completed)
        super().__init__(
            value, placeholder=placeholder, id=id, compact=compact, select_on_focus=False, suggester=suggester
        )
        self._completed = completed

    def action_complete(self) -> None:
        completed = self._completed(self.value)
        if completed is None:
            self.screen.focus_next()
        else:
            self.value = completed
            self.cursor_position = len(completed)
