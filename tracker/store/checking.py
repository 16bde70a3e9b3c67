"""What a check of a kept plan found: everything that is not as this program leaves it."""

from __future__ import annotations

from enum import Enum

from tracker.frozen import Frozen
from tracker.model.plan import Plan
from tracker.model.revision import Revision


class Flaw(Enum):
    """The value is a catalogue key under `flaw.`."""

    UNREADABLE = "unreadable"
    """The plan cannot be opened; where: the file, detail: the line, or 0."""

    CHANGED_OUTSIDE = "changed_outside"
    """Another program wrote the file, or a byte of it has changed."""

    UNFINISHED_EDIT = "unfinished_edit"
    DAMAGED_EDIT = "damaged_edit"
    FOREIGN_JOURNAL = "foreign_journal"
    """Edits that were made to another state of the file; opening joins them where they fit."""

    BAD_ROW = "bad_row"
    """An item or the notes of an item cannot be read; detail: its id."""

    UNREAD_VALUE = "unread_value"
    """A field of an item holds what this version cannot read; it counts as empty and stays in the file as it is.
    Detail: number and title of the item."""

    NOTE_ON_NOTHING = "note_on_nothing"
    """Notes on an item that is not there; detail: its id."""

    TINYDB_DIFFERS = "tinydb_differs"
    """Plain TinyDB reads another number of documents; detail: the table."""

    UNREADABLE_HISTORY = "unreadable_history"
    NO_BEGINNING = "no_beginning"
    """The history does not begin with the loading of the plan."""

    STEP_TWICE = "step_twice"
    """Detail: the id of the step."""

    WRONG_COUNT = "wrong_count"
    """The file names another number of steps, or another last step, than it holds."""

    NEWER_CHANGES = "newer_changes"
    """The history holds changes that only a newer version knows, so that it cannot be followed; detail: how many."""

    LEADS_ELSEWHERE = "leads_elsewhere"
    """The history does not lead to the plan as it is; detail: what did not fit."""

    NOT_AS_LOADED = "not_as_loaded"
    """Taken back through its history, the plan is not what was loaded: something changed without a step."""


class Finding(Frozen):
    flaw: Flaw
    where: str
    """The name of the file."""

    detail: str = ""
    field: str = ""
    """The name of the field, where the flaw is one of a field, and the `value` that it holds."""

    value: str = ""


class Outside(Frozen):
    """That somebody has changed the plan without a step."""

    plan: Plan
    """As it is."""

    revision: Revision | None
    """What leads from the plan as its history has it to the plan as it is; None when no backup tells what there was."""

    can_be_accepted: bool
    """Whether the history can be made to lead to the plan; not where steps of it are lost and nothing is known."""


class Checkup(Frozen):
    findings: tuple[Finding, ...]
    """In the order of the check; empty when everything is sound."""

    items: int
    notes: int
    steps: int
    """What could be read, counted."""

    outside: Outside | None = None

    @property
    def is_sound(self) -> bool:
        return not self.findings
