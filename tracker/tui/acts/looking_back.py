"""The history on the screen, and the list of usual filters for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.entry import change_kind_words
from tracker.errors import TrackerError
from tracker.language.wording import error_words
from tracker.model.history import Step
from tracker.model.history_query import ChangeKind, HistoryFilter, kind_of
from tracker.text.cleaning import clean_line
from tracker.tui.acts.desk import Desk
from tracker.tui.rows import Entry, Ink, Part
from tracker.tui.screens.choice import ChoiceDialog, Option
from tracker.tui.screens.history import HistoryScreen
from tracker.tui.screens.waiting import Then
from tracker.tui.views.changes import Chronicle

_PERIODS = (("today", 1), ("week", 7), ("month", 31), ("quarter", 92))
_MOST_AUTHORS = 12


class Lookback:
    """The history on one screen: what has been told of a state of the plan is not told again for every key."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._chronicle: Chronicle | None = None

    def entries(self, width: int, sought: str) -> tuple[Entry, ...]:
        """The changes that pass; what is wrong with the filter where it cannot be understood."""
        try:
            wanted = HistoryFilter(sought, change_kind_words())
        except TrackerError as error:
            return (Entry((Part(f" {error_words(error, self._desk.words)}", Ink.RED),)),)
        return self._present().entries(wanted, width)

    def read_ahead(self) -> None:
        """Tells beside the app what the first word that is looked for would wait for: 0.25 s at 5 000 steps."""
        chronicle = self._present()

        def work() -> Then:
            chronicle.tell_all()
            return lambda: None

        self._desk.stage.work_beside(work)

    def _present(self) -> Chronicle:
        workspace, words = self._desk.workspace, self._desk.words
        found = self._chronicle
        if found is None or not found.is_of(workspace.plan, workspace.today, words):
            found = self._chronicle = Chronicle(workspace.plan, workspace.history(), workspace.today, words)
        return found


def choose(desk: Desk, screen: HistoryScreen) -> None:
    """What occurs in the history, by name; what is chosen joins the filter in place of another of its kind."""
    items = (screen.selected,) if screen.selected else ()
    options = list(_options(desk, desk.workspace.history(), items))

    def take(place: int) -> None:
        screen.look_for(joined(screen.sought, options[place].hint))

    desk.stage.open_screen(ChoiceDialog(desk.words("key.history_filter"), options, take, desk.words))


def joined(sought: str, term: str) -> str:
    """The filter with one more term; nothing for no term."""
    key = term.partition(":")[0] + ":"
    others = [each for each in sought.split() if not each.startswith(key)]
    return " ".join((*others, term)) if term else ""


def _options(desk: Desk, steps: Sequence[Step], items: Sequence[str]) -> Iterator[Option]:
    words = desk.words
    for item in items:
        yield Option("", words("history_filter.item", name=desk.name((item,))), f"in:{desk.plan.number(item)}")
    for author in _authors(steps):
        yield Option("", words("history_filter.by", author=author), f"by:{_quoted(author)}")
    kinds = {kind_of(change) for step in steps for change in step.changes}
    for kind in (each for each in ChangeKind if each in kinds):
        yield Option("", words(f"change_kind.{kind.value}"), f"kind:{kind.value}")
    for name, days in _PERIODS:
        yield Option("", words(f"history_filter.{name}"), f"on:{days}d")
    yield Option("", words("history_filter.year"), f"on:{desk.workspace.today.year}")
    yield Option("", words("history_filter.all"), "")


def _authors(steps: Sequence[Step]) -> Sequence[str]:
    """Those who wrote last first."""
    found = dict.fromkeys(clean_line(step.author) for step in reversed(steps) if step.author.strip())
    return list(found)[:_MOST_AUTHORS]


def _quoted(name: str) -> str:
    """The part of a name that a filter can say without spaces, which holds it all the same."""
    return max(name.split(), key=len)
