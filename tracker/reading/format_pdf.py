"""PDF files that hold text: page by page, the lines that the page's width broke joined again."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false, reportPrivateUsage=false, reportMissingModuleSource=false
# pyright: reportUnknownParameterType=false, reportUnknownLambdaType=false, reportAttributeAccessIssue=false
# (the library ships no types, or partial ones; what leaves this module is typed)

from __future__ import annotations

import re

import pypdfium2

from tracker.reading.formats import Damaged, Locked, Pictures
from tracker.reading.lines import Block
from tracker.reading.wrapping import unwrapped
from tracker.text.cleaning import clean

_PAGE_NUMBER = re.compile(
    r"\s*(?:[—–-]\s*\d{1,4}\s*[—–-]|第?\s*\d{1,4}\s*页(?:\s*[,，/共]\s*\d{1,4}\s*页?)?|\d{1,4})\s*"
)


def blocks_of(content: bytes) -> tuple[Block, ...]:
    try:
        document = pypdfium2.PdfDocument(content)
        pages = [str(page.get_textpage().get_text_bounded()) for page in document]
    except pypdfium2.PdfiumError as error:
        raise (Locked if "assword" in str(error) else Damaged)(str(error)) from error
    lines = [line.strip() for page in pages for line in _body(clean(page))]
    if not any(lines):
        raise Pictures(str(len(pages)))
    return unwrapped(lines)


def _body(page: str) -> list[str]:
    """The lines of a page without the page number at its foot or head."""
    lines = page.rstrip("\n").split("\n")
    if lines and _PAGE_NUMBER.fullmatch(lines[-1]):
        lines.pop()
    if lines and _PAGE_NUMBER.fullmatch(lines[0]):
        lines.pop(0)
    return lines
