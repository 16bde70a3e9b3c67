"""Whether the official fonts are there, on each kind of machine."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.conftest import Run
from tests.cli.conftest import home as home
from tests.cli.conftest import run as run
from tests.test_printing import program
from tests.test_printing import programs as programs
from tests.tui.opening import screen_text
from tests.tui.previewing import settled
from tests.tui.test_printing_reports import answer
from tests.tui.test_saving_reports import looking_at_a_report, save_as
from tracker.fonts import missing_fonts
from tracker.language.catalogue import load_catalogue
from tracker.reporting import font_notice
from tracker.reports.formats import Format, Layout
from tracker.reports.renderers.official_fonts import FANG, HEI, KAI, SONG

_PAGES = """#!{python}
import pathlib, sys
(pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1]) / "pages.pdf").write_bytes(b"%PDF-1.7")
"""
"""A stand-in for LibreOffice."""

ALL = (SONG, FANG, KAI, HEI)


def fontconfig(folder: Path, *families: str) -> None:
    """A stand-in for fc-list."""
    program(folder, "fc-list", "#!/bin/sh\n" + "".join(f"echo '{family}'\n" for family in families))


def system(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr("tracker.fonts.sys", SimpleNamespace(platform=platform))


@pytest.mark.parametrize(
    ("families", "missing"),
    [
        (["DejaVu Sans"], ALL),
        (["FZXiaoBiaoSong-B05S,方正小标宋简体", "FangSong_GB2312,仿宋_GB2312", "KaiTi_GB2312", "SimHei,黑体"], ()),
        (["FangSong,仿宋", "楷体,KaiTi", "SimHei"], (SONG,)),
        (["SimHei,黑体", "FZXBSJW--GB1-0"], (FANG, KAI)),
    ],
    ids=["none", "all by one of their names", "those of today's Windows", "some"],
)
def test_fontconfig_is_asked_by_name(programs: Path, families: Sequence[str], missing: tuple[str, ...]) -> None:
    fontconfig(programs, *families)

    assert missing_fonts() == missing


@pytest.mark.parametrize("script", ["exit 1", ":"], ids=["fails", "knows nothing"])
def test_where_fontconfig_says_nothing_no_font_is_missing(
    programs: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    system(monkeypatch, "linux")
    program(programs, "fc-list", f"#!/bin/sh\n{script}\n")

    assert missing_fonts() == ()


def test_where_there_is_nobody_to_ask_no_font_is_missing(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system(monkeypatch, "linux")

    assert missing_fonts() == ()


def test_on_windows_the_files_of_the_machine_and_of_the_user_are_looked_at(
    programs: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    system(monkeypatch, "win32")
    for variable, folder, files in (
        ("WINDIR", "Fonts", ("SIMHEI.TTF", "simfang.ttf", "simkai.ttf")),
        ("LOCALAPPDATA", "Microsoft/Windows/Fonts", ("FZXBSJW.TTF",)),
    ):
        (tmp_path / variable / folder).mkdir(parents=True)
        for file in files:
            (tmp_path / variable / folder / file).touch()
    monkeypatch.setenv("WINDIR", str(tmp_path / "WINDIR"))
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    of_the_machine = missing_fonts()
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "LOCALAPPDATA"))

    assert of_the_machine == (SONG,)
    assert missing_fonts() == ()


def test_on_a_mac_folders_are_looked_at_with_those_in_them(
    programs: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    system(monkeypatch, "darwin")
    monkeypatch.setattr("tracker.fonts._MAC_FOLDERS", (str(tmp_path / "none"), str(tmp_path)))
    (tmp_path / "Supplemental").mkdir()
    (tmp_path / "Supplemental" / "Kaiti.ttc").touch()

    assert missing_fonts() == (SONG, FANG, HEI)


def test_folders_that_cannot_be_found_tell_nothing(
    programs: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    system(monkeypatch, "win32")
    monkeypatch.setenv("WINDIR", str(tmp_path / "none"))
    monkeypatch.delenv("LOCALAPPDATA", raising=False)

    assert missing_fonts() == ()


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_only_documents_of_pages_speak_of_fonts(programs: Path, form: Format, language: str) -> None:
    fontconfig(programs, "SimHei,黑体")

    notice = font_notice(form, Layout(), load_catalogue(language))

    assert bool(notice) == (form in (Format.DOCX, Format.PDF))
    assert not notice or (all(font in notice for font in (SONG, FANG, KAI)) and HEI not in notice)


def test_the_offices_own_template_has_fonts_of_its_own(programs: Path) -> None:
    fontconfig(programs, "DejaVu Sans")

    assert font_notice(Format.DOCX, Layout(template=b"PK"), load_catalogue("zh")) == ""


def test_who_saves_a_document_hears_of_missing_fonts(run: Run, programs: Path, tmp_path: Path) -> None:
    fontconfig(programs, "DejaVu Sans")

    saved = run("report", "-o", str(tmp_path / "报告.docx"), "--json")

    assert (saved.code, saved.json) == (0, {"saved": str(tmp_path / "报告.docx")})
    assert "没有装方正小标宋简体、仿宋_GB2312" in saved.err


async def test_the_app_tells_of_missing_fonts_beside_the_file(programs: Path, tmp_path: Path) -> None:
    fontconfig(programs, "DejaVu Sans")
    async with looking_at_a_report(tmp_path / "home") as (app, pilot):
        await save_as(app, pilot, tmp_path / "报告.docx")
        await settled(app, pilot)
        shown = screen_text(app)

    assert "本机没有装方正小标宋简体、仿宋_GB2312、楷体_GB2312、黑体，打开时换成别的字体。" in shown


@pytest.mark.parametrize(("has_libreoffice", "is_told"), [(True, True), (False, False)], ids=["as pages", "as text"])
def test_who_prints_hears_of_missing_fonts(run: Run, programs: Path, *, has_libreoffice: bool, is_told: bool) -> None:
    fontconfig(programs, "DejaVu Sans")
    program(programs, "lp", "#!/bin/sh\n/bin/cat > /dev/null\n")
    if has_libreoffice:
        program(programs, "soffice", _PAGES.format(python=sys.executable))

    printed = run("report", "--print")

    assert (printed.code, "没有装方正小标宋简体、仿宋_GB2312" in printed.err) == (0, is_told)


async def test_the_app_tells_who_prints_too(programs: Path, tmp_path: Path) -> None:
    fontconfig(programs, "DejaVu Sans")
    program(programs, "lp", "#!/bin/sh\n/bin/cat > /dev/null\n")
    program(programs, "soffice", _PAGES.format(python=sys.executable))
    async with looking_at_a_report(tmp_path / "home") as (app, pilot):
        await answer(app, pilot, "y")
        shown = screen_text(app)

    assert "已送去打印（lp）" in shown
    assert "换成了别的字体。" in shown
