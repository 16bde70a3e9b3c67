"""A report's table that comes back filled in: which items its rows are of, and what is another in their cells.

A county opens the ledger, fills in status, progress and problems, sorts it, loses a column, and sends it
back. A row is known by the id in its hidden column or, where that is lost or belongs to another row, by
number and title. A cell counts as filled in when it is another than its mark says it was; without marks,
when it is another than what the ledger would show now.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cached_property

from tracker.entry import status_entered, value_entered
from tracker.errors import AnotherLedger, BadValue, UnknownStatus
from tracker.language.catalogue import catalogues
from tracker.model.change import Value
from tracker.model.filling import Filled, Filling, filling
from tracker.model.item import Item, Note, NoteKind
from tracker.model.plan import Plan
from tracker.model.progress import Progress
from tracker.model.status import Status
from tracker.reading.columns import is_status, status_named
from tracker.reading.lines import Table
from tracker.reports.composers import parts
from tracker.reports.kinds import compose
from tracker.reports.marks import FIELDS, ID_HEAD, MARKS_HEAD, NOTES, mark, marks_in, plain
from tracker.reports.renderers.csv import unguarded
from tracker.reports.report import Cell, Kind
from tracker.reports.subject import subject_of
from tracker.reports.words import SENTENCE_ENDS, Words, line
from tracker.text.folding import fold

_HEAD_WITHIN = 8
"""Rows; above its head a ledger has a title and a day."""

_TITLES = ("measure", "task")
_NOTHING = ("—", "-", "－", "/", "无", "暂无", "没有", "none")
"""What people write into a cell that they leave empty."""

_SHARE = re.compile(r"(\d{1,3}(?:\.\d{1,20})?)(%?)")

Signed = Callable[[str, NoteKind, str], Note]
"""Makes a note of an item's id, a kind and a text."""


class Doubt(Enum):
    """What is told of a row or a cell that is not taken over. The value names its words in the catalogue."""

    NOT_IN_PLAN = "not_in_plan"
    """A row of no item: added by hand, or its item was removed here."""

    UNREAD = "unread"
    """A cell that says nothing that its column can hold."""

    EMPTIED = "emptied"
    """A cell that had something in it; a ledger never takes away."""

    NOT_DONE = "not_done"
    """A day on which something was finished that is not done."""

    OUTSIDE = "outside"
    """Such a day before the plan's year, or still to come."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    doubt: Doubt
    item: str
    """Its id; empty for NOT_IN_PLAN."""

    column: str
    """Its title; empty for NOT_IN_PLAN."""

    text: str
    """Of the cell; for NOT_IN_PLAN number and title of the row."""


@dataclass(frozen=True, slots=True)
class Returned:
    cells: tuple[Filled, ...]
    notes: tuple[Note, ...]
    doubtful: tuple[Doubtful, ...]
    finished: Mapping[str, date]
    """By item that becomes done, the day that this counts for where one was filled in."""

    absent: int
    """How many leaves of the plan have no row; they stay as they are."""

    has_marks: bool
    """Whether it can be told what was changed here since the table was made."""

    def against(self, plan: Plan, *, overwrites: bool = False) -> Filling:
        return filling(plan, self.cells, self.notes, overwrites=overwrites)


def returned(tables: Iterable[Table], progress: Progress, *, signed: Signed, is_ours: bool = False) -> Returned | None:
    """What the tables say against the plan as it stands; None when none of them is a report's of this plan.

    Args:
        is_ours: Whether the document is by its title a report on this plan.

    Raises:
        AnotherLedger: It is a report's, of another plan.
    """
    rows = _Rows(progress.plan, is_ours=is_ours)
    sheets = [sheet for table in tables if (sheet := _sheet_of(table)) is not None]
    for sheet in sheets:
        rows.add(sheet)
    if not rows.is_of_this_plan:
        if any(MARKS_HEAD in sheet.places for sheet in sheets):
            raise AnotherLedger
        return None
    return _Reading(progress, rows, signed).read()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table whose head is that of a report's table of tasks."""

    words: Words
    """In the language of its head."""

    heads: Sequence[str]
    places: Mapping[str, int]
    """By the key of a column where it stands."""

    body: Sequence[Sequence[str]]

    @property
    def is_ledger(self) -> bool:
        return {"status", "progress_note"} <= self.places.keys()

    @property
    def is_breakdown(self) -> bool:
        return {"lead", "units", "person", "deadline"} <= self.places.keys()


@dataclass(frozen=True, slots=True)
class _Row:
    sheet: _Sheet
    cells: Sequence[str]

    def of(self, key: str) -> str:
        place = self.sheet.places.get(key)
        return "" if place is None else unguarded(self.cells[place].strip())

    @property
    def title(self) -> str:
        return next((text for key in _TITLES if (text := self.of(key))), "")


def _sheet_of(table: Table) -> _Sheet | None:
    for at, heads in enumerate(table.rows[:_HEAD_WITHIN]):
        for catalogue in catalogues():
            words = Words(catalogue)
            places = _places(heads, words)
            if places.keys() & {*FIELDS, *NOTES} and places.keys() & {*_TITLES, ID_HEAD}:
                return _Sheet(words, heads, places, table.rows[at + 1 :])
    return None


