"""`uv run python -m tests.readme`: writes the tables of both READMEs anew from the program's own tables.

They stand between `<!-- NAME -->` and `<!-- /NAME -->`; a test holds them to the program.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.terminal.jobs import JOBS, PEERS
from tracker.cli.commands import COMMANDS
from tracker.language.catalogue import Catalogue, load_catalogue
from tracker.tui.keys import TABLE, shown

ROOT = Path(__file__).parent.parent
FILES = {"zh": ROOT / "README.zh.md", "en": ROOT / "README.md"}


def written_anew(text: str, language: str) -> str:
    words = load_catalogue(language)
    tables = {"keys": _keys(words), "commands": _commands(words), "jobs": _jobs(language)}
    for name, lines in tables.items():
        block = f"<!-- {name} -->\n" + "\n".join(lines) + f"\n<!-- /{name} -->"
        text = re.sub(rf"<!-- {name} -->.*?<!-- /{name} -->", lambda _, block=block: block, text, flags=re.DOTALL)
    return text


def _keys(words: Catalogue) -> Iterator[str]:
    yield from ("| | |", "| --- | --- |")
    group = None
    for key in TABLE:
        if key.group is not group:
            group = key.group
            yield f"| **{words(f'key_group.{group.value}')}** | |"
        forms = " ".join(f"`{shown(each)}`" for each in key.keys)
        yield f"| {forms} | {words(f'key.{key.action}')} |".replace("`|`", "`\\|`")


def _commands(words: Catalogue) -> Iterator[str]:
    yield from ("| | |", "| --- | --- |")
    yield from (f"| `tracker {name}` | {words(f'cli.command.{name}')} |" for name in COMMANDS)


def _jobs(language: str) -> Iterator[str]:
    """Keystrokes beside the typed text, a dash where the other program's documentation names none."""
    yield f"| | tracker | {' | '.join(PEERS)} |"
    yield f"| --- | --- | {' | '.join('---' for _ in PEERS)} |"
    for job in JOBS:
        others = " | ".join(str(job.peers.get(peer, "-")) for peer in PEERS)
        yield f"| {job.titles[language]} | {job.keystrokes}：`{job.keys}` | {others} |".replace("：", _COLON[language])


_COLON = {"zh": "：", "en": ": "}


def main() -> int:
    for language, file in FILES.items():
        file.write_text(written_anew(file.read_text(encoding="utf-8"), language), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
