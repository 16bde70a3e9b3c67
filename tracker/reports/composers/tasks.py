"""The rows of ledgers and breakdown tables: a task each, with the items above it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tracker.frozen import Frozen
from tracker.model.item import Item, NoteKind
from tracker.model.progress import Figures, answerable, deadline_of
from tracker.model.status import Status
from tracker.reports.composers import parts
from tracker.reports.report import Cell, Column, Row, Table
from tracker.reports.subject import Subject
from tracker.reports.words import Words, line


class Task(Frozen):
    """One item as its row sees it: a leaf, or the lowest item that is told of."""

    subject: Subject
    words: Words
    id: str
    above: tuple[str, ...]
    """The ids of the items above it, the point first; empty for a point without items."""

    @property
    def item(self) -> Item:
        return self.subject.item(self.id)

    @property
    def figures(self) -> Figures:
        return self.subject.progress.of(self.id)

    @property
    def point(self) -> str:
        return line(self.subject.item((*self.above, self.id)[0]).title)

    @property
    def group(self) -> str:
        """The items between the point and the leaf; empty where there are none."""
        return self.words("path_separator").join(line(self.subject.item(each).title) for each in self.above[1:])

    @property
    def lead(self) -> str:
        return self.words.names(answerable(self.subject.plan, self.id)[0])

    @property
    def units(self) -> str:
        return self.words.names(answerable(self.subject.plan, self.id)[1])

    @property
    def person(self) -> str:
        return line(answerable(self.subject.plan, self.id)[2])

    @property
    def due(self) -> Cell:
        deadline = deadline_of(self.subject.plan, self.id)
        return deadline.day if deadline else None

    @property
    def requirement(self) -> str:
        """The deadline in the words of the document, or what comes again (`每月`)."""
        deadline = deadline_of(self.subject.plan, self.id)
        return line(deadline.phrase if deadline else self.item.recurrence)

    def said(self, kind: NoteKind) -> str:
        """The latest note of that kind with its day; empty for none."""
        note = self.subject.latest(self.id, kind)
        return self.words.dated(note.text, note.on, self.subject.plan.year) if note else ""

    @property
    def status(self) -> Status:
        return self.figures.status

    @property
    def problem(self) -> str:
        return parts.problem(self.subject, self.id, self.words)

    @property
    def next_step(self) -> str:
        """Nothing for what is over."""
        return "" if parts.is_over(self.subject, self.id) else self.said(NoteKind.NEXT_STEP)

    @property
    def finished_on(self) -> Cell:
        return self.subject.finished_on(self.id)


Value = Callable[[Task], Cell]


def task_table(subject: Subject, words: Words, columns: Sequence[tuple[Column, Value]], caption: str) -> Table:
    """A row a task in plan order; a column that may be left out (see `Column.optional`) goes when it is empty."""
    tasks = list(_tasks(subject, words))
    values = {column.key: [value(task) for task in tasks] for column, value in columns}
    kept = [column for column, _ in columns if not column.optional or any(values[column.key])]
    cells = zip(*(values[column.key] for column in kept), strict=True)
    rows = tuple(Row(each, item=task.id) for each, task in zip(cells, tasks, strict=True))
    return Table(tuple(kept), rows, caption)


def _tasks(subject: Subject, words: Words) -> Iterator[Task]:
    path: list[str] = []
    rows = set(subject.rows())
    for item_id, depth in subject.plan.walk():
        path[depth - 1 :] = [item_id]
        if item_id in rows:
            yield Task(subject, words, item_id, tuple(path[:-1]))
