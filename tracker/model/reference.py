"""The one item that somebody means: by its number (`3.2`, `三.二`), its id, or words that its title alone holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.errors import NothingMatches, SeveralMatch
from tracker.model.plan import Plan
from tracker.text.folding import fold
from tracker.text.numerals import number_of
from tracker.text.pinyin import matches as sounds_like

_SHOWN_AT_MOST = 8


def resolve(plan: Plan, ref: str) -> str:
    """The id of the one item that `ref` means.

    Raises:
        NothingMatches: No item is meant.
        SeveralMatch: More than one title holds the words; a title that is exactly the words wins.
    """
    asked = ref.strip()
    if asked in plan.items:
        return asked
    if _is_number(asked):
        found = plan.at(as_number(asked))
        if found is None:
            raise NothingMatches(ref=asked)
        return found
    return _by_words(plan, asked)


def _by_words(plan: Plan, asked: str) -> str:
    wanted = fold(asked)
    if not wanted:
        raise NothingMatches(ref=asked)
    names = {item_id: fold(item.marker + item.title) for item_id, item in plan.items.items()}
    exact = [item_id for item_id, item in plan.items.items() if fold(item.title) == wanted]
    found = exact or [item_id for item_id, name in names.items() if wanted in name]
    found = found or [item_id for item_id, item in plan.items.items() if sounds_like(asked, item.title)]
    if not found:
        raise NothingMatches(ref=asked)
    if len(found) > 1:
        raise SeveralMatch(ref=asked, matches=_listed(plan, found))
    return found[0]


def _listed(plan: Plan, found: Sequence[str]) -> str:
    lines = [f"  {plan.number(item_id)}  {plan.items[item_id].title}" for item_id in found[:_SHOWN_AT_MOST]]
    return "\n".join(lines + ["  …"] * (len(found) > _SHOWN_AT_MOST))


_ARABIC = re.compile(r"[\d.]+")
_CHINESE = re.compile(r"[〇零一二三四五六七八九十廿百]+(?:[.,][〇零一二三四五六七八九十廿百\d]+)*")


def _is_number(ref: str) -> bool:
    """Whether it can only be meant as a number, so that no title that happens to hold it is taken instead."""
    asked = fold(ref)
    return bool(_ARABIC.fullmatch(asked) or _CHINESE.fullmatch(asked))


def as_number(ref: str) -> str:
    """`三.二`, `三、二`, `３．２` and `3.2.` as `3.2`; anything else as something that is no number."""
    parts = re.split(r"[.,]", fold(ref).rstrip("."))
    values = [part if part.isascii() and part.isdigit() else number_of(part) for part in parts]
    return ".".join(str(value) for value in values) if all(values) else ""
