"""Word documents: paragraphs with the numbers that Word only shows, and tables, in the order of the page."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false, reportPrivateUsage=false, reportMissingModuleSource=false
# pyright: reportUnknownParameterType=false, reportUnknownLambdaType=false, reportAttributeAccessIssue=false
# (the library ships no types, or partial ones; what leaves this module is typed)

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError

from tracker.reading.formats import BROKEN_ARCHIVE, Damaged
from tracker.reading.lines import Block, Line, Table
from tracker.reading.word_numbering import Numbering
from tracker.text.cleaning import clean, clean_line

_HEADINGS = {"title": 1, "标题": 1} | {
    f"{name}{space}{level}": level + 1 for level in range(1, 7) for name in ("heading", "标题") for space in (" ", "")
}
"""The style Title is the document's; Heading 1 stands below it."""

_ODD_XML = (KeyError, ValueError, TypeError, AttributeError, IndexError)
"""What python-docx falls over when well-formed XML lacks what it takes for granted."""

_TEXT, _TAB, _BREAKS = qn("w:t"), qn("w:tab"), (qn("w:br"), qn("w:cr"))
_NOT_SHOWN = (qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")


def blocks_of(content: bytes) -> tuple[Block, ...]:
    try:
        document = Document(io.BytesIO(content))
        return tuple(_blocks(document))
    except (*BROKEN_ARCHIVE, OpcError, XMLSyntaxError, *_ODD_XML) as error:
        raise Damaged(str(error)) from error


def _blocks(document: Any) -> Iterator[Block]:
    numbering = Numbering(document)
    styles: dict[str | None, Any] = {}
    number = 1
    for each in document.iter_inner_content():
        if isinstance(each, WordTable):
            table = Table(number, _rows(each))
            number += len(table.rows)
            yield table
        else:
            name = each._p.style
            if name not in styles:
                styles[name] = each.style
            for line in _lines(each, styles[name], numbering, number):
                number += 1
                yield line


def _lines(paragraph: Paragraph, style: Any, numbering: Numbering, number: int) -> Iterator[Line]:
    marker, nesting = numbering.next(paragraph, style)
    heading = _HEADINGS.get((style.name or "").lower()) if style is not None else None
    for place, text in enumerate(_shown(paragraph._p).split("\n")):
        words = f"{marker}{text.strip()}" if place == 0 else text.strip()
        yield Line(number + place, words, heading if place == 0 else None, nesting)


def _shown(element: Any) -> str:
    """The text that a reader of the page sees: insertions and links too, deletions not."""
    parts: list[str] = []
    _gather(element, parts)
    return clean("".join(parts))


def _gather(element: Any, parts: list[str]) -> None:
    for child in element:
        if child.tag == _TEXT:
            parts.append(child.text or "")
        elif child.tag == _TAB:
            parts.append("\t")
        elif child.tag in _BREAKS:
            parts.append("\n")
        elif child.tag not in _NOT_SHOWN:
            _gather(child, parts)


def _rows(table: WordTable) -> tuple[tuple[str, ...], ...]:
    """Merged cells once, at their first place; a cell's paragraphs joined by newline."""
    seen: set[Any] = set()
    rows: list[tuple[str, ...]] = []
    for row in table.rows:
        cells: list[str] = []
        for cell in row.cells:
            element = cell._tc
            cells.append("" if element in seen else _cell_text(element))
            seen.add(element)
        rows.append(tuple(cells))
    width = max(map(len, rows), default=0)
    return tuple(row + ("",) * (width - len(row)) for row in rows)


def _cell_text(element: Any) -> str:
    texts = (clean_line(_shown(paragraph)) for paragraph in element.iter(qn("w:p")))
    return "\n".join(text for text in texts if text)
