"""The child process that reads what a library must open, from both sides."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.reading.test_formats import LINES, TABLE, as_docx, table_as_xlsx
from tracker.errors import DocumentDamaged, DocumentTooHeavy
from tracker.reading import child, confined, conversion
from tracker.reading.confined import confined_blocks
from tracker.reading.formats import blocks_of
from tracker.reading.kinds import Kind
from tracker.reading.lines import Line
from tracker.reading.opening import read_document


def test_a_child_gives_the_same_blocks_as_the_reader_itself() -> None:
    for kind, content in ((Kind.DOCX, as_docx(LINES)), (Kind.XLSX, table_as_xlsx())):
        assert confined_blocks(kind, content, path="a") == blocks_of(kind, content)


def test_opening_imports_no_library_of_a_format() -> None:
    heavy = "{'docx', 'openpyxl', 'lxml', 'pypdfium2', 'pypinyin'}"
    asked = f"import sys, tracker.reading.opening, tracker.reading.deadlines; print({heavy} & set(sys.modules))"

    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"


def test_a_child_that_dies_is_told_as_a_heavy_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "false")

    with pytest.raises(DocumentTooHeavy):
        confined_blocks(Kind.DOCX, b"", path="a.docx")


def test_a_child_that_takes_too_long_is_told_as_a_heavy_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "_TIMEOUT_S", 0.0001)

    with pytest.raises(DocumentTooHeavy):
        confined_blocks(Kind.DOCX, as_docx(LINES), path="a.docx")


class Pipe:
    """Stands for stdin and stdout of the child."""

    def __init__(self, content: bytes = b"") -> None:
        self.buffer = io.BytesIO(content)


def no_limit(_resource: int, _limits: tuple[int, int]) -> None:
    """The tests' own process is not to be limited."""


def answer_of(monkeypatch: pytest.MonkeyPatch, kind: Kind, content: bytes) -> object:
    out = Pipe()
    monkeypatch.setattr(sys, "argv", ["child", kind.value])
    monkeypatch.setattr(sys, "stdin", Pipe(content))
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr("resource.setrlimit", no_limit)
    child.main()
    return json.loads(out.buffer.getvalue())


def test_a_child_answers_with_lines_and_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    table = answer_of(monkeypatch, Kind.XLSX, table_as_xlsx())
    lines = answer_of(monkeypatch, Kind.DOCX, as_docx(LINES[:1]))

    assert table == [[1, [list(row) for row in TABLE]]]
    assert lines == [[1, LINES[0], 1, 0]]


def test_a_child_answers_with_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    assert answer_of(monkeypatch, Kind.PDF, b"%PDF-") == "damaged"


def test_a_child_out_of_memory_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def swell(_kind: Kind, _content: bytes) -> tuple[Line, ...]:
        raise MemoryError

    monkeypatch.setattr(child, "blocks_of", swell)

    assert answer_of(monkeypatch, Kind.PDF, b"") == "heavy"


def test_a_child_works_where_a_system_has_no_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    out = Pipe()
    monkeypatch.setattr(sys, "argv", ["child", "pdf"])
    monkeypatch.setattr(sys, "stdin", Pipe())
    monkeypatch.setattr(sys, "stdout", out)

    child.main()

    assert json.loads(out.buffer.getvalue()) == "damaged"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def office_that(tmp_path: Path, script: str) -> Path:
    """A program that stands for LibreOffice; `$folder` and `$source` are where it is to read and write."""
    program = tmp_path / "soffice"
    program.write_text(
        f'#!/bin/sh\nwhile [ $# -gt 1 ]; do [ "$1" = --outdir ] && folder=$2; shift; done\nsource=$1\n{script}\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    return program


@pytest.mark.parametrize(
    ("name", "made"), [("旧.doc", "docx"), ("旧.wps", "docx"), ("无名", "docx"), ("表.xls", "xlsx")]
)
def test_an_old_document_is_read_through_libreoffice(tmp_path: Path, name: str, made: str) -> None:
    (tmp_path / "made").write_bytes(as_docx(LINES) if made == "docx" else table_as_xlsx())
    office = office_that(tmp_path, f'cp "{tmp_path}/made" "$folder/document.{made}"')

    outline = read_document(OLE, name=name, office=office)

    assert [node.marker for node in outline.nodes] == ["一、", "（一）", "（二）", "二、", "（一）"]


def test_an_open_document_goes_through_libreoffice_too(tmp_path: Path) -> None:
    (tmp_path / "made").write_bytes(as_docx(LINES))
    office = office_that(tmp_path, f'cp "{tmp_path}/made" "$folder/document.docx"')
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("content.xml", "<x/>")

    assert read_document(file.getvalue(), name="a.odt", office=office).title == LINES[0]


def test_a_document_that_libreoffice_cannot_read_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DocumentDamaged):
        read_document(OLE, name="旧.doc", office=office_that(tmp_path, "exit 1"))


def test_libreoffice_is_not_waited_for_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "_TIMEOUT_S", 0.05)

    with pytest.raises(DocumentTooHeavy):
        read_document(OLE, name="旧.doc", office=office_that(tmp_path, "exec tail -f /dev/null"))


def test_libreoffice_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    office = office_that(tmp_path, f'cp "$source" "{tmp_path}/seen"; ls "$folder" > "{tmp_path}/names"')

    with pytest.raises(DocumentDamaged):
        read_document(OLE, name="../../旧.doc", office=office)

    assert (tmp_path / "seen").read_bytes() == OLE
    assert (tmp_path / "names").read_text().split() == ["document.doc"]
