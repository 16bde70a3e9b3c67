"""How values of the model read: one wording for the app, the command line and the reports.

| function | gives |
|---|---|
| `deadline_words` | `2021-05-31（5月底前）` |
| `reason_words` | `逾期1天` |
| `rate_words` | `2/5` |
| `change_words` | `3.2 确保如期完成… 状态：推进中 → 已完成` |
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from tracker.errors import TrackerError
from tracker.language.catalogue import Catalogue
from tracker.language.naming import LONGEST_IN_A_LINE, item_name
from tracker.model.amount import Amount
from tracker.model.change import (
    AddItem,
    Change,
    Loaded,
    MoveItem,
    RemoveItem,
    SetField,
    SetNote,
    SetPlanField,
    Value,
)
from tracker.model.deadline import Deadline
from tracker.model.history import Step, inverse
from tracker.model.idle_change import UnplacedChange, UnreadChange
from tracker.model.item import Item, Note
from tracker.model.plan import Plan
from tracker.model.progress import Cause, Figures, Progress, Reason, in_percent, whole_percent
from tracker.model.status import Status
from tracker.text.width import cut

DASH = "—"
_DUE_TODAY = Reason(Cause.NEAR, 0)


def deadline_words(deadline: Deadline | None) -> str:
    """The day, with the phrase it was read from behind it; a dash for no deadline."""
    if deadline is None:
        return DASH
    return f"{deadline.day}（{deadline.phrase}）" if deadline.phrase else str(deadline.day)


def day_words(day: date, words: Catalogue, *, year: int | None = None) -> str:
    """The day in a sentence, `2026年6月30日` or `30 June 2026`; without its year where that is `year`."""
    key = "report.day_in_year" if day.year == year else "report.date"
    return words(key, year=day.year, month=month_words(day, words), day=day.day)


def month_words(day: date, words: Catalogue) -> str:
    """`6`, to which 月 is added, or `June`."""
    return words("report.month_names").split()[day.month - 1]


def names_year(day: date, progress: Progress) -> bool:
    """Whether a day in a list says its year: unless the year is the plan's, and that is today's."""
    return not day.year == progress.plan.year == progress.today.year


def listed_day(day: date, progress: Progress) -> str:
    """`06-30`, with the year before it where that must be said."""
    return str(day) if names_year(day, progress) else f"{day:%m-%d}"


def percent_words(share: Fraction | None) -> str:
    """Whole per cent for a bar's label; a dash for nothing that counts."""
    return DASH if share is None else f"{whole_percent(share)}%"


def exact_percent_words(share: Fraction | None) -> str:
    """One decimal, as reports print it; a dash for nothing that counts."""
    return DASH if share is None else f"{in_percent(share)}%"


def rate_words(figures: Figures) -> str:
    """Done leaves over leaves that count."""
    return f"{figures.done}/{figures.counted}"


def target_words(item: Item) -> str:
    """`6/11部`; the actual alone when there is no target; empty when there is neither."""
    if item.target is None:
        return str(item.actual) if item.actual else ""
    return f"{item.actual.number if item.actual else 0}/{item.target}"


def reason_words(reason: Reason, words: Catalogue) -> str:
    if reason == _DUE_TODAY:
        return words("cause.due_today")
    return words(f"cause.{reason.cause.value}", figure=reason.figure)


def light_words(figures: Figures, words: Catalogue) -> str:
    """The light's word and every reason for it: `红 逾期1天`; a dash for no light."""
    light = words(f"light.{figures.light.value}")
    if figures.reason.cause is Cause.NOT_COUNTED:
        return light
    return f"{light} {words('list.comma').join(reason_words(each, words) for each in figures.reasons)}"


def value_words(value: Value, words: Catalogue, *, field: str = "") -> str:
    """A field's value for people, on one line; the word for nothing when it is empty.

    Args:
        field: Whose value it is: a percentage is one by its field alone. Not named, a number stands bare.
    """
    match value:
        case int() if field == "percent":
            return f"{value}%"
        case Status():
            return words(f"status.{value.value}")
        case Deadline():
            return deadline_words(value)
        case tuple():
            return "、".join(value) or words("change.nothing")
        case None | "":
            return words("change.nothing")
        case Amount() | date() | int() | str():
            return cut(str(value).replace("\n", " "), LONGEST_IN_A_LINE)


def note_words(note: Note, words: Catalogue) -> str:
    """`进展：…`, its lines joined."""
    return words("change.note", kind=words(f"note_kind.{note.kind.value}"), text=note.text.replace("\n", " "))


def plan_heading(plan: Plan, words: Catalogue) -> str:
    """Office and title, the office once where the title names it already."""
    if not plan.org or plan.org in plan.title:
        return plan.title
    return words("change.plan_heading", org=plan.org, title=plan.title)


