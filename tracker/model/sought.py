"""Words that are looked for in items: which items have them, how well these answer, and where the words stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from tracker.model.item import Item, Note
from tracker.model.plan import Plan
from tracker.text.folding import fold
from tracker.text.pinyin import Spelling, Stretch, is_pinyin, is_word


class Nearness(IntEnum):
    """How well an item answers what was typed; the smaller the better."""

    NAMED = 0
    """Its title holds the words."""
    A_WORD = 1
    """A word of its title reads so: 换届 for `hj`."""
    TOLD = 2
    """Its own words in the document or its notes hold them."""
    CHANCE = 3
    """Characters of its title that are no word together read so: the 会精 of 全会精神."""


class Readable(NamedTuple):
    title: str
    name: str
    """Marker and title, folded."""

    told: str
    """Own words and notes, folded."""


class Texts:
    """What can be looked through in the items of a plan, made ready once for many searches."""

    def __init__(self) -> None:
        self.order: list[str] = []
        """The items in plan order, of the plan that was made ready last."""

        self.characters: set[str] = set()
        """All that the titles seen so far are written in."""

        self._made: dict[str, tuple[Item, Sequence[Note], Readable]] = {}
        self._ready: Plan | None = None

    def of(self, plan: Plan, item_id: str) -> Readable:
        """Made anew when the item or a note on it has changed."""
        made = self._made.get(item_id)
        if made is not None and plan is self._ready:
            return made[2]
        item, notes = plan.items[item_id], plan.notes_on(item_id)
        if made is None or made[0] is not item or made[1] is not notes:
            told = "\n".join(fold(text) for text in (item.text, *(note.text for note in notes)) if text)
            made = self._made[item_id] = (item, notes, Readable(item.title, fold(item.marker + item.title), told))
            self.characters.update(item.title)
        return made[2]

    def of_all(self, plan: Plan, items: Iterable[str]) -> list[Readable]:
        """The same of many, in their order."""
        if plan is self._ready:
            return [self._made[item_id][2] for item_id in items]
        return [self.of(plan, item_id) for item_id in items]

    def make_ready(self, plan: Plan) -> Iterator[None]:
        """One step an item, so that it can be paused; a search is quick only afterwards. No step when it is ready."""
        if plan is self._ready:
            return
        order: list[str] = []
        for item_id, _ in plan.walk():
            self.of(plan, item_id)
            order.append(item_id)
            yield
        self.order, self._ready = order, plan


class Sought:
    """Some words, or pinyin."""

    def __init__(self, words: str) -> None:
        self._typed = words
        self._folded = fold(words)
        self._is_pinyin = is_pinyin(words)
        self.texts = Texts()
        """May be replaced by one that several searches share."""

        self._spelling: Spelling | None = None
        self._spelled_in = -1
        """How many characters `_spelling` was made for."""

    def is_in(self, plan: Plan, item_id: str) -> bool:
        return bool(self.among(plan, (item_id,)))

    def narrows(self, other: Sought) -> bool:
        """Whether whatever has it has `other` too, as one that was typed on from it."""
        return self._folded.startswith(other._folded) and (other._is_pinyin or not self._is_pinyin)

    def among(self, plan: Plan, items: Sequence[str]) -> list[str]:
        """Those of `items` that it is in, in their order."""
        wanted, read = self._folded, self.texts.of_all(plan, items)
        spelling = self._spelling_for("") if self._is_pinyin else None  # reading them told all their characters
        return [
            item_id
            for item_id, (title, name, told) in zip(items, read, strict=True)
            if wanted in name or wanted in told or (spelling is not None and spelling.found_in(title) is not None)
        ]

    def nearness(self, plan: Plan, item_id: str) -> Nearness:
        """Of an item that it is in."""
        title, name, told = self.texts.of(plan, item_id)
        if self._folded in name:
            return Nearness.NAMED
        if self.words_in(title):
            return Nearness.A_WORD
        return Nearness.TOLD if self._folded in told else Nearness.CHANCE

    def words_in(self, text: str) -> list[str]:
        """The words of a dictionary that read so."""
        return [word for start, end in self._spelled(text) if is_word(word := text[start:end])]

    def stretches(self, text: str) -> Sequence[Stretch]:
        """Where it stands in `text`, from left to right; of what reads so words alone when there are any."""
        held = _held(self._folded, text)
        if held:
            return held
        spelled = self._spelled(text)
        words = [each for each in spelled if is_word(text[slice(*each)])]
        return words or spelled

    def _spelled(self, text: str) -> list[Stretch]:
        return list(self._spelling_for(text).all_in(text)) if self._is_pinyin else []

    def _spelling_for(self, text: str) -> Spelling:
        characters = self.texts.characters
        if not characters.issuperset(text):
            characters.update(text)
        if self._spelling is None or self._spelled_in != len(characters):
            self._spelling, self._spelled_in = Spelling(self._typed, characters), len(characters)
        return self._spelling


def _held(wanted: str, text: str) -> list[Stretch]:
    """Where `text`, folded, holds `wanted`; a character that folds to several belongs to the stretch as a whole."""
    origins: list[int] = []
    folded = ""
    for place, character in enumerate(text):
        alike = fold(character)
        folded += alike
        origins.extend([place] * len(alike))
    found: list[Stretch] = []
    start = folded.find(wanted) if wanted else -1
    while start >= 0:
        end = start + len(wanted)
        found.append((origins[start], origins[end - 1] + 1))
        start = folded.find(wanted, end)
    return found
