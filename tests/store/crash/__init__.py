"""What must not happen, made to happen: crashes, failing disks, torn writes, damage, crowds.

Each test runs bounded here and longer with `TRACKER_LONG=1 uv run pytest tests/store/crash`.
"""

from __future__ import annotations

import os

LONG = bool(os.environ.get("TRACKER_LONG"))
