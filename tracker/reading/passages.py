"""Where in the document's lines the words of a node stand, and which node stands at a place in them.

A node knows the line where it begins. What stands before it in that line, which blank lines its passage
leaves out and what else was joined on the way is found by looking for its words from there on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.reading.lines import Line
from tracker.reading.outline import Node

_FARTHEST = 60
"""Lines below the present one in which words are sought."""

_MOST_BEFORE = 200
"""Nodes of the same line that are looked for first, to tell words that stand there twice apart."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of one line."""

    index: int
    """Of the line, from 0."""

    start: int
    end: int


def passage_of(lines: Sequence[Line], nodes: Sequence[Node], at: int) -> tuple[Stretch, ...]:
    """The stretches of the node at index `at`, in order; its whole line where its words are not found as they are."""
    if not lines:
        return ()
    place = (0, 0)
    found: tuple[Stretch, ...] = ()
    for node in nodes[_first_to_look_for(nodes, at) : at + 1]:
        begins = index_of_line(lines, node.line_number)
        found = tuple(_stretches(lines, node.text, max(place, (begins, 0))))
        place = (found[0].index, found[0].end) if found else place
    whole = index_of_line(lines, nodes[at].line_number)
    return found or (Stretch(whole, 0, len(lines[whole].text)),)


def node_at(lines: Sequence[Line], nodes: Sequence[Node], index: int, offset: int) -> int | None:
    """The index of the node whose words stand at `offset` of the line at `index`; None before the first node."""
    number = lines[index].number
    last = bisect_right(nodes, number, key=lambda node: node.line_number) - 1
    if last < 0:
        return None
    first = bisect_left(nodes, nodes[last].line_number, key=lambda node: node.line_number)
    for at in range(last, max(first, last - _MOST_BEFORE) - 1, -1):
        head = passage_of(lines, nodes, at)[0]
        if (head.index, head.start) <= (index, offset):
            return at
    return max(first - 1, 0)


def index_of_line(lines: Sequence[Line], number: int) -> int:
    """The index of the line of that number, or of the one that took it in; there is at least one line."""
    return max(bisect_right(lines, number, key=lambda line: line.number) - 1, 0)


def _first_to_look_for(nodes: Sequence[Node], at: int) -> int:
    """The node before those that begin in the same line: its words may reach into that line."""
    first = at
    while first > max(at - _MOST_BEFORE, 0) and nodes[first - 1].line_number == nodes[at].line_number:
        first -= 1
    return max(first - 1, 0)


def _stretches(lines: Sequence[Line], words: str, place: tuple[int, int]) -> Iterator[Stretch]:
    index, start = place
    for part in filter(None, words.split("\n")):
        for each in range(index, min(index + _FARTHEST, len(lines))):
            found = lines[each].text.find(part, start if each == index else 0)
            if found >= 0:
                index, start = each, found + len(part)
                yield Stretch(index, found, start)
                break
