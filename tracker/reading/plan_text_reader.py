"""Plan text read into an outline; its grammar stands in `plan_text`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tracker.model.item import NoteKind
from tracker.model.status import Status
from tracker.reading.escapes import ESCAPE, final_bracket, split, trimmed, unescaped
from tracker.reading.outline import Node, NoteLine, Outline, Problem
from tracker.reading.plan_fields import FIELDS, MARKER, NOTE_WORDS, ORG, YEAR, Unreadable
from tracker.reading.plan_text import BOX, EVIDENCE_BRACKET, OUR_BRACKET
from tracker.text.enumerators import enumerator_at

_HEADING = re.compile(r"(#{1,6})(?:[ \t]+(.*))?$")
_LISTED = re.compile(r"([ \t]*)[-+*][ \t]+(.*)$")
_QUOTE = re.compile(r"[ \t]*> ?(.*)$")
_NOTE = re.compile(
    rf"[ \t]*\*[ \t]+(?P<on>\d{{4}}-\d\d?-\d\d?)(?:[ \t]+(?P<kind>{'|'.join(NOTE_WORDS)}))?"
    r"(?:[ \t]*@(?P<author>(?:\\.|[^\\：:])*))?[ \t]*[：:]?(?P<said>.*)$"
)
_HEADLINE = re.compile(rf"[ \t]*[（(][ \t]*(?:{ORG}|{YEAR})[ \t]*[：:]")
_TASK = re.compile(r"[ \t]*[-+*][ \t]+\[[ xX]\](?:[ \t]|$)")


def is_plan_text(text: str) -> bool:
    """Whether `text` shows that it is plan text: by its headline, or by a box."""
    return any(_TASK.match(line) or _HEADLINE.match(line) for line in text.split("\n"))


def read_plan_text(text: str, *, year: int | None = None) -> Outline:
    """The outline that `text` writes.

    Args:
        year: Taken where the text names none.
    """
    return _Reading(year).outline(text)


@dataclass(slots=True)
class _Reading:
    """One pass over the lines; what has been read so far."""

    year: int | None
    title: str | None = None
    org: str = ""
    nodes: list[Node] = field(default_factory=list[Node])
    problems: list[Problem] = field(default_factory=list[Problem])
    words: list[str] | None = None
    """The lines that a quote goes on with: the node's own or its last note's. None at a node's head."""

    notes: list[NoteLine] = field(default_factory=list[NoteLine])
    note_words: list[str] = field(default_factory=list[str])
    heading_depth: int = 0
    indents: list[int] = field(default_factory=list[int])

    def outline(self, text: str) -> Outline:
        for number, line in enumerate(text.split("\n"), 1):
            self._read(line, number)
        self._close_node()
        return Outline(self.title or "", self.org, self.year, tuple(self.nodes), tuple(self.problems))

    def _read(self, line: str, number: int) -> None:
        if heading := _HEADING.match(line):
            self._read_heading(len(heading[1]), heading[2] or "", number)
        elif self.nodes and (quote := _QUOTE.match(line)):
            self._read_quote(quote[1])
        elif self.nodes and (note := _NOTE.match(line)):
            self._read_note(note, line, number)
        elif listed := _LISTED.match(line):
            self._read_listed(len(listed[1].expandtabs(4)), listed[2], number)
        elif not self.nodes and _HEADLINE.match(line):
            self._read_headline(line, number)
        elif line.strip():
            self._read_stray(line, number)

    def _read_heading(self, level: int, raw: str, number: int) -> None:
        if level == 1 and self.title is None and not self.nodes:
            self.title = raw
            return
        self.heading_depth = max(1, level - 1)
        self.indents.clear()
        self._open_node(self.heading_depth, raw, number)

    def _read_listed(self, indent: int, raw: str, number: int) -> None:
        while self.indents and self.indents[-1] >= indent:
            self.indents.pop()
        self.indents.append(indent)
        self._open_node(self.heading_depth + len(self.indents), raw, number)

    def _read_headline(self, line: str, number: int) -> None:
        raw = trimmed(line)
        for part in split(raw[1:-1], "；;"):
            name, value = _pair(part)
            if name == ORG:
                self.org = unescaped(value)
            elif name == YEAR and re.fullmatch(r"[1-9]\d{3}", unescaped(value)):
                self.year = int(unescaped(value))
            else:
                self._doubt(number, part, "unread_value")

    def _open_node(self, depth: int, raw: str, number: int) -> None:
        self._close_node()
        self.nodes.append(self._node(depth, raw, number))

    def _close_node(self) -> None:
        if not self.nodes:
            return
        self._close_note()
        self.nodes[-1] = replace(self.nodes[-1], text="\n".join(self.words or ()), notes=tuple(self.notes))
        self.words = None
        self.notes.clear()

    def _close_note(self) -> None:
        if self.note_words:
            self.notes[-1] = replace(self.notes[-1], text="\n".join((self.notes[-1].text, *self.note_words)))
            self.note_words = []

    def _node(self, depth: int, raw: str, number: int) -> Node:
        last = self.nodes[-1].depth if self.nodes else 0
        box = BOX.match(raw)
        head, facts, unread = _facts(trimmed(raw[box.end() :] if box else raw), self.year)
        for each in unread:
            self._doubt(number, each, "unread_value")
        facts.setdefault("status", Status.DONE if box and box[1] in "xX" else Status.NOT_STARTED)
        marker, title = _marker_and_title(head, facts.pop(MARKER, None))
        return Node(min(depth, last + 1), marker, title, "", number, **facts)

    def _read_quote(self, words: str) -> None:
        if self.notes:
            self.note_words.append(words)
        else:
            self.words = [*(self.words or ()), words]

    def _read_note(self, note: re.Match[str], line: str, number: int) -> None:
        on = _day(note["on"])
        if on is None:
            self._doubt(number, line, "unread_value")
            return
        self._close_note()
        said = note["said"]
        opening = _our_bracket(EVIDENCE_BRACKET, trimmed(said))
        evidence = "" if opening is None else _pair(trimmed(said)[opening + 1 : -1])[1]
        words = said if opening is None else trimmed(said)[:opening]
        kind = NOTE_WORDS.get(note["kind"] or "", NoteKind.PROGRESS)
        self.notes.append(NoteLine(on, kind, unescaped(note["author"] or ""), unescaped(words), unescaped(evidence)))

    def _read_stray(self, line: str, number: int) -> None:
        """Kept with the item above, so that nothing is lost; said, so that nothing is misread in silence."""
        self._doubt(number, line, "unread_line")
        if self.nodes:
            self._read_quote(line)

    def _doubt(self, number: int, text: str, key: str) -> None:
        self.problems.append(Problem(number, text.strip(), key))


