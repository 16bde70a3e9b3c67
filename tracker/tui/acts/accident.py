"""What an act that fails leads to: words below the outline, or a page for what nobody foresaw."""

from __future__ import annotations

from collections.abc import Callable

from tracker.errors import TrackerError
from tracker.language.catalogue import Catalogue
from tracker.language.wording import error_words
from tracker.tui import presenting
from tracker.tui.acts.desk import Desk
from tracker.tui.rows import Ink, Page, paragraph

Told = Callable[[Exception, Catalogue], str]
"""Notes the details of what nobody foresaw and answers the words for the user."""


def attempt(desk: Desk, act: Callable[[], None], told: Told) -> None:
    try:
        act()
    except TrackerError as error:
        desk.stage.tell(error_words(error, desk.words), is_error=True)
    except Exception as error:  # noqa: BLE001 -- the one place where what nobody foresaw is shown and not fatal
        _show(desk, told(error, desk.words))


def _show(desk: Desk, told: str) -> None:
    from tracker.tui.screens.reading import PageScreen  # hopefully never

    hints = presenting.hints_for_page(desk.words, desk.keyboard)
    desk.stage.open_screen(PageScreen(_page(told, desk.words), hints))


def _page(told: str, words: Catalogue) -> Page:
    """What happened and where the details are, as `told`, and what can be done now."""
    return (
        paragraph(words("accident.title"), Ink.TITLE),
        paragraph(""),
        *(paragraph(line) for line in told.split("\n")),
        paragraph(""),
        *(paragraph(line, Ink.MUTED) for line in words("accident.now").split("\n")),
    )
