"""One value of a TOML file exchanged, every other line of it left as somebody wrote it.

TOML 1.0 (toml.io/en/v1.0.0), as far as settings need it: values at the top and in tables of one level.
Whether a line was understood is always judged by the parser and never by a pattern.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Value = str | int | bool | Sequence[str]
Place = tuple[str, ...]
"""A name at the top, or the name of a table and a name in it."""

_HEADER = re.compile(r"\s*\[(?!\[)")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_MOST_LINES = 50
"""A value that takes more is found by nobody; the file is then written anew."""


def with_value(text: str, place: Place, value: Value | None) -> str:
    """The text with another value at `place`, behind which a comment stays; None takes it out.

    A file that says it in another way than with a line for the name (`lights.near_days = 3`, an inline
    table) is written anew, without its comments.

    Raises:
        tomllib.TOMLDecodeError: The text is not TOML.
    """
    wanted = _table_with(tomllib.loads(text), place, value)
    exchanged = _exchanged(text, place, value)
    return exchanged if _parsed(exchanged) == wanted else "".join(_written(wanted))


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _table_with(table: Mapping[str, Any], place: Place, value: Value | None) -> dict[str, Any]:
    name, *below = place
    if below:
        inner = _table_with(table.get(name, {}), tuple(below), value)
        return {**table, name: inner} if inner or value is not None or name in table else dict(table)
    others = {each: old for each, old in table.items() if each != name}
    return others if value is None else {**table, name: value if isinstance(value, str | int) else list(value)}


def _exchanged(text: str, place: Place, value: Value | None) -> str:
    *table, name = place
    lines = text.splitlines(keepends=True)
    first, end = _span(lines, table[0] if table else "")
    if first is None:
        if value is None:
            return text
        gap = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
        return f"{text}{gap}[{_key(table[0])}]\n{_line(name, value)}"
    start, stop = _lines_of(lines, name, first, end) or (_behind_last(lines, first, end),) * 2
    comment = _comment(lines[stop - 1], "".join(lines[start : stop - 1])) if start < stop else ""
    put = [] if value is None else [_line(name, value, comment)]
    return "".join([*_ended(lines[:start]), *put, *lines[stop:]])


def _span(lines: Sequence[str], table: str) -> tuple[int | None, int]:
    """The lines of a table, its header left out; None where there is no such table."""
    headers = [place for place, line in enumerate(lines) if _HEADER.match(line)]
    first = 0
    if table:
        named = (place + 1 for place in headers if _parsed(lines[place]) == {table: {}})
        first = next(named, -1)
    if first < 0:
        return None, 0
    return first, next((place for place in headers if place >= first), len(lines))


def _lines_of(lines: Sequence[str], name: str, first: int, end: int) -> tuple[int, int] | None:
    """The lines that say the value of `name`; a long list may take several."""
    for start in range(first, end):
        if lines[start].lstrip().startswith((name, '"', "'")):
            stop, said = _statement(lines, start, end)
            if said == [name]:
                return start, stop
    return None


def _statement(lines: Sequence[str], start: int, end: int) -> tuple[int, Sequence[str]]:
    """The line behind the statement that begins at `start`, and the names that it sets: none without one."""
    for stop in range(start + 1, min(end, start + _MOST_LINES) + 1):
        said = _parsed("".join(lines[start:stop]))
        if said is not None:
            return stop, list(said)
    return start, []


def _comment(last: str, before: str) -> str:
    """The comment behind a value whose last line is `last`, with the space before it; empty for none."""
    whole = _parsed(before + last)
    for found in re.finditer(r"[ \t]*#", last):
        if _parsed(before + last[: found.start()]) == whole:
            return last[found.start() :].rstrip("\r\n")
    return ""


def _behind_last(lines: Sequence[str], first: int, end: int) -> int:
    """Where a new line goes: behind what the table says already, before the blank lines that part it from the next."""
    while end > first and not lines[end - 1].strip():
        end -= 1
    return end


def _ended(lines: Sequence[str]) -> list[str]:
    """The last line may be that of a file that ends without a line's end."""
    return [*lines[:-1], lines[-1] if lines[-1].endswith("\n") else lines[-1] + "\n"] if lines else []


def _line(name: str, value: Value, comment: str = "") -> str:
    return f"{_key(name)} = {_literal(value)}{comment}\n"


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _literal(name)


def _literal(value: Value) -> str:
    """A JSON string is a TOML basic string but for U+007F, which cleaned text has not."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return f"[{', '.join(map(_literal, value))}]"


def _written(table: Mapping[str, Any]) -> Iterator[str]:
    """The whole of a table anew: single values, then the tables."""
    inner: dict[str, dict[str, Any]] = {name: value for name, value in table.items() if isinstance(value, dict)}
    yield from (_line(name, value) for name, value in table.items() if name not in inner)
    for name, values in inner.items():
        yield f"\n[{_key(name)}]\n"
        yield from (_line(each, value) for each, value in values.items())
