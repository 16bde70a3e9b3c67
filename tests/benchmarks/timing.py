"""Timing beside a floor or a peer in the same run, so that a figure means the same on any machine."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure beside what it is measured against."""

    what: str
    items: int
    ours_ms: float
    """Median of the runs."""

    beside: str
    """The floor or the peer."""

    beside_ms: float
    bar: float
    """At most so many times what it is beside; infinity where the figure is only told."""

    spread_ms: float = 0.0
    """From the fastest to the slowest run of ours."""

    @property
    def ratio(self) -> float:
        return self.ours_ms / self.beside_ms if self.beside_ms else float("inf")

    @property
    def holds(self) -> bool:
        return self.ratio <= self.bar

    def as_json(self) -> dict[str, object]:
        """With null for no bar, since JSON knows no infinity; microseconds are the end of what was measured."""
        bar = None if self.bar == float("inf") else self.bar
        figures = {name: round(value, 3) for name, value in asdict(self).items() if isinstance(value, float)}
        return {**asdict(self), **figures, "bar": bar, "ratio": round(self.ratio, 2), "holds": self.holds}


def beside(
    ours: Callable[[], object], other: Callable[[], object], *, runs: int = 9
) -> tuple[list[float], list[float]]:
    """Milliseconds of both, run in turn so that a slow moment of the machine meets both; one warm-up each."""
    ours()
    other()
    mine: list[float] = []
    theirs: list[float] = []
    for _ in range(runs):
        mine.append(_once(ours))
        theirs.append(_once(other))
    return mine, theirs


def row(
    what: str,
    items: int,
    ours: Callable[[], object],
    other: Callable[[], object],
    *,
    beside_what: str,
    bar: float = float("inf"),
    runs: int = 9,
) -> Row:
    mine, theirs = beside(ours, other, runs=runs)
    return Row(
        what,
        items,
        statistics.median(mine),
        beside_what,
        statistics.median(theirs),
        bar,
        max(mine) - min(mine),
    )


def process(command: Sequence[str], surroundings: Mapping[str, str] | None = None) -> Callable[[], object]:
    """Runs a whole process to its end, its output thrown away.

    Args:
        surroundings: Environment variables that are other than here.
    """
    env = {**os.environ, **(surroundings or {})}
    return lambda: subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, env=env)


def table(rows: Iterable[Row]) -> str:
    lines = [f"{'what':<44}{'items':>8}{'ours ms':>10}{'spread':>9}{'beside':>24}{'ms':>9}{'ratio':>8}{'bar':>7}"]
    for each in rows:
        bar = "" if each.bar == float("inf") else f"{each.bar:.1f}"
        verdict = "" if each.holds else "  MISSES ITS BAR"
        lines.append(
            f"{each.what:<44}{each.items:>8}{each.ours_ms:>10.1f}{each.spread_ms:>9.1f}{each.beside:>24}{each.beside_ms:>9.1f}"
            f"{each.ratio:>8.2f}{bar:>7}{verdict}"
        )
    return "\n".join(lines)


def _once(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000
