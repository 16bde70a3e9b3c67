"""What kind of document some bytes are, by the bytes: a file's name is often wrong."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum

from tracker.errors import DocumentDamaged, DocumentLocked, DocumentTooLarge, WrongKind


class Kind(Enum):
    """The value is the usual ending of a file of this kind."""

    TEXT = "txt"
    CSV = "csv"
    MARKDOWN = "md"
    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    OLD_OFFICE = "doc"
    """What only LibreOffice reads: doc, wps, xls, et, rtf, odt."""


_MAGIC = (
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tif"),
    (b"MM\0*", "tif"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gz"),
    (b"MZ", "exe"),
    (b"\x7fELF", "elf"),
    (b"SQLite format 3", "db"),
    (b"ID3", "mp3"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PARTS = (("word/document.xml", Kind.DOCX), ("xl/workbook.xml", Kind.XLSX))
_LARGEST_UNPACKED = 50 * 2**20
_MOST_MEMBERS = 2000
_HIGHEST_RATIO = 100
_SMALL_PART = 2**20
"""Bytes; below, a high ratio is no danger (an empty sheet packs well)."""

_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*|<\?xml.{0,200}?\?>\s*)?<(?:!doctype\s+html|html|head|body|table|div|p|meta)\b",
    re.I | re.S,
)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|[-*+] \[[ xX]\] |\|.*\|\s*$\n\|[ :|-]+\|)", re.M)


def binary_kind(content: bytes, *, path: str) -> Kind | None:
    """The kind of `content` when its first bytes tell it; None for what may be text.

    Raises:
        WrongKind: It is known, and nothing that can be read.
        DocumentLocked, DocumentDamaged, DocumentTooLarge: It is an office file that cannot be opened safely.
    """
    if content.startswith(b"PK\x03\x04"):
        return _zipped_kind(content, path)
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise DocumentLocked(path=path)
        return Kind.OLD_OFFICE
    if content.startswith(b"{\\rtf"):
        return Kind.OLD_OFFICE
    if b"%PDF-" in content[:1024]:
        return Kind.PDF
    for magic, kind in _MAGIC:
        if content.startswith(magic) and (len(magic) > 2 or b"\0" in content[:64]):
            raise WrongKind(path=path, kind=kind)
    return None


def text_kind(text: str, *, name: str) -> Kind:
    """The kind of a text; the ending of `name` decides only between plain text and its like."""
    beginning = text[:4000]
    if _HTML.match(beginning) or (beginning.lstrip().startswith("<!--") and "-->" not in beginning):
        return Kind.HTML
    ending = name.lower().rpartition(".")[2]
    if ending in ("csv", "tsv"):
        return Kind.CSV
    return Kind.MARKDOWN if ending in ("md", "markdown") or _MARKDOWN.search(text[:20_000]) else Kind.TEXT


def _zipped_kind(content: bytes, path: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise DocumentDamaged(path=path) from error
    _refuse_bombs(members, path)
    names = {member.filename for member in members}
    for part, kind in _PARTS:
        if part in names:
            return kind
    if "content.xml" in names:
        return Kind.OLD_OFFICE
    raise WrongKind(path=path, kind="pptx" if "ppt/presentation.xml" in names else "zip")


def _refuse_bombs(members: list[zipfile.ZipInfo], path: str) -> None:
    if any(member.flag_bits & 0x1 for member in members):
        raise DocumentLocked(path=path)
    total = sum(member.file_size for member in members)
    packed_too_well = any(
        member.file_size > _SMALL_PART and member.file_size > _HIGHEST_RATIO * max(1, member.compress_size)
        for member in members
    )
    if total > _LARGEST_UNPACKED or len(members) > _MOST_MEMBERS or packed_too_well:
        raise DocumentTooLarge(path=path, size=f"{total // 2**20} MB", limit=f"{_LARGEST_UNPACKED // 2**20} MB")
