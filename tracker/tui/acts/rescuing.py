"""Getting a plan back: where its file is damaged or gone, or where somebody wants to return to an earlier state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tracker.errors import Damaged, Gone, TrackerError
from tracker.frozen import Frozen, replace
from tracker.language.catalogue import Catalogue
from tracker.language.wording import error_words
from tracker.model.plan import Plan
from tracker.request import author_by, plan_file
from tracker.store import safety
from tracker.store.recovery import Candidate, Difference, Source, State, difference
from tracker.store.session import Session
from tracker.store.telling import Size, difference_lines, size_of, size_words, time_words
from tracker.text.cleaning import clean_line
from tracker.text.width import pad
from tracker.tui import presenting
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.acts.waiting import wait
from tracker.tui.keyboard import Keyboard
from tracker.tui.rows import Ink, Page, paragraph
from tracker.tui.screens.choice import Option
from tracker.tui.screens.rescue import Rescue, RescueScreen
from tracker.tui.screens.waiting import Then

_MOST_DIFFERENCES = 200


class Lost(Frozen):
    """A plan that is to be got back."""

    path: Path
    who: Session
    name: str
    """What it is opened by then; empty for the plan that is open."""

    trouble: TrackerError | None
    """What it cannot be opened for; None when it can."""

    is_whole_app: bool = False
    """Whether the app was started for nothing else, and ends when nothing is got back."""


class Weighed(Frozen):
    """A state that was read, and is not held: there may be forty of a large plan."""

    candidate: Candidate
    size: Size
    beside: Source
    """Where that comes from which the states are compared with."""

    differing: Difference | None
    """How it differs from that; None where it is the one."""


class _State(NamedTuple):
    candidate: Candidate
    restore: Callable[[], str]
    """Answers what what was there is kept as; empty when there was nothing."""


def begin(desk: Desk, lost: Lost) -> None:
    """Shows what can be had back."""
    wait(desk, desk.words("recovery.looking"), partial(_look, desk, lost), may_be_left=False)


def begin_named(desk: Desk, name: str, trouble: TrackerError) -> None:
    """The same for another plan than the open one, which cannot be opened."""
    path, who = plan_file(replace(desk.workspace.request, plan=name), desk.workspace.settings)
    begin(desk, Lost(path, who, name, trouble))


def recover(desk: Desk, _items: tuple[str, ...]) -> None:
    """The same for the open plan, whatever has become of its file."""
    workspace = desk.workspace
    trouble: TrackerError | None = None
    try:
        workspace.catch_up()
    except (Damaged, Gone) as error:
        trouble = error
    who = Session(author_by(workspace.settings), lambda: workspace.clock().astimezone())
    begin(desk, Lost(workspace.file, who, "", trouble))


def _look(desk: Desk, lost: Lost) -> Then:
    try:
        found = safety.candidates(lost.path)
    except TrackerError as error:
        return partial(desk.stage.tell, error_words(error, desk.words), is_error=True)
    states = [_State(each, partial(_restored, lost, each)) for each in found if each.source is not Source.PRESENT]
    if lost.trouble is not None and not lost.name:
        states.insert(0, _State(_held(desk), desk.workspace.store.keep_anew))
    return partial(_show, desk, lost, states, weighed([state.candidate for state in states]))


def _held(desk: Desk) -> Candidate:
    """What the app itself has in memory."""
    store = desk.workspace.store
    steps = store.history()
    return Candidate.held("", Source.OPEN, steps[-1].at if steps else None, State(store.plan, steps))


def _restored(lost: Lost, candidate: Candidate) -> str:
    return safety.restore(lost.path, candidate.name, lost.who).aside


def _show(desk: Desk, lost: Lost, states: list[_State], offered: Sequence[Weighed]) -> None:
    def make() -> Rescue:
        return rescue_of(lost, offered, desk.words, desk.keyboard)

    def choose(place: int) -> None:
        wait(desk, desk.words("recovery.restoring"), partial(_restore, desk, lost, screen, states[place]))

    screen = RescueScreen(make, choose, lambda: _leave(desk, lost, screen))
    desk.stage.open_screen(screen)


def _restore(desk: Desk, lost: Lost, screen: RescueScreen, state: _State) -> Then:
    try:
        aside = state.restore()
    except TrackerError as error:
        return partial(screen.status.tell, error_words(error, desk.words), is_error=True)
    return partial(_open, desk, lost, screen, aside)


def _open(desk: Desk, lost: Lost, screen: RescueScreen, aside: str) -> None:
    screen.leave()
    try:
        if lost.name:
            desk.stage.switch_plan(lost.name)
        else:
            desk.workspace.catch_up()
            desk.stage.refresh_plan()
    except TrackerError as error:
        desk.stage.tell(error_words(error, desk.words), is_error=True)
    else:
        desk.stage.tell(desk.words("recovery.restored_aside" if aside else "recovery.restored", aside=aside))


def _leave(desk: Desk, lost: Lost, screen: RescueScreen) -> None:
    if lost.is_whole_app:
        desk.stage.exit()
    else:
        screen.leave()


def weighed(states: Sequence[Candidate]) -> Sequence[Weighed]:
    """Differences are those from what is nearest to the last edit."""
    nearest = (each for each in states if each.source in _KINDS_BESIDE)
    beside = next(nearest, states[0] if states else None)
    there = beside.plan if beside else None
    return tuple(_weighed(each, beside, there) for each in states if beside and there)


def _weighed(state: Candidate, beside: Candidate, there: Plan) -> Weighed:
    plan = there if state is beside else state.plan
    return Weighed(state, size_of(plan), beside.source, None if state is beside else difference(there, plan))


_KINDS_BESIDE = {Source.OPEN: "open", Source.LINES: "lines"}


def rescue_of(lost: Lost, states: Sequence[Weighed], words: Catalogue, keys: Keyboard) -> Rescue:
    """What the screen shows."""
    return Rescue(
        words("recovery.title", name=lost.path.stem),
        "\n".join((*_happened(lost, words), words("recovery.choose" if states else "recovery.none"))),
        [_option(each, words) for each in states],
        [_difference(each, words) for each in states],
        presenting.hints_for_rescue(words, keys),
    )


def _happened(lost: Lost, words: Catalogue) -> tuple[str, ...]:
    key = "sound" if lost.trouble is None else "gone" if isinstance(lost.trouble, Gone) else "damaged"
    facts = {"file": lost.path.name, "folder": lost.path.parent}
    return tuple(words(f"recovery.{each}", **facts) for each in (key, f"keeps_{key}", "folder"))


def _option(state: Weighed, words: Catalogue) -> Option:
    at = pad(time_words(state.candidate) or words("recovery.time_unknown"), _TIME_WIDTH)
    return Option("", f"{at}  {size_words(state.size, words)}", words(f"recovered.{state.candidate.source.value}"))


_TIME_WIDTH = len("2026-06-01 09:00")


def _difference(state: Weighed, words: Catalogue) -> Page:
    if state.differing is None:
        return (paragraph(words("recovery.is_beside"), Ink.LABEL),)
    lines = difference_lines(state.differing, words)
    shown = [paragraph(clean_line(each), indent=4) for each in islice(lines, _MOST_DIFFERENCES)]
    rest = sum(1 for _ in lines)
    more = [paragraph(words("recovery.more", count=rest), Ink.MUTED)] if rest else []
    heading = words(f"recovery.beside_{_KINDS_BESIDE.get(state.beside, 'first')}")
    return (paragraph(heading, Ink.LABEL), *shown, *more)


TABLE: dict[str, Act] = {"recover": recover}
