"""The commands that look and change nothing: plans, list, show, due, log, text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tracker.cli.arguments import Arguments
from tracker.cli.lines import item_lines, step_lines, whole_line
from tracker.cli.session import Session
from tracker.cli.shapes import Shaping, step_shape
from tracker.errors import BadValue
from tracker.language.wording import (
    deadline_words,
    light_words,
    marked_title,
    names_of_gone,
    note_words,
    percent_words,
    plan_heading,
    target_words,
)
from tracker.model.history import concerning
from tracker.model.plan import Plan
from tracker.model.progress import Progress, answerable, deadline_of
from tracker.model.reference import as_number
from tracker.request import current_name
from tracker.workspace import opened_one_by_one

_DAYS = r"(\d{1,4})([dw天周]?)"


def plans(arguments: Arguments, session: Session) -> None:
    """The one that opens without being named is marked."""
    if arguments.rename or arguments.remove or arguments.restore is not None:
        from tracker.cli.keeping import keep_in_order  # seldom

        keep_in_order(arguments, session)
        return
    words = session.words
    current = current_name(session.request, session.settings)
    opened = opened_one_by_one(session.request, session.settings, unreadable=session.remark_unreadable)
    found = [(each.name, each.progress) for each in opened]
    if session.as_json:
        shapes = [
            {
                **Shaping(progress, words, {}).plan(name),
                "light": progress.whole.light.value,
                "current": name == current,
            }
            for name, progress in found
        ]
        session.say_json({"plans": shapes})
        return
    if not found and not session.exit_code:
        session.say(words("cli.no_plans"))
    for name, progress in found:
        mark = "*" if name == current else " "
        session.say(f"{mark} {name}  {whole_line(progress, words)}  {light_words(progress.whole, words)}")


def list(arguments: Arguments, session: Session) -> None:
    progress = session.workspace.progress
    if not arguments.filter:
        _show_items(tuple(each for each, _ in progress.plan.walk()), session)
        return
    from tracker.model.query import matching  # 3 ms that a list of everything does not pay

    asked = " ".join(_term(word.strip(), progress.plan) for word in arguments.filter)
    _show_items(matching(progress, session.workspace.wanted(asked)), session)


def _term(word: str, plan: Plan) -> str:
    """The number of an item alone asks for that item, with what is below it."""
    return f"under:{word}" if plan.at(as_number(word)) else word


def due(arguments: Arguments, session: Session) -> None:
    """Open leaves with a deadline that is over or comes within so many days, the earliest first."""
    days = _days(arguments.within)
    progress = session.workspace.progress
    found = sorted(
        (day.day, place, item_id)
        for place, item_id in enumerate(progress.plan.leaves())
        if progress.plan.items[item_id].status.is_open
        and (day := deadline_of(progress.plan, item_id))
        and (day.day - progress.today).days <= days
    )
    if not found and not session.as_json:
        session.say(session.words("cli.no_due", days=days))
        return
    _show_items([item_id for _, _, item_id in found], session)


def show(arguments: Arguments, session: Session) -> None:
    (item_id,) = session.resolved([arguments.ref])
    workspace = session.workspace
    numbers = workspace.plan.numbers()
    steps = concerning(workspace.history(), item_id)
    if session.as_json:
        session.say_json(Shaping(workspace.progress, session.words, numbers).full_item(item_id, steps))
        return
    session.say(f"{numbers[item_id]}  {marked_title(workspace.plan.items[item_id])}")
    session.say_lines(_fields(workspace.progress, item_id, session))
    _show_notes(workspace.plan, item_id, session)
    session.say(f"\n{session.words('cli.history_heading')}")
    session.say_lines(step_lines(steps, workspace.plan, numbers, session.words) or [session.words("cli.no_history")])


def log(arguments: Arguments, session: Session) -> None:
    """The newest first."""
    workspace = session.workspace
    steps = workspace.history()
    if arguments.ref:
        (item_id,) = session.resolved([arguments.ref])
        steps = concerning(steps, item_id)
    numbers = workspace.plan.numbers()
    newest_first = steps[::-1]
    if session.as_json:
        names = {**numbers, **names_of_gone(steps, workspace.plan)}
        shapes = [step_shape(step, workspace.plan, names, session.words) for step in newest_first]
        session.say_json({"steps": shapes})
        return
    lines = step_lines(newest_first, workspace.plan, numbers, session.words)
    session.say_lines(lines or [session.words("cli.no_history")])


def text(_: Arguments, session: Session) -> None:
    from tracker.reading.plan_text import write_plan_text  # only here

    written = write_plan_text(session.workspace.plan)
    if session.as_json:
        session.say_json({"text": written})
    else:
        session.write(written)


def _show_items(item_ids: Sequence[str], session: Session) -> None:
    workspace = session.workspace
    numbers = workspace.plan.numbers()
    if session.as_json:
        shaping = Shaping(workspace.progress, session.words, numbers)
        items = [shaping.item(item_id) for item_id in item_ids]
        session.say_json({"plan": shaping.plan(workspace.name), "items": items})
        return
    session.say(f"{plan_heading(workspace.plan, session.words)}  {whole_line(workspace.progress, session.words)}")
    _say_which_day(session)
    if item_ids:
        session.say_lines(item_lines(item_ids, workspace.progress, numbers, session))
    else:
        session.say(session.words("cli.no_items" if workspace.plan.items else "cli.empty_plan"))


def _say_which_day(session: Session) -> None:
    if session.request.as_of:
        session.say(session.words("cli.as_of", day=session.request.as_of))
    elif session.request.on:
        session.say(session.words("cli.on", day=session.request.on))


def _fields(progress: Progress, item_id: str, session: Session) -> Iterable[str]:
    """A line a field that says something, its name before it."""
    words, plan = session.words, progress.plan
    item, figures = plan.items[item_id], progress.of(item_id)
    lead, units, person = answerable(plan, item_id)
    shown = {
        "status": words(f"status.{figures.status.value}"),
        "light": light_words(figures, words),
        "progress": f"{percent_words(figures.progress)}  {figures.done}/{figures.counted}",
        "reason": item.reason,
        "start": str(item.start or ""),
        "deadline": deadline_words(deadline_of(plan, item_id)),
        "recurrence": item.recurrence,
        "target": target_words(item),
        "lead": "、".join(lead),
        "units": "、".join(units),
        "person": person,
        "document_number": item.document_number,
        "origin": item.origin,
        "text": item.text,
    }
    return (f"  {words(f'field.{field}')}  {value}" for field, value in shown.items() if value)


def _show_notes(plan: Plan, item_id: str, session: Session) -> None:
    notes = plan.notes_on(item_id)
    if not notes:
        return
    session.say(f"\n{session.words('cli.notes_heading')}")
    for note in reversed(notes):
        evidence = session.words("cli.evidence", evidence=note.evidence) if note.evidence else ""
        author = session.words("cli.by", author=note.author)
        session.say(f"  {note.on}  {note_words(note, session.words)}{evidence}{author}")


def _days(written: str) -> int:
    found = re.fullmatch(_DAYS, written.strip())
    if found is None:
        raise BadValue(field="within", value=written, example="30d, 2w")
    return int(found[1]) * (7 if found[2] in ("w", "周") else 1)
