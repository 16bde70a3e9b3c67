"""Documents with bytes changed at random: read, or refused by a ReadingError, never anything else.

`TRACKER_MUTATIONS=10000 uv run pytest tests/reading/test_mutated.py` is the long run; without the
variable it is a short one. Kinds that a child process reads are opened in this process, since the
promise to keep is the readers', and a child a document would take hours.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable

import pytest

from tests.reading.test_formats import (
    LINES,
    TABLE,
    as_docx,
    as_html,
    as_markdown,
    as_text,
    as_xlsx,
    numbered_docx,
    pdf_of,
    table_as_csv,
    table_as_docx,
    table_as_html,
    table_as_xlsx,
)
from tracker.errors import ReadingError
from tracker.model.plan import Plan
from tracker.reading import opening
from tracker.reading.formats import Damaged, Locked, Pictures, TooLarge, blocks_of
from tracker.reading.kinds import Kind
from tracker.reading.lines import Block
from tracker.reading.plan_text import write_plan_text
from tracker.reading.plans import plan_from

COUNT = int(os.environ.get("TRACKER_MUTATIONS", "300"))


def plan_text() -> bytes:
    numbers = iter(range(10_000))
    plan: Plan = plan_from(opening.read_document(as_text(LINES), name="a.txt"), new_id=lambda: f"id{next(numbers)}")
    return write_plan_text(plan).encode()


SEEDS: dict[str, Callable[[], bytes]] = {
    "txt": lambda: as_text(LINES),
    "gbk": lambda: "\n".join(LINES).encode("gbk"),
    "utf-16": lambda: "\n".join(LINES).encode("utf-16"),
    "md": lambda: as_markdown(LINES),
    "plan text": plan_text,
    "csv": table_as_csv,
    "html": lambda: as_html(LINES),
    "html table": table_as_html,
    "docx": lambda: as_docx(LINES),
    "docx table": table_as_docx,
    "docx numbers": numbered_docx,
    "xlsx": lambda: as_xlsx(LINES),
    "xlsx table": table_as_xlsx,
    "pdf": lambda: pdf_of(["1. One", "2. Two", str(len(TABLE))]),
}


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """`seed` with one to eight bytes, stretches or both changed, doubled, dropped or moved."""
    content = bytearray(seed)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(content) + 1)
        stretch = content[at : at + chance.choice((1, 2, 8, 64))]
        match chance.randrange(5):
            case 0:
                content[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del content[at : at + len(stretch)]
            case 2:
                content[at:at] = stretch * chance.randint(1, 9)
            case 3:
                content[at:at] = chance.choice((b"\0", b"\xff", b"<", b"\n", b"(", "一、".encode(), b"1."))
            case _:
                del content[at : at + len(stretch)]
                place = chance.randrange(len(content) + 1)
                content[place:place] = stretch
    return bytes(content)


def in_this_process(kind: Kind, content: bytes, *, path: str) -> tuple[Block, ...]:
    try:
        return blocks_of(kind, content)
    except (Damaged, Locked, Pictures, TooLarge) as error:
        raise ReadingError(path=path) from error


@pytest.mark.parametrize("seed", SEEDS)
def test_no_mutated_document_stops_the_program(seed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "confined_blocks", in_this_process)
    original = SEEDS[seed]()
    chance = random.Random(seed)
    count = COUNT // len(SEEDS) + 1

    ends = [_end_of_reading(mutated(original, chance), f"a.{seed.split()[0]}") for _ in range(count)]

    assert set(ends) <= {"read", "refused"}


def _end_of_reading(content: bytes, name: str) -> str:
    try:
        opening.read_document(content, name=name, year=2021)
    except ReadingError:
        return "refused"
    return "read"
