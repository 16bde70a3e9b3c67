"""The formats of reports: which there are, which a file's name asks for, and one call that renders any.

Each renderer is imported when it is first used: Rich, python-docx and openpyxl cost more than a whole
headless command otherwise takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tracker.errors import BadValue
from tracker.language.catalogue import Catalogue
from tracker.reports.report import Report
from tracker.reports.words import Words


class Format(Enum):
    """The value is what a user types, and the ending of a file's name."""

    TERMINAL = "terminal"
    TEXT = "txt"
    MARKDOWN = "md"
    JSON = "json"

    @property
    def is_text(self) -> bool:
        """Whether it can be printed to a terminal or a pipe."""
        return self not in _BINARY


_BINARY: frozenset[Format] = frozenset()


@dataclass(frozen=True, slots=True)
class Layout:
    """What the place a report goes to can show."""

    width_columns: int = 80
    """Of the terminal; other formats have no width."""

    has_colour: bool = False
    """Whether the terminal format may use colours."""


def format_named(name: str) -> Format:
    """The format that a user named, or that the ending of a file's name asks for.

    Raises:
        BadValue: There is none of that name.
    """
    asked = (Path(name).suffix or name).removeprefix(".").lower()
    found = _ENDINGS.get(asked)
    if found is None:
        raise BadValue(field="format", value=name, example=", ".join(each.value for each in Format))
    return found


_ENDINGS = {each.value: each for each in Format} | {"text": Format.TEXT, "markdown": Format.MARKDOWN}


def printed(report: Report, form: Format, catalogue: Catalogue, layout: Layout = Layout()) -> str:
    """The report as text that ends with a newline; only for formats that are text."""
    words = Words(catalogue)
    match form:
        case Format.TERMINAL:
            from tracker.reports.renderers import terminal

            return terminal.render(report, words, width=layout.width_columns, colour=layout.has_colour)
        case Format.TEXT:
            from tracker.reports.renderers import text

            return text.render(report, words)
        case Format.MARKDOWN:
            from tracker.reports.renderers import markdown

            return markdown.render(report, words)
        case Format.JSON:
            from tracker.reports.renderers import json

            return json.render(report, words)
