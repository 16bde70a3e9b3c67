"""A line of the checklist and the notes written on it, as frozen values."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum

from tracker.frozen import Frozen
from tracker.model.amount import Amount
from tracker.model.deadline import Deadline
from tracker.model.status import Status


class NoteKind(Enum):
    """What a note tells. The value is what stands in files and JSON."""

    PROGRESS = "progress"
    PROBLEM = "problem"
    NEXT_STEP = "next_step"
    REMARK = "remark"
    REMINDER = "reminder"
    """Who answers for the item was pressed to see to it (催办); the words are those that were sent."""


class Note(Frozen):
    """Dated words by someone on one item."""

    id: str
    item: str
    """The id of the item it is written on."""

    on: date
    """The day it tells of, which periods and reports go by."""

    at: datetime
    """When it was recorded, in UTC; orders the notes of one day."""

    author: str
    kind: NoteKind
    text: str
    """One or more lines, cleaned, never empty."""

    evidence: str = ""
    """A path or link that proves it; empty when there is none."""


Extra = tuple[tuple[str, str], ...]
"""Fields that a newer version wrote and this one does not know: name and JSON text, in file order."""


class Item(Frozen):
    """One item at any level. Status, actual and percent are those of a leaf; a parent's are computed."""

    id: str
    title: str
    marker: str = ""
    """As the office writes it (`一、`, `（二）`, `三是`); empty for an item without one."""

    text: str = ""
    """The item's own words in the document; empty when it was typed in by hand."""

    status: Status = Status.NOT_STARTED
    reason: str = ""
    """Why it is blocked or cancelled; empty otherwise."""

    start: date | None = None
    """None means the first day of the plan's year."""

    deadline: Deadline | None = None
    """None means that the nearest item above decides, and without one there, that there is none."""

    recurrence: str = ""
    """The words for what comes again (`每月`), which is no deadline; empty when it comes once."""

    target: Amount | None = None
    actual: Amount | None = None
    """What has been reached, in the unit of the target."""

    percent: int | None = None
    """0 to 100 as somebody entered it; None when nobody did."""

    weight: int = 1
    """The share of this item in its parent's progress, relative to its siblings; at least 1."""

    lead: tuple[str, ...] = ()
    """Lead units in the order of the document. Empty means that the nearest item above decides."""

    units: tuple[str, ...] = ()
    """Responsible units besides the lead. Empty means that the nearest item above decides."""

    person: str = ""
    document_number: str = ""
    """The official document that the item rests on: `闽民管〔2020〕128号`; several are joined by `、`."""

    origin: str = ""
    """Where it was carried over from, as `plan name/item id`; empty for an item of this year."""

    extra: Extra = ()
