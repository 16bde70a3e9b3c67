"""`python -m tracker`, and the script that is installed as `tracker`."""

from __future__ import annotations

import sys

from tracker.cli.main import main as run


def main() -> None:
    sys.exit(run())


if __name__ == "__main__":
    main()
