"""Loading a document: read beside the app, looked over and put right in the load preview, kept when accepted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from tracker.documents import content_of, document_in
from tracker.errors import BadValue, NoItemsFound, TrackerError
from tracker.language.wording import error_words
from tracker.reading.editing import accepted, set_front
from tracker.reading.plans import plan_from
from tracker.text.cleaning import clean_line
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.acts.fields import year_typed
from tracker.tui.acts.files import ask_file
from tracker.tui.acts.revising import ask_which, proposal_offered
from tracker.tui.acts.waiting import wait
from tracker.tui.reviewing import Review, preview_of
from tracker.tui.screens.choice import ConfirmDialog
from tracker.tui.screens.form import Field, FormDialog
from tracker.tui.screens.preview import PreviewScreen
from tracker.tui.screens.waiting import Then
from tracker.workspace import keep_new


def load(desk: Desk, _items: tuple[str, ...]) -> None:
    """Asks for a file and shows what it would become."""
    ask_file(desk, "load", _read)


def begin(desk: Desk, review: Review) -> None:
    """Shows what a document would become."""
    review.screen = PreviewScreen(lambda: preview_of(review, desk.words, desk.keyboard))
    desk.review = review
    desk.stage.open_screen(review.screen)


def accept(desk: Desk, review: Review) -> None:
    """Keeps the plan and opens it; asks first for what neither the document nor the user has said."""
    outline = accepted(review.draft)
    if not outline.nodes:
        tell(review, desk.words("review.nothing_left"), is_error=True)
    elif outline.year is None or not outline.title or not (outline.org or review.was_asked):
        _ask_front(desk, review, then=partial(accept, desk, review))
    else:
        wait(desk, desk.words("review.keeping"), partial(_keep, desk, review), may_be_left=False)


def ask_front(desk: Desk, review: Review) -> None:
    _ask_front(desk, review, then=lambda: tell(review, desk.words("review.front_set")))


def leave(desk: Desk, review: Review) -> None:
    """Back to where the user came from; asks where edits would be lost."""
    if not review.edit_count:
        _close(desk, review)
        return
    question = desk.words("dialog.leave_review", count=review.edit_count)
    yes = desk.words("dialog.leave_review_yes")
    desk.stage.open_screen(ConfirmDialog(question, yes, partial(_close, desk, review), desk.words))


def show(desk: Desk, review: Review, at: int) -> None:
    """The draft as it is now, with the row at `at` selected."""
    if review.screen is not None:
        review.screen.show(preview_of(review, desk.words, desk.keyboard), at)


def tell(review: Review, text: str, *, is_error: bool = False) -> None:
    if review.screen is not None:
        review.screen.status.tell(text, is_error=is_error)


def _read(desk: Desk, path: str, ask_again: Callable[[str], None]) -> Then:
    try:
        content = content_of(path)
        document = document_in(content, path)
        if not document.outline.nodes:
            raise NoItemsFound(path=Path(path).name)
    except TrackerError as error:
        return partial(ask_again, error_words(error, desk.words))
    load_anew = partial(begin, desk, Review(path, content, document))
    proposal = proposal_offered(desk, path, document)
    return load_anew if proposal is None else partial(ask_which, desk, proposal, load_anew)


def _keep(desk: Desk, review: Review) -> Then:
    workspace = desk.workspace
    request = replace(workspace.request, plan="", as_of=None)
    source = Path(review.path).name
    try:
        plan = plan_from(accepted(review.draft), new_id=workspace.new_id)
        kept = keep_new(plan, source=source, name=review.name, request=request, settings=workspace.settings)
        kept.close()
    except TrackerError as error:
        return partial(tell, review, error_words(error, desk.words), is_error=True)
    return partial(_open, desk, review, kept.name, len(plan.items))


def _open(desk: Desk, review: Review, name: str, count: int) -> None:
    review.is_whole_app = False
    _close(desk, review)
    try:
        desk.stage.switch_plan(name)
    except TrackerError as error:
        desk.stage.tell(error_words(error, desk.words), is_error=True)
    else:
        desk.stage.tell(desk.words("tell.loaded", name=name, count=count))


def _close(desk: Desk, review: Review) -> None:
    desk.review = None
    if review.is_whole_app:
        desk.stage.exit()
    elif review.screen is not None:
        review.screen.leave()


def _ask_front(desk: Desk, review: Review, *, then: Then) -> None:
    outline = review.draft.outline
    values = {"title": outline.title, "org": outline.org, "year": str(outline.year or ""), "name": review.name}
    fields = [Field(name, desk.words(f"review.{name}"), value) for name, value in values.items()]
    keep = partial(_keep_front, desk, review, then)
    desk.stage.open_screen(FormDialog(desk.words("dialog.front"), fields, keep, desk.words))


def _keep_front(desk: Desk, review: Review, then: Then, typed: dict[str, str]) -> str | None:
    """Another year reads the document anew: `6月底前` is another day then."""
    title, org = clean_line(typed["title"]), clean_line(typed["org"])
    if not title:
        return desk.words("dialog.nothing_typed")
    try:
        year = year_typed(typed["year"], example="2026")
    except BadValue as error:
        return error_words(error, desk.words)
    review.name, review.was_asked = clean_line(typed["name"]), True
    review.make(partial(set_front, title=title, org=org), _at(review))
    if year == review.draft.outline.year:
        _taken_over(desk, review, then)
    else:
        words = desk.words("review.reading", name=Path(review.path).name)
        wait(desk, words, partial(_read_anew, desk, review, year, then), may_be_left=False)
    return None


def _read_anew(desk: Desk, review: Review, year: int, then: Then) -> Then:
    try:
        document = document_in(review.content, review.path, year=year)
    except TrackerError as error:
        return partial(tell, review, error_words(error, desk.words), is_error=True)
    review.take_over(replace(document, outline=replace(document.outline, year=year)))
    return partial(_taken_over, desk, review, then)


def _taken_over(desk: Desk, review: Review, then: Then) -> None:
    show(desk, review, _at(review))
    then()


def _at(review: Review) -> int:
    return review.screen.at if review.screen is not None else 0


def _reviewing(act: Callable[[Desk, Review], None]) -> Act:
    def done(desk: Desk, _items: tuple[str, ...]) -> None:
        if desk.review is not None:
            act(desk, desk.review)

    return done


TABLE: dict[str, Act] = {
    "load": load,
    "review_accept": _reviewing(accept),
    "review_front": _reviewing(ask_front),
    "review_leave": _reviewing(leave),
}
"""What begins and ends a review; the edits are in `reviewing`."""
