"""Breakdown tables and ledgers into outlines; every other table into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.model.status import Status
from tracker.reading.amounts import amount_entered
from tracker.reading.annotations import offices_in
from tracker.reading.columns import Column, columns_of, is_status, percent_in, status_named
from tracker.reading.facts import facts_of
from tracker.reading.front import Front, front_of
from tracker.reading.lines import Block, Line, Table
from tracker.reading.outline import Node, Outline, Problem
from tracker.reading.structure import outline_of
from tracker.text.enumerators import enumerator_at

_TITLE_END = "，,：:、。；; \t\u3000"
_HEAD_WITHIN = 8
"""Rows; above its head a table has a title, a unit, a date."""

_TOTALS = re.compile(r"合\s*计|总\s*计|小\s*计|填表|制表|审核|注[:：]")


def outline_of_blocks(blocks: Sequence[Block], *, year: int | None = None) -> Outline:
    """The outline of a document: of its table of tasks when it has one that says more than its text.

    Args:
        year: The plan's, where the reader knows it.
    """
    in_text = outline_of(as_lines(blocks), year=year)
    found = [(block, head) for block in blocks if isinstance(block, Table) if (head := _head_row(block)) is not None]
    if not found:
        return in_text
    front = _front(blocks, found[0], year)
    nodes: list[Node] = []
    problems: list[Problem] = []
    for table, head in found:
        for node, unclear in _tasks(table, head, front):
            nodes.append(node)
            problems.extend(unclear)
    beside = _text_nodes(blocks, year)
    if len(nodes) < len(beside):
        return in_text
    said = "\n".join(node.text for node in nodes)
    left_out = (node for node in beside if node.title not in said)
    problems.extend(Problem(node.line_number, node.text, "beside_table") for node in left_out)
    return Outline(front.title or in_text.title, front.org or in_text.org, front.year, tuple(nodes), tuple(problems))


def _text_nodes(blocks: Sequence[Block], year: int | None) -> tuple[Node, ...]:
    lines = [block for block in blocks if isinstance(block, Line)]
    nodes = outline_of(lines, year=year).nodes if lines else ()
    return tuple(node for node in nodes if node.marker)


def as_lines(blocks: Sequence[Block]) -> list[Line]:
    """The whole document as text, each row of a table a line."""
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Line):
            lines.append(block)
        else:
            lines.extend(_as_line(block.number + at, row) for at, row in enumerate(block.rows))
    return lines


def _as_line(number: int, row: Sequence[str]) -> Line:
    """A row that belongs to no table of tasks: its words one after the other."""
    return Line(number, " ".join(cell.replace("\n", " ") for cell in row if cell))


def _head_row(table: Table) -> int | None:
    """The index of the row that names the columns; None when it is no table of tasks."""
    rows = enumerate(table.rows[:_HEAD_WITHIN])
    return next((at for at, row in rows if columns_of(row) is not None and at + 1 < len(table.rows)), None)


def _front(blocks: Sequence[Block], first: tuple[Table, int], year: int | None) -> Front:
    table, head = first
    before = [block for block in blocks if isinstance(block, Line) and block.number < table.number]
    above = [_as_line(table.number + at, row) for at, row in enumerate(table.rows[:head])]
    after = [block for block in blocks if isinstance(block, Line) and block.number > table.number]
    lines = [*before, *above, *after]
    place = len(before) + len(above)
    return front_of(lines, place, place, year=year)


def _tasks(table: Table, head: int, front: Front) -> Iterator[tuple[Node, tuple[Problem, ...]]]:
    """The nodes of a table: a point for each new cell of its column, and the tasks below it."""
    heads = table.rows[head]
    columns = columns_of(heads)
    assert columns is not None
    point = ""
    for at, cells in enumerate(table.rows[head + 1 :], head + 1):
        row = _Row(heads, columns, cells, table.number + at)
        if cells == heads or _TOTALS.match(row.of(Column.NUMBER) or row.of(Column.TITLE)):
            continue
        named = row.point
        if named and named != point:
            point = named
            yield _point(point, row.number, front)
        if row.of(Column.TITLE):
            if named != row.of(Column.TITLE):
                yield _task(row, 2 if point else 1, front)
        elif not named and any(row.cells):
            yield _nameless(row, 2 if point else 1)


@dataclass(frozen=True, slots=True)
class _Row:
    heads: Sequence[str]
    columns: Sequence[Column]
    cells: Sequence[str]
    number: int

    def of(self, column: Column) -> str:
        return next((cell for each, cell in zip(self.columns, self.cells, strict=True) if each is column and cell), "")

    def every(self, column: Column) -> str:
        """The cells of a column that may stand more than once, as one list."""
        return "、".join(cell for each, cell in zip(self.columns, self.cells, strict=True) if each is column and cell)

    @property
    def point(self) -> str:
        """The cell of the point's column; a row with one cell and nothing else is a point too."""
        filled = [cell for cell in self.cells if cell]
        alone = filled[0] if len(filled) == 1 and Column.POINT not in self.columns else ""
        return self.of(Column.POINT) or alone

    @property
    def others(self) -> list[str]:
        """What the columns say that no field of an item takes, under their heads."""
        named = zip(self.heads, self.columns, self.cells, strict=True)
        return [f"{head}：{cell}" for head, column, cell in named if cell and column is Column.OTHER]


