"""The help, made from the table of keys: a group a heading, a key a line."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tracker.language.catalogue import Catalogue
from tracker.text.width import columns
from tracker.tui.keyboard import Keyboard
from tracker.tui.keys import TABLE, Group, Key, shown
from tracker.tui.rows import Ink, Page, Paragraph, Part, paragraph

_ALL = tuple(key.action for key in TABLE)


def help_page(words: Catalogue, keyboard: Keyboard, actions: Collection[str] = _ALL) -> Page:
    """The keys of `actions`; with those of the whole table also how the mouse works and what the boxes mean."""
    keys = [key for key in keyboard.table if key.action in actions]
    listed = [each for group in Group for each in _group([key for key in keys if key.group is group], words)]
    title = paragraph(words("help.title"), Ink.TITLE)
    if len(keys) < len(TABLE):
        return (title, *listed, paragraph(""), paragraph(words("help.elsewhere"), Ink.MUTED))
    intro, statuses = (words(f"help.{name}").split("\n") for name in ("intro", "statuses"))
    return (
        title,
        *(paragraph(line) for line in intro),
        *listed,
        paragraph(""),
        *(paragraph(line, Ink.MUTED) for line in statuses),
    )


def _group(keys: Collection[Key], words: Catalogue) -> Iterator[Paragraph]:
    """The keys of one group."""
    widest = max(columns(words(f"key.{key.action}")) for key in TABLE)
    for place, key in enumerate(keys):
        if place == 0:
            yield paragraph("")
            yield paragraph(words(f"key_group.{key.group.value}"), Ink.LABEL)
        label = words(f"key.{key.action}")
        gap = " " * (widest - columns(label) + 3)
        yield Paragraph((Part(f"  {label}{gap}"), Part(key_words(key), Ink.STRONG)))


def key_words(key: Key) -> str:
    """All keys of one action as people write them: `j  ↓`."""
    return "  ".join(shown(each) for each in key.keys)
