"""What ships with the program in `plans/`: beside the package when installed, above it in a checkout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tracker.model.plan import Plan
from tracker.reading.plan_text_reader import read_plan_text
from tracker.reading.plans import plan_from

_INSTALLED = Path(__file__).parent / "plans"
_IN_A_CHECKOUT = Path(__file__).parent.parent / "plans"


def bundled_plan(name: str, *, new_id: Callable[[], str]) -> tuple[str, Plan]:
    """The file's name and the plan in it, with ids of its own."""
    file = f"{name}.md"
    return file, plan_from(read_plan_text(bundled_text(file)), new_id=new_id)


def bundled_text(file: str) -> str:
    folder = _INSTALLED if _INSTALLED.is_dir() else _IN_A_CHECKOUT
    return (folder / file).read_text(encoding="utf-8")
