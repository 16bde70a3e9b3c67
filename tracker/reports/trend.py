"""Progress at the end of every month so far, from the history."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from tracker.model.history import Step, as_of
from tracker.model.plan import ROOT, Plan
from tracker.model.progress import Progress, elapsed_share
from tracker.reports.pruning import pruned
from tracker.reports.report import TrendPoint


def trend_of(
    progress: Progress, steps: Sequence[Step], *, leaves: Collection[str] | None = None, now: Plan | None = None
) -> tuple[TrendPoint, ...]:
    """From the first day of the year to today; empty when there is nothing to compare or nothing counts.

    Args:
        progress: Of the whole plan, on the day up to which the trend goes.
        leaves: Those to count; None means all.
        now: The plan that all `steps` lead to, where `progress` shows an earlier state of it.
    """
    points: list[TrendPoint] = []
    for day in _days(progress.plan, progress.today):
        then = Progress(as_of(now or progress.plan, steps, day), day, progress.rules)
        if leaves is not None:
            then = pruned(then, leaves)
        points.append(TrendPoint(day, then.whole.progress or Fraction(0), elapsed_share(then.plan, ROOT, today=day)))
    return tuple(points) if len(points) > 1 and progress.whole.progress is not None else ()


def _days(plan: Plan, today: date) -> Iterator[date]:
    """The first day of the year, the last of every month before today, and today; up to the year's end."""
    last = min(today, plan.last_day)
    ends = (date(plan.year, month, 1) - timedelta(days=1) for month in range(2, 13))
    yield from (day for day in (plan.first_day, *ends) if day < last)
    yield last
