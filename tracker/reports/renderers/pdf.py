"""PDF: the Word document, printed by LibreOffice where the machine has it.

It works in a folder and with a profile of its own, both gone afterwards, so that a LibreOffice which the
user has open does not take the job and answer nothing. Where fontconfig finds the fonts (Linux), it is
told what comes closest to the official ones; left to itself, LibreOffice set title, headings and text
all in one sans serif.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker import processes
from tracker.errors import GivenUp, NoLibreOffice, PdfFailed, PdfTooSlow
from tracker.reports.renderers import docx
from tracker.reports.renderers.official_fonts import FANG, HEI, KAI, LATIN, SONG
from tracker.reports.report import Report
from tracker.reports.words import Words

_LONGEST_S = 120.0
"""A ledger of 1 000 items took 57 on a machine with nine others at work."""

_LOOK_EVERY_S = 0.2

_SYSTEM_FONTS = Path("/etc/fonts/fonts.conf")
_LOOK_ALIKES = {
    SONG: ("FZXiaoBiaoSong-B05S", "STZhongsong", "Noto Serif CJK SC"),
    HEI: ("SimHei", "STHeiti", "Noto Sans CJK SC", "WenQuanYi Zen Hei"),
    KAI: ("KaiTi", "STKaiti", "AR PL UKai CN"),
    FANG: ("FangSong", "STFangsong", "AR PL UMing CN"),
    "宋体": ("SimSun", "STSong", "AR PL UMing CN"),
    LATIN: ("Liberation Serif", "Tinos", "TeX Gyre Termes", "Nimbus Roman", "Noto Serif CJK SC"),
}
"""Fonts like the official ones, the closest first; one that is installed under its own name comes before all."""


def render(
    report: Report,
    words: Words,
    *,
    libreoffice: Path | None,
    template: bytes | None = None,
    is_given_up: Callable[[], bool] = lambda: False,
) -> bytes:
    """The pages of the Word document.

    Args:
        libreoffice: The program; None where there is none.
        is_given_up: Asked several times a second whether to stop.

    Raises:
        NoLibreOffice: There is none, or it is not where it was said to be.
        PdfFailed, PdfTooSlow: It made no PDF.
        GivenUp: As `is_given_up` answered.
    """
    if libreoffice is None:
        raise NoLibreOffice
    document = docx.render(report, words, template=template)
    with TemporaryDirectory(prefix="tracker-", ignore_cleanup_errors=True) as folder:
        return _converted(document, libreoffice, Path(folder), is_given_up)


def _converted(document: bytes, libreoffice: Path, folder: Path, is_given_up: Callable[[], bool]) -> bytes:
    source, made = folder / "pages.docx", folder / "pages.pdf"
    source.write_bytes(document)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [libreoffice, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, source]
    environment = os.environ | _with_look_alikes(folder)  # the child's own, of which ours is only handed on
    try:
        office = processes.started(command, environment=environment)
    except OSError as missing:
        raise NoLibreOffice from missing
    try:
        _wait_for(office, is_given_up)
    finally:
        processes.end(office)
    if office.returncode:
        raise PdfFailed(why=f"exit status {office.returncode}")
    if not made.exists():
        raise PdfFailed(why="no file was made")
    return made.read_bytes()


def _wait_for(office: processes.Child, is_given_up: Callable[[], bool]) -> None:
    for _ in range(round(_LONGEST_S / _LOOK_EVERY_S)):
        try:
            office.wait(_LOOK_EVERY_S)
        except subprocess.TimeoutExpired:
            if is_given_up():
                raise GivenUp from None
        else:
            return
    raise PdfTooSlow(seconds=round(_LONGEST_S))


def _with_look_alikes(folder: Path) -> dict[str, str]:
    """The variable that names a configuration of fonts; none where the system has none to build upon."""
    if not _SYSTEM_FONTS.exists():
        return {}
    aliases = "".join(
        f"<alias binding='same'><family>{name}</family><prefer><family>{name}</family>"
        f"{''.join(f'<family>{other}</family>' for other in others)}</prefer></alias>"
        for name, others in _LOOK_ALIKES.items()
    )
    configuration = folder / "fonts.conf"
    configuration.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig>{aliases}<include>{_SYSTEM_FONTS}</include></fontconfig>",
        encoding="utf-8",
    )
    return {"FONTCONFIG_FILE": str(configuration)}
