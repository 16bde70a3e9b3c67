"""`uv run python -m tests.benchmarks [NAME…] [--json] [--keep]`: every figure beside its floor or peer, in one run.

A name is that of a module here (`commands`, `store`, …); without one, all of them. With `--keep` they
are those of the README from then on (`python -m tests.readme`).
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import platform
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

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
    if "--keep" in sys.argv:
        _keep(rows)
    return 0


def _keep(rows: Iterable[Row]) -> None:
    kept = {"on": str(date.today()), "machine": _machine(), "rows": [each.as_json() for each in rows]}
    text = json.dumps(kept, indent=1, ensure_ascii=False, allow_nan=False)
    Path(__file__).with_name("results.json").write_text(text + "\n", encoding="utf-8")


def _machine() -> str:
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPU, Python {platform.python_version()}"


if __name__ == "__main__":
    sys.exit(main())
