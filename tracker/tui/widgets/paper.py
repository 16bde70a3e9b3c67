"""Text to read and scroll: an item's detail, help, a report, a history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content, Span
from textual.geometry import Size
from textual.strip import Strip

from tracker.text.width import columns
from tracker.tui.keys import JUMPING, bindings_named
from tracker.tui.rows import INKS, Page, Paragraph
from tracker.tui.widgets.broken_text import row_end
from tracker.tui.widgets.drawn import Drawn
from tracker.tui.widgets.line_view import jumped

_MARGIN = 1
"""Columns left free at either side."""


class Paper(Drawn):
    """Shows a `Page`, broken into lines for its width; scrolls by the keys that move in the outline.

    Breaking lines is done here and not by the layout, so that another page costs no layout of the screen.
    """

    BINDINGS = bindings_named(JUMPING, "go")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"paper--{ink}" for ink in INKS}

    def __init__(self, page: Page = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._page = page
        self._broken: dict[int, list[Content | Paragraph]] = {}
        """The page broken into lines, by their width; a paragraph that is one line stays as it is until it is seen."""

    def show(self, page: Page) -> None:
        """Another page, from its top; the same page again stays where it was scrolled to."""
        if page == self._page:
            return
        self._page = page
        self._broken.clear()
        self._count_lines()
        self.scroll_to(y=0, animate=False)

    def on_resize(self) -> None:
        self.set_line_count(len(self._lines()))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines that the page takes, where the style sheet leaves the height to it."""
        del container, viewport
        room = width - self.styles.scrollbar_size_vertical - 2 * _MARGIN
        return sum(len(self._lines_of(each, room)) for each in self._page) if room > 0 else 0

    def forget_styles(self) -> None:
        super().forget_styles()
        self._broken.clear()

    def action_go(self, action: str) -> None:
        line_count = self.virtual_size.height
        height = max(self.scrollable_content_region.height, 1)
        last = max(line_count - height, 0)
        to = jumped(action, at=self.scroll_offset.y, count=last + 1, page=height)
        self.scroll_to(y=min(max(to, 0), last), animate=False)

    def render_line(self, y: int) -> Strip:
        lines, width = self._lines(), self.line_width
        place = y + self.scroll_offset.y
        if place >= len(lines):
            return Strip.blank(width, self.ground)
        line = lines[place]
        content = self._content(line) if isinstance(line, Paragraph) else line
        segments = content.pad_left(_MARGIN).render_segments(self.visual_style)
        return Strip(segments).adjust_cell_length(width, self.ground)

    def _count_lines(self) -> None:
        self.set_line_count(len(self._lines()))
        self.refresh()

    def _lines(self) -> list[Content | Paragraph]:
        width = self.line_width
        if width not in self._broken:
            room = width - 2 * _MARGIN
            self._broken = {
                width: [line for each in self._page for line in self._lines_of(each, room)] if room > 0 else []
            }
        return self._broken[width]

    def _lines_of(self, paragraph: Paragraph, width: int) -> Sequence[Content | Paragraph]:
        if _is_one_line(paragraph, width):
            return (paragraph,)
        content = self._content(paragraph)
        first, *rest = content.wrap(width) or [Content()]
        if rest and first.cell_length * 2 < width:  # Chinese has no spaces to break at: a number stood alone
            first = content[: row_end(content.plain[: width + 1], width)]
            rest = content[len(first.plain) :].wrap(width)
        if rest and paragraph.indent and width > 2 * paragraph.indent:
            behind = content[len(content.plain) - len(content.plain[len(first.plain) :].lstrip()) :]
            rest = [line.pad_left(paragraph.indent) for line in behind.wrap(width - paragraph.indent)]
        return [first, *rest]

    def _content(self, paragraph: Paragraph) -> Content:
        """The paragraph as content: spans over plain text, so that no text is ever read as markup."""
        text, spans = "", list[Span]()
        for part in paragraph.parts:
            if part.ink:
                style = self.get_visual_style(f"paper--{part.ink}", partial=True)
                spans.append(Span(len(text), len(text) + len(part.text), style))
            text += part.text
        return Content(text, spans)


def _is_one_line(paragraph: Paragraph, width: int) -> bool:
    """Told without looking long: a ledger of 10 000 items has 29 000 of them, and Rich took 0.1 s to measure them."""
    text = "".join([part.text for part in paragraph.parts])
    return text.isprintable() and columns(text) <= width
