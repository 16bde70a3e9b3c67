"""The command that prints: report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tracker.cli.arguments import Arguments
from tracker.cli.session import Session
from tracker.entry import status_and_light_words, value_entered
from tracker.errors import BadValue, FormatNeedsFile, NotAddressed, NotIssued
from tracker.issued import Issued, follows_on, issued_doc, issued_reports
from tracker.language.catalogue import Catalogue, catalogues
from tracker.model.history import unread
from tracker.model.progress import Light
from tracker.reporting import Order, Period, composed, font_notice, hand_in, put_into, remember_it, state_of_the_day
from tracker.reports.formats import ON_PAPER, Format, Layout, format_named, printed
from tracker.reports.kinds import compose_rollup
from tracker.reports.report import Kind, Report
from tracker.reports.subject import subject_of
from tracker.store.disk import read_all
from tracker.text.cleaning import clean_line
from tracker.text.folding import fold
from tracker.workspace import opened_one_by_one


def report(arguments: Arguments, session: Session) -> None:
    """Prints it, or writes it where `--output` says, in the format that is named or that the file's name asks for."""
    if arguments.issued is not None:
        _show_issued(arguments, session)
        return
    form = _format(arguments, session)
    kind = _kind(arguments.kind, session.words) if arguments.kind else form.kind
    kind = Kind.ROLLUP if arguments.all or len(session.plans) > 1 else kind
    addressee = _addressee(arguments.to, kind, session.words)
    if kind is Kind.ROLLUP:
        since = _since(arguments, Kind.ROLLUP, session)
        _hand_over(_rolled_up(since, session), Order(Kind.ROLLUP, form, since), arguments, session)
        return
    since, scope = _since(arguments, kind, session), _scope(arguments, kind, session)
    order = Order(kind, form, since, _only(arguments), arguments.unit, arguments.level, scope, addressee)
    made = composed(session.workspace, order, session.words)
    _remark_on_the_past(session)
    _hand_over(made, order, arguments, session)


def _hand_over(made: Report, order: Order, arguments: Arguments, session: Session) -> None:
    """To the printer, into a file, or to the terminal, as the options say."""
    if arguments.print:
        _print_out(made, order, session)
    elif arguments.output not in ("", "-"):
        _save(made, order, arguments, session)
    else:
        _print(made, order.form, session)


def _print_out(made: Report, order: Order, session: Session) -> None:
    from tracker.printing import paper_form, print_out  # with all readers of documents, for the finding of LibreOffice

    program = print_out(made, session.words)
    remember_it(session.workspace, made, order, session.words, file=None)
    session.say(session.words("cli.printed", program=program))
    _remark_on(font_notice(paper_form(), Layout(), session.words), session)


def _remark_on_the_past(session: Session) -> None:
    """Trend and movement look back; with `--as-of` it is said on leaving."""
    count = unread(session.workspace.store.history())
    if count and session.request.as_of is None:
        session.remark(session.words("notice.newer_changes", count=count))


def _kind(name: str, words: Catalogue) -> Kind:
    """By its value or its word in any language."""
    asked = fold(name.strip())
    for kind in Kind:
        if asked in (kind.value, *(fold(each(f"report.kind.{kind.value}")) for each in catalogues())):
            return kind
    known = words("list.comma").join(words(f"report.kind.{kind.value}") for kind in Kind)
    raise BadValue(field="report_kind", value=name, example=known)


def _addressee(written: str, kind: Kind, words: Catalogue) -> str:
    name = clean_line(written).rstrip("：:")
    if name and not kind.is_addressed:
        those = [words(f"report.kind.{each.value}") for each in Kind if each.is_addressed]
        raise NotAddressed(kind=words(f"report.kind.{kind.value}"), kinds=words("list.comma").join(those))
    return name


def _save(made: Report, order: Order, arguments: Arguments, session: Session) -> None:
    path, layout = Path(arguments.output).expanduser(), _layout(arguments, session)
    is_remembered = hand_in(
        session.workspace,
        made,
        order,
        session.words,
        path=path,
        layout=layout,
        overwrite=arguments.force,
    )
    _tell_saved(path, session)
    not_remembered = "" if is_remembered else session.words("cli.not_remembered")
    _remark_on(font_notice(order.form, layout, session.words), session)
    _remark_on(not_remembered, session)


def _remark_on(notice: str, session: Session) -> None:
    if notice:
        session.remark(notice)


def _tell_saved(path: Path, session: Session) -> None:
    if session.as_json:
        session.say_json({"saved": str(path)})
    else:
        session.say(session.words("cli.saved", path=path))


