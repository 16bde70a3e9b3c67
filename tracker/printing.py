"""Paper: a report handed to the system's printer."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tracker.documents import office_program
from tracker.errors import GivenUp, NoPrinter, PrintingFailed
from tracker.language.catalogue import Catalogue
from tracker.reports.formats import Format, Layout, file_bytes
from tracker.reports.report import Report

_SPOOLERS = ("lpr", "lp")
_LONGEST_S = 60


def paper_form() -> Format:
    """As what a report goes to the printer: PDF where LibreOffice is installed, plain text else."""
    return Format.PDF if office_program() else Format.TEXT


def print_out(report: Report, words: Catalogue, *, is_given_up: Callable[[], bool] = lambda: False) -> str:
    """Sends the report, composed for `ON_PAPER`, to the default printer; answers the name of the program that took it.

    Raises:
        NoPrinter: The system has no program that takes it.
        PrintingFailed: That program did not.
        GivenUp: `is_given_up` said so before anything was sent.
    """
    form, layout = paper_form(), Layout(libreoffice=office_program(), is_given_up=is_given_up)
    content = file_bytes(report, form, words, layout)
    if is_given_up():
        raise GivenUp
    if sys.platform == "win32":
        return _by_shell(content, form)
    spooler = next((found for name in _SPOOLERS if (found := shutil.which(name))), None)
    if spooler is None:
        raise NoPrinter
    return _spooled(content, spooler)


def _spooled(content: bytes, spooler: str) -> str:
    try:
        subprocess.run([spooler], input=content, capture_output=True, check=True, timeout=_LONGEST_S)
    except subprocess.CalledProcessError as failed:
        raise PrintingFailed(program=spooler, why=failed.stderr.decode(errors="replace").strip()) from failed
    except (OSError, subprocess.TimeoutExpired) as failed:
        raise PrintingFailed(program=spooler, why=str(failed)) from failed
    return Path(spooler).name


def _by_shell(content: bytes, form: Format) -> str:
    """Windows prints a file by the program that its ending belongs to, which reads it after this has returned."""
    path = Path(tempfile.mkdtemp(prefix="tracker-")) / f"report.{form.value}"
    path.write_bytes(content)
    try:
        start: Callable[[Path, str], None] = vars(os)["startfile"]  # there on Windows alone
        start(path, "print")
    except OSError as failed:
        raise PrintingFailed(program=str(path), why=str(failed)) from failed
    return path.name