def _point(words: str, number: int, front: Front) -> tuple[Node, tuple[Problem, ...]]:
    marker, title = _marker_and_title(words)
    facts, unclear = facts_of(words, title, front)
    return Node(1, marker, title, words, number, **facts), _problems(number, unclear)


def _task(row: _Row, depth: int, front: Front) -> tuple[Node, tuple[Problem, ...]]:
    task, due = row.of(Column.TITLE), row.of(Column.DEADLINE)
    own_marker, title = _marker_and_title(task)
    marker = own_marker or _counted(row.of(Column.NUMBER))
    facts, unclear = facts_of(f"{task}\n完成时限：{due}" if due else task, title, front)
    facts["lead"] = offices_in(row.every(Column.LEAD)) or facts["lead"]
    facts["units"] = offices_in(row.every(Column.UNITS)) or facts["units"]
    facts["person"] = row.every(Column.PERSON).replace("\n", "、") or facts["person"]
    facts["target"] = amount_entered(row.of(Column.TARGET)) or facts["target"]
    node = Node(
        depth,
        marker,
        title,
        "",
        row.number,
        actual=amount_entered(row.of(Column.ACTUAL)),
        percent=percent_in(row.of(Column.PERCENT)),
        status=status_named(row.of(Column.STATUS) or due),
        **facts,
    )
    unread = _unread(row, node)
    text = "\n".join((task if own_marker else f"{marker}{task}", *unread, *row.others))
    doubts = (Problem(row.number, words, "unread_value") for words in unread)
    return replace(node, text=text), (*_problems(row.number, unclear), *doubts)


def _nameless(row: _Row, depth: int) -> tuple[Node, tuple[Problem, ...]]:
    """A row that does not say what is to be done: kept with its words, for somebody to look at."""
    words = " ".join(cell.replace("\n", " ") for cell in row.cells if cell)
    return Node(depth, "", words, words, row.number), (Problem(row.number, words, "unread_value"),)


def _unread(row: _Row, node: Node) -> list[str]:
    """What the cells of understood columns say that was not understood, under their heads."""
    understood = {
        Column.DEADLINE: node.deadline or node.recurrence or node.status is not Status.NOT_STARTED,
        Column.TARGET: node.target,
        Column.ACTUAL: node.actual,
        Column.PERCENT: node.percent is not None,
        Column.STATUS: is_status(row.of(Column.STATUS)),
    }
    named = zip(row.heads, row.columns, row.cells, strict=True)
    return [f"{head}：{cell}" for head, column, cell in named if cell and not understood.get(column, True)]


def _problems(number: int, unclear: str) -> tuple[Problem, ...]:
    return (Problem(number, unclear, "no_such_day"),) if unclear else ()


def _marker_and_title(words: str) -> tuple[str, str]:
    found = enumerator_at(words)
    title = re.split(r"[。；;\n]", words[found.end if found else 0 :].strip(), maxsplit=1)[0].rstrip(_TITLE_END)
    return found.marker if found else "", title or words.strip()


def _counted(number: str) -> str:
    """The marker of a task that brings none: its number in the table, when that is a plain one."""
    plain = number.strip().rstrip(".．、")
    return f"{plain}." if plain.isdecimal() and len(plain) < 5 else ""
