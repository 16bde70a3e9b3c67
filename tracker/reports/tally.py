"""The totals of a report, counted once over the leaves."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction

from tracker.model.plan import ROOT
from tracker.model.progress import Cause, Light, elapsed_share, in_percent, shares
from tracker.model.status import Status
from tracker.reports.report import Share, Tally
from tracker.reports.subject import Subject

_OPEN = (Status.IN_PROGRESS, Status.BLOCKED, Status.NOT_STARTED)
_OUTSIDE = (Status.STANDING, Status.CANCELLED)
_LIGHTS = (Light.RED, Light.YELLOW, Light.GREEN)


def tally_of(subject: Subject) -> Tally:
    whole = subject.progress.whole  # all figures at once; each leaf alone would look for what is above it
    leaves = [subject.progress.of(leaf) for leaf in subject.leaves()]
    statuses = Counter(each.status for each in leaves)
    lights = Counter(each.light for each in leaves)
    causes = Counter(reason.cause for each in leaves for reason in each.reasons)
    return Tally(
        points=len(subject.plan.below(ROOT)),
        items=len(leaves),
        done=whole.done,
        counted=whole.counted,
        progress=whole.progress,
        elapsed=elapsed_share(subject.plan, ROOT, today=subject.today),
        shares=_shares(statuses),
        outside=tuple((status, statuses[status]) for status in _OUTSIDE),
        lights=tuple((light, lights[light]) for light in _LIGHTS),
        overdue=causes[Cause.OVERDUE],
        near=causes[Cause.NEAR],
    )


def _shares(statuses: Counter[Status]) -> tuple[Share, ...]:
    """The share of what is done is the completion rate to the last digit; the others divide the rest."""
    done, rest = statuses[Status.DONE], [statuses[status] for status in _OPEN]
    counted = done + sum(rest)
    done_percent = in_percent(Fraction(done, counted)) if counted else Decimal("0.0")
    percents = shares(rest, whole=Decimal("100.0") - done_percent)
    return (
        Share(Status.DONE, done, done_percent),
        *(Share(status, items, percent) for status, items, percent in zip(_OPEN, rest, percents, strict=True)),
    )
