"""A document that is being looked over before it becomes a plan, and what the load preview shows of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, takewhile

from tracker.language.catalogue import Catalogue
from tracker.language.wording import deadline_words
from tracker.model.amount import Amount
from tracker.reading.editing import Draft
from tracker.reading.opening import Document
from tracker.reading.outline import Node, Problem
from tracker.reading.passages import index_of_line, node_at, passage_of
from tracker.text.cleaning import clean_line
from tracker.text.width import columns, cut
from tracker.tui.drafts import DraftRow, DraftWords, Mark, SourceLine
from tracker.tui.keyboard import Keyboard
from tracker.tui.marks import with_plain_bullets
from tracker.tui.screens.preview import Preview, PreviewScreen
from tracker.tui.widgets.bars import Hint

Edit = Callable[[Draft], Draft]
"""Answers the same draft when nothing is to be changed."""

_LONGEST_NAME = 300
"""Characters of a title that can be seen on any screen."""

_ORG_WIDTH = 20
"""Columns of the office in the figures over the screen."""

_HINTS = ("review_accept", "review_leave", "help", "review_next_problem", "review_split", "review_join", "review_drop",
          "review_outdent", "review_indent")  # fmt: skip
"""What matters most first: the end of the line may have no room."""


@dataclass(slots=True)
class Review:
    """A document with every edit made so far, so that the last can be taken back, and all be made again on
    the same document read anew."""

    path: str
    content: bytes
    """Of the file, to read it for another year."""

    document: Document
    name: str = ""
    """What the plan is to be kept under; empty for a name made of office and title."""

    is_whole_app: bool = False
    """Whether the app was started for this alone, and ends with it."""

    was_asked: bool = False
    """Whether the user has seen title, office and year and may have left the office empty."""

    screen: PreviewScreen | None = None
    _edits: list[tuple[Edit, int]] = field(default_factory=list[tuple[Edit, int]])
    """Each with the row where it was made."""

    _drafts: list[Draft] = field(default_factory=list[Draft])
    """As read, and after each edit."""

    _made: int = 0
    """How many of the edits stand; those behind were taken back."""

    def __post_init__(self) -> None:
        self._drafts = [Draft(self.document.outline)]

    @property
    def draft(self) -> Draft:
        return self._drafts[self._made]

    @property
    def edit_count(self) -> int:
        return self._made

    def make(self, edit: Edit, at: int) -> bool:
        """Makes an edit, unless it changes nothing: then False."""
        after = edit(self.draft)
        if after is self.draft:
            return False
        self._edits[self._made :] = [(edit, at)]
        self._made += 1
        self._drafts[self._made :] = [after]
        return True

    def undo(self) -> int | None:
        """Takes the last edit back and answers the row where it was made; None when there is none."""
        if not self._made:
            return None
        self._made -= 1
        return self._edits[self._made][1]

    def redo(self) -> int | None:
        """Makes the edit again that was taken back last; None when there is none."""
        if self._made == len(self._edits):
            return None
        self._made += 1
        return self._edits[self._made - 1][1]

    def take_over(self, document: Document) -> None:
        """The same document, read for another year; the edits are made again on it."""
        self.document = document
        self._drafts = [Draft(document.outline)]
        for edit, _ in self._edits:
            self._drafts.append(edit(self._drafts[-1]))


@dataclass(slots=True)
class DraftRows:
    """See `drafts.DraftSource`."""

    document: Document
    draft: Draft
    words: Catalogue
    _rows: dict[int, DraftRow] = field(default_factory=dict[int, DraftRow])

    @property
    def lines(self) -> Sequence[SourceLine]:
        return self.document.lines

    def __len__(self) -> int:
        return len(self.draft.nodes)

    def row(self, place: int) -> DraftRow:
        found = self._rows.get(place)
        if found is None:
            found = self._rows[place] = self._row(place)
        return found

    def passage(self, place: int) -> Sequence[Mark]:
        lines, nodes = self.document.lines, self.draft.nodes
        marks = [Mark(each.index, each.start, each.end) for each in passage_of(lines, nodes, place)]
        return (*marks, *chain.from_iterable(self._doubt(problem, marks[0]) for problem in self.doubts(place) if marks))

    def place_of(self, index: int, offset: int) -> int | None:
        return node_at(self.document.lines, self.draft.nodes, index, offset)

    def told(self, place: int) -> str:
        reasons = [self.words(f"problem.{each.key}") for each in self.doubts(place)]
        if place in self.draft.dropped:
            reasons.insert(0, self.words("review.told_dropped"))
        facts = _facts(self.draft.nodes[place])
        said = "；".join(dict.fromkeys(reasons)) or clean_line("  ".join(facts))
        return self.words("review.told", line=self.draft.nodes[place].line_number, said=said)

    def doubts(self, place: int) -> Sequence[Problem]:
        """What is doubtful in the passage of a row; what stands before the first row counts to that."""
        nodes, problems = self.draft.nodes, self.draft.outline.problems
        number = nodes[place].line_number
        beyond = nodes[place + 1].line_number if place + 1 < len(nodes) else None
        first = bisect_left(problems, number, key=_line) if place else 0
        last = len(problems) if beyond is None else bisect_left(problems, max(beyond, number + 1), key=_line)
        found = problems[first:last]
        is_first = place == 0 or nodes[place - 1].line_number < number
        if not found or (is_first and beyond != number):
            return found
        return [each for each in found if self._is_of(each, place, is_first=is_first)]

    def _is_of(self, problem: Problem, place: int, *, is_first: bool) -> bool:
        """Whether a problem is of this row, among several in one line; the first has what no other speaks of."""
        nodes, number = self.draft.nodes, self.draft.nodes[place].line_number
        if problem.line_number != number or _speaks_of(problem, nodes[place]):
            return True
        others = takewhile(lambda node: node.line_number == number, nodes[place + 1 :])
        return is_first and not any(_speaks_of(problem, each) for each in others)

    def _doubt(self, problem: Problem, passage: Mark) -> Iterable[Mark]:
        """Where the doubtful words stand, if they stand there as the problem has them."""
        index = index_of_line(self.document.lines, problem.line_number)
        after = passage.start if index == passage.index else 0
        start = self.document.lines[index].text.find(problem.text, after) if problem.text else -1
        return (Mark(index, start, start + len(problem.text), is_doubt=True),) if start >= 0 else ()

    def _row(self, place: int) -> DraftRow:
        node, is_dropped = self.draft.nodes[place], place in self.draft.dropped
        is_doubtful = bool(self.doubts(place))
        remark = "review.dropped" if is_dropped else "review.doubt" if is_doubtful else ""
        return DraftRow(
            depth=node.depth,
            name=clean_line(with_plain_bullets((node.marker + node.title)[:_LONGEST_NAME])),
            deadline=str(node.deadline.day) if node.deadline else clean_line(node.recurrence[:_LONGEST_NAME]),
            units=clean_line(("、".join((*node.lead, *node.units)) or node.person)[:_LONGEST_NAME]),
            remark=self.words(remark) if remark else "",
            is_dropped=is_dropped,
            is_doubtful=is_doubtful,
        )


def preview_of(review: Review, words: Catalogue, keys: Keyboard) -> Preview:
    return Preview(DraftRows(review.document, review.draft, words), _words(review, words), _hints(words, keys))


def _words(review: Review, words: Catalogue) -> DraftWords:
    outline = review.draft.outline
    org = cut(clean_line(outline.org[:_LONGEST_NAME]), _ORG_WIDTH, ellipsis="..")
    figures = words(
        "review.figures",
        org=org or words("review.no_org"),
        year=words("review.of_year", year=outline.year) if outline.year else words("review.no_year"),
        count=len(outline.nodes) - len(review.draft.dropped),
        doubts=len(outline.problems),
    )
    remarks = (words("review.dropped"), words("review.doubt"))
    return DraftWords(
        head=words("review.head", title=clean_line(outline.title[:_LONGEST_NAME]) or words("review.no_title")),
        figures=figures,
        name=words("screen.name"),
        deadline=words("screen.deadline"),
        units=words("field.units"),
        remark=words("review.remark"),
        source=words("review.source"),
        widest_remark=max(map(columns, remarks)),
    )


def _hints(words: Catalogue, keys: Keyboard) -> tuple[Hint, ...]:
    return tuple(Hint(keys.first(each), words(f"key_short.{each}"), each) for each in _HINTS)


def _facts(node: Node) -> list[str]:
    """What was found in the words of a node."""
    values: tuple[Amount | str | None, ...] = (
        deadline_words(node.deadline) if node.deadline else "",
        node.recurrence,
        "、".join((*node.lead, *node.units)),
        node.person,
        node.target,
        node.document_number,
    )
    return [str(each)[:_LONGEST_NAME] for each in values if each]


def _line(problem: Problem) -> int:
    return problem.line_number


def _speaks_of(problem: Problem, node: Node) -> bool:
    """Whether it is of this node, among several in one line."""
    return problem.text in node.text or problem.text in node.marker + node.title
