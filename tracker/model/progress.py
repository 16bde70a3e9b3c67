"""The arithmetic: progress, completion rate, derived status, lights and elapsed share of every item.

Every view and report shows the figures computed here, so that no two of them can differ. All of it
is exact (`Fraction`): a roll-up by floating point would depend on the order of its children.

How it is counted (口径):

- Leaf: done is 1; with a target actual over target, at most 1; else the percentage somebody entered; else 0.
- Parent: mean of its children by weight; cancelled and standing ones stay out of the denominator.
- Completion rate: done leaves over leaves that count.
- Light: see `LightRules`; a parent shows the worst light below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

from tracker.frozen import Frozen
from tracker.model.deadline import Deadline
from tracker.model.item import Item
from tracker.model.light import USUAL_RULES, Cause, Light, LightRules, Reason
from tracker.model.plan import ROOT, Plan
from tracker.model.status import Status

NONE_YET, WHOLE = Fraction(0), Fraction(1)


class Figures(Frozen):
    """What is computed for one item, or for the whole plan."""

    progress: Fraction | None
    """0 to 1; None when nothing below counts, which is shown as a dash."""

    done: int
    """Leaves done, the item itself when it is a leaf."""

    counted: int
    """Leaves that count."""

    status: Status
    light: Light
    reasons: tuple[Reason, ...]
    """All that hold, the one that decides the light first; never empty. A parent has those of `worst`."""

    worst: str = ""
    """The id of the leaf whose light a parent shows; empty for a leaf and for a parent without light."""

    @property
    def reason(self) -> Reason:
        return self.reasons[0]


class Span(Frozen):
    """What a child has from above: where its time begins and ends."""

    start: date
    deadline: Deadline | None
    end: date
    """The deadline's day, or the last day of the year where there is no deadline."""

    def within(self, item: Item) -> Span:
        if item.start is None and item.deadline is None:
            return self
        deadline = item.deadline or self.deadline
        return Span(item.start or self.start, deadline, deadline.day if deadline else self.end)


class Progress:
    """The figures of one plan on one day, each computed when first asked for and then kept."""

    def __init__(
        self, plan: Plan, today: date, rules: LightRules = USUAL_RULES, known: dict[str, Figures] | None = None
    ) -> None:
        """
        Args:
            known: Figures that hold already; None when there are none.
        """
        self.plan, self.today, self.rules = plan, today, rules
        self._known = {} if known is None else known

    def of(self, item_id: str) -> Figures:
        """The figures of an item; `ROOT` has those of the whole plan."""
        found = self._known.get(item_id)
        if found is None:
            self._compute_below(item_id)
            found = self._known[item_id]
        return found

    def knows(self, item_id: str) -> bool:
        """Whether the figures of an item have been computed already, so that asking for them costs nothing."""
        return item_id in self._known

    @property
    def whole(self) -> Figures:
        return self.of(ROOT)

    def after(self, plan: Plan, touched: Iterable[str]) -> Progress:
        """The figures of `plan`, which differs from this one's only in the items `touched` and below.

        What they cannot have changed is carried over, so that one edit among 100 000 items costs a path.
        """
        known = dict(self._known)
        for item_id in touched:
            for stale in self._depending_on(item_id, self.plan):
                known.pop(stale, None)
            for stale in self._depending_on(item_id, plan):
                known.pop(stale, None)
        return Progress(plan, self.today, self.rules, known)

    @staticmethod
    def _depending_on(item_id: str, plan: Plan) -> Iterator[str]:
        yield ROOT
        if item_id == ROOT or item_id in plan.items:
            yield item_id
            yield from (below for below, _ in plan.walk(item_id))
        if item_id in plan.parents:
            yield from plan.above(item_id)

    def _compute_below(self, top: str) -> None:
        """Spans from the top down, then figures from the bottom up, without recursion."""
        known, items, below = self._known, self.plan.items, self.plan.children
        leaf = _Leaves(self.today, self.rules).figures
        if top not in below:
            known[top] = _EMPTY if top == ROOT else leaf(items[top], span_of(self.plan, top))
            return
        parents: list[str] = []
        pending = [(top, span_of(self.plan, top))]
        while pending:
            parent, span = pending.pop()
            parents.append(parent)
            for child in below[parent]:
                if child in known:
                    continue
                if child in below:
                    pending.append((child, span.within(items[child])))
                else:
                    known[child] = leaf(items[child], span)
        for parent in reversed(parents):
            known[parent] = self._parent(below[parent])

    def _parent(self, children: Sequence[str]) -> Figures:
        known = [self._known[child] for child in children]
        weights = [self.plan.items[child].weight for child in children]
        worst_child, worst = _worst(zip(children, known, strict=True))
        return Figures(
            progress=_mean((each.progress, weight) for each, weight in zip(known, weights, strict=True)),
            done=sum(each.done for each in known),
            counted=sum(each.counted for each in known),
            status=_derived(known),
            light=worst.light,
            reasons=worst.reasons,
            worst=(worst.worst or worst_child) if worst.light is not Light.NONE else "",
        )


