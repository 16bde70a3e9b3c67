"""What a revision changes, in words: a group at a time, a line a difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from tracker.language.catalogue import Catalogue
from tracker.language.wording import note_words, value_words
from tracker.model.change import Value
from tracker.model.differences import Entry, Kind
from tracker.model.item import Note
from tracker.model.plan import Plan
from tracker.model.revision import Revision
from tracker.text.width import cut

_LONGEST_EXCERPT = 60
"""Columns of a passage, beginning shortly before what is another in it."""

_BEFORE_THE_DIFFERENCE = 8
"""Characters that an excerpt shows of what is the same."""


def difference_lines(revision: Revision, words: Catalogue) -> Iterator[str]:
    """A heading with its count for each kind of difference, an indented line for each difference below it."""
    telling = _Telling(revision, words)
    for kind, group in groupby(revision.entries(), key=lambda entry: entry.kind):
        entries = list(group)
        yield words(f"revise.heading.{kind.value}", count=len(entries))
        yield from (f"  {telling.line(entry)}" for entry in entries)
    if revision.kept:
        yield words("revise.kept", count=len(revision.kept))
        yield from (f"  {name}" for name in item_names(revision.after, revision.kept))
    if revision.declined:
        yield words("revise.declined", count=len(revision.declined))
        yield from (f"  {item.marker}{item.title}" for item in revision.declined)


def item_names(plan: Plan, ids: tuple[str, ...]) -> Iterator[str]:
    numbers = plan.numbers()
    return (f"{numbers[each]}  {plan.items[each].title}" for each in ids)


@dataclass(slots=True)
class _Telling:
    revision: Revision
    words: Catalogue
    _numbers: Mapping[str, str] | None = None

    def line(self, entry: Entry) -> str:
        if entry.kind is Kind.NOTE:
            return self._note_line(entry)
        old, new = self._values(entry)
        return self.words(
            f"revise.line.{self._key(entry)}",
            ref=self._number(entry.item),
            title=self._title(entry),
            field=self.words(f"field.{entry.field}") if entry.field else "",
            old=old,
            new=new,
        )

    def _key(self, entry: Entry) -> str:
        if entry.kind is Kind.REWORDED:
            return entry.field
        is_asked = entry.kind is Kind.REMOVED and entry.item in self.revision.worked
        return "removed_worked" if is_asked else entry.kind.value

    def _values(self, entry: Entry) -> tuple[str, str]:
        if entry.field == "text":
            return excerpts(str(entry.old), str(entry.new))
        if entry.field == "title":
            return str(entry.old), str(entry.new)
        return self._worded(entry.old, entry.field), self._worded(entry.new, entry.field)

    def _worded(self, value: Value | Note, field: str = "") -> str:
        if isinstance(value, Note):
            return note_words(value, self.words)
        return value_words(value, self.words, field=field)

    def _note_line(self, entry: Entry) -> str:
        key = "note_removed" if entry.new is None else "note_edited" if entry.old else "note_added"
        item = f"{self._number(entry.item)}  {entry.title}"
        return self.words(f"change.{key}", item=item, note=self._worded(entry.new or entry.old))

    def _title(self, entry: Entry) -> str:
        item = self.revision.after.items.get(entry.item) or self.revision.before.items.get(entry.item)
        marker = item.marker if item and entry.kind in (Kind.ADDED, Kind.REMOVED) else ""
        return f"{marker}{entry.title}"

    def _number(self, item_id: str) -> str:
        if self._numbers is None:
            self._numbers = self.revision.after.numbers()
        return self._numbers.get(item_id, "")


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Both from shortly before the place where they part, on one line."""
    first, second = (" ".join(each.split()) for each in (old, new))
    same = next((place for place, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    start = max((min(len(first), len(second)) if same is None else same) - _BEFORE_THE_DIFFERENCE, 0)
    ahead = "…" if start else ""
    return cut(ahead + first[start:], _LONGEST_EXCERPT), cut(ahead + second[start:], _LONGEST_EXCERPT)
