"""PDF by LibreOffice: what happens with it, without it, and when it fails."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypdfium2
import pytest

from tests.building import note
from tests.reports.subjects import CHINESE, TODAY, subject, subject_with
from tracker.errors import GivenUp, NoLibreOffice, PdfFailed, PdfTooSlow
from tracker.reports.formats import Format, Layout, file_bytes
from tracker.reports.kinds import compose
from tracker.reports.renderers import pdf
from tracker.reports.report import Kind, Paragraph, Report, Section
from tracker.reports.subject import Subject

_HAPPY = """#!{python}
import pathlib, sys
folder = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
assert sys.argv[1].startswith("-env:UserInstallation=file://"), "a profile of its own"
(folder / "pages.pdf").write_bytes(b"%PDF-1.7 " + pathlib.Path(sys.argv[-1]).read_bytes()[:2])
"""
_FONTS = """#!{python}
import os, pathlib, sys
folder = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
fonts = pathlib.Path(os.environ.get("FONTCONFIG_FILE", "") or os.devnull)
(folder / "pages.pdf").write_bytes(fonts.read_bytes())
"""
_IDLE = "#!{python}\n"
_FAILING = "#!{python}\nraise SystemExit(77)\n"
_SLOW = "#!{python}\nimport time\ntime.sleep(60)\n"


def program(folder: Path, script: str) -> Path:
    """A stand-in for LibreOffice."""
    path = folder / "soffice"
    path.write_text(script.format(python=sys.executable), encoding="utf-8")
    path.chmod(0o755)
    return path


def made(libreoffice: Path | None, report: Report | None = None) -> bytes:
    about = report or compose(Kind.PROGRESS, subject(), CHINESE)
    return file_bytes(about, Format.PDF, CHINESE, Layout(libreoffice=libreoffice))


def test_the_word_document_is_what_is_printed(tmp_path: Path) -> None:
    assert made(program(tmp_path, _HAPPY)) == b"%PDF-1.7 PK"


def test_the_closest_fonts_are_named_beside_those_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = tmp_path / "fonts.conf"
    system.touch()
    monkeypatch.setattr(pdf, "_SYSTEM_FONTS", system)

    fonts = ElementTree.fromstring(made(program(tmp_path, _FONTS)))  # noqa: S314 -- we have just written it

    families = {alias.findtext("family"): alias.findtext("prefer/family[2]") for alias in fonts.iter("alias")}
    assert families["仿宋_GB2312"] == "FangSong"
    assert families["黑体"] == "SimHei"
    assert fonts.findtext("include") == str(system)


def test_where_the_system_has_no_fontconfig_nothing_is_said_of_fonts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "_SYSTEM_FONTS", tmp_path / "none")
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)

    assert made(program(tmp_path, _FONTS)) == b""


def test_without_libreoffice_it_is_said_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(NoLibreOffice):
        made(None)
    with pytest.raises(NoLibreOffice):
        made(tmp_path / "soffice")


@pytest.mark.parametrize("script", [_IDLE, _FAILING], ids=["makes nothing", "fails"])
def test_a_conversion_that_makes_nothing_is_told(tmp_path: Path, script: str) -> None:
    with pytest.raises(PdfFailed):
        made(program(tmp_path, script))


def test_a_conversion_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_LONGEST_S", 0.2)

    with pytest.raises(PdfTooSlow):
        made(program(tmp_path, _SLOW))


def test_a_conversion_that_nobody_waits_for_is_ended(tmp_path: Path) -> None:
    page = compose(Kind.PROGRESS, subject(), CHINESE)
    slow = Layout(libreoffice=program(tmp_path, _SLOW), is_given_up=lambda: True)

    with pytest.raises(GivenUp):
        file_bytes(page, Format.PDF, CHINESE, slow)


def a_full_page() -> Report:
    text = "老区建设促进会" * 120
    return Report(Kind.PROGRESS, "题目", TODAY, "plan", None, (Section("", (Paragraph(text), Paragraph(text))),))


def can_measure() -> bool:
    """Whether LibreOffice and a Chinese font are here."""
    if not (shutil.which("soffice") and shutil.which("fc-list")):
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=False).stdout)


def test_the_page_for_a_leader_is_one_page() -> None:
    """Where it can be printed here; else its absence is told."""
    page = compose(Kind.LEADER, subject(), CHINESE)
    if not can_measure():
        with pytest.raises(NoLibreOffice):
            made(None, page)
        return

    assert len(pypdfium2.PdfDocument(made(Path(shutil.which("soffice") or ""), page))) == 1


def a_full_year() -> Subject:
    """Seven points with long titles, more late and blocked tasks and notes than a page lists."""
    drawn: list[str] = []
    for point in "一二三四五六七":
        drawn += [f"{point}、深入推进第{point}个方面的重点工作", f"  （一）第{point}项逾期的任务要抓紧完成 2026-05-31"]
        drawn += [f"  （二）第{point}项受阻的任务等待批复 blocked unit:办公室、宣传科"]
    notes = [
        note(f"第{point}项逾期的任务要抓紧完成", "已经开了协调会，材料报送有关部门", "2026-06-20")
        for point in "一二三四五六七"
    ]
    return subject_with("\n".join(drawn), *notes)


def test_the_page_for_a_leader_is_one_page_in_a_bad_year() -> None:
    """Where it can be printed here; else its absence is told."""
    page = compose(Kind.LEADER, a_full_year(), CHINESE)
    if not can_measure():
        with pytest.raises(NoLibreOffice):
            made(None, page)
        return

    assert len(pypdfium2.PdfDocument(made(Path(shutil.which("soffice") or ""), page))) == 1


def test_a_page_has_twenty_two_lines_of_twenty_eight_characters() -> None:
    """Counted on a page printed by LibreOffice where it is installed, else its absence is told (GB/T 9704, 5.2.3)."""
    if not can_measure():
        with pytest.raises(NoLibreOffice):
            made(None, a_full_page())
        return

    printed = pypdfium2.PdfDocument(made(Path(shutil.which("soffice") or ""), a_full_page()))

    lines = printed[1].get_textpage().get_text_range().split("\r\n")
    body = [line for line in lines if set("老区建设促进会") & set(line)]
    assert [round(each / 72 * 25.4) for each in printed[1].get_size()] == [210, 297]
    assert len(body) == 22
    assert Counter(map(len, body)).most_common(1)[0][0] == 28


def test_the_number_of_a_page_across_is_turned_with_the_page() -> None:
    """Where it can be printed here; else its absence is told (GB/T 9704, section 10)."""
    report = compose(Kind.PROGRESS, subject(), CHINESE)
    if not can_measure():
        with pytest.raises(NoLibreOffice):
            made(None, report)
        return

    printed = pypdfium2.PdfDocument(made(Path(shutil.which("soffice") or ""), report))

    number = len(printed)
    words: Any = printed[number - 1].get_textpage()
    left, bottom, right, top = (each / 72 * 25.4 for each in words.get_charbox(words.get_text_range().index("—")))
    assert 20 < left < right < 32, "in the left margin"
    assert bottom < 60 if number % 2 else top > 150, "low on odd pages, high on even ones"
