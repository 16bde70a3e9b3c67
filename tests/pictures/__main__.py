"""`uv run python -m tests.pictures`: draws the README's pictures from the running program."""

from __future__ import annotations

import asyncio
import html
import itertools
import re
import sys
import tempfile
from datetime import date
from pathlib import Path

from rich.cells import cell_len

from tracker.language.catalogue import LANGUAGES, load_catalogue
from tracker.model import edits
from tracker.model.reference import resolve
from tracker.model.status import Status
from tracker.settings import Settings
from tracker.tui.app import TrackerApp
from tracker.wish import Wish
from tracker.workspace import Workspace, open_workspace

HERE = Path(__file__).parent
_SIZE = (132, 38)
_TODAY = date(2021, 4, 20)
_DONE = ("1.1.1", "1.1.4", "1.3.1", "1.3.2", "2.1.1", "3.1.1", "3.2.2", "4.1.1")
_FONTS = "Menlo, Consolas, DejaVu Sans Mono, Noto Sans Mono CJK SC, Microsoft YaHei"


async def drawn(language: str) -> str:
    """The main screen on the 2021 work points in April, with some work done, as SVG that needs nothing else."""
    with tempfile.TemporaryDirectory() as home:
        workspace = open_workspace(Wish(Path(home), on=_TODAY), Settings(name="李"))
        _work(workspace)
        app = TrackerApp(workspace, load_catalogue(language), lambda error, _: str(error))
        async with app.run_test(size=_SIZE) as pilot:
            await pilot.press("j", "j", "right", "j", "j", "j")
            await pilot.pause()
            shown = app.export_screenshot(title="tracker")
        workspace.close()
    return _self_contained(shown)


def _work(workspace: Workspace) -> None:
    """What was done by April: enough for bars, statuses and lights to differ."""
    done = [resolve(workspace.plan, number) for number in _DONE]
    workspace.edit(lambda plan: edits.tick(plan, done))
    blocked = resolve(workspace.plan, "3.3.2")
    workspace.edit(lambda plan: edits.set_status(plan, [blocked], Status.BLOCKED, reason="资金未落实"))


def _self_contained(svg: str) -> str:
    """Without fonts from elsewhere, a reader's own instead; and every character in its cell.

    Rich gives a text the width of its characters (`textLength` in Console.export_svg), Chinese ones too,
    which leaves them half their room.
    """
    local = re.sub(r"@font-face\s*{[^}]*}\s*", "", svg).replace("Fira Code", _FONTS)
    return re.sub(r'x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"([^>]*)>([^<]*)<', _each_in_its_cell, local)


def _each_in_its_cell(found: re.Match[str]) -> str:
    start, y, length, rest, text = found.groups()
    characters = html.unescape(text)
    cell = float(length) / len(characters)
    ends = itertools.accumulate(map(cell_len, characters), initial=0)
    places = " ".join(f"{float(start) + end * cell:.1f}" for end in list(ends)[:-1])
    return f'x="{places}" y="{y}"{rest}>{text}<'


def main() -> int:
    for language in LANGUAGES:
        (HERE / f"main.{language}.svg").write_text(asyncio.run(drawn(language)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
