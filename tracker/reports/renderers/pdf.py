"""PDF: the Word document, printed by LibreOffice where the machine has it.

It works in a folder and with a profile of its own, both gone afterwards, so that a LibreOffice which the
user has open does not take the job and answer nothing.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.errors import NoLibreOffice, PdfFailed
from tracker.reports.renderers import docx
from tracker.reports.report import Report
from tracker.reports.words import Words

_LONGEST_S = 120.0


def render(report: Report, words: Words, *, libreoffice: Path | None, template: bytes | None = None) -> bytes:
    """The pages of the Word document.

    Args:
        libreoffice: The program; None where there is none.

    Raises:
        NoLibreOffice: There is none, or it is not where it was said to be.
        PdfFailed: It made no PDF.
    """
    if libreoffice is None:
        raise NoLibreOffice
    document = docx.render(report, words, template=template)
    with TemporaryDirectory(prefix="tracker-", ignore_cleanup_errors=True) as folder:
        return _converted(document, libreoffice, Path(folder))


def _converted(document: bytes, libreoffice: Path, folder: Path) -> bytes:
    source, made = folder / "pages.docx", folder / "pages.pdf"
    source.write_bytes(document)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [libreoffice, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, source]
    try:
        subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=_LONGEST_S, check=True)
    except subprocess.SubprocessError as failed:
        raise PdfFailed(why=str(failed)) from failed
    except OSError as missing:
        raise NoLibreOffice from missing
    if not made.exists():
        raise PdfFailed(why="no file was made")
    return made.read_bytes()
