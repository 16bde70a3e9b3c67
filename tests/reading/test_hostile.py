# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# (the libraries that make the files ship no types, or partial ones)
"""Documents that harm a careless reader: each is refused with its own error, or read.

How long each takes, and how much memory, is printed by `python -m tests.benchmarks.reading`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from tracker.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentLocked,
    DocumentTooLarge,
    NeedsConversion,
    ReadingError,
    TooManyLines,
    WrongKind,
)
from tracker.language.catalogue import LANGUAGES, load_catalogue
from tracker.reading.opening import read_document


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def docx_with(document: bytes) -> bytes:
    file = io.BytesIO()
    Document().save(file)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | {"word/document.xml": document})


def far_cell() -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet["A1"] = "一、甲"
    sheet["XFD1048576"] = "乙"
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def locked_zip() -> bytes:
    content = bytearray(zipped({"word/document.xml": b"<x/>"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def torn_stream(content: bytes) -> bytes:
    """A zip whose directory is whole and whose largest part cannot be unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        part = max(archive.infolist(), key=lambda member: member.compress_size)
    middle = part.header_offset + 60 + part.compress_size // 4
    return content[:middle] + bytes([0xFF] * 12) + content[middle + 12 :]


def packed_by(method: int, content: bytes) -> bytes:
    """A zip that claims another method of packing for every part."""
    changed = bytearray(content)
    for magic, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = changed.find(magic)
        while at >= 0:
            changed[at + offset] = method
            at = changed.find(magic, at + 4)
    return bytes(changed)


def workbook_of_words() -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for number in range(400):
        sheet.append([f"{number}、做好第{number * 7919 % 1000}项工作"])
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
W = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
LAUGHS = b'<!DOCTYPE z [<!ENTITY a "ha"><!ENTITY b "' + b"&a;" * 500 + b'"><!ENTITY c "' + b"&b;" * 500 + b'">]>'

REFUSED: dict[str, tuple[Callable[[], bytes], type[ReadingError]]] = {
    "empty": (lambda: b"", DocumentEmpty),
    "blank": (lambda: b" \r\n\t", DocumentEmpty),
    "half a zip": (lambda: zipped({"word/document.xml": b"<x/>" * 99})[:60], DocumentDamaged),
    "docx without its parts": (lambda: zipped({"word/document.xml": b"<x/>"}), DocumentDamaged),
    "docx with broken xml": (lambda: docx_with(b"<w:document"), DocumentDamaged),
    "xlsx without its parts": (lambda: zipped({"xl/workbook.xml": b"<x/>"}), DocumentDamaged),
    "docx with a torn stream": (lambda: torn_stream(docx_with(W + b"<w:body/></w:document>")), DocumentDamaged),
    "xlsx with a torn stream": (lambda: torn_stream(workbook_of_words()), DocumentDamaged),
    "docx packed in an unknown way": (lambda: packed_by(99, docx_with(W + b"</w:document>")), DocumentDamaged),
    "slides": (lambda: zipped({"ppt/presentation.xml": b"<x/>"}), WrongKind),
    "another zip": (lambda: zipped({"a.txt": b"a"}), WrongKind),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), WrongKind),
    "program": (lambda: b"\x7fELF" + bytes(99), WrongKind),
    "noise": (lambda: bytes(range(256)) * 40, WrongKind),
    "half a pdf": (lambda: b"%PDF-1.4\n1 0 obj", DocumentDamaged),
    "password in ole": (lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), DocumentLocked),
    "password in zip": (locked_zip, DocumentLocked),
    "old word without libreoffice": (lambda: OLE + bytes(600), NeedsConversion),
    "rich text without libreoffice": (lambda: rb"{\rtf1 a}", NeedsConversion),
    "zip bomb": (lambda: zipped({"word/document.xml": b" " * 60 * 2**20}), DocumentTooLarge),
    "bomb among others": (
        lambda: zipped({"word/styles.xml": b"<w/>" * 20_000, "word/document.xml": b"a" * 20 * 2**20}),
        DocumentTooLarge,
    ),
    "well packed bomb": (lambda: zipped({"word/document.xml": b"a" * 20 * 2**20}), DocumentTooLarge),
    "thousands of members": (
        lambda: zipped({f"{number}": b"" for number in range(2100)} | {"word/document.xml": b""}),
        DocumentTooLarge,
    ),
    "far cell": (far_cell, DocumentTooLarge),
    "hundred megabytes": (lambda: bytes("一、甲\n", "utf-8") * 10_000_000, DocumentTooLarge),
    "laughs": (
        lambda: docx_with(LAUGHS + W + b"<w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"),
        DocumentDamaged,
    ),
    "deep xml": (lambda: docx_with(W + b"<w:body>" + b"<w:p>" * 5000), DocumentDamaged),
    "deep page": (lambda: b"<html><body>" + b"<div>" * 100_000 + b"a", DocumentEmpty),
    "nothing but comments without end": (lambda: b"<!--" * 100_000, DocumentDamaged),
    "comments without end": (lambda: b"<html><body>" + b"<!--" * 100_000, DocumentEmpty),
    "a million lines": (lambda: "甲\n".encode() * 1_000_000, TooManyLines),
    "page of six megabytes": (lambda: b"<html>" + b"a" * 6 * 2**20, DocumentTooLarge),
}


