"""Joining a colleague's copy of the plan: the file is asked for, then each thing that both have changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tracker.errors import TrackerError
from tracker.joining import Dispute, Joined, Side, facts_of, join, lines_of, looked_at
from tracker.language.wording import error_words
from tracker.request import refuse_in_the_past
from tracker.text.cleaning import clean_line
from tracker.tui import presenting
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.acts.files import ask_file
from tracker.tui.rows import Ink, paragraph
from tracker.tui.screens.choice import ChoiceDialog, Option
from tracker.tui.screens.reading import PageScreen
from tracker.tui.screens.waiting import Then

Chosen = Mapping[tuple[str, str, str], Side]


def merge(desk: Desk, _items: tuple[str, ...]) -> None:
    """Nothing is changed before everything has been answered."""
    refuse_in_the_past(desk.workspace.request)
    ask_file(desk, "merge", _look)


def _look(desk: Desk, typed: str, ask_again: Callable[[str], None]) -> Then:
    path = Path(typed).expanduser().absolute()
    try:
        joined = looked_at(desk.workspace, path)
    except TrackerError as error:
        return partial(ask_again, error_words(error, desk.words))
    if not joined.merge.gained:
        return partial(desk.stage.tell, desk.words("tell.nothing_to_merge", name=path.name))
    return partial(_settle, desk, path, joined, {})


def _settle(desk: Desk, path: Path, joined: Joined, chosen: Chosen) -> None:
    """Asks for the next thing that both have changed; joins when all are answered."""
    left = [dispute for dispute in joined.disputes if dispute.key not in chosen]
    if not left:
        _join(desk, path, chosen)
        return

    def choose(place: int) -> None:
        answered = left if place == len(_SIDES) else left[:1]
        side = Side.LATER if place == len(_SIDES) else _SIDES[place]
        _settle(desk, path, joined, {**chosen, **{dispute.key: side for dispute in answered}})

    facts = facts_of(left[0], desk.plan, desk.words)
    place = len(joined.disputes) - len(left) + 1
    question = desk.words("dialog.dispute", place=place, count=len(joined.disputes), **facts)
    options = _options(desk, facts, left)
    desk.stage.open_screen(ChoiceDialog(question, options, choose, desk.words, at=_SIDES.index(Side.LATER)))


_SIDES = (Side.MINE, Side.THEIRS, Side.LATER)
_VALUES = ("mine", "theirs", "kept")


def _options(desk: Desk, facts: Mapping[str, str], left: list[Dispute]) -> list[Option]:
    options = [
        Option(str(number), desk.words(f"dialog.dispute_{side.value}"), facts[value])
        for number, (side, value) in enumerate(zip(_SIDES, _VALUES, strict=True), 1)
    ]
    if len(left) > 1:
        options.append(Option(str(len(options) + 1), desk.words("dialog.dispute_rest", count=len(left))))
    return options


def _join(desk: Desk, path: Path, chosen: Chosen) -> None:
    try:
        joined = join(desk.workspace, path, chosen)
    except TrackerError as error:
        desk.stage.tell(error_words(error, desk.words), is_error=True)
        return
    desk.stage.refresh_plan()
    told = desk.words("cli.merged", count=len(joined.merge.gained))
    desk.stage.tell(told)
    lines = tuple(lines_of(joined, chosen, desk.plan, desk.words))
    if lines:
        page = (paragraph(told, Ink.LABEL), *(paragraph(clean_line(line), indent=2) for line in lines))
        desk.stage.open_screen(PageScreen(page, presenting.hints_for_page(desk.words, desk.keyboard)))


TABLE: dict[str, Act] = {"merge": merge}
