"""The states of a plan that can be had back, to choose one: where its file is damaged or gone, or just to go back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from tracker.frozen import Frozen
from tracker.tui.keys import JUMPING, LOOKS, OF_THE_RESCUE, bindings_for, bindings_named
from tracker.tui.messages import Asked, Pressed
from tracker.tui.rows import Page
from tracker.tui.screens.choice import Option, OptionLines
from tracker.tui.screens.renewable import Renewable
from tracker.tui.widgets.bars import Hint, KeyBar, StatusLine
from tracker.tui.widgets.head_line import HeadLine
from tracker.tui.widgets.paper import Paper

_MOST_STATES = 8
"""Lines; more are scrolled through, so that the difference stays in sight."""


class Rescue(Frozen):
    """All that the screen shows."""

    title: str
    happened: str
    """What is the matter and what becomes of what is there, a paragraph a line; the last stands over the states."""

    states: Sequence[Option]
    """The newest first."""

    differences: Sequence[Page]
    """What each of the states would change."""

    hints: Sequence[Hint]


class StateLines(OptionLines, inherit_bindings=False):
    """A click selects a state, so that its difference is read first; a double click chooses it."""

    CLICKS: ClassVar[int] = 2
    BINDINGS: ClassVar[list[BindingType]] = bindings_named(JUMPING, "go")

    class Pointed(Message):
        """Another state is selected."""

    def moved(self) -> None:
        self.post_message(self.Pointed())

    def opened(self) -> None:
        self.post_message(Pressed("rescue_restore"))


class RescueScreen(Renewable, Screen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(OF_THE_RESCUE, "ask"),
        *bindings_named(LOOKS, "ask"),
    ]

    def __init__(self, make: Callable[[], Rescue], restore: Callable[[int], None], leave: Callable[[], None]) -> None:
        """Args:
        make: What is shown, in the language of then; of the same states each time.
        restore: Takes the index of the state that was chosen.
        """
        super().__init__()
        self._make = make
        self._rescue = make()
        self._acts = {"rescue_restore": self._restore, "rescue_leave": leave}
        self._chosen = restore

    def compose(self) -> ComposeResult:
        rescue = self._rescue
        yield HeadLine(rescue.title, "")
        with Vertical(id="happened"):
            *told, last = rescue.happened.split("\n")
            for line in told:
                yield Static(Content(line))
            yield Static(Content(last), classes="last")
        yield StateLines(rescue.states, 0)
        yield Paper(id="difference")
        yield StatusLine()
        yield KeyBar(rescue.hints)

    def on_mount(self) -> None:
        lines = self.query_one(StateLines)
        lines.styles.height = min(len(self._rescue.states), _MOST_STATES)
        lines.focus()
        self.on_state_lines_pointed()

    def renew(self) -> None:
        rescue = self._rescue = self._make()
        self.query_one(HeadLine).show(rescue.title, "")
        for line, told in zip(self.query("#happened Static").results(Static), rescue.happened.split("\n"), strict=True):
            line.update(Content(told))
        states = self.query_one(StateLines)
        at = states.at
        states.show(rescue.states)
        states.settle(at)
        self.query_one(KeyBar).show(rescue.hints)
        self.on_state_lines_pointed()

    @property
    def status(self) -> StatusLine:
        return self.query_one(StatusLine)

    def leave(self) -> None:
        """Goes, unless it is gone: the file may be back by itself in the moment in which the user gets it back."""
        if self.is_active:
            self.dismiss()

    def action_ask(self, action: str) -> None:
        if action in LOOKS:
            self.post_message(Asked(action))
        else:
            self._acts[action]()

    def on_pressed(self, event: Pressed) -> None:
        event.stop()
        self.action_ask(event.action)

    def on_state_lines_pointed(self) -> None:
        at = self.query_one(StateLines).at
        if self._rescue.differences:
            self.query_one("#difference", Paper).show(self._rescue.differences[at])

    def _restore(self) -> None:
        if self._rescue.states:
            self._chosen(self.query_one(StateLines).at)
