"""`uv run python -m tests.mutations PACKAGE|FILE… [--every N] [--seconds S]`: the mistakes that no test notices.

PACKAGE is one of `tracker/` (`model`), FILE one of its files (`model/plan.py`); the tests are those of
`tests/model`. One line a mistake: where, as it is, as it was made. On systems with `os.fork`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pytest

from tests.mutations.trial import Trial

ROOT = Path(__file__).parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutations")
    parser.add_argument("names", nargs="+")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=10)
    given = parser.parse_args()
    paths = [ROOT / "tracker" / name for name in given.names]
    files = [file for path in paths for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])]
    tests = {str(ROOT / "tests" / Path(name).parts[0]) for name in given.names}
    options = ["-p", "no:terminal", "-p", "no:cacheprovider", "-p", "no:xdist", "-o", "addopts=", *sorted(tests)]
    return pytest.main(options, plugins=[Trial(files, given.every, given.seconds)])


if __name__ == "__main__":
    sys.exit(main())
