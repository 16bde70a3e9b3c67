"""`uv run python -m tests.pictures`: draws the README's pictures from the running program."""

from __future__ import annotations

import asyncio
import html
import itertools
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from rich.cells import cell_len
from textual.pilot import Pilot

from tests.tui.previewing import load, settled
from tracker.demo import keep_demo
from tracker.language.catalogue import LANGUAGES, load_catalogue
from tracker.request import Request
from tracker.settings import Settings
from tracker.tui.app import TrackerApp

HERE = Path(__file__).parent
_SIZE = (104, 30)
_TODAY = date(2021, 6, 30)
_FONTS = "Menlo, Consolas, DejaVu Sans Mono, Noto Sans Mono CJK SC, Microsoft YaHei"

_DOCUMENT = """某某镇2021年工作要点

一、抓好道路建设
（一）完成勘察。5月底前提交报告，由建设科牵头。
（二）修好通村路11公里。二季度开工，年底前通车。
1.备料。
2.施工。
三、抓好环境整治
（一）清理河道，每季度通报一次。
（二）种树200亩，3月12日前完成。
"""
"""The second point is not there: the preview asks about it."""

Scene = Callable[[TrackerApp, Pilot[None], Path], Awaitable[None]]


def _pressed(*keys: str) -> Scene:
    async def scene(app: TrackerApp, pilot: Pilot[None], folder: Path) -> None:
        del folder
        await pilot.press(*keys)
        await settled(app, pilot)

    return scene


async def _previewed(app: TrackerApp, pilot: Pilot[None], folder: Path) -> None:
    document = folder / "2021年工作要点.txt"
    document.write_text(_DOCUMENT, encoding="utf-8")
    await load(app, pilot, str(document))


SCENES: Mapping[str, Scene] = {
    "main": _pressed("j", "right", "j", "right", "j", "j"),
    "overview": _pressed("]"),
    "attention": _pressed("]", "]"),
    "report": _pressed("r"),
    "preview": _previewed,
}
"""By the name of the picture's file, what is done before it is drawn."""


async def drawn(scene: Scene, language: str) -> str:
    """One screen in the middle of the demonstration's year, as SVG that needs nothing else."""
    with tempfile.TemporaryDirectory() as home:
        workspace = keep_demo(Request(Path(home), as_of=_TODAY), Settings(name="李", shows_tour=False))
        app = TrackerApp(workspace, load_catalogue(language), lambda error, _: str(error))
        async with app.run_test(size=_SIZE) as pilot:
            await pilot.pause()
            await scene(app, pilot, Path(home))
            shown = app.export_screenshot(title="tracker")
        workspace.close()
    return _self_contained(shown)


def _self_contained(svg: str) -> str:
    """Without fonts from elsewhere, a reader's own instead; and every character in its cell.

    Rich gives a text the width of its characters (`textLength` in Console.export_svg), Chinese ones too, which
    leaves them half their room. Blanks are left out: not every viewer counts those at the beginning.
    """
    local = re.sub(r"@font-face\s*{[^}]*}\s*", "", svg).replace("Fira Code", _FONTS)
    return re.sub(r'<text (class="[^"]*") x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"[^>]*>([^<]*)</text>',
                  _each_in_its_cell, local)  # fmt: skip


def _each_in_its_cell(found: re.Match[str]) -> str:
    style, start, y, length, text = found.groups()
    characters = html.unescape(text)
    cell = float(length) / len(characters)
    places = [float(start) + end * cell for end in itertools.accumulate(map(cell_len, characters), initial=0)]
    return "".join(_word(word, places, f'{style} y="{y}"') for word in re.finditer(r"\S+", characters))


def _word(word: re.Match[str], places: Sequence[float], attributes: str) -> str:
    at = " ".join(f"{place:.0f}" for place in places[word.start() : word.end()])
    return f'<text {attributes} x="{at}">{html.escape(word[0])}</text>'


def main() -> int:
    for name, scene in SCENES.items():
        for language in LANGUAGES:
            picture = asyncio.run(drawn(scene, language))
            (HERE / f"{name}.{language}.svg").write_text(picture, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
