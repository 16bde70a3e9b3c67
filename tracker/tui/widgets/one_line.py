"""A box for one line that loses nothing of what is pasted into it."""

from __future__ import annotations

from textual import events
from textual.message import Message

from tracker.tui.widgets.retractable import RetractableInput


class OneLine(RetractableInput):
    """Textual's own box keeps the first line of a paste and drops the others without a word.

    Here several lines are joined into one, or where `takes_lines` is set posted as `Lines`.
    """

    takes_lines = False

    class Lines(Message):
        """Several lines were pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def on_paste(self, event: events.Paste) -> None:
        if len(event.text.strip().splitlines()) < 2:
            return
        event.prevent_default()
        event.stop()
        if self.takes_lines:
            self.post_message(self.Lines(event.text))
        else:
            self.insert_text_at_cursor(" ".join(event.text.split()))
