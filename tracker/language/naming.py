"""How an item is called where a line tells of it."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.model.plan import Plan
from tracker.text.width import cut

LONGEST_IN_A_LINE = 60
"""Columns; a change is told in one line, the whole text stands in the item's detail."""


def item_name(plan: Plan, item_id: str, numbers: Mapping[str, str]) -> str:
    """Number and title.

    Args:
        numbers: May hold a title for an item that is no longer in the plan; it is called by its id otherwise.
    """
    item = plan.items.get(item_id)
    if item is None:
        return cut(numbers.get(item_id, item_id), LONGEST_IN_A_LINE)
    return f"{numbers[item_id]} {cut(item.title, LONGEST_IN_A_LINE)}"
