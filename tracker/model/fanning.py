"""An item fanned out: a child for each unit that answers for a share of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from tracker.frozen import replace
from tracker.model.amount import Amount
from tracker.model.change import AddItem, Branch, Change
from tracker.model.item import Item
from tracker.model.plan import Plan
from tracker.model.progress import answerable


def fan_out(plan: Plan, item_id: str, units: Sequence[str], *, new_id: Callable[[], str]) -> tuple[Change, ...]:
    """A child for each of `units` that has none yet, behind the children that are there.

    What a leaf had reached goes on: its status, and its target and actual in shares that add up to them.
    A target in per cent is every unit's own.

    Args:
        units: Each counts once; empty names do not.
        new_id: Gives another id at each call.
    """
    item = plan.item(item_id)
    named = dict.fromkeys(filter(None, units))
    present = {plan.items[each].units for each in plan.below(item_id)}
    wanted = [unit for unit in named if (unit,) not in present]
    made = [Item(new_id(), f"{unit}：{item.title}", units=(unit,)) for unit in wanted]
    if made and plan.is_leaf(item_id):
        made = _sharing(item, made)
    place = len(plan.below(item_id))
    return tuple(AddItem(Branch((each,), (-1,)), item_id, index) for index, each in enumerate(made, place))


def units_for(plan: Plan, item_id: str) -> tuple[str, ...]:
    """The units that an item may be fanned out over: its responsible units, or where it has none, the lead units."""
    lead, units, _ = answerable(plan, item_id)
    return units or lead


def shares(amount: Amount, count: int) -> tuple[Amount, ...]:
    """`amount` in `count` shares that add up to it, as even as its decimals allow, the larger ones first."""
    unit = Decimal(1).scaleb(min(int(amount.value.as_tuple().exponent), 0))
    whole, rest = divmod(int(amount.value / unit), count)
    return tuple(Amount((whole + (place < rest)) * unit, amount.unit) for place in range(count))


def _sharing(item: Item, made: Sequence[Item]) -> list[Item]:
    targets, actuals = (_shared(amount, len(made)) for amount in (item.target, item.actual))
    return [
        replace(each, status=item.status, reason=item.reason, target=target, actual=actual)
        for each, target, actual in zip(made, targets, actuals, strict=True)
    ]


def _shared(amount: Amount | None, count: int) -> Sequence[Amount | None]:
    if amount is None or amount.unit in _OF_EACH:
        return [amount] * count
    return shares(amount, count)


_OF_EACH = frozenset({"%", "％"})
