"""What is installed is all that runs: the version, the files beside the code, the libraries that are imported."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

from tracker import __version__

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WHEEL: dict[str, Any] = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
SDIST: dict[str, Any] = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]


def test_the_version_is_said_once_for_pip_and_once_for_the_program_alike() -> None:
    assert PROJECT["project"]["version"] == __version__


def test_the_script_starts_what_python_m_starts() -> None:
    assert PROJECT["project"]["scripts"] == {"tracker": "tracker.__main__:main"}


def test_the_plans_that_ship_are_put_into_the_package_where_they_are_looked_for() -> None:
    assert WHEEL["packages"] == ["tracker"]
    assert WHEEL["force-include"] == {"plans": "tracker/plans"}
    assert list((ROOT / "plans").glob("*.md"))


def test_no_file_beside_the_code_is_left_out_for_being_ignored() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    beside = {file.suffix for file in (ROOT / "tracker").rglob("*") if file.is_file()} - {".pyc"}

    assert beside == {".py", ".toml", ".tcss", ".css"}
    assert not {f"*{suffix}" for suffix in beside} & set(ignored)


def test_the_source_distribution_has_all_that_stands_in_the_project() -> None:
    assert [each for each in SDIST["include"] if not (ROOT / each.lstrip("/")).exists()] == []


def test_every_library_that_is_imported_is_asked_for_and_none_besides() -> None:
    asked = {re.split(r"[<>=\[]", each)[0] for each in PROJECT["project"]["dependencies"]}
    of_module = packages_distributions()

    imported = {of_module[name][0].lower() for name in _imported() if name in of_module}

    assert imported == asked


def _imported() -> Iterator[str]:
    """The first part of the name of every module of others that is imported, or whose files are looked for."""
    for file in (ROOT / "tracker").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            named = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            named += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            named += re.findall(r"find_spec\('(\w+)'\)", ast.unparse(node)) if isinstance(node, ast.Call) else []
            yield from {name.split(".")[0] for name in named} - sys.stdlib_module_names - {"tracker"}