def leaf_progress(item: Item) -> Fraction | None:
    """How far a leaf is, 0 to 1; None when it does not count."""
    if not item.status.counts:
        return None
    if item.status is Status.DONE:
        return WHOLE
    if item.target is not None and item.target.value > 0:
        reached = item.actual.value if item.actual else Decimal(0)
        return min(Fraction(reached) / Fraction(item.target.value), WHOLE)
    return _hundredths(item.percent) if item.percent else NONE_YET


@cache
def _hundredths(percent: int) -> Fraction:
    return Fraction(percent, 100)


def deadline_of(plan: Plan, item_id: str) -> Deadline | None:
    """The item's own deadline, else that of the nearest item above; None when none of them has one."""
    items, parents = plan.items, plan.parents
    while item_id != ROOT:
        if deadline := items[item_id].deadline:
            return deadline
        item_id = parents[item_id]
    return None


def answerable(plan: Plan, item_id: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Lead units, responsible units and person, each the item's own or that of the nearest item above."""
    lead, units, person = (), (), ""
    for each in (item_id, *plan.above(item_id)):
        item = plan.items[each]
        lead, units, person = lead or item.lead, units or item.units, person or item.person
    return lead, units, person


def elapsed_share(plan: Plan, item_id: str, *, today: date) -> Fraction:
    """The share of the item's time that is over on `today`; of the plan's year for `ROOT`.

    Time runs from the item's start to its deadline, each inherited, else the first and last day of
    the year. Days are whole and count when finished: on the start date the share is 0, on the day
    after the deadline it is 1. It never leaves 0..1.
    """
    return Fraction(*_days(span_of(plan, item_id), today))


def gravity(figures: Figures) -> tuple[int, list[tuple[int, int]]]:
    """Larger for what is worse: by light, then reason by reason by cause and size."""
    return figures.light.severity, [_weight(reason) for reason in figures.reasons]


def shares(counts: Sequence[int], *, whole: Decimal = Decimal("100.0")) -> tuple[Decimal, ...]:
    """Each count's share of their sum in per cent, one decimal; together exactly `whole`.

    Largest remainder: what rounding down leaves over goes to the largest fractions, the earlier
    first among equals. All are zero when the sum is.
    """
    total = sum(counts)
    if not total:
        return tuple(Decimal("0.0") for _ in counts)
    whole_tenths = int(whole * 10)
    exact = [Fraction(count * whole_tenths, total) for count in counts]
    tenths = [int(each) for each in exact]
    by_remainder = sorted(range(len(counts)), key=lambda place: (tenths[place] - exact[place], place))
    for place in by_remainder[: whole_tenths - sum(tenths)]:
        tenths[place] += 1
    return tuple(Decimal(each).scaleb(-1) for each in tenths)


def in_percent(share: Fraction) -> Decimal:
    """`share` in per cent with one decimal, rounded half up: what a report prints."""
    return Decimal(int(share * 1000 + Fraction(1, 2))).scaleb(-1)


def whole_percent(share: Fraction) -> int:
    """`share` in whole per cent for a bar's label.

    Rounded half up, except that 100 is kept for what is finished and 0 for what is not begun.
    """
    over, whole = share.numerator, share.denominator
    if not 0 < over < whole:
        return 100 * (over // whole)
    return min(99, max(1, (200 * over + whole) // (2 * whole)))


_EMPTY = Figures(None, 0, 0, Status.NOT_STARTED, Light.NONE, (Reason(Cause.NOT_COUNTED),))


def span_of(plan: Plan, item_id: str) -> Span:
    span = Span(plan.first_day, None, plan.last_day)
    if item_id == ROOT:
        return span
    for each in reversed((item_id, *plan.above(item_id))):
        span = span.within(plan.items[each])
    return span


def _days(span: Span, today: date) -> tuple[int, int]:
    """How many of the span's days are over, of how many; one that ends before it starts has a day."""
    days = (span.end - span.start).days + 1
    if days <= 0:
        return int(today > span.end), 1
    return min(max((today - span.start).days, 0), days), days


class _Leaves:
    """The figures of leaves on one day; those alike in all that counts share one value.

    Of 10 000 leaves four to a value: all figures took 39 ms, and take 22.
    """

    def __init__(self, today: date, rules: LightRules) -> None:
        self._today, self._rules = today, rules
        self._alike: dict[tuple[object, ...], Figures] = {}

    def figures(self, item: Item, above: Span) -> Figures:
        """
        Args:
            above: The item's own, or that of its parent within the plan that all these leaves are of.
        """
        start, deadline = item.start or above.start, item.deadline or above.deadline
        day = deadline.day if deadline else None
        alike = item.status, item.percent, item.target, item.actual, start, day
        found = self._alike.get(alike)
        if found is None:
            found = self._alike[alike] = _leaf(item, above.within(item), self._today, self._rules)
        return found


def _leaf(item: Item, span: Span, today: date, rules: LightRules) -> Figures:
    progress = leaf_progress(item)
    reasons = _reasons(item, progress, span, today, rules)
    is_done = item.status is Status.DONE
    return Figures(progress, int(is_done), int(item.status.counts), item.status, reasons[0].cause.light, reasons)


def _reasons(item: Item, progress: Fraction | None, span: Span, today: date, rules: LightRules) -> tuple[Reason, ...]:
    """What holds for a leaf, the gravest first."""
    if progress is None or item.status is Status.DONE:
        return _DONE if item.status is Status.DONE else _NOT_COUNTED
    by_status = _BLOCKED if item.status is Status.BLOCKED else None
    could = (_by_date(span.deadline, today, rules), _by_pace(item, progress, span, today, rules), by_status)
    found = [reason for reason in could if reason]
    if len(found) > 1:
        found.sort(key=lambda reason: _GRAVITY[reason.cause])
    return tuple(found) or _ON_TRACK


def _by_date(deadline: Deadline | None, today: date, rules: LightRules) -> Reason | None:
    if deadline is None:
        return None
    over = (today - deadline.day).days
    if over > 0:
        return Reason(Cause.OVERDUE, over)
    return Reason(Cause.NEAR, -over) if -over <= rules.near_days else None


def _by_pace(item: Item, progress: Fraction, span: Span, today: date, rules: LightRules) -> Reason | None:
    """Behind the elapsed share; None for an item that nobody measures."""
    if item.percent is None and item.target is None:
        return None
    over, days = _days(span, today)
    whole = days * progress.denominator  # in whole numbers: a difference of fractions takes ten times as long
    gap = 100 * (over * progress.denominator - progress.numerator * days)
    if gap > rules.far_behind_points * whole:
        return Reason(Cause.FAR_BEHIND, gap // whole)
    return Reason(Cause.BEHIND, gap // whole) if gap >= rules.behind_points * whole else None


_DONE, _NOT_COUNTED, _ON_TRACK = (Reason(Cause.DONE),), (Reason(Cause.NOT_COUNTED),), (Reason(Cause.ON_TRACK),)
_BLOCKED = Reason(Cause.BLOCKED)
_GRAVITY = {cause: place for place, cause in enumerate(Cause)}
_COUNTED_AGAINST = frozenset({Cause.OVERDUE, Cause.FAR_BEHIND, Cause.BEHIND})


def _worst(children: Iterable[tuple[str, Figures]]) -> tuple[str, Figures]:
    """The first of the worst by `gravity`."""
    by_light: dict[Light, list[tuple[str, Figures]]] = {}
    for child in children:
        by_light.setdefault(child[1].light, []).append(child)
    gravest = max(by_light, key=lambda light: light.severity)
    return max(by_light[gravest], key=lambda child: gravity(child[1]))


def _weight(reason: Reason) -> tuple[int, int]:
    return -_GRAVITY[reason.cause], reason.figure if reason.cause in _COUNTED_AGAINST else -reason.figure


def _mean(parts: Iterable[tuple[Fraction | None, int]]) -> Fraction | None:
    weights, numerators = 0, dict[int, int]()  # by denominator: a sum of fractions takes ten times as long
    for progress, weight in parts:
        if progress is None:
            continue
        weights += weight
        if progress:
            over = progress.denominator
            numerators[over] = numerators.get(over, 0) + progress.numerator * weight
    total = sum((Fraction(sum_, over) for over, sum_ in numerators.items()), NONE_YET)
    return total / weights if weights else None


def _derived(children: Sequence[Figures]) -> Status:
    statuses = [each.status for each in children]
    counted = [each for each in children if each.counted]
    if counted and all(each.status is Status.DONE for each in counted):
        return Status.DONE
    if any(each.status.is_begun or each.progress for each in counted):
        return Status.IN_PROGRESS
    if counted:
        return Status.NOT_STARTED
    return Status.STANDING if Status.STANDING in statuses else Status.CANCELLED