@pytest.mark.parametrize(("make", "error"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_is_refused_by_its_own_error(make: Callable[[], bytes], error: type[ReadingError]) -> None:
    with pytest.raises(ReadingError) as refused:
        read_document(make(), name="某文件.bin")

    assert type(refused.value) is error


@pytest.mark.parametrize(("make", "error"), REFUSED.values(), ids=REFUSED.keys())
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_words(make: Callable[[], bytes], error: type[ReadingError], language: str) -> None:
    with pytest.raises(ReadingError) as refused:
        read_document(make()[: 51 * 2**20], name="某文件.bin")

    assert "某文件.bin" in load_catalogue(language)(f"error.{refused.value.key}", **refused.value.facts)


def test_a_text_of_one_line_with_ten_megabytes_is_read() -> None:
    content = ("一、甲。" + "乙丙丁，" * 800_000).encode()

    (node,) = read_document(content, name="a.txt").nodes

    assert node.title == "甲"


REPEATED = {
    "our brackets never closed": "- [ ] 甲" + "（目标：" * 100_000,
    "brackets never closed": "一、甲" + "（责任单位：" * 60_000,
    "brackets in brackets": "一、甲" + "（(甲)" * 60_000,
    "spaces after a month": ("5月" + " " * 20_000 + "6月") * 8,
    "spaces after a day": ("5月5" + " " * 20_000) * 8,
    "spaces in a markdown heading": "# a" + " " * 100_000 + "b",
    "a number of many groups": "一、不少于1" + ",111" * 60_000,
    "digits": "一、" + "1" * 200_000,
    "spaces": "一、" + " " * 200_000 + "甲",
    "quotes": "一、" + "“一是" * 60_000,
    "stars": "# a\n" + "**a" * 60_000,
    "backslashes": "- [ ] 甲" + "\\" * 200_000 + "（目标：1）",
    "deep list": "\n".join(f"{' ' * depth}- [ ] 甲" for depth in range(600)),
    "every marker at once": "".join(f"（{'一二三四五六七八九'[n % 9]}）{n % 9}.①一是二要" for n in range(20_000)),
    "escapes": "一、" + "\x1b]" * 100_000,
    "blank lines": "一、甲" + "\n" * 200_000 + "二、乙",
    "short lines": "甲\n" * 60_000 + "一、乙",
}


@pytest.mark.parametrize("document", REPEATED.values(), ids=REPEATED.keys())
def test_no_repetition_takes_more_than_linear_time(document: str) -> None:
    """Nothing is measured: with quadratic time the run would not end."""
    outline = read_document(document.encode(), name="a.md", year=2021)

    assert outline.nodes


def test_an_outside_entity_of_a_document_is_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    entity = f'<!DOCTYPE z [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'.encode()
    body = "<w:body><w:p><w:r><w:t>一、甲&s;</w:t></w:r></w:p></w:body></w:document>".encode()

    try:
        told = str(read_document(docx_with(entity + W + body), name="a.docx"))
    except DocumentDamaged:
        told = ""

    assert "机密" not in told


def test_control_characters_of_a_document_do_not_come_through() -> None:
    (node,) = read_document("一、\x1b[31m甲\u202e乙\x07\n".encode(), name="a.txt").nodes

    assert node.title == "甲乙"
