"""What the user saw when an editor was opened, so that nobody's later words are overwritten unseen."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.errors import Overtaken
from tracker.model.change import Change, SetField, Value
from tracker.model.plan import Plan


class Seen:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._told: dict[tuple[str, str], Value] = {}
        """What was found in a field instead, and has been told."""

    def checked(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """The changes, where each meets what was seen.

        Raises:
            Overtaken: Somebody else has given a field another value since. The user has now seen that one
                too: the same again goes through.
        """
        found = tuple(changes)
        for change in found:
            if isinstance(change, SetField) and change.item in self._plan.items:
                self._compare(change)
        return found

    def _compare(self, change: SetField) -> None:
        item, field = self._plan.items[change.item], change.field
        seen = self._told.get((item.id, field), getattr(item, field))
        if change.old == seen or (field == "reason" and (item.id, "status") in self._told):
            return  # a reason goes with its status
        self._told[item.id, field] = change.old
        raise Overtaken(title=item.title, field=field, expected=seen, found=change.old, mine=change.new)
