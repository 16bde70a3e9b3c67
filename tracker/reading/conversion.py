"""What only LibreOffice can open, turned into docx or xlsx by it."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from tracker import processes
from tracker.errors import DocumentDamaged, DocumentTooHeavy

_TIMEOUT_S = 60
"""The first start of LibreOffice on a slow disk takes some of this; a start takes 1.3 s here."""


def converted(content: bytes, *, path: str, ending: str, office: Path) -> bytes:
    """`content` as docx, or as xlsx for a workbook.

    Args:
        ending: Of the document's name, without the dot; tells a workbook from a text.
        office: The program of LibreOffice.

    Raises:
        DocumentDamaged, DocumentTooHeavy: It could not be converted.
    """
    target = "xlsx" if ending in {"xls", "et", "ods"} else "docx"
    with tempfile.TemporaryDirectory(prefix="tracker-") as folder:
        source = Path(folder, "document").with_suffix(f".{ending or 'doc'}")
        source.write_bytes(content)
        profile = Path(folder, "profile").as_uri()
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", target]
        running = processes.started([*command, "--outdir", folder, str(source)])
        try:
            running.wait(_TIMEOUT_S)
        except subprocess.TimeoutExpired as error:
            raise DocumentTooHeavy(path=path) from error
        finally:
            processes.end(running)
        made = source.with_suffix(f".{target}")
        if not made.exists():
            raise DocumentDamaged(path=path)
        return made.read_bytes()
