"""Work that the user waits for, with a word on the screen meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from tracker.tui import presenting
from tracker.tui.acts.desk import Desk
from tracker.tui.rows import paragraph
from tracker.tui.screens.waiting import Then, WaitingScreen


def wait(
    desk: Desk, words: str, work: Callable[[], Then], *, may_be_left: bool = True, give_up: Then = lambda: None
) -> None:
    """
    Args:
        give_up: Told when the user leaves before the end.
    """
    hints = presenting.hints_for_page(desk.words, desk.keyboard) if may_be_left else ()
    refusal = desk.words("tell.wait_or_leave" if may_be_left else "tell.wait")
    page = (paragraph(words),)
    desk.stage.open_screen(WaitingScreen(page, hints, work, refusal, may_be_left=may_be_left, give_up=give_up))
