"""The one door: the bytes of any document in, an outline out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tracker.errors import DocumentEmpty, DocumentTooLarge, NeedsConversion, TooManyLines, WrongKind
from tracker.reading.confined import confined_blocks
from tracker.reading.conversion import converted
from tracker.reading.decoding import decoded
from tracker.reading.formats import Damaged
from tracker.reading.kinds import Kind, binary_kind, text_kind
from tracker.reading.lines import Block, Line, Table, lines_of
from tracker.reading.outline import Outline
from tracker.reading.plan_text_reader import is_plan_text, read_plan_text
from tracker.reading.tables import as_lines, outline_of_blocks
from tracker.reading.wrapping import is_wrapped, unwrapped
from tracker.text.cleaning import clean

LARGEST_BYTES = 50 * 2**20
"""Of any document; whoever has a path asks its size first and reads no more than this."""

_LARGEST_TEXT_BYTES = 20 * 2**20
_MOST_LINES = 500_000
"""A plan text of 100 000 items with their notes has fewer."""

_LARGEST_PAGE_BYTES = 5 * 2**20


@dataclass(frozen=True, slots=True)
class Document:
    outline: Outline
    lines: tuple[Line, ...]
    """The text that was read, which the line numbers of the outline count."""

    tables: tuple[Table, ...] = ()
    """Those that stand in it, with the columns that a workbook hides."""


def read_document(content: bytes, *, name: str, year: int | None = None, office: Path | None = None) -> Outline:
    """The outline alone of what `read_with_lines` reads."""
    return read_with_lines(content, name=name, year=year, office=office).outline


def read_with_lines(content: bytes, *, name: str, year: int | None = None, office: Path | None = None) -> Document:
    """The document whose bytes are `content`.

    Args:
        name: As the user knows it, for messages; its ending decides only where the content does not.
        year: The plan's, where the user says it; None to find it in the document.
        office: The program of LibreOffice, for kinds that only it reads; None when it is not installed.

    Raises:
        ReadingError: One of its leaves says why the document cannot be read at all.
    """
    if not content.strip(b" \t\r\n\0"):
        raise DocumentEmpty(path=name)
    _refuse_larger(content, LARGEST_BYTES, name)
    kind = binary_kind(content, path=name)
    if kind is Kind.OLD_OFFICE:
        content = _from_old_office(content, name, office)
        kind = binary_kind(content, path=name)
    if kind is None:
        return _from_text(content, name, year)
    return _document(confined_blocks(kind, content, path=name), name, year)


def _from_old_office(content: bytes, name: str, office: Path | None) -> bytes:
    if office is None:
        raise NeedsConversion(path=name)
    return converted(content, path=name, ending=Path(name).suffix.lower().lstrip("."), office=office)


def _from_text(content: bytes, name: str, year: int | None) -> Document:
    _refuse_larger(content, _LARGEST_TEXT_BYTES, name)
    raw = decoded(content)
    if raw is None:
        raise WrongKind(path=name, kind="bin")
    text = clean(raw)
    if text.count("\n") >= _MOST_LINES:
        raise TooManyLines(path=name, count=text.count("\n") + 1, limit=_MOST_LINES)
    if is_plan_text(text):
        return Document(read_plan_text(text, year=year), lines_of(text))
    return _document(_text_blocks(text, name), name, year)


def _text_blocks(text: str, name: str) -> tuple[Block, ...]:
    kind = text_kind(text, name=name)
    if kind is Kind.HTML:
        page = text.encode("utf-8")
        _refuse_larger(page, _LARGEST_PAGE_BYTES, name)
        return confined_blocks(kind, page, path=name)
    if kind is Kind.MARKDOWN:
        from tracker.reading import format_markdown

        return format_markdown.blocks_of(text)
    if kind is Kind.CSV:
        return _csv_blocks(text)
    return _plain_blocks(text)


def _csv_blocks(text: str) -> tuple[Block, ...]:
    from tracker.reading import format_csv

    try:
        return format_csv.blocks_of(text)
    except Damaged:
        return _plain_blocks(text)


def _plain_blocks(text: str) -> tuple[Block, ...]:
    lines = lines_of(text)
    texts = [line.text for line in lines]
    return unwrapped(texts) if is_wrapped(texts) else lines


def _document(blocks: tuple[Block, ...], name: str, year: int | None) -> Document:
    outline = outline_of_blocks(blocks, year=year)
    if not outline.nodes and not outline.title:
        raise DocumentEmpty(path=name)
    tables = tuple(block for block in blocks if isinstance(block, Table))
    return Document(outline, tuple(as_lines(blocks)), tables)


def _refuse_larger(content: bytes, limit: int, name: str) -> None:
    if len(content) > limit:
        raise DocumentTooLarge(path=name, size=f"{len(content) / 2**20:.1f} MB", limit=f"{limit // 2**20} MB")
