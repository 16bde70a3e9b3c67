"""Lines that are pasted, as items: indentation makes the levels, or where there is none, the ways of numbering.

Plan text's annotations are understood, so that a branch copied in another window comes back as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from tracker.model.change import Branch, Draft
from tracker.model.plan import ROOT
from tracker.reading.plan_text_reader import is_plan_text, read_plan_text
from tracker.reading.plans import plan_from
from tracker.text.cleaning import clean
from tracker.text.enumerators import enumerator_at

_BULLETS = ("- ", "* ", "+ ")


def branches_pasted(text: str, *, year: int, new_id: Callable[[], str]) -> tuple[Branch, ...]:
    """A branch for every line that stands no deeper than the first; blank lines do not count."""
    cleaned = clean(text)
    lines = [line.expandtabs(2) for line in cleaned.split("\n") if line.strip()]
    listed = _as_list(lines, has_quotes=is_plan_text(cleaned))
    plan = plan_from(read_plan_text("\n".join(listed), year=year), new_id=new_id)
    draft = Draft(plan)
    return tuple(draft.branch(item) for item in plan.below(ROOT))


def _as_list(lines: Sequence[str], *, has_quotes: bool) -> Iterator[str]:
    """Each line as an entry of a list, two spaces a level; a quote stays the words of the entry before it."""
    quotes = [has_quotes and place > 0 and line.lstrip().startswith(">") for place, line in enumerate(lines)]
    levels = _levels([line for line, is_quote in zip(lines, quotes, strict=True) if not is_quote])
    for line, is_quote in zip(lines, quotes, strict=True):
        words = line.strip()
        bullet = "" if words.startswith(_BULLETS) else "- "
        yield line if is_quote else "  " * next(levels) + bullet + words


def _levels(lines: Sequence[str]) -> Iterator[int]:
    indents = [len(line) - len(line.lstrip()) for line in lines]
    return _by_indent(indents) if len(set(indents)) > 1 else _by_marker(lines)


def _by_indent(indents: Iterable[int]) -> Iterator[int]:
    """Whatever steps the lines were indented by."""
    above: list[int] = []
    for indent in indents:
        while above and above[-1] > indent:
            above.pop()
        if not above or above[-1] < indent:
            above.append(indent)
        yield len(above) - 1


def _by_marker(lines: Iterable[str]) -> Iterator[int]:
    """A way of numbering that was not there yet goes a level deeper; one that was leads back to its level."""
    above: list[Hashable] = []
    for line in lines:
        found = enumerator_at(line.strip())
        way = found.kind if found else None
        if way in above:
            del above[above.index(way) + 1 :]
        else:
            above.append(way)
        yield len(above) - 1
