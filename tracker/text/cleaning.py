"""Text made safe to show, keep and print, whoever wrote it.

Everything that comes from a document, a terminal, a file or another process passes here once on its
way in. What stays is what a reader can see; what could drive a terminal, reverse the writing, hide
words or break a file format goes. Cleaning clean text changes nothing.
"""

from __future__ import annotations

import re
from functools import cache

_BREAKS = "\r\n|[\r\v\f\x85\u2028\u2029]"

_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\u3030\u303d\u3297"
    "\u3299\ufe0f\U0001f000-\U0001faff"
)
_NONCHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_UNSEEN = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0, DEL and C1 without tab and the line breaks
    "\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\U000e0000-\U000e007f" + _NONCHARACTERS
)

# Sequences go whole, or their parameters would stay behind as words. An unterminated string sequence
# (OSC and its like, ECMA-48 8.3.89) loses its introducer alone: the rest of its line stays.
_UNWANTED = (
    r"(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]*+(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*+[0-~]"
    rf"|[{_UNSEEN}]+"
    rf"|\u200d(?![{_EMOJI}])|(?<![{_EMOJI}])\u200d"
)
_SUSPECT = rf"[{_UNSEEN}\u200d]"

_compiled = cache(re.compile)
"""When first needed: a short command is done before, and compiling takes it 2 ms."""


def clean(text: str) -> str:
    """`text` without what a reader cannot see, its lines ended by newline alone.

    Newlines and tabs stay, and so does the joiner inside an emoji such as a family.
    """
    if text.replace("\n", "").isprintable():
        return text  # nearly always: no character goes that Python calls printable
    unbroken = _compiled(_BREAKS).sub("\n", text)
    return _compiled(_UNWANTED).sub("", unbroken) if _compiled(_SUSPECT).search(unbroken) else unbroken


def clean_line(text: str) -> str:
    """`text` cleaned and on one line: runs of white space, ideographic too, become one space; no ends."""
    return " ".join(clean(text).split())
