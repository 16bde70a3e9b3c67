"""Getting a plan back: where its file is damaged or gone, or where somebody wants to return to an earlier state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tracker.errors import Damaged, Gone, TrackerError
from tracker.language.catalogue import Catalogue
from tracker.language.wording import error_words
from tracker.model.plan import Plan
from tracker.store import safety
from tracker.store.recovery import Candidate, Source, State, difference
from tracker.store.session import Session
from tracker.store.telling import difference_lines, size_words, time_words
from tracker.text.cleaning import clean_line
from tracker.tui import presenting
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.acts.waiting import wait
from tracker.tui.keyboard import Keyboard
from tracker.tui.rows import Ink, Page, paragraph
from tracker.tui.screens.choice import Option
from tracker.tui.screens.rescue import Rescue, RescueScreen
from tracker.tui.screens.waiting import Then
from tracker.wish import plan_file

_MOST_DIFFERENCES = 200


@dataclass(frozen=True, slots=True)
class Lost:
    """A plan that is to be got back."""

    path: Path
    who: Session
    name: str
    """What it is opened by then; empty for the plan that is open."""

    trouble: TrackerError | None
    """What it cannot be opened for; None when it can."""

    is_whole_app: bool = False
    """Whether the app was started for nothing else, and ends when nothing is got back."""


class _State(NamedTuple):
    candidate: Candidate
    restore: Callable[[], str]
    """Answers what what was there is kept as; empty when there was nothing."""


def begin(desk: Desk, lost: Lost) -> None:
    """Shows what can be had back."""
    wait(desk, desk.words("recovery.looking"), partial(_look, desk, lost), may_be_left=False)


def begin_named(desk: Desk, name: str, trouble: TrackerError) -> None:
    """The same for another plan than the open one, which cannot be opened."""
    path, who = plan_file(replace(desk.workspace.wish, plan=name), desk.workspace.settings)
    begin(desk, Lost(path, who, name, trouble))


def recover(desk: Desk, _items: tuple[str, ...]) -> None:
    """The same for the open plan, whatever has become of its file."""
    workspace = desk.workspace
    trouble: TrackerError | None = None
    try:
        workspace.catch_up()
    except (Damaged, Gone) as error:
        trouble = error
    who = Session(workspace.author, lambda: workspace.clock().astimezone())
    begin(desk, Lost(workspace.file, who, "", trouble))


def _look(desk: Desk, lost: Lost) -> Then:
    try:
        found = safety.candidates(lost.path)
    except TrackerError as error:
        return partial(desk.stage.tell, error_words(error, desk.words), is_error=True)
    states = [_State(each, partial(_restored, lost, each)) for each in found if each.source is not Source.PRESENT]
    if lost.trouble is not None and not lost.name:
        states.insert(0, _State(_held(desk), desk.workspace.keep_anew))
    return partial(_show, desk, lost, states)


def _held(desk: Desk) -> Candidate:
    """What the app itself has in memory."""
    store = desk.workspace.store
    steps = store.history()
    return Candidate.held("", Source.OPEN, steps[-1].at if steps else None, State(store.plan, steps))


def _restored(lost: Lost, candidate: Candidate) -> str:
    return safety.restore(lost.path, candidate.name, lost.who).aside


def _show(desk: Desk, lost: Lost, states: list[_State]) -> None:
    def choose(place: int) -> None:
        wait(desk, desk.words("recovery.restoring"), partial(_restore, desk, lost, screen, states[place]))

    rescue = rescue_of(lost, [state.candidate for state in states], desk.words, desk.keyboard)
    screen = RescueScreen(rescue, choose, lambda: _leave(desk, lost, screen))
    desk.stage.open_screen(screen)


def _restore(desk: Desk, lost: Lost, screen: RescueScreen, state: _State) -> Then:
    try:
        aside = state.restore()
    except TrackerError as error:
        return partial(screen.status.tell, error_words(error, desk.words), is_error=True)
    return partial(_open, desk, lost, screen, aside)


def _open(desk: Desk, lost: Lost, screen: RescueScreen, aside: str) -> None:
    screen.dismiss()
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
        desk.stage.leave()
    else:
        screen.dismiss()


def rescue_of(lost: Lost, states: Sequence[Candidate], words: Catalogue, keys: Keyboard) -> Rescue:
    """What the screen shows; differences are told against what is nearest to the last edit."""
    nearest = (each for each in states if each.source in (Source.OPEN, Source.LINES))
    beside = next(nearest, states[0] if states else None)
    heading = words(f"recovery.beside_{_KINDS_BESIDE.get(beside.source, 'first')}") if beside else ""
    there = beside.plan if beside else None
    shown = [_shown(each, there, heading, words) for each in states if there]
    return Rescue(
        words("recovery.title", name=lost.path.stem),
        "\n".join((*_happened(lost, words), words("recovery.choose" if states else "recovery.none"))),
        [option for option, _ in shown],
        [page for _, page in shown],
        presenting.hints_for_rescue(words, keys),
    )


_KINDS_BESIDE = {Source.OPEN: "open", Source.LINES: "lines"}


def _happened(lost: Lost, words: Catalogue) -> tuple[str, ...]:
    key = "sound" if lost.trouble is None else "gone" if isinstance(lost.trouble, Gone) else "damaged"
    facts = {"file": lost.path.name, "folder": lost.path.parent}
    return tuple(words(f"recovery.{each}", **facts) for each in (key, f"keeps_{key}", "folder"))


def _shown(state: Candidate, there: Plan, heading: str, words: Catalogue) -> tuple[Option, Page]:
    """The state is read once for both, and not held."""
    plan = state.plan
    return _option(state, plan, words), _difference(there, plan, heading, words)


def _option(state: Candidate, plan: Plan, words: Catalogue) -> Option:
    source = words(f"recovered.{state.source.value}")
    return Option("", f"{time_words(state) or '-':16}  {size_words(plan, words)}", source)


def _difference(there: Plan, restored: Plan, heading: str, words: Catalogue) -> Page:
    lines = difference_lines(difference(there, restored), words)
    shown = [paragraph(clean_line(each), indent=4) for each in islice(lines, _MOST_DIFFERENCES)]
    rest = sum(1 for _ in lines)
    more = [paragraph(words("recovery.more", count=rest), Ink.MUTED)] if rest else []
    return (paragraph(heading, Ink.LABEL), *shown, *more)


TABLE: dict[str, Act] = {"recover": recover}
