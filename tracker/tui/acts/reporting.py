"""The report that the office owes, seen before it is kept in a file or goes to the printer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event

from tracker.documents import office_program
from tracker.errors import FolderMissing, TrackerError, WouldOverwrite
from tracker.frozen import Frozen, replace
from tracker.language.wording import error_words
from tracker.printing import paper_form, print_out
from tracker.reporting import Order, Period, composed, font_notice, hand_in, remember_it
from tracker.reports.formats import ON_PAPER, Format, Layout, format_named, printed
from tracker.reports.report import Kind
from tracker.text.cleaning import clean_line
from tracker.tui import presenting
from tracker.tui.acts.commanding import list_for_report
from tracker.tui.acts.desk import Act, Desk, ReportWanted
from tracker.tui.acts.waiting import wait
from tracker.tui.paths import completed, path_typed
from tracker.tui.rows import Ink, Page, paragraph
from tracker.tui.screens.choice import ConfirmDialog
from tracker.tui.screens.path import PathDialog
from tracker.tui.screens.reading import Reading, ReportScreen
from tracker.tui.screens.waiting import Then
from tracker.tui.widgets.tab_bar import Tab

KINDS = (Kind.PROGRESS, Kind.LEDGER, Kind.BULLETIN, Kind.BREAKDOWN, Kind.SUMMARY, Kind.LEADER, Kind.BRIEF)
"""Those that one plan alone can fill, in the order in which the keys lead through them."""

PERIODS = (None, *Period)
"""None means everything up to today."""

_APART = "   "
"""Between two things that are told: the status line begins its second line there, where one is too short."""

_NARROWEST = 20


_AT_ONCE = {Kind.LEDGER: 500, Kind.BREAKDOWN: 1_500}
"""Items of a plan whose report is composed within 50 ms; what takes longer is done beside the app."""

_AT_ONCE_ELSE = 10_000


def show_report(desk: Desk, _items: tuple[str, ...]) -> None:
    def show(reading: Reading) -> None:
        desk.stage.open_screen(ReportScreen(reading, partial(_renew, desk)))

    _look_at(desk, desk.wanted, show)


def _look_at(desk: Desk, wanted: ReportWanted, show: Callable[[Reading], None]) -> None:
    """Composes a report and shows it; given up, the one before is still the one that is looked at."""
    made_of = _made_of(desk)

    def work() -> Then:
        return partial(take, _reading(desk, wanted))

    def take(reading: Reading) -> None:
        desk.wanted = wanted
        show(reading)
        if _made_of(desk) != made_of:
            _renew(desk)

    if _is_composed_at_once(desk, wanted):
        work()()
    else:
        wait(desk, desk.words("tell.composing", kind=_kind_words(desk, wanted)), work)


def _renew(desk: Desk) -> None:
    """Has what is looked at composed anew; what is on the screen stays there until then."""
    made_of, wanted = _made_of(desk), desk.wanted

    def work() -> Then:
        return partial(take, _reading(desk, wanted))

    def take(reading: Reading) -> None:
        if desk.wanted == wanted and _made_of(desk) == made_of:
            desk.stage.show_report(reading)

    if _is_composed_at_once(desk, wanted):
        work()()
    else:
        desk.stage.work_beside(work)


def _made_of(desk: Desk) -> tuple[object, ...]:
    """What a report is made of: another plan, day or language makes another."""
    return desk.workspace.progress, desk.words


def _is_composed_at_once(desk: Desk, wanted: ReportWanted) -> bool:
    return len(desk.plan.items) <= _AT_ONCE.get(KINDS[wanted.kind], _AT_ONCE_ELSE)


def _kind_words(desk: Desk, wanted: ReportWanted) -> str:
    return desk.words(f"report.kind.{KINDS[wanted.kind].value}")


def save_report(desk: Desk, _items: tuple[str, ...]) -> None:
    """Asks where to, the file's ending saying in which format, and writes it."""
    order = _order(desk, desk.wanted)
    kind = _kind_words(desk, desk.wanted)
    name = clean_line(f"{desk.plan.title}{kind} {desk.workspace.today}.docx").replace("/", "-")
    _ask_path(desk, order, str(Path.cwd() / name))


def _ask_path(desk: Desk, order: Order, value: str, typed: str = "", wrong: str = "") -> None:
    def keep(typed: str) -> str | None:
        path = Path(path_typed(clean_line(typed)))
        try:
            wanted = replace(order, form=format_named(path.name))
        except TrackerError as error:
            return error_words(error, desk.words)
        _begin_writing(desk, _Writing(wanted, path, partial(_ask_path, desk, order, value, typed)))
        return None

    question = desk.words("dialog.save_report", kind=desk.words(f"report.kind.{order.kind.value}"))
    desk.stage.open_screen(
        PathDialog(question, keep, desk.words, completed=completed, value=value, typed=typed, wrong=wrong)
    )


class _Writing(Frozen):
    """A report on its way into a file."""

    order: Order
    path: Path
    ask_again: Callable[[str], None]
    """Asks for another path, saying what is wrong with this one."""

    overwrite: bool = False


def _begin_writing(desk: Desk, writing: _Writing) -> None:
    given_up = Event()
    work = partial(_write, desk, writing, given_up.is_set)
    wait(desk, desk.words("tell.saving", path=writing.path), work, give_up=partial(_give_up, desk, given_up))


