"""An outline put right by hand before it is kept: levels, what is one item and what are two, what is left out.

Each function answers another draft, or the same one when what is asked cannot be; whoever holds on to the
former draft can go back to it. No words of the document leave a draft: a split shares them out, a join
puts them together, and what is dropped is still there, marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.model.deadline import Deadline
from tracker.reading.facts import Facts, facts_of
from tracker.reading.front import Front
from tracker.reading.outline import Node, Outline
from tracker.reading.structure import line_title
from tracker.text.enumerators import enumerator_at


@dataclass(frozen=True, slots=True)
class Draft:
    outline: Outline
    dropped: frozenset[int] = frozenset()
    """Indexes of the nodes that are not to be kept."""

    @property
    def nodes(self) -> tuple[Node, ...]:
        return self.outline.nodes


def branch(nodes: Sequence[Node], at: int) -> range:
    """The indexes of a node and of everything below it."""
    depth = nodes[at].depth
    behind = range(at + 1, len(nodes))
    return range(at, next((each for each in behind if nodes[each].depth <= depth), len(nodes)))


def deeper(draft: Draft, at: int) -> Draft:
    """The node with its branch goes below the one before it, where it has one to go below."""
    nodes = draft.nodes
    is_possible = at > 0 and nodes[at].depth <= nodes[at - 1].depth
    return _shifted(draft, branch(nodes, at), 1) if is_possible else draft


def higher(draft: Draft, at: int) -> Draft:
    """The node with its branch goes up a level; nodes that follow on its old level are then below it."""
    return _shifted(draft, branch(draft.nodes, at), -1) if draft.nodes[at].depth > 1 else draft


def split(draft: Draft, at: int) -> Draft:
    """Each sentence but the first becomes a node below; a passage of one sentence is split at its semicolons.

    What a later sentence says (a deadline, units, a target) it takes along.
    """
    node = draft.nodes[at]
    first, *rest = _sentences(node.text)
    if not rest:
        return draft
    lead, parts = _with_remarks(first, rest)
    made = [_part(node, start, words, draft.outline) for start, words in parts]
    if not made:
        return draft
    head = replace(node, text=lead, **_left(node, _facts(lead, node.title, draft.outline), made))
    nodes = (*draft.nodes[:at], head, *made, *draft.nodes[at + 1 :])
    is_dropped = at in draft.dropped
    dropped = {each + len(made) if each > at else each for each in draft.dropped}
    dropped.update(range(at + 1, at + 1 + len(made)) if is_dropped else ())
    return Draft(replace(draft.outline, nodes=nodes), frozenset(dropped))


def join(draft: Draft, at: int) -> Draft:
    """The words of the node go to the one before, and its branch below that; what one of both says both say."""
    if at == 0:
        return draft
    nodes = draft.nodes
    before, node = nodes[at - 1], nodes[at]
    below = branch(nodes, at)[1:]
    moved = [replace(nodes[each], depth=nodes[each].depth + before.depth - node.depth) for each in below]
    joined = (*nodes[: at - 1], _joined(before, node), *moved, *nodes[below.stop :])
    is_kept = not {at - 1, at} <= draft.dropped
    dropped = {each - (each >= at) for each in draft.dropped} - ({at - 1} if is_kept else set())
    return Draft(replace(draft.outline, nodes=joined), frozenset(dropped))


def drop(draft: Draft, at: int) -> Draft:
    """Leaves the node out with its branch; a node that is left out comes back, with its branch."""
    indexes = frozenset(branch(draft.nodes, at))
    return replace(draft, dropped=draft.dropped - indexes if at in draft.dropped else draft.dropped | indexes)


def rename(draft: Draft, at: int, title: str) -> Draft:
    """Another title; the node's words in the document stay.

    Args:
        title: One line, not empty.
    """
    return _changed(draft, at, replace(draft.nodes[at], title=title))


def set_deadline(draft: Draft, at: int, deadline: Deadline | None) -> Draft:
    return _changed(draft, at, replace(draft.nodes[at], deadline=deadline))


def set_units(draft: Draft, at: int, lead: tuple[str, ...], units: tuple[str, ...]) -> Draft:
    return _changed(draft, at, replace(draft.nodes[at], lead=lead, units=units))


def set_front(draft: Draft, title: str, org: str) -> Draft:
    """Another title of the plan, another office."""
    outline = replace(draft.outline, title=title, org=org)
    return draft if outline == draft.outline else replace(draft, outline=outline)


def accepted(draft: Draft) -> Outline:
    """The outline without what is dropped; a node goes up to where the nearest one above it stood that is kept."""
    nodes: list[Node] = []
    above: list[int] = []
    for at, node in enumerate(draft.nodes):
        while above and above[-1] >= node.depth:
            above.pop()
        if at not in draft.dropped:
            nodes.append(replace(node, depth=len(above) + 1))
            above.append(node.depth)
    return replace(draft.outline, nodes=tuple(nodes))


def _changed(draft: Draft, at: int, node: Node) -> Draft:
    if node == draft.nodes[at]:
        return draft
    return replace(draft, outline=replace(draft.outline, nodes=(*draft.nodes[:at], node, *draft.nodes[at + 1 :])))


def _shifted(draft: Draft, indexes: range, by: int) -> Draft:
    nodes = draft.nodes
    moved = (replace(nodes[each], depth=nodes[each].depth + by) for each in indexes)
    nodes = (*nodes[: indexes.start], *moved, *nodes[indexes.stop :])
    return replace(draft, outline=replace(draft.outline, nodes=nodes))


_WHOLE = r"（[^（）]*）|\([^()]*\)|“[^“”]*”|「[^「」]*」|《[^《》]*》"
"""What is never split: brackets and quotations."""

_SENTENCE = re.compile(rf"(?:{_WHOLE}|[^。！？!?\n])+[。！？!?]*\n?|[。！？!?\n]+")
_CLAUSE = re.compile(rf"(?:{_WHOLE}|[^；;])+[；;]*|[；;]+")
_REMARK = re.compile(rf"(?:{_WHOLE}|[【\[][^】\]]*[】\]])+[。；]?")

Piece = tuple[int, str]
"""Where a piece begins in its passage, and its words."""


def _sentences(passage: str) -> list[Piece]:
    """All of `passage` but white space between the pieces; one piece at least."""
    for pattern in (_SENTENCE, _CLAUSE):
        pieces = [
            (found.start() + len(found[0]) - len(found[0].lstrip()), found[0].strip())
            for found in pattern.finditer(passage)
            if found[0].strip()
        ]
        if len(pieces) > 1:
            return pieces
    return [(0, passage)]


def _with_remarks(first: Piece, rest: Iterable[Piece]) -> tuple[str, list[Piece]]:
    """The words of the head, with the brackets behind the last sentence, which speak of it all; and the sentences."""
    parts = list(rest)
    remarks: list[str] = []
    while parts and _REMARK.fullmatch(parts[-1][1]):
        remarks.insert(0, parts.pop()[1])
    return "\n".join((first[1], *remarks)), parts


def _part(node: Node, start: int, words: str, outline: Outline) -> Node:
    found = enumerator_at(words)
    begins = found.end if found and words[found.end :].strip() else 0
    marker = found.marker if found and begins else ""
    title = line_title(words[begins:])
    line_number = node.line_number + node.text.count("\n", 0, start)
    return Node(node.depth + 1, marker, title, words, line_number, **_facts(words, title, outline))


def _facts(words: str, title: str, outline: Outline) -> Facts:
    return facts_of(words, title, Front(outline.title, outline.org, outline.year, issued=None))[0]


_UNSAID: Facts = {
    "deadline": None,
    "recurrence": "",
    "lead": (),
    "units": (),
    "person": "",
    "target": None,
    "document_number": "",
}


def _left(node: Node, said: Facts, parts: Sequence[Node]) -> Facts:
    """What stays with the head: all but what it does not say itself and one of `parts` says."""
    facts = _facts_on(node)
    for name, unsaid in _UNSAID.items():
        its = getattr(node, name)
        if its != said[name] and any(getattr(part, name) == its for part in parts):
            facts[name] = unsaid
    return facts


def _facts_on(node: Node) -> Facts:
    return {
        "deadline": node.deadline,
        "recurrence": node.recurrence,
        "lead": node.lead,
        "units": node.units,
        "person": node.person,
        "target": node.target,
        "document_number": node.document_number,
    }


def _joined(before: Node, node: Node) -> Node:
    on_one_line = before.line_number == node.line_number and "\n" not in before.text
    words = ("" if on_one_line else "\n").join(filter(None, (before.text, node.text or node.marker + node.title)))
    return replace(
        before,
        text=words,
        notes=before.notes + node.notes,
        deadline=before.deadline or node.deadline,
        recurrence=before.recurrence or node.recurrence,
        lead=tuple(dict.fromkeys(before.lead + node.lead)),
        units=tuple(dict.fromkeys(before.units + node.units)),
        person=before.person or node.person,
        target=before.target or node.target,
        document_number="、".join(_numbers((before.document_number, node.document_number))),
    )


def _numbers(values: Iterable[str]) -> Iterator[str]:
    return iter(dict.fromkeys(each for value in values for each in value.split("、") if each))
