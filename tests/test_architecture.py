"""The house stands as it was drawn: imports point down, and a headless command stays light."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

LOADED = """
import sys
sys.argv = ["tracker", *sys.argv[1:]]
from tracker.cli.main import main
code = main()
sys.stderr.write("\\n" + " ".join(sorted(sys.modules)))
raise SystemExit(code)
"""

HEAVY = {"textual", "tinydb", "docx", "openpyxl", "lxml", "pypdfium2", "pypinyin", "sqlite3", "argcomplete"}


def modules_loaded_by(home: Path, *arguments: str) -> set[str]:
    command = [sys.executable, "-c", LOADED, "--home", str(home), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    return set(done.stderr.splitlines()[-1].split())


def test_imports_point_down_only() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["list"], id="list"),
        pytest.param(["list", "status:推进中"], id="list with a filter"),
        pytest.param(["show", "3.2"], id="show"),
        pytest.param(["tick", "3.2"], id="tick"),
        pytest.param(["note", "3.2", "已开工"], id="note"),
        pytest.param(["undo"], id="undo"),
        pytest.param(["log"], id="log"),
    ],
)
def test_a_headless_command_loads_neither_textual_nor_rich_nor_documents(tmp_path: Path, arguments: list[str]) -> None:
    modules_loaded_by(tmp_path, "tick", "1.1")

    loaded = modules_loaded_by(tmp_path, *arguments)

    assert not loaded & (HEAVY | {"rich"})


def _named(modules: str) -> frozenset[str]:
    return frozenset(modules.split())


EDIT = _named("""
    tracker
    tracker.cli tracker.cli.answers tracker.cli.arguments tracker.cli.asking tracker.cli.commands tracker.cli.main
    tracker.cli.recording tracker.cli.session
    tracker.errors tracker.frozen tracker.settings tracker.environment tracker.request tracker.workspace
    tracker.language tracker.language.catalogue tracker.language.naming tracker.language.written
    tracker.model tracker.model.amount tracker.model.change tracker.model.deadline tracker.model.edits
    tracker.model.history tracker.model.idle_change tracker.model.item tracker.model.layered tracker.model.light
    tracker.model.plan tracker.model.reference tracker.model.status
    tracker.store tracker.store.base tracker.store.disk tracker.store.lock tracker.store.opening
    tracker.store.records tracker.store.session tracker.store.steps tracker.store.values
    tracker.store.tiny tracker.store.tiny.backups tracker.store.tiny.branches tracker.store.tiny.files
    tracker.store.tiny.followed tracker.store.tiny.journal tracker.store.tiny.layout tracker.store.tiny.migrations
    tracker.store.tiny.plan_file tracker.store.tiny.rows tracker.store.tiny.seen tracker.store.tiny.store
    tracker.text tracker.text.cleaning tracker.text.folding tracker.text.numerals tracker.text.pinyin
    tracker.text.width
""")
"""Each costs every tick 0.1 to 1 ms of 60: what is to be added here should be worth it."""

LOOK = EDIT - {"tracker.cli.answers", "tracker.cli.recording"} | _named("""
    tracker.cli.lines tracker.cli.looking tracker.cli.shapes tracker.language.wording
    tracker.model.progress
""")

COSTLY = _named("""
    _strptime ast dataclasses difflib getpass inspect logging random shutil socket ssl statistics string subprocess
    tempfile threading tomllib traceback
""")
"""Parts of Python that take 0.5 to 10 ms to import."""


@pytest.mark.parametrize(
    ("arguments", "needed", "costly"),
    [
        pytest.param(["tick", "1.2"], EDIT, COSTLY | {"fractions"}, id="tick"),
        pytest.param(["untick", "1.1"], EDIT, COSTLY | {"fractions"}, id="untick"),
        pytest.param(["note", "1.2", "已开工"], EDIT, COSTLY | {"fractions"}, id="note"),
        pytest.param(["list"], LOOK, COSTLY, id="list"),
    ],
)
def test_a_short_command_loads_no_more_than_it_needs(
    tmp_path: Path, arguments: list[str], needed: frozenset[str], costly: frozenset[str]
) -> None:
    modules_loaded_by(tmp_path, "tick", "1.1")

    loaded = modules_loaded_by(tmp_path, *arguments)

    assert {each for each in loaded if each.split(".")[0] == "tracker"} - needed == set()
    assert loaded & costly == set()


def test_a_report_to_the_terminal_loads_rich_but_not_textual(tmp_path: Path) -> None:
    loaded = modules_loaded_by(tmp_path, "report")

    assert not loaded & HEAVY
