"""Hypothesis strategies: trees of items of every status, and lists of changes that fit them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from tests.building import note
from tracker.model import edits
from tracker.model.amount import Amount
from tracker.model.change import Change, applied
from tracker.model.deadline import Deadline
from tracker.model.item import Item
from tracker.model.plan import ROOT, Plan
from tracker.model.status import Status

YEAR = 2026
days = st.integers(0, 364).map(lambda days: date(YEAR, 1, 1) + timedelta(days))
amounts = st.decimals(0, 1000, places=1).map(lambda value: Amount(Decimal(value), "部"))


@st.composite
def items(draw: st.DrawFn, item_id: str) -> Item:
    return Item(
        item_id,
        f"任务{item_id}",
        status=draw(st.sampled_from(Status)),
        deadline=draw(st.none() | days.map(Deadline)),
        start=draw(st.none() | days),
        target=draw(st.none() | amounts),
        actual=draw(st.none() | amounts),
        percent=draw(st.none() | st.integers(0, 100)),
        weight=draw(st.integers(1, 5)),
    )


@st.composite
def plans(draw: st.DrawFn, most: int = 12) -> Plan:
    made = Plan("plan", "要点", "办公室", YEAR)
    for number in range(draw(st.integers(0, most))):
        parent = draw(st.sampled_from([ROOT, *made.items]))
        index = draw(st.integers(0, len(made.below(parent))))
        made = applied(made, edits.add_item(made, draw(items(f"i{number}")), parent=parent, index=index))
    return made


@st.composite
def step_changes(draw: st.DrawFn, plan: Plan, name: str) -> tuple[Change, ...]:
    """The changes of one random edit that the plan allows; `name` makes new ids unique."""
    if not plan.items:
        return edits.add_item(plan, draw(items(name)))
    target = draw(st.sampled_from(sorted(plan.items)))
    parents = [each for each in (ROOT, *plan.items) if each != target and target not in _above(plan, each)]
    match draw(st.sampled_from(["field", "weight", "add", "remove", "move", "note", "tick"])):
        case "field":
            return edits.set_field(plan, target, "title", draw(st.sampled_from(["新", "旧", "改"])))
        case "weight":
            return edits.set_field(plan, target, "weight", draw(st.integers(1, 5)))
        case "add":
            return edits.add_item(plan, draw(items(name)), parent=target, index=draw(st.integers(0, 5)))
        case "remove":
            return edits.remove(plan, [target, draw(st.sampled_from(sorted(plan.items)))])
        case "move":
            return edits.move(plan, target, parent=draw(st.sampled_from(parents)), index=draw(st.integers(0, 5)))
        case "note":
            return edits.add_note(plan, note(target, name, str(draw(days))))
        case _:
            return edits.tick(plan, [leaf for leaf in plan.leaves(target) if plan.items[leaf].status.is_open])


def _above(plan: Plan, item_id: str) -> list[str]:
    return list(plan.above(item_id)) if item_id != ROOT else []