def _give_up(desk: Desk, given_up: Event) -> None:
    """What was told of another report must not be taken for this one."""
    given_up.set()
    desk.stage.tell(desk.words("error.given_up"))


def _write(desk: Desk, writing: _Writing, is_given_up: Callable[[], bool]) -> Then:
    path, words = writing.path, desk.words
    layout = Layout(libreoffice=office_program(), is_given_up=is_given_up)
    try:
        file = path.expanduser()
        report = composed(desk.workspace, writing.order, words)
        hand_in(desk.workspace, report, writing.order, words, path=file, layout=layout, overwrite=writing.overwrite)
    except WouldOverwrite:
        return partial(_ask_to_overwrite, desk, writing)
    except TrackerError as error:
        return partial(writing.ask_again, error_words(error, words))
    except RuntimeError:  # the home of a user whom nobody knows
        return partial(writing.ask_again, error_words(FolderMissing(path=path.parent), words))
    told = (words("tell.saved", path=file), font_notice(writing.order.form, layout, words))
    return partial(desk.stage.tell, _APART.join(filter(None, told)))


def _ask_to_overwrite(desk: Desk, writing: _Writing) -> None:
    def begin() -> None:
        _begin_writing(desk, replace(writing, overwrite=True))

    question = desk.words("dialog.overwrite", path=writing.path)
    desk.stage.open_screen(ConfirmDialog(question, desk.words("dialog.overwrite_yes"), begin, desk.words))


def print_report(desk: Desk, _items: tuple[str, ...]) -> None:
    """Asks first: paper cannot be undone."""
    order, given_up = _order(desk, desk.wanted), Event()
    kind = _kind_words(desk, desk.wanted)

    def begin() -> None:
        work = partial(_print_out, desk, order, given_up.is_set)
        wait(desk, desk.words("tell.printing", kind=kind), work, give_up=partial(_give_up, desk, given_up))

    question, yes = desk.words("dialog.print_out", kind=kind), desk.words("dialog.print_out_yes")
    desk.stage.open_screen(ConfirmDialog(question, yes, begin, desk.words))


def _print_out(desk: Desk, order: Order, is_given_up: Callable[[], bool]) -> Then:
    words = desk.words
    try:
        report = composed(desk.workspace, replace(order, form=ON_PAPER), words)
        program = print_out(report, words, is_given_up=is_given_up)
    except TrackerError as error:
        return partial(desk.stage.tell, error_words(error, words), is_error=True)
    remember_it(desk.workspace, report, order, words, file=None)
    told = (words("tell.printed", program=program), font_notice(paper_form(), Layout(), words))
    return partial(desk.stage.tell, _APART.join(filter(None, told)))


def _turning_kind(by: int) -> Act:
    def act(desk: Desk, _items: tuple[str, ...]) -> None:
        _turn_to(desk, replace(desk.wanted, kind=(desk.wanted.kind + by) % len(KINDS)))

    return act


def _choosing_kind(place: int) -> Act:
    return lambda desk, _items: _turn_to(desk, replace(desk.wanted, kind=place))


def next_period(desk: Desk, _items: tuple[str, ...]) -> None:
    _turn_to(desk, replace(desk.wanted, period=(desk.wanted.period + 1) % len(PERIODS)))


def _turn_to(desk: Desk, wanted: ReportWanted) -> None:
    """What was told, such as where the report was kept, was told of the one before."""

    def show(reading: Reading) -> None:
        desk.stage.show_report(reading)
        desk.stage.tell("")

    _look_at(desk, wanted, show)


def _order(desk: Desk, wanted: ReportWanted) -> Order:
    period = PERIODS[wanted.period]
    since = period.first_day(desk.workspace.today) if period else None
    return Order(KINDS[wanted.kind], Format.TERMINAL, since)


def _reading(desk: Desk, wanted: ReportWanted) -> Reading:
    page = _page(desk, wanted)
    return Reading(page, presenting.hints_for_report(desk.words, desk.keyboard), _tabs(desk, wanted))


def _tabs(desk: Desk, wanted: ReportWanted) -> Sequence[Tab]:
    present = KINDS[wanted.kind]
    return [Tab(desk.words(f"report.kind.{kind.value}"), f"kind_{kind.value}", kind is present) for kind in KINDS]


def _page(desk: Desk, wanted: ReportWanted) -> Page:
    order, words = _order(desk, wanted), desk.words
    period = PERIODS[wanted.period]
    layout = Layout(width_columns=max(desk.stage.size.width - 6, _NARROWEST))
    text = printed(composed(desk.workspace, order, words), Format.TERMINAL, words, layout)
    return (
        paragraph(words("views.period", period=words(f"views.period_{period.value if period else 'all'}")), Ink.MUTED),
        paragraph(""),
        *(paragraph(line) for line in text.rstrip().split("\n")),
    )


TABLE: dict[str, Act] = {
    "report": show_report,
    "report_actions": list_for_report,
    "next_kind": _turning_kind(1),
    "previous_kind": _turning_kind(-1),
    "period": next_period,
    **{f"kind_{kind.value}": _choosing_kind(place) for place, kind in enumerate(KINDS)},
    "print": save_report,
    "print_out": print_report,
}
