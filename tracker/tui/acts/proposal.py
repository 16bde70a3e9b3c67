"""What a file would change in the open plan, kept while it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.language.catalogue import Catalogue
from tracker.model.change import Change
from tracker.model.revision import Revision


@dataclass(frozen=True, slots=True)
class Proposal:
    file: str
    kind: str
    """`document` or `ledger`: the end of the catalogue keys of its words."""

    told: Revision
    """What is shown."""

    doubts: Callable[[Catalogue], Iterable[str]]
    left: Callable[[Catalogue], Iterable[str]]
    """What is not taken over, and why."""

    asked: int
    """How many items or values the two ways treat otherwise; with none they are one way."""

    ways: tuple[Callable[[], Revision], Callable[[], Revision]]
    """How it can be taken over; by the first nothing is lost that was recorded here."""

    also: tuple[Change, ...] = ()
    why: str = ""
    finished: Mapping[str, date] = field(default_factory=dict[str, date])
    """As `Returned.finished`."""
