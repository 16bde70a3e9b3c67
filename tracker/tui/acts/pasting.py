"""Lines that are pasted, as items: indentation makes the levels, and plan text's annotations are understood."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tracker.model.change import Branch, Draft
from tracker.model.plan import ROOT
from tracker.reading.plan_text_reader import read_plan_text
from tracker.reading.plans import plan_from
from tracker.text.cleaning import clean

_BULLETS = ("- ", "* ", "+ ")


def branches_pasted(text: str, *, year: int, new_id: Callable[[], str]) -> tuple[Branch, ...]:
    """A branch for every line that is indented no deeper than the one before it; blank lines do not count."""
    lines = (line.expandtabs(2) for line in clean(text).split("\n") if line.strip())
    plan = plan_from(read_plan_text("\n".join(_as_list(lines)), year=year), new_id=new_id)
    draft = Draft(plan)
    return tuple(draft.branch(item) for item in plan.below(ROOT))


def _as_list(lines: Iterable[str]) -> Iterator[str]:
    """Each line as an entry of a list, two spaces a level, whatever steps it was indented by."""
    indents: list[int] = []
    for line in lines:
        words = line.lstrip()
        indent = len(line) - len(words)
        while indents and indents[-1] > indent:
            indents.pop()
        if not indents or indents[-1] < indent:
            indents.append(indent)
        bullet = "" if words.startswith(_BULLETS) else "- "
        yield "  " * (len(indents) - 1) + bullet + words.rstrip()
