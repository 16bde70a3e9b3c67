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
    line, taken = "", 0
    for unit in _fitting(text, width):
        needed = columns(unit)
        if line and taken + needed > width and not unit.isspace():
            yield line.rstrip()
            line, taken = "", 0
        line, taken = line + unit, taken + needed
    yield line.rstrip()


def _fitting(text: str, width: int) -> Iterator[str]:
    """What stays together, the longest such pieces broken up."""
    for unit in _UNIT.findall(text):
        if columns(unit) <= width:
            yield unit
        else:
            yield from unit
