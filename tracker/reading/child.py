"""The process in which documents are read that a library must open: `python -m tracker.reading.child docx`.

The document comes on stdin. On stdout goes one JSON value: the blocks, or the name of what is wrong. The
process first limits its own memory and time, so that whatever a hostile document does ends here.
"""

from __future__ import annotations

import json
import sys

from tracker.reading.formats import Damaged, Locked, Pictures, TooLarge, blocks_of
from tracker.reading.kinds import Kind
from tracker.reading.lines import Block, Table

MEMORY_BYTES = 600 * 2**20
"""Of address space; an empty interpreter with lxml and openpyxl has taken 150 MB of it."""

CPU_SECONDS = 10

_WRONG = {Damaged: "damaged", Locked: "locked", Pictures: "pictures", TooLarge: "large"}


def main() -> None:
    _limit()
    kind = Kind(sys.argv[1])
    try:
        answer: object = [_plain(block) for block in blocks_of(kind, sys.stdin.buffer.read())]
    except (Damaged, Locked, Pictures, TooLarge) as error:
        answer = _WRONG[type(error)]
    except (MemoryError, RecursionError):
        answer = "heavy"
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))


def _limit() -> None:
    """Where the system can: Windows has no such limits, there the time limit of the parent is all."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _plain(block: Block) -> list[object]:
    if isinstance(block, Table):
        return [block.number, [list(row) for row in block.rows]]
    return [block.number, block.text, block.heading, block.nesting]


if __name__ == "__main__":  # pragma: no cover -- runs in the child, which the tests start but do not measure
    main()
