"""What a filter can go on with while it is being typed: its keys, and behind a key the values that there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from tracker.frozen import Frozen
from tracker.language.catalogue import Catalogue
from tracker.model.plan import Plan
from tracker.model.progress import Light
from tracker.model.query import KEYS_IN_CHINESE, WHAT_ONE_HAS
from tracker.model.status import Status
from tracker.text.cleaning import clean_line
from tracker.text.folding import fold
from tracker.text.pinyin import matches as sounds_like
from tracker.tui.rows import Offer

KEYS = ("status", "light", "due", "unit", "has", "point")
_MOST = 8
_LAST_TERM = re.compile(
    r'(?P<minus>-?)(?:(?P<key>[a-z]+|[\u4e00-\u9fff]{1,4})(?P<colon>[:：]))?(?P<typed>"[^"]*|[^\s"]*)$'
)


class Asker(Frozen):
    """Who is typing: what the plan and the settings have to offer."""

    plan: Plan
    words: Catalogue
    today: date
    filters: Mapping[str, str]


def offers(text: str, asker: Asker) -> tuple[Offer, ...]:
    """For the last term of `text`, the likeliest first, at most eight; nothing while it can be read as it is."""
    term = _LAST_TERM.search(text)
    if term is None:
        return ()
    before, typed = text[: term.start("typed")], term["typed"].lstrip('"')
    key = KEYS_IN_CHINESE.get(term["key"] or "", term["key"] or "")
    if term["colon"]:
        found = _fitting(_values(key, asker), typed)
    elif typed.startswith("@"):
        found = _fitting(((f"@{name}", saved) for name, saved in asker.filters.items()), typed)
    else:
        found = _keys(typed, asker.words) if typed else ()
    return tuple(Offer(before + _written(value), value, clean_line(hint)) for value, hint in found)


def _written(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _keys(typed: str, words: Catalogue) -> Sequence[tuple[str, str]]:
    """The keys that begin so, in the user's language or in that of the filter; a space of one letter is a word."""
    named = [(words(f"complete.{key}"), key) for key in KEYS]
    return [
        (f"{name}:", words(f"complete.{key}_hint"))
        for name, key in named
        if name.startswith(typed) or (len(typed) > 1 and key.startswith(typed))
    ]


def _fitting(values: Iterable[tuple[str, str]], typed: str) -> Sequence[tuple[str, str]]:
    """Those that begin with what was typed, then those that hold it or sound so."""
    wanted, ranked = fold(typed), list[tuple[int, tuple[str, str]]]()
    for value, hint in values:
        said = fold(value)
        if said == wanted:
            return ()
        if said.startswith(wanted):
            ranked.append((0, (value, hint)))
        elif wanted in said or wanted in fold(hint) or sounds_like(typed, value):
            ranked.append((1, (value, hint)))
    return [each for _, each in sorted(ranked, key=lambda each: each[0])][:_MOST]


def _values(key: str, asker: Asker) -> Iterator[tuple[str, str]]:
    words = asker.words
    match key:
        case "status":
            yield "open", words("filter.open")
            yield from ((words(f"status.{each.value}"), "") for each in Status)
        case "light":
            yield from ((words(f"light.{each.value}"), "") for each in (Light.RED, Light.YELLOW, Light.GREEN))
        case "due":
            yield from _deadlines(asker)
        case "unit":
            yield from ((name, "") for name in _units(asker.plan))
        case "has":
            yield from ((each, words(f"complete.has_{each}")) for each in WHAT_ONE_HAS)
        case "point" | "under":
            yield from ((asker.plan.number(each), asker.plan.items[each].title[:60]) for each in asker.plan.below(""))
        case _:
            return


def _deadlines(asker: Asker) -> Iterator[tuple[str, str]]:
    words = asker.words
    next_month = (asker.today.replace(day=1) + timedelta(days=31)).replace(day=1)
    yield "over", words("filter.over")
    yield from ((f"<{days}d", words("complete.within", count=days)) for days in (7, 30, 90))
    yield f"{asker.today:%Y-%m}", words("complete.this_month")
    yield f"{next_month:%Y-%m}", words("complete.next_month")
    yield "none", words("filter.undated")


def _units(plan: Plan) -> Sequence[str]:
    """Units and persons that the plan names, those with most items first."""
    items = plan.items.values()
    names = Counter(name for item in items for name in (*item.lead, *item.units, item.person) if name)
    return [clean_line(name) for name, _ in names.most_common()]
