"""Every error that the program can raise, on one page.

An error carries facts in its fields; the words that a user reads come from the catalogue, under
`error.<key>`, filled with those fields. `str(error)` is plain English for logs. What a user wrote
wrongly *inside a document* is not an error but a `Problem` in a returned list: the rest is still read.

The exit code of the command line stands with each family: 1 failed, 2 wrong usage or bad input,
3 nothing matches, 4 refused (locked, conflict), 5 unreadable or damaged data.
"""

from __future__ import annotations

from typing import ClassVar


class TrackerError(Exception):
    """What stops the work and can be explained to the user."""

    key: ClassVar[str] = "failed"
    """The catalogue entry `error.<key>` that says what happened, to what, and what to do now."""

    exit_code: ClassVar[int] = 1

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        """What the catalogue entry is filled with: plain values, never words for the user."""
        super().__init__(", ".join(f"{name}={value}" for name, value in facts.items()) or self.key)

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{type(self).__name__}({facts})"


class UsageError(TrackerError):
    """The user asked for something that cannot be asked for so."""

    key = "usage"
    exit_code = 2


class UnknownField(UsageError):
    """Facts: `field`, `known` (the fields there are, joined for reading)."""

    key = "unknown_field"


class BadValue(UsageError):
    """Facts: `field`, `value`, `example` (a value that would do)."""

    key = "bad_value"


class UnknownStatus(UsageError):
    """Facts: `value`."""

    key = "unknown_status"


class NothingMatches(UsageError):
    """Facts: `ref`."""

    key = "nothing_matches"
    exit_code = 3


class SeveralMatch(UsageError):
    """Facts: `ref`, `matches` (a line an item, number and title)."""

    key = "several_match"
    exit_code = 3


class UnknownPlan(UsageError):
    """Facts: `name`, `folder`."""

    key = "unknown_plan"
    exit_code = 3


class ChangeRefused(TrackerError):
    """A change that the plan as it stands does not allow; nothing was changed."""

    key = "change_refused"
    exit_code = 4


class ItemMissing(ChangeRefused):
    """Facts: `item` (its id). Somebody removed it, or it never was."""

    key = "item_missing"


class MoveNotAllowed(ChangeRefused):
    """A status that does not follow from the present one. Facts: `title`, `old`, `new` (Status values)."""

    key = "move_not_allowed"


class MovedIntoItself(ChangeRefused):
    """Facts: `title`."""

    key = "moved_into_itself"


class ParentHasItsOwn(ChangeRefused):
    """A figure that only a leaf can have was set on an item with children. Facts: `title`, `field`."""

    key = "parent_has_its_own"


class FieldChanged(ChangeRefused):
    """Somebody changed the same field since. Facts: `title`, `field`, `expected`, `found`."""

    key = "field_changed"


class NothingToUndo(ChangeRefused):
    key = "nothing_to_undo"
    exit_code = 3


class NothingToRedo(ChangeRefused):
    key = "nothing_to_redo"
    exit_code = 3


class ReadingError(TrackerError):
    """A document that cannot be read at all. Facts: `path`."""

    key = "unreadable"
    exit_code = 2


class StoreError(TrackerError):
    """The place where plans are kept did not do what it must. Facts: `path`."""

    key = "store"