def _facts(raw: str, year: int | None) -> tuple[str, dict[str, Any], list[str]]:
    """The raw title; by attribute, what the brackets at its end say; and what of that could not be read."""
    facts: dict[str, Any] = {}
    unread: list[str] = []
    while told := _told_at_the_end(raw):
        raw, pairs = told
        for name, value in pairs:
            try:
                read = unescaped(value) if name == MARKER else FIELDS[name].read(value, year)
            except Unreadable:
                unread.append(f"{name}：{value}")
            else:
                facts.setdefault(_attribute(name), read)
    return raw, facts, unread


def _told_at_the_end(raw: str) -> tuple[str, list[tuple[str, str]]] | None:
    """What stands before the bracket of ours that `raw` ends with, and its names and values; None without one."""
    opening = _our_bracket(OUR_BRACKET, raw)
    if opening is None:
        return None
    pairs = [_pair(part) for part in split(raw[opening + 1 : -1], "；;") if trimmed(part)]
    is_all_known = all(name == MARKER or name in FIELDS for name, _ in pairs)
    return (trimmed(raw[:opening]), pairs) if is_all_known else None


def _attribute(name: str) -> str:
    return MARKER if name == MARKER else FIELDS[name].attribute


def _marker_and_title(raw: str, marker: str | None) -> tuple[str, str]:
    if marker is None and (found := enumerator_at(raw)):
        return found.marker, unescaped(raw[found.end :])
    is_guard = re.match(ESCAPE, raw) is None and raw.startswith("\\")
    return marker or "", unescaped(raw[1:] if is_guard else raw)


def _our_bracket(bracket: re.Pattern[str], raw: str) -> int | None:
    """Where the bracket opens that closes at the very end of `raw`, if it is one of ours; else None."""
    opening = final_bracket(raw)
    return opening if opening is not None and bracket.match(raw, opening) else None


def _pair(raw: str) -> tuple[str, str]:
    name, _, value = raw.replace(":", "：", 1).partition("：") if _colon_first(raw) else raw.partition("：")
    return trimmed(name), value


def _colon_first(raw: str) -> bool:
    return ":" in raw and ("：" not in raw or raw.index(":") < raw.index("："))


def _day(written: str) -> date | None:
    try:
        return date(*(int(each) for each in written.split("-")))
    except ValueError:
        return None
