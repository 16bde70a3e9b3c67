from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutations.mistakes import mistakes_in


def _function(body: str) -> ast.FunctionDef:
    function = ast.parse(f"def answer(a=1):\n {body}").body[0]
    assert isinstance(function, ast.FunctionDef)
    return function


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("return a < 3", ["return", "return a <= 3", "return a >= 3", "return a < 4"]),
        ("return a and b", ["return", "return a", "return b", "return a or b"]),
        ("f(a, key=b)", ["pass", "f(a)"]),
        ("return min(a)", ["return", "return max(a)"]),
        ("return a.lstrip()", ["return", "return a.rstrip()"]),
        ("return a[b:c]", ["return", "return a[:c]", "return a[b:]"]),
        ("return not a", ["return", "return a"]),
        ("return b if a else ''", ["return", "return b", "return ''"]),
        ("b = [c for c in a if c]", ["b = [c for c in a]"]),
        ("a += 'x'", ["pass", "a -= 'x'", "a += ''"]),
        ("'Says something.'", []),
        ("assert a > 0", []),
    ],
)
def test_every_small_mistake_is_made_once_and_told(body: str, wrong: list[str]) -> None:
    told = [each.split("  →  ") for each in mistakes_in(_function(body))]

    assert sorted(made for _, made in told) == sorted(wrong)
    assert {before for before, _ in told} <= {f"2: {ast.unparse(ast.parse(body))}"}


def test_a_mistake_is_undone_before_the_next() -> None:
    function = _function("while a > 0:\n  a -= 1\n return b'' if a else 0")
    before = ast.unparse(function)

    for _ in mistakes_in(function):
        assert ast.unparse(function) != before

    assert ast.unparse(function) == before


def test_what_no_test_notices_is_told(tmp_path: Path) -> None:
    tmp_path.joinpath("larger.py").write_text("def larger(a, b):\n    return a if a > b else b\n")
    tmp_path.joinpath("test_larger.py").write_text(
        "from larger import larger\ndef test_larger():\n    assert (larger(1, 2), larger(4, 3)) == (2, 4)\n"
    )
    script = (
        "import pytest; from pathlib import Path; from tests.mutations.trial import Trial;"
        f"trial = Trial([Path({str(tmp_path)!r}, 'larger.py')], every=1, seconds=10);"
        f"pytest.main(['-p', 'no:terminal', '-o', 'addopts=', {str(tmp_path)!r}], plugins=[trial])"
    )

    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout

    first, last = told.splitlines()
    assert first.endswith("larger.py:2: return a if a > b else b  →  return a if a >= b else b")
    assert last == "5 mistakes, 1 of them unnoticed"
