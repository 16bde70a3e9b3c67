"""`uv run python -m tests.benchmarks [NAME…] [--json]`: every figure beside its floor or peer, in one run.

A name is that of a module here (`commands`, `store`, …); without one, all of them.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
from collections.abc import Iterator

import tests.benchmarks
from tests.benchmarks.timing import Row, table


def _measured(names: list[str]) -> Iterator[Row]:
    for module in pkgutil.iter_modules(tests.benchmarks.__path__):
        loaded = importlib.import_module(f"tests.benchmarks.{module.name}") if module.name != "__main__" else None
        if hasattr(loaded, "rows") and (not names or module.name in names):
            yield from loaded.rows()  # pyright: ignore[reportOptionalMemberAccess] -- it has rows


def main() -> int:
    names = [word for word in sys.argv[1:] if not word.startswith("-")]
    rows = list(_measured(names))
    print(json.dumps([each.as_json() for each in rows], indent=2) if "--json" in sys.argv else table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
