"""The formats of reports: which there are, which a file's name asks for, and one call that renders any.

Each renderer is imported when it is first used: Rich, python-docx and openpyxl cost more than a whole
headless command otherwise takes.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from tracker.errors import BadValue
from tracker.frozen import Frozen
from tracker.language.catalogue import Catalogue
from tracker.reports.report import Kind, Report
from tracker.reports.words import Words


class Format(Enum):
    """The value is what a user types, and the ending of a file's name."""

    TERMINAL = "terminal"
    TEXT = "txt"
    MARKDOWN = "md"
    JSON = "json"
    HTML = "html"
    CSV = "csv"
    ICS = "ics"
    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"

    @property
    def is_text(self) -> bool:
        """Whether it can be printed to a terminal or a pipe."""
        return self not in _BINARY

    @property
    def kind(self) -> Kind:
        """The kind of report that the format is for when the user names none."""
        return Kind.LEDGER if self in _TABLES else Kind.PROGRESS

    @property
    def draws(self) -> bool:
        """Whether it shows a trend as a picture, so that replaying the history for one is worth it."""
        return self in _DRAWN

    @property
    def cuts_annexes(self) -> bool:
        """Whether it is read from top to bottom, so that long annexes are cut; in a document they are looked up."""
        return self in _READ_THROUGH


_TABLES = frozenset({Format.CSV, Format.ICS, Format.XLSX})
_DRAWN = frozenset({Format.HTML, Format.XLSX, Format.DOCX, Format.PDF})
_READ_THROUGH = frozenset({Format.TERMINAL, Format.TEXT, Format.MARKDOWN})
_BINARY = frozenset({Format.XLSX, Format.DOCX, Format.PDF})

ON_PAPER = Format.PDF
"""What a report that is printed is composed for, so that nothing is cut from it."""


class Layout(Frozen):
    """What the place a report goes to can show."""

    width_columns: int = 80
    """Of the terminal; other formats have no width."""

    has_colour: bool = False
    """Whether the terminal format may use colours."""

    template: bytes | None = None
    """A Word document whose pages and styles a Word document takes; None means those of the standard."""

    libreoffice: Path | None = None
    """The program that makes PDF; None where there is none."""

    is_given_up: Callable[[], bool] = lambda: False
    """Asked while a PDF is made, which takes seconds, whether anybody still waits for it."""


_USUAL_LAYOUT = Layout()


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


def printed(report: Report, form: Format, catalogue: Catalogue, layout: Layout = _USUAL_LAYOUT) -> str:
    """The report as text that ends with a newline; only for formats that are text."""
    words = Words(catalogue)
    if form is Format.TERMINAL:
        from tracker.reports.renderers import terminal

        return terminal.render(report, words, width=layout.width_columns, colour=layout.has_colour)
    return _text_renderer(form).render(report, words)


def file_bytes(report: Report, form: Format, catalogue: Catalogue, layout: Layout = _USUAL_LAYOUT) -> bytes:
    """The report as the bytes of a file: UTF-8 for text, for CSV with the mark that spreadsheets look for.

    Raises:
        BadValue: The template is no Word document.
        NoLibreOffice, PdfFailed: A PDF cannot be made here.
        GivenUp: Nobody waits for it any more.
    """
    words = Words(catalogue)
    match form:
        case Format.XLSX:
            from tracker.reports.renderers import xlsx

            return xlsx.render(report, words)
        case Format.DOCX:
            from tracker.reports.renderers import docx

            return docx.render(report, words, template=layout.template)
        case Format.PDF:
            from tracker.reports.renderers import pdf

            return pdf.render(
                report, words, libreoffice=layout.libreoffice, template=layout.template, is_given_up=layout.is_given_up
            )
        case _:
            pass
    return printed(report, form, catalogue, layout).encode("utf-8-sig" if form is Format.CSV else "utf-8")


class _TextRenderer(Protocol):
    """What each module of a text format is."""

    def render(self, report: Report, words: Words) -> str: ...


def _text_renderer(form: Format) -> _TextRenderer:
    name = _MODULES.get(form, form.value)
    return cast("_TextRenderer", import_module(f"tracker.reports.renderers.{name}"))


_MODULES = {Format.TEXT: "text", Format.MARKDOWN: "markdown"}
