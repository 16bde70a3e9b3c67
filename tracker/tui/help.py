"""The help, made from the table of keys: a group a heading, a key a line."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.language.catalogue import Catalogue
from tracker.text.width import columns
from tracker.tui.keys import TABLE, Group, Key, shown
from tracker.tui.rows import Ink, Page, Paragraph, Part, paragraph


def help_page(words: Catalogue) -> Page:
    return (
        paragraph(words("help.title"), Ink.TITLE),
        *(paragraph(line) for line in words("help.intro").split("\n")),
        *(each for group in Group for each in _group(group, words)),
        paragraph(""),
        *(paragraph(line, Ink.MUTED) for line in words("help.statuses").split("\n")),
    )


def _group(group: Group, words: Catalogue) -> Iterator[Paragraph]:
    yield paragraph("")
    yield paragraph(words(f"key_group.{group.value}"), Ink.LABEL)
    widest = max(columns(words(f"key.{key.action}")) for key in TABLE)
    for key in TABLE:
        if key.group is group:
            label = words(f"key.{key.action}")
            gap = " " * (widest - columns(label) + 3)
            yield Paragraph((Part(f"  {label}{gap}"), Part(key_words(key), Ink.STRONG)))


def key_words(key: Key) -> str:
    """All keys of one action as people write them: `j  ↓`."""
    return "  ".join(shown(each) for each in key.keys)
