"""The load preview: a document on one side, what was understood of it on the other, until it is accepted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen

from tracker.frozen import Frozen
from tracker.tui.drafts import DraftSource, DraftWords
from tracker.tui.keys import LOOKS, OF_THE_REVIEW, bindings_for, bindings_named
from tracker.tui.messages import Asked, Pressed
from tracker.tui.screens.renewable import Renewable
from tracker.tui.widgets.bars import Hint, KeyBar, StatusLine
from tracker.tui.widgets.draft_list import DraftList
from tracker.tui.widgets.head_line import HeadLine
from tracker.tui.widgets.source_view import SourceView

_WIDE = 110
"""Columns from which on the document stands beside the outline, and not below it."""


class Preview(Frozen):
    """All that the screen shows of one draft."""

    source: DraftSource
    words: DraftWords
    hints: Sequence[Hint]


class PreviewScreen(Renewable, Screen[None]):
    BINDINGS = [*bindings_for(OF_THE_REVIEW, "ask"), *bindings_named((*LOOKS, "help"), "ask")]  # noqa: RUF012 -- Textual's way
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]  # noqa: RUF012 -- Textual declares it so

    def __init__(self, anew: Callable[[], Preview]) -> None:
        """Args:
        anew: The draft as it is then.
        """
        super().__init__()
        self._anew = anew
        self._preview = anew()

    def compose(self) -> ComposeResult:
        preview = self._preview
        yield HeadLine(preview.words.head, preview.words.figures)
        with Container(id="panes"):
            yield SourceView(preview.words.source)
            yield DraftList(preview.source, preview.words)
        yield StatusLine()
        yield KeyBar(preview.hints)

    def on_mount(self) -> None:
        self.query_one(DraftList).focus()
        self._point()

    @property
    def at(self) -> int:
        """The index of the selected row; means nothing while there are none."""
        return self.query_one(DraftList).at

    @property
    def status(self) -> StatusLine:
        return self.query_one(StatusLine)

    def show(self, preview: Preview, at: int) -> None:
        """Takes over another draft and selects the row at `at`."""
        self._preview = preview
        self.query_one(HeadLine).show(preview.words.head, preview.words.figures)
        self.query_one(DraftList).show(preview.source, preview.words, at)
        self.query_one(SourceView).head(preview.words.source)
        self.query_one(KeyBar).show(preview.hints)
        self._point()

    def renew(self) -> None:
        """The same in the language of now."""
        self.show(self._anew(), self.at)

    def go_to(self, place: int) -> None:
        self.query_one(DraftList).settle(place)
        self._point()

    def leave(self) -> None:
        """Goes, once a dialog that stands over it is gone."""
        later = self.app.call_later  # pyright: ignore[reportUnknownMemberType] -- an app of any result
        later(self.dismiss)  # not by the screen, which cannot wait for its own end

    def turn_source(self) -> None:
        """Hides the document, or shows it again."""
        self.toggle_class("-without-source")

    def action_ask(self, action: str) -> None:
        self.post_message(Asked(action))

    def on_pressed(self, event: Pressed) -> None:
        self.action_ask(event.action)

    def on_draft_list_pointed(self) -> None:
        self._point()

    def on_source_view_pointed(self, event: SourceView.Pointed) -> None:
        place = self._preview.source.place_of(event.index, event.offset)
        outline = self.query_one(DraftList)
        outline.focus()
        if place is not None:
            outline.go_to(place)

    def _point(self) -> None:
        """Marks the passage of the selected row in the document and says what is doubtful about it."""
        source = self._preview.source
        if not len(source):
            return
        self.query_one(SourceView).show(source.lines, source.passage(self.at))
        self.status.idle(source.told(self.at))