def _places(heads: Sequence[str], words: Words) -> dict[str, int]:
    keys = {_folded(words(f"column.{key}")): key for key in (*_TITLES[::-1], "number", "finished_on", *FIELDS, *NOTES)}
    keys |= {ID_HEAD: ID_HEAD, MARKS_HEAD: MARKS_HEAD}
    found: dict[str, int] = {}
    for place, head in enumerate(heads):
        if key := keys.get(_folded(head)):
            found.setdefault(key, place)
    return found


class _Rows:
    """The rows of all tables, and which items they are of."""

    def __init__(self, plan: Plan, *, is_ours: bool) -> None:
        self.found: list[tuple[_Row, str]] = []
        """Each with the id of its item; empty for a row of none."""

        self.marks: dict[str, Mapping[str, str]] = {}
        """By item, wherever its marks stand: they were made for the item and not for the row."""

        self._plan, self._is_ours = plan, is_ours
        self._numbers = plan.numbers()
        self._by_title: dict[str, list[str]] = {}
        for item_id, item in plan.items.items():
            self._by_title.setdefault(_folded(line(item.title)), []).append(item_id)

    def add(self, sheet: _Sheet) -> None:
        rows = [row for row in (_Row(sheet, cells) for cells in sheet.body) if row.title or row.of(ID_HEAD)]
        sure = [self._by_words(row) for row in rows]
        taken = Counter(sure)
        for row, item_id in zip(rows, sure, strict=True):
            own = row.of(ID_HEAD)
            if own in self._plan.items and row.of(MARKS_HEAD):
                self.marks.setdefault(own, marks_in(row.of(MARKS_HEAD)))
            is_free = own in self._plan.items and own not in taken
            self.found.append((row, item_id or (own if is_free else "")))

    @property
    def is_of_this_plan(self) -> bool:
        """By the ids of one row, or by the titles of half of the rows of a ledger or of our own breakdown."""
        if any(row.of(ID_HEAD) in self._plan.items for row, _ in self.found):
            return True
        told = [item_id for row, item_id in self.found if self._is_filled_in(row.sheet)]
        return bool(told) and sum(map(bool, told)) * 2 >= len(told)

    def _is_filled_in(self, sheet: _Sheet) -> bool:
        return sheet.is_ledger or (self._is_ours and sheet.is_breakdown)

    def _by_words(self, row: _Row) -> str:
        """The one item of that title, of several that with the number or the id of the row; empty for none."""
        named = self._by_title.get(_folded(row.title), [])
        numbered = [each for each in named if self._numbers[each] == row.of("number")]
        own = [each for each in named if each == row.of(ID_HEAD)]
        return next((found[0] for found in (own, numbered, named) if len(found) == 1), "")


