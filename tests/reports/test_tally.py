from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.reports.subjects import subject, subject_with
from tracker.model.progress import Light, in_percent
from tracker.model.status import Status
from tracker.reports.tally import tally_of


def test_leaves_are_counted_by_status_light_and_reason() -> None:
    tally = tally_of(subject())

    assert (tally.points, tally.items, tally.done, tally.counted) == (3, 8, 1, 6)
    assert [(share.status, share.items) for share in tally.shares] == [
        (Status.DONE, 1),
        (Status.IN_PROGRESS, 1),
        (Status.BLOCKED, 1),
        (Status.NOT_STARTED, 3),
    ]
    assert tally.outside == ((Status.STANDING, 1), (Status.CANCELLED, 1))
    assert tally.lights == ((Light.RED, 2), (Light.YELLOW, 2), (Light.GREEN, 2))
    assert (tally.overdue, tally.near) == (1, 3)


def test_the_elapsed_share_is_that_of_the_plans_year() -> None:
    assert tally_of(subject()).elapsed == Fraction(180, 365)


def test_a_plan_of_which_nothing_counts_has_no_rate() -> None:
    tally = tally_of(subject_with("一、走访 standing"))

    assert tally.rate is None
    assert tally.progress is None
    assert sum(share.percent for share in tally.shares) == 0


def test_an_empty_plan_has_an_empty_tally() -> None:
    tally = tally_of(subject_with(""))

    assert (tally.points, tally.items, tally.counted) == (0, 0, 0)


@given(st.dictionaries(st.sampled_from(Status), st.integers(0, 12)))
def test_shares_add_up_and_that_of_done_is_the_completion_rate(statuses: Mapping[Status, int]) -> None:
    lines = [f"{status.value}{place} {status.value}" for status, items in statuses.items() for place in range(items)]

    tally = tally_of(subject_with("\n".join(lines)))

    assert sum(share.percent for share in tally.shares) == (Decimal("100.0") if tally.counted else 0)
    assert tally.rate is None or tally.shares[0].percent == in_percent(tally.rate)
    assert all(share.items or not share.percent for share in tally.shares)
