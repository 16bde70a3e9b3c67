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

HEAVY = {"textual", "tinydb", "docx", "openpyxl", "lxml", "pypdfium2", "pypinyin", "sqlite3"}


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


def test_a_report_to_the_terminal_loads_rich_but_not_textual(tmp_path: Path) -> None:
    loaded = modules_loaded_by(tmp_path, "report")

    assert not loaded & HEAVY