def marked_title(item: Item) -> str:
    """Marker and title, with a space between where the marker is Arabic: `2. 3月底前报送`."""
    gap = " " if item.marker[-1:].isascii() and item.marker else ""
    return f"{item.marker}{gap}{item.title}"


def change_words(  # noqa: PLR0911 -- one case a kind of change
    change: Change, plan: Plan, numbers: Mapping[str, str], words: Catalogue
) -> str:
    """One change on one line, in the plan as it is now."""
    match change:
        case SetField():
            return words(
                "change.field",
                item=item_name(plan, change.item, numbers),
                field=words(f"field.{change.field}"),
                old=value_words(change.old, words, field=change.field),
                new=value_words(change.new, words, field=change.field),
            )
        case SetPlanField():
            field = words(f"field.{change.field}")
            return words("change.plan_field", field=field, old=change.old, new=change.new)
        case SetNote():
            key = (
                "change.note_added"
                if change.old is None
                else "change.note_edited"
                if change.new
                else "change.note_removed"
            )
            return words(key, item=item_name(plan, change.note.item, numbers), note=note_words(change.note, words))
        case AddItem() | RemoveItem():
            key = "change.added" if isinstance(change, AddItem) else "change.removed"
            return words(key, title=change.branch.top.title, count=len(change.branch.items))
        case MoveItem():
            return words("change.moved", item=item_name(plan, change.item, numbers))
        case Loaded():
            return words("change.loaded", source=change.source or DASH)
        case _:
            return _idle_change_words(change, plan, numbers, words)


def _idle_change_words(change: Change, plan: Plan, numbers: Mapping[str, str], words: Catalogue) -> str:
    """What stands in the history without having an effect here."""
    match change:
        case UnplacedChange():
            return words("change.unplaced", change=change_words(change.change, plan, numbers, words))
        case UnreadChange():
            return words("change.unread", item=item_name(plan, change.item, numbers), kind=change.kind)
        case _:
            raise AssertionError(f"a change without words: {change!r}")


def changes_words(
    changes: Iterable[Change], plan: Plan, numbers: Mapping[str, str], words: Catalogue
) -> tuple[str, ...]:
    """A line a change, the reason left out that only accompanies another status."""
    told = tuple(changes)
    fields = {(each.item, each.field) for each in told if isinstance(each, SetField)}
    shown = [
        each
        for each in told
        if not (isinstance(each, SetField) and each.field == "reason" and (each.item, "status") in fields)
    ]
    return tuple(change_words(change, plan, numbers, words) for change in shown)


def names_of_gone(steps: Iterable[Step], plan: Plan) -> dict[str, str]:
    """The titles, by id, of items that came or went in these steps and are not in the plan now."""
    branches = [change.branch for step in steps for change in step.changes if isinstance(change, AddItem | RemoveItem)]
    return {item.id: item.title for branch in branches for item in branch.items if item.id not in plan.items}


def steps_words(
    steps: Collection[Step], plan: Plan, numbers: Mapping[str, str], words: Catalogue
) -> Iterator[tuple[Step, tuple[str, ...]]]:
    """Each step with its lines, what was undone told as it had been done, and what was redone likewise."""
    undoing = {step.id for step in steps if step.undoes}
    numbers = {**numbers, **names_of_gone(steps, plan)}
    for step in steps:
        is_redo = step.undoes in undoing
        changes = inverse(step) if step.undoes and not is_redo else step.changes
        key = "change.redone" if is_redo else "change.undone" if step.undoes else "change.done"
        yield step, tuple(words(key, change=each) for each in changes_words(changes, plan, numbers, words))


def error_words(error: TrackerError, words: Catalogue) -> str:
    """What happened, to what, and what to do now. The facts are filled in as words of the language."""
    field = str(error.facts.get("field"))
    facts = {name: fact_words(name, fact, words, field=field) for name, fact in error.facts.items()}
    return words(f"error.{error.key}", **facts)


def fact_words(name: str, fact: object, words: Catalogue, *, field: str = "") -> object:
    """
    Args:
        field: Whose value an integer is; see `value_words`.
    """
    if name == "field" and f"field.{fact}" in words:
        return words(f"field.{fact}")
    if name in ("action", "other") and f"key.{fact}" in words:
        return words(f"key.{fact}")
    if name == "field" and str(fact) in words:  # a setting
        return words(str(fact))
    if name == "known" and isinstance(fact, str):  # names of fields
        return words("list.comma").join(words(f"field.{each}") for each in fact.split(", "))
    is_percent = field == "percent" and isinstance(fact, int)
    if is_percent or fact is None or isinstance(fact, Status | Deadline | Amount | tuple):
        return value_words(fact, words, field=field)  # pyright: ignore[reportUnknownArgumentType, reportArgumentType] -- a tuple among facts is one of names
    return fact
