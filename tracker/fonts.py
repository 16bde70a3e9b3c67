"""Whether the machine has the fonts that an official document is set in (GB/T 9704-2012, 5.2.2).

A document names them; where one is missing, another is drawn in its place and nobody is told. Fontconfig
is asked by name. Windows and macOS have no program to ask, so that their folders are looked into by the names
under which the files of these fonts go around.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

from tracker.frozen import Frozen
from tracker.reports.renderers.official_fonts import FANG, HEI, KAI, SONG

_LONGEST_S = 5
"""Fontconfig may have to read every font once; usually it answers in 0.02."""


class _Known(Frozen):
    """How a font that will do is called, in small letters; 仿宋 and 楷体 are their `_GB2312` with more characters."""

    families: tuple[str, ...]
    files: tuple[str, ...]
    """Without their endings."""


_KNOWN = {
    SONG: _Known(("方正小标宋简体", "fzxiaobiaosong-b05s", "fzxbsjw--gb1-0"), ("方正小标宋简体", "fzxbsjw")),
    FANG: _Known(
        ("仿宋_gb2312", "fangsong_gb2312", "仿宋", "fangsong"),
        ("仿宋_gb2312", "fangsong_gb2312", "simfang", "fangsong"),
    ),
    KAI: _Known(("楷体_gb2312", "kaiti_gb2312", "楷体", "kaiti"), ("楷体_gb2312", "kaiti_gb2312", "simkai", "kaiti")),
    HEI: _Known(("黑体", "simhei"), ("黑体", "simhei")),
}
_MAC_FOLDERS = (
    "/System/Library/Fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "/Applications/Microsoft Word.app/Contents/Resources/DFonts",
)


def missing_fonts() -> tuple[str, ...]:
    """The official fonts that this machine lacks, by name; none as well where it cannot be told."""
    families = _families()
    if families:
        return tuple(font for font, known in _KNOWN.items() if families.isdisjoint(known.families))
    files = frozenset(_files_in(_folders()))
    return tuple(font for font, known in _KNOWN.items() if files and files.isdisjoint(known.files))


def _families() -> frozenset[str]:
    """What fontconfig knows; nothing where it is not installed or does not answer."""
    program = shutil.which("fc-list")
    if program is None:
        return frozenset()
    command = [program, ":", "family"]
    try:
        told = subprocess.run(command, capture_output=True, check=True, timeout=_LONGEST_S).stdout
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    names = told.decode("utf-8", "replace").replace(",", "\n").splitlines()
    return frozenset(name.strip().lower() for name in names)


def _folders() -> Collection[Path]:
    match sys.platform:
        case "win32":
            named = ((os.environ.get(each), below) for each, below in _WINDOWS_FOLDERS.items())
            return [Path(folder) / below for folder, below in named if folder]
        case "darwin":
            return [Path(folder).expanduser() for folder in _MAC_FOLDERS]
        case _:
            return ()


_WINDOWS_FOLDERS = {"WINDIR": "Fonts", "LOCALAPPDATA": "Microsoft/Windows/Fonts"}


def _files_in(folders: Collection[Path]) -> Iterator[str]:
    """The names of the files, without their endings, in small letters."""
    for folder in folders:
        if folder.is_dir():
            yield from (file.stem.lower() for file in folder.rglob("*"))
