"""Markers that make sense where they stand.

`tracker.text.enumerators` knows what looks like a marker. Many of those are none: a slogan that ends in
第一, a lone 首先, a figure at the head of a line. Here each is held against the others of its kind: one
at the head of a line counts unless nothing supports it; one inside a paragraph counts only in a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.reading.lines import Line
from tracker.text.enumerators import Enumerator, MarkerKind, enumerator_at

K = MarkerKind
Family = tuple[MarkerKind, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A marker at its place."""

    index: int
    """Of its line."""

    start: int
    """Within the line's text."""

    enumerator: Enumerator
    nesting: int = 0
    """Of its line, for a marker at the head of it."""

    heading: int | None = None
    """Of its line too."""

    @property
    def is_at_head(self) -> bool:
        return self.start == 0

    @property
    def family(self) -> Family:
        """What can number one list: kind and nesting. 首先 and 第一， are one: 第二 follows 首先 as often as 其次."""
        kind = self.enumerator.kind
        if kind is K.DECIMAL:
            return kind, len(self.enumerator.path)
        return K.ORDINAL if kind is K.SEQUENCE else kind, self.nesting


_INSIDE = re.compile(
    r"(?<=[。；;：:！？!?，,、.”’」》）)\s])(?=[一二三四五六七八九十第首其再最（(\[〔①-⒛㈠-㈩❶-❿0-9０-９])"
)
_AFTER_COMMA = frozenset({K.IS, K.MUST, K.CIRCLED})
"""Kinds that go on after a mere comma: 一是……，二是……."""

_NEVER_INSIDE = frozenset({K.BULLET, K.LETTER, K.ROMAN, K.DECIMAL, K.PART, K.CHAPTER, K.SECTION, K.ARTICLE})
_NEEDS_A_ROW = frozenset({K.ORDINAL, K.SEQUENCE, K.IS, K.MUST, K.LETTER})
"""Kinds whose form alone is too weak even at the head of a line."""

_LOOK_AHEAD = 60
"""How many markers further the next of a row may stand: longer than any list nested inside one item."""


def markers_in(lines: Sequence[Line]) -> tuple[list[Found], list[Found]]:
    """The markers that count, and those at the head of a line that do not, both in document order."""
    attached = _attachment_lists(lines)
    candidates = [
        found for index, line in enumerate(lines) if index not in attached for found in _candidates(index, line)
    ]
    supported = _supported(candidates)
    counted: list[Found] = []
    doubtful: list[Found] = []
    for place, found in enumerate(candidates):
        if _counts(found, is_supported=place in supported):
            counted.append(found)
        elif found.is_at_head:
            doubtful.append(found)
    return counted, doubtful


def _attachment_lists(lines: Sequence[Line]) -> set[int]:
    """The indexes of lines that list attachments: `附件：1.……`, and the numbers right below."""
    attached: set[int] = set()
    for index, line in enumerate(lines):
        goes_on = index - 1 in attached and (not line.text or _NAMES_AN_ATTACHMENT.match(line.text))
        if _ATTACHMENTS.match(line.text) or goes_on:
            attached.add(index)
    return attached


_ATTACHMENTS = re.compile(r"附\s*件?\s*[：:]")
_NAMES_AN_ATTACHMENT = re.compile(r"\d{1,2}\s*[.．、][^。；;]{1,60}$")


def _candidates(index: int, line: Line) -> list[Found]:
    text = line.text
    head = enumerator_at(text)
    found = [Found(index, 0, head, line.nesting, line.heading)] if head else []
    for boundary in _INSIDE.finditer(text, 1):
        place = boundary.start()
        inside = enumerator_at(text, place)
        if inside and _may_stand(inside, text, place) and inside.end < len(text):
            found.append(Found(index, place, inside))
    return found


def _may_stand(enumerator: Enumerator, text: str, place: int) -> bool:
    is_bare_number = _is_weak(enumerator)
    begins_anew = text[place - 1] in "。；;：:！？!?" or text[place - 1].isspace()
    if is_bare_number or enumerator.kind in _NEVER_INSIDE or not (begins_anew or enumerator.kind in _AFTER_COMMA):
        return False
    return not _is_enclosed(text, place)


def _is_enclosed(text: str, place: int) -> bool:
    """Whether `place` stands inside brackets or quotes that opened not far before it.

    After a full stop quotes are not asked: authors close them with the wrong mark too often.
    """
    window = text[max(0, place - 80) : place]
    pairs = ("《》", "（）", "()") if window.endswith("。") else ("《》", "“”", "（）", "()")
    return any(window.rfind(opening) > window.rfind(closing) for opening, closing in pairs)


def _supported(candidates: Sequence[Found]) -> set[int]:
    """The places of candidates that stand in a row: the next number of their kind follows, or went before."""
    supported: set[int] = set()
    waiting: dict[tuple[Family, int], tuple[int, int]] = {}
    seen: dict[Family, int] = {}
    for place, found in enumerate(candidates):
        ordinal, family = found.enumerator.ordinal, found.family
        seen[family] = seen.get(family, 0) + 1
        before = waiting.pop((family, ordinal), None)
        if before is None and found.enumerator.kind is K.SEQUENCE and ordinal == 99:
            before = max((waiting[key] for key in waiting if key[0] == family), default=None)
        if before is not None and seen[family] - before[1] <= _LOOK_AHEAD:
            supported |= {place, before[0]}
        waiting[family, ordinal + 1] = (place, seen[family])
    return supported


def _counts(found: Found, *, is_supported: bool) -> bool:
    kind = found.enumerator.kind
    if is_supported:
        return True
    if kind in (K.IS, K.MUST) and found.enumerator.ordinal > 1:
        return found.enumerator.ordinal == 2  # the author forgot 一是
    if kind is K.DECIMAL:
        return found.is_at_head and found.enumerator.ordinal == 1
    if not found.is_at_head or kind in _NEEDS_A_ROW:
        return False
    return not _is_weak(found.enumerator) and 0 < found.enumerator.ordinal < 100


def _is_weak(enumerator: Enumerator) -> bool:
    """Whether only a space, a comma or a colon parts the number from the words (`一 甲`, `1：甲`)."""
    last = enumerator.marker[-1]
    return enumerator.kind in {K.CHINESE, K.ARABIC} and (last.isalnum() or last in "，,：:")
