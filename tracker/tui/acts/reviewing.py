"""Putting right what was understood of a document, in the load preview."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from tracker.entry import value_entered
from tracker.model.deadline import Deadline
from tracker.reading import editing
from tracker.reading.editing import Draft
from tracker.text.cleaning import clean_line
from tracker.text.width import cut
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.acts.fields import ask_for_deadline, deadline_told
from tracker.tui.acts.loading import show, tell
from tracker.tui.reviewing import DraftRows, Review
from tracker.tui.screens.choice import ChoiceDialog, Option
from tracker.tui.screens.form import Field, FormDialog
from tracker.tui.screens.line import LineDialog
from tracker.tui.screens.preview import PreviewScreen

_NAME_WIDTH = 36
"""Columns of a title in a sentence about it."""

_MOST_LISTED = 500
"""Problems in the list of them; the keys lead to all."""

_ActOnDraft = Callable[[Desk, Review, PreviewScreen], None]


def ask_title(desk: Desk, review: Review, screen: PreviewScreen) -> None:
    at = screen.at

    def keep(text: str) -> str | None:
        title = clean_line(text)
        if not title:
            return desk.words("dialog.nothing_typed")
        _make(desk, review, at, partial(editing.rename, at=at, title=title), desk.words("review.renamed"))
        return None

    question = desk.words("dialog.rename", name=_name(review, at))
    desk.stage.open_screen(LineDialog(question, keep, desk.words, value=review.draft.nodes[at].title))


def ask_deadline(desk: Desk, review: Review, screen: PreviewScreen) -> None:
    at, deadline = screen.at, review.draft.nodes[screen.at].deadline

    def keep(value: Deadline | None) -> None:
        told = desk.words("review.deadline_set", value=deadline_told(value, desk.words))
        _make(desk, review, at, partial(editing.set_deadline, at=at, deadline=value), told)

    ask_for_deadline(desk, _name(review, at), deadline, keep, year=_year(desk, review))


def ask_units(desk: Desk, review: Review, screen: PreviewScreen) -> None:
    at = screen.at
    node = review.draft.nodes[at]

    def keep(typed: dict[str, str]) -> str | None:
        lead, units = (_names(desk, review, name, typed[name]) for name in ("lead", "units"))
        _make(
            desk, review, at, partial(editing.set_units, at=at, lead=lead, units=units), desk.words("review.units_set")
        )
        return None

    values = {"lead": node.lead, "units": node.units}
    fields = [Field(name, desk.words(f"field.{name}"), "、".join(value)) for name, value in values.items()]
    question = desk.words("dialog.units", name=_name(review, at))
    desk.stage.open_screen(FormDialog(question, fields, keep, desk.words))


def list_problems(desk: Desk, review: Review, screen: PreviewScreen) -> None:
    """Everything that is doubtful in a list, from which to go there."""
    rows = DraftRows(review.document, review.draft, desk.words)
    doubts = [(at, each) for at in _doubtful(rows, range(len(rows))) for each in rows.doubts(at)][:_MOST_LISTED]
    if not doubts:
        tell(review, desk.words("review.no_problem"))
        return
    options = [
        Option("", desk.words("review.problem_line", line=each.line_number, why=desk.words(f"problem.{each.key}")),
               cut(clean_line(each.text[:200]), _NAME_WIDTH, ellipsis=".."))
        for _, each in doubts
    ]  # fmt: skip

    def choose(place: int) -> str | None:
        screen.go_to(doubts[place][0])
        return None

    at = next((place for place, (row, _) in enumerate(doubts) if row >= screen.at), 0)
    question = desk.words("dialog.problems", count=len(review.draft.outline.problems))
    desk.stage.open_screen(ChoiceDialog(question, options, choose, desk.words, at=at))


def next_problem(desk: Desk, review: Review, screen: PreviewScreen) -> None:
    """The next row with something doubtful, and behind the last the first again."""
    count = len(review.draft.nodes)
    _go_to_problem(desk, review, screen, [*range(screen.at + 1, count), *range(screen.at + 1)])


def previous_problem(desk: Desk, review: Review, screen: PreviewScreen) -> None:
    count = len(review.draft.nodes)
    _go_to_problem(desk, review, screen, [*range(screen.at - 1, -1, -1), *range(count - 1, screen.at - 1, -1)])


def undo(desk: Desk, review: Review, _screen: PreviewScreen) -> None:
    _turn_back(desk, review, review.undo(), "review.undone", "error.nothing_to_undo")


def redo(desk: Desk, review: Review, _screen: PreviewScreen) -> None:
    _turn_back(desk, review, review.redo(), "review.redone", "error.nothing_to_redo")


def turn_source(_desk: Desk, _review: Review, screen: PreviewScreen) -> None:
    screen.turn_source()


def _editing(edit: Callable[[Draft, int], Draft], key: str, *, moves: int = 0) -> _ActOnDraft:
    """An act that makes `edit` on the selected row.

    Args:
        key: The catalogue entries for having done it, and with `_not` behind for not being able to.
        moves: By how many rows the selection moves on.
    """

    def act(desk: Desk, review: Review, screen: PreviewScreen) -> None:
        at = screen.at
        if review.make(lambda draft: edit(draft, at), at):
            show(desk, review, at + moves)
            tell(review, desk.words(key, name=_name(review, screen.at)))
        else:
            tell(review, desk.words(f"{key}_not"), is_error=True)

    return act


def _drop(desk: Desk, review: Review, screen: PreviewScreen) -> None:
    at = screen.at
    key = "review.taken_back" if at in review.draft.dropped else "review.left_out"
    _make(desk, review, at, partial(editing.drop, at=at), desk.words(key, name=_name(review, at)))


def _make(desk: Desk, review: Review, at: int, edit: Callable[[Draft], Draft], told: str) -> None:
    was_made = review.make(edit, at)
    show(desk, review, at)
    tell(review, told if was_made else desk.words("tell.nothing_changed"))


def _turn_back(desk: Desk, review: Review, at: int | None, done: str, nothing: str) -> None:
    if at is None:
        tell(review, desk.words(nothing), is_error=True)
        return
    show(desk, review, at)
    tell(review, desk.words(done))


def _go_to_problem(desk: Desk, review: Review, screen: PreviewScreen, places: list[int]) -> None:
    rows = DraftRows(review.document, review.draft, desk.words)
    place = next(_doubtful(rows, places), None)
    if place is None:
        tell(review, desk.words("review.no_problem"))
    else:
        screen.go_to(place)


def _doubtful(rows: DraftRows, places: Iterable[int]) -> Iterator[int]:
    return (place for place in places if rows.doubts(place))


def _year(desk: Desk, review: Review) -> int:
    return review.draft.outline.year or desk.workspace.today.year


def _names(desk: Desk, review: Review, field: str, text: str) -> tuple[str, ...]:
    if not clean_line(text).strip("、,，;； "):
        return ()
    value = value_entered(field, text, year=_year(desk, review), today=desk.workspace.today)
    assert isinstance(value, tuple), "what units are read as"
    return value


def _name(review: Review, at: int) -> str:
    node = review.draft.nodes[at]
    return cut(clean_line(node.marker + node.title[:200]), _NAME_WIDTH, ellipsis="..")


def _on_screen(act: _ActOnDraft) -> Act:
    """An act of the app from one on the draft that is shown; does nothing where there is none."""

    def done(desk: Desk, _items: tuple[str, ...]) -> None:
        review = desk.review
        if review is not None and review.screen is not None and review.draft.nodes:
            act(desk, review, review.screen)

    return done


TABLE: dict[str, Act] = {
    name: _on_screen(act)
    for name, act in {
        "review_outdent": _editing(editing.higher, "review.higher"),
        "review_indent": _editing(editing.deeper, "review.deeper"),
        "review_split": _editing(editing.split, "review.split"),
        "review_join": _editing(editing.join, "review.joined", moves=-1),
        "review_drop": _drop,
        "review_rename": ask_title,
        "review_deadline": ask_deadline,
        "review_units": ask_units,
        "review_next_problem": next_problem,
        "review_previous_problem": previous_problem,
        "review_problems": list_problems,
        "review_source": turn_source,
        "review_undo": undo,
        "review_redo": redo,
    }.items()
}
