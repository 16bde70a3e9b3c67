"""What is shown when something happened that nobody foresaw."""

from __future__ import annotations

from tracker.language.catalogue import Catalogue
from tracker.tui.rows import Ink, Page, paragraph


def accident_page(told: str, words: Catalogue) -> Page:
    """What happened and where the details are, as `told`, and what can be done now."""
    return (
        paragraph(words("accident.title"), Ink.TITLE),
        paragraph(""),
        *(paragraph(line) for line in told.split("\n")),
        paragraph(""),
        *(paragraph(line, Ink.MUTED) for line in words("accident.now").split("\n")),
    )
