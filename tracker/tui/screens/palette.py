"""Everything the app can do, found by typing its name in any language, its pinyin, or its key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual import events, on
from textual.widget import Widget
from textual.widgets import Input

from tracker.frozen import Frozen
from tracker.language.catalogue import Catalogue
from tracker.text.folding import fold
from tracker.text.pinyin import Spelling
from tracker.tui.keys import forms_of
from tracker.tui.messages import Asked
from tracker.tui.screens.choice import Option, OptionLines
from tracker.tui.screens.dialog import Dialog

_HEIGHT = 12


class Command(Frozen):
    action: str
    option: Option
    names: tuple[str, ...]
    """What it is called, in every language."""

    def nearness(self, typed: str) -> int | None:
        """0 where it is a key of it, 1 where a name begins so, 2 where it holds it, 3 where its beginning sounds so,
        4 where what is further on does; None when it is not meant."""
        if self._has_key(typed):
            return 0
        wanted, names = fold(typed), [fold(name) for name in self.names]
        if any(name.startswith(wanted) for name in names):
            return 1
        if any(wanted in name for name in names):
            return 2
        sounding = [found[0] for name in self.names if (found := Spelling(typed, name).found_in(name))]
        return (4 if min(sounding) else 3) if sounding else None

    def _has_key(self, typed: str) -> bool:
        """Whether a key that stands behind the name is typed: `r` is not `R`, while `f2` is `F2`."""
        keys = self.option.hint.split()
        return any(typed in forms_of(key) or (len(key) > 1 and fold(typed) == fold(key)) for key in keys)


def meant(commands: Sequence[Command], typed: str) -> tuple[Command, ...]:
    """The commands that may be meant, the nearest first; all of them while nothing is typed."""
    if not typed:
        return tuple(commands)
    near = [(nearness, command) for command in commands if (nearness := command.nearness(typed)) is not None]
    return tuple(command for _, command in sorted(near, key=lambda each: each[0]))


class PaletteDialog(Dialog):
    def __init__(
        self, question: str, commands: Sequence[Command], run: Callable[[str], None], words: Catalogue
    ) -> None:
        """Args:
        run: Takes the action of the chosen command.
        """
        super().__init__(question, words)
        self.commands = tuple(commands)
        self._found = self.commands
        self._run = run

    def fields(self) -> Iterable[Widget]:
        yield Input(placeholder=self.words("dialog.palette_example"))
        lines = OptionLines([command.option for command in self.commands], 0)
        lines.styles.height = _HEIGHT
        lines.can_focus = False
        yield lines

    def on_mount(self) -> None:
        self.query_one(Input).focus()
        self.tell(self.words("dialog.choice_keys"))

    def save(self) -> str | None:
        place = self.query_one(OptionLines).at
        if place >= len(self._found):
            return self.words("dialog.no_command")
        self._run(self._found[place].action)
        return None

    def on_key(self, event: events.Key) -> None:
        """The arrows move in the list while the letters go into the line above it."""
        if event.key in ("up", "down", "pageup", "pagedown"):
            event.stop()
            self.query_one(OptionLines).action_go(
                {"pageup": "page_up", "pagedown": "page_down"}.get(event.key, event.key)
            )

    def on_asked(self, event: Asked) -> None:
        event.stop()
        self.action_save()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self._found = meant(self.commands, event.value.strip())
        self.query_one(OptionLines).show([command.option for command in self._found])

    @on(Input.Submitted)
    def _enter(self) -> None:
        self.action_save()
