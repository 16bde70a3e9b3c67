"""The words of a reminder 催办: what is sent, and how often it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracker.language.catalogue import Catalogue
from tracker.language.wording import day_words, deadline_words, reason_words
from tracker.model.plan import Plan
from tracker.model.progress import Cause, Progress, deadline_of
from tracker.model.reminding import reminders_on, to_be_reminded

_NOTHING_PRESSES = frozenset({Cause.ON_TRACK, Cause.DONE, Cause.NOT_COUNTED})


def reminder_words(progress: Progress, item_id: str, words: Catalogue, *, to: str = "", text: str = "") -> str:
    """What is sent to press for an item, ready to be pasted into a chat or a letter.

    Args:
        to: Whom it goes to; empty for those who answer for the item, and nobody where there are none.
        text: What it says; empty for which item it is about, until when it is due and how late it is.
    """
    named = to or words("report.name_separator").join(to_be_reminded(progress, item_id))
    said = text or words("remind.text", facts=words("list.comma").join(_facts(progress, item_id, words)))
    return words("remind.addressed", to=named, text=said) if named else said


def reminded_words(plan: Plan, item_id: str, today: date, words: Catalogue) -> str:
    """`2次，最近6月3日`; empty where nobody was reminded."""
    sent = reminders_on(plan, item_id, until=today)
    if not sent:
        return ""
    return words("remind.sent", count=len(sent), day=day_words(sent[-1].on, words, year=plan.year))


def _facts(progress: Progress, item_id: str, words: Catalogue) -> Iterator[str]:
    plan = progress.plan
    yield words("remind.subject", plan=plan.title, number=plan.number(item_id), title=plan.items[item_id].title)
    deadline = deadline_of(plan, item_id)
    if deadline:
        yield words("remind.deadline", deadline=deadline_words(deadline))
    if plan.is_leaf(item_id):  # a parent shows the reasons of a leaf, which are not its own
        reasons = progress.of(item_id).reasons
        yield from (reason_words(each, words) for each in reasons if each.cause not in _NOTHING_PRESSES)
