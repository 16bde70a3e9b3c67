"""A question answered by choosing from a few lines, by arrows and Enter, by a key, or by the mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widget import Widget

from tracker.frozen import Frozen
from tracker.language.catalogue import Catalogue
from tracker.tui.keys import JUMPING, bindings_named, forms_of
from tracker.tui.messages import Asked
from tracker.tui.screens.dialog import Dialog
from tracker.tui.widgets.columns import fitted
from tracker.tui.widgets.drawn import strip_of
from tracker.tui.widgets.line_view import LineView


class Option(Frozen):
    key: str
    """The key that chooses it at once; empty for none."""

    label: str
    hint: str = ""
    """Said behind the label."""


_GAP = 2
_HINT_NEEDS = 24
"""Columns that a longer hint keeps beside a long label."""


class OptionLines(LineView[tuple[Option, bool, int]]):
    """The options, one a line; posts `Asked` with the index of the chosen one."""

    CLICKS: ClassVar[int] = 1
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_named(JUMPING, "go"),
        Binding("enter", "choose", show=False),
        Binding("space", "choose", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"option--selected", "option--key", "option--label", "option--hint"}

    def __init__(self, options: Sequence[Option], at: int) -> None:
        super().__init__()
        self._take(options)
        self.at = at

    def show(self, options: Sequence[Option], *, at: int = 0) -> None:
        """Other options, that at index `at` selected."""
        self._take(options)
        self.redraw()
        self.settle(at)

    def count(self) -> int:
        return len(self._options)

    def look(self, place: int) -> tuple[Option, bool, int]:
        return self._options[place], place == self.at, self._widest

    def draw(self, look: tuple[Option, bool, int], width: int) -> Strip:
        option, is_selected, widest = look
        under = self.ground + self.ink("option--selected") if is_selected else self.ground
        key = f" {'>' if is_selected else ' '} {option.key + ' ' if option.key else ''}"
        room = max(width - cell_len(key), 0)
        label, hint = _side_by_side(option, widest, room)
        return strip_of(
            [(key, self.ink("option--key")), (label, self.ink("option--label")), (hint, self.ink("option--hint"))],
            width,
            under,
        )

    def _take(self, options: Sequence[Option]) -> None:
        self._options = options
        self._widest = max((cell_len(each.label) for each in options if each.hint), default=0)
        """Columns of the widest label that a hint stands behind."""

    def action_choose(self) -> None:
        self.post_message(Asked(str(self.at)))

    def opened(self) -> None:
        self.action_choose()


def _side_by_side(option: Option, widest: int, room: int) -> tuple[str, str]:
    """The hints stand below one another, and nothing is cut off without a sign of it."""
    if not option.hint:
        return fitted(option.label, room, ".."), ""
    label = min(widest + _GAP, max(room - _HINT_NEEDS, 0))
    return fitted(option.label, label - _GAP, "..") + " " * _GAP, fitted(option.hint, room - label, "..")


class ChoiceDialog(Dialog):
    LINES: ClassVar[type[OptionLines]] = OptionLines
    KEY_WORDS: ClassVar[str] = "dialog.choice_keys"
    """The catalogue entry for the keys that matter here."""

    def __init__(
        self,
        question: str,
        options: Sequence[Option],
        choose: Callable[[int], str | None],
        words: Catalogue,
        *,
        at: int = 0,
    ) -> None:
        """Args:
        choose: Takes the index of the chosen option; answers why it cannot be, or None.
        at: The option that is selected to begin with.
        """
        super().__init__(question, words)
        self._options = tuple(options)
        self._choose = choose
        self._at = at

    def fields(self) -> Iterable[Widget]:
        lines = self.LINES(self._options, self._at)
        lines.styles.height = min(len(self._options), 14)
        yield lines

    def on_mount(self) -> None:
        self.query_one(OptionLines).focus()
        self.tell(self.words(self.KEY_WORDS))

    def save(self) -> str | None:
        return self._choose(self.query_one(OptionLines).at)

    def on_key(self, event: events.Key) -> None:
        for place, option in enumerate(self._options):
            if option.key and event.character in tuple(forms_of(option.key)):
                event.stop()
                self.query_one(OptionLines).go_to(place)
                self.action_save()
                return

    def on_asked(self, event: Asked) -> None:
        event.stop()
        self.action_save()


class AnswerLines(OptionLines, inherit_bindings=False):
    """Hears the arrows and Enter alone: words typed where a question came up must not answer it by their spaces."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go('up')", show=False),
        Binding("down", "go('down')", show=False),
        Binding("enter", "choose", show=False),
    ]


class ConfirmDialog(ChoiceDialog, inherit_bindings=False):
    """Asks before something is done; the safe answer is selected to begin with."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False, priority=True)]
    LINES = AnswerLines

    def __init__(self, question: str, yes: str, act: Callable[[], str | None], words: Catalogue) -> None:
        """Args:
        yes: What is done then, as a label.
        act: Does it; answers what went wrong, or None.
        """
        options = (Option("n", words("dialog.no")), Option("y", yes))
        super().__init__(question, options, lambda place: act() if place else None, words)
