"""No entry of the catalogue is left behind when the code that showed it goes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tracker.language.catalogue import load_catalogue

PACKAGE = Path(__file__).parents[2] / "tracker"
GAP = r"([\w.-]+)"


def test_every_entry_is_named_by_the_code() -> None:
    code = [ast.parse(file.read_text(encoding="utf-8")) for file in PACKAGE.rglob("*.py")]
    nodes = [node for module in code for node in ast.walk(module)]
    names, templates = set(_names(nodes)), list(_templates(nodes))

    keys = load_catalogue("zh").keys()
    unused = {key for key in keys if not _is_named(key, names, templates)}

    assert unused == set()


def _is_named(key: str, names: set[str], templates: list[re.Pattern[str]]) -> bool:
    """Whether the code has `key` whole, or makes it: with names of its own, or such as it makes, in the gaps."""
    if key in names:
        return True
    made = (template.fullmatch(key) for template in templates)
    return any(all(_is_named(gap, names, templates) for gap in match.groups()) for match in made if match)


def _names(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """What can stand in a key: texts of the code, fields of its values, keys that errors have of their names."""
    for node in nodes:
        match node:
            case ast.Constant(value=str(text)):
                yield text
            case ast.AnnAssign(target=ast.Name(id=field)):
                yield field
            case ast.ClassDef(name=name):
                yield re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()
            case _:
                pass


def _templates(nodes: Iterable[ast.AST]) -> Iterator[re.Pattern[str]]:
    """Texts with gaps; one of gaps alone would match everything."""
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
            if any(re.search("[a-z]", str(part)) for part in parts if part):
                yield re.compile("".join(GAP if part is None else re.escape(str(part)) for part in parts))
