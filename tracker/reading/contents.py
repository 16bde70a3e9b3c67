"""A document's table of contents, which names every heading before its time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.reading.lines import Line
from tracker.text.enumerators import enumerator_at

_CONTENTS = re.compile(r"目\s*[录次]$")
_PAGE = re.compile(r"[\s.．…·]*\d{0,4}$")
_LONGEST = 200
"""Lines; a longer table of contents is none."""


def without_contents(lines: Sequence[Line]) -> Sequence[Line]:
    """`lines` without a table of contents: from its heading to where its first entry comes again."""
    start = next((at for at, line in enumerate(lines) if _CONTENTS.match(line.text)), None)
    if start is None:
        return lines
    entries = (line.text for line in lines[start + 1 : start + _LONGEST] if enumerator_at(line.text))
    first = _PAGE.sub("", next(entries, ""))
    places = [at for at in range(start + 1, len(lines)) if first and lines[at].text.startswith(first)]
    return [*lines[:start], *lines[places[1] :]] if len(places) > 1 else lines
