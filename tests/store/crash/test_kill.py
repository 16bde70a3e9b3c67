"""kill -9 in the middle of edits that grow and shrink, of folds and of openings."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

from tests.store.crash import LONG
from tests.store.making import FIRST, ROADS, SESSION, titled
from tracker.store.opening import Folder, open_store
from tracker.store.safety import check_plan

ROUNDS = 1000 if LONG else 200


def test_every_acknowledged_edit_survives_a_kill(folder: Folder) -> None:
    folder.create("道路", ROADS, FIRST).close()
    path = folder.file("道路")
    chance = random.Random(7)
    acknowledged = 0

    for _ in range(ROUNDS):
        acknowledged = _killed_after(path, acknowledged + 1, chance)
        store = folder.open("道路")
        steps = store.history()
        assert [each.id for each in steps[: acknowledged + 1]] == [f"s{number}" for number in range(acknowledged + 1)]
        assert len(steps) <= acknowledged + 2
        assert store.plan.items["绿化"].title == _title(len(steps) - 1)
        acknowledged = len(steps) - 1

    _edit_once_more(path, acknowledged + 1)
    assert check_plan(path).is_sound
    assert not list(folder.path.glob(".*"))
    assert acknowledged >= ROUNDS


def _edit_once_more(path: Path, number: int) -> None:
    """The last kill may have left half an edit behind, which the next one clears away."""
    with open_store(path, SESSION) as store:
        store.edit(titled("绿化", _title(number), number))


def _title(number: int) -> str:
    """Long and short in turn, so that what is written grows and shrinks."""
    return ROADS.items["绿化"].title if not number else f"第{number}版" + "长" * (number % 7 * 200)


def _killed_after(path: Path, first: int, chance: random.Random) -> int:
    """Has a child edit from step `first` on and kills it; answers the last step that it told of as done."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _edit_for_ever(path, first, writer)
    os.close(writer)
    with os.fdopen(reader) as told:
        numbers = [told.readline() for _ in range(chance.randrange(9))]
        time.sleep(chance.uniform(0, 0.003))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        numbers.extend(told)
    return int(numbers[-1]) if numbers else first - 1


def _edit_for_ever(path: Path, first: int, writer: int) -> None:
    try:
        with open_store(path, SESSION) as store:
            for number in range(first, first + 10_000):
                store.edit(titled("绿化", _title(number), number))
                os.write(writer, f"{number}\n".encode())
                if number % 5 == 0:
                    store.tidy()
    finally:
        os._exit(1)