def _rolled_up(since: date | None, session: Session) -> Report:
    """Of the plans that are named, or of all."""
    opened = opened_one_by_one(
        session.request, session.settings, names=session.plans, unreadable=session.remark_unreadable
    )
    subjects = [
        subject_of(state_of_the_day(each), steps=each.store.history(), now=each.store.plan, since=since)
        for each in opened
    ]
    return compose_rollup(subjects, session.words, today=session.workspace.today, since=since)


def _print(made: Report, form: Format, session: Session) -> None:
    if not form.is_text:
        raise FormatNeedsFile(format=form.value)
    layout = Layout(width_columns=session.width or Layout().width_columns, has_colour=session.colour)
    session.write(printed(made, form, session.words, layout))


def _format(arguments: Arguments, session: Session) -> Format:
    if arguments.print:
        return ON_PAPER
    if arguments.format:
        return format_named(arguments.format)
    if arguments.output not in ("", "-"):
        return format_named(arguments.output)
    if session.as_json:
        return Format.JSON
    return Format.TEXT if session.width is None else Format.TERMINAL


def _layout(arguments: Arguments, session: Session) -> Layout:
    from tracker.documents import office_program  # all readers come with it: 40 ms that a printed report saves

    template = read_all(Path(arguments.template).expanduser())[0] if arguments.template else None
    width = session.width or Layout().width_columns
    return Layout(width_columns=width, template=template, libreoffice=office_program())


def _since(arguments: Arguments, kind: Kind, session: Session) -> date | None:
    today = session.workspace.today
    if arguments.period:
        return Period(arguments.period).first_day(today)
    if arguments.since.lower() in ("last", "上次"):
        return follows_on(issued_reports(session.workspace.file), kind.value, today)
    return _begun_day(arguments.since, session) if arguments.since else None


def _begun_day(written: str, session: Session) -> date:
    """Raises BadValue for what is no day, or is one to come."""
    workspace = session.workspace
    day = value_entered("start", written, year=workspace.plan.year, today=workspace.today)
    assert isinstance(day, date), "the field start holds a day"
    if day > workspace.today:
        raise BadValue(field="start", value=written, example=workspace.plan.first_day)
    return day


def _only(arguments: Arguments) -> str:
    """The filter that the options amount to."""
    terms = [
        f'unit:"{arguments.unit}"' if arguments.unit else "",
        f"point:{arguments.point}" if arguments.point else "",
        f"light:{arguments.light}" if arguments.light else "",
    ]
    return " ".join(filter(None, terms))


def _scope(arguments: Arguments, kind: Kind, session: Session) -> str:
    """What the options leave of the plan, for the line under a title that does not say it."""
    words, plan = session.words, session.workspace.plan
    point = plan.at(arguments.point) if arguments.point else None
    named = plan.items[point].title if point else arguments.point
    lit = status_and_light_words().get(fold(arguments.light))
    light = words("report.lamp", light=words(f"light.{lit.value}")) if isinstance(lit, Light) else arguments.light
    unit = "" if kind is Kind.UNIT else arguments.unit
    return words("list.comma").join(filter(None, (unit, named, light)))


def _show_issued(arguments: Arguments, session: Session) -> None:
    """The list of what was handed in; the words of one of them when its number in the list is given."""
    found = issued_reports(session.workspace.file)
    if arguments.output not in ("", "-"):
        _save_words(_issued_words(arguments, found, session), arguments, session)
    elif session.as_json:
        session.say_json({"issued": [_shape(each) for each in found]})
    else:
        session.write(_issued_words(arguments, found, session))


def _issued_words(arguments: Arguments, found: Sequence[Issued], session: Session) -> str:
    number: int | None = arguments.issued
    if not number:
        return "\n".join(_lines(found, session) or [session.words("cli.none_issued")]) + "\n"
    if not 0 < number <= len(found):
        raise NotIssued(number=number, count=len(found))
    return found[number - 1].text


def _save_words(text: str, arguments: Arguments, session: Session) -> None:
    """Only the words of what was handed in are kept, so that they go into a text file alone."""
    path = Path(arguments.output).expanduser()
    form = format_named(arguments.format or arguments.output)
    if form is not Format.TEXT:
        raise BadValue(field="format", value=form.value, example=f"-o {path.with_suffix('.txt')}")
    put_into(session.workspace, path, text.encode, overwrite=arguments.force)
    _tell_saved(path, session)


def _lines(found: Sequence[Issued], session: Session) -> list[str]:
    words = session.words
    return [
        f"{number}  {each.at.astimezone():%Y-%m-%d %H:%M}  {words(f'report.kind.{each.kind}')}  {each.on}  "
        f"{each.done}/{each.counted}  {each.file}"
        for number, each in enumerate(found, 1)
    ]


def _shape(issued: Issued) -> dict[str, object]:
    """Without its words, which are asked for one by one."""
    return {name: value for name, value in issued_doc(issued).items() if name != "text"}
