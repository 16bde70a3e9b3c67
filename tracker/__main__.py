"""`python -m tracker`, and the script that is installed as `tracker`."""

from __future__ import annotations

import sys

try:
    from tracker.cli.main import main as run
except KeyboardInterrupt:  # Ctrl-C while modules are read, which on a slow disk takes a second
    sys.exit(130)


def main() -> None:
    sys.exit(run())


if __name__ == "__main__":
    main()
