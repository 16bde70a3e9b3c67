"""The open plan revised from a file: what would be another is read on a page, and taken over as one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import partial
from pathlib import Path

from tracker.documents import content_of, document_in
from tracker.errors import AnotherLedger, ReportNotPlan, TrackerError
from tracker.language.catalogue import Catalogue
from tracker.language.differing import difference_lines
from tracker.language.wording import error_words
from tracker.model.change import Loaded
from tracker.model.revision import Revision
from tracker.reading.opening import Document
from tracker.reading.outline import Outline
from tracker.returning import Returned
from tracker.revising import comparison, doubts, finished_lines, is_of_another_year, ledger_in, left_lines, take_over
from tracker.tui import presenting
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.acts.files import ask_file
from tracker.tui.acts.proposal import Proposal
from tracker.tui.rows import Ink, Page, Paragraph, paragraph
from tracker.tui.screens.choice import ChoiceDialog, Option
from tracker.tui.screens.reading import Reading, RevisionScreen
from tracker.tui.screens.waiting import Then

_MOST = Fraction(2, 3)
"""A document is taken for the open plan's when at least this share of the plan's items is found again."""


def revise(desk: Desk, _items: tuple[str, ...]) -> None:
    ask_file(desk, "revise", _read)


def proposal_offered(desk: Desk, path: str, read: Document) -> Proposal | None:
    """For a file that was to become a new plan: None unless it seems to be meant for the open one."""
    outline, plan = read.outline, desk.plan
    if desk.workspace.request.as_of is not None:
        return None
    try:
        back = ledger_in(read, desk.workspace)
    except (AnotherLedger, ReportNotPlan):
        return None
    if back is not None:
        return _of_ledger(desk, path, back)
    is_of_another = outline.year != plan.year or is_of_another_year(outline, plan) or outline.org not in ("", plan.org)
    if is_of_another or not outline.nodes:
        return None
    found = _of_document(desk, path, outline)
    is_meant = bool(found.told.changes) and len(found.told.pairs) >= len(plan.items) * _MOST
    return found if is_meant else None


def ask_which(desk: Desk, proposal: Proposal, load_anew: Then) -> None:
    """Whether it is to change the open plan or to become a new one."""
    pairs, total = len(proposal.told.pairs), len(desk.plan.items)
    question = desk.words(f"dialog.is_{proposal.kind}", count=pairs, total=total)
    options = (Option("1", desk.words("dialog.revise_open")), Option("2", desk.words("dialog.load_anew")))

    def choose(place: int) -> None:
        (load_anew if place else partial(show, desk, proposal))()

    desk.stage.open_screen(ChoiceDialog(question, options, choose, desk.words))


def show(desk: Desk, proposal: Proposal) -> None:
    def anew() -> Reading:
        return Reading(_page(proposal, desk.words), presenting.hints_for_revision(desk.words, desk.keyboard))

    if not proposal.told.changes and not proposal.asked and not any(proposal.left(desk.words)):
        desk.stage.tell(desk.words("revise.nothing"))
        return
    desk.proposal = proposal
    desk.stage.open_screen(RevisionScreen(anew))


def accept(desk: Desk, _items: tuple[str, ...]) -> None:
    """Asks where it can be taken over in two ways."""
    proposal = desk.proposal
    if proposal is None:
        return
    if not proposal.asked:
        desk.complain(_take_over(desk, proposal, proposal.told))
        return
    words, key = desk.words, f"dialog.revise_{proposal.kind}"
    options = (Option("1", words(f"{key}_keeping")), Option("2", words(f"{key}_giving_up")))

    def choose(place: int) -> str | None:
        return _take_over(desk, proposal, proposal.ways[place]())

    desk.stage.open_screen(ChoiceDialog(words(key, count=proposal.asked), options, choose, words))


def _take_over(desk: Desk, proposal: Proposal, agreed: Revision) -> str | None:
    """Answers why it cannot be, or None."""
    if not agreed.changes:
        return desk.words("revise.nothing")
    changes = (*agreed.changes, *proposal.also)
    try:
        steps = take_over(desk.workspace, changes, proposal.finished, why=proposal.why)
    except TrackerError as error:
        return error_words(error, desk.words)
    desk.proposal = None
    desk.stage.leave_page()
    desk.stage.refresh_plan()
    count, words = len(agreed.entries()), desk.words
    told = words("tell.revised_by_day", count=count, steps=steps) if steps > 1 else words("tell.revised", count=count)
    desk.stage.tell(told)
    return None


def _read(desk: Desk, path: str, ask_again: Callable[[str], None]) -> Then:
    try:
        read = document_in(content_of(path), path, year=desk.plan.year)
        back = ledger_in(read, desk.workspace)
        found = _of_document(desk, path, read.outline) if back is None else _of_ledger(desk, path, back)
    except TrackerError as error:
        return partial(ask_again, error_words(error, desk.words))
    return partial(show, desk, found)


def _of_document(desk: Desk, path: str, outline: Outline) -> Proposal:
    file = Path(path).name
    compare = comparison(outline, file, desk.workspace)
    told = compare(keeps_worked=False)
    return Proposal(
        file,
        "document",
        told,
        doubts=partial(doubts, told, outline),
        left=lambda _: (),
        asked=len(told.worked),
        ways=(partial(compare, keeps_worked=True), lambda: told),
        also=(Loaded(file),),
    )


def _of_ledger(desk: Desk, path: str, back: Returned) -> Proposal:
    file, plan = Path(path).name, desk.plan
    told = back.against(plan)
    return Proposal(
        file,
        "ledger",
        told.revision,
        doubts=lambda _: (),
        left=partial(left_lines, back, told),
        asked=told.disputed,
        ways=(lambda: told.revision, lambda: back.against(plan, overwrites=True).revision),
        why=file,
        finished=back.finished,
    )


def _page(proposal: Proposal, words: Catalogue) -> Page:
    count = len(proposal.told.entries())
    return (
        paragraph(words("revise.title", file=proposal.file, count=count), Ink.TITLE),
        *(paragraph(line, Ink.YELLOW) for line in proposal.doubts(words)),
        *_grouped(difference_lines(proposal.told, words), Ink.LABEL),
        *_grouped(finished_lines(proposal.finished, proposal.told, words), Ink.LABEL),
        *_grouped(proposal.left(words), Ink.YELLOW),
    )


def _grouped(lines: Iterable[str], ink: str) -> Iterator[Paragraph]:
    """Each heading, which begins at the margin, below an empty line."""
    for line in lines:
        if line.startswith(" "):
            yield paragraph(line, indent=4)
        else:
            yield paragraph("")
            yield paragraph(line, ink)


TABLE: dict[str, Act] = {"revise": revise, "revision_accept": accept}
