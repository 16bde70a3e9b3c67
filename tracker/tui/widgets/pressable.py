"""A sentence about keys that can be clicked: `Ctrl+S saves` does what it says."""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

_HINT = re.compile(r"(?<![A-Za-z])(Ctrl\+[A-Z]|Enter|Esc|Tab)\b[^，。,.]*?(?= {3}|[，。,.]|$)")
"""A key as `keys.shown` writes it, and what is said of it."""

_KEYS = {"Esc": "escape"}
"""What Textual calls otherwise than in small letters."""


def unpressable(strip: Strip) -> Strip:
    """The same to look at; a click on it does nothing."""
    return Strip([_unpressable(segment) if segment.style and segment.style.meta else segment for segment in strip])


def _unpressable(segment: Segment) -> Segment:
    text, style, control = segment
    return Segment(text, style and style.clear_meta_and_links(), control)


def pressable(text: str) -> Content:
    content = Content(text)
    for hint in _HINT.finditer(text):
        key = _KEYS.get(hint[1], hint[1].lower())
        content = content.stylize(Style.from_meta({"@click": f"app.simulate_key({key!r})"}), *hint.span())
    return content
