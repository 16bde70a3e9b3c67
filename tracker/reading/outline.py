"""What a document was understood to say, before anything is kept: an outline that can be looked at and edited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.model.amount import Amount
from tracker.model.deadline import Deadline
from tracker.model.item import NoteKind
from tracker.model.status import Status


@dataclass(frozen=True, slots=True)
class Problem:
    """What was doubtful in the document; the rest was still read."""

    line_number: int
    """From 1, of the document's text."""

    text: str
    """The passage, as it stands there."""

    key: str
    """The catalogue entry `problem.<key>` that says what is doubtful about it."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note as a document tells it: without the ids and times of recording that a plan gives it."""

    on: date
    kind: NoteKind
    author: str
    text: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """One item as read. Fields that `Item` has too mean what they mean there."""

    depth: int
    """1 for a point. It exceeds the depth of the node before by at most 1."""

    marker: str
    title: str
    """From the marker to the first 。 or ； or the end of the line, without end punctuation."""

    text: str
    """The node's own passage as it stands in the document, marker and title included; lines by newline."""

    line_number: int
    """Where the passage begins, from 1."""

    deadline: Deadline | None = None
    recurrence: str = ""
    lead: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    person: str = ""
    target: Amount | None = None
    document_number: str = ""
    status: Status = Status.NOT_STARTED
    reason: str = ""
    start: date | None = None
    actual: Amount | None = None
    percent: int | None = None
    weight: int = 1
    origin: str = ""
    notes: tuple[NoteLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    title: str
    """Empty when the document has none."""

    org: str
    """The office; empty when the document does not say."""

    year: int | None
    nodes: tuple[Node, ...] = ()
    """In document order."""

    problems: tuple[Problem, ...] = ()
    """In the order of their lines."""
