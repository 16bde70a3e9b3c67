"""Breaking a paragraph into lines of so many terminal columns, Chinese and Latin mixed.

Latin words stay whole; Chinese breaks anywhere, save that no line begins with a closing mark or ends
with an opening one (避头尾, GB/T 15834-2011, 5.1.3 to 5.1.6).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.text.width import columns

_CLOSING = "，。、；：？！）》」』”’】〕…—％"
_OPENING = "（《「『“‘【〔"
_UNIT = re.compile(rf" +|[{_OPENING}]*(?:[!-~\u00a1-\u024f]+|[^ ])[{_CLOSING}]*")


def wrapped(text: str, width: int) -> Iterator[str]:
    """Lines of at most `width` columns, without spaces at their ends; one empty line for no text."""
    if columns(text) <= width:
        yield text.rstrip()
        return
    line, taken = "", 0
    for unit, needed in _fitting(text, width):
        if line and taken + needed > width and not unit.isspace():
            yield line.rstrip()
            line, taken = "", 0
        line, taken = line + unit, taken + needed
    yield line.rstrip()


def _fitting(text: str, width: int) -> Iterator[tuple[str, int]]:
    """What stays together, with its columns; the longest such pieces broken up."""
    for unit in _UNIT.findall(text):
        needed = columns(unit)
        if needed <= width:
            yield unit, needed
        else:
            yield from ((character, columns(character)) for character in unit)
