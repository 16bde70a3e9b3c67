"""Which item of one plan is which of another: the same work under another number, wording or place.

The sure pairs come first (the same words in the same place, then the same words elsewhere); what is
left is paired by likeness of title, first among the children of parents that are pairs already, then
everywhere. Pairs help each other: a parent brings its children together, children their parent. Only
items that share rare words are compared, so that 10 000 items against 10 000 take seconds where every
pair would take hours.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import islice, pairwise

from tracker.model.item import Item
from tracker.model.plan import ROOT, Plan
from tracker.text.folding import fold

_LIKE_AMONG_SIBLINGS = 0.45
_LIKE_ANYWHERE = 0.6
_SAME_MARKER = 0.15
"""What the same marker adds to the likeness of siblings: alone, it makes nothing of two unlike titles."""

_SHORTEST_TITLE = 4
"""Characters; shorter ones (`其他`) say too little to be known in another place."""

_LONGEST_TITLE = 200
"""Characters that are compared."""

_RARE_WORDS = 6
_MOST_HOLDERS = 32
_MOST_COMPARED = 8
"""An item is compared with the likeliest of those that hold its rarest words, of each word so many at most."""

_WORD = re.compile(r"[0-9a-z]+|[^\W_]")

Fields = Callable[[Item], Hashable]
Grams = frozenset[str]


def matched(old: Plan, new: Plan, *, same: Fields, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """By the id of an item of `new`, the id of the item of `old` that it is; no entry for one that is new.

    Args:
        same: What of an item is looked at first to tell twins apart: all fields that the new plan speaks of.
        known: Pairs that are certain; they may name items that `old` no longer has.
    """
    pairs = _Pairs(old, new, known or {})
    paths: dict[Hashable, int] = {}
    pairs.join(_by_path(old, paths, same), _by_path(new, paths, same))
    pairs.join(_by_path(old, paths, _title), _by_path(new, paths, _title))
    pairs.join_unique(_by_words(old, _text), _by_words(new, _text))
    pairs.join_unique(_by_words(old, _title), _by_words(new, _title))
    pairs.join_children()
    while pairs.join_elsewhere():
        pairs.join_children()
    return pairs.old_of


class _Pairs:
    """The pairs found so far; every item is in one at most."""

    def __init__(self, old: Plan, new: Plan, known: Mapping[str, str]) -> None:
        self.old, self.new = old, new
        self.old_of = dict(known)
        self.new_of = {old_id: new_id for new_id, old_id in known.items()}
        self._grams: dict[str, Grams] = {}

    def free_old(self, ids: Iterable[str]) -> list[str]:
        return [each for each in ids if each not in self.new_of]

    def free_new(self, ids: Iterable[str]) -> list[str]:
        return [each for each in ids if each not in self.old_of]

    def join(self, old_keys: Mapping[str, Hashable], new_keys: Mapping[str, Hashable]) -> None:
        """Pairs what has the same key, twins in their order."""
        waiting = _grouped(self.free_old(old_keys), old_keys)
        for new_id in self.free_new(new_keys):
            twins = waiting.get(new_keys[new_id])
            if twins:
                self._pair(twins.pop(0), new_id)

    def join_unique(self, old_keys: Mapping[str, Hashable], new_keys: Mapping[str, Hashable]) -> None:
        """Pairs what has the same key where no other item has it."""
        old, new = _grouped(self.free_old(old_keys), old_keys), _grouped(self.free_new(new_keys), new_keys)
        for key, ids in new.items():
            if len(ids) == 1 and len(old.get(key, ())) == 1:
                self._pair(old[key][0], ids[0])

    def join_children(self) -> None:
        """Pairs like children of parents that are pairs, from the top down."""
        for new_parent in (ROOT, *_in_order(self.new)):
            old_parent = self.old_of.get(new_parent) if new_parent else ROOT
            if old_parent is not None:
                old_ids, new_ids = self.old.below(old_parent), self.new.below(new_parent)
                self.join_likely(self.free_old(old_ids), self.free_new(new_ids), least=_LIKE_AMONG_SIBLINGS)

    def join_elsewhere(self) -> bool:
        """Pairs like items wherever they stand; whether parents are among them, whose children may be like too."""
        before = len(self.old_of)
        self.join_likely(self.free_old(_in_order(self.old)), self.free_new(_in_order(self.new)), least=_LIKE_ANYWHERE)
        self._join_parents()
        return any(each in self.new.children for each in islice(self.old_of, before, None))

    def _join_parents(self) -> None:
        """Pairs parents whose titles say nothing where at least half of the children of each are pairs, from below."""
        for new_parent in self.free_new(each for each in reversed(_in_order(self.new)) if each in self.new.children):
            children = self.new.below(new_parent)
            votes = Counter(self.old.parents.get(self.old_of.get(each, ROOT), ROOT) for each in children)
            for old_parent, votes_for_it in votes.most_common(1):
                most = max(len(children), len(self.old.below(old_parent)))
                if ROOT not in (new_parent, old_parent) and old_parent not in self.new_of and votes_for_it * 2 >= most:
                    self._pair(old_parent, new_parent)

    def join_likely(self, old_ids: Sequence[str], new_ids: Sequence[str], *, least: float) -> None:
        """Pairs the likest first, of equally like ones those that stand nearest to each other's place."""
        places = {each: place for ids in (old_ids, new_ids) for place, each in enumerate(ids)}
        likely = (
            (-likeness, abs(places[old_id] - places[new_id]), places[new_id], old_id, new_id)
            for old_id, new_id in self._worth_comparing(old_ids, new_ids)
            if (likeness := self._likeness(old_id, new_id, among_siblings=least == _LIKE_AMONG_SIBLINGS)) >= least
        )
        for *_, old_id, new_id in sorted(likely):
            if old_id not in self.new_of and new_id not in self.old_of:
                self._pair(old_id, new_id)

    def _pair(self, old_id: str, new_id: str) -> None:
        self.old_of[new_id], self.new_of[old_id] = old_id, new_id

    def _worth_comparing(self, old_ids: Sequence[str], new_ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        """For each new item the few old ones that share the rarest words with it; of many, those near its place."""
        holders: dict[str, list[int]] = {}
        for place, old_id in enumerate(old_ids):
            for gram in self._grams_of(self.old.items[old_id]):
                holders.setdefault(gram, []).append(place)
        for place, new_id in enumerate(new_ids):
            known = [gram for gram in self._grams_of(self.new.items[new_id]) if gram in holders]
            shared: dict[int, float] = {}
            for gram in sorted(known, key=lambda gram: (len(holders[gram]), gram))[:_RARE_WORDS]:
                for each in _near(holders[gram], place):
                    shared[each] = shared.get(each, 0) + 1 / len(holders[gram])
            likeliest = nsmallest(_MOST_COMPARED, shared, key=lambda each: (-shared[each], abs(each - place)))
            yield from ((old_ids[each], new_id) for each in likeliest)

    def _likeness(self, old_id: str, new_id: str, *, among_siblings: bool) -> float:
        old, new = self.old.items[old_id], self.new.items[new_id]
        if not among_siblings and len(new.title) < _SHORTEST_TITLE:
            return 0
        first, second = self._grams_of(old), self._grams_of(new)
        same_marker = among_siblings and bool(old.marker) and fold(old.marker) == fold(new.marker)
        return 2 * len(first & second) / (len(first) + len(second)) + (_SAME_MARKER if same_marker else 0)

    def _grams_of(self, item: Item) -> Grams:
        found = self._grams.get(item.title)
        if found is None:
            found = self._grams[item.title] = grams(item.title)
        return found


def grams(title: str) -> Grams:
    """The words of a title and each two that stand together; a Chinese character is a word."""
    words = _WORD.findall(fold(title[:_LONGEST_TITLE]))
    return frozenset((*words, *(f"{first} {second}" for first, second in pairwise(words))))


def _near(places: Sequence[int], place: int) -> Sequence[int]:
    """As many of the rising `places` as are looked at, about as many on each side of `place`."""
    start = max(bisect(places, place) - _MOST_HOLDERS // 2, 0)
    return places[start : start + _MOST_HOLDERS]


def _by_path(plan: Plan, paths: dict[Hashable, int], same: Fields) -> dict[str, Hashable]:
    """By item its own `same` and the titles above it, each such path as a number that both plans share."""
    titles: dict[str, int] = {ROOT: 0}
    keys: dict[str, Hashable] = {}
    for item_id, _ in plan.walk():
        item, above = plan.items[item_id], titles[plan.parents[item_id]]
        titles[item_id] = paths.setdefault((above, _title(item)), len(paths) + 1)
        keys[item_id] = (above, same(item))
    return keys


def _in_order(plan: Plan) -> list[str]:
    return [item_id for item_id, _ in plan.walk()]


def _by_words(plan: Plan, words_of: Callable[[Item], str]) -> dict[str, Hashable]:
    found = {item_id: words_of(plan.items[item_id]) for item_id in _in_order(plan)}
    return {item_id: words for item_id, words in found.items() if len(words) >= _SHORTEST_TITLE}


def _title(item: Item) -> str:
    return fold("".join(item.title.split()))


def _text(item: Item) -> str:
    return "".join(item.text.split())


def _grouped(ids: Iterable[str], keys: Mapping[str, Hashable]) -> dict[Hashable, list[str]]:
    grouped: dict[Hashable, list[str]] = {}
    for each in ids:
        grouped.setdefault(keys[each], []).append(each)
    return grouped
