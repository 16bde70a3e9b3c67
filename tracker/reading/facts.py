"""What a node's own words say of it: deadline, recurrence, who answers, target, document numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypedDict

from tracker.model.amount import Amount
from tracker.model.deadline import Deadline
from tracker.reading.amounts import amount_entered, target_in
from tracker.reading.annotations import answerable_in
from tracker.reading.deadlines import Mention, deadline_named, deadlines_in, recurrence_in
from tracker.reading.front import Front

_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[【（(](?:19|20)\d{2}[〕\]】）)]\s*\d{1,5}\s*号")
_NOT_ITS_NAME = re.compile(r"^.*(?:根据|按照|落实|贯彻|依据|执行|转发|印发|关于|见|和|的|在|了|以|由|对)(?=.{2})")


class Facts(TypedDict):
    """Fields of Node."""

    deadline: Deadline | None
    recurrence: str
    lead: tuple[str, ...]
    units: tuple[str, ...]
    person: str
    target: Amount | None
    document_number: str


def facts_of(words: str, title: str, front: Front) -> tuple[Facts, str]:
    """What `words` say of the item with that title, and the phrase of a time that names no day.

    Args:
        words: The part of the item's passage that speaks of the item itself.
    """
    said = answerable_in(words)
    mentions = deadlines_in(words, year=front.year, issued=front.issued)
    deadline = _annotated(said.deadline, front) or _chosen(mentions, words, title)
    unclear = words[mentions[0].start : mentions[0].end] if mentions and deadline is None else ""
    return {
        "deadline": deadline,
        "recurrence": recurrence_in(said.deadline or words),
        "lead": said.lead,
        "units": said.units,
        "person": said.person,
        "target": amount_entered(said.target) if said.target else target_in(words),
        "document_number": "、".join(_document_numbers(words)),
    }, unclear


def _annotated(words: str, front: Front) -> Deadline | None:
    if not words:
        return None
    named = deadline_named(words, year=front.year)
    return named or _chosen(deadlines_in(words, year=front.year, issued=front.issued), words, words)


def _chosen(mentions: Sequence[Mention], words: str, title: str) -> Deadline | None:
    """One of several: that of the title, else the last day that the words are firm about, else the last."""
    if not mentions:
        return None
    known = [each for each in mentions if each.deadline]
    head = words.find(title)
    in_title = [each for each in known if head <= each.start and each.end <= head + len(title)]
    firm = [each for each in known if each.is_firm]
    days = [each.deadline for each in in_title or firm or known if each.deadline]
    return max(days, key=lambda deadline: deadline.day, default=None)


def _document_numbers(words: str) -> Sequence[str]:
    if "号" not in words:
        return ()
    found = (_NOT_ITS_NAME.sub("", match[0]) for match in _DOCUMENT_NUMBER.finditer(words))
    return tuple(dict.fromkeys("".join(each.split()) for each in found))
