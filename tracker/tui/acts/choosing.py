"""Which plan is open, and which filter is on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial

from tracker.errors import Damaged, TrackerError
from tracker.frozen import replace
from tracker.language.catalogue import Catalogue
from tracker.language.wording import error_words, exact_percent_words, light_words, rate_words
from tracker.model.progress import Figures
from tracker.request import plan_names
from tracker.text.cleaning import clean_line
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.acts.remembering import set_now
from tracker.tui.screens.choice import ChoiceDialog, Option
from tracker.tui.screens.line import LineDialog
from tracker.tui.screens.plans import PlansDialog
from tracker.workspace import open_workspace

WITH_PLANS = ("load", "merge", "carry_over", "rename_plan", "remove_plan", "restore_plan", "demo")
"""What can be done from the list of plans besides opening one."""

_READ_LATER = ".."
"""Behind the name of a plan until its figures are known."""

FILTERS = (
    ("red", "light:red"),
    ("yellow", "light:yellow"),
    ("over", "due:over"),
    ("soon", "due:<30d -status:done"),
    ("open", "status:open"),
    ("blocked", "status:blocked"),
    ("begun", "status:in_progress"),
    ("noted", "has:note"),
    ("undated", "due:none"),
    ("all", ""),
)
"""What clerks ask for most: the key of its words, and the filter that it stands for."""


def choose_filter(desk: Desk, _items: tuple[str, ...]) -> None:
    """The usual filters and the saved ones by name; the text of the chosen one stands in the box for finding, to be
    learnt and changed."""
    usual = [
        (Option(str((place + 1) % 10), desk.words(f"filter.{name}"), text), partial(_look_for, desk, text))
        for place, (name, text) in enumerate(FILTERS)
    ]
    saved = [
        (Option("", f"@{name}", text), partial(_look_for, desk, f"@{name}"))
        for name, text in desk.workspace.settings.filters.items()
    ]
    choices = [*saved, *usual, *_keeping(desk)]

    def choose(place: int) -> None:
        choices[place][1]()

    options = [option for option, _ in choices]
    desk.stage.open_screen(ChoiceDialog(desk.words("key.filter"), options, choose, desk.words))


def _look_for(desk: Desk, text: str) -> None:
    desk.stage.main.finding.put(text)
    desk.stage.look_for(replace(desk.stage.sieve, text=text))


def _keeping(desk: Desk) -> Iterator[tuple[Option, Callable[[], None]]]:
    """What can be done with saved filters, as far as there is something to do it with."""
    text = desk.stage.sieve.text.strip()
    if text and not text.startswith("@"):
        yield Option("s", desk.words("filter.save"), text), partial(_ask_name, desk, text)
    if desk.workspace.settings.filters:
        yield Option("d", desk.words("filter.forget")), partial(_ask_which, desk)


def _ask_name(desk: Desk, text: str) -> None:
    def keep(typed: str) -> str | None:
        name = "".join(clean_line(typed).replace("@", "").split())
        if not name:
            return desk.words("dialog.nothing_typed")
        return set_now(desk, f"filters.{name}", text, desk.words("tell.filter_saved", name=f"@{name}"))

    desk.stage.open_screen(LineDialog(desk.words("dialog.filter_name", text=text), keep, desk.words))


def _ask_which(desk: Desk) -> None:
    names = tuple(desk.workspace.settings.filters)
    options = [Option("", f"@{name}", text) for name, text in desk.workspace.settings.filters.items()]

    def choose(place: int) -> str | None:
        told = desk.words("tell.filter_forgotten", name=f"@{names[place]}")
        return set_now(desk, f"filters.{names[place]}", "", told)

    desk.stage.open_screen(ChoiceDialog(desk.words("filter.forget"), options, choose, desk.words))


def choose_plan(desk: Desk, _items: tuple[str, ...]) -> None:
    """All plans kept here with figures and lights, to open another one, or to get back one that is damaged; and what
    can be done with plans."""
    names = plan_names(desk.workspace.request, desk.workspace.settings)

    def choose(place: int) -> str | None:
        if place >= len(names):
            desk.stage.ask(WITH_PLANS[place - len(names)], ())
            return None
        try:
            desk.stage.switch_plan(names[place])
        except Damaged as error:
            _get_back(desk, names[place], error)
        except TrackerError as error:
            return error_words(error, desk.words)
        return None

    plans = [Option("", name, _READ_LATER) for name in names]
    more = [Option(key, desk.words(f"key.{action}")) for key, action in zip("123456789", WITH_PLANS, strict=False)]
    at = names.index(desk.workspace.name) if desk.workspace.name in names else 0
    opened = partial(_read_on, desk, names, 0)
    desk.stage.open_screen(
        PlansDialog(desk.words("key.plans"), [*plans, *more], choose, desk.words, at=at, opened=opened)
    )


def _read_on(desk: Desk, names: Sequence[str], place: int, dialog: PlansDialog) -> None:
    """Beside the app, one plan after the other while the list is open: one of 100 000 items takes a second."""

    def say(told: str) -> None:
        if dialog.is_running:
            dialog.say(place, told)
            _read_on(desk, names, place + 1, dialog)

    if place < len(names):
        desk.stage.work_beside(lambda: partial(say, _told_of(desk, names[place])))


def _told_of(desk: Desk, name: str) -> str:
    """The figures of a plan, or why there are none."""
    workspace, words = desk.workspace, desk.words
    try:
        if name == workspace.name and workspace.file.parent == workspace.request.home:
            return _figures(workspace.progress.whole, words)
        with closing(open_workspace(replace(workspace.request, plan=name), workspace.settings)) as other:
            return _figures(other.progress.whole, words)
    except Damaged:
        return words("recovery.damaged_plan")
    except TrackerError as error:
        return error_words(error, words)


def _figures(whole: Figures, words: Catalogue) -> str:
    """In columns, as far as the rates of most plans need."""
    return f"{exact_percent_words(whole.progress):>6}  {rate_words(whole):<5}  {light_words(whole, words)}"


def _get_back(desk: Desk, name: str, trouble: Damaged) -> None:
    from tracker.tui.acts import rescuing  # hopefully never

    if name == desk.workspace.name:
        rescuing.recover(desk, ())
    else:
        rescuing.begin_named(desk, name, trouble)


TABLE: dict[str, Act] = {"filter": choose_filter, "plans": choose_plan}
