"""Tab in real shells: the script that `tracker completion` prints, and what is offered then."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracker.cli.commands import SHELLS

BIN = Path(sys.executable).parent

IN_BASH = """
source "$1"
COMP_LINE=$2 COMP_POINT=${#2} COMP_TYPE=9
_python_argcomplete tracker
printf '%s\\n' "${COMPREPLY[@]}"
"""

IN_FISH = 'source $argv[1]; complete -C "$argv[2]"'

IN_ZSH = 'autoload -U compinit && compinit -D -u; source "$1" && print $_comps[tracker]'


@pytest.fixture
def script(run: Run, tmp_path: Path) -> Path:
    return tmp_path / "completion"


def answered(run: Run, script: Path, shell: str, *command: str) -> list[str]:
    """What `command` prints in a shell that has read the script."""
    script.write_text(run("completion", shell).out, encoding="utf-8")
    surroundings = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.stderr == ""
    return done.stdout.splitlines()


def offered(run: Run, script: Path, line: str) -> list[str]:
    found = answered(run, script, "bash", "bash", "--norc", "-c", IN_BASH, "bash", str(script), line)
    return [each.strip() for each in found if each]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("tracker unt", ["untick"], id="a command"),
        pytest.param("tracker report --fo", ["--format", "--force"], id="an option of the command"),
        pytest.param("tracker list --as", ["--as-of", "--ascii"], id="a global option behind the command"),
        pytest.param("tracker report --period ", ["month", "quarter", "half", "year"], id="a choice"),
        pytest.param("tracker tick ", ["1", "2", "3", "4", "5"], id="the points"),
        pytest.param("tracker show 3.", ["3.1", "3.2", "3.3", "3.4"], id="one level more below a number"),
        pytest.param("tracker status 3.1 in_", ["in_progress"], id="a status"),
        pytest.param("tracker note 3.1 --kind pro", ["progress", "problem"], id="a kind of note"),
        pytest.param("tracker list has:re", ["reminder", "reason"], id="behind a key of a filter"),
        pytest.param("tracker list st", ["status:"], id="a key of a filter"),
        pytest.param("tracker report led", ["ledger"], id="a kind of report"),
        pytest.param("tracker report -o x --format x", ["xlsx"], id="a format"),
        pytest.param("tracker set 3.1 dea", ["deadline="], id="a field"),
        pytest.param("tracker settings lights.b", ["lights.behind_points="], id="a setting"),
        pytest.param("tracker -p ", ["三明市老区建设促进会2021年工作要点"], id="a plan"),
        pytest.param("tracker report --unit 办", ["办公室"], id="a unit"),
        pytest.param("tracker help unt", ["untick"], id="a command to be told of"),
        pytest.param("tracker help 筛", ["筛选"], id="a topic"),
        pytest.param("tracker completion f", ["fish"], id="a shell"),
    ],
)
def test_what_could_stand_there_is_offered(run: Run, script: Path, line: str, expected: list[str]) -> None:
    run("set", "1.1.1", "units=办公室")

    assert offered(run, script, line) == expected


def test_saved_filters_are_offered(run: Run, script: Path) -> None:
    run("list")
    run("settings", "filters.week=due:<7d")

    assert offered(run, script, "tracker list @") == ["week"]  # bash takes what is behind the @ for a word


def test_files_are_offered_where_a_document_is_meant(run: Run, script: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.docx").touch()

    assert offered(run, script, f"tracker load {tmp_path}/pl") == [f"{tmp_path}/plan.docx"]


def test_another_data_folder_is_looked_into(run: Run, script: Path, tmp_path: Path) -> None:
    run("--home", str(tmp_path / "other"), "list")

    assert offered(run, script, f"tracker --home {tmp_path}/other tick 1.") != []
    assert offered(run, script, "tracker tick 1.") == []


def test_tab_keeps_no_plan_where_there_is_none(run: Run, script: Path, home: Path) -> None:
    offered(run, script, "tracker tick ")

    assert not home.exists() or list(home.glob("*.json")) == []


def test_of_a_damaged_plan_nothing_is_offered_and_nothing_is_said(run: Run, script: Path, home: Path) -> None:
    run("list")
    for file in home.glob("*.json"):
        file.write_text("{", encoding="utf-8")

    assert offered(run, script, "tracker tick ") == []


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
def test_fish_shows_the_titles_beside_the_numbers(run: Run, script: Path) -> None:
    run("list")
    title = run("show", "3.1", "--json").json["title"]

    found = answered(run, script, "fish", "fish", "--no-config", "-c", IN_FISH, str(script), "tracker show 3.1")

    assert found[0].split("\t") == ["3.1", title[:60]]


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
def test_zsh_takes_the_script_for_the_command(run: Run, script: Path) -> None:
    assert answered(run, script, "zsh", "zsh", "-f", "-c", IN_ZSH, "zsh", str(script)) == ["_python_argcomplete"]


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_has_its_script(run: Run, shell: str) -> None:
    printed = run("completion", shell)

    assert printed.code == 0
    assert "tracker" in printed.out
    assert run("completion", shell, "--json").json == {"shell": shell, "script": printed.out}
