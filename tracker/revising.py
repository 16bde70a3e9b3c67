"""A file against the open plan, seen before it is taken over: a revised document, or a ledger that comes back.

| | a document | a ledger |
|---|---|---|
| speaks of | the plan as a whole | its own cells alone |
| takes away | items; those that carry work when that is wished | nothing |
| what both sides have changed | stays as somebody has entered it | stays, unless theirs is wished |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from typing import Protocol

from tracker.errors import NoItemsFound, ReportNotPlan
from tracker.language.catalogue import Catalogue, catalogues
from tracker.language.wording import error_words, value_words
from tracker.model import history
from tracker.model.change import Change
from tracker.model.filling import Filling, Left, by_day
from tracker.model.item import Note, NoteKind
from tracker.model.plan import Plan
from tracker.model.revision import Revision, revision
from tracker.reading.opening import Document
from tracker.reading.outline import Outline
from tracker.reading.plans import plan_from
from tracker.reports.recognition import is_report_on
from tracker.reports.words import Words
from tracker.request import author_by
from tracker.returning import Doubtful, Returned, returned
from tracker.text.width import cut
from tracker.workspace import Workspace

_FEW = 3
"""When fewer than one in so many items is found again, it may be another document."""

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")

_MOST_LISTED = 30
"""Lines under one heading of what is not taken over."""

_LONGEST_CELL = 60
"""Columns of a cell in such a line."""


class Compare(Protocol):
    def __call__(self, *, keeps_worked: bool) -> Revision: ...


def ledger_in(read: Document, workspace: Workspace, *, sender: str = "") -> Returned | None:
    """None when it is no ledger of ours. Its notes are of today, by the sender, or the user where no sender is named.

    Raises:
        AnotherLedger: It is one of another plan.
        ReportNotPlan: It is a report on this plan in which nothing can be filled in.
    """
    is_ours = is_report_on(workspace.plan, [line.text for line in read.lines], map(Words, catalogues()))

    def signed(item: str, kind: NoteKind, text: str) -> Note:
        author = sender or author_by(workspace.settings)
        return Note(workspace.new_id(), item, workspace.today, workspace.clock(), author, kind, text)

    back = returned(read.tables, workspace.progress, signed=signed, is_ours=is_ours)
    if back is None and is_ours:
        raise ReportNotPlan
    return back


def comparison(outline: Outline, file: str, workspace: Workspace) -> Compare:
    """Tells what the document makes of the plan.

    Raises:
        NoItemsFound: There is nothing in it to compare.
    """
    if not outline.nodes:
        raise NoItemsFound(path=file)
    plan = workspace.plan
    document = plan_from(outline, new_id=workspace.new_id, year=plan.year)
    return partial(revision, plan, document, said=history.from_documents(plan, workspace.history()))


def take_over(workspace: Workspace, changes: Sequence[Change], finished: Mapping[str, date], *, why: str) -> int:
    """As one step, and one more for each day on which something was finished (see `Returned.finished`).

    Returns:
        How many steps there are to undo.

    Raises:
        ChangeRefused, StoreError: As `Workspace.edit`; the days before are taken over then.
    """
    days = by_day(changes, finished, today=workspace.today)
    for day, of_the_day in days:
        workspace.edit(lambda _, those=of_the_day: those, why=why, on=day)
    return len(days)


def is_of_another_year(outline: Outline, plan: Plan) -> bool:
    """As far as its title says."""
    named = _YEAR.findall(outline.title)
    return bool(named) and str(plan.year) not in named


def doubts(told: Revision, outline: Outline, words: Catalogue) -> Iterator[str]:
    """Why it may be the wrong file."""
    year, total = told.before.year, len(told.before.items)
    if is_of_another_year(outline, told.before):
        yield words("revise.other_year", year=_YEAR.findall(outline.title)[0], plan_year=year)
    if len(told.pairs) * _FEW < total:
        yield words("revise.few", count=len(told.pairs), total=total)


def finished_lines(finished: Mapping[str, date], told: Revision, words: Catalogue) -> Iterator[str]:
    """Which of the items that become done do so on a day that was filled in: a heading, indented lines below it."""
    done = [each.item for each in told.entries() if each.field == "status" and each.item in finished]
    if done:
        plan = told.after
        numbers = plan.numbers()
        lines = [
            words("returned.line.finished", ref=numbers[each], title=plan.items[each].title, day=finished[each])
            for each in done
        ]
        yield from _listed("returned.finished", lines, words)


def left_lines(back: Returned, told: Filling, words: Catalogue) -> Iterator[str]:
    """Everything in the ledger that is not taken over, and why: a heading, indented lines below it."""
    plan = told.revision.before
    numbers = plan.numbers()
    for why, left in groupby(sorted(told.left, key=lambda each: each.why.value), key=lambda each: each.why):
        yield from _listed(f"returned.{why.value}", [_left_line(each, plan, numbers, words) for each in left], words)
    doubtful = sorted(back.doubtful, key=lambda each: each.doubt.value)
    for doubt, found in groupby(doubtful, key=lambda each: each.doubt):
        lines = [_doubtful_line(each, plan, numbers, words) for each in found]
        yield from _listed(f"returned.{doubt.value}", lines, words)
    if back.absent:
        yield words("returned.absent", count=back.absent)
    if told.revision.changes and not back.has_marks:
        yield words("returned.no_marks")


def _listed(key: str, lines: list[str], words: Catalogue) -> Iterator[str]:
    yield words(key, count=len(lines))
    yield from (f"  {each}" for each in lines[:_MOST_LISTED])
    if len(lines) > _MOST_LISTED:
        yield words("returned.more", count=len(lines) - _MOST_LISTED)


def _left_line(left: Left, plan: Plan, numbers: Mapping[str, str], words: Catalogue) -> str:
    cell = left.cell
    if left.error is not None:
        return words("returned.line.refused", ref=numbers[cell.item], why=error_words(left.error, words))
    return words(
        "returned.line.left",
        ref=numbers[cell.item],
        title=plan.items[cell.item].title,
        field=words(f"field.{cell.field}"),
        theirs=value_words(cell.value, words, field=cell.field),
        ours=value_words(left.ours, words, field=cell.field),
    )


def _doubtful_line(doubtful: Doubtful, plan: Plan, numbers: Mapping[str, str], words: Catalogue) -> str:
    text = cut(" ".join(doubtful.text.split()), _LONGEST_CELL)
    if not doubtful.item:
        return text
    title = plan.items[doubtful.item].title
    return words("returned.line.cell", ref=numbers[doubtful.item], title=title, column=doubtful.column, text=text)
