"""Markdown that is not plan text: headings, lists, tables; marks of emphasis left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.reading.lines import Block, Line, Table
from tracker.text.enumerators import MarkerKind, enumerator_at

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)$")
_LISTED = re.compile(r"([-*+])[ \t]+(?:\[[ xX]\][ \t]+)?(.*)$")
_ROW = re.compile(r"\|(.*)\|$")
_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*\|?$")
_EMPHASIS = re.compile(r"(\*\*|__|`)(?=\S)(.{1,2000}?)(?<=\S)\1")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def blocks_of(text: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    indents: list[int] = []
    rows: list[tuple[str, ...]] = []
    for number, raw in enumerate(text.split("\n"), 1):
        row = _ROW.fullmatch(raw.strip())
        if row is None and rows:
            blocks.append(_table(number - len(rows), rows))
            rows = []
        if row is not None:
            rows.append(tuple(_plain(cell) for cell in re.split(r"(?<!\\)\|", row[1])))
        else:
            blocks.append(_line(raw, number, indents))
    if rows:
        blocks.append(_table(text.count("\n") + 2 - len(rows), rows))
    return tuple(blocks)


def _line(raw: str, number: int, indents: list[int]) -> Line:
    body = raw.strip()
    if not body:
        return Line(number, "")
    if heading := _HEADING.fullmatch(body):
        indents.clear()
        return Line(number, _plain(_without_closing(heading[2])), len(heading[1]))
    if body.startswith(">"):
        body = body.lstrip("> ")
    listed = _LISTED.fullmatch(body)
    words = listed[2] if listed else body
    marked = enumerator_at(words)
    if not listed and (marked is None or marked.kind is not MarkerKind.ARABIC):
        return Line(number, _plain(words))
    nesting = _nesting(raw, indents)
    bullet = "● " if listed and marked is None else ""
    return Line(number, bullet + _plain(words), None, nesting)


def _without_closing(heading: str) -> str:
    """Without the signs that may close a heading, which a space sets apart (`# C# #` is `C#`)."""
    words = heading.rstrip("#")
    return words if words.endswith((" ", "\t")) else heading


def _nesting(raw: str, indents: list[int]) -> int:
    """How many lists the line stands in, by the indents of the items above; 0 for a number at the margin."""
    indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents) - (indents[0] == 0)


def _table(number: int, rows: Sequence[tuple[str, ...]]) -> Table:
    told = [row for row in rows if not _RULE.fullmatch("|".join(row))]
    width = max(map(len, told), default=0)
    return Table(number, tuple(row + ("",) * (width - len(row)) for row in told))


def _plain(words: str) -> str:
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", words)).strip()
