"""The lines above and below the outline: what plan it is, what just happened, which keys matter here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len, chop_cells
from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.strip import Strip

from tracker.frozen import Frozen
from tracker.tui.marks import UNICODE, Marks
from tracker.tui.messages import Pressed
from tracker.tui.rows import Banner
from tracker.tui.widgets.columns import fitted
from tracker.tui.widgets.plain import Plain

_BAR_WIDTH = 24
_TITLE_NEEDS = 20
"""Columns; what stands beside a longer title goes, the last first, before the title is cut shorter."""


_BETWEEN_KEYS = "   "
"""What stands between the words about several keys, in the catalogue too."""

_LEAST_TO_WRAP = 10
"""Columns; narrower, a line is cut."""


class BannerBar(Plain):
    """The `Banner` in one line, or in two with bars where the screen is high enough."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"banner--{name}" for name in ("title", "set-day", "words", "elapsed", "progress", "track")
    }

    def __init__(self, banner: Banner, marks: Marks = UNICODE) -> None:
        super().__init__()
        self._banner = banner
        self._marks = marks

    def show(self, banner: Banner) -> None:
        if banner != self._banner:
            self._banner = banner
            self.refresh()

    def render_line(self, y: int) -> Strip:
        if y == 1:
            return self._bars()
        banner = self._banner
        words = [(banner.rate_words, "words")]
        if self.size.height == 1:
            words = [(banner.elapsed_words, "words"), (banner.progress_words, "words"), *words]
        right = [(banner.day, "set-day" if banner.is_set else "words"), *words]
        if banner.hidden_words:
            right.insert(0, (banner.hidden_words, "set-day"))
        while right and self._room_beside(right) < min(_TITLE_NEEDS, cell_len(banner.title) + 2):
            right.pop()
        gap = "  " if right else ""
        title = fitted(f" {banner.title}", max(self._room_beside(right) - len(gap), 0), self._marks.cut) + gap
        beside = (part for text, name in right for part in ((text, name), ("  ", "words")))
        return self._strip([(title, "title"), *beside])

    def _room_beside(self, right: Sequence[tuple[str, str]]) -> int:
        return max(self.size.width - sum(cell_len(text) + 2 for text, _ in right), 0)

    def _bars(self) -> Strip:
        banner = self._banner
        room = (self.size.width - cell_len(banner.elapsed_words + banner.progress_words) - 8) // 2
        width = max(min(room, _BAR_WIDTH), 0)
        return self._strip(
            [
                (f" {banner.elapsed_words} ", "words"),
                *self._bar(banner.elapsed, width, "elapsed"),
                (f"   {banner.progress_words} ", "words"),
                *self._bar(banner.progress or 0, width, "progress"),
            ]
        )

    def _bar(self, share: float, width: int, name: str) -> Sequence[tuple[str, str]]:
        filled = round(share * width)
        return (self._marks.bar * filled, name), (self._marks.track * (width - filled), "track")

    def _strip(self, stretches: Sequence[tuple[str, str]]) -> Strip:
        under = self.ground
        styles = {name: under + self.ink(f"banner--{name}") for _, name in stretches}
        strip = Strip([Segment(text, styles[name]) for text, name in stretches if text])
        return strip.adjust_cell_length(self.size.width, under)


class StatusLine(Plain):
    """What just happened, in the user's words; while nothing has, a word on the selected item.

    What happened takes a second line where one is too short, so that what to do now is never cut off.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"status-line--error", "status-line--idle", "status-line--told"}

    def __init__(self) -> None:
        super().__init__()
        self._told = ("", "idle")
        self._height = 1

    @property
    def text(self) -> str:
        return self._told[0]

    def tell(self, text: str, *, is_error: bool = False) -> None:
        self._say(text, "error" if is_error else "told")

    def idle(self, text: str) -> None:
        self._say(text, "idle")

    def on_resize(self) -> None:
        self._fit()

    def render_line(self, y: int) -> Strip:
        name, lines = self._told[1], self._lines()
        text = lines[y] if y < len(lines) else ""
        style = self.ground + self.ink(f"status-line--{name}")
        width = self.size.width
        return Strip([Segment(fitted(f" {text}", width, UNICODE.cut), style)]).adjust_cell_length(width, style)

    def _say(self, text: str, name: str) -> None:
        self._told = (text, name)
        self._fit()
        self.refresh()

    def _fit(self) -> None:
        """Only another height lays out the screen anew."""
        height = len(self._lines())
        if height != self._height:
            self._height = height
            self.styles.height = height

    def _lines(self) -> Sequence[str]:
        """One line, or two: of what would need more, the beginning and the end."""
        (text, name), room = self._told, self.size.width - 2
        if name == "idle" or room < _LEAST_TO_WRAP or cell_len(text) <= room:
            return (text,)
        if between := _parted(text, room):
            return between
        first, *others = (line.plain for line in Content(text).wrap(room))
        if len(others) < 2:
            return (first, *others)
        return f"{first}{UNICODE.cut}", chop_cells(text[::-1], room)[0][::-1]


def _parted(text: str, room: int) -> tuple[str, str] | None:
    """Two lines that part no key from the words about it, the first as full as may be; None where none fit."""
    parts = text.split(_BETWEEN_KEYS)
    lines = ((_BETWEEN_KEYS.join(parts[:n]), _BETWEEN_KEYS.join(parts[n:])) for n in range(len(parts) - 1, 0, -1))
    return next((each for each in lines if max(map(cell_len, each)) <= room), None)


class Hint(Frozen):
    """A key that matters here."""

    key: str
    """As people write it."""

    label: str
    action: str


class KeyBar(Plain):
    """The footer; a click on a key does what the key does."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key", "key-bar--label"}

    def __init__(self, hints: Sequence[Hint]) -> None:
        super().__init__()
        self._hints = tuple(hints)

    def show(self, hints: Sequence[Hint]) -> None:
        self._hints = tuple(hints)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        del y
        under = self.ground
        key = under + self.ink("key-bar--key")
        label = under + self.ink("key-bar--label")
        segments = [Segment(text, key if place % 2 == 0 else label) for place, text in enumerate(self._texts())]
        return Strip(segments).adjust_cell_length(self.size.width, under)

    def on_click(self, event: events.Click) -> None:
        end, texts = 0, self._texts()
        for hint, key, label in zip(self._hints, texts[::2], texts[1::2], strict=False):
            end += cell_len(key) + cell_len(label)
            if event.x < end:
                self.post_message(Pressed(hint.action))
                return

    def _texts(self) -> list[str]:
        """Key and label by turns, for the hints that stand there whole; for the first in any case."""
        texts, end = list[str](), 0
        for hint in self._hints:
            key, label = f" {hint.key} ", f"{hint.label}  "
            end += cell_len(key) + cell_len(label)
            if texts and end - len("  ") > self.size.width:
                break
            texts += (key, label)
        return texts
