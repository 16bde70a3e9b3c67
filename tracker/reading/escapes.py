"""Backslashes that let any words stand in plan text.

A backslash takes the special character after it as it stands; before anything else it is itself, so
that `D:\\三月\\记录.docx` may be typed as it is. What is written always doubles it.
"""

from __future__ import annotations

import re

_SPACES = " \t\u3000"
SPECIAL = "\\（）()；;、，,：:#>*+-[]@" + _SPACES
"""What a backslash may take the meaning from."""

ESCAPE = rf"\\[{re.escape(SPECIAL)}]"
"""The pattern of an escaped character."""

_ESCAPED = re.compile(rf"\\([{re.escape(SPECIAL)}])")
_OPEN, _CLOSE = "（(", "）)"
_BRACKET = re.compile(rf"{ESCAPE}|[{_OPEN}{_CLOSE}]")


def escaped(text: str, special: str = "") -> str:
    """`text` with its backslashes doubled, one before each of `special`, and one before spaces at its ends."""
    body = "".join(f"\\{each}" if each == "\\" or each in special else each for each in text)
    if text and text[0] in _SPACES and text[0] not in special:
        body = "\\" + body
    if len(text) > 1 and text[-1] in _SPACES and text[-1] not in special:
        body = f"{body[:-1]}\\{body[-1]}"
    return body


def escaped_value(text: str, special: str = "；;") -> str:
    """`text` as it can stand inside brackets: brackets of its own are escaped only when they do not pair."""
    return escaped(text, special if _pairs(text) else special + _OPEN + _CLOSE)


def unescaped(raw: str) -> str:
    return _ESCAPED.sub(r"\1", trimmed(raw))


def trimmed(raw: str) -> str:
    """`raw` without spaces at its ends; an escaped one stays."""
    body = raw.strip(_SPACES)
    backslashes = len(body) - len(body.rstrip("\\"))
    end = len(raw.rstrip(_SPACES))
    return body + raw[end] if backslashes % 2 and end < len(raw) else body


def split(raw: str, separators: str) -> list[str]:
    """`raw` cut at each of `separators` that stands neither escaped nor inside brackets; parts still raw."""
    parts: list[str] = []
    start, depth = 0, 0
    for match in re.finditer(rf"{ESCAPE}|[{_OPEN}{_CLOSE}{re.escape(separators)}]", raw):
        if match[0] in _OPEN:
            depth += 1
        elif match[0] in _CLOSE:
            depth -= 1
        elif match[0] in separators and depth == 0:
            parts.append(raw[start : match.start()])
            start = match.end()
    return [*parts, raw[start:]]


def final_bracket(raw: str) -> int | None:
    """Where the bracket opens that closes at the very end of `raw`; None when none does."""
    opened: list[int] = []
    for match in _BRACKET.finditer(raw):
        if match[0] in _OPEN:
            opened.append(match.start())
        elif match[0] in _CLOSE:
            opening = opened.pop() if opened else None
            if match.end() == len(raw):
                return opening
    return None


def _pairs(text: str) -> bool:
    depth = 0
    for each in text:
        depth += (each in _OPEN) - (each in _CLOSE)
        if depth < 0:
            return False
    return depth == 0