@dataclass
class _Reading:
    progress: Progress
    rows: _Rows
    signed: Signed

    def read(self) -> Returned:
        cells: list[Filled] = []
        notes: list[Note] = []
        doubtful: list[Doubtful] = []
        finished: dict[str, date] = {}
        for row, item_id in self.rows.found:
            if not item_id:
                doubtful.append(Doubtful(Doubt.NOT_IN_PLAN, "", "", f"{row.of('number')} {row.title}".strip()))
                continue
            written = self._notes(row, item_id)
            values = [self._cell(row, item_id, key) for key in FIELDS if key in row.sheet.places]
            told = [each for each in values if isinstance(each, Filled)]
            day = self._finished_on(row, item_id, is_done=any(each.value is Status.DONE for each in told))
            if isinstance(day, date):
                finished[item_id] = day
            cells += self._with_reason(told, written)
            doubtful += [each for each in (*values, day) if isinstance(each, Doubtful)]
            notes += [self.signed(item_id, kind, text) for kind, text in written.items() if text]
        seen = {item_id for _, item_id in self.rows.found}
        absent = sum(leaf not in seen for leaf in self.progress.plan.leaves())
        return Returned(tuple(cells), tuple(_once(notes)), tuple(doubtful), finished, absent, bool(self.rows.marks))

    def _cell(self, row: _Row, item_id: str, key: str) -> Filled | Doubtful | None:
        """None for a cell that is as it was, or says what the plan says by now."""
        text = row.of(key)
        ours = self._ours.get(item_id, {}).get(key)
        was = self.rows.marks.get(item_id, {}).get(key, mark(ours))
        column = row.sheet.heads[row.sheet.places[key]]
        if mark(text) == was:
            return None
        try:
            shown, value = self._value(key, "" if text in _NOTHING else text)
        except (BadValue, UnknownStatus):
            return Doubtful(Doubt.UNREAD, item_id, column, text)
        if mark(shown) == was or plain(shown) == plain(ours):
            return None
        if not plain(shown):
            return Doubtful(Doubt.EMPTIED, item_id, column, "")
        return Filled(item_id, FIELDS[key], value, is_changed_here=mark(ours) != was)

    def _finished_on(self, row: _Row, item_id: str, *, is_done: bool) -> date | Doubtful | None:
        """The day that an item's being done counts for; None where nothing new is said of it.

        Args:
            is_done: Whether the row makes it done.
        """
        text = row.of("finished_on")
        was_done = self.rows.marks.get(item_id, {}).get("status") == mark(Status.DONE)
        if text in ("", *_NOTHING) or was_done or self.progress.of(item_id).status is Status.DONE:
            return None
        column, plan, today = row.sheet.heads[row.sheet.places["finished_on"]], self.progress.plan, self.progress.today
        if not is_done:
            return Doubtful(Doubt.NOT_DONE, item_id, column, text)
        try:
            day = value_entered("start", text, year=plan.year, today=today)
        except BadValue:
            return Doubtful(Doubt.UNREAD, item_id, column, text)
        assert isinstance(day, date), "the field start holds a day"
        return day if plan.first_day <= day <= today else Doubtful(Doubt.OUTSIDE, item_id, column, text)

    def _value(self, key: str, text: str) -> tuple[Cell, Value]:
        """What the cell shows in the form of the ledger's own cells, and what it means for the item.

        Raises:
            BadValue, UnknownStatus: It means nothing.
        """
        if not text:
            return None, None
        if key == "status":
            status = _status(text)
            return status, status
        if key == "progress":
            share = _share(text)
            return share, int(share * 100)
        plan = self.progress.plan
        value = value_entered(FIELDS[key], text, year=plan.year, today=self.progress.today)
        day = getattr(value, "day", None)
        return (day if isinstance(day, date) else text), value

    def _with_reason(self, cells: Sequence[Filled], written: dict[NoteKind, str]) -> Iterator[Filled]:
        """A task that is blocked from now on is so because of the problem that was filled in beside it."""
        is_done = any(each.value is Status.DONE for each in cells)
        for cell in cells:
            if cell.value is Status.BLOCKED:
                yield replace(cell, reason=line(written.pop(NoteKind.PROBLEM, "")))
            elif not (cell.field == "percent" and is_done):
                yield cell

    def _notes(self, row: _Row, item_id: str) -> dict[NoteKind, str]:
        """The new words of the cells for notes, without those that stood there before."""
        told: dict[NoteKind, str] = {}
        for key, kind in NOTES.items():
            text = row.of(key)
            was = self.rows.marks.get(item_id, {}).get(key)
            if text and text not in _NOTHING and mark(text) != was:
                told[kind] = self._new_words(text, item_id, kind)
        return told

    def _new_words(self, text: str, item_id: str, kind: NoteKind) -> str:
        """What is left of the cell without the notes that stand here; new words may be before or behind them."""
        plan = self.progress.plan
        notes = [note for note in plan.notes_on(item_id) if note.kind is kind]
        said = (plan.items[item_id].reason, *(note.text for note in notes))
        bare = {line(each).rstrip(SENTENCE_ENDS) for each in said}
        shown = [words.dated(note.text, note.on, plan.year) for words in self.languages for note in notes]
        shown += _blocked(plan.items[item_id], self.languages) if kind is NoteKind.PROBLEM else []
        if text.endswith("…") and any(each.startswith(text[:-1]) for each in shown):
            return ""  # as the format cut it
        sentences = [words.sentence(each) for words in self.languages for each in bare]
        before = None
        while text != before:
            before = text
            for each in sorted((*shown, *sentences), key=len, reverse=True):
                text = text.removeprefix(each).strip()
            for each in shown:
                text = text.removesuffix(each).strip()
        return "" if text.rstrip(SENTENCE_ENDS) in ("", *bare) else text

    @property
    def languages(self) -> tuple[Words, ...]:
        return tuple(map(Words, catalogues()))

    @cached_property
    def _ours(self) -> Mapping[str, Mapping[str, Cell]]:
        """By item and key of column what the ledger would show now."""
        words = self.rows.found[0][0].sheet.words
        (table,) = compose(Kind.LEDGER, subject_of(self.progress), words.catalogue).tables
        keys = [column.key for column in table.columns]
        return {row.item: dict(zip(keys, row.cells, strict=True)) for row in table.rows}


def _once(notes: Iterable[Note]) -> Iterator[Note]:
    """Rows that stand twice say the same once."""
    said: set[tuple[str, NoteKind, str]] = set()
    for note in notes:
        words = (note.item, note.kind, note.text)
        if words not in said:
            said.add(words)
            yield note


def _blocked(item: Item, languages: Iterable[Words]) -> list[str]:
    """How the ledger may have told that the item is blocked."""
    return [parts.blocked(each, words) for words in languages for each in (item, replace(item, reason=""))]


def _status(text: str) -> Status:
    return status_named(text) if is_status(text) else status_entered(text)


def _share(text: str) -> Fraction:
    """`40%`, `66.66666667%` and the `0.4` that a spreadsheet may hold for it. Raises BadValue."""
    found = _SHARE.fullmatch(_folded(text))
    number = Fraction(found[1]) if found else None
    share = number if number is None or (number <= 1 and not (found and found[2])) else number / 100
    if share is None or share > 1:
        raise BadValue(field="percent", value=text, example="40%")
    return share


def _folded(text: str) -> str:
    return fold("".join(text.split()))
