"""What widgets and screens tell those above them."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message


class Selected(Message):
    """An item is the selected one, or the selected one has changed; None when there is none to select."""

    def __init__(self, item: str | None, *, by_hand: bool = False) -> None:
        super().__init__()
        self.item = item
        self.by_hand = by_hand
        """Whether the user went there; otherwise the plan changed around the selection."""


class Asked(Message):
    """The user wants something done."""

    def __init__(self, action: str, items: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.action = action
        """The action of a `keys.Key`."""

        self.items = items
        """What it is to be done to: those marked, else the selected one; in plan order."""


class Waited(Message):
    """Work that the user waited for is over."""

    def __init__(self, outcome: Callable[[], Callable[[], None]]) -> None:
        super().__init__()
        self.outcome = outcome
        """Answers what is to be done with the result, or raises what broke the work."""


class Typed(Message):
    """The words in the box for finding changed."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class Pasted(Message):
    """The terminal handed over a text while nothing is being typed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Pressed(Message):
    """A key that is shown on the screen was clicked."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action = action
