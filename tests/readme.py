"""`uv run python -m tests.readme`: writes the tables of both READMEs anew from the program's own tables.

They stand between `<!-- NAME -->` and `<!-- /NAME -->`; a test holds them to the program.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.terminal.jobs import JOBS, PEERS
from tracker.cli.commands import COMMANDS
from tracker.cli.topics import PROMISES, TOPICS, Section
from tracker.language.catalogue import Catalogue, load_catalogue
from tracker.settings import Settings

ROOT = Path(__file__).parent.parent
FILES = {"zh": ROOT / "README.zh.md", "en": ROOT / "README.md"}
MEASURED = ROOT / "tests" / "benchmarks" / "results.json"
"""What `python -m tests.benchmarks --keep` has written last."""

PROOFS = {
    "acknowledged": "tests/store/crash/test_power_cut.py",
    "whole": "tests/store/crash/test_failing_calls.py",
    "together": "tests/store/crash/test_crowd.py",
    "damaged": "tests/store/crash/test_damage.py",
    "history": "tests/model/test_history.py",
    "copies": "tests/store/test_merging.py",
    "hostile": "tests/cli/test_dangers.py",
    "overwritten": "tests/cli/test_reporting.py",
}
"""The tests that keep each promise."""


def written_anew(text: str, language: str) -> str:
    words = load_catalogue(language)
    for name, make in TABLES.items():
        block = f"<!-- {name} -->\n" + "\n".join(make(words)) + f"\n<!-- /{name} -->"
        text = re.sub(rf"<!-- {name} -->.*?<!-- /{name} -->", lambda _, block=block: block, text, flags=re.DOTALL)
    return text


def _of_topic(topic: str, place: int | None = None) -> Callable[[Catalogue], Iterator[str]]:
    """The page of the help as a table; one section of it when `place` says which."""

    def table(words: Catalogue) -> Iterator[str]:
        sections = tuple(TOPICS[topic](words, Settings()))
        return _table(sections if place is None else sections[place : place + 1])

    return table


def _table(sections: Iterable[Section]) -> Iterator[str]:
    yield from ("| | |", "| --- | --- |")
    for section in sections:
        if section.heading:
            yield f"| **{section.heading}** | |"
        yield from (f"| {_as_code(term)} | {meaning} |" for term, meaning in section.rows)


def _as_code(term: str) -> str:
    """Forms are two spaces apart, and keys one."""
    forms = term.split("  " if "  " in term else " ") if not term.startswith('"') else [term]
    return " ".join(f"`{form}`" for form in forms).replace("|", "\\|")


def _keys(words: Catalogue) -> Iterator[str]:
    return _table(TOPICS["keys"](words, Settings()))


def _commands(words: Catalogue) -> Iterator[str]:
    yield from ("| | |", "| --- | --- |")
    yield from (f"| `tracker {name}` | {words(f'cli.command.{name}')} |" for name in COMMANDS)


def _promises(words: Catalogue) -> Iterator[str]:
    yield from ("| | |", "| --- | --- |")
    for name in PROMISES:
        yield f"| {words(f'promise.{name}')} | [{Path(PROOFS[name]).stem}]({PROOFS[name]}) |"


def _topics(words: Catalogue) -> Iterator[str]:
    yield words("list.comma").join(f"`{words(f'topic.name.{name}')}`" for name in TOPICS)


def _jobs(words: Catalogue) -> Iterator[str]:
    """Keystrokes beside the typed text, a dash where the other program's documentation names none."""
    yield f"| | tracker | {' | '.join(PEERS)} |"
    yield f"| --- | --- | {' | '.join('---' for _ in PEERS)} |"
    for job in JOBS:
        others = " | ".join(str(job.peers.get(peer, "-")) for peer in PEERS)
        colon = _COLON[words.language]
        yield f"| {job.titles[words.language]} | {job.keystrokes}{colon}`{job.keys}` | {others} |"


_COLON = {"zh": "：", "en": ": "}


def _figures(words: Catalogue) -> Iterator[str]:
    """The rows that have a bar to keep; of the keys those of one size, or there were 150 lines."""
    measured: dict[str, Any] = json.loads(MEASURED.read_text(encoding="utf-8"))
    heads = _HEADS[words.language]
    yield f"{measured['machine']}, {measured['on']}"
    yield ""
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for row in measured["rows"]:
        is_of_another_size = row["beside"] == "a frame" and row["items"] != _ITEMS_OF_KEYS
        if row["bar"] is not None and not is_of_another_size:
            verdict = "" if row["holds"] else " ✗"
            ours = f"{row['ours_ms']:.1f} | {row['beside']} {row['beside_ms']:.1f}"
            yield f"| {row['what']} | {row['items']} | {ours} | {row['ratio']:.2f} ≤ {row['bar']:g}{verdict} |"


_ITEMS_OF_KEYS = 10_000
_HEADS = {
    "zh": ("测什么", "事项数", "毫秒", "对照（毫秒）", "倍数 ≤ 上限"),
    "en": ("what", "items", "ms", "beside (ms)", "times ≤ bar"),
}

TABLES: Mapping[str, Callable[[Catalogue], Iterator[str]]] = {
    "keys": _keys,
    "commands": _commands,
    "jobs": _jobs,
    "topics": _topics,
    "filters": _of_topic("filters", 0),
    "documents": _of_topic("documents"),
    "reports": _of_topic("reports"),
    "files": _of_topic("files"),
    "promises": _promises,
    "figures": _figures,
}


def main() -> int:
    for language, file in FILES.items():
        file.write_text(written_anew(file.read_text(encoding="utf-8"), language), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
