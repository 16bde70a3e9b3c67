"""What every dialog has: a frame over the screen, a question, a line for what is wrong, and a careful Esc."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region, Size
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from tracker.language.catalogue import Catalogue
from tracker.tui.keys import shown
from tracker.tui.screens.styled_once import StyledOnce
from tracker.tui.widgets.pressable import pressable, unpressable


class Dialog(StyledOnce, ModalScreen[None]):
    """Subclasses answer `fields`, `is_untouched` and `save`.

    Escape leaves at once while nothing was typed. Otherwise it says so first, and only a second Escape
    throws the words away. So does Ctrl+Q, which the app hears and which quits then.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),  # before the box hears a key that follows at once
        Binding("ctrl+s", "save", show=False),
    ]

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (24, "-roomy")]  # noqa: RUF012 -- Textual declares it so
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (8, "-low"), (16, "-high")]  # noqa: RUF012 -- Textual declares it so

    LEAVE_WORDS: ClassVar[str] = "dialog.really_leave"
    """The catalogue entry that warns of words which are not kept yet; it takes the key that would leave."""

    def __init__(self, question: str, words: Catalogue) -> None:
        super().__init__()
        self.words = words
        self._question = question
        self._was_warned = False
        self._below: list[Strip] = []
        """The screen that it lies over, as it was painted last; empty until it is asked for."""

        self._painted_at = Size()
        """The size that it had then."""

    def compose(self) -> ComposeResult:
        self._classes |= self._classes_at(self.app.size)  # pyright: ignore[reportUnknownMemberType] -- an app of any result
        with Vertical(id="frame"), Vertical(id="inside"):
            yield Static(Content(self._question), id="question")
            yield from self.fields()
            yield Static("", id="told", markup=False)
        yield Static(Content(self.words("dialog.too_small")), id="too-small")

    def render_lines(self, crop: Region) -> list[Strip]:
        """The screen below. Textual draws it anew at every paint, which was half the time of opening a dialog."""
        stack = self.app.screen_stack  # pyright: ignore[reportUnknownMemberType] -- an app of any result
        below = stack[stack.index(self) - 1]._compositor  # pyright: ignore[reportPrivateUsage] -- Textual has no public way
        if not self._below or self._painted_at != below.size:
            self._painted_at = below.size
            self._below = [unpressable(strip) for strip in below.render_strips()]
        lines = self._below[crop.y : crop.bottom]
        lines += [Strip([])] * (crop.height - len(lines))  # a terminal that grows: what is below hears of it later
        return [strip.adjust_cell_length(self.size.width).crop(*crop.column_span) for strip in lines]

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Regions are those in which the screen below has changed."""
        if regions:
            self._below = []
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def fields(self) -> Iterable[Widget]:
        raise NotImplementedError

    def is_untouched(self) -> bool:
        """Whether leaving loses nothing that the user typed."""
        return True

    def save(self) -> str | None:
        """Does what the dialog is for; the words about what is wrong, or None when it is done."""
        raise NotImplementedError

    def tell(self, text: str, *, is_error: bool = False) -> None:
        """Says it in the last line, where the keys that it names can be clicked."""
        told = self.query_one("#told", Static)
        told.set_class(is_error, "-error")
        told.update(pressable(text))

    def may_leave(self, key: str) -> bool:
        """Whether nothing typed is lost, or the user was warned of it; warns the first time, naming `key`."""
        if self._was_warned or self.is_untouched():
            return True
        self._was_warned = True
        warning = self.words(self.LEAVE_WORDS, key=key)
        self.tell(warning, is_error=True)
        for instead in self.query("#too-small").results(Static):
            instead.update(Content(warning))
        return False

    def action_leave(self) -> None:
        if self.may_leave(shown("escape")):
            self.dismiss()

    def action_save(self) -> None:
        self._was_warned = False
        wrong = self.save()
        if wrong is None:
            self.dismiss()
        else:
            self.tell(wrong, is_error=True)

    def _classes_at(self, size: Size) -> set[str]:
        """Textual gives these once the screen has been laid out, and then has to lay it out again."""
        sides = ((size.width, self.HORIZONTAL_BREAKPOINTS), (size.height, self.VERTICAL_BREAKPOINTS))
        return {max(point for point in points or () if point[0] <= side)[1] for side, points in sides}
