"""Bytes flipped, cut, zeroed and repeated at random places of file and journal."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.building import note
from tests.store.crash import LONG
from tests.store.making import FIRST, ROADS, SESSION, made, ticked, titled
from tracker.errors import StoreError
from tracker.model import edits
from tracker.model.history import Step
from tracker.model.plan import Plan
from tracker.store.opening import Folder
from tracker.store.safety import candidates, check_plan

PLACES = 5000 if LONG else 250
"""For each of two files and four kinds of damage."""


def flipped(data: bytes, at: int, chance: random.Random) -> bytes:
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def cut(data: bytes, at: int, chance: random.Random) -> bytes:
    return data[:at]


def zeroed(data: bytes, at: int, chance: random.Random) -> bytes:
    length = min(chance.randrange(1, 200), len(data) - at)
    return data[:at] + b"\0" * length + data[at + length :]


def repeated(data: bytes, at: int, chance: random.Random) -> bytes:
    return data[: at + chance.randrange(1, 400)] + data[at:]


Damage = Callable[[bytes, int, random.Random], bytes]


@dataclass
class Sound:
    """A plan as it lies on disk undamaged, and what it says."""

    files: dict[str, bytes]
    plan: Plan
    steps: tuple[Step, ...]


@pytest.fixture
def sound(folder: Folder) -> Sound:
    store = folder.create("道路", ROADS, FIRST)
    store.edit(ticked("勘察", 1))
    store.edit(made(lambda now: edits.add_note(now, note("修路", "已铺四公里")), 2))
    store.tidy()
    for number in range(3, 7):
        store.edit(titled("绿化", f"第{number}版", number))
    files = {each.name: each.read_bytes() for each in folder.path.iterdir() if each.is_file()}
    return Sound(files, store.plan, store.history())


@pytest.mark.parametrize("damage", [flipped, cut, zeroed, repeated])
@pytest.mark.parametrize("name", ["道路.json", "道路.journal"])
def test_damage_is_told_and_never_a_traceback_or_an_empty_plan(
    sound: Sound, name: str, damage: Damage, tmp_path: Path
) -> None:
    chance = random.Random(f"{name}{damage.__name__}")
    whole = sound.files[name]

    for number in range(PLACES):
        broken = damage(whole, chance.randrange(len(whole)), chance)
        if broken == whole:
            continue
        folder = Folder(tmp_path / str(number), SESSION)
        _laid_out(folder.path, {**sound.files, name: broken})

        assert _is_told(folder, sound)
        _is_kept(folder, sound, name, broken)


def _laid_out(path: Path, files: dict[str, bytes]) -> None:
    path.mkdir()
    for name, data in files.items():
        (path / name).write_bytes(data)


def _is_told(folder: Folder, sound: Sound) -> bool:
    """Whether the check says that something is wrong, or nothing is: a journal cut between two lines."""
    try:
        checkup = check_plan(folder.file("道路"))
    except StoreError:
        return True
    return not checkup.is_sound or sound.steps[: checkup.steps] == _opened(folder)[1]


def _is_kept(folder: Folder, sound: Sound, name: str, broken: bytes) -> None:
    try:
        plan, steps = _opened(folder)
    except StoreError:
        assert (folder.path / name).read_bytes() == broken
        assert any(len(each.plan.items) >= 3 for each in candidates(folder.file("道路"))) or name == "道路.json"
        return
    assert set(plan.items) == set(sound.plan.items) or name == "道路.json"
    assert len(steps) >= 3 or name == "道路.json"
    assert plan.items


def _opened(folder: Folder) -> tuple[Plan, tuple[Step, ...]]:
    with folder.open("道路") as store:
        for item_id in store.plan.items:
            assert store.plan.items[item_id].id == item_id
        list(store.plan.notes.values())
        return store.plan, store.history()
