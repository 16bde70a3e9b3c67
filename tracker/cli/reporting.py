"""The command that prints: report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tracker.cli.arguments import Arguments
from tracker.cli.session import Session
from tracker.entry import value_entered
from tracker.errors import BadValue
from tracker.model.query import matching, read_filter
from tracker.reports.formats import Format, Layout, format_named, printed
from tracker.reports.kinds import compose
from tracker.reports.report import Kind
from tracker.reports.subject import Subject, subject_of
from tracker.store.disk import write_atomically


def report(arguments: Arguments, session: Session) -> None:
    """Prints it, or writes it where `--output` says, in the format that is named or that the file's name asks for."""
    kind = _kind(arguments.kind)
    form = _format(arguments, session)
    composed = compose(kind, _subject(arguments, session), session.words)
    layout = Layout(width_columns=session.width or Layout().width_columns, has_colour=session.colour)
    text = printed(composed, form, session.words, layout)
    if arguments.output:
        path = Path(arguments.output).expanduser()
        write_atomically(path, text.encode())
        session.say(session.words("cli.saved", path=path))
    else:
        session.write(text)


def _kind(name: str) -> Kind:
    try:
        return Kind(name.strip().lower())
    except ValueError as unknown:
        raise BadValue(field="KIND", value=name, example=", ".join(each.value for each in Kind)) from unknown


def _format(arguments: Arguments, session: Session) -> Format:
    if arguments.format:
        return format_named(arguments.format)
    if arguments.output:
        return format_named(arguments.output)
    return Format.JSON if session.as_json else Format.TERMINAL


def _subject(arguments: Arguments, session: Session) -> Subject:
    workspace = session.workspace
    only = None
    if arguments.unit:
        only = matching(workspace.progress, read_filter(f'unit:"{arguments.unit}"', {}))
    return subject_of(
        workspace.progress,
        steps=workspace.history(),
        since=_since(arguments.since, session) if arguments.since else None,
        only=only,
        unit=arguments.unit,
    )


def _since(written: str, session: Session) -> date:
    workspace = session.workspace
    day = value_entered("start", written, year=workspace.plan.year, today=workspace.today)
    assert isinstance(day, date), "the field start holds a day"
    return day
